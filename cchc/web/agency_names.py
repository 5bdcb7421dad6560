"""Agencies in words: who leads, who answers, and whom to ask where the source names nobody."""

from collections.abc import Iterable
from datetime import date

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.plan.proposal import proposed_lead
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.sheet import Line

UNSTATED = "chưa ghi"
UNSTATED_SLUG = "chua-ghi"


def names(register: AgencyRegister, identifiers: Iterable[str]) -> str:
    """Names of agencies and groups in one text, separated as in official tables."""
    return "; ".join(register.name_of(identifier) for identifier in identifiers)


def proposed_name(plan: Plan | None, line: Line) -> str:
    """The lead of the area as the plan names it, empty when there is none."""
    lead = proposed_lead(plan, line)
    return "" if plan is None or lead is None else plan.agencies.name_of(lead)


def groups_of(register: AgencyRegister, identifier: str, day: date) -> frozenset[str]:
    """The agency itself and every group to which it belongs on `day`."""
    groups = (group.id for group in register.groups if identifier in members_on(register, group.id, day))
    return frozenset((identifier, *groups))
