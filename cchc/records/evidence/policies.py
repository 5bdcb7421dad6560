"""Who may enter documents of a province."""

from datetime import date

from cchc.records.agencies.models import Agency
from cchc.records.people.models import Role, User
from cchc.records.people.queries import memberships_on


def may_enter_document(by: User, owner: Agency, day: date) -> bool:
    """Only who coordinates public administration reform in the province on that day."""
    held = memberships_on(by, day).filter(role=Role.COORDINATOR, agency__root=owner)
    return by.is_active and held.exists()
