"""The workbook of a draft as it is taken away: one row per line, closed lists."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import xlsxwriter

from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import EFFECTS, MEASURE, RULE, line_fields
from cchc.files.catalogue_import.scale_fields import MEASURE_BY_ID, RULE_BY_ID, ScaleKind
from cchc.files.catalogue_import.scale_written import Written
from cchc.files.scores_rows import letters
from cchc.files.sheet_layout import FONT, WORKBOOK

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
TAKEN = "Tải về ở lần ghi "
MOST_MESSAGE = 250


def write_workbook(draft: Draft, version: int = 0) -> bytes:
    """The workbook of a draft; `version` says what is seen in it when it comes back."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        _sheet(book, draft, version)
    return stream.getvalue()


def _sheet(book: Any, draft: Draft, version: int) -> None:
    sheet, lists = book.add_worksheet(SHEET), book.add_worksheet(LISTS)
    cell = {**FONT, "border": 1, "valign": "top", "text_wrap": True, "num_format": "@"}
    open_cell = book.add_format({**cell, "bg_color": "#FFF9DB", "locked": False})
    shut = book.add_format({**cell, "bg_color": "#F3F5F8"})
    heading = book.add_format({**FONT, "border": 1, "bold": True, "text_wrap": True, "bg_color": "#E8EDF3"})
    sheet.write_string(0, 0, f"BẢN THẢO: {draft.content['title']}", book.add_format({**FONT, "bold": True}))
    sheet.write_string(1, 0, f"{SCHEMA} {draft.content['id']}", book.add_format(FONT))
    sheet.write_string(1, 1, f"{TAKEN}{version}", book.add_format(FONT))
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
