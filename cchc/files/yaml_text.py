"""Bytes of a text file to normalised text: limited in size, UTF-8, Unicode NFC, no control characters."""

import re
from fractions import Fraction
from pathlib import Path
from unicodedata import normalize

from cchc.core.errors import InputRefused, Place, Problem, UnknownReference
from cchc.core.numerals import number_text

MEGABYTE = 1_000_000
MOST_BYTES = 5 * MEGABYTE
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def read_limited(path: Path, file: str, most_bytes: int = MOST_BYTES) -> bytes:
    """Read a regular file of at most `most_bytes`; a larger one is refused by its size, without reading it.

    Raises UnknownReference when there is no such file, InputRefused when it is too large or not a plain file.
    """
    if not path.exists():
        raise UnknownReference("Không tìm thấy tệp", Place(file), "Kiểm tra lại tên và đường dẫn")
    if not path.is_file():
        raise _refused("not_a_file", "Đường dẫn không phải là tệp", Place(file), "Chỉ ra một tệp .yaml")
    size = path.stat().st_size
    if size <= most_bytes:
        try:
            with path.open("rb") as stream:
                raw = stream.read(most_bytes + 1)
        except OSError:
            raise _refused(
                "unreadable_file", "Không mở được tệp", Place(file), "Kiểm tra quyền đọc tệp"
            ) from None
        size = max(size, len(raw))
    if size > most_bytes:
        message = f"Tệp quá lớn: {_megabytes(size)}, chỉ nhận tối đa {_megabytes(most_bytes)}"
        raise _refused("file_too_large", message, Place(file), "Tách thành nhiều tệp hoặc bỏ bớt nội dung")
    return raw


def decoded(raw: bytes, file: str) -> str:
    """Decode UTF-8 (a byte order mark is tolerated) to NFC text.

    Raises InputRefused with the row of the first byte or character that cannot stand in a text file.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        hint = "Lưu lại tệp với bảng mã UTF-8"
        raise _refused("not_utf8", "Tệp không dùng bảng mã UTF-8", Place(file, row=row), hint) from None
    found = CONTROL.search(text)
    if found:
        row = text.count("\n", 0, found.start()) + 1
        message = f"Tệp có ký tự điều khiển (mã {ord(found.group()):02X}), không phải tệp văn bản"
        raise _refused(
            "control_character", message, Place(file, row=row), "Xóa ký tự này hoặc lưu lại tệp dạng văn bản"
        )
    return normalize("NFC", text)


def _megabytes(size: int) -> str:
    return f"{number_text(Fraction(size, MEGABYTE))} MB"


def _refused(code: str, message: str, place: Place, hint: str) -> InputRefused:
    return InputRefused((Problem(code, message, place, hint),))
