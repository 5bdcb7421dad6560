"""What the pages of registers show: lists, rows with their columns, years confirmed, figures given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.rows import shown
from cchc.files.kept_registers import values_from_json
from cchc.records.campaigns.queries.register_owed import YearStanding
from cchc.records.registers.models import Row, YearClosed
from cchc.records.registers.queries import RowFilter

A_PAGE = 50
MOST_WORDS = 200
MOST_SHOWN = 240
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the table."""

    number: int
    href: str
    agency: str
    cells: tuple[tuple[str, str], ...]
    state: str
    look: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """Whether an agency has confirmed a year; `owed`: a line that it scores needs the register."""

    agency: int
    name: str
    rows: int
    told: str
    owed: bool
    may_close: bool


@dataclass(frozen=True, slots=True)
class YearPart:
    """All agencies of a year, those that have not confirmed first, and how many those are."""

    rows: tuple[YearRow, ...]
    lacking: int


def read_row_filter(given: Mapping[str, str]) -> RowFilter:
    """The filter of an address: words, year (every one without it), agency, waiting only."""
    year, agency = given.get("nam", ""), given.get("co-quan", "")
    chosen = None
    if len(year) == 4 and year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
        chosen = int(year)
    known = agency.isascii() and agency.isdigit() and len(agency) < 10
    return RowFilter(
        " ".join(given.get("tim", "").split())[:MOST_WORDS],
        chosen,
        int(agency) if known else None,
        given.get("cho") == "1",
    )


def filter_query(wanted: RowFilter) -> str:
    """The same as the end of an address."""
    said = {
        "tim": wanted.words,
        "nam": "moi" if wanted.year is None else str(wanted.year),
        "co-quan": str(wanted.agency or ""),
        "cho": "1" if wanted.waiting else "",
    }
    return urlencode({name: value for name, value in said.items() if value})


def page_of(rows: QuerySet[Row], asked: str) -> "Page[Row]":
    """Fifty rows; the last page for numbers beyond."""
    return Paginator(rows, A_PAGE).get_page(asked)


def shown_rows(
    definition: RegisterDefinition, slug: str, rows: Iterable[Row], today: date
) -> tuple[ShownRow, ...]:
    """Rows as a table shows them."""
    return tuple(_shown(definition, slug, row, today) for row in rows)


def _shown(definition: RegisterDefinition, slug: str, row: Row, today: date) -> ShownRow:
    values = values_from_json(definition, row.values)
    cells = tuple((one.label, _short(shown(one, values.get(one.key)))) for one in definition.fields)
    state, look = waiting_text(row, today)
    href = reverse("web:register_row", args=[slug, row.pk])
    return ShownRow(row.pk, href, row.agency.name, cells, state, look)


def waiting_text(row: Row, today: date) -> tuple[str, str]:
    """What stands of a row that is due, and how it looks; nothing for one that waits for nothing."""
    if row.due is None or row.done is not None:
        return "", ""
    days = (row.due - today).days
    if days < 0:
        return f"quá hạn {-days} ngày", "danger"
    return ("đến hạn hôm nay" if days == 0 else f"còn {days} ngày"), "warning" if days <= 7 else ""


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def year_part(found: Iterable[YearStanding], may_close: frozenset[int]) -> YearPart:
    """Agencies with rows, with a confirmation, that owe the register, or for which the person may confirm."""
    rows = tuple(
        YearRow(
            one.agency.pk,
            one.agency.name,
            one.rows,
            _told(one.closed, one.rows),
            one.owed,
            one.agency.pk in may_close,
        )
        for one in found
    )
    return YearPart(rows, sum(not one.told for one in rows))


def _told(closed: YearClosed | None, rows: int) -> str:
    if closed is None:
        return ""
    what = "xác nhận đủ" if rows else "xác nhận không phát sinh"
    return f"{closed.by} {what} ngày {date_text(timezone.localdate(closed.at))}"
