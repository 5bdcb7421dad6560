"""Who enters documents of a province, who hands in files for an agency, and who reads them."""

from datetime import date

from django.db.models import Q

from cchc.records.agencies.models import Agency
from cchc.records.evidence.models import Document
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, memberships_on

HANDING_IN = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, Role.APPRAISER, Role.COORDINATOR)
# Who judges reads what proves a line once it has left; being above an agency opens none of its drafts.
BELOW_TOO = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)


def may_enter_document(by: User, owner: Agency, day: date) -> bool:
    """Only who coordinates public administration reform in the province on that day."""
    held = memberships_on(by, day).filter(role=Role.COORDINATOR, agency__root=owner)
    return by.is_active and held.exists()


def may_hand_in(standing: Standing, agency: Agency) -> bool:
    """Whoever works on the yearly circle in this very agency."""
    return any(one.agency == agency.pk and one.role in HANDING_IN for one in standing.held)


def may_change_document(standing: Standing, document: Document) -> bool:
    """Whoever works in the agency of the document or in one above it, and who coordinates in the province."""
    return document.agency_id in _handing_in(standing) or standing.coordinates(document.owner_id)


def may_read_document(standing: Standing, document: Document) -> bool:
    """The same people, and the leaders of the province; those who judge a line read its proofs besides."""
    return may_change_document(standing, document) or standing.leads(document.owner_id)


def readable(standing: Standing) -> Q:
    """The documents that the person reads by himself, without having a line before him."""
    whole = {one.root for one in standing.held if one.role in (Role.COORDINATOR, Role.LEADER) and one.root}
    return Q(owner__in=whole) | Q(agency__in=_handing_in(standing))


def _handing_in(standing: Standing) -> frozenset[int]:
    """The agencies whose documents are the person's: his own, and those below where he scores or leads."""
    own = {one.agency for one in standing.held if one.role in HANDING_IN}
    below = {agency for one in standing.held if one.role in BELOW_TOO for agency in one.reach}
    return frozenset(own | below)
