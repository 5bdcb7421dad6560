"""The score sheet: the figures of Vĩnh Phúc 2017, and what bonus, rescaling and missing figures look like."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.core.catalogue.bands import Band
from cchc.core.catalogue.facts import FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Catalogue, Decision, Effect, Status
from cchc.core.report.outline import Report
from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.report.title_block import decision_text
from cchc.core.scoring.assessment import Assessment, Published, PublishedFigure
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import (
    ILLUSTRATION,
    ON_TIME,
    REGISTER,
    area,
    assessment,
    catalogue,
    collected,
    every,
    leftover,
    line,
    parent,
    ratio,
)
from tests.core.report.real import departments, vinh_phuc


def report_of(result: Assessment) -> Report:
    return score_sheet_report(score_sheet(result), REGISTER.name_of)


def texts(report: Report, section: str, row: str, *columns: str) -> list[str]:
    return [report.by_id[section].cell(row, column).text for column in columns]


def fact(report: Report, key: str) -> str:
    return next(found.cell.text for found in report.facts if found.key == key)


@pytest.fixture(name="real")
def real_report() -> Report:
    return score_sheet_report(vinh_phuc(), vinh_phuc().assessment.agencies.name_of)


@pytest.mark.parametrize(
    ("row", "points", "shortfall", "rank"),
    [
        ("total", "80,29", "19,71", "20"),
        ("direct", "53,05", "12,45", "9"),
        ("survey", "27,24", "7,26", ""),
        ("appraised", "51,55", "10,45", ""),
        ("impact", "1,50", "2,00", ""),
        ("sipas", "12,00", "0,00", "1"),
        ("officials", "15,24", "7,26", "54"),
    ],
)
def test_totals_of_vinh_phuc(real: Report, row: str, points: str, shortfall: str, rank: str) -> None:
    found = texts(real, "totals", row, "points", "shortfall", "rank", "difference", "agrees")

    assert found == [points, shortfall, rank, "0,00", "khớp"]


def test_areas_of_vinh_phuc_show_no_total_but_what_is_lost(real: Report) -> None:
    rows = [texts(real, "areas", str(code), "points", "lost_direct", "lost_survey") for code in range(1, 9)]

    assert [row[1] for row in rows] == ["2,25", "0,00", "2,00", "1,00", "1,50", "0,00", "3,70", "2,00"]
    assert {row[0] for row in rows} == {row[2] for row in rows} == {"chưa có số liệu"}
    assert texts(real, "areas", "unplaced", "points", "lost_direct", "lost_survey") == [
        "60,74",
        "0,00",
        "7,26",
    ]
    assert texts(real, "areas", "total", "max_points", "points", "lost_direct") == [
        "100,00",
        "80,29",
        "12,45",
    ]


def test_title_block_of_vinh_phuc(real: Report) -> None:
    assert real.subtitle == "Tỉnh Vĩnh Phúc, năm 2017"
    assert fact(real, "decision") == "Quyết định số 2948/QĐ-BNV ngày 28/12/2017 của Bộ Nội vụ"
    assert fact(real, "data_date") == "02/05/2018"
    assert fact(real, "rank") == "20/63, giảm 12 bậc so với năm trước"
    assert not real.illustrative


def test_a_criterion_has_points_only_where_its_lines_account_for_its_maximum(real: Report) -> None:
    assert texts(real, "lines", "8.2", "max_points", "points", "shortfall") == ["3,50", "1,50", "2,00"]
    assert texts(real, "lines", "3.1", "points") == ["chưa có số liệu"]
    assert texts(real, "lines", "1.1", "max_points", "points", "note") == [
        "",
        "",
        "điểm nằm trong dòng “Phần thẩm định chưa có điểm chuẩn của từng tiêu chí”",
    ]


def test_the_total_of_the_lines_is_a_plain_sum(real: Report) -> None:
    closing = real.by_id["lines"].rows[-1]

    assert closing.sums == ("max_points", "points", "shortfall")


def test_illustrative_results_say_so_and_show_caps_and_rescaling() -> None:
    reports = [score_sheet_report(sheet, sheet.assessment.agencies.name_of) for sheet in departments()]
    ids = {row.id for report in reports for row in report.by_id["totals"].rows}

    assert all(report.illustrative for report in reports)
    assert {"bonus", "penalty", "reduced"} <= ids
    assert {"rank", "published"}.isdisjoint(column.key for column in reports[0].by_id["totals"].columns)


def test_missing_figures_name_the_units_and_totals_are_ranges() -> None:
    shared = line("1.1", "2.00", measure=ON_TIME, rule=every())
    result = assessment(
        catalogue(area("1", shared, line("1.2", "1.00"), max_points="3.00")),
        {"1.1": collected("so-a", "so-b", so_a=ratio(1, 1)), "1.2": "0.40"},
    )
    report = report_of(result)

    assert texts(report, "lines", "1.1", "points", "shortfall", "note") == [
        "chưa có số liệu",
        "chưa có số liệu",
        "còn thiếu số liệu: Sở B",
    ]
    assert texts(report, "totals", "total", "points", "shortfall") == ["0,40 – 2,40", "chưa có số liệu"]
    assert texts(report, "areas", "1", "points", "lost_direct") == ["0,40 – 2,40", "ít nhất 0,60"]
    assert fact(report, "unknown_lines") == "1/2 dòng chấm điểm"
    assert report.by_id["areas"].notes == ()


def test_a_line_that_does_not_concern_the_unit_is_neither_zero_nor_unknown() -> None:
    version = catalogue(area("1", line("1.1"), line("1.2", optional=True)))

    report = report_of(assessment(version, {"1.1": "1.00", "1.2": NotApplicable("Không có TTHC")}))

    assert texts(report, "lines", "1.2", "points", "shortfall") == ["không đánh giá", "không đánh giá"]


def test_remarks_on_effect_and_support() -> None:
    derived = replace(ILLUSTRATION, status=Status.DERIVED)
    bonus = replace(line("1.2", "1.00", effect=Effect.BONUS), reference=derived)
    version = catalogue(area("1", parent("1.1", line("1.1.1"), max_points="1.00"), bonus))
    result = assessment(version, {"1.1.1": "1.00", "1.2": "0.50"})
    given = result.facts["1.2"]
    result = replace(
        result, facts={**result.facts, "1.2": replace(given, provisional=True, status="inferred")}
    )

    report = report_of(result)

    assert texts(report, "lines", "1.2", "note", "shortfall") == [
        "điểm thưởng; số ước; điểm đạt suy luận; điểm tối đa suy ra bằng phép tính",
        "",
    ]
    assert texts(report, "totals", "bonus", "name", "points") == ["Điểm thưởng", "0,50"]
    assert texts(report, "lines", "1.1", "points", "shortfall") == ["1,00", "0,00"]


def test_lines_without_a_part_and_areas_without_a_maximum() -> None:
    alone = replace(line("1.1", None), part=None)

    report = report_of(assessment(catalogue(area("1", alone)), {"1.1": "1.00"}))

    assert texts(report, "lines", "1.1", "max_points", "points", "part") == ["chưa có số liệu", "1,00", ""]
    assert texts(report, "lines", "1", "shortfall") == ["chưa có số liệu"]


def banded(points: FactEntry) -> Report:
    version = replace(
        catalogue(area("1", line("1.1", "10.00"))), scale=Decimal(10), bands=(Band("Tốt", Decimal(80)),)
    )
    return report_of(replace(assessment(version), facts={"1.1": points}))


def test_bands_are_named_missed_or_unknown() -> None:
    facts = assessment(catalogue(), {"a": "9.00", "b": "5.00"}).facts

    assert [fact(banded(entry), "band") for entry in (facts["a"], facts["b"], FactEntry(Unknown()))] == [
        "Tốt",
        "chưa đạt mức nào",
        "chưa có số liệu",
    ]


def test_without_a_scale_no_band_can_be_told() -> None:
    version = replace(catalogue(area("1", line("1.1", None))), bands=(Band("Tốt", Decimal(80)),))

    assert fact(report_of(assessment(version, {"1.1": "1.00"})), "band") == "chưa có số liệu"


@pytest.mark.parametrize(
    ("rank", "units", "change", "expected"),
    [
        (3, 63, 2, "3/63, tăng 2 bậc so với năm trước"),
        (3, None, 0, "3, giữ nguyên so với năm trước"),
        (3, 63, None, "3/63"),
        (None, 63, 1, "chưa có số liệu"),
    ],
)
def test_published_ranks(rank: int | None, units: int | None, change: int | None, expected: str) -> None:
    total = PublishedFigure(Decimal("0.50"), rank)
    published = Published(source="Quyết định", total=total, units=units, rank_change=change)
    result = replace(assessment(catalogue(area("1", line("1.1"))), {"1.1": "0.50"}), published=published)

    report = report_of(result)

    assert fact(report, "rank") == expected
    assert texts(report, "totals", "total", "agrees") == ["khớp"]
    assert report.notes == ("Kết quả công bố theo: Quyết định.",)


def test_remainder_lines_make_area_totals_unknown() -> None:
    version: Catalogue = catalogue(area("1", line("1.1")), remainder=(leftover("rest", "2.00"),))

    report = report_of(assessment(version, {"1.1": "1.00", "rest": "1.50"}))

    assert texts(report, "areas", "1", "points", "lost_direct", "lost_survey") == [
        "chưa có số liệu",
        "0,00",
        "chưa có số liệu",
    ]
    assert texts(report, "areas", "unplaced", "lost_survey") == ["0,50"]


def test_penalty_lines_without_a_cap() -> None:
    version = catalogue(area("1", line("1.1"), line("1.2", "1.00", effect=Effect.PENALTY)))

    report = report_of(assessment(version, {"1.1": "1.00", "1.2": "0.50"}))

    assert texts(report, "totals", "penalty", "name", "points") == ["Điểm phạt", "-0,50"]
    assert texts(report, "totals", "total", "points") == ["0,50"]
    assert "points" in report.by_id["totals"].rows[-1].sums
    assert texts(report, "lines", "1.2", "max_points", "points", "shortfall") == ["", "-0,50", ""]


def test_a_bonus_cap_is_named() -> None:
    version = replace(
        catalogue(area("1", line("1.1"), line("1.2", "2.00", effect=Effect.BONUS))), bonus_cap=Decimal(1)
    )

    report = report_of(assessment(version, {"1.1": "1.00", "1.2": "2.00"}))

    assert texts(report, "totals", "bonus", "name", "points") == ["Điểm thưởng (nhiều nhất 1,00)", "1,00"]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision("1/QĐ", date(2020, 1, 2), "Bộ Nội vụ"), "Quyết định số 1/QĐ ngày 02/01/2020 của Bộ Nội vụ"),
        (Decision(None, date(2020, 1, 2), None), "Quyết định (chưa rõ số) ngày 02/01/2020"),
        (Decision("1/QĐ", None, None), "Quyết định số 1/QĐ"),
        (Decision(None, None, None), ""),
    ],
)
def test_decisions_leave_out_what_no_source_gives(decision: Decision, expected: str) -> None:
    assert decision_text(decision) == expected
