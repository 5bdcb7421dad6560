"""Keeping a file: once per content, whole on disk before its row is there, gone when the row fails."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.evidence_check import CheckedFile, checked_file
from cchc.files.evidence_names import LONGEST_SHOWN
from cchc.records.evidence.models import Revision
from cchc.records.evidence.store import evidence_store, most_bytes, name_of, sha256_of

NOT_SAID = "Hãy trả lời câu hỏi tài liệu có phải là tài liệu mật không"
CLASSIFIED = "Tài liệu mật không được đưa lên hệ thống này; tệp không được lưu"
OTHER_WAY = "Gửi theo quy định về bảo vệ bí mật nhà nước; ở đây chỉ ghi số, ngày trong thuyết minh"


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A file on disk that was checked, with the hash and the size of its content."""

    path: Path
    checked: CheckedFile
    sha256: str
    size: int


def refuse_classified(name: str, *, classified: bool | None) -> None:
    """Raise InputRefused when the question was not answered, or with yes."""
    place = Place(file=name[:LONGEST_SHOWN] or None)
    if classified is None:
        raise InputRefused([Problem("classified_not_said", NOT_SAID, place)])
    if classified:
        raise InputRefused([Problem("classified", CLASSIFIED, place, OTHER_WAY)])


@contextmanager
def sound(file: "UploadedFile[bytes]") -> Iterator[SoundFile]:
    """Check what was handed in; raises InputRefused. Takes seconds, so never inside a transaction."""
    name = file.name or ""
    if (file.size or 0) > most_bytes():
        message = f"Tệp quá lớn, chỉ nhận tối đa {most_bytes() // 1_000_000} MB"
        raise InputRefused([Problem("file_too_large", message, Place(file=name[:LONGEST_SHOWN]))])
    with _on_disk(file) as path:
        checked = checked_file(path, name)
        sha256, size = sha256_of(path)
        yield SoundFile(path, checked, sha256, size)


@contextmanager
def _on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """Where the upload lies; what came in memory is written to a temporary file first."""
    there = getattr(file, "temporary_file_path", None)
    if there is not None:
        yield Path(there())
        return
    with tempfile.NamedTemporaryFile(prefix="cchc-") as written:
        file.seek(0)
        shutil.copyfileobj(file, written)
        written.flush()
        yield Path(written.name)


@contextmanager
def kept(files: list[SoundFile]) -> Iterator[None]:
    """Store contents, then run the block as one outermost transaction; what fails leaves no new file behind.

    The locks on the contents are held until the transaction has ended, so that nobody takes away what
    another one has just begun to use.
    """
    store = evidence_store()
    names = sorted({name_of(one.sha256): one for one in files}.items())
    with store.locked([name for name, _ in names]):
        fresh = [name for name, _ in names if not store.exists(name)]
        try:
            for name, one in names:
                if name in fresh:
                    with one.path.open("rb") as opened:
                        store.save(name, File(opened))
            with transaction.atomic(durable=True):
                yield
        except BaseException:
            for name in fresh:
                if not Revision.objects.filter(sha256=name.rpartition("/")[2]).exists():
                    store.delete(name)
            raise
