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
from cchc.files.catalogue_import.annex_line import LineRead, Mark
from cchc.files.catalogue_import.annex_numbers import BrokenNumber, Number, number_before, number_of
from cchc.files.catalogue_import.annex_sums import PART_TOTAL, SUBTOTAL, TOTAL, maximum_in_name, summed
from cchc.files.catalogue_import.bounds import bounds_in
from cchc.files.catalogue_import.clauses import clause_of
from cchc.files.catalogue_import.words import bare, small, tidy

NOTE = re.compile(r"(ghi chu|luu y|chu thich|chu y)\b.*|\*.*", re.DOTALL)
COLUMN_MARK = re.compile(r"\(?[0-9A-Z]{1,2}\)?")
OF_SCALE = re.compile(
    r"(?:nếu|trong đó|tính (?:điểm|theo)|điểm (?:đánh giá|số)|mỗi|cứ|trừ)\b|.*(?:công thức|\bb\s*/\s*a\b)",
    re.IGNORECASE,
)
MOST_LINES = 2_000
STRUCK = "Ô có chữ gạch bỏ, chữ ẩn hoặc chỉ số trên, dưới"


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
        if self._is_total(row, name) or self._is_subtotal(row, name) or self._is_part_total(row, name):
            return
        number, text, broken = self._number(row, name)
        if number is None and broken is None:
            self._unnumbered(row, name)
            return
        if number is not None and number.letter and self._is_lettered_level(row, text):
            self._level(row, name, self.read.lines[-1])
            return
        line = LineRead(number, text, name.place, name.bold)
        if broken is not None:
            line.mark("number_broken", broken, self._cell(row, "number").place)
        if not text:
            line.mark("no_name", "Dòng có số thứ tự mà không có tên", name.place)
        self.read.lines.append(line)
        line.maximum = self._maximum(row, line)
        if line.maximum is None and not self._cell(row, "maximum").said:
            maximum_in_name(line)
        self._texts(row, line)
        self._level_beside(row, line)
        line.own_scale = bool(line.scale)

    def _is_lettered_level(self, row: Row, text: str) -> bool:
        """`a) Từ 90% trở lên | 1`: a level of the line above, not a line below it."""
        said = self._cell(row, "scale").said
        return bool(self.read.lines and self._given(row).said and not said) and bounds_in(text) is not None

    def _is_part_total(self, row: Row, name: Cell) -> bool:
        """What is appraised, or surveyed, of all points: added up from the lines, no level of a scale."""
        found = PART_TOTAL.fullmatch(folded(name.said).strip(" :."))
        if found is None or not self.read.lines or self._cell(row, "number").said:
            return False
        points = self._maximum(row, LineRead(None, "", name.place))
        if points is None or ("tham dinh" not in found["by"] and points == self.read.lines[-1].maximum):
            return False
        text = f"Dòng “{name.said[:60]}: {points_text(points)}” hiểu là cộng của cả phần, không đọc"
        self.read.marks.append(Mark("part_total", text, name.place))
        return True

    def _maximum(self, row: Row, line: LineRead) -> Decimal | None:
        """The maximum of a row; where the annex prints the surveyed points apart, both together."""
        own, cell = self._points(row, line), self._cell(row, "surveyed")
        if not cell.said or (own is None and self._cell(row, "maximum").said):
            return own
        try:
            more = points_in(cell.value if cell.value is not None else cell.text)
        except NotANumber as error:
            line.mark("maximum_not_read", f"Điểm tối đa: {error}; để trống", cell.place)
            return None
        return more if own is None or more is None else own + more

    def _given(self, row: Row) -> Cell:
        """The cell with the points of a level: in a column of their own, else in that of the maxima."""
        own = self._cell(row, "points")
        return own if own.said else self._cell(row, "maximum")

    def _level_beside(self, row: Row, line: LineRead) -> None:
        """The points in the column of the levels, beside the first of them."""
        points = self._cell(row, "points")
        if not points.said:
            return
        if line.scale and clause_of(tidy(line.scale[0]), None).points is None:
            line.scale[0] = f"{tidy(line.scale[0])}: {points.said}"
        else:
            self._points_alone(line, points)

    def _points_alone(self, line: LineRead, points: Cell) -> None:
        text = f"Ô ghi “{points.said}” không rõ là điểm của nội dung nào"
        line.mark("points_alone", text, points.place)

    def _first_level(self, line: LineRead) -> None:
        """Levels below a line whose own row prints the first of them: its maximum is what that one gives."""
        said = tidy(line.scale[0]) if len(line.scale) == 1 and line.own_scale else ""
        if not said or line.maximum is None or clause_of(said, None).points is not None:
            return
        if bounds_in(said) is None:
            return
        line.scale[0] = f"{said}: {points_text(line.maximum)}"
        text = f"Điểm tối đa của dòng được hiểu là điểm của mức đầu: “{said[:80]}”"
        line.mark("first_level", text, line.places.get("scale", line.place))

    def _is_subtotal(self, row: Row, name: Cell) -> bool:
        """The sum of an area printed below its lines: held against the area, never a level of a scale."""
        said = folded(name.said or name.over).strip(" :.")
        if not self.read.lines or self._cell(row, "number").said or not SUBTOTAL.fullmatch(said):
            return False
        counted = LineRead(None, "", name.place)
        points = self._maximum(row, counted)
        above = summed(self.read.lines, said)
        if above is None or counted.marks or points != above.maximum:
            text = f"Dòng “{name.said[:60]}” không khớp với điểm tối đa của lĩnh vực"
            (above or self.read.lines[-1]).mark("subtotal_differs", text, self._cell(row, "maximum").place)
        return True

    def _is_total(self, row: Row, name: Cell) -> bool:
        said = {folded(cell.said or cell.over).strip(" :.") for cell in (name, self._cell(row, "number"))}
        if not any(TOTAL.fullmatch(one) for one in said if one):
            return False
        line = LineRead(None, "", name.place)
        total = self._maximum(row, line)
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
            area.maximum = self._maximum(row, area)
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
        points = self._given(row)
        scale = self._cell(row, "scale")
        if scale.said and points.said:
            self._first_level(line)
            line.scale.append(
                f"{scale.said}: {points.said}" if clause_of(scale.said, None).points is None else scale.text
            )
        elif points.said:
            self._points_alone(line, points)
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

    def _says_how(self, said: str) -> bool:
        """Whether words tell how a line is scored, and are no part of its name."""
        return (
            said[:1] in "-+•"
            or clause_of(said, None).points is not None
            or bounds_in(said) is not None
            or OF_SCALE.match(said) is not None
        )

    def _level(self, row: Row, name: Cell, line: LineRead) -> None:
        points, scale = self._given(row), self._cell(row, "scale")
        said = name.said
        whole = f"{said}: {points.said}" if points.said else name.text
        if points.said or self._says_how(said) or (line.scale and not line.own_scale):
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
