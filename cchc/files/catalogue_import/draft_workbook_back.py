"""The workbook of a draft on its way back: columns by headings, a verdict on every row with its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import (
    ADDED,
    EFFECTS,
    MEASURE,
    RULE,
    change_line,
    find,
    line_fields,
)
from cchc.files.catalogue_import.draft_workbook import (
    COLUMNS,
    KEYS,
    READ_ONLY,
    SCHEMA,
    SHEET,
    TAKEN,
    YES,
    row_of,
)
from cchc.files.catalogue_import.scale_fields import MEASURE_BY_ID, RULE_BY_ID, ScaleKind
from cchc.files.catalogue_import.words import small, tidy
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import letters
from cchc.files.workbook_cells import fault_in

Existing = Literal["stop", "skip", "update"]
Judgement = Literal["changed", "same", "skipped", "refused"]
LABELS = {key: label for key, label, _ in COLUMNS}
BY_LABEL = {small(label): key for key, label, _ in COLUMNS}
LAST_MARK, LAST_HEADING = 5, 12
BACK = "Tải bảng tính về rồi sửa trong đó"


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of one row: its number in the sheet, the code of its line, and every cell that matters."""

    number: int
    code: str
    judgement: Judgement
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class WorkbookJudged:
    """What a workbook would change: the draft after it, the lines, and every refusal with its cell."""

    draft: Draft
    changed: list[str] = field(default_factory=list)
    same: int = 0
    skipped: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: list[RowVerdict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet that came back: where its columns are now, and what its taker had seen."""

    grid: Grid
    file: str
    columns: Mapping[str, int]
    heading: int
    version: int

    def cell(self, number: int, key: str) -> str:
        """The address of a cell: `C6`."""
        return f"{letters(self.columns[key])}{number}"

    def problem(self, number: int, key: str, text: str) -> Problem:
        """A refusal with the address of its cell."""
        where = self.cell(number, key if key in self.columns else "id")
        return Problem("row_refused", f"ô {where}: {text}", Place(self.file, SHEET))


def judged_workbook(
    draft: Draft, raw: bytes, file: str, saved: Mapping[str, int], existing: Existing
) -> WorkbookJudged:
    """Judge every row; `saved` are the lines saved by hand with the version of the draft at their saving.

    Raises InputRefused for what is not the workbook of this draft.
    """
    sheet = _sheet(raw, file, str(draft.content["id"]))
    judged = WorkbookJudged(draft)
    seen: set[str] = set()
    by_hand = {line for line, version in saved.items() if version > sheet.version}
    for number, cells in sheet.grid.rows:
        values = {key: cells[at] if at < len(cells) else None for key, at in sheet.columns.items()}
        row = {key: _text(value) for key, value in values.items()}
        if number > sheet.heading and any(row.values()):
            _Row(judged, sheet, number, row, values).judge(by_hand, existing, seen)
    for missing in sorted(draft.codes().keys() - seen):
        if missing in by_hand and draft.texts[missing].place == ADDED:
            continue  # added on the pages after the workbook was taken away
        text = f"Tệp không còn dòng {draft.codes()[missing]}"
        hint = "Không xóa dòng trong tệp; muốn bỏ dòng thì bỏ trên trang"
        judged.problems.append(Problem("row_missing", text, Place(file, SHEET), hint))
    return judged


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _sheet(raw: bytes, file: str, key: str) -> _Sheet:
    """The sheet of this draft; its marks and headings may have moved, none may be gone."""
    grid = next((grid for grid in grids_in(raw, file) if grid.sheet == SHEET), None)
    rows = () if grid is None else grid.rows
    top = [[_text(value) for value in cells] for number, cells in rows if number <= LAST_MARK]
    marks = {text for cells in top for text in cells}
    if grid is None or f"{SCHEMA} {key}" not in marks:
        text = "Tệp không phải là bảng tính tải về từ bản thảo này"
        raise InputRefused([Problem("other_workbook", text, Place(file), BACK)])
    taken = (text.removeprefix(TAKEN) for text in marks if text.startswith(TAKEN))
    version = next((int(text) for text in taken if text.isascii() and text.isdigit() and len(text) < 9), 0)
    heading, columns = _columns(grid, file)
    return _Sheet(grid, file, columns, heading, version)


def _columns(grid: Grid, file: str) -> tuple[int, Mapping[str, int]]:
    """The row of the headings and where each column is now; raises InputRefused."""
    for number, cells in grid.rows:
        found = [(BY_LABEL.get(small(_text(value))), at) for at, value in enumerate(cells)]
        columns = {key: at for key, at in reversed(found) if key is not None}
        if number > LAST_HEADING or len(columns) < len(KEYS) // 2:
            continue
        missing = ", ".join(f"“{LABELS[key]}”" for key in KEYS if key not in columns)
        twice = [LABELS[key] for key, at in found if key is not None and columns[key] != at]
        if missing or twice:
            text = f"Thiếu cột {missing}" if missing else f"Cột “{twice[0]}” có hai lần"
            problem = Problem("columns_changed", f"Dòng {number}: {text}", Place(file, SHEET), BACK)
            raise InputRefused([problem])
        return number, columns
    raise InputRefused([Problem("columns_changed", "Không còn dòng tiêu đề cột", Place(file, SHEET), BACK)])


@dataclass(frozen=True, slots=True)
class _Row:
    """One row while it is judged."""

    judged: WorkbookJudged
    sheet: _Sheet
    number: int
    row: dict[str, str]
    values: Mapping[str, object]

    def judge(self, by_hand: set[str], existing: Existing, seen: set[str]) -> None:
        line, codes = self.row["id"], self.judged.draft.codes()
        if line in seen or line not in codes:
            self._refuse([("id", _no_line(line, twice=line in seen))])
            return
        seen.add(line)
        before = find(self.judged.draft, line).line
        shown = row_of(self.judged.draft, before)
        spoilt = [(key, text) for key in KEYS if key not in READ_ONLY and (text := self._spoilt(key, shown))]
        if spoilt:
            self._refuse(spoilt)
            return
        differing = [
            key for key in KEYS if key not in READ_ONLY and not _same(key, self.row[key], shown[key])
        ]
        if not differing:
            self.judged.same += 1
            self._verdict("same")
        elif line in by_hand and existing != "update":
            self._protect(line, existing)
        else:
            self._change(line_fields(before), tuple(self._told(key, shown[key]) for key in differing))

    def _spoilt(self, key: str, shown: Mapping[str, str]) -> str:
        """What a spreadsheet has made of a cell so that nobody can tell what was meant; empty for nothing."""
        fault = fault_in(str(self.values[key]))
        if fault:
            return fault
        if (self.number, self.sheet.columns[key] + 1) in self.sheet.grid.formulas:
            return "Ô chứa công thức; chép rồi dán giá trị vào ô"
        if isinstance(self.values[key], date | time):
            return "Bảng tính đã tự đổi ô thành ngày, giờ; định dạng ô là chữ (Text) rồi ghi lại"
        if key == "code" and isinstance(self.values[key], int | float) and self.row[key] != shown[key]:
            return "Ô mã là số nên không phân biệt được 1.1 với 1.10; định dạng ô là chữ (Text) rồi ghi lại"
        return ""

    def _told(self, key: str, before: str) -> str:
        where = f"ô {self.sheet.cell(self.number, key)} {LABELS[key]}"
        return f"{where}: “{_short(before)}” → “{_short(self.row[key])}”"

    def _protect(self, line: str, existing: Existing) -> None:
        self.judged.by_hand.append(line)
        if existing == "skip":
            self.judged.skipped.append(line)
            self._verdict("skipped", "dòng đã có người sửa trên trang")
        else:
            self._refuse([("code", "Dòng đã có người sửa trên trang, tệp ghi khác")])

    def _verdict(self, judgement: Judgement, *told: str) -> None:
        code = self.judged.draft.codes().get(self.row["id"], self.row["code"])
        self.judged.rows.append(RowVerdict(self.number, code, judgement, told))

    def _refuse(self, found: list[tuple[str, str]]) -> None:
        problems = [self.sheet.problem(self.number, key, text) for key, text in found]
        self.judged.problems += problems
        self._verdict("refused", *(one.message for one in problems))

    def _change(self, before: dict[str, str], told: tuple[str, ...]) -> None:
        fields, refused = fields_of_row(self.row, before)
        if not refused:
            settled = small(self.row["settled"]) == small(YES)
            try:
                self.judged.draft = change_line(self.judged.draft, self.row["id"], fields, settled=settled)
            except InputRefused as error:
                refused = [(_column(one.place.column or ""), one.message) for one in error.problems]
        if refused:
            self._refuse(refused)
            return
        self.judged.changed.append(self.row["id"])
        self._verdict("changed", *told)


def _no_line(line: str, *, twice: bool) -> str:
    if twice:
        return "Định danh của dòng bị lặp"
    if not line:
        return "Dòng không có định danh; thêm dòng mới thì thêm trên trang"
    return f"Bản thảo không có dòng “{line[:60]}”"


def _short(text: str) -> str:
    return tidy(text)[:60]


def _same(key: str, given: str, shown: str) -> bool:
    if key == "max_points":
        return given.replace(".", ",") == shown
    return [tidy(one) for one in given.split("\n")] == [tidy(one) for one in shown.split("\n")]


def fields_of_row(
    row: Mapping[str, str], before: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The fields of a line as a row writes them, and what is refused: column and sentence."""
    fields = {key: before[key] for key in ("part", "not_applicable", "hint")}
    fields |= {key: row[key] for key in ("code", "name", "max_points", "evidence", "place")}
    refused: list[tuple[str, str]] = []
    effect = next((key for key, name in EFFECTS.items() if small(name) == small(row["effect"])), None)
    if effect is None and row["effect"]:
        refused.append(("effect", f"“{row['effect'][:40]}” không có trong danh sách"))
    fields["effect"] = effect or "score"
    for key, kinds, prefix in (("measure", MEASURE_BY_ID, MEASURE), ("rule", RULE_BY_ID, RULE)):
        try:
            fields |= _kind(kinds, key, row, prefix)
        except ValueError as error:
            refused.append((str(error.args[1]), str(error.args[0])))
    return fields, refused


def _kind(kinds: Mapping[str, ScaleKind], key: str, row: Mapping[str, str], prefix: str) -> dict[str, str]:
    """The kind and its fields as a row writes them; raises ValueError with sentence and column."""
    label = row[key]
    kind = next((one for one in kinds.values() if small(one.label) == small(label)), None)
    if kind is None:
        if label or row[f"{key}_fields"]:
            raise ValueError(f"“{label[:40]}” không có trong danh sách", key)
        return {key: ""}
    by_label = {small(one.label): one for one in kind.fields}
    found: dict[str, str] = {key: kind.id}
    current = ""
    for text in row[f"{key}_fields"].split("\n"):
        head, colon, rest = text.partition(":")
        field_of = by_label.get(small(head)) if colon and not text.startswith(" ") else None
        if field_of is not None:
            current = f"{prefix}{field_of.key}"
            found[current] = rest.strip()
        elif current and text.strip():
            found[current] = f"{found[current]}\n{text.strip()}".strip()
        elif text.strip():
            names = ", ".join(one.label for one in kind.fields)
            raise ValueError(
                f"“{text.strip()[:40]}”: mỗi dòng bắt đầu bằng một trong: {names}", f"{key}_fields"
            )
    return found


def _column(name: str) -> str:
    prefix, dot, _ = name.partition(".")
    return f"{prefix}_fields" if dot else name
