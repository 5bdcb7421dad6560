"""Pages on which figures are filled in: the agency that owes them, and who looks after the whole province."""

from collections.abc import Callable

from django.urls import reverse

from cchc.records.campaigns.models import Member, Portion
from cchc.records.people.models import Role
from tests.web.campaigns_built import figure_sent, proof_attached
from tests.web.routes import Route
from tests.web.walkers import COORDINATORS, FOR_EVERYBODY, OTHER, OWN, Answers, of, seen

NATIONAL, COLLECTING = "vinh-phuc-2017", "vinh-long-2020"
FILLING = of(Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, where=(OWN,))
WHOLE = COORDINATORS | of(Role.LEADER)
SEEN = seen(FILLING, WHOLE)
DONE = Answers({302: FILLING, 403: WHOLE})
FORM = Answers({200: FILLING, 403: WHOLE})
# Sở Tư pháp enters its own figure, the office of the committee adds it up.
MEMBER, COLLATING = "vinh-long/so-tu-phap", "vinh-long/van-phong-ubnd-tinh"
ADDING_UP = of(Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, where=(OTHER,))
LEADERS = of(Role.LEADER)


def portion() -> Portion:
    """What Sở Nội vụ owes."""
    owed = Portion.objects.filter(campaign_unit__campaign__slug=NATIONAL)
    return owed.get(agency__slug="so-noi-vu")


def of_portion(name: str, *more: str) -> Callable[[], str]:
    """An address of that portion."""
    return lambda: reverse(f"web:{name}", args=[NATIONAL, portion().pk, *more])


def of_line(name: str) -> Callable[[], str]:
    """An address of its last line, of which nothing is said yet."""
    return lambda: reverse(f"web:{name}", args=[NATIONAL, portion().pk, portion().lines[-1]])


def proved() -> str:
    """Where a document of that line is taken away."""
    owed = portion()
    line = owed.lines[-1]
    return reverse("web:entry_detach", args=[NATIONAL, owed.pk, line, proof_attached(owed, line).pk])


def member() -> Member:
    """What Sở Tư pháp owes to the sum, as if it had entered nothing yet."""
    asked = Member.objects.filter(collected__campaign_unit__campaign__slug=COLLECTING)
    found = asked.get(agency__slug="so-tu-phap")
    found.contributions.all().delete()
    return found


def of_sum(name: str) -> Callable[[], str]:
    """An address of the table of who adds up."""
    return lambda: reverse(f"web:{name}", args=[COLLECTING, member().collected_id])


def small_form() -> str:
    """The small form of Sở Tư pháp."""
    return reverse("web:contribution", args=[COLLECTING, member().pk])


def sent_back() -> str:
    """Where a figure that was sent is returned."""
    owed = member()
    figure_sent(owed)
    return reverse("web:contribution_return", args=[COLLECTING, owed.collected_id, owed.pk])


NO_ANSWER = Answers(others=405)


def national(address: str, get: Answers, post: Answers = NO_ANSWER) -> Route:
    """A route of the national campaign; Sở Y tế has no work in it."""
    return Route(address, get, post, other="vinh-phuc/so-y-te")


def collecting(address: Callable[[], str], get: Answers, post: Answers = NO_ANSWER, **sent: str) -> Route:
    """A route of the campaign that collects."""
    return Route(address, get, post, "vinh-long", own=MEMBER, other=COLLATING, sent=sent)


ROUTES = {
    "web:campaigns": Route("/dot/", FOR_EVERYBODY),
    "web:campaign": national(f"/dot/{NATIONAL}/", SEEN),
    "web:questions": national(f"/dot/{NATIONAL}/hoi-dap/", SEEN, Answers({403: FILLING | WHOLE})),
    "web:contributions": national(f"/dot/{NATIONAL}/so-lieu/", SEEN),
    "web:portion": Route(of_portion("portion"), SEEN),
    "web:portion_gaps": Route(of_portion("portion_gaps"), SEEN),
    "web:portion_act": Route(of_portion("portion_act", "gui"), NO_ANSWER, DONE),
    "web:entry": Route(
        of_line("entry"), SEEN, DONE, sent={"said": "chua-co", "reason": "Chưa có báo cáo", "seen": "0"}
    ),
    "web:entry_preview": Route(of_line("entry_preview"), NO_ANSWER, FORM),
    "web:entry_attach": Route(of_line("entry_attach"), NO_ANSWER, FORM),
    "web:entry_detach": Route(proved, NO_ANSWER, Answers({302: FILLING})),
    "web:entry_ask": Route(
        of_line("entry_ask"), NO_ANSWER, Answers({302: FILLING | WHOLE}), sent={"text": "Tính thế nào?"}
    ),
    "web:entry_history": Route(of_line("entry_history"), Answers({200: FILLING, 403: WHOLE})),
    "web:contribution": collecting(
        small_form,
        seen(FILLING, ADDING_UP, COORDINATORS),
        Answers({302: FILLING, 403: ADDING_UP | COORDINATORS}),
        said="co-so",
        f_part="9",
        f_whole="10",
        seen="0",
    ),
    "web:collated": collecting(of_sum("collated"), seen(ADDING_UP, WHOLE)),
    "web:adopt": collecting(
        of_sum("adopt"), NO_ANSWER, Answers({302: ADDING_UP | COORDINATORS, 403: LEADERS})
    ),
    "web:collated_file": collecting(
        of_sum("collated_file"),
        Answers({200: ADDING_UP | COORDINATORS, 403: LEADERS}),
        Answers({200: ADDING_UP | COORDINATORS, 403: LEADERS}),
    ),
    "web:collated_template": collecting(of_sum("collated_template"), seen(ADDING_UP, WHOLE)),
    "web:contribution_return": collecting(
        sent_back,
        Answers({200: ADDING_UP | COORDINATORS, 403: LEADERS}),
        Answers({302: ADDING_UP | COORDINATORS, 403: LEADERS}),
        reason="Kiểm tra lại mẫu số",
        due="31/12/2099",
    ),
}
