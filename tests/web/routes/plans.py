"""Issued plans: the province reads them, agencies report of their own tasks, the coordinator answers."""

from collections.abc import Callable

from django.utils import timezone

from cchc.core.plan.progress import Slot, Status
from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import Role
from cchc.records.plans.actions import Report, make_calendar_key, save_progress
from tests.records.plans.building import coordinator, nothing_said
from tests.web.routes import Route
from tests.web.walkers import COORDINATORS, EVERYBODY, OWN, PROVINCE, STRANGER, Answers, of, seen

PLAN = "/ke-hoach/vinh-phuc-5264-2018/"
SLUG = "vinh-phuc-5264-2018"
REPORTING = of(Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, where=(OWN,))
SEEN = seen(PROVINCE)
RECORDING = REPORTING | COORDINATORS


def calendar() -> str:
    """The calendar of Sở Nội vụ, which is opened without signing in."""
    number = agency_by_key("vinh-phuc/so-noi-vu").pk
    return f"/ke-hoach/lich/{make_calendar_key(number, by=coordinator(), now=timezone.now())[1]}.ics"


def waiting() -> str:
    """What Sở Nội vụ calls done and its head has not confirmed."""
    nothing_said()
    report = Report(Status.DONE, "Đã xong", timezone.localdate())
    now = timezone.now()
    save_progress(SLUG, Slot("6", "so-noi-vu", "2018-12"), report, seen=0, by=coordinator(), now=now)
    return f"{PLAN}nhiem-vu/6/so-noi-vu/2018-12/"


def own_plan() -> str:
    """Where the plan of Sở Nội vụ of a year is recorded."""
    nothing_said()
    return f"/ke-hoach/co-quan/2018/{agency_by_key('vinh-phuc/so-noi-vu').pk}/"


def of_plan(rest: str) -> str:
    """A page of the plan of Vĩnh Phúc."""
    return f"{PLAN}{rest}"


def once(address: Callable[[], str] | str, get: Answers, post: Answers, **sent: str) -> Route:
    """A page with a form."""
    return Route(address, get, post, sent=sent)


OPEN_TO_ALL = Answers({200: EVERYBODY}, anonymous=200)
ROUTES = {
    "web:plans": Route("/ke-hoach/", Answers({200: EVERYBODY})),
    "web:own_plans": Route("/ke-hoach/co-quan/2018/", Answers({200: EVERYBODY})),
    "web:own_plan": once(
        own_plan,
        Answers({200: RECORDING, 403: PROVINCE - RECORDING}),
        Answers({302: RECORDING, 403: PROVINCE - RECORDING}),
        seen="0",
    ),
    "web:conclusion": once(
        "/ke-hoach/ket-luan/",
        Answers({200: COORDINATORS | {STRANGER}}, others=403),
        Answers({200: COORDINATORS | {STRANGER}}, others=403),
    ),
    "web:calendars": once(
        "/ke-hoach/lich/",
        Answers({200: EVERYBODY}),
        Answers(others=404),
        viec="thu-hoi",
        so="0",
    ),
    "web:calendar_feed": Route(calendar, OPEN_TO_ALL, Answers(others=405, anonymous=405)),
    "web:plan_board": Route(of_plan("theo-doi/"), SEEN),
    "web:plan_check": Route(of_plan("kiem-tra/"), SEEN),
    "web:plan_versions": Route(of_plan("sua-doi/"), SEEN),
    "web:plan_won_back": Route(of_plan("diem-lay-lai/"), SEEN),
    "web:plan_difficulties": once(
        of_plan("kho-khan/"), SEEN, Answers({200: COORDINATORS, 403: PROVINCE - COORDINATORS})
    ),
    "web:plan_task": once(
        of_plan("nhiem-vu/12/"),
        SEEN,
        Answers({302: COORDINATORS, 403: PROVINCE - COORDINATORS}),
        due="31/12/2018",
        why="Theo chỉ đạo",
    ),
    "web:plan_progress": once(
        waiting,
        SEEN,
        Answers({302: RECORDING, 403: PROVINCE - RECORDING}),
        viec="ghi",
        status="doing",
        seen="1",
    ),
}
