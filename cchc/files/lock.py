"""The file LOCK: one line per published catalogue with the hash of its text; such a text never changes."""

import re
from pathlib import Path

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.store import CatalogueStore, digest
from cchc.files.yaml_text import decoded, read_limited

LOCK = "LOCK"
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


def lock_line(sha256: str, identifier: str) -> str:
    """The line of a published catalogue."""
    return f"{sha256}  {identifier}"


def lock_path(store: CatalogueStore) -> Path:
    """The file LOCK of a store."""
    return store.root / LOCK


def read_lock(store: CatalogueStore) -> dict[str, str]:
    """Return the hash of each published catalogue; raises InputRefused for a broken line."""
    path = lock_path(store)
    if not path.exists():
        return {}
    file = store.shown(path)
    locked = {}
    for row, line in enumerate(decoded(read_limited(path, file), file).splitlines(), start=1):
        found = LINE.fullmatch(line)
        if found is None:
            hint = "Mỗi dòng là mã SHA-256, hai dấu cách và mã bộ tiêu chí; khôi phục tệp LOCK"
            problem = Problem("broken_lock", "Dòng của tệp LOCK không đúng dạng", Place(file, row=row), hint)
            raise InputRefused((problem,))
        locked[found.group(2)] = found.group(1)
    return locked


def changed(store: CatalogueStore, identifier: str, path: Path) -> Problem | None:
    """Return the finding for a catalogue whose text is not the one that was published."""
    expected = read_lock(store).get(identifier)
    if expected is None or digest(store.raw(path)) == expected:
        return None
    hint = "Khôi phục tệp như khi ban hành; muốn sửa thì tạo phiên bản mới trong thư mục khác"
    message = f"Bộ tiêu chí “{identifier}” đã ban hành mà nội dung bị thay đổi"
    return Problem("published_catalogue_changed", message, Place(store.shown(path)), hint)


def missing(store: CatalogueStore) -> tuple[Problem, ...]:
    """Return a finding for each published catalogue whose file is gone."""
    known = set(store.catalogue_ids())
    place = Place(store.shown(lock_path(store)))
    return tuple(
        Problem(
            "published_catalogue_missing",
            f"Bộ tiêu chí “{identifier}” đã ban hành nhưng không còn tệp",
            place,
            "Khôi phục tệp; bộ tiêu chí đã ban hành không được xóa",
        )
        for identifier in read_lock(store)
        if identifier not in known
    )
