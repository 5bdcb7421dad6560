"""How a sheet prints: A4 landscape, one page wide, numbered, headings repeated only where a table runs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cchc.core.report.outline import ILLUSTRATIVE
from cchc.files.sheet_measures import PAGE_PIXELS

A4 = 9
CENTIMETRE = 1 / 2.54
# Points between the margins, less what rounding may take.
PAGE_POINTS = 17 * CENTIMETRE * 72 * 0.98
# Type of 12 points still prints as 10.
LEAST_SCALE = 10 / 12
FONT = '&"Times New Roman,Regular"'
MOST_FOOTER = 200


@dataclass(frozen=True, slots=True)
class Paging:
    """How many pages a sheet is pressed into (0: as many as it takes), and whether headings are repeated."""

    tall: int
    repeat: bool


def paging(heights: Sequence[float], width: float, headings: range, end: int) -> Paging:
    """Plan the pages of a sheet of these row heights (points) and this width (pixels).

    The table ends before row `end`. A page that would hold only notes, or a second page, is saved where the
    type stays readable.
    """
    scale = min(PAGE_PIXELS / width, 1.0)
    alone = _first_rows(heights, scale, 0.0)
    repeat = len(alone) > 1 and alone[1] < end
    repeated = sum(heights[line] for line in headings) if repeat else 0.0
    first_rows = _first_rows(heights, scale, repeated)
    pages = len(first_rows)
    if pages == 1 or (pages > 2 and first_rows[-1] < end):
        return Paging(0, repeat)
    fewer = len(_first_rows(heights, min(scale, LEAST_SCALE), repeated if pages > 2 else 0.0))
    return Paging(pages - 1, repeat and pages > 2) if fewer < pages else Paging(0, repeat)


def _first_rows(heights: Sequence[float], scale: float, repeated: float) -> list[int]:
    """The first row of each page."""
    room = PAGE_POINTS / scale
    found, used = [0], 0.0
    for line, height in enumerate(heights):
        if used and used + height > room:
            found.append(line)
            used = repeated
        used += height
    return found


def set_up(sheet: Any, named: str, *, illustrative: bool) -> None:
    """Paper, margins, page number above, name of the table below, and the mark of made-up data."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=3 * CENTIMETRE, right=1.5 * CENTIMETRE, top=2 * CENTIMETRE, bottom=2 * CENTIMETRE)
    sheet.center_horizontally()
    unscaled = {"scale_with_doc": False}
    mark = f"&R{FONT}&12{ILLUSTRATIVE}" if illustrative else ""
    sheet.set_header(f"&C{FONT}&13&P{mark}", unscaled)
    sheet.set_footer(f"&L{FONT}&10{named.replace('&', '&&')[:MOST_FOOTER]}", unscaled)
