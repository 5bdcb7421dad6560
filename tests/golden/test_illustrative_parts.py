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
