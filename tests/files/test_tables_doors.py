"""The same cells through every door: .xlsx read back, .csv and JSON say what the report says."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from cchc.core.plan.coverage import coverage
from cchc.core.report.cells import Cell, Presence
from cchc.core.report.coverage import coverage_report
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.outline import Report, Section
from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.scoring.deduction import deduction_table
from cchc.files import tables_csv, tables_json, tables_xlsx
from tests.core.report.real import departments, improvement_plan, vinh_phuc


def reports() -> list[Report]:
    plan = improvement_plan()
    found = [coverage_report(coverage(plan, vinh_phuc()), plan.agencies.name_of)]
    for sheet in (vinh_phuc(), *departments()[:2]):
        names = sheet.assessment.agencies.name_of
        found += [
            score_sheet_report(sheet, names),
            deduction_report(sheet, deduction_table(sheet), names, plan if sheet is vinh_phuc() else None),
        ]
    return found


SECTIONS = [(report, section) for report in reports() for section in report.sections]
every_section = pytest.mark.parametrize(
    ("report", "section"), SECTIONS, ids=[f"{r.id}-{s.id}-{n}" for n, (r, s) in enumerate(SECTIONS)]
)


def shown(cell: Cell) -> Decimal | str:
    """What a reader of any door must find: the number, or the text."""
    if isinstance(cell.value, Decimal | int):
        return Decimal(cell.value)
    return cell.text


def expected(section: Section) -> list[list[Decimal | str]]:
    return [[shown(cell) for cell in row.cells] for row in section.rows]


@every_section
def test_csv_says_the_same(report: Report, section: Section) -> None:
    raw = tables_csv.write_section(section)
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert [
        [plain(text, cell) for text, cell in zip(line, row.cells, strict=True)]
        for line, row in zip(lines[1:], section.rows, strict=True)
    ] == expected(section)


def plain(text: str, cell: Cell) -> Decimal | str:
    return Decimal(text.replace(",", ".")) if cell.numeric else text.removeprefix("'")


@every_section
def test_json_says_the_same(report: Report, section: Section) -> None:
    found = json.loads(tables_json.write(report))[report.id]["sections"][section.id]
    rows = [list(row["cells"].values()) for row in found["rows"]]

    assert [row["id"] for row in found["rows"]] == [row.id for row in section.rows]
    for line, row in zip(rows, section.rows, strict=True):
        assert [from_json(value, cell) for value, cell in zip(line, row.cells, strict=True)] == [
            shown(cell) for cell in row.cells
        ]


def from_json(value: Any, cell: Cell) -> Decimal | str:
    """A null is checked against the presence of the cell, a range against its ends."""
    if value is None:
        assert cell.value is None
        assert cell.presence not in (Presence.KNOWN, Presence.RANGE)
        return cell.text
    if isinstance(value, dict):
        assert cell.span is not None
        assert Decimal(value["low"]) == cell.span.low
        return cell.text
    return Decimal(value) if cell.numeric else str(value)


@every_section
def test_xlsx_says_the_same(report: Report, section: Section) -> None:
    book = openpyxl.load_workbook(io.BytesIO(tables_xlsx.write(report)), data_only=True)
    sheet = book[section.tab]
    first = int(sheet.freeze_panes[1:]) if isinstance(sheet.freeze_panes, str) else 0
    width = len(section.columns)
    rows = sheet.iter_rows(first, first + len(section.rows) - 1, max_col=width, values_only=True)

    assert [[from_xlsx(value) for value in row] for row in rows] == expected(section)


def from_xlsx(value: Any) -> Decimal | str:
    return Decimal(str(value)) if isinstance(value, int | float) else value or ""
