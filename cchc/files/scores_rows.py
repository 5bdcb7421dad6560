"""From the rows of an uploaded table to the verdict on each of its scores."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TypeVar

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.index.definition import Index, IndexLine
from cchc.core.index.scores import Score
from cchc.files.facts_cells import CellError
from cchc.files.score_cells import nothing_in, score_in, shown, whole_in, whole_text
from cchc.files.score_faults import score_faults
from cchc.files.scores_columns import Layout, LineNames
from cchc.files.scores_grid import Cells, Grid
from cchc.files.scores_verdict import Reason, RowVerdict
from cchc.files.unit_names import MOST_GUESSES, UnitNames, letters_of
from cchc.files.workbook_cells import FORMULA, fault_in

T = TypeVar("T")
MOST_VERDICTS = 30_000
ROLES = ("year", "unit", "code", "title", "value", "rank", "of")


@dataclass(slots=True)
class RowReading:
    """The verdicts while tables are read; `units` and `names` of each year that may come in."""

    file: str
    index: Index
    units: Mapping[int, UnitNames]
    names: Mapping[int, LineNames]
    year: int | None
    source: str
    rows: list[RowVerdict] = field(default_factory=list)
    blank: int = 0
    empty: int = 0
    seen: dict[tuple[str, int, str], RowVerdict] = field(default_factory=dict)
    near: dict[tuple[int, str], str] = field(default_factory=dict)

    def table(self, grid: Grid, layout: Layout) -> None:
        """Judge the rows below the headings; raises InputRefused when there are too many scores."""
        last = layout.heading
        for number, cells in grid.rows:
            if number <= layout.heading or all(nothing_in(cell) for cell in cells):
                continue
            self.empty += number - last - 1
            last = number
            row = _Row(self, grid, layout, number, cells)
            self.rows += row.of_lines() if layout.lines else row.of_one()
            if len(self.rows) > MOST_VERDICTS:
                message = f"Tệp có quá nhiều điểm: hơn {MOST_VERDICTS}"
                hint = "Chia thành nhiều tệp, mỗi tệp một năm"
                raise InputRefused([Problem("sheet_too_large", message, Place(self.file, grid.sheet), hint)])

    def guess(self, year: int, title: str) -> str:
        """The lines whose names look most like a text; guessing stops when nothing fits."""
        if (year, title) not in self.near and len(self.near) < MOST_GUESSES:
            known = self.names[year].by_letters
            close = get_close_matches(letters_of(title), known, n=3, cutoff=0.6)
            labels = dict.fromkeys(known[letters].label for letters in close)
            self.near[year, title] = f"; có phải: {' | '.join(labels)}?" if labels else ""
        return self.near.get((year, title), "")


@dataclass(slots=True)
class _Row:
    """One row while it is judged, and what was found against it."""

    reading: RowReading
    grid: Grid
    layout: Layout
    number: int
    cells: Cells
    reasons: list[Reason] = field(default_factory=list)

    def at(self, column: int | None) -> object:
        return self.cells[column] if column is not None and column < len(self.cells) else None

    def cell(self, role: str) -> object:
        return self.at(self.layout.columns.get(role))

    def against(self, column: int | None, text: str) -> None:
        self.reasons.append(Reason("" if column is None else letters(column), text))

    def read(self, column: int | None, reader: Callable[[object], T]) -> T | None:
        """The value of a cell; None when it is empty, or cannot be read, which is noted."""
        if column is None or fault_in(self.at(column)):
            return None
        if (self.number, column + 1) in self.grid.formulas:
            self.against(column, FORMULA)
            return None
        value = self.at(column)
        try:
            return None if nothing_in(value) else reader(value)
        except CellError as error:
            self.against(column, str(error))
            return None

    def of_one(self) -> Iterator[RowVerdict]:
        """The verdict on a row of one score."""
        columns = self.layout.columns
        given = [columns[role] for role in ("value", "rank") if role in columns]
        if all(nothing_in(self.at(c)) and (self.number, c + 1) not in self.grid.formulas for c in given):
            self.reading.blank += 1
            return
        year = self.year_of()
        unit, line = self.unit_of(year), self.line_of(year)
        said = " ".join(filter(None, (shown(self.cell(role)) for role in ("code", "title"))))
        rank, of = (self.read(columns.get(role), whole_in) for role in ("rank", "of"))
        yield self.verdict(year, unit, line, said, columns.get("value", given[0]), (rank, of))

    def of_lines(self) -> Iterator[RowVerdict]:
        """The verdicts on a row with one column for each line."""
        filled = [column for column in self.layout.lines if not nothing_in(self.at(column))]
        filled += [c for c in self.layout.lines if (self.number, c + 1) in self.grid.formulas]
        self.reading.blank += len(self.layout.lines) - len(set(filled))
        year = self.year_of()
        unit = self.unit_of(year)
        if self.reasons and filled:
            yield self.verdict(year, unit, None, "", filled[0])
            return
        for column in sorted(set(filled)):
            self.reasons = []
            heading = self.layout.lines[column]
            line = None if year is None else self.reading.names[year].find(heading)
            if line is None:
                self.against(column, f"Năm {year} không có nội dung “{heading}”")
            yield self.verdict(year, unit, line, heading, column)

    def verdict(
        self,
        year: int | None,
        unit: str | None,
        line: IndexLine | None,
        said: str,
        column: int,
        ranks: tuple[int | None, int | None] = (None, None),
    ) -> RowVerdict:
        for one in dict.fromkeys((*self.layout.columns.values(), column)):
            faulty = fault_in(self.at(one))
            if faulty:
                self.against(one, faulty)
        has_value = column != self.layout.columns.get("rank")
        value = self.read(column, lambda cell: score_in(cell, self.reading.index.unit)) if has_value else None
        found = RowVerdict(
            sheet=self.grid.sheet,
            row=self.number,
            column=letters(column),
            year=shown(self.cell("year") or year),
            unit=shown(self.cell("unit")),
            line=said,
            value=shown(self.at(column)) if has_value else "",
        )
        if self.reasons or year is None or unit is None or line is None:
            return replace(found, reasons=tuple(self.reasons))
        score = Score(unit, year, line.key, value, self.reading.source, *ranks)
        for fault in score_faults(self.reading.index, score):
            self.against(self.layout.columns.get(ROLES[fault.column], column), fault.message)
        self.once(score, found, column)
        return replace(found, reasons=tuple(self.reasons), score=None if self.reasons else score)

    def once(self, score: Score, found: RowVerdict, column: int) -> None:
        first = self.reading.seen.setdefault((score.unit, score.year, score.line), found)
        if first is not found:
            sheet = f" của trang tính {first.sheet}" if first.sheet != found.sheet else ""
            self.against(column, f"Điểm này đã có ở ô {first.column}{first.row}{sheet}")

    def year_of(self) -> int | None:
        column = self.layout.columns.get("year")
        before = len(self.reasons)
        year = self.read(column, whole_in)
        if column is None:
            year = self.reading.year
        if len(self.reasons) > before:
            return None
        if year is None:
            self.against(column, "Chưa ghi năm")
        elif year not in self.reading.units:
            self.against(column, f"Chỉ số chưa khai công bố năm {year}")
            return None
        return year

    def unit_of(self, year: int | None) -> str | None:
        column, name = self.layout.columns["unit"], whole_text(self.cell("unit"))
        if not name:
            self.against(column, "Chưa ghi đơn vị")
        elif year is not None:
            names = self.reading.units[year]
            unit = names.find(name)
            if unit is not None:
                return unit
            why, near = names.why_not(name), ", ".join(names.nearest(name))
            hint = f": {why}" if why else f"; có phải: {near}?" if near else ""
            self.against(column, f"Không có đơn vị “{shown(name)}” trong năm {year}{hint}")
        return None

    def line_of(self, year: int | None) -> IndexLine | None:
        """The line that code and title name together; when both stand there they must agree."""
        if year is None:
            return None
        columns = self.layout.columns
        code, title = (whole_text(self.cell(role)) for role in ("code", "title"))
        names = self.reading.names[year]
        by_code, by_title = names.find(code) if code else None, names.find(title) if title else None
        if code and by_code is None:
            self.against(columns["code"], f"Năm {year} không có mã “{shown(code)}”")
        elif by_code is not None and title and names.find(f"{code} {title}") is not by_code:
            message = f"Mã {by_code.code} của năm {year} là “{by_code.title}”, không phải “{shown(title)}”"
            self.against(columns["title"], message)
        elif not code and not title:
            self.against(columns.get("title", columns.get("code")), "Chưa ghi nội dung")
        elif not code and by_title is None:
            guess = self.reading.guess(year, title)
            self.against(columns["title"], f"Năm {year} không có nội dung “{shown(title)}”{guess}")
        else:
            return by_code or by_title
        return None


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, … Z, AA."""
    before, rest = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + rest)
