"""Plans as they are carried out, by the interface: who reads, who reports, who confirms."""

from cchc.records.people.models import Role
from tests.web.routes.api import REFUSED as NOT_SO
from tests.web.routes.api import RESULT, ROOT, national
from tests.web.routes.plans import RECORDING, SLUG, waiting
from tests.web.walkers import COORDINATORS, EVERYBODY, OWN, PROVINCE, Answers, of

HERE = f"{ROOT}/plans/{SLUG}"
HEADS = of(Role.UNIT_HEAD, where=(OWN,)) | COORDINATORS


def waited(rest: str = "") -> str:
    """What Sở Nội vụ calls done, below the plan."""
    waiting()
    return f"{HERE}/progress/6/so-noi-vu/2018-12{rest}"


ROUTES = {
    "api:plan_progress": national(f"{HERE}/progress", RESULT),
    "api:plan_board": national(f"{HERE}/board", RESULT),
    "api:plan_versions": national(f"{HERE}/versions", RESULT),
    "api:plan_won_back": national(f"{HERE}/won-back", RESULT),
    "api:plan_check": national(f"{HERE}/check", RESULT),
    "api:plan_difficulties": national(f"{HERE}/difficulties", RESULT),
    "api:progress": national(
        waited,
        RESULT,
        Answers({200: RECORDING, 403: PROVINCE - RECORDING}, anonymous=401),
        status="doing",
        seen=1,
    ),
    "api:progress_confirm": national(
        lambda: waited("/confirm"),
        NOT_SO,
        Answers({200: HEADS, 403: PROVINCE - HEADS}, anonymous=401),
        seen=1,
    ),
    "api:own_plans": national(f"{ROOT}/own-plans/2018", Answers({200: EVERYBODY}, anonymous=401)),
}
