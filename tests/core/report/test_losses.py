"""Lost points in the score sheet: only what the scale counts can be lost."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import NotApplicable
from cchc.core.catalogue.nodes import Effect, NotApplicablePolicy
from cchc.core.report.outline import Report
from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.scoring.sheet import Sheet
from tests.core.builders import REGISTER, area, catalogue, leftover, line, parent, sheet


def report(result: Sheet) -> Report:
    return score_sheet_report(result, REGISTER.name_of)


def test_bonus_and_penalty_leave_the_losses_of_areas_exact() -> None:
    extra = (line("2.1", "2.00", effect=Effect.BONUS), line("2.2", "3.00", effect=Effect.PENALTY))
    version = catalogue(area("1", line("1.1", "10.00")), area("2", *extra), scale="10")
    capped = replace(version, bonus_cap=Decimal(1))

    areas = report(sheet(capped, {"1.1": "8.00", "2.1": "2.00", "2.2": "2.50"})).by_id["areas"]

    assert areas.cell("2", "points").text == "ngoài thang điểm"
    assert areas.cell("2", "lost_direct").text == ""
    assert areas.cell("total", "points").text == "8,00"
    assert areas.cell("total", "lost_direct").text == "2,00"


def test_what_stands_in_no_area_is_lost_in_a_row_of_its_own() -> None:
    version = catalogue(area("1", line("1.1")), remainder=(leftover("survey", "5.00"),))

    areas = report(sheet(version, {"1.1": "0.25", "survey": "4.00"})).by_id["areas"]

    assert areas.cell("1", "lost_direct").text == "0,75"
    assert areas.cell("1", "lost_survey").text == "chưa có số liệu"
    assert areas.cell("unplaced", "lost_survey").text == areas.cell("total", "lost_survey").text == "1,00"


@pytest.mark.parametrize(
    ("policy", "lost"), [(NotApplicablePolicy.RESCALE, "0,50"), (NotApplicablePolicy.ZERO, "2,50")]
)
def test_a_line_outside_the_scale_is_no_loss_of_its_parent(policy: NotApplicablePolicy, lost: str) -> None:
    criterion = parent("1.1", line("1.1.1"), line("1.1.2", "2.00", optional=True), max_points="3.00")
    version = catalogue(area("1", criterion, max_points="3.00"), scale="3", not_applicable=policy)

    lines = report(sheet(version, {"1.1.1": "0.50", "1.1.2": NotApplicable("Không có")})).by_id["lines"]

    assert lines.cell("1.1", "shortfall").text == lines.cell("1", "shortfall").text == lost
    assert lines.cell("1.1.2", "shortfall").text == "không đánh giá"


def test_an_area_that_does_not_concern_the_unit_says_so() -> None:
    version = catalogue(area("1", line("1.1")), area("2", line("2.1", optional=True)))

    none = NotApplicable("Không có nhiệm vụ này")
    areas = report(sheet(version, {"1.1": "1.00", "2.1": none})).by_id["areas"]

    assert areas.cell("2", "points").text == "không đánh giá"
