"""Reports as .xlsx that need no touching up: one sheet per section, ready to print on A4 landscape."""

import io
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Any

import xlsxwriter
import xlsxwriter.utility

from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import ILLUSTRATIVE, Column, Report, Row, Section
from cchc.files.sheet_layout import WORKBOOK, Formats, runs
from cchc.files.sheet_measures import (
    column_widths,
    following,
    heading_heights,
    note_height,
    row_heights,
    spans,
    text_height,
)
from cchc.files.sheet_print import paging, set_up

MOST_RUNS = 100
MOST_TAB = 31
GAP_HEIGHT = 9.0


def write(report: Report, *more: Report) -> bytes:
    """Write reports as one workbook, a sheet per section.

    Points are numbers in a Vietnamese format, so that they show the decimal comma.
    A total is a SUM formula with its value where it is the plain sum of its column, else the value alone.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
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
    heights: list[float] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The first row that is not yet filled."""
        return len(self.heights)

    @property
    def last(self) -> int:
        return len(self.section.columns) - 1

    @property
    def last_printed(self) -> int:
        return sum(column.printed for column in self.section.columns) - 1

    @cached_property
    def widths(self) -> list[int]:
        return column_widths(self.section.columns)

    @cached_property
    def width(self) -> int:
        """Pixels of the printed columns."""
        return sum(self.widths[: self.last_printed + 1])

    def _close_row(self, height: float) -> None:
        self.sheet.set_row(self.line, height)
        self.heights.append(height)

    def fill(self) -> None:
        for index, width in enumerate(self.widths):
            self.sheet.set_column_pixels(index, index, width)
        self._title_block()
        first_heading = self.line
        self._headings()
        headings = range(first_heading, self.line)
        self.sheet.freeze_panes(self.line, 0)
        self._rows()
        end = self.line
        self._closing()
        self._print_set_up(headings, end)

    def _banner(self, text: str, kind: str) -> None:
        """One text across the whole table."""
        if self.last_printed > 0:
            self.sheet.merge_range(self.line, 0, self.line, self.last_printed, "", self.formats.text(kind))
        self.sheet.write_string(self.line, 0, text, self.formats.text(kind))
        self._close_row((note_height if kind == "note" else text_height)(text, self.width))

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
        heights = heading_heights(columns, self.widths)
        if grouped:
            self._group_headings(columns)
            self._close_row(heights[0])
        for index, column in enumerate(columns):
            if not (grouped and not column.group):
                self.sheet.write_string(self.line, index, column.heading, self.formats.text("heading"))
        self._close_row(heights[-1])

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

    def _rows(self) -> None:
        rows = self.section.rows
        body: dict[int, list[int]] = {index: [] for index in range(self.last + 1)}
        heights = row_heights(rows, self.section.columns, self.widths)
        for position, row in enumerate(rows):
            for index, cell in enumerate(row.cells):
                if row.style == "body" or not cell.numeric:
                    body[index].append(self.line)
                if cell.presence is Presence.CONTINUED:
                    continue
                if spans(rows, position, index):
                    end = self.line + following(rows, position)
                    merged = self.formats.cell(self.section.columns[index], row, cell)
                    self.sheet.merge_range(self.line, index, end, index, "", merged)
                self._cell(row, index, cell, body[index])
            self._close_row(heights[position])

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
            self._close_row(GAP_HEIGHT)
        for text in texts:
            self._banner(text, "note")

    def _print_set_up(self, headings: range, end: int) -> None:
        sheet, report = self.sheet, self.report
        sheet.ignore_errors({"number_stored_as_text": f"A1:A{self.line + 1}"})
        set_up(sheet, f"{report.title}. {report.subtitle}", illustrative=report.illustrative)
        sheet.print_area(0, 0, self.line - 1, self.last_printed)
        pages = paging(self.heights, self.width, headings, end)
        sheet.fit_to_pages(1, pages.tall)
        if pages.repeat:
            sheet.repeat_rows(headings.start, headings.stop - 1)


def _sum_formula(column: int, found: list[tuple[int, int]]) -> str:
    letter = xlsxwriter.utility.xl_col_to_name(column)
    ranges = (
        f"{letter}{first + 1}" if first == last else f"{letter}{first + 1}:{letter}{last + 1}"
        for first, last in found
    )
    return f"=SUM({','.join(ranges)})"
