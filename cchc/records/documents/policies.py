"""Who writes documents, who sees them, who keeps the templates of a province; pure functions of standings."""

from django.db.models import Q

from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

WRITING = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)


def may_freeze(standing: Standing, root: int, agency: int | None) -> bool:
    """Whoever coordinates in the province; of an agency's own documents who works for it."""
    if standing.coordinates(root):
        return True
    return agency is not None and standing.serves(agency, *WRITING)


def may_attach_signed(standing: Standing, root: int, agency: int | None) -> bool:
    """Whoever may write the document records its number, day and signed copy."""
    return may_freeze(standing, root, agency)


def may_see_issued(standing: Standing, root: int, agency: int | None) -> bool:
    """Coordinators and leaders of the province; of an agency's own documents whoever serves in it."""
    if standing.coordinates(root) or standing.leads(root):
        return True
    return agency is not None and (agency in standing.agencies or standing.serves(agency, *WRITING))


def seen(standing: Standing) -> Q:
    """The documents for which `may_see_issued` holds, as a condition."""
    whole = {one.root for one in standing.held if one.role in (Role.COORDINATOR, Role.LEADER) and one.root}
    below = {agency for one in standing.held if one.role in WRITING for agency in one.reach}
    return Q(root__in=whole) | Q(agency__in=standing.agencies | below)


def may_keep_templates(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province brings in, starts and ends its templates."""
    return standing.coordinates(root)
