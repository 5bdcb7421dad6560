"""Documents: their agency and the province read them, the agency and the coordinator change them."""

from collections.abc import Callable

from cchc.records.people.models import Role
from tests.records.entries.builders import internal
from tests.records.handing_in import handed_in
from tests.web.routes import Route
from tests.web.walkers import (
    COORDINATORS,
    EVERYBODY,
    FOR_EVERYBODY,
    OWN,
    REFUSED,
    STRANGER,
    Answers,
    of,
    seen,
)

HANDING_IN = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, Role.APPRAISER, Role.COORDINATOR)
CHANGING = of(*HANDING_IN, where=(OWN,)) | COORDINATORS
READING = seen(CHANGING, of(Role.LEADER))
WHOLE = seen(COORDINATORS, of(Role.LEADER))
TICKED = Answers({302: COORDINATORS, 403: of(Role.LEADER)})
FORM = Answers({200: CHANGING, 403: of(Role.LEADER)})
NEW = Answers({200: of(*HANDING_IN) | {STRANGER}, 403: EVERYBODY - of(*HANDING_IN) - {STRANGER}})


def of_document(rest: str = "") -> Callable[[], str]:
    """The address of a page of a document of Sở Nội vụ, which is made on the way."""
    return lambda: f"/tai-lieu/{handed_in('so-noi-vu').pk}/{rest}"


def of_bundle(rest: str = "") -> Callable[[], str]:
    """The address of the bundle of a department, in a campaign that is opened on the way."""
    return lambda: f"/dot/{internal().slug}/don-vi/so-a/goi-minh-chung/{rest}"


ROUTES = {
    "web:documents": Route("/tai-lieu/", FOR_EVERYBODY),
    "web:document_new": Route("/tai-lieu/moi/", NEW, NEW),
    "web:document": Route(of_document(), READING),
    "web:document_add": Route(of_document("bo-sung/"), FORM, FORM),
    "web:document_correct": Route(of_document("sua/"), FORM, FORM),
    "web:document_file": Route(of_document("tep/1/"), READING, REFUSED),
    "web:document_page": Route(of_document("tep/1/trang-1.png"), READING, REFUSED),
    "web:bundle": Route(of_bundle(), WHOLE),
    "web:bundle_file": Route(of_bundle("tai-ve.zip"), WHOLE),
    "web:typed": Route(of_bundle("da-nhap/"), REFUSED, TICKED, sent={"line": "1.1.1", "typed": "1"}),
}
