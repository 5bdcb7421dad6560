"""The chairman's page as PDF: one A4, fonts inside, fit for the archive (PDF/A-2b)."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cchc.core.errors import CchcError
from cchc.core.report.leader import CUT, FORECAST, tightened
from cchc.core.report.leader_blocks import LeaderPage

TEMPLATE = Path(__file__).with_name("leader_pdf.typ")
# Sizes of letters that a person still reads without glasses; below them texts are cut instead.
SIZES = ("9.4", "9", "8.6")
LETTERS = (70, 45, 25)
TOO_LONG, NO_LETTER = "more than one page", "could not be displayed with font"
ARCHIVE: Final = "a-2b"
# The same page must give the same file.
MADE_ON = datetime(2000, 1, 1, tzinfo=UTC)


class PageTooLong(CchcError):
    """A page that does not fit on one A4 even with every text cut."""

    code = "page_too_long"


def write(page: LeaderPage, fonts: Path) -> bytes:
    """The page as PDF on exactly one A4; longer texts are set smaller, then cut, never dropped.

    `fonts` is the folder of the fonts of the house. Raises PageTooLong when even that is not enough.
    """
    for candidate, size in _tries(page):
        written = _set(candidate, size, fonts)
        if written is not None:
            return written
    raise PageTooLong("Trang lãnh đạo không xếp vừa một trang A4")


def _tries(page: LeaderPage) -> Iterator[tuple[LeaderPage, str]]:
    for size in SIZES:
        yield page, size
    for letters in LETTERS:
        yield tightened(page, letters), SIZES[-1]


def _set(page: LeaderPage, size: str, fonts: Path) -> bytes | None:
    """Set the page in letters of `size` points; None when it runs over.

    A letter that the fonts lack is not allowed in an archive, so such a page is written as ordinary PDF.
    """
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    inputs = {"page": json.dumps(_data(page), default=str, ensure_ascii=False), "size": size}
    for archived in (True, False):
        try:
            return typst.compile(
                TEMPLATE.read_bytes(),
                font_paths=found,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=ARCHIVE if archived else None,
                timestamp=MADE_ON,
            )
        except typst.TypstError as error:
            if TOO_LONG in str(error):
                return None
            if not archived or NO_LETTER not in str(error):
                raise
    return None


def _data(page: LeaderPage) -> dict[str, Any]:
    return {**asdict(page), "forecast": FORECAST, "cut": CUT if page.cut else ""}
