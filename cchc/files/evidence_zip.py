"""Archives within limits: parts, sizes and ratios as they really come out, whatever the archive declares."""

import zipfile
from collections.abc import Iterator
from typing import IO

from cchc.core.errors import InputRefused, Place, Problem

MEGABYTE = 1_000_000
MOST_PARTS = 3_000
MOST_UNPACKED = 600 * MEGABYTE
MOST_RATIO = 200
SMALL = 20 * MEGABYTE
CHUNK = 1 << 18
BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)
BROKEN_TEXT = "Tệp nén hỏng hoặc bị cắt ngang"


def refused(file: str, code: str, message: str, hint: str = "") -> InputRefused:
    """A refusal of one file, with its name as the place."""
    return InputRefused((Problem(code, message, Place(file), hint),))


class Budget:
    """How much an archive may still unpack; spent by all of its parts together."""

    def __init__(self, file: str, packed: int) -> None:
        self.file, self.packed, self.spent = file, packed, 0

    def spend(self, size: int) -> None:
        """Count what came out; raises InputRefused for a bomb."""
        self.spent += size
        if self.spent > MOST_UNPACKED:
            limit = MOST_UNPACKED // MEGABYTE
            raise refused(self.file, "zip_bomb", f"Tệp nén bung ra quá lớn: hơn {limit} MB")
        if self.spent > max(SMALL, MOST_RATIO * self.packed):
            raise refused(self.file, "zip_bomb", "Tệp nén bung ra lớn bất thường so với dung lượng của nó")


def parts_of(archive: zipfile.ZipFile, file: str) -> tuple[zipfile.ZipInfo, ...]:
    """The parts that hold something, in order; raises InputRefused for too many, doubled or locked ones."""
    parts = tuple(one for one in archive.infolist() if not one.is_dir())
    if len(archive.infolist()) > MOST_PARTS:
        raise refused(file, "zip_bomb", f"Tệp nén chứa quá nhiều phần: hơn {MOST_PARTS}")
    if len({one.filename for one in parts}) < len(parts):
        raise refused(file, "zip_doubled", "Tệp nén chứa hai phần trùng tên")
    if any(one.flag_bits & 1 for one in parts):
        raise refused(file, "encrypted", "Tệp nén có mật khẩu", "Bỏ mật khẩu rồi gửi lại")
    return parts


def chunks(opened: IO[bytes], budget: Budget) -> Iterator[bytes]:
    """The content of a part piece by piece, counted against the budget."""
    while piece := opened.read(CHUNK):
        budget.spend(len(piece))
        yield piece
