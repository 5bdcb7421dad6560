"""The store of contents: a file is named by the SHA-256 of what it holds, so it is kept once."""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages

SHA256 = re.compile(r"[0-9a-f]{64}")
LOCKS, UNFINISHED, PAGES = ".locks", ".unfinished", ".pages"
CHUNK = 1 << 20
MEGABYTE = 1_000_000


class ContentStore(FileSystemStorage):
    """Files named by their content in folders of 256, written whole or not at all."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: the same content has the same name."""
        return name

    def _save(self, name: str, content: "File[Any]") -> str:
        """Write beside, flush to the disk, then move into place; what is there already stays."""
        place = Path(self.path(name))
        if place.exists():
            return name
        with tempfile.NamedTemporaryFile(dir=self.folder(UNFINISHED), delete=False) as written:
            unfinished = Path(written.name)
            try:
                for piece in content.chunks(CHUNK):
                    written.write(piece)
                written.flush()
                os.fsync(written.fileno())
                place.parent.mkdir(parents=True, exist_ok=True)
                unfinished.replace(place)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
        _flush_folder(place.parent)
        return name

    def folder(self, name: str) -> Path:
        """A folder of the store's own, made when it is first needed."""
        found = Path(self.location) / name
        found.mkdir(parents=True, exist_ok=True)
        return found

    @contextmanager
    def locked(self, names: Iterable[str]) -> Iterator[None]:
        """Hold contents against other processes; in one order, so that two never wait for each other."""
        with ExitStack() as held:
            for lock in sorted({f"{name[:2]}.lock" for name in names}):
                opened: IO[bytes] = held.enter_context((self.folder(LOCKS) / lock).open("wb"))
                fcntl.flock(opened, fcntl.LOCK_EX)
            yield

    def contents(self) -> Iterator[str]:
        """The names of all contents that are there."""
        root = Path(self.location)
        for found in sorted(root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            yield found.relative_to(root).as_posix()


def evidence_store() -> ContentStore:
    """The store that the settings name."""
    found = storages["evidence"]
    assert isinstance(found, ContentStore)
    return found


def name_of(sha256: str) -> str:
    """Where a content lies; raises ValueError for what is no hash."""
    if not SHA256.fullmatch(sha256):
        raise ValueError(sha256)
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def sha256_of(path: Path) -> tuple[str, int]:
    """Hash and size of a file, read piece by piece."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as opened:
        while piece := opened.read(CHUNK):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def most_bytes() -> int:
    """The largest upload, in bytes."""
    return int(settings.CCHC_UPLOAD_MB) * MEGABYTE


def _flush_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
