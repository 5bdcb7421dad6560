"""What a plan does for another index."""

from dataclasses import replace
from decimal import Decimal

from cchc.core.plan.served import in_force, served, serves, targets_for
from cchc.core.plan.tasks import BodyRequirement, PlanTarget, Serve, Task
from tests.core.builders import area, catalogue, line, plan
from tests.core.index.small import INDEX, SECOND

KNOWLEDGE = Task(id="1", title="Tuyên truyền", leads=(), serves=(Serve("nho", "knowledge"),))
ELECTION = Task(id="2", title="Bầu cử", leads=(), serves=(Serve("nho", "election"),))
STRANGER = Task(id="3", title="Việc khác", leads=(), serves=(Serve("khac", "knowledge"),))
PARAGRAPH = BodyRequirement(id="a", section="nho", text="Đoạn", serves=(Serve("nho", "first"),))
TARGETS = (
    PlanTarget(text="Nhóm 30", index="nho", rank_at_most=30),
    PlanTarget(text="83%", index="nho", factor="1", at_least=Decimal(83)),
    PlanTarget(text="Khác", index="par_index"),
)
PLAN = replace(
    plan(catalogue(area("1", line("1.1")))),
    tasks=(KNOWLEDGE, ELECTION, STRANGER),
    body_requirements=(PARAGRAPH,),
    targets=TARGETS,
)


def test_tasks_and_paragraphs_stand_beside_their_lines() -> None:
    found = {entry.line.key: entry for entry in served(PLAN, INDEX, 2020).lines}
    assert found["knowledge"].tasks == (KNOWLEDGE,)
    assert found["first"].requirements == (PARAGRAPH,)
    assert found["first"].tasks == ()


def test_a_lowest_line_without_a_task_has_no_owner() -> None:
    found = served(PLAN, INDEX, 2020)
    assert [line.key for line in found.without_owner] == ["second"]
    assert not {entry.line.key: entry for entry in found.lines}["first"].without_owner


def test_a_task_for_a_line_that_is_gone_is_said_elsewhere() -> None:
    gone = served(PLAN, INDEX, 2021).elsewhere
    assert [(entry.line.key, entry.tasks) for entry in gone] == [("election", (ELECTION,))]


def test_a_plan_speaks_of_the_years_of_its_period() -> None:
    plan_of_three_years = replace(PLAN, period=(2018, 2020))
    assert [in_force(plan_of_three_years, year) for year in (2017, 2018, 2020, 2021)] == [
        False,
        True,
        True,
        False,
    ]
    assert in_force(replace(PLAN, period=(2020, None)), 2030)


def test_only_plans_that_name_the_index_serve_it() -> None:
    assert serves(PLAN, INDEX)
    assert not serves(replace(PLAN, tasks=(STRANGER,), body_requirements=()), INDEX)


def test_targets_are_those_of_the_index() -> None:
    assert targets_for(PLAN, INDEX) == TARGETS[:2]
    assert targets_for(PLAN, replace(INDEX, id="par-index")) == TARGETS[2:]


def test_a_question_is_served_through_its_factor() -> None:
    question = replace(SECOND, key="question", parent="second", level="question")
    found = served(PLAN, replace(INDEX, lines=(*INDEX.lines, question)), 2020)
    assert [line.key for line in found.without_owner] == ["second"]
