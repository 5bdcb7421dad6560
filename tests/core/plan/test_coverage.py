"""Coverage: how closely the tasks of a plan name the lost points."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.plan.coverage import LEVEL_LABELS, Coverage, Level, coverage, points_lost
from cchc.core.plan.proposal import proposed_lead
from cchc.core.plan.tasks import AreaLead, CauseJudgement, Mend, Task
from tests.core.builders import area, catalogue, leftover, line, parent, plan, sheet, task

VERSION = catalogue(
    area("1", parent("1.1", line("1.1.1"), line("1.1.2")), line("1.2")),
    area("2", line("2.1")),
    remainder=(leftover("survey", "4.00"),),
)
RESULT = sheet(VERSION, {"1.1.1": "0.25", "1.1.2": "1.00", "1.2": "0.50", "2.1": "0.00", "survey": "3.00"})


def covered(*tasks: Task) -> Coverage:
    return coverage(plan(VERSION, *tasks), RESULT)


@pytest.mark.parametrize(
    ("mends", "level"),
    [
        ((Mend("line", "1.1.1"),), Level.EXACT),
        ((Mend("line", "1.1"),), Level.PARENT),
        ((Mend("part", "appraised"),), Level.PARENT),
        ((Mend("area", "1"),), Level.AREA),
        ((Mend("index"),), Level.INDEX),
        ((Mend("line", "1.2"), Mend("area", "2"), Mend("part", "officials")), Level.NONE),
        ((Mend("line", "1"),), Level.NONE),
        ((), Level.NONE),
        ((Mend("index"), Mend("area", "1"), Mend("line", "1.1")), Level.PARENT),
    ],
)
def test_the_closest_naming_counts(mends: tuple[Mend, ...], level: Level) -> None:
    assert covered(task("1", *mends)).lines[0].level is level


def test_links_stand_closest_first() -> None:
    links = covered(task("1", Mend("area", "1")), task("2", Mend("line", "1.1.1"))).lines[0].links

    assert [(link.task.id, link.level) for link in links] == [("2", Level.EXACT), ("1", Level.AREA)]


def test_a_line_without_an_area_is_named_by_no_area() -> None:
    survey = covered(task("1", Mend("area", "1"), Mend("area", "2"))).lines[-1]

    assert survey.line.node.key == "survey"
    assert survey.level is Level.NONE


def test_only_lost_lines_are_covered() -> None:
    assert [entry.line.node.key for entry in covered().lines] == ["1.1.1", "1.2", "2.1", "survey"]


def test_a_line_named_by_several_tasks_counts_once() -> None:
    result = covered(task("1", Mend("line", "1.1.1")), task("2", Mend("area", "1")), task("3", Mend("index")))

    assert [gain.at_most for gain in result.tasks] == [Decimal("0.75"), Decimal("1.25"), Decimal(0)]
    assert result.can_win_back == Decimal("1.25")
    assert [gain.task.id for gain in result.useful_tasks] == ["1", "2"]
    assert [gain.task.id for gain in result.idle_tasks] == ["3"]


def test_naming_the_whole_index_wins_nothing_back() -> None:
    result = covered(task("1", Mend("index")))

    assert result.can_win_back == 0
    assert len(result.unnamed) == len(result.at_level(Level.INDEX)) == 4


def test_lines_by_group_of_parts() -> None:
    result = covered(task("1", Mend("part", "officials")))

    assert [entry.line.node.key for entry in result.of_group("survey")] == ["survey"]
    assert [entry.lost for entry in result.of_group("direct")] == [
        Decimal("0.75"),
        Decimal("0.50"),
        Decimal(1),
    ]
    assert points_lost(tuple(entry.line for entry in result.lines)) == Decimal("3.25")


def test_a_judgement_by_cause_is_kept_apart_from_the_codes() -> None:
    judgement = CauseJudgement("2.1", "1", "Chữa đúng nguyên nhân", "Tổ thẩm định")
    judged = replace(plan(VERSION, task("1", Mend("line", "1.2"))), cause_judgements=(judgement,))

    line_lost = coverage(judged, RESULT).lines[2]

    assert [(found.id, why.text) for found, why in line_lost.by_cause] == [("1", "Chữa đúng nguyên nhân")]
    assert line_lost.level is Level.NONE
    assert not line_lost.named


def test_codes_of_another_catalogue_say_nothing() -> None:
    other = replace(VERSION, id="minh-hoa/2018")

    with pytest.raises(ValueError, match="minh-hoa/2018"):
        coverage(plan(other), RESULT)


def test_every_level_has_a_label() -> None:
    assert set(LEVEL_LABELS) == set(Level)


def test_the_lead_of_the_area_is_proposed_where_the_plan_names_one() -> None:
    led = replace(plan(VERSION), area_leads=(AreaLead("1", "so-noi-vu"),))

    assert proposed_lead(led, RESULT.by_key["1.1.1"]) == "so-noi-vu"
    assert proposed_lead(led, RESULT.by_key["2.1"]) is None
    assert proposed_lead(led, RESULT.by_key["survey"]) is None
    assert proposed_lead(None, RESULT.by_key["1.1.1"]) is None
