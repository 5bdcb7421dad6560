"""The .xlsx template of a catalogue: one row per line and input, allowed values printed, structure locked."""

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from cchc.core.catalogue.nodes import STATUS_LABELS, Catalogue, Node
from cchc.core.numerals import points_text
from cchc.core.report.outline import ILLUSTRATIVE
from cchc.core.report.title_block import decision_text
from cchc.files.facts_filling import EVIDENCE_HEADINGS, EVIDENCE_SHEET, CellValue, Filling
from cchc.files.facts_sheet import (
    CODE,
    CUTOFF,
    DAY,
    FACTS_SHEET,
    HEADER_INPUTS,
    HEADINGS,
    KEY,
    LISTS_SHEET,
    MARK_SHEET,
    MAX,
    NOT_FOR_US,
    NOT_YET,
    NOTE,
    PROVISIONAL,
    SCHEMA,
    SOURCE,
    STATE,
    STATUS,
    VALUE,
    YES,
    Input,
    Kind,
    key_of,
    rows_of,
)
from cchc.files.sheet_layout import FONT, VIETNAMESE, WORKBOOK
from cchc.files.sheet_measures import heading_height, pixels, text_height, text_room
from cchc.files.sheet_print import paging, set_up
from cchc.files.workbook_guard import MOST_ROWS

WIDTHS = tuple(pixels(letters) for letters in (7, 28, 8, 27, 24, 13, 17, 16, 15, 9, 14, 18, 4))
LAST_PRINTED = SOURCE
PRINTED_PIXELS = sum(WIDTHS[: LAST_PRINTED + 1])
TYPED = (VALUE, STATE, NOTE, SOURCE, PROVISIONAL, CUTOFF, STATUS)
GAP_HEIGHT = 9.0
TITLE = "PHIẾU NHẬP SỐ LIỆU"
GUIDE = (
    "Chỉ điền vào ô màu vàng. Để trống là chưa có số liệu; số 0 chỉ ghi khi đúng là bằng không. "
    "Dòng không thuộc phạm vi của đơn vị thì chọn “Không đánh giá” và ghi lý do."
)


def write_template(catalogue: Catalogue, target: Path | IO[bytes], filling: Filling | None = None) -> None:
    """Write the template of a catalogue to a file or stream; the same catalogue gives the same rows.

    `filling`: only these lines, filled with what is known of them.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK) as book:
        _Template(book, catalogue, filling).fill()
    if isinstance(target, Path):
        target.write_bytes(stream.getvalue())
    else:
        target.write(stream.getvalue())


class _Template:
    """The workbook while it is filled."""

    def __init__(self, book: Any, catalogue: Catalogue, filling: Filling | None) -> None:
        self.book, self.catalogue, self.filling = book, catalogue, filling or Filling()
        self.sheet = book.add_worksheet(FACTS_SHEET)
        self.lists = book.add_worksheet(LISTS_SHEET)
        self.mark = book.add_worksheet(MARK_SHEET)
        self.known_lists: dict[tuple[str, ...], str] = {}
        self.heights: list[float] = []
        font = {**FONT, "text_wrap": True, "valign": "vcenter"}
        cell = {**font, "border": 1, "valign": "top"}
        self.plain = book.add_format({**cell, "num_format": "@", "align": "left", "indent": 1})
        self.points = book.add_format(
            {**cell, "num_format": f"{VIETNAMESE}#,##0.00", "align": "right", "indent": 1, "text_wrap": False}
        )
        self.heading = book.add_format(
            {**font, "border": 1, "bold": True, "align": "center", "bg_color": "#E8EDF3"}
        )
        self.title = book.add_format({**font, "bold": True, "font_size": 13, "align": "center"})
        self.guide = book.add_format({**font, "italic": True, "align": "center"})
        yellow = {**cell, "bg_color": "#FFF9DB", "locked": False}
        self.typed = book.add_format({**yellow, "align": "center"})
        self.typed_text = book.add_format({**yellow, "align": "left", "indent": 1})
        self.typed_date = book.add_format(
            {**yellow, "align": "center", "num_format": f"{VIETNAMESE}dd/mm/yyyy"}
        )
        self.idle = book.add_format({**cell, "bg_color": "#F3F5F8"})

    def fill(self) -> None:
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column_pixels(column, column, width)
        self.sheet.set_column_pixels(KEY, KEY, WIDTHS[KEY], None, {"hidden": True})
        self._head()
        first = len(self.heights)
        before = None
        for leaf, entry in rows_of(self.catalogue, self.filling.lines):
            self._row(leaf, entry, opens=leaf is not before)
            before = leaf
        self._mark()
        self._evidence()
        self._print_set_up(first)
        self._protect(first)

    def _close_row(self, height: float) -> None:
        self.sheet.set_row(len(self.heights), height)
        self.heights.append(height)

    def _head(self) -> None:
        catalogue = self.catalogue
        mark = f" ({ILLUSTRATIVE.upper()})" if catalogue.illustrative else ""
        named = ". ".join(filter(None, (catalogue.title, decision_text(catalogue.decision))))
        for line, (text, look) in enumerate(
            ((f"{TITLE}{mark}", self.title), (named, self.guide), (GUIDE, self.guide))
        ):
            self.sheet.merge_range(line, 0, line, LAST_PRINTED, "", look)
            self.sheet.write_string(line, 0, text, look)
            self._close_row(text_height(text, PRINTED_PIXELS))
        for line, label in enumerate(HEADER_INPUTS, start=3):
            self.sheet.write_string(line, CODE, "", self.plain)
            self.sheet.write_string(line, CODE + 1, label, self.plain)
            look = self.typed_date if label == DAY else self.typed
            self.sheet.merge_range(line, CODE + 2, line, CODE + 3, "", look)
            self._write(line, CODE + 2, self.filling.head.get(label), look)
            self._close_row(text_height(label, PRINTED_PIXELS))
        self._close_row(GAP_HEIGHT)
        for column, heading in enumerate(HEADINGS):
            self.sheet.write_string(7, column, heading, self.heading)
        shown = zip(HEADINGS[:KEY], WIDTHS, strict=False)
        self._close_row(heading_height(list(shown)))

    def _row(self, leaf: Node, entry: Input, *, opens: bool) -> None:
        line = len(self.heights)
        most = "" if leaf.max_points is None else points_text(leaf.max_points)
        texts = (leaf.key, leaf.title, most, entry.label, entry.allowed)
        for column, text in enumerate(texts):
            self.sheet.write_string(line, column, text, self.plain)
        if leaf.max_points is not None:
            self.sheet.write_number(line, MAX, leaf.max_points, self.points)
        known = self.filling.values(leaf.key, entry, opens=opens)
        for column in TYPED:
            self._write(line, column, known.get(column), self._look(column, entry, opens=opens))
        self.sheet.write_string(line, KEY, key_of(leaf, entry), self.plain)
        beside = zip(texts, WIDTHS, strict=False)
        self._close_row(max(text_height(text, text_room(width)) for text, width in beside))
        self._validate_value(line, leaf, entry)
        if opens:
            self._validate_line(line, leaf)

    def _write(self, line: int, column: int, value: CellValue, look: Any) -> None:
        """Texts are written as texts, so that none becomes a formula; a number only where Excel keeps it."""
        match value:
            case None | "":
                self.sheet.write_blank(line, column, None, look)
            case date():
                self.sheet.write_datetime(line, column, value, look)
            case int() | Decimal():
                self.sheet.write_number(line, column, value, look)
            case _:
                self.sheet.write_string(line, column, value, look)

    def _look(self, column: int, entry: Input, *, opens: bool) -> Any:
        """The format of a cell to be filled; what is said once for a line is closed beside further inputs."""
        if column == VALUE:
            return self.typed_date if entry.kind is Kind.DATE else self.typed
        if not opens:
            return self.idle
        if column == CUTOFF:
            return self.typed_date
        return self.typed_text if column in (NOTE, SOURCE) else self.typed

    def _validate_value(self, line: int, leaf: Node, entry: Input) -> None:
        told = {
            "input_title": "Giá trị được phép",
            "input_message": entry.allowed[:250],
            "error_title": "Chưa đúng",
        }
        rule: dict[str, Any]
        if entry.options:
            rule = {"validate": "list", "source": self._list(name for _, name in entry.options)}
        elif entry.kind in (Kind.DATE, Kind.NOTHING):
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

    def _evidence(self) -> None:
        """The documents that are on the lines already, on a sheet of their own; nothing is read from it."""
        if not self.filling.evidence:
            return
        sheet = self.book.add_worksheet(EVIDENCE_SHEET)
        sheet.set_column_pixels(0, 0, 70)
        sheet.set_column_pixels(1, len(EVIDENCE_HEADINGS) - 1, 260)
        for line, texts in enumerate((EVIDENCE_HEADINGS, *self.filling.evidence)):
            for column, text in enumerate(texts):
                sheet.write_string(line, column, text, self.plain if line else self.heading)
        sheet.protect()

    def _print_set_up(self, first: int) -> None:
        catalogue, end = self.catalogue, len(self.heights)
        set_up(self.sheet, f"{TITLE}. {catalogue.title}", illustrative=catalogue.illustrative)
        self.sheet.print_area(0, 0, end - 1, LAST_PRINTED)
        pages = paging(self.heights, PRINTED_PIXELS, range(first - 1, first), end)
        self.sheet.fit_to_pages(1, pages.tall)
        if pages.repeat:
            self.sheet.repeat_rows(first - 1)

    def _protect(self, first: int) -> None:
        self.sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:C{MOST_ROWS}"})
        self.sheet.freeze_panes(first, 2)
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
