"""Reports as .xlsx that need no touching up: one sheet per section, ready to print on A4 landscape."""

import io
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlsxwriter
import xlsxwriter.utility

from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import ILLUSTRATIVE, Column, Report, Row, Section
from cchc.files.sheet_layout import (
    CENTIMETRE,
    Formats,
    fits_one_page,
    heading_height,
    row_height,
    runs,
    wrapped_lines,
)

MOST_RUNS = 100
MOST_TAB = 31


def write(report: Report, *more: Report) -> bytes:
    """Write reports as one workbook, a sheet per section.

    Points are numbers in a Vietnamese format, so that they show the decimal comma.
    A total is a SUM formula with its value where it is the plain sum of its column, else the value alone.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        formats = Formats(book)
        tabs: set[str] = set()
        for one in (report, *more):
            for section in one.sections:
                sheet = book.add_worksheet(_tab(section.tab, tabs))
                _Page(sheet, formats, one, section).fill()
    return stream.getvalue()


def _tab(name: str, used: set[str]) -> str:
    """A sheet name that is not taken yet, at most 31 characters."""
    name = name[:MOST_TAB]
    number = 2
    unique = name
    while unique.lower() in used:
        unique = f"{name[: MOST_TAB - 3]} {number}"
        number += 1
    used.add(unique.lower())
    return unique


@dataclass
class _Page:
    """One sheet of the workbook while it is filled, from the top down."""

    sheet: Any
    formats: Formats
    report: Report
    section: Section
    line: int = 0
    height: float = 0.0

    @property
    def last(self) -> int:
        return len(self.section.columns) - 1

    @property
    def last_printed(self) -> int:
        return sum(column.printed for column in self.section.columns) - 1

    @property
    def width(self) -> int:
        return sum(column.width for column in self.section.columns if column.printed)

    def _set_height(self, height: float) -> None:
        self.sheet.set_row(self.line, height)
        self.height += height

    def fill(self) -> None:
        for index, column in enumerate(self.section.columns):
            self.sheet.set_column(index, index, column.width)
        self._title_block()
        first_heading = self.line
        self._headings()
        self.sheet.freeze_panes(self.line, 0)
        last_heading = self.line - 1
        self._rows()
        if not fits_one_page(self.width, self.height):
            self.sheet.repeat_rows(first_heading, last_heading)
        self._closing()
        self._print_set_up()

    def _banner(self, text: str, kind: str) -> None:
        """One text across the whole table."""
        if self.last_printed > 0:
            self.sheet.merge_range(self.line, 0, self.line, self.last_printed, "", self.formats.text(kind))
        self.sheet.write_string(self.line, 0, text, self.formats.text(kind))
        self._set_height(row_height(wrapped_lines(text, self.width)))
        self.line += 1

    def _title_block(self) -> None:
        mark = f" ({ILLUSTRATIVE.upper()})" if self.report.illustrative else ""
        self._banner(f"{self.report.title}{mark}", "title")
        if self.report.subtitle:
            self._banner(self.report.subtitle, "subtitle")
        heads = [f"{fact.label}: {fact.cell.text}" for fact in self.report.facts if fact.place == "head"]
        self._banner(". ".join(heads), "head")
        self._banner(self.section.title, "section")

    def _headings(self) -> None:
        columns = self.section.columns
        grouped = any(column.group for column in columns)
        height = heading_height([(column.heading, column.width) for column in columns])
        if grouped:
            self._group_headings(columns)
            self.line += 1
        self._set_height(height)
        for index, column in enumerate(columns):
            if not (grouped and not column.group):
                self.sheet.write_string(self.line, index, column.heading, self.formats.text("heading"))
        self.line += 1

    def _group_headings(self, columns: tuple[Column, ...]) -> None:
        """Merged headings above, and headings without a group merged over both rows."""
        heading = self.formats.text("heading")
        start = 0
        for group, found in groupby(columns, key=lambda column: column.group):
            size = len(list(found))
            if not group:
                for index in range(start, start + size):
                    self.sheet.merge_range(self.line, index, self.line + 1, index, "", heading)
                    self.sheet.write_string(self.line, index, columns[index].heading, heading)
            else:
                if size > 1:
                    self.sheet.merge_range(self.line, start, self.line, start + size - 1, "", heading)
                self.sheet.write_string(self.line, start, group, heading)
            start += size
        wide = [
            (group, sum(c.width for c in columns if c.group == group)) for group in {c.group for c in columns}
        ]
        self._set_height(heading_height(wide))

    def _rows(self) -> None:
        body: dict[int, list[int]] = {index: [] for index in range(self.last + 1)}
        for position, row in enumerate(self.section.rows):
            following = self._following(position)
            for index, cell in enumerate(row.cells):
                if row.style == "body" or not cell.numeric:
                    body[index].append(self.line)
                if cell.presence is Presence.CONTINUED:
                    continue
                if following and self.section.rows[position + 1].cells[index].presence is Presence.CONTINUED:
                    merged = self.formats.cell(self.section.columns[index], row, cell)
                    self.sheet.merge_range(self.line, index, self.line + following, index, "", merged)
                self._cell(row, index, cell, body[index])
            self._set_height(self._height(row))
            self.line += 1

    def _following(self, position: int) -> int:
        """How many rows go on with this one."""
        rows = self.section.rows
        if rows[position].continues:
            return 0
        after = position + 1
        while after < len(rows) and rows[after].continues:
            after += 1
        return after - position - 1

    def _height(self, row: Row) -> float:
        heavy = row.style != "body"
        return row_height(
            max(
                wrapped_lines(cell.text, column.width - 2 * row.level, bold=heavy and column.narrow)
                for column, cell in zip(self.section.columns, row.cells, strict=True)
                if column.printed
            )
        )

    def _cell(self, row: Row, index: int, cell: Cell, above: list[int]) -> None:
        column = self.section.columns[index]
        style = self.formats.cell(column, row, cell)
        if not cell.numeric or not isinstance(cell.value, Decimal | int):
            self.sheet.write_string(self.line, index, cell.text, style)
            return
        if column.key in row.sums and len(found := runs(above)) <= MOST_RUNS:
            self.sheet.write_formula(self.line, index, _sum_formula(index, found), style, cell.value)
            return
        self.sheet.write_number(self.line, index, cell.value, style)

    def _closing(self) -> None:
        """Notes of the table, then the figures and notes of the report, below it."""
        figures = [f"{fact.label}: {fact.cell.text}" for fact in self.report.facts if fact.place == "figure"]
        first = self.section is self.report.sections[0]
        texts = [*self.section.notes, *((*figures, *self.report.notes) if first else ())]
        if texts:
            self.line += 1
        for text in texts:
            self._banner(text, "note")

    def _print_set_up(self) -> None:
        sheet = self.sheet
        sheet.ignore_errors({"number_stored_as_text": f"A1:A{self.line + 1}"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(
            left=3 * CENTIMETRE, right=1.5 * CENTIMETRE, top=2 * CENTIMETRE, bottom=2 * CENTIMETRE
        )
        sheet.center_horizontally()
        sheet.print_area(0, 0, max(self.line - 1, 0), self.last_printed)
        font = '&"Times New Roman,Regular"'
        mark = f"&R{font}&12{ILLUSTRATIVE}" if self.report.illustrative else ""
        sheet.set_header(f"&C{font}&13&P{mark}")
        named = f"{self.report.title}. {self.report.subtitle}".replace("&", "&&")
        sheet.set_footer(f"&L{font}&10{named[:200]}&R{font}&10Trang &P/&N")


def _sum_formula(column: int, found: list[tuple[int, int]]) -> str:
    letter = xlsxwriter.utility.xl_col_to_name(column)
    ranges = (
        f"{letter}{first + 1}" if first == last else f"{letter}{first + 1}:{letter}{last + 1}"
        for first, last in found
    )
    return f"=SUM({','.join(ranges)})"
