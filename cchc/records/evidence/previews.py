"""Pictures of pages, drawn when first asked for and kept by the hash of the file; the oldest make room."""

import os
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from cchc.files.evidence_child import probed
from cchc.files.evidence_kinds import KINDS
from cchc.records.evidence.models import Revision
from cchc.records.evidence.store import PAGES, evidence_store, name_of

WIDTH = 900
MOST_SHOWN = 30
MOST_KEPT = 3_000
SECONDS = 15.0
DRAWING = BoundedSemaphore(2)  # a page with thirty pictures must not take the whole machine


def pages_shown(revision: Revision) -> int:
    """How many of its pages can be shown, at most thirty; none of what has no pages."""
    return min(revision.pages or 0, MOST_SHOWN) if KINDS[revision.kind].shown else 0


def page_picture(revision: Revision, page: int) -> Path | None:
    """The file of the picture of a page (from 1), None for a page that is not shown or cannot be drawn."""
    if not 1 <= page <= pages_shown(revision):
        return None
    folder = evidence_store().folder(PAGES)
    place = folder / f"{revision.sha256}-{page}.png"
    if not place.is_file():
        return _drawn(revision, page, place)
    os.utime(place)
    return place


def _drawn(revision: Revision, page: int, place: Path) -> Path | None:
    """Draw in a process of its own, beside the place, then move there; two at once do no harm."""
    kept = Path(evidence_store().path(name_of(revision.sha256)))
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        drawn = Path(folder) / "page.png"
        kind = KINDS[revision.kind].family
        with DRAWING:
            answer = probed("draw", kept, kind, str(page - 1), str(WIDTH), str(drawn), seconds=SECONDS)
        if "refused" in answer:
            return None
        drawn.replace(place)
    _make_room(place.parent)
    return place


def _make_room(folder: Path) -> None:
    there = list(folder.glob("*.png"))
    if len(there) > MOST_KEPT:
        there.sort(key=lambda one: one.stat().st_mtime)
        for old in there[: len(there) - MOST_KEPT]:
            old.unlink(missing_ok=True)
