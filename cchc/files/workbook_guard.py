"""Whether bytes are a harmless .xlsx (size, content, bombs, macros), before any reader opens them."""

import html
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from cchc.core.errors import InputRefused, Place, Problem

MEGABYTE = 1_000_000
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 40 * MEGABYTE
MOST_ENTRIES = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 200
CHUNK = 1 << 16

WORKBOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
CELL = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^>]*?\sr\s*=\s*["']([A-Z]*)(\d+)["']""")
FORMULA = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\sr\s*=\s*["']([A-Z]+)(\d+)["'][^>]*?>\s*<(?:\w+:)?f\b""")
SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
TEMPLATE_HINT = "Dùng tệp mẫu do cchc template ghi ra"


@dataclass(frozen=True, slots=True)
class SafeWorkbook:
    """The bytes of a workbook that may be opened, and the cells with formulas by sheet name."""

    raw: bytes
    formulas: dict[str, frozenset[tuple[int, int]]]


def guarded(stream: IO[bytes], file: str) -> SafeWorkbook:
    """Read a workbook within limits; raises InputRefused for anything that is not one, or is dangerous."""
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise _refused(file, "file_too_large", f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            entries = _unpacked(archive, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise _refused(file, "not_xlsx", "Tệp không phải là .xlsx") from None
    if "[Content_Types].xml" not in entries or WORKBOOK_TYPE not in entries["[Content_Types].xml"]:
        raise _refused(file, "not_xlsx", "Tệp không phải là .xlsx")
    for name, content in entries.items():
        _check_part(name, content, file)
    return SafeWorkbook(raw, _formulas(entries, file))


def _unpacked(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    """Unpack every part, counting what really comes out, whatever the archive declares."""
    if len(archive.infolist()) > MOST_ENTRIES:
        raise _refused(file, "zip_bomb", f"Tệp nén chứa quá nhiều phần: hơn {MOST_ENTRIES}")
    entries: dict[str, bytes] = {}
    total = 0
    for info in archive.infolist():
        if info.filename in entries:
            raise _refused(file, "not_xlsx", "Tệp nén chứa hai phần trùng tên")
        pieces = []
        with archive.open(info) as part:
            while piece := part.read(CHUNK):
                total += len(piece)
                if total > MOST_UNPACKED:
                    limit = MOST_UNPACKED // MEGABYTE
                    raise _refused(file, "zip_bomb", f"Tệp nén bung ra quá lớn: hơn {limit} MB")
                pieces.append(piece)
        entries[info.filename] = b"".join(pieces)
    return entries


def _check_part(name: str, content: bytes, file: str) -> None:
    if name.endswith("vbaProject.bin"):
        raise _refused(file, "macro", "Tệp có macro", "Lưu lại dạng .xlsx không có macro")
    if not name.endswith((".xml", ".rels")):
        return
    if b"\x00" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refused(file, "not_xlsx", "Tệp .xlsx có nội dung không được phép")
    if "/worksheets/" not in f"/{name}":
        return
    for found in CELL.finditer(content):
        if len(found[2]) > 7 or int(found[2]) > MOST_ROWS or _column(found[1]) > MOST_COLUMNS:
            message = f"Trang tính có ô ở quá xa: {(found[1] + found[2]).decode()}"
            raise _refused(file, "sheet_too_large", message, "Xóa các ô thừa ngoài bảng")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - ord("A") + 1
    return number


def _formulas(entries: dict[str, bytes], file: str) -> dict[str, frozenset[tuple[int, int]]]:
    """Cells with formulas, as row and column counted from 1, by the name of their sheet."""
    targets = {}
    for relation in RELATION.findall(entries.get("xl/_rels/workbook.xml.rels", b"")):
        attributes = _attributes(relation)
        targets[attributes.get("Id", "")] = attributes.get("Target", "").removeprefix("/xl/")
    found = {}
    for sheet in SHEET.findall(entries.get("xl/workbook.xml", b"")):
        attributes = _attributes(sheet)
        relation_id = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        content = entries.get(f"xl/{targets.get(relation_id, '')}")
        if content is None:
            raise _refused(file, "not_xlsx", "Tệp .xlsx hỏng: thiếu nội dung của trang tính")
        cells = ((int(cell[2]), _column(cell[1])) for cell in FORMULA.finditer(content))
        found[attributes.get("name", "")] = frozenset(cells)
    return found


def _attributes(tag: bytes) -> dict[str, str]:
    text = tag.decode("utf-8", "replace")
    return {name: html.unescape(value) for name, value in ATTRIBUTE.findall(text)}


def _refused(file: str, code: str, message: str, hint: str = TEMPLATE_HINT) -> InputRefused:
    return InputRefused((Problem(code, message, Place(file), hint),))
