"""Who takes a portion home as a package and brings it back; a pure function of standing and rows."""

from cchc.records.campaigns.models import Portion
from cchc.records.entries.policies import may_save_entry
from cchc.records.people.queries import Standing


def may_exchange_package(standing: Standing, portion: Portion, kin: frozenset[int]) -> bool:
    """Whoever enters the figures of the portion on its page."""
    return may_save_entry(standing, portion, kin)
