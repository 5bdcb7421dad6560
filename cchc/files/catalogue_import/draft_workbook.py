"""The workbook of a draft: one row per line, closed lists, and its way back with a verdict on every row."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import xlsxwriter

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import EFFECTS, MEASURE, RULE, change_line, find, line_fields
from cchc.files.catalogue_import.scale_fields import MEASURE_BY_ID, RULE_BY_ID, ScaleKind
from cchc.files.catalogue_import.scale_written import Written
from cchc.files.catalogue_import.words import small, tidy
from cchc.files.scores_grid import Grid, grids_in
from cchc.files.scores_rows import letters
from cchc.files.sheet_layout import FONT, WORKBOOK

Existing = Literal["stop", "skip", "update"]
SHEET, LISTS, SCHEMA = "Bản thảo", "Danh mục", "catalogue-draft/1"
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("code", "Mã", 8),
    ("name", "Tên dòng", 44),
    ("max_points", "Điểm tối đa", 10),
    ("measure", "Loại cách đo", 20),
    ("measure_fields", "Nội dung cách đo", 36),
    ("rule", "Loại cách chấm", 24),
    ("rule_fields", "Nội dung cách chấm", 36),
    ("evidence", "Tài liệu kiểm chứng", 30),
    ("effect", "Cách tính vào tổng", 14),
    ("place", "Vị trí trong phụ lục", 20),
    ("settled", "Đã xem lại", 10),
    ("printed", "Phụ lục ghi", 36),
    ("marks", "Chỗ phải xem lại", 36),
    ("id", "Định danh", 12),
)
KEYS = tuple(key for key, _, _ in COLUMNS)
READ_ONLY = frozenset({"printed", "marks", "id"})
FIRST = 3
YES = "Có"
MOST_MESSAGE = 250


def write_workbook(draft: Draft) -> bytes:
    """The workbook of a draft."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        _sheet(book, draft)
    return stream.getvalue()


def _sheet(book: Any, draft: Draft) -> None:
    sheet, lists = book.add_worksheet(SHEET), book.add_worksheet(LISTS)
    cell = {**FONT, "border": 1, "valign": "top", "text_wrap": True, "num_format": "@"}
    open_cell = book.add_format({**cell, "bg_color": "#FFF9DB", "locked": False})
    shut = book.add_format({**cell, "bg_color": "#F3F5F8"})
    heading = book.add_format({**FONT, "border": 1, "bold": True, "text_wrap": True, "bg_color": "#E8EDF3"})
    sheet.write_string(0, 0, f"BẢN THẢO: {draft.content['title']}", book.add_format({**FONT, "bold": True}))
    sheet.write_string(1, 0, f"{SCHEMA} {draft.content['id']}", book.add_format(FONT))
    for column, (_, label, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST - 1, column, label, heading)
    last = FIRST
    for last, line in enumerate(draft.lines(), start=FIRST):
        row = row_of(draft, line)
        for column, key in enumerate(KEYS):
            sheet.write_string(last, column, row[key], shut if key in READ_ONLY else open_cell)
    for column, names in _closed():
        _list(sheet, lists, column, names, last)
    lists.hide()
    lists.protect()
    sheet.freeze_panes(FIRST, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _closed() -> Iterator[tuple[int, tuple[str, ...]]]:
    yield KEYS.index("measure"), tuple(kind.label for kind in MEASURE_BY_ID.values())
    yield KEYS.index("rule"), tuple(kind.label for kind in RULE_BY_ID.values())
    yield KEYS.index("effect"), tuple(EFFECTS.values())
    yield KEYS.index("settled"), (YES,)


def _list(sheet: Any, lists: Any, column: int, names: tuple[str, ...], last: int) -> None:
    for line, name in enumerate(names):
        lists.write_string(line, column, name)
    letter = letters(column)
    source = f"='{LISTS}'!${letter}$1:${letter}${len(names)}"
    told = {"error_title": "Chưa đúng", "error_message": "Chọn trong danh sách, hoặc để trống"}
    sheet.data_validation(FIRST, column, last, column, {"validate": "list", "source": source, **told})


def row_of(draft: Draft, line: Written) -> dict[str, str]:
    """The cells of one line by column."""
    fields = line_fields(line)
    text = draft.texts.get(line["id"])
    marks = draft.marks.get(line["id"], ())
    return {
        **{key: fields[key] for key in ("code", "name", "max_points", "evidence", "place")},
        "measure": _label(MEASURE_BY_ID, fields["measure"]),
        "measure_fields": _told(MEASURE_BY_ID, fields["measure"], fields, MEASURE),
        "rule": _label(RULE_BY_ID, fields["rule"]),
        "rule_fields": _told(RULE_BY_ID, fields["rule"], fields, RULE),
        "effect": EFFECTS[fields["effect"]],
        "settled": "",
        "printed": "" if text is None else text.scale,
        "marks": "\n".join(mark.text for mark in marks),
        "id": line["id"],
    }


def _label(kinds: Mapping[str, ScaleKind], kind: str) -> str:
    return kinds[kind].label if kind in kinds else ""


def _told(kinds: Mapping[str, ScaleKind], kind: str, fields: Mapping[str, str], prefix: str) -> str:
    """The fields of a kind, one a line: `Tử số: …`; further lines of a list are indented."""
    told = []
    for one in kinds[kind].fields if kind in kinds else ():
        text = fields.get(f"{prefix}{one.key}", "")
        names = dict(one.options)
        if text:
            told.append(f"{one.label}: " + "\n    ".join(names.get(text, text).split("\n")))
    return "\n".join(told)


@dataclass(slots=True)
class WorkbookJudged:
    """What a workbook would change: the draft after it, the lines, and every refusal with its cell."""

    draft: Draft
    changed: list[str] = field(default_factory=list)
    same: int = 0
    skipped: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def judged_workbook(
    draft: Draft, raw: bytes, file: str, by_hand: Sequence[str], existing: Existing
) -> WorkbookJudged:
    """Judge every row; raises InputRefused for what is not the workbook of this draft."""
    grid = _grid(raw, file, str(draft.content["id"]))
    judged = WorkbookJudged(draft)
    seen: set[str] = set()
    for number, cells in grid.rows:
        row = {key: _text(cells[column] if column < len(cells) else None) for column, key in enumerate(KEYS)}
        if number > FIRST and row["id"]:
            _row(judged, file, number, row, by_hand, existing, seen)
    for missing in sorted(draft.codes().keys() - seen):
        text = f"Tệp không còn dòng {draft.codes()[missing]}"
        hint = "Không xóa dòng trong tệp; muốn bỏ dòng thì bỏ trên trang"
        judged.problems.append(Problem("row_missing", text, Place(file, SHEET), hint))
    return judged


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _grid(raw: bytes, file: str, key: str) -> Grid:
    found = next((grid for grid in grids_in(raw, file) if grid.sheet == SHEET), None)
    mark = "" if found is None or len(found.rows) < 2 else _text(found.rows[1][1][0])
    if found is None or mark != f"{SCHEMA} {key}":
        text = "Tệp không phải là bảng tính tải về từ bản thảo này"
        raise InputRefused(
            [Problem("other_workbook", text, Place(file), "Tải bảng tính về rồi sửa trong đó")]
        )
    return found


def _row(
    judged: WorkbookJudged,
    file: str,
    number: int,
    row: dict[str, str],
    by_hand: Sequence[str],
    existing: Existing,
    seen: set[str],
) -> None:
    line = row["id"]
    if line in seen or line not in judged.draft.codes():
        text = "Định danh của dòng bị lặp" if line in seen else f"Bản thảo không có dòng “{line[:60]}”"
        judged.problems.append(_at(file, number, "id", text))
        return
    seen.add(line)
    before = find(judged.draft, line).line
    shown = row_of(judged.draft, before)
    if all(_same(key, row[key], shown[key]) for key in KEYS if key not in READ_ONLY):
        judged.same += 1
        return
    if line in by_hand and existing != "update":
        judged.by_hand.append(line)
        if existing == "skip":
            judged.skipped.append(line)
        else:
            judged.problems.append(_at(file, number, "code", "Dòng đã có người sửa trên trang, tệp ghi khác"))
        return
    _change(judged, file, number, row, line_fields(before))


def _same(key: str, given: str, shown: str) -> bool:
    if key == "max_points":
        return given.replace(".", ",") == shown
    return [tidy(one) for one in given.split("\n")] == [tidy(one) for one in shown.split("\n")]


def _change(
    judged: WorkbookJudged, file: str, number: int, row: dict[str, str], before: dict[str, str]
) -> None:
    fields = {key: before[key] for key in ("part", "not_applicable", "hint")}
    fields |= {key: row[key] for key in ("code", "name", "max_points", "evidence", "place")}
    problems: list[Problem] = []
    effect = next((key for key, name in EFFECTS.items() if small(name) == small(row["effect"])), None)
    if effect is None and row["effect"]:
        problems.append(_at(file, number, "effect", f"“{row['effect'][:40]}” không có trong danh sách"))
    fields["effect"] = effect or "score"
    for key, kinds, prefix in (("measure", MEASURE_BY_ID, MEASURE), ("rule", RULE_BY_ID, RULE)):
        try:
            fields |= _kind(kinds, key, row, prefix)
        except ValueError as error:
            problems.append(_at(file, number, str(error.args[1]), str(error.args[0])))
    settled = small(row["settled"]) == small(YES)
    if not problems:
        try:
            judged.draft = change_line(judged.draft, row["id"], fields, settled=settled)
            judged.changed.append(row["id"])
        except InputRefused as error:
            problems += [
                _at(file, number, _column(one.place.column or ""), one.message) for one in error.problems
            ]
    judged.problems += problems


def _kind(kinds: Mapping[str, ScaleKind], key: str, row: dict[str, str], prefix: str) -> dict[str, str]:
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


def _at(file: str, number: int, key: str, text: str) -> Problem:
    column = letters(KEYS.index(key)) if key in KEYS else "A"
    return Problem("row_refused", f"ô {column}{number}: {text}", Place(file, SHEET))
