"""The .xlsx template of a catalogue: one row per line and input, allowed values printed, structure locked."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from cchc.core.catalogue.nodes import STATUS_LABELS, Catalogue, Node
from cchc.core.numerals import points_text
from cchc.core.report.outline import ILLUSTRATIVE
from cchc.core.report.title_block import decision_text
from cchc.files.facts_sheet import (
    CODE,
    CUTOFF,
    FACTS_SHEET,
    HEADER_INPUTS,
    HEADINGS,
    KEY,
    LISTS_SHEET,
    MARK_SHEET,
    NOT_FOR_US,
    NOT_YET,
    PROVISIONAL,
    SCHEMA,
    STATE,
    STATUS,
    VALUE,
    YES,
    Input,
    Kind,
    key_of,
    rows_of,
)
from cchc.files.sheet_layout import row_height, wrapped_lines
from cchc.files.workbook_guard import MOST_ROWS

WIDTHS = (8, 40, 9, 40, 34, 16, 18, 30, 26, 9, 14, 18, 4)
TYPED = (VALUE, STATE, STATE + 1, STATE + 2, PROVISIONAL, CUTOFF, STATUS)
GUIDE = (
    "Chỉ điền vào ô màu vàng. Để trống là chưa có số liệu; số 0 chỉ ghi khi đúng là bằng không. "
    "Dòng không thuộc phạm vi của đơn vị thì chọn “Không đánh giá” và ghi lý do."
)


def write_template(catalogue: Catalogue, target: Path | IO[bytes]) -> None:
    """Write the template of a catalogue to a file or stream; the same catalogue gives the same rows."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        _Template(book, catalogue).fill()
    if isinstance(target, Path):
        target.write_bytes(stream.getvalue())
    else:
        target.write(stream.getvalue())


class _Template:
    """The workbook while it is filled."""

    def __init__(self, book: Any, catalogue: Catalogue) -> None:
        self.book, self.catalogue = book, catalogue
        self.sheet = book.add_worksheet(FACTS_SHEET)
        self.lists = book.add_worksheet(LISTS_SHEET)
        self.mark = book.add_worksheet(MARK_SHEET)
        self.known_lists: dict[tuple[str, ...], str] = {}
        font = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "vcenter"}
        self.plain = book.add_format({**font, "border": 1, "num_format": "@"})
        self.heading = book.add_format(
            {**font, "border": 1, "bold": True, "align": "center", "bg_color": "#E8EDF3"}
        )
        self.title = book.add_format({**font, "bold": True, "font_size": 13})
        self.guide = book.add_format({**font, "italic": True})
        yellow = {**font, "border": 1, "bg_color": "#FFF9DB", "locked": False}
        self.typed = book.add_format(yellow)
        self.typed_date = book.add_format({**yellow, "num_format": "dd/mm/yyyy"})

    def fill(self) -> None:
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.set_column(KEY, KEY, WIDTHS[KEY], None, {"hidden": True})
        first = self._head()
        line = first
        before = None
        for leaf, entry in rows_of(self.catalogue):
            self._row(line, leaf, entry, opens=leaf is not before)
            before = leaf
            line += 1
        self._mark()
        self._protect(first)

    def _head(self) -> int:
        catalogue = self.catalogue
        mark = f" ({ILLUSTRATIVE.upper()})" if catalogue.illustrative else ""
        for line, text, look in (
            (0, f"PHIẾU NHẬP SỐ LIỆU{mark}", self.title),
            (1, f"{catalogue.title}. {decision_text(catalogue.decision)}", self.guide),
            (2, GUIDE, self.guide),
        ):
            self.sheet.merge_range(line, 0, line, KEY - 1, "", look)
            self.sheet.write_string(line, 0, text, look)
        self.sheet.set_row(2, row_height(1))
        for line, label in enumerate(HEADER_INPUTS, start=3):
            self.sheet.write_string(line, CODE, "", self.plain)
            self.sheet.write_string(line, CODE + 1, label, self.plain)
            self.sheet.merge_range(
                line, CODE + 2, line, CODE + 3, "", self.typed_date if line == 5 else self.typed
            )
        for column, heading in enumerate(HEADINGS):
            self.sheet.write_string(7, column, heading, self.heading)
        self.sheet.set_row(7, row_height(2))
        return 8

    def _row(self, line: int, leaf: Node, entry: Input, *, opens: bool) -> None:
        most = "" if leaf.max_points is None else points_text(leaf.max_points)
        texts = (leaf.key, leaf.title, most, entry.label, entry.allowed)
        for column, text in enumerate(texts):
            self.sheet.write_string(line, column, text, self.plain)
        for column in TYPED:
            if column == VALUE or opens:
                date = column == CUTOFF or (column == VALUE and entry.kind is Kind.DATE)
                self.sheet.write_blank(line, column, None, self.typed_date if date else self.typed)
        self.sheet.write_string(line, KEY, key_of(leaf, entry), self.plain)
        lines = (wrapped_lines(text, width) for text, width in zip(texts, WIDTHS, strict=False))
        self.sheet.set_row(line, row_height(max(lines)))
        self._validate_value(line, leaf, entry)
        if opens:
            self._validate_line(line, leaf)

    def _validate_value(self, line: int, leaf: Node, entry: Input) -> None:
        told = {
            "input_title": "Giá trị được phép",
            "input_message": entry.allowed[:250],
            "error_title": "Chưa đúng",
        }
        rule: dict[str, Any]
        if entry.options:
            rule = {"validate": "list", "source": self._list(name for _, name in entry.options)}
        elif entry.kind is Kind.DATE:
            rule = {"validate": "any"}
        elif entry.kind is Kind.POINTS and leaf.max_points is not None:
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": leaf.max_points}
        else:
            whole = entry.kind is Kind.WHOLE
            rule = {"validate": "integer" if whole else "decimal", "criteria": ">=", "value": 0}
        self.sheet.data_validation(
            line, VALUE, line, VALUE, {**rule, **told, "error_message": entry.allowed[:250]}
        )

    def _validate_line(self, line: int, leaf: Node) -> None:
        states = (NOT_YET, NOT_FOR_US) if leaf.may_be_not_applicable else (NOT_YET,)
        for column, names in (
            (STATE, states),
            (PROVISIONAL, (YES,)),
            (STATUS, tuple(STATUS_LABELS.values())),
        ):
            self.sheet.data_validation(
                line, column, line, column, {"validate": "list", "source": self._list(names)}
            )

    def _list(self, names: Iterable[str]) -> str:
        """The range of a closed list: lists longer than 255 characters must stand in cells."""
        wanted = tuple(names)
        if wanted not in self.known_lists:
            column = len(self.known_lists)
            for line, name in enumerate(wanted):
                self.lists.write_string(line, column, name)
            letter = xlsxwriter.utility.xl_col_to_name(column)
            self.known_lists[wanted] = f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(wanted)}"
        return self.known_lists[wanted]

    def _mark(self) -> None:
        for line, text in enumerate((SCHEMA, self.catalogue.id, self.catalogue.sha256)):
            self.mark.write_string(line, 0, text)
        for hidden in (self.mark, self.lists):
            hidden.very_hidden() if hidden is self.mark else hidden.hide()
            hidden.protect()

    def _protect(self, first: int) -> None:
        self.sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:C{MOST_ROWS}"})
        self.sheet.freeze_panes(first, 2)
        self.sheet.repeat_rows(first - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
