"""What of the running text went nowhere: told with its place, so that nothing is left out unseen."""

from collections.abc import Iterable

from cchc.files.plan_import.doubts import Doubts
from cchc.files.plan_import.draft import DraftHeader
from cchc.files.plan_import.header import ATTACHED, OWN, PLACE_DAY, RECIPIENTS, TITLED
from cchc.files.plan_import.outline import PLAIN, SHORT, Point
from cchc.files.plan_import.paper import Paper, flat
from cchc.files.plan_import.tables import Table

SENTENCE = 8  # words; what is shorter and bears no sign is a name, a place or a motto
MOST_TOLD = 100
MOST_TEXT = 300
ENDS = (".", ";")


def tell_unread(points: tuple[Point, ...], heard: set[Point], header: DraftHeader, doubts: Doubts) -> None:
    """Doubt every paragraph of which nothing came into the draft; headings stand for what is below them."""
    parents = {head for one in points for head in one.above}
    whole = tuple(_plain(one) for one in (header.title, *header.legal_bases, *header.recipients))
    left = tuple(
        one
        for one in points
        if one not in heard
        and not (one in parents and len(one.text) <= SHORT)
        and _says_something(one)
        and not _is_header(one, whole)
    )
    for place, one in enumerate(left[:MOST_TOLD], 1):
        doubts.add("body_unread", f"body/{place}", one.place, one.text[:MOST_TEXT])
    if len(left) > MOST_TOLD:
        more = f"và {len(left) - MOST_TOLD} đoạn nữa"
        doubts.add("body_unread", "body/more", f"Từ {left[MOST_TOLD].place}", more)


def _says_something(point: Point) -> bool:
    text = point.text.strip()
    if not text or text.isupper():
        return False
    return point.level != PLAIN or text.endswith(ENDS) or len(text.split()) >= SENTENCE


def _is_header(point: Point, whole: tuple[str, ...]) -> bool:
    """Whether number, day, title, bases or recipients make up the paragraph or the larger part of it."""
    text, plain = flat(point.text), _plain(point.text)
    if any(mark.search(text) for mark in (OWN, TITLED, ATTACHED, PLACE_DAY, RECIPIENTS)):
        return True
    inside = sum(len(one) for one in whole if one and one in plain)
    return inside * 2 > len(plain) or any(plain in one for one in whole)


def _plain(text: str) -> str:
    return " ".join(flat(text).split()).strip(" .;-")


def tell_notes(paper: Paper, tables: Iterable[Table], doubts: Doubts) -> None:
    """Doubt what was noted of paragraphs, pages and cells that stand in no row of a table that is read."""
    held = {place for table in tables for place in table.held}
    for at, note in enumerate(paper.notes, 1):
        doubts.add(note.code, f"body/notes/{at}", note.place, note.text)
    for grid in paper.grids:
        for number, row in enumerate(grid.rows, 1):
            for cell in row if (grid.number, number) not in held else ():
                for note in cell.notes if not cell.merged else ():
                    place = f"Bảng {grid.number}, dòng {number}"
                    doubts.add(note.code, f"tables/{grid.number}", place, note.text or cell.text[:MOST_TEXT])
