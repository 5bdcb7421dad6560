"""The interface with every role: the key of a person opens what his pages open, and no more."""

from collections.abc import Callable

from cchc.records.campaigns.policies import SCORING
from cchc.records.people.models import Role
from tests.records.handing_in import handed_in
from tests.web.campaigns_built import proof_attached
from tests.web.routes import Route
from tests.web.routes.documents import CHANGING
from tests.web.routes.scoring import ADDING_UP, COLLATING, FILLING, MEMBER, NATIONAL, WHOLE, member, portion
from tests.web.walkers import COORDINATORS, EVERYBODY, PROVINCE, Answers, of

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


def of_campaign(rest: str = "") -> str:
    """Below the campaign of the Ministry."""
    return f"{ROOT}/campaigns/{NATIONAL}{rest}"


EVERY = got(EVERYBODY)
RESULT = got(PROVINCE)
SEES = got(FILLING, WHOLE)
# The other agency leads an area of the same campaign.
TAKES_PART = got(of(*SCORING), WHOLE)
# Who saw another version than there is, is told so: whatever figures the demonstration holds.
WROTE = Answers({409: FILLING, 403: WHOLE}, anonymous=401)
UNFIT = Answers({}, others=422, anonymous=401)
READS = got(CHANGING, of(Role.LEADER))

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
    "api:questions": national(of_campaign("/questions"), TAKES_PART),
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
}
