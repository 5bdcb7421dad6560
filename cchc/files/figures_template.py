"""The numeric appendix of periodic reports as .xlsx: of one agency row by row, of all side by side."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from cchc.core.campaign.written import number_written
from cchc.core.numerals import date_text
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from cchc.files.sheet_layout import FONT, VIETNAMESE, WORKBOOK
from cchc.files.sheet_measures import heading_height, pixels, text_height, text_room
from cchc.files.sheet_print import set_up
from cchc.files.unit_names import letters_of

SHEET = "Phụ lục số liệu"
MARK = "Mã tệp"
KEY, TITLE, UNIT, WHOLE, BASE, VALUE = "Mã", "Chỉ tiêu", "Đơn vị tính", "Nằm trong", "Đã ghi", "Số liệu"
CODE, AGENCY, STATE = "Mã cơ quan", "Cơ quan", "Tình trạng"
HEADINGS = {KEY: 12, TITLE: 48, UNIT: 14, WHOLE: 30, BASE: 16, VALUE: 18}
AGENCY_HEADINGS = {CODE: 34, AGENCY: 36, STATE: 22}
FIGURE_WIDTH = 18
LONGEST = 110  # letters of a title in a heading, which is read back only when it is no essay
GUIDE = (
    "Chỉ điền vào ô màu vàng. Không phát sinh thì ghi 0; chưa có số liệu thì để trống. "
    "Giữ nguyên mã và dòng tiêu đề."
)
HEADING = 5
NUMBER_FORMAT = f"{VIETNAMESE}#,##0.######"


@dataclass(frozen=True, slots=True)
class FiguresHead:
    """What stands above the table: the round, its period, the mark by which the file is known again."""

    period: ReportPeriod
    mark: str
    whose: str
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """One agency of a round: its figures as far as they may be seen; `locked`: none can be put in."""

    agency: str
    name: str
    state: str
    figures: Mapping[str, Decimal]
    locked: bool


def figure_headings(indicators: Sequence[Indicator]) -> dict[str, str]:
    """The heading of each figure by its key: title and unit; of two alike also the whole, then the key."""
    titles = {one.key: one.title[:LONGEST] for one in indicators}
    plain = {one.key: f"{titles[one.key]} ({one.unit})" for one in indicators}
    inside = {
        one.key: f"{plain[one.key]}, trong: {titles[one.of]}" if one.of in titles else plain[one.key]
        for one in indicators
    }
    return _apart(plain, _apart(inside, {key: f"{text} [{key}]" for key, text in inside.items()}))


def _apart(texts: Mapping[str, str], instead: Mapping[str, str]) -> dict[str, str]:
    """The texts, but those in place of which another text reads the same."""
    counts = Counter(map(letters_of, texts.values()))
    return {key: text if counts[letters_of(text)] == 1 else instead[key] for key, text in texts.items()}


def agency_figures_workbook(
    head: FiguresHead, indicators: Sequence[Indicator], figures: Mapping[str, Decimal]
) -> bytes:
    """A row for each figure, with what is kept already; the same input gives the same rows."""
    titles = {one.key: one.title for one in indicators}
    with _Workbook(head, HEADINGS) as book:
        for row, one in enumerate(indicators, start=HEADING + 1):
            texts = (one.key, one.title, one.unit, titles.get(one.of, ""))
            book.texts(row, texts)
            known = figures.get(one.key)
            book.number(row, len(texts), known, "kept")
            book.number(row, len(texts) + 1, known, "figure")
        book.close_table(len(indicators), len(HEADINGS) - 1)
    return book.content


def round_figures_workbook(
    head: FiguresHead, indicators: Sequence[Indicator], agencies: Sequence[AgencyFigures]
) -> bytes:
    """A row for each agency, a column for each figure; rows of reports that have left are closed."""
    columns = {**AGENCY_HEADINGS, **dict.fromkeys(figure_headings(indicators).values(), FIGURE_WIDTH)}
    with _Workbook(head, columns) as book:
        for row, one in enumerate(agencies, start=HEADING + 1):
            texts = (one.agency, one.name, one.state)
            book.texts(row, texts)
            for column, asked in enumerate(indicators, start=len(texts)):
                book.number(row, column, one.figures.get(asked.key), "kept" if one.locked else "figure")
        book.close_table(len(agencies), len(AGENCY_HEADINGS))
    return book.content


class _Workbook:
    """The workbook while it is filled; texts are written as texts, so that none becomes a formula."""

    def __init__(self, head: FiguresHead, columns: Mapping[str, int]) -> None:
        self.head, self.columns = head, {text: pixels(width) for text, width in columns.items()}
        self.stream = io.BytesIO()

    def __enter__(self) -> "_Workbook":
        self.book = xlsxwriter.Workbook(self.stream, WORKBOOK)
        self.sheet = self.book.add_worksheet(SHEET)
        self.looks = _looks(self.book)
        self._above()
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    @property
    def content(self) -> bytes:
        """The bytes of the closed workbook."""
        return self.stream.getvalue()

    def _above(self) -> None:
        period, sheet = self.head.period, self.sheet
        days = f"Số liệu từ ngày {date_text(period.data_from)} đến hết ngày {date_text(period.data_to)}"
        sheet.write_string(0, 0, "PHỤ LỤC SỐ LIỆU CẢI CÁCH HÀNH CHÍNH", self.looks["title"])
        for row, text in enumerate((f"{period.name}: {self.head.whose}", days, GUIDE), start=1):
            sheet.write_string(row, 0, text, self.looks["guide"])
        sheet.write_string(4, 0, MARK, self.looks["mark"])
        sheet.write_string(4, 1, self.head.mark, self.looks["mark"])
        for column, (text, width) in enumerate(self.columns.items()):
            sheet.set_column_pixels(column, column, width)
            sheet.write_string(HEADING, column, text, self.looks["heading"])
        sheet.set_row(HEADING, heading_height(list(self.columns.items())))

    def texts(self, row: int, texts: Sequence[str]) -> None:
        """The cells that say what the row is about."""
        widths = tuple(self.columns.values())
        for column, text in enumerate(texts):
            self.sheet.write_string(row, column, text, self.looks["text"])
        heights = (text_height(text, text_room(width)) for text, width in zip(texts, widths, strict=False))
        self.sheet.set_row(row, max(heights))

    def number(self, row: int, column: int, value: Decimal | None, look: str) -> None:
        """A figure; one that Excel would round is written out."""
        if value is None:
            self.sheet.write_blank(row, column, None, self.looks[look])
        elif Decimal(repr(float(value))) == value:
            self.sheet.write_number(row, column, value, self.looks[look])
        else:
            self.sheet.write_string(row, column, number_written(value), self.looks[look])

    def close_table(self, rows: int, first: int) -> None:
        """What Excel itself refuses, how the sheet is printed, and which cells stay as they are."""
        last, right = HEADING + max(rows, 1), len(self.columns) - 1
        told = {"error_title": "Chưa đúng", "error_message": "Ô này là số, từ 0 trở lên"}
        rule = {"validate": "decimal", "criteria": ">=", "value": 0, **told}
        if first <= right:
            self.sheet.data_validation(HEADING + 1, first, last, right, rule)
        set_up(self.sheet, f"Phụ lục số liệu. {self.head.whose}", illustrative=self.head.illustrative)
        self.sheet.repeat_rows(HEADING)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.freeze_panes(HEADING + 1, 2)
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _looks(book: Any) -> dict[str, Any]:
    font = {**FONT, "text_wrap": True, "valign": "vcenter"}
    cell = {**font, "border": 1}
    figure = {**cell, "num_format": NUMBER_FORMAT, "align": "right", "indent": 1, "text_wrap": False}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 13, "text_wrap": False}),
        "guide": book.add_format({**font, "italic": True, "text_wrap": False}),
        "mark": book.add_format({**font, "font_color": "#5A6270", "text_wrap": False}),
        "heading": book.add_format(
            {**font, "border": 1, "bold": True, "align": "center", "bg_color": "#E8EDF3"}
        ),
        "text": book.add_format({**cell, "num_format": "@", "align": "left", "indent": 1}),
        "kept": book.add_format({**figure, "bg_color": "#F3F5F8"}),
        "figure": book.add_format({**figure, "bg_color": "#FFF9DB", "locked": False}),
    }
