"""Facts in from a filled .xlsx template: the same facts as YAML gives, or every fault with its place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import IO

from cchc.core.catalogue.facts import FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.nodes import STATUS_LABELS, Catalogue, Node, Status
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.facts_cells import CellError, date_in, is_blank, text_in, yes_in
from cchc.files.facts_reading import fact_of_cells, value_in
from cchc.files.facts_sheet import (
    CODE,
    CUTOFF,
    DAY,
    FACTS_SHEET,
    HEADER_INPUTS,
    HEADINGS,
    KEY,
    MARK_SHEET,
    NOT_FOR_US,
    NOT_YET,
    NOTE,
    PROVISIONAL,
    SCHEMA,
    SOURCE,
    STATE,
    STATUS,
    UNIT,
    VALUE,
    YEAR,
    Input,
    key_of,
    rows_of,
)
from cchc.files.facts_template import write_template
from cchc.files.score_cells import whole_text
from cchc.files.workbook_cells import FORMULA, as_told, fault_in
from cchc.files.workbook_guard import SafeWorkbook, guarded

__all__ = ["Filled", "read_facts", "read_filled", "write_template"]

Grid = list[list[object]]
HEADING_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template: the facts by line, and the unit, year and day that were entered above them.

    `rows` are the rows of the sheet, counted from 1, on which the lines begin.
    """

    facts: dict[str, FactEntry]
    unit: str
    year: int
    day: date
    rows: dict[str, int] = field(default_factory=dict)


def read_facts(stream: IO[bytes], catalogue: Catalogue, file: str = "tệp .xlsx") -> dict[str, FactEntry]:
    """Read the facts of a filled template by line; an untouched line is absent, which means unknown.

    Raises InputRefused with every fault: not an .xlsx, too large, another catalogue, an unreadable cell.
    """
    return read_filled(stream, catalogue, file).facts


def read_filled(
    stream: IO[bytes],
    catalogue: Catalogue,
    file: str = "tệp .xlsx",
    lines: Collection[str] | None = None,
) -> Filled:
    """Read a filled template with its unit, year and day; raises InputRefused with every fault.

    `lines`: the template holds these lines only.
    """
    book = guarded(stream, file)
    grid, merged = _opened(book, catalogue, file)
    reading = _Reading(file, grid, book.formulas.get(FACTS_SHEET, frozenset()))
    heading = reading.heading_row()
    reading.refuse_merged(merged, heading)
    facts = reading.facts(catalogue, heading, lines)
    filled = reading.filled(facts, catalogue, heading)
    if reading.problems:
        raise InputRefused(reading.problems)
    return filled


def _opened(safe: SafeWorkbook, catalogue: Catalogue, file: str) -> tuple[Grid, list[tuple[int, int]]]:
    """The cells of the facts sheet, and first and last row of each merged range; the catalogue must fit."""
    from python_calamine import CalamineError, CalamineWorkbook

    told = safe.told.get(FACTS_SHEET, {})
    try:
        with CalamineWorkbook.from_filelike(BytesIO(safe.raw)) as book:
            if FACTS_SHEET not in book.sheet_names or MARK_SHEET not in book.sheet_names:
                raise _refused(file, "not_a_template", f"Tệp không có trang tính “{FACTS_SHEET}” của tệp mẫu")
            _same_catalogue(
                book.get_sheet_by_name(MARK_SHEET).to_python(skip_empty_area=False), catalogue, file
            )
            sheet = book.get_sheet_by_name(FACTS_SHEET)
            grid: Grid = as_told(sheet.to_python(skip_empty_area=False), told)
            merged = [(first[0], last[0]) for first, last in sheet.merged_cell_ranges or ()]
    except CalamineError:
        raise _refused(file, "not_xlsx", "Không đọc được tệp .xlsx này") from None
    return grid, merged


def _same_catalogue(mark: Iterable[Iterable[object]], catalogue: Catalogue, file: str) -> None:
    texts = [whole_text(next(iter(row), "")) for row in mark]
    schema, identifier, digest = (*texts, "", "", "")[:3]
    if schema != SCHEMA:
        raise _refused(file, "not_a_template", "Tệp không phải là tệp mẫu nhập số liệu")
    if identifier != catalogue.id:
        message = f"Tệp mẫu này của bộ tiêu chí {identifier}, không phải {catalogue.id}"
        raise _refused(file, "other_catalogue", message, "Chọn đúng bộ tiêu chí hoặc dùng tệp mẫu khác")
    if digest != catalogue.sha256:
        message = f"Bộ tiêu chí {identifier} đã thay đổi từ khi ghi tệp mẫu này"
        raise _refused(file, "other_catalogue", message, "Ghi lại tệp mẫu và chép số liệu sang")


def _refused(
    file: str, code: str, message: str, hint: str = "Dùng tệp mẫu do cchc template ghi ra"
) -> InputRefused:
    return InputRefused((Problem(code, message, Place(file), hint),))


@dataclass(slots=True)
class _Reading:
    """The cells of the facts sheet while they are read, and what was found wrong."""

    file: str
    grid: Grid
    formulas: frozenset[tuple[int, int]]
    problems: list[Problem] = field(default_factory=list)
    begins: dict[str, int] = field(default_factory=dict)

    def at(self, row: int, column: int) -> object:
        """A cell by row and column counted from 0; None beyond the edge."""
        cells = self.grid[row] if row < len(self.grid) else []
        return cells[column] if column < len(cells) else None

    def note(self, code: str, message: str, row: int, column: int, criterion: str | None = None) -> None:
        place = Place(self.file, FACTS_SHEET, row + 1, chr(ord("A") + column), criterion)
        self.problems.append(Problem(code, message, place))

    def text(self, row: int, column: int, criterion: str | None = None) -> str:
        """The text of a cell; what cannot be read is noted and left out."""
        if (row + 1, column + 1) in self.formulas and not self._error(row, column):
            message = "Ô có công thức: chép rồi dán lại dạng giá trị (Paste Special, Values)"
            self.note("formula", message, row, column, criterion)
            return ""
        try:
            return text_in(self.at(row, column))
        except CellError as error:
            self.note("unreadable_cell", str(error), row, column, criterion)
            return ""

    def _error(self, row: int, column: int) -> bool:
        fault = fault_in(self.at(row, column))
        return bool(fault) and fault != FORMULA

    def heading_row(self) -> int:
        """The row of the headings; raises InputRefused when it or one of its columns is missing."""
        for row in range(min(len(self.grid), HEADING_WITHIN)):
            if whole_text(self.at(row, CODE)) == HEADINGS[CODE]:
                names = [whole_text(self.at(row, column)) for column in range(len(HEADINGS))]
                wrong = [heading for heading, name in zip(HEADINGS, names, strict=True) if heading != name]
                if not wrong:
                    return row
                message = f"Thiếu hoặc sai cột: {', '.join(wrong)}"
                place = Place(self.file, FACTS_SHEET, row + 1)
                raise InputRefused(
                    (Problem("missing_column", message, place, "Giữ nguyên các cột của tệp mẫu"),)
                )
        raise _refused(self.file, "missing_column", f"Không tìm thấy dòng tiêu đề có cột “{HEADINGS[CODE]}”")

    def refuse_merged(self, merged: list[tuple[int, int]], heading: int) -> None:
        """Note merged cells in the table: a merged number belongs to no single line."""
        for first, last in merged:
            if last > heading:
                self.note("merged_cells", "Có ô bị gộp trong bảng: bỏ gộp ô", max(first, heading + 1), CODE)

    def facts(
        self, catalogue: Catalogue, heading: int, lines: Collection[str] | None = None
    ) -> dict[str, FactEntry]:
        """The entries of all lines that were touched."""
        rows = self._rows_by_key(heading)
        found: dict[str, FactEntry] = {}
        wanted = list(rows_of(catalogue, lines))
        for key in rows.keys() - {key_of(leaf, entry) for leaf, entry in wanted}:
            self.note("unknown_row", f"Dòng “{key}” không có trong bộ tiêu chí", rows[key], KEY)
        for _, group in groupby(wanted, key=lambda pair: pair[0].key):
            pairs = list(group)
            leaf = pairs[0][0]
            absent = [entry.label for _, entry in pairs if key_of(leaf, entry) not in rows]
            if absent:
                place = Place(self.file, FACTS_SHEET, criterion=leaf.key)
                self.problems.append(Problem("missing_row", f"Thiếu dòng nhập: {'; '.join(absent)}", place))
                continue
            entry = self._line(leaf, [(entry, rows[key_of(leaf, entry)]) for _, entry in pairs])
            if entry is not None:
                found[leaf.key] = entry
        return found

    def _rows_by_key(self, heading: int) -> dict[str, int]:
        rows: dict[str, int] = {}
        for row in range(heading + 1, len(self.grid)):
            key = self.text(row, KEY)
            if not key:
                if any(not is_blank(self.at(row, column)) for column in (VALUE, STATE)):
                    self.note("unknown_row", "Dòng này không thuộc tệp mẫu", row, VALUE)
            elif key in rows:
                self.note("duplicate_row", f"Dòng bị lặp: đã có ở dòng {rows[key] + 1}", row, CODE)
            else:
                rows[key] = row
        return rows

    def _line(self, leaf: Node, inputs: list[tuple[Input, int]]) -> FactEntry | None:
        """The entry of one line, None when it was left untouched or is at fault."""
        first = inputs[0][1]
        self.begins[leaf.key] = first + 1
        state, note = self.text(first, STATE, leaf.key), self.text(first, NOTE, leaf.key)
        filled = [(entry, row) for entry, row in inputs if self._has_value(row)]
        before = len(self.problems)
        if state:
            return self._stated(leaf, state, note, first, filled=bool(filled))
        if not filled:
            return None
        for entry, row in inputs:
            if (entry, row) not in filled:
                self.note("missing_value", f"Còn thiếu: {entry.label}", row, VALUE, leaf.key)
        values = {entry.field: self._value(leaf, entry, row) for entry, row in filled}
        if len(self.problems) > before:
            return None
        return self._entry(leaf, first, FactEntry(fact_of_cells(values), note=note))

    def _has_value(self, row: int) -> bool:
        return not is_blank(self.at(row, VALUE)) or (row + 1, VALUE + 1) in self.formulas

    def _value(self, leaf: Node, entry: Input, row: int) -> object:
        if (row + 1, VALUE + 1) in self.formulas:
            self.text(row, VALUE, leaf.key)
            return None
        try:
            return value_in(self.at(row, VALUE), leaf, entry)
        except CellError as error:
            self.note("unreadable_cell", str(error), row, VALUE, leaf.key)
            return None

    def _stated(self, leaf: Node, state: str, note: str, row: int, *, filled: bool) -> FactEntry | None:
        if filled:
            self.note("contradiction", f"Đã chọn “{state}” mà vẫn có số liệu", row, STATE, leaf.key)
        elif state.casefold() == NOT_YET.casefold():
            return self._entry(leaf, row, FactEntry(Unknown(note)))
        elif state.casefold() != NOT_FOR_US.casefold():
            self.note("unreadable_cell", f"Chỉ nhận “{NOT_YET}” hoặc “{NOT_FOR_US}”", row, STATE, leaf.key)
        elif not leaf.may_be_not_applicable:
            message = "Bộ tiêu chí không nêu dòng này được “Không đánh giá”"
            self.note("not_applicable_forbidden", message, row, STATE, leaf.key)
        elif not note:
            self.note("missing_reason", "“Không đánh giá” phải kèm lý do", row, NOTE, leaf.key)
        else:
            return self._entry(leaf, row, FactEntry(NotApplicable(note)))
        return None

    def _entry(self, leaf: Node, row: int, entry: FactEntry) -> FactEntry:
        """Add source, provisional mark, cut-off date and status to an entry."""
        return FactEntry(
            entry.fact,
            self.text(row, SOURCE, leaf.key),
            self._optional_date(row, leaf.key),
            self._provisional(row, leaf.key),
            self._status(row, leaf.key),
            entry.note,
        )

    def _optional_date(self, row: int, criterion: str | None, column: int = CUTOFF) -> date | None:
        if is_blank(self.at(row, column)) or not self.text(row, column, criterion):
            return None
        try:
            return date_in(self.at(row, column))
        except CellError as error:
            self.note("unreadable_cell", str(error), row, column, criterion)
            return None

    def _provisional(self, row: int, criterion: str) -> bool:
        if not self.text(row, PROVISIONAL, criterion):
            return False
        try:
            return yes_in(self.at(row, PROVISIONAL))
        except CellError as error:
            self.note("unreadable_cell", str(error), row, PROVISIONAL, criterion)
            return False

    def _status(self, row: int, criterion: str) -> str:
        text = self.text(row, STATUS, criterion).casefold()
        if not text:
            return Status.SOURCED.value
        for status, label in STATUS_LABELS.items():
            if label == text:
                return status.value
        message = f"Chỉ nhận: {', '.join(STATUS_LABELS.values())}"
        self.note("unreadable_cell", message, row, STATUS, criterion)
        return Status.SOURCED.value

    def filled(self, facts: dict[str, FactEntry], catalogue: Catalogue, heading: int) -> Filled:
        """Unit, year and day from above the headings; a year that is not entered is that of the catalogue."""
        rows = {text: row for row, text in self._labels(heading) if text in HEADER_INPUTS}
        unit = self.text(rows[UNIT], CODE + 2) if UNIT in rows else ""
        year = self._year(rows.get(YEAR), catalogue)
        day = self._optional_date(rows[DAY], None, CODE + 2) if DAY in rows else None
        return Filled(facts, unit or "Đơn vị chưa ghi tên", year, day or date(year, 12, 31), self.begins)

    def _labels(self, heading: int) -> Iterator[tuple[int, str]]:
        for row in range(heading):
            yield row, whole_text(self.at(row, CODE + 1))

    def _year(self, row: int | None, catalogue: Catalogue) -> int:
        text = self.text(row, CODE + 2) if row is not None else ""
        if text.isdecimal() and 2000 <= int(text[:5]) <= 2100:
            return int(text)
        if text:
            self.note("unreadable_cell", "Năm đánh giá phải là một năm, ví dụ 2025", row or 0, CODE + 2)
        return catalogue.years[-1] if catalogue.years else 2000
