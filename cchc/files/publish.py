"""Publishing a draft: it is checked, marked as published and its hash is written into LOCK."""

import re
from pathlib import Path

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.check import check_path
from cchc.files.lock import lock_line, lock_path, read_lock
from cchc.files.store import CatalogueStore, digest, store_for

DRAFT = re.compile(rb"^state:[ \t]*(draft|'draft'|\"draft\")(?=[ \t\r\n#])", re.MULTILINE)


def publish(path: Path) -> str:
    """Freeze a catalogue file and return its hash.

    Raises InputRefused when it has a fault or is frozen already, UnknownReference when there is no such file.
    """
    store = store_for(path)
    catalogue = store.catalogue_at(path)
    place = Place(store.shown(path))
    if catalogue.id in read_lock(store):
        hint = "Muốn sửa thì tạo phiên bản mới trong thư mục khác"
        message = f"Bộ tiêu chí “{catalogue.id}” đã ban hành từ trước"
        raise InputRefused((Problem("already_published", message, place, hint),))
    faults = check_path(path).errors
    if faults:
        raise InputRefused(faults)
    raw = _marked(store.raw(path), place)
    _write(path, raw)
    _append(store, f"{lock_line(digest(raw), catalogue.id)}\n")
    return digest(raw)


def _marked(raw: bytes, place: Place) -> bytes:
    marked, times = DRAFT.subn(b"state: published", raw)
    if times != 1:
        hint = "Viết “state: draft” trên một dòng riêng, không thụt đầu dòng"
        problem = Problem("state_not_found", "Không tìm thấy dòng “state: draft”", place, hint)
        raise InputRefused((problem,))
    return marked


def _append(store: CatalogueStore, line: str) -> None:
    path = lock_path(store)
    before = path.read_bytes() if path.exists() else b""
    _write(path, before + line.encode())


def _write(path: Path, raw: bytes) -> None:
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(raw)
    beside.replace(path)
