"""Parts and areas that do not concern a unit are neither zero nor unknown, and stand outside its maximum."""

from decimal import Decimal

from cchc.core.report.score_sheet import score_sheet_report
from tests.golden.real_data import sheet_of

SHEET = sheet_of("par_index_agency/minh-hoa-so-2026/examples/so-e-2026.yaml")


def test_a_part_without_any_line_for_the_unit_is_not_applicable() -> None:
    (survey,) = (total for part, total in SHEET.parts if part.id == "citizens")
    assert survey.not_applicable
    assert survey.max_points == 0
    report = score_sheet_report(SHEET, SHEET.assessment.agencies.name_of)
    assert report.by_id["totals"].cell("citizens", "points").text == "không đánh giá"


def test_the_maximum_of_an_area_leaves_such_lines_out() -> None:
    (area,) = (area for area in SHEET.areas if area.area.code == "3")
    assert area.area.max_points == Decimal(22)
    assert area.max_points == Decimal(16)
    assert not area.not_applicable


def test_every_step_from_the_lines_to_the_total_is_shown() -> None:
    totals = score_sheet_report(SHEET, SHEET.assessment.agencies.name_of).by_id["totals"]
    shown = {row: totals.cell(row, "points").text for row in ("reduced", "scaled", "penalty", "total")}
    assert shown == {"reduced": "71,87", "scaled": "85,56", "penalty": "-0,75", "total": "84,81"}


def test_the_areas_add_up_to_the_total_before_rescaling() -> None:
    areas = score_sheet_report(SHEET, SHEET.assessment.agencies.name_of).by_id["areas"]
    assert areas.cell("total", "points").text == "71,87"
    assert "points" in areas.rows[-1].sums
    assert areas.cell("7", "points").text == "ngoài thang điểm"


def test_the_detailed_table_and_the_areas_give_one_maximum() -> None:
    report = score_sheet_report(SHEET, SHEET.assessment.agencies.name_of)
    for area in ("1", "2", "3", "4", "5", "6"):
        lines, areas = report.by_id["lines"], report.by_id["areas"]
        assert lines.cell(area, "max_points").text == areas.cell(area, "max_points").text
        assert lines.cell(area, "points").text == areas.cell(area, "points").text
