"""Whether bytes are a harmless .xlsx (size, content, bombs, macros), before any reader opens them."""

import html
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.workbook_cells import At, Told, column_of, percents_in, told_cells

MEGABYTE = 1_000_000
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 40 * MEGABYTE
MOST_ENTRIES = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 200
CHUNK = 1 << 16

WORKBOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
CELL = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^<>]*?\sr\s*=\s*["']([A-Z]*)(\d+)["']""")
FORMULA = re.compile(rb"""<(?:\w+:)?c\b[^<>]*?\sr\s*=\s*["']([A-Z]+)(\d+)["'][^<>]*>\s*<(?:\w+:)?f\b""")
SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
TEMPLATE_HINT = "Dùng tệp mẫu do cchc template ghi ra"


@dataclass(frozen=True, slots=True)
class SafeWorkbook:
    """The bytes of a workbook that may be opened, and by sheet name its formulas and what cells hide."""

    raw: bytes
    formulas: dict[str, frozenset[At]]
    told: Mapping[str, Mapping[At, Told]] = field(default_factory=dict)


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
    sheets = _sheets(entries, file)
    formulas = {
        name: frozenset((int(cell[2]), column_of(cell[1])) for cell in FORMULA.finditer(content))
        for name, content in sheets.items()
    }
    return SafeWorkbook(raw, formulas, _told(sheets, entries.get("xl/styles.xml", b""), file))


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
        if len(found[2]) > 7 or int(found[2]) > MOST_ROWS or column_of(found[1]) > MOST_COLUMNS:
            message = f"Trang tính có ô ở quá xa: {(found[1] + found[2]).decode()}"
            raise _refused(file, "sheet_too_large", message, "Xóa các ô thừa ngoài bảng")


def _told(sheets: dict[str, bytes], styles: bytes, file: str) -> dict[str, dict[At, Told]]:
    percents = percents_in(styles)
    try:
        return {name: told_cells(content, percents) for name, content in sheets.items()}
    except ValueError:
        message = "Tệp có công thức hoặc ô lỗi mà không ghi địa chỉ ô"
        raise _refused(file, "not_xlsx", message, "Mở bằng bảng tính rồi lưu lại dạng .xlsx") from None


def _sheets(entries: dict[str, bytes], file: str) -> dict[str, bytes]:
    """The content of every sheet by its name."""
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
        found[attributes.get("name", "")] = content
    return found


def _attributes(tag: bytes) -> dict[str, str]:
    text = tag.decode("utf-8", "replace")
    return {name: html.unescape(value) for name, value in ATTRIBUTE.findall(text)}


def _refused(file: str, code: str, message: str, hint: str = TEMPLATE_HINT) -> InputRefused:
    return InputRefused((Problem(code, message, Place(file), hint),))
