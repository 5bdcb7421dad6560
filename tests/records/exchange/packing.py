"""A portion that is taken home, edited in Excel and brought back, as tests do it."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from cchc.files.facts_sheet import FACTS_SHEET, HEADINGS, KEY
from cchc.files.package_zip import Parts, packed, unpacked
from cchc.records.campaigns.models import Portion
from cchc.records.exchange.actions import Applied, Choice, MadePackage, apply_package, make_package
from cchc.records.exchange.queries import PackageJudged, judge_package, package_desk
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW
from tests.records.entries.builders import scorer

Cells = Mapping[tuple[str, str], Any]


def made(portion: Portion, by: User | None = None) -> MadePackage:
    """The package as it goes out."""
    return make_package(portion.pk, by=by or scorer(), now=NOW)


def form_of(content: bytes) -> Any:
    """The form of a package, opened as Excel opens it."""
    return load_workbook(BytesIO(unpacked(content, "goi.zip").form))


def row_of(sheet: Any, key: str) -> int:
    """The row of a line and field: `1.1.1|done`."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, KEY + 1).value == key)


def cell(sheet: Any, key: str, heading: str) -> Any:
    """A cell by its row and the heading of its column."""
    return sheet.cell(row_of(sheet, key), HEADINGS.index(heading) + 1)


def filled(content: bytes, cells: Cells, change: Callable[[Any], None] | None = None) -> bytes:
    """The package with these cells typed into its form."""
    book = form_of(content)
    for (key, heading), value in cells.items():
        cell(book[FACTS_SHEET], key, heading).value = value
    if change is not None:
        change(book)
    return with_form(content, book)


def with_form(content: bytes, book: Any) -> bytes:
    """The package with another form."""
    stream = BytesIO()
    book.save(stream)
    parts = unpacked(content, "goi.zip")
    return packed(Parts(parts.manifest, parts.seal, stream.getvalue()))


def judged(portion: Portion, content: bytes, by: User | None = None) -> PackageJudged:
    """What the package would change."""
    desk = package_desk(standing_of(by or scorer(), NOW.date()), portion.pk, NOW)
    return judge_package(desk, content, "goi.zip")


def applied(portion: Portion, content: bytes, choices: Mapping[str, Choice] | None = None) -> Applied:
    """Save it, with the list as it is now."""
    shown = {line.node.key: line.version for line in judged(portion, content).lines}
    return apply_package(portion.pk, content, "goi.zip", choices or {}, shown, by=scorer(), now=NOW)
