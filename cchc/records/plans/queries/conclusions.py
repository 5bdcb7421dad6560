"""Whom the conclusions of a meeting can name."""

from cchc.records.agencies.queries import register_of
from cchc.records.people.models import User
from cchc.records.people.queries import Standing
from cchc.records.plans.models import Plan
from cchc.records.plans.policies import visible
from cchc.records.plans.queries.issued import complete


def newest_coordinated(by: User, standing: Standing) -> Plan | None:
    """The newest plan of the province in which a person coordinates; one query."""
    rows = complete(visible(by)).select_related("issuer")
    return next((row for row in rows if standing.coordinates(row.issuer.root_id or row.issuer_id)), None)


def conclusion_leads(by: User, standing: Standing) -> tuple[tuple[str, str], ...]:
    """Agencies that exist today or groups, by identifier and name; none where there is no plan yet."""
    like = newest_coordinated(by, standing)
    if like is None:
        return ()
    register = register_of(like.register)
    agencies = ((one.id, one.name) for one in register.agencies if one.kind != "province")
    return (*((one.id, one.name) for one in register.groups), *agencies)
