"""How the chairman's page words things: no codes, short, each figure with its day."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import date_text, percent_text, points_text, rounded
from cchc.core.plan.board import Board

NO_AGENCY = "chưa ghi cơ quan"
ELLIPSIS = "…"
NAME_LETTERS, AGENCY_LETTERS, CAUSE_LETTERS, SOURCE_LETTERS = 96, 80, 104, 240
FEW_AGENCIES = 3
CODE = re.compile(r"\s*\(?\b\d{1,2}(?:\.\d{1,2})+\b\)?")
REMARK = re.compile(r"\s*\([^()]*\)$")


def plain(text: str) -> str:
    """The text without codes of criteria."""
    return " ".join(CODE.sub("", text).split())


def shortened(text: str, letters: int) -> str:
    """At most so many letters, cut between words and ended by an ellipsis."""
    whole = " ".join(text.split())
    if len(whole) <= letters:
        return whole
    return whole[: letters - 1].rpartition(" ")[0].rstrip(" ,;:.-") + ELLIPSIS


def line_name(node: Node) -> str:
    """The name of a line in words; what only helps to find it in the catalogue is left out."""
    title = node.title if node.code else REMARK.sub("", node.title)
    return shortened(plain(title), NAME_LETTERS)


def agencies_text(register: AgencyRegister, identifiers: Sequence[str]) -> str:
    """The first agencies by name and how many more there are; that none is written down."""
    if not identifiers:
        return NO_AGENCY
    named = "; ".join(register.name_of(one) for one in identifiers[:FEW_AGENCIES])
    more = len(identifiers) - FEW_AGENCIES
    tail = f" và {more} cơ quan khác" if more > 0 else ""
    return shortened(named, AGENCY_LETTERS - len(tail)) + tail


def listed(names: Iterable[str], most: int) -> str:
    """The first names, and how many are left out."""
    every = list(names)
    left = len(every) - most
    return "; ".join(every[:most]) + (f"; và {left} nội dung khác" if left > 0 else "")


def dated(day: date | None, word: str = "số liệu") -> str:
    """The day of a figure, or that nobody says it."""
    return f"{word} {date_text(day)}" if day else f"chưa rõ ngày {word}"


def judged(board: Board, day: date | None) -> str:
    """The days on which verdicts rest: that of the figures, and that of the newest word of a person."""
    said = board.newest_word
    if said is None:
        return dated(day)
    confirmed = f"xác nhận đến {date_text(said)}"
    return f"{dated(day)}; {confirmed}" if board.measured else confirmed


def share_of(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """A share from 0 to 100 with one decimal; None where one of the two is not known."""
    if part is None or not whole:
        return None
    return rounded(100 * Fraction(part) / Fraction(whole), 1)


def share_text(share: Decimal) -> str:
    """The share in words."""
    return percent_text(share, 1)


def moved(change: Decimal, places: int, unit: str) -> str:
    """How many points were won or lost against the year before."""
    if change == 0:
        return f"giữ nguyên số {unit}"
    return f"{'tăng' if change > 0 else 'giảm'} {points_text(abs(change), places)} {unit}"


def places_moved(places: int | None) -> str:
    """How many places were won or lost, as the overview says it; empty when nobody knows."""
    if places is None:
        return ""
    if places == 0:
        return "giữ nguyên thứ hạng"
    return f"{'tăng' if places > 0 else 'giảm'} {abs(places)} bậc"
