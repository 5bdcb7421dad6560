"""The tables of every kind of document as a workbook: what is a number can be added up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from cchc.core.document.improvement_plan import improvement_plan
from cchc.core.document.leader_brief import leader_document
from cchc.core.document.official import OfficialDocument
from cchc.core.document.periodic_report import province_report
from cchc.core.plan.tasks import PlanDeduction
from cchc.core.reporting.consolidated import consolidated
from cchc.core.reporting.periods import ReportPeriod
from cchc.files.office.xlsx import write_xlsx
from tests.core.document.papers import INDICATORS, NAMES, PLAN, REPORT, committee, department, papers
from tests.core.report.leader_samples import page_of_vinh_long, page_of_vinh_phuc

NUMBER = re.compile(r"[+−-]?\d+(\.\d{3})*(,\d+)?\s*(%|/\d+|điểm|hạng|bậc|yêu cầu)?")
NAMED = ("Mã", "Năm", "Số, ký hiệu", "Trang", "Các dòng bị trừ điểm")  # names made of digits
QUARTER = ReportPeriod(
    "2018-q3", "Báo cáo Quý III năm 2018", date(2018, 6, 15), date(2018, 9, 14), date(2018, 9, 20)
)


def of_province() -> OfficialDocument:
    found = consolidated(QUARTER, ("so-noi-vu", "so-tu-phap"), (REPORT,), INDICATORS)
    return province_report(found, NAMES, committee(), ("Bộ Nội vụ",))


def stating() -> OfficialDocument:
    """A plan with its own deductions and the points that it hopes for."""
    tasks = (replace(PLAN.tasks[0], expected=Decimal("0.5")), *PLAN.tasks[1:])
    lost = (PlanDeduction(line="1.2", most=Decimal(3), achieved=Decimal("1.75"), lost=Decimal("1.25")),)
    return improvement_plan(replace(PLAN, tasks=tasks, deductions=lost), None, NAMES, committee())


@cache
def documents() -> dict[str, OfficialDocument]:
    return {
        **{name: paper for name, paper in papers().items() if write_xlsx(paper) is not None},
        "lanh-dao-vinh-phuc": leader_document(page_of_vinh_phuc(), department()),
        "lanh-dao-vinh-long": leader_document(page_of_vinh_long(), department()),
        "bao-cao-tinh": of_province(),
        "ke-hoach-rieng": stating(),
    }


def columns(document: OfficialDocument) -> Iterator[tuple[str, list[object]]]:
    """Each column of each sheet: its heading, and the cells from the heading on."""
    book = CalamineWorkbook.from_filelike(BytesIO(write_xlsx(document) or b""))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        start = next(at for at, row in enumerate(rows) if "STT" in row or "Mã" in row)
        for place, heading in enumerate(rows[start]):
            yield str(heading), [row[place] for row in rows[start + 1 :]]


@pytest.mark.parametrize("name", list(documents()))
def test_no_number_is_stored_as_text(name: str) -> None:
    found = [
        (heading, cell)
        for heading, cells in columns(documents()[name])
        for cell in cells
        if heading not in NAMED and isinstance(cell, str) and NUMBER.fullmatch(cell)
    ]
    assert found == []


def test_the_points_of_the_chairmans_page_add_up() -> None:
    reached = [
        cells for heading, cells in columns(documents()["lanh-dao-vinh-phuc"]) if heading == "Đạt (điểm)"
    ]
    assert sum(Decimal(str(cell)) for cell in reached[0] if isinstance(cell, float)) == Decimal("80.29")
    lost = next(
        cells for heading, cells in columns(documents()["lanh-dao-vinh-phuc"]) if heading == "Điểm mất (điểm)"
    )
    assert [cell for cell in lost if isinstance(cell, float)] == [7.26, 1.5, 1.25, 1.0, 1.0]


def test_the_sums_of_a_report_are_numbers() -> None:
    figures = dict(columns(of_province()))["Số liệu"]
    assert 12345.0 in figures
    assert "chưa có số liệu" in figures
