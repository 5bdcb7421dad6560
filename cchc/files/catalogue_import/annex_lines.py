"""The rows of an annex as lines of a catalogue: what belongs together is gathered, doubts are marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from cchc.core.numerals import points_text
from cchc.core.vietnamese import folded
from cchc.files.catalogue_import.amounts import NotANumber, points_below_zero, points_in
from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.catalogue_import.annex_columns import Columns, columns_of
from cchc.files.catalogue_import.annex_numbers import BrokenNumber, Number, number_before, number_of
from cchc.files.catalogue_import.bounds import bounds_in
from cchc.files.catalogue_import.clauses import clause_of
from cchc.files.catalogue_import.words import bare, small, tidy

TOTAL = re.compile(r"(tong|tong cong|tong so|tong diem|cong|tong so diem|diem tong)( diem| cong)?( \(.*\))?")
SUBTOTAL = re.compile(
    r"(tong|cong)( so)?( diem)?( toi da)?( cua)? (linh vuc|muc|phan|nhom|tieu chi|noi dung)\b.{0,80}"
)
NOTE = re.compile(r"(ghi chu|luu y|chu thich|chu y)\b.*|\*.*", re.DOTALL)
IN_NAME = re.compile(
    r"(?P<name>.+?)\s*[(:-]\s*(?:tối đa\s*)?(?P<points>[0-9.,]+\s*điểm)\s*\)?", re.IGNORECASE
)
COLUMN_MARK = re.compile(r"\(?[0-9A-Z]{1,2}\)?")
LEVEL_STARTS = re.compile(
    r"(?:từ|trên|dưới|đạt|không|chưa|có|đủ|nếu|còn lại|mỗi|cứ|tính|[-+•<>≥≤=]|[0-9])", re.IGNORECASE
)
MOST_LINES = 2_000
STRUCK = "Ô có chữ gạch bỏ, chữ ẩn hoặc chỉ số trên, dưới"


@dataclass(frozen=True, slots=True)
class Mark:
    """One doubt: a stable code, a sentence, and where it stands in the file."""

    code: str
    text: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(slots=True)
class LineRead:
    """One line while its rows pass by; `maximum` None is unknown.

    `taken`: the annex prints it below zero; `computed`: a formula gives it; `own_scale`: the row of the line
    itself says how it is scored.
    """

    number: Number | None
    name: str
    place: str
    bold: bool = False
    maximum: Decimal | None = None
    taken: bool = False
    computed: bool = False
    own_scale: bool = False
    scale: list[str] = field(default_factory=list)
    measure: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def mark(self, code: str, text: str, place: str = "") -> None:
        """Mark the line."""
        self.marks.append(Mark(code, text, place or self.place))


@dataclass(slots=True)
class LinesRead:
    """All lines of an annex, its total, and what concerns no single line."""

    lines: list[LineRead] = field(default_factory=list)
    total: Decimal | None = None
    marks: list[Mark] = field(default_factory=list)


def lines_in(annex: Annex) -> LinesRead:
    """Gather the lines of every table that has headings, or continues one that has."""
    read = LinesRead()
    read.marks += [Mark(code, text) for code, text in annex.remarks]
    columns: Columns | None = None
    width = 0
    for table in annex.tables:
        own = columns_of(table)
        breadth = max((len(row.cells) for row in table.rows), default=0)
        if own is not None:
            columns, width = own, breadth
            _headings_told(read, own, table)
        elif columns is not None and breadth == width and len(table.rows) > 0:
            columns = Columns(columns.by_role, 0, columns.headings)
            text = "Bảng không có dòng tiêu đề, được đọc tiếp theo các cột của bảng trước"
            read.marks.append(Mark("table_continued", text, table.name))
        else:
            _skipped(read, table)
            continue
        _Reading(read, columns, table).all()
    return read


def _headings_told(read: LinesRead, columns: Columns, table: Table) -> None:
    if columns.doubled:
        named = ", ".join(f"“{heading}”" for heading in columns.doubled)
        text = f"Nhiều cột cùng loại; chỉ đọc cột đầu, không đọc: {named}"
        read.marks.append(Mark("columns_doubled", text, table.name))
    if columns.unread:
        named = ", ".join(f"“{heading}”" for heading in columns.unread)
        read.marks.append(Mark("columns_unread", f"Các cột không được đọc: {named}", table.name))
    if "maximum" not in columns.by_role:
        read.marks.append(Mark("no_maximum", "Không tìm thấy cột điểm tối đa", table.name))


def _skipped(read: LinesRead, table: Table) -> None:
    filled = sum(not row.empty for row in table.rows)
    if filled > 3:
        text = f"Bảng có {filled} dòng không được đọc vì không có dòng tiêu đề nêu tiêu chí, điểm"
        read.marks.append(Mark("table_skipped", text, table.name))


@dataclass(slots=True)
class _Reading:
    """One table while its rows pass by."""

    read: LinesRead
    columns: Columns
    table: Table

    def all(self) -> None:
        for row in self.table.rows:
            if row.number > self.columns.last and not row.empty and not self._passing(row):
                self._row(row)

    def _passing(self, row: Row) -> bool:
        """Repeated headings, and the row that numbers the columns."""
        said = [cell.said for cell in row.cells]
        if [small(one) for one in said if one] == [small(one) for one in self.columns.headings if one]:
            return True
        filled = [one for one in said if one]
        numbers = [re.sub(r"[()]", "", one) for one in filled]
        return len(filled) >= 3 and all(map(COLUMN_MARK.fullmatch, filled)) and numbers == sorted(numbers)

    def _cell(self, row: Row, role: str) -> Cell:
        return self.columns.cell(row, role) or Cell("", f"{self.table.name}, dòng {row.number}")

    def _row(self, row: Row) -> None:
        name = self._cell(row, "name")
        if len(self.read.lines) >= MOST_LINES:
            return
        if self._is_total(row, name) or self._is_subtotal(row, name):
            return
        number, text, broken = self._number(row, name)
        if number is None and broken is None:
            self._unnumbered(row, name)
            return
        line = LineRead(number, text, name.place, name.bold)
        if broken is not None:
            line.mark("number_broken", broken, self._cell(row, "number").place)
        if not text:
            line.mark("no_name", "Dòng có số thứ tự mà không có tên", name.place)
        self.read.lines.append(line)
        line.maximum = self._points(row, line)
        if line.maximum is None and not self._cell(row, "maximum").said:
            _maximum_in_name(line)
        self._texts(row, line)
        line.own_scale = bool(line.scale)

    def _is_subtotal(self, row: Row, name: Cell) -> bool:
        """The sum of an area printed below its lines: held against the area, never a level of a scale."""
        said = folded(name.said or name.over).strip(" :.")
        if not self.read.lines or self._cell(row, "number").said or not SUBTOTAL.fullmatch(said):
            return False
        counted = LineRead(None, "", name.place)
        points = self._points(row, counted)
        above = _summed(self.read.lines, said)
        if above is None or counted.marks or points != above.maximum:
            text = f"Dòng “{name.said[:60]}” không khớp với điểm tối đa của lĩnh vực"
            (above or self.read.lines[-1]).mark("subtotal_differs", text, self._cell(row, "maximum").place)
        return True

    def _is_total(self, row: Row, name: Cell) -> bool:
        said = {folded(cell.said or cell.over).strip(" :.") for cell in (name, self._cell(row, "number"))}
        if not any(TOTAL.fullmatch(one) for one in said if one):
            return False
        line = LineRead(None, "", name.place)
        total = self._points(row, line)
        self.read.marks += line.marks
        if total is not None and self.read.total not in (None, total):
            self.read.marks.append(Mark("two_totals", "Phụ lục nêu hai tổng điểm khác nhau", name.place))
        self.read.total = total if self.read.total is None else self.read.total
        return True

    def _number(self, row: Row, name: Cell) -> tuple[Number | None, str, str | None]:
        """The number of a row, its name, and what is wrong with the number."""
        cell = self._cell(row, "number")
        text = tidy(name.said)
        if name.covered and cell.said and tidy(name.over) == cell.said:
            whole = number_before(cell.said)
            if whole is not None:
                return *whole, None
        try:
            number = number_of(cell)
        except BrokenNumber as error:
            return None, text, str(error)
        if number is not None:
            twice = number_before(text)
            return number, twice[1] if twice is not None and twice[0].code == number.code else text, None
        if cell.automatic:
            said = "Số thứ tự do Word tự đánh nên không đọc được; chuyển thành chữ rồi nộp lại, hoặc ghi mã"
            return None, text, said
        before = number_before(text)
        if before is None or (before[0].letter and not self._cell(row, "maximum").said):
            return None, text, None
        return before[0], before[1], None

    def _points(self, row: Row, line: LineRead) -> Decimal | None:
        cell = self._cell(row, "maximum")
        line.computed = cell.formula
        if cell.struck:
            line.mark("maximum_not_read", f"Điểm tối đa: {STRUCK}; để trống", cell.place)
            return None
        try:
            taken = points_below_zero(cell.value if cell.value is not None else cell.text)
            if taken is not None:
                line.taken = True
                text = f"Điểm tối đa ghi số âm; hiểu là dòng bị trừ nhiều nhất {points_text(taken)} điểm"
                line.mark("maximum_negative", text, cell.place)
                return taken
            return points_in(cell.value if cell.value is not None else cell.text)
        except NotANumber as error:
            line.mark("maximum_not_read", f"Điểm tối đa: {error}; để trống", cell.place)
            return None

    def _texts(self, row: Row, line: LineRead) -> None:
        for role, kept in (
            ("scale", line.scale),
            ("measure", line.measure),
            ("evidence", line.evidence),
            ("note", line.notes),
        ):
            cell = self._cell(row, role)
            if cell.struck:
                line.mark("struck_text", STRUCK, cell.place)
            if cell.said:
                kept.append(cell.text)
                line.places.setdefault(role, cell.place)

    def _unnumbered(self, row: Row, name: Cell) -> None:
        """A level of the scale, the rest of a row broken over pages, or an area without a number."""
        said = name.said
        line = self.read.lines[-1] if self.read.lines else None
        if line is None and not self._is_area(row, name):
            text = f"Dòng đứng trước dòng có số thứ tự đầu tiên, không được đọc: “{said[:80]}”"
            self.read.marks.append(Mark("row_before_lines", text, name.place))
            return
        if line is not None and self._is_note(row, name):
            line.notes.append(name.text)
            line.mark("note_row", f"Dòng ghi chú không được tính vào cách chấm: “{said[:120]}”", name.place)
        elif line is None or self._is_area(row, name):
            area = LineRead(None, said, name.place, bold=True)
            area.mark("number_missing", "Dòng in đậm không có số thứ tự; hiểu là một lĩnh vực", name.place)
            self.read.lines.append(area)
            area.maximum = self._points(row, area)
            self._texts(row, area)
        elif not said:
            self._rest(row, line)
        else:
            self._level(row, name, line)

    def _is_note(self, row: Row, name: Cell) -> bool:
        """Whether a row only remarks; what gives points anywhere is more than a remark."""
        gives = self._cell(row, "maximum").said or self._cell(row, "scale").said
        return (
            not gives
            and NOTE.fullmatch(folded(name.said)) is not None
            and clause_of(bare(name.said), None).points is None
        )

    def _is_area(self, row: Row, name: Cell) -> bool:
        return (
            bool(name.said)
            and name.bold
            and not self._cell(row, "scale").said
            and (said_loud(name.said) or bool(self._cell(row, "maximum").said))
        )

    def _rest(self, row: Row, line: LineRead) -> None:
        """A row without a name: more of the scale or the evidence of the line above, or points alone."""
        points = self._cell(row, "maximum")
        scale = self._cell(row, "scale")
        if scale.said and points.said:
            line.scale.append(
                f"{scale.said}: {points.said}" if clause_of(scale.said, None).points is None else scale.text
            )
        elif points.said:
            line.mark(
                "points_alone", f"Ô ghi “{points.said}” không rõ là điểm của nội dung nào", points.place
            )
        elif scale.said:
            self._more_of_scale(line, scale)
        for role, kept in (("evidence", line.evidence), ("note", line.notes), ("measure", line.measure)):
            cell = self._cell(row, role)
            if cell.said:
                kept.append(cell.text)

    def _more_of_scale(self, line: LineRead, scale: Cell) -> None:
        """The rest of a sentence that a page break cut, or one more level."""
        before = line.scale[-1] if line.scale else ""
        if before and not _complete(before):
            line.scale[-1] = f"{before.rstrip()} {scale.text.lstrip()}"
            line.mark("rows_joined", "Câu nêu cách chấm bị ngắt thành nhiều dòng, đã ghép lại", scale.place)
        else:
            line.scale.append(scale.text)

    def _level(self, row: Row, name: Cell, line: LineRead) -> None:
        points, scale = self._cell(row, "maximum"), self._cell(row, "scale")
        said = name.said
        whole = f"{said}: {points.said}" if points.said else name.text
        if points.said or clause_of(said, None).points is not None or bounds_in(said) or said[:1] in "-+•":
            line.scale.append(whole)
            if line.own_scale:
                text = f"Dòng không có số thứ tự, đang hiểu là một mức điểm: “{tidy(whole)[:100]}”"
                line.mark("rows_joined", text, name.place)
        else:
            line.name = tidy(f"{line.name} {said}")
            line.mark("rows_joined", f"Dòng không có số thứ tự, đã ghép vào tên: “{said[:80]}”", name.place)
        if scale.said:
            self._more_of_scale(line, scale)
        for role, kept in (("evidence", line.evidence), ("note", line.notes), ("measure", line.measure)):
            cell = self._cell(row, role)
            if cell.said:
                kept.append(cell.text)


def _maximum_in_name(line: LineRead) -> None:
    """`CHỈ ĐẠO, ĐIỀU HÀNH (20 điểm)`: the name states what the column leaves out; to be looked at."""
    found = IN_NAME.fullmatch(line.name)
    if found is None:
        return
    try:
        line.maximum = points_in(found["points"])
    except NotANumber:
        return
    line.name = found["name"]
    line.mark("maximum_in_name", f"Điểm tối đa lấy trong tên dòng: “{found['points']}”")


def _summed(lines: list[LineRead], subtotal: str) -> LineRead | None:
    """The line of which a subtotal speaks: the one whose number it names last, else the last area."""
    named = re.search(r"\b([ivx]+|[0-9]+(?:\.[0-9]+)*)$", subtotal)
    if named is not None:
        coded = (one for one in reversed(lines) if one.number and one.number.code.casefold() == named[1])
        return next(coded, None)
    areas = [one for one in lines if (one.bold if one.number is None else one.number.roman)]
    plain = [one for one in lines if one.number is not None and len(one.number.parts) == 1]
    return next(iter(reversed(areas or plain)), None)


def said_loud(text: str) -> bool:
    """Whether a text is in capitals."""
    return text == text.upper() and text != text.lower()


def _complete(text: str) -> bool:
    """Whether the last clause of a scale has its points."""
    last = tidy(text).rstrip(" .;").split(";")[-1]
    return clause_of(last, None).points is not None


def marks_of(read: LinesRead) -> Iterator[Mark]:
    """All marks, those of no line first."""
    yield from read.marks
    for line in read.lines:
        yield from line.marks
