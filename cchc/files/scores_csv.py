"""The committed scores of an index (scores.csv), read strictly: every row resolves, or faults are told."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.index.definition import Index
from cchc.core.index.scores import Score
from cchc.files.scalars import DECIMAL, INTEGER, MOST_DIGITS, decimal_comma
from cchc.files.score_faults import (
    CODE,
    HEADINGS,
    OF,
    RANK,
    SOURCE,
    TITLE,
    UNIT,
    VALUE,
    YEAR,
    Fault,
    absence_faults,
    score_faults,
)
from cchc.files.unit_names import UnitNames
from cchc.files.yaml_text import decoded

MOST_TOLD = 100


class _RowError(ValueError):
    """A row that does not become a score; carries its fault."""

    def __init__(self, code: str, message: str, column: int, hint: str) -> None:
        super().__init__(message)
        self.fault = Fault(code, message, column, hint)


def read_scores(raw: bytes, file: str, index: Index, units: Mapping[int, UnitNames]) -> tuple[Score, ...]:
    """Read UTF-8, commas, decimal points; `units` are those of each year of the index.

    Raises InputRefused with row and column of every fault, of the first hundred when there are more.
    """
    reading = _Reading(file, index, units)
    text = StringIO(decoded(raw, file), newline="")
    rows = csv.reader(text, strict=True)
    try:
        if tuple(next(rows, ())) != HEADINGS:
            hint = f"Dòng đầu tệp: {','.join(HEADINGS)}"
            raise InputRefused([Problem("wrong_headings", "Tên cột không đúng", Place(file, row=1), hint)])
        scores = tuple(reading.scores(rows))
    except csv.Error:
        hint = 'Chữ có dấu phẩy hoặc dấu " phải đặt trong ngoặc kép'
        place = Place(file, row=rows.line_num)
        raise InputRefused([Problem("broken_csv", "Dòng không đúng dạng .csv", place, hint)]) from None
    if reading.problems:
        raise InputRefused(reading.told())
    return scores


@dataclass(slots=True)
class _Reading:
    """The rows while they are read, and what was found wrong."""

    file: str
    index: Index
    units: Mapping[int, UnitNames]
    lines: dict[int, dict[tuple[str, str], str]] = field(init=False)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[str, str, int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = {
            year: {(line.code, line.title): line.key for line in self.index.lines_in(year)}
            for year in self.index.by_year
        }

    def scores(self, rows: Iterator[list[str]]) -> Iterator[Score]:
        """The scores of the rows without a fault."""
        for number, row in enumerate(rows, start=2):
            try:
                score = self.score(row)
            except _RowError as error:
                self.note(number, error.fault)
                continue
            faults = (*score_faults(self.index, score), *absence_faults(self.index, score))
            for fault in (*self.twice(number, score), *faults):
                self.note(number, fault)
            yield score

    def note(self, row: int, fault: Fault) -> None:
        place = Place(self.file, row=row, column=HEADINGS[fault.column])
        self.problems.append(Problem(fault.code, fault.message, place, fault.hint))

    def told(self) -> list[Problem]:
        """The findings, and how many more there are."""
        more = len(self.problems) - MOST_TOLD
        last = Problem("more_findings", f"Còn {more} lỗi khác", Place(self.file), "Sửa các lỗi trên trước")
        return [*self.problems[:MOST_TOLD], *([last] if more > 0 else [])]

    def twice(self, row: int, score: Score) -> Iterator[Fault]:
        key = (score.source, score.unit, score.year, score.line)
        before = self.seen.setdefault(key, row)
        if before != row:
            message = f"Điểm này bị lặp: nguồn “{score.source}” đã ghi ở dòng {before}"
            yield Fault("duplicate_row", message, UNIT, "Giữ lại một trong hai dòng")

    def score(self, row: list[str]) -> Score:
        if len(row) != len(HEADINGS):
            message = f"Dòng có {len(row)} cột, phải có {len(HEADINGS)}"
            raise _RowError("wrong_columns", message, YEAR, 'Chữ có dấu phẩy phải đặt trong ngoặc kép "…"')
        year = _whole(row, YEAR)
        if year is None or year not in self.lines:
            hint = "Thêm năm vào mục “years” của index.yaml hoặc sửa năm"
            raise _RowError("unknown_year", f"Chỉ số không có năm “{row[YEAR]}”", YEAR, hint)
        return Score(
            unit=self.unit(row, year),
            year=year,
            line=self.line(row, year),
            value=_value(row),
            source=self.source(row),
            rank=_whole(row, RANK),
            of=_whole(row, OF),
        )

    def unit(self, row: list[str], year: int) -> str:
        names = self.units[year]
        unit = names.by_name.get(row[UNIT])
        if unit is None:
            near = ", ".join(names.nearest(row[UNIT]))
            hint = f"Có phải: {near}?" if near else "Ghi tên như trong danh sách cơ quan"
            message = f"Không có đơn vị “{row[UNIT]}” trong năm {year}"
            raise _RowError("unknown_unit", message, UNIT, hint)
        return unit

    def line(self, row: list[str], year: int) -> str:
        line = self.lines[year].get((row[CODE], row[TITLE]))
        if line is None:
            message = f"Năm {year} không có nội dung “{row[CODE]} {row[TITLE]}”".replace("“ ", "“")
            hint = "Mã và tên phải là của cùng một nội dung có trong năm đó"
            raise _RowError("unknown_line", message, TITLE, hint)
        return line

    def source(self, row: list[str]) -> str:
        if row[SOURCE] not in self.index.source_order:
            hint = f"Các nguồn đã khai: {', '.join(self.index.source_order)}"
            raise _RowError("missing_source", f"Không có nguồn “{row[SOURCE]}”", SOURCE, hint)
        return row[SOURCE]


def _value(row: list[str]) -> Decimal | None:
    text = row[VALUE]
    if not text:
        return None
    if len(text) <= MOST_DIGITS and (DECIMAL.fullmatch(text) or INTEGER.fullmatch(text)):
        return Decimal(text)
    message = decimal_comma(text) or f"“{text[:40]}” không phải là số"
    raise _RowError("wrong_type", message, VALUE, "Viết bằng chữ số, dấu chấm thập phân")


def _whole(row: list[str], column: int) -> int | None:
    text = row[column]
    if not text:
        return None
    if len(text) <= 4 and INTEGER.fullmatch(text) and int(text) > 0:
        return int(text)
    message = f"“{text[:40]}” không phải là số nguyên dương"
    raise _RowError("wrong_type", message, column, "Viết bằng chữ số")
