"""The result of Vĩnh Phúc for 2017 and the plan that mends it, held to the published figures."""

from decimal import Decimal

import pytest

from cchc.core.plan.coverage import Coverage, Level, coverage
from cchc.core.scoring.deduction import DeductionTable, deduction_problems, deduction_table
from cchc.core.scoring.sheet import Sheet
from tests.golden.real_data import PAR_2017, STORE, sheet_of

RESULT = f"{PAR_2017}/examples/vinh-phuc-2017.yaml"
LOST = {
    "1.2": "1.25",
    "1.6": "1.00",
    "3.1.1": "0.50",
    "3.2.1": "0.50",
    "3.2.2": "1.00",
    "4.1.2": "1.00",
    "5.4": "1.00",
    "5.5.2": "0.25",
    "5.7.1": "0.25",
    "7.1.1": "0.20",
    "7.1.4": "0.50",
    "7.2.2": "1.00",
    "7.2.3": "1.00",
    "7.3.2": "1.00",
    "8.2.1": "0.50",
    "8.2.3": "1.50",
}


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return sheet_of(RESULT)


@pytest.fixture(scope="module")
def table(sheet: Sheet) -> DeductionTable:
    return deduction_table(sheet)


@pytest.fixture(scope="module")
def covered(sheet: Sheet) -> Coverage:
    return coverage(STORE.plan_named("vinh-phuc-5264-2018"), sheet)


def test_the_total_is_the_published_one(sheet: Sheet) -> None:
    groups = {group.id: figure.points.exact for group, figure in sheet.groups}
    parts = {part.id: figure.points.exact for part, figure in sheet.parts}

    assert sheet.total.points.exact == Decimal("80.29")
    assert groups == {"direct": Decimal("53.05"), "survey": Decimal("27.24")}
    assert parts == {
        "appraised": Decimal("51.55"),
        "impact": Decimal("1.50"),
        "sipas": Decimal("12.00"),
        "officials": Decimal("15.24"),
    }


def test_every_published_figure_agrees_to_the_hundredth(sheet: Sheet) -> None:
    assert [row.difference for row in sheet.reconciliation] == [Decimal(0)] * 7
    assert all(row.agrees for row in sheet.reconciliation)


def test_direct_points_lost_and_the_survey_make_up_the_whole_shortfall(
    sheet: Sheet, table: DeductionTable
) -> None:
    shortfalls = {part.id: figure.shortfall for part, figure in sheet.parts}

    assert {row.line.node.code: row.lost for row in table.rows} == {
        code: Decimal(lost) for code, lost in LOST.items()
    }
    assert len(table.rows) == 16
    assert table.total == Decimal("12.45")
    assert shortfalls["officials"] == table.silent_total == Decimal("7.26")
    assert sheet.total.shortfall == table.total + table.silent_total == Decimal("19.71")


def test_losses_by_area_are_known_where_totals_are_not(sheet: Sheet) -> None:
    assert [area.points for area in sheet.areas] == [None] * 8
    assert [area.lost["direct"].amount for area in sheet.areas] == [
        Decimal(lost) for lost in ("2.25", "0", "2.00", "1.00", "1.50", "0", "3.70", "2.00")
    ]
    assert all(area.lost["direct"].complete for area in sheet.areas)


def test_area_maxima_sum_to_the_scale(sheet: Sheet) -> None:
    maxima = [area.max_points or Decimal(0) for area in sheet.assessment.catalogue.areas]

    assert maxima == [Decimal(most) for most in ("10", "10", "14.5", "11", "16", "7", "16", "15.5")]
    assert sum(maxima) == sheet.assessment.catalogue.scale == 100


def test_every_row_opens_to_items_that_explain_it(sheet: Sheet, table: DeductionTable) -> None:
    reports = next(row for row in table.rows if row.line.node.code == "1.2")

    assert [item.amount for item in reports.items] == [Decimal("1.00"), Decimal("0.25")]
    assert [item.responsible for item in reports.items] == [
        ("so-thong-tin-va-truyen-thong",),
        ("so-tu-phap",),
    ]
    assert all(item.cause for row in table.rows for item in row.items)
    assert deduction_problems(sheet) == ()


def test_losses_by_agency(table: DeductionTable) -> None:
    losses = {" + ".join(loss.agencies): loss.amount for loss in table.by_agency}

    assert losses == {
        "": Decimal("5.00"),
        "so-noi-vu": Decimal("3.00"),
        "so-thong-tin-va-truyen-thong": Decimal("2.70"),
        "so-tu-phap": Decimal("0.75"),
        "so-thong-tin-va-truyen-thong + so-tu-phap": Decimal("1.00"),
    }
    assert sum(losses.values()) == table.total


def test_the_lines_without_a_responsible_agency(table: DeductionTable) -> None:
    nameless = next(loss for loss in table.by_agency if not loss.agencies)

    assert {item.line for item in nameless.items} == {
        "1.6",
        "3.2.1",
        "5.4",
        "5.5.2",
        "5.7.1",
        "8.2.1",
        "8.2.3",
    }


def test_four_lines_are_named_by_no_task(covered: Coverage) -> None:
    nameless = [line for line in covered.of_group("direct") if not line.named]

    assert [line.line.node.code for line in nameless] == ["1.2", "5.4", "5.7.1", "8.2.3"]
    assert sum(line.lost for line in nameless) == Decimal("4.00")


def test_one_line_is_named_only_through_its_area(covered: Coverage) -> None:
    by_area = covered.at_level(Level.AREA)

    assert [(line.line.node.code, line.lost) for line in by_area] == [("7.1.1", Decimal("0.20"))]
    assert [link.task.id for link in by_area[0].links if link.level is Level.AREA] == ["5"]


def test_what_the_tasks_can_win_back(covered: Coverage) -> None:
    assert covered.can_win_back == Decimal("8.45")
    assert len(covered.useful_tasks) == 10
    assert len(covered.idle_tasks) == 14
    assert len(covered.tasks) == 24


def test_no_task_goes_to_the_survey_of_officials(covered: Coverage) -> None:
    survey = covered.of_group("survey")

    assert [(line.line.node.id, line.lost) for line in survey] == [("officials-rest", Decimal("7.26"))]
    assert not any(line.named for line in survey)


def test_a_judgement_by_cause_stands_beside_the_codes(covered: Coverage) -> None:
    line = next(line for line in covered.lines if line.line.node.code == "7.1.1")

    assert "8" in [task.id for task, _ in line.by_cause]
    assert "8" not in [link.task.id for link in line.links]
