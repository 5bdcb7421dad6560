"""Progress, amendments, conclusions and drafts of plans, written by two people at once."""

from collections.abc import Callable
from datetime import date

import pytest

from cchc.core.plan.progress import Status
from cchc.records.audit.models import Event
from cchc.records.people.models import User
from cchc.records.plans.actions import (
    OwnPlanGiven,
    Report,
    answer_difficulty,
    issue_plan,
    raise_difficulty,
    record_own_plan,
    save_progress,
)
from cchc.records.plans.actions.concluding import ConcludedTask, Conclusion, enter_conclusion
from cchc.records.plans.models import Difficulty, OwnPlan, Plan, Progress
from tests.records.entries.apart import alone, at_once, overtaken
from tests.records.plans.building import (
    at,
    coordinator,
    head,
    issued,
    nothing_said,
    scorer,
    slot,
    task,
    written,
)
from tests.records.together.telling import told, words

pytestmark = pytest.mark.usefixtures("apart")
FIRST, SECOND = date(2018, 1, 5), date(2018, 6, 1)
NOW = at(date(2018, 6, 2))
PEOPLE = 8
WHOLE_YEAR = slot("2", "once")


def plan() -> tuple[User, ...]:
    """A yearly plan without progress, and three people of the agency that leads its tasks."""
    nothing_said()
    issued("nam-2018", FIRST, task("1", "Tháng 3/2018"), task("2", "Trong năm 2018"))
    return scorer(), head(), coordinator()


def says(text: str, by: User, plan: str = "nam-2018", seen: int = 0) -> Progress:
    """The agency says that it is at work."""
    return save_progress(plan, WHOLE_YEAR, Report(Status.DOING, text), seen=seen, by=by, now=NOW)


def amend() -> Plan:
    """The amendment of June, issued as a signed plan is."""
    tasks = task("2", "Trong năm 2018"), task("3", "Tháng 10/2018")
    core, text = written("nam-2018-sua", SECOND, *tasks, amends="nam-2018")
    return issue_plan(core, text, "0" * 64, None, by=coordinator(), now=NOW)


def said() -> list[tuple[str, str, int]]:
    """Text, plan and version of everything that was said."""
    rows = Progress.objects.order_by("pk")
    return list(rows.values_list("result", "task__plan__slug", "version"))


def test_of_two_who_report_one_occurrence_the_second_is_told_who_was_first() -> None:
    one, two, _ = alone(plan)
    first, second = overtaken(lambda: says("Đã họp", one), lambda: says("Chưa họp", two))
    assert (told(first), told(second)) == ("", "progress_changed")
    assert words(second).startswith(f"{one} đã ghi lúc 09:00 ngày 02/06/2018: ")
    assert alone(said) == [("Đã họp", "nam-2018", 1)]


def test_of_many_who_report_one_occurrence_exactly_one_is_kept() -> None:
    people = alone(plan)
    things = [(f"Lần {place}", people[place % len(people)]) for place in range(PEOPLE)]
    found = at_once(lambda thing: says(*thing), things, PEOPLE)
    assert sorted(map(told, found)) == ["", *["progress_changed"] * (PEOPLE - 1)]
    assert len(alone(said)) == 1


def test_an_amendment_waits_for_the_progress_that_is_being_written() -> None:
    one, two, _ = alone(plan)

    def amended_and_said() -> Progress:
        amend()
        return says("Chưa họp", two, "nam-2018-sua")

    first, second = overtaken(lambda: says("Đã họp", one), amended_and_said)
    assert (told(first), told(second)) == ("", "progress_changed")
    assert alone(said) == [("Đã họp", "nam-2018", 1)]


def test_progress_that_waited_for_an_amendment_is_written_in_the_new_version() -> None:
    one, two, _ = alone(plan)
    first, second = overtaken(amend, lambda: says("Đã họp", one))
    assert (told(first), told(second)) == ("", "")
    assert alone(said) == [("Đã họp", "nam-2018-sua", 1)]
    assert told(*at_once(lambda by: says("Họp lại", by, seen=1), [two], 1)) == ""
    assert alone(said) == [("Họp lại", "nam-2018-sua", 2)]


def test_an_amendment_among_many_who_write_waits_for_nobody_for_ever() -> None:
    people = alone(plan)
    writers = [lambda by=by, n=n: says(f"{by}, lần {n}", by) for by in people for n in (1, 2)]
    acts: list[Callable[[], object]] = [*writers[:3], amend, *writers[3:], amend]
    found = at_once(lambda act: act(), acts, PEOPLE)
    codes = sorted(map(told, found))
    assert codes == ["", "", "plan_known", *["progress_changed"] * (len(writers) - 1)]
    assert len(alone(said)) == 1


def test_a_conclusion_is_entered_once_however_often_it_is_sent() -> None:
    by = alone(plan)[2]
    paper = Conclusion("12/TB", SECOND, "Kết luận", (ConcludedTask("Họp", "so-noi-vu", "Quý III/2018"),))
    act = lambda: enter_conclusion(paper, by=by, now=NOW)  # noqa: E731
    first, second = overtaken(act, act)
    assert (told(first), told(second)) == ("", "plan_known")
    assert words(second).startswith("Đã có kế hoạch số 12/TB")
    assert alone(lambda: Plan.objects.filter(number="12/TB").count()) == 1
    assert alone(lambda: Event.objects.filter(verb="plans.issued").count()) == 1


def test_of_two_who_answer_a_difficulty_the_second_is_told_who_was_first() -> None:
    one, _, by = alone(plan)
    raised = alone(lambda: raise_difficulty("nam-2018", WHOLE_YEAR, "difficulty", "Thiếu", by=one, now=NOW))
    first, second = overtaken(
        lambda: answer_difficulty(raised.pk, "Sẽ bố trí", by=by, now=NOW),
        lambda: answer_difficulty(raised.pk, "Không có", by=by, now=NOW),
    )
    assert (told(first), told(second)) == ("", "answer_changed")
    assert words(second).startswith(f"{by} đã trả lời lúc 09:00 ngày 02/06/2018")
    assert alone(lambda: Difficulty.objects.get().answer) == "Sẽ bố trí"


def test_the_plan_of_an_agency_is_recorded_by_one_of_two() -> None:
    one, two, _ = alone(plan)
    agency = alone(lambda: next(iter(one.memberships.values_list("agency", flat=True))))

    def records(number: str, by: User) -> OwnPlan:
        given = OwnPlanGiven(issued=True, number=number, day=FIRST)
        return record_own_plan(agency, 2018, given, seen=0, by=by, now=NOW)

    first, second = overtaken(lambda: records("1/KH", one), lambda: records("2/KH", two))
    assert (told(first), told(second)) == ("", "own_plan_changed")
    assert alone(lambda: list(OwnPlan.objects.values_list("number", flat=True))) == ["1/KH"]
