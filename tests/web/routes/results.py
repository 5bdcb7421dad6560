"""Pages of results, boards, plans and of the chairman: the whole province sees them, nobody else."""

from cchc.records.evidence.models import Document
from tests.web.addresses import FORMS_OF_THE_BOARD, OF_VINH_PHUC
from tests.web.conftest import signed_in
from tests.web.routes import Route
from tests.web.walkers import COORDINATORS, PROVINCE, Answers, seen

ATTACH = FORMS_OF_THE_BOARD["board_attach"]
SEEN = seen(PROVINCE)
FORM = Answers({200: COORDINATORS, 403: PROVINCE - COORDINATORS})
DONE = Answers({302: COORDINATORS, 403: PROVINCE - COORDINATORS})
A_TICK = {"line": "1.2", "verdict": "met", "reason": "Theo Báo cáo số 310/BC-UBND"}


def attached() -> str:
    """The page on which a report that proves a line is taken away."""
    report = {"loai": "khac", "title": "Báo cáo kiểm soát TTHC", "lines": ["3.4.1"]}
    signed_in("vinhlong").post(ATTACH, report)
    return f"{ATTACH}{Document.objects.get().pk}/go/"


ROUTES = {f"web:{name}": Route(address, SEEN) for name, address in OF_VINH_PHUC.items()} | {
    "web:board_tick": Route(
        FORMS_OF_THE_BOARD["board_tick"], Answers(others=405), DONE, "vinh-long", sent=A_TICK
    ),
    "web:board_attach": Route(ATTACH, FORM, FORM, "vinh-long"),
    "web:board_detach": Route(attached, FORM, DONE, "vinh-long", sent={"lines": "3.4.1"}),
}
