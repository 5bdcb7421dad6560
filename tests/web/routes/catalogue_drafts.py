"""Draft catalogues: who coordinates in the province and administrators work on them, others find nothing."""

from collections.abc import Callable

from cchc.records.people.models import Role
from tests.web.catalogue_drafting import drafted
from tests.web.routes import Route
from tests.web.walkers import ADMINISTRATOR, COORDINATORS, REFUSED, STRANGER, Answers, of

WORKING = COORDINATORS | of(Role.ADMINISTRATOR) | {ADMINISTRATOR}
LISTED = Answers({200: WORKING | {STRANGER}}, others=403)
SHOWN = Answers({200: WORKING})
BACK = Answers({302: WORKING})


def of_draft(rest: str = "") -> Callable[[], str]:
    """A page of a draft of Vĩnh Phúc, which is made on the way."""
    return lambda: f"/bo-tieu-chi/ban-thao/{drafted().pk}/{rest}"


ROUTES = {
    "web:catalogue_drafts": Route("/bo-tieu-chi/ban-thao/", LISTED),
    "web:catalogue_draft_new": Route("/bo-tieu-chi/ban-thao/moi/", LISTED, LISTED),
    "web:catalogue_draft": Route(of_draft(), SHOWN, SHOWN, sent={"viec": "them"}),
    "web:catalogue_draft_file": Route(of_draft("catalogue.yaml"), SHOWN, REFUSED),
    "web:catalogue_draft_head": Route(of_draft("thong-tin/"), SHOWN, SHOWN),
    "web:catalogue_draft_comparison": Route(of_draft("so-sanh/"), SHOWN, REFUSED),
    "web:catalogue_draft_mapping": Route(of_draft("doi-chieu/"), SHOWN, SHOWN),
    "web:catalogue_draft_mapping_file": Route(of_draft("doi-chieu/doi-chieu.yaml"), SHOWN, REFUSED),
    "web:catalogue_draft_line": Route(of_draft("dong/bao-cao/"), SHOWN, SHOWN),
    "web:catalogue_draft_workbook": Route(of_draft("bang-tinh/"), SHOWN, SHOWN),
    "web:catalogue_draft_workbook_apply": Route(of_draft("bang-tinh/nhan/"), BACK, BACK),
    "web:catalogue_draft_workbook_file": Route(of_draft("bang-tinh/ban-thao.xlsx"), SHOWN, REFUSED),
}
