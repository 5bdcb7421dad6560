"""The interface with every role: the key of a person opens what his pages open, and no more."""

from collections.abc import Callable

from django.utils import timezone

from cchc.records.campaigns.actions.moving import propose_move
from cchc.records.campaigns.policies import SCORING
from cchc.records.entries.actions import ask
from cchc.records.evidence.models import Document
from cchc.records.people.models import Role
from tests.records.handing_in import handed_in
from tests.records.registers.building import GIVEN, number, row
from tests.records.registers.building import REPORTS as REGISTER
from tests.records.reports.building import SLUG as ROUND
from tests.web.campaigns_built import INTERNAL, coordinator, internal, proof_attached
from tests.web.coordinating import SMALL, small
from tests.web.routes import Route
from tests.web.routes.documents import CHANGING
from tests.web.routes.published import ENTERING
from tests.web.routes.registers import ABOVE, HOLDING, KEEPS
from tests.web.routes.reports import OPENERS, OWN_WRITERS, WRITERS
from tests.web.routes.reports import inside as of_round
from tests.web.routes.results import attached
from tests.web.routes.scoring import ADDING_UP, COLLATING, FILLING, MEMBER, NATIONAL, WHOLE, member, portion
from tests.web.walkers import COORDINATORS, EVERYBODY, OWN, PROVINCE, Answers, of

ROOT = "/api/v1"
REFUSED = Answers(others=405, anonymous=405)
OPEN = Answers({200: EVERYBODY}, anonymous=200)
SAID = {"fact": {"unknown": "Chưa có báo cáo"}, "seen": 7}


def got(*audience: frozenset[str], **others: int) -> Answers:
    """These read it, for all others it does not exist; nobody without a key."""
    return Answers({200: frozenset().union(*audience)}, anonymous=401, **others)


def national(
    address: Callable[[], str] | str, get: Answers, post: Answers = REFUSED, **sent: object
) -> Route:
    """An address of the interface, with the people of Vĩnh Phúc."""
    return Route(address, get, post, sent=sent, key=True)


def collecting(address: Callable[[], str], get: Answers, post: Answers = REFUSED, **sent: object) -> Route:
    """An address of the interface in the campaign that collects."""
    return Route(address, get, post, "vinh-long", own=MEMBER, other=COLLATING, sent=sent, key=True)


def of_portion(rest: str) -> Callable[[], str]:
    """Below the portion that Sở Nội vụ owes."""
    return lambda: f"{ROOT}/portions/{portion().pk}{rest}"


def of_document(rest: str = "") -> Callable[[], str]:
    """A document of Sở Nội vụ, made on the way."""
    return lambda: f"{ROOT}/documents/{handed_in('so-noi-vu').pk}{rest}"


def inside(rest: str) -> Callable[[], str]:
    """Below an internal campaign of two departments that is opened on the way."""

    def made() -> str:
        internal()
        return f"{ROOT}/campaigns/{INTERNAL}{rest}"

    return made


def reporting(rest: str) -> Callable[[], str]:
    """Below a reporting round that is opened on the way, with the report of Sở Nội vụ sent."""

    def made() -> str:
        of_round("")()
        return f"{ROOT}/reporting/{ROUND}{rest}"

    return made


def proposed() -> str:
    """A proposal to move a small campaign, made on the way."""
    small()
    propose_move(SMALL, ANOTHER, "Văn bản của năm", by=coordinator("vinhphuc"), now=timezone.now())
    return f"{ROOT}/campaigns/{SMALL}/move"


def asked() -> str:
    """Where a question about a line is answered, asked on the way."""
    by, now = coordinator("vinhphuc"), timezone.now()
    question = ask(NATIONAL, portion().lines[0], "Tính thế nào?", by=by, now=now)
    return f"{ROOT}/questions/{question.pk}/answer"


def detached() -> str:
    """Where a report of the board is taken away, attached on the way."""
    attached()
    return f"{OF_BOARD}/documents/{Document.objects.get().pk}/detach"


def of_board(
    address: Callable[[], str] | str, get: Answers, post: Answers = REFUSED, **sent: object
) -> Route:
    """An address of the board of Vĩnh Long."""
    return Route(address, get, post, "vinh-long", sent=sent, key=True)


def of_campaign(rest: str = "") -> str:
    """Below the campaign of the Ministry."""
    return f"{ROOT}/campaigns/{NATIONAL}{rest}"


OLD, NEW = "par_index_province/2948-qd-bnv-2017", "par_index_province/2639-qd-ubnd-2020-vinh-long"
OF_BOARD = f"{ROOT}/results/vinh-long-2020"
ANOTHER = "par_index_agency/minh-hoa-so-2026"
OF_UNIT = "/units/tinh-vinh-phuc"
LEADERS = of(Role.LEADER)
RUNNING = Answers({409: COORDINATORS, 403: LEADERS}, anonymous=401)
JUDGING = of(Role.APPRAISER, Role.UNIT_HEAD, where=(OWN,))
EVERY = got(EVERYBODY)
RESULT = got(PROVINCE)
SEES = got(FILLING, WHOLE)
# The other agency leads an area of the same campaign.
TAKES_PART = got(of(*SCORING), WHOLE)
# Who saw another version than there is, is told so: whatever figures the demonstration holds.
WROTE = Answers({409: FILLING, 403: WHOLE}, anonymous=401)
UNFIT = Answers({}, others=422, anonymous=401)
READS = got(CHANGING, LEADERS)
# Who sees a part of a campaign is told that the whole is not for him.
LOOKS_AFTER = Answers({200: WHOLE, 403: of(*SCORING)}, anonymous=401)
RUNS = Answers({200: COORDINATORS, 403: LEADERS | of(*SCORING)}, anonymous=401)
INSIDE = got(WHOLE)
TICKS = Answers({200: COORDINATORS, 403: PROVINCE - COORDINATORS}, anonymous=401)

ROUTES = {
    "api:openapi": national(f"{ROOT}/openapi.json", OPEN),
    "api:docs": national(f"{ROOT}/docs", OPEN),
    "api:me": national(f"{ROOT}/me", EVERY),
    "api:notices": national(f"{ROOT}/notices", EVERY),
    "api:agencies": national(f"{ROOT}/agencies?search=noi vu", EVERY),
    "api:catalogues": national(f"{ROOT}/catalogues", EVERY),
    "api:catalogue": national(f"{ROOT}/catalogues/par_index_province/2948-qd-bnv-2017", EVERY),
    "api:campaigns": national(f"{ROOT}/campaigns", EVERY),
    "api:campaign": national(of_campaign(), TAKES_PART),
    "api:units": national(of_campaign("/units"), TAKES_PART),
    "api:rounds": national(of_campaign("/units/tinh-vinh-phuc/rounds"), TAKES_PART),
    "api:portions": national(of_campaign("/portions"), TAKES_PART),
    "api:questions": national(
        of_campaign("/questions"),
        TAKES_PART,
        Answers({200: of(*Role)}, anonymous=401),
        line="1.2",
        text="Tính thế nào?",
    ),
    "api:collecting": national(of_campaign("/collected"), TAKES_PART),
    "api:history": national(of_campaign("/history"), TAKES_PART),
    "api:contributions": national(of_campaign("/contributions"), TAKES_PART),
    "api:portion": national(of_portion(""), SEES),
    "api:portion_line": national(
        lambda: f"{ROOT}/portions/{portion().pk}/lines/{portion().lines[0]}", SEES, WROTE, **SAID
    ),
    "api:proofs": national(of_portion("/proofs"), REFUSED, UNFIT),
    "api:proof_detach": national(
        lambda: f"{ROOT}/proofs/{proof_attached(portion()).pk}/detach",
        REFUSED,
        Answers({200: FILLING, 403: WHOLE}, anonymous=401),
    ),
    "api:portion_act": national(
        of_portion("/submit"), REFUSED, Answers({422: FILLING, 403: WHOLE}, anonymous=401)
    ),
    "api:work": national(f"{ROOT}/work", EVERY),
    "api:notices_read": national(f"{ROOT}/notices/read", REFUSED, Answers({200: EVERYBODY}, anonymous=401)),
    "api:late": national(of_campaign("/late"), LOOKS_AFTER),
    "api:calls": national(of_campaign("/calls"), LOOKS_AFTER),
    "api:returns": national(of_campaign("/returns"), TAKES_PART),
    "api:settings": national(of_campaign("/settings"), RUNS),
    "api:move": national(proposed, Answers({200: COORDINATORS, 403: LEADERS | JUDGING}, anonymous=401)),
    "api:outside": national(inside("/outside"), Answers({200: COORDINATORS, 403: LEADERS}, anonymous=401)),
    "api:rounds_report": national(of_campaign(f"{OF_UNIT}/report"), TAKES_PART),
    "api:round_line": national(of_campaign(f"{OF_UNIT}/lines/1.2"), SEES),
    "api:round_deductions": national(of_campaign(f"{OF_UNIT}/lines/1.2/deductions"), RUNS),
    "api:milestones": national(of_campaign(f"{OF_UNIT}/milestones"), LOOKS_AFTER),
    "api:council": national(inside("/council"), INSIDE),
    "api:publication": national(inside("/publication"), INSIDE),
    "api:reproduced": national(inside("/publication/so-a"), got()),
    "api:bundle": national(of_campaign(f"{OF_UNIT}/bundle"), INSIDE),
    "api:bundle_file": national(of_campaign(f"{OF_UNIT}/bundle/file"), INSIDE),
    "api:typed": national(
        of_campaign(f"{OF_UNIT}/typed"),
        REFUSED,
        Answers({200: COORDINATORS, 403: LEADERS}, anonymous=401),
        line="1.2",
        typed=True,
    ),
    "api:portion_return": national(
        of_portion("/return"),
        REFUSED,
        Answers({409: COORDINATORS, 403: FILLING | LEADERS}, anonymous=401),
        reason="Thiếu báo cáo",
        due="2099-12-31",
    ),
    "api:portion_agree": national(
        of_portion("/agree"), REFUSED, Answers({403: FILLING | WHOLE}, anonymous=401)
    ),
    "api:question_answer": national(
        asked,
        REFUSED,
        Answers({200: FILLING | COORDINATORS, 403: of(*Role)}, anonymous=401),
        text="Như văn bản",
    ),
    "api:result": national(f"{ROOT}/results/vinh-phuc-2017", RESULT),
    "api:requirements": of_board(f"{OF_BOARD}/requirements", RESULT),
    "api:requirement": of_board(
        f"{OF_BOARD}/requirements/1.2", REFUSED, TICKS, met=True, reason="Báo cáo số 310/BC-UBND", seen=""
    ),
    "api:requirement_documents": of_board(
        f"{OF_BOARD}/documents",
        REFUSED,
        TICKS,
        title="Báo cáo",
        lines=["3.4.1"],
        day="2020-12-01",
        number="1/BC",
    ),
    "api:requirement_detach": of_board(detached, REFUSED, TICKS, lines=["3.4.1"]),
    "api:plans": national(f"{ROOT}/plans", EVERY),
    "api:plan": national(f"{ROOT}/plans/vinh-phuc-5264-2018", RESULT),
    "api:coverage": national(f"{ROOT}/plans/vinh-phuc-5264-2018/coverage", RESULT),
    "api:reporting_rounds": national(
        f"{ROOT}/reporting",
        EVERY,
        Answers({422: OPENERS}, others=403, anonymous=401),
        kind="khac",
        year=2018,
        agencies=[1],
    ),
    "api:reporting_offer": national(f"{ROOT}/reporting-offer", got(OPENERS, others=403)),
    "api:reporting_amend": national(reporting("/amend"), REFUSED, RUNNING, reason="Lùi hạn", seen=7),
    "api:reporting_close": national(reporting("/close"), REFUSED, RUNNING, seen=7),
    "api:reporting_reopen": national(reporting("/reopen"), REFUSED, RUNNING, reason="Số mới", seen=7),
    "api:reporting_round": national(reporting(""), got(COORDINATORS, LEADERS, WRITERS)),
    "api:reporting_whole": national(reporting("/whole"), got(COORDINATORS, LEADERS)),
    "api:agency_report": national(
        reporting("/agencies/so-noi-vu"),
        got(COORDINATORS, LEADERS, OWN_WRITERS),
        Answers({409: OWN_WRITERS, 403: COORDINATORS | LEADERS}, anonymous=401),
        seen=1,
    ),
    "api:agency_figures": national(
        reporting("/agencies/so-noi-vu/figures"),
        REFUSED,
        Answers({409: OWN_WRITERS, 403: COORDINATORS | LEADERS}, anonymous=401),
        figures={},
        seen=1,
    ),
    "api:reporting_figures": national(
        reporting("/figures"),
        REFUSED,
        Answers({422: COORDINATORS, 403: LEADERS}, anonymous=401),
        rows=[{"agency": "so-noi-vu", "figures": {"dossiers": "1"}, "seen": 1}],
    ),
    "api:report_return": national(
        reporting("/agencies/so-noi-vu/return"),
        REFUSED,
        Answers({200: COORDINATORS, 403: LEADERS | OWN_WRITERS}, anonymous=401),
        reason="Thiếu số liệu",
        due="2099-12-31",
    ),
    "api:report_act": national(
        reporting("/agencies/so-noi-vu/submit"),
        REFUSED,
        Answers({409: OWN_WRITERS, 403: COORDINATORS | LEADERS}, anonymous=401),
    ),
    "api:leader_pages": national(f"{ROOT}/leader", EVERY),
    "api:leader": national(f"{ROOT}/leader/tinh-vinh-phuc", RESULT),
    "api:comparison": national(f"{ROOT}/comparison?old={OLD}&new={NEW}", EVERY),
    "api:instruments": national(f"{ROOT}/instruments", EVERY),
    "api:instrument": national(f"{ROOT}/instruments/sipas/2640-qd-bnv-2017", EVERY),
    "api:profile": national(f"{ROOT}/indices/papi/profiles/tinh-vinh-phuc", EVERY),
    "api:entered": national(f"{ROOT}/indices/papi/entered", got(ENTERING, others=403)),
    "api:registers": national(f"{ROOT}/registers", EVERY),
    "api:register": national(f"{ROOT}/registers/{REGISTER}", got(HOLDING)),
    "api:register_rows": national(
        f"{ROOT}/registers/{REGISTER}/rows", REFUSED, Answers({422: HOLDING}, others=422, anonymous=401)
    ),
    "api:register_year": national(
        f"{ROOT}/registers/{REGISTER}/years/2026",
        got(HOLDING),
        Answers({422: HOLDING}, others=422, anonymous=401),
    ),
    "api:register_row": national(
        lambda: f"{ROOT}/registers/{REGISTER}/rows/{row(agency='so-noi-vu').pk}",
        got(KEEPS, ABOVE),
        Answers({409: KEEPS, 403: ABOVE}, anonymous=401),
        values=GIVEN | {"sent": "19/09/2026"},
        seen=7,
    ),
    "api:register_fact": national(
        lambda: (
            f"{ROOT}/registers/{REGISTER}/fact?catalogue={ANOTHER}&line=1.2&year=2026"
            f"&agency={number('so-noi-vu')}"
        ),
        got(KEEPS, ABOVE),
    ),
    "api:glossary": national(f"{ROOT}/glossary", EVERY),
    "api:documents": national(f"{ROOT}/documents", EVERY, UNFIT),
    "api:document": national(of_document(), READS),
    "api:document_files": national(of_document("/files"), REFUSED, UNFIT),
    "api:document_file": national(of_document("/files/1"), READS),
    "api:results": national(f"{ROOT}/results", EVERY),
    "api:result_sheet": national(f"{ROOT}/results/vinh-phuc-2017/sheet", RESULT),
    "api:result_deductions": national(f"{ROOT}/results/vinh-phuc-2017/deductions", RESULT),
    "api:result_trace": national(f"{ROOT}/results/vinh-phuc-2017/lines/1.2", RESULT),
    "api:indices": national(f"{ROOT}/indices", EVERY),
    "api:league": national(f"{ROOT}/indices/papi/league/2020", EVERY),
    "api:contribution": collecting(
        lambda: f"{ROOT}/contributions/{member().pk}",
        got(FILLING, ADDING_UP, COORDINATORS),
        Answers({200: FILLING, 403: ADDING_UP | COORDINATORS}, anonymous=401),
        fact={"part": "9", "whole": "10"},
        seen=0,
    ),
    "api:contribution_send": collecting(
        lambda: f"{ROOT}/contributions/{member().pk}/send",
        REFUSED,
        Answers({422: FILLING, 403: ADDING_UP | COORDINATORS}, anonymous=401),
    ),
    "api:collected": collecting(lambda: f"{ROOT}/collected/{member().collected_id}", got(ADDING_UP, WHOLE)),
    "api:adopt": collecting(
        lambda: f"{ROOT}/collected/{member().collected_id}/adopt",
        REFUSED,
        Answers({200: ADDING_UP | COORDINATORS, 403: LEADERS}, anonymous=401),
        seen=0,
    ),
    "api:contribution_return": collecting(
        lambda: f"{ROOT}/collected/{member().collected_id}/return", REFUSED, UNFIT
    ),
}
