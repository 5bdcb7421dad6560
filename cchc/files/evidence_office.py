"""Whether a Word, Excel or PowerPoint file is harmless, and what its head says."""

import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

from cchc.files.evidence_kinds import DOC, DOCX, PPTX, XLS, XLSX, FileKind
from cchc.files.evidence_marks import MOST_LINES
from cchc.files.evidence_zip import BROKEN, BROKEN_TEXT, Budget, chunks, parts_of, refused

TYPES = "[Content_Types].xml"
MAIN = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
MACRO = b"macroenabled"
HARMLESS_OUTSIDE = ("/hyperlink", "/externalLinkPath", "/image")
HEADS = {
    DOCX.id: re.compile(r"word/(?:header\d*|document)\.xml"),
    PPTX.id: re.compile(r"ppt/slides/slide1\.xml"),
}
SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
STRINGS = "xl/sharedStrings.xml"
MOST_STRINGS = 200_000
HEAD_ROWS = 10
HEAD_BYTES = 2_000_000
NO_MACRO = "Lưu lại dạng không có macro rồi gửi lại"
OVERLAP = 16


def office_kind(path: Path, file: str) -> FileKind | None:
    """Which office file an archive is, None for a plain archive; raises InputRefused for a broken one."""
    try:
        with zipfile.ZipFile(path) as archive:
            if TYPES not in archive.namelist():
                return None
            with archive.open(TYPES) as opened:
                types = opened.read(HEAD_BYTES)
    except BROKEN:
        raise refused(file, "damaged", BROKEN_TEXT) from None
    if MACRO in types.lower():
        raise refused(file, "macro", "Tệp có macro", NO_MACRO)
    return next((kind for words, kind in MAIN.items() if words in types), None)


def check_office(path: Path, kind: FileKind, file: str) -> tuple[str, ...]:
    """Read every part of an office file once; return the lines of its head. Raises InputRefused."""
    budget = Budget(file, path.stat().st_size)
    try:
        with zipfile.ZipFile(path) as archive:
            for part in parts_of(archive, file):
                _check_part(archive, part, file, budget)
            return tuple(_head(archive, kind))
    except BROKEN:
        raise refused(file, "damaged", BROKEN_TEXT) from None
    except ET.ParseError:
        raise refused(file, "damaged", f"Tệp {kind.extensions[0]} hỏng: nội dung không đọc được") from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str, budget: Budget) -> None:
    name = part.filename.lower()
    if name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name or "macrosheets/" in name:
        raise refused(file, "macro", "Tệp có macro hoặc thành phần điều khiển", NO_MACRO)
    markup, relations, before = name.endswith((".xml", ".rels", ".vml")), name.endswith(".rels"), b""
    whole = bytearray()
    with archive.open(part) as opened:
        for piece in chunks(opened, budget):
            seen = before + piece
            if markup and (b"\x00" in piece or b"<!DOCTYPE" in seen or b"<!ENTITY" in seen):
                message = "Tệp khai báo thực thể XML, là thứ mà Word, Excel không bao giờ ghi"
                raise refused(file, "entities", message)
            if relations:
                whole += piece
                if len(whole) > HEAD_BYTES:
                    raise refused(file, "damaged", "Danh mục liên kết trong tệp dài bất thường")
            before = seen[-OVERLAP:]
    if relations and _fetches(bytes(whole)):
        message = "Tệp tự tải mẫu hoặc đối tượng từ nơi khác khi được mở"
        raise refused(file, "external", message, "Gỡ liên kết ra ngoài rồi gửi lại")


def _fetches(relations: bytes) -> bool:
    """Whether a list of relations names something elsewhere that opening the file would fetch."""
    listed = ET.fromstring(relations).iter()  # noqa: S314 - nothing is left that a parser could expand
    return any(
        one.get("TargetMode", "").strip().casefold() == "external"
        and not one.get("Type", "").endswith(HARMLESS_OUTSIDE)
        for one in listed
        if _local(one) == "Relationship"
    )


def _head(archive: zipfile.ZipFile, kind: FileKind) -> Iterator[str]:
    if kind is XLSX:
        yield from _head_of_sheets(archive)
        return
    for name in sorted(archive.namelist(), reverse=True):
        if HEADS[kind.id].fullmatch(name):
            yield from islice(_paragraphs(archive, name), MOST_LINES)


def _paragraphs(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The texts of paragraphs that hold no paragraph themselves, in order; tabs part columns."""
    for element in _closed(archive, name, "p"):
        text = "".join(_run(one) for one in element.iter())
        if text.strip():
            yield text


def _closed(archive: zipfile.ZipFile, name: str, local: str) -> Iterator[ET.Element]:
    """The elements of this name in a part, one at a time; parts that declare entities were refused before."""
    with archive.open(name) as opened:
        for _, element in ET.iterparse(opened):  # noqa: S314 - nothing is left that a parser could expand
            if _local(element) == local:
                yield element
                element.clear()


def _run(element: ET.Element) -> str:
    local = _local(element)
    return "\t" if local in ("tab", "br") else (element.text or "") if local == "t" else ""


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _head_of_sheets(archive: zipfile.ZipFile) -> Iterator[str]:
    """Rows at the head of every sheet in which at most two cells say something; a table is no head."""
    names = [name for name in archive.namelist() if SHEET.fullmatch(name)]
    rows = [row for name in names for row in islice(_rows(archive, name), HEAD_ROWS)]
    wanted = {value for row in rows for shared, value in row if shared}
    strings = _strings(archive, wanted)
    for row in rows:
        said = [strings.get(value, "") if shared else value for shared, value in row]
        filled = [one for one in said if one.strip()]
        if len(filled) <= 2:
            yield from filled


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[list[tuple[bool, str]]]:
    for element in _closed(archive, name, "row"):
        yield [_cell(one) for one in element if _local(one) == "c"]


def _cell(cell: ET.Element) -> tuple[bool, str]:
    shared = cell.get("t") == "s"
    texts = (one.text or "" for one in cell.iter() if _local(one) == ("v" if shared else "t"))
    return shared, "".join(texts)


def _strings(archive: zipfile.ZipFile, wanted: set[str]) -> dict[str, str]:
    if not wanted or STRINGS not in archive.namelist():
        return {}
    found: dict[str, str] = {}
    for number, element in enumerate(islice(_closed(archive, STRINGS, "si"), MOST_STRINGS)):
        if str(number) in wanted:
            found[str(number)] = "".join(one.text or "" for one in element.iter() if _local(one) == "t")
        if len(found) == len(wanted):
            break
    return found


STORAGES_OF = {"WordDocument": DOC, "Workbook": XLS, "Book": XLS}
LOCKED, MACROS = "EncryptedPackage", ("_VBA_PROJECT", "VBA", "Macros", "_VBA_PROJECT_CUR")


def check_old_office(path: Path, file: str) -> FileKind:
    """Tell .doc from .xls by the names of its storages; it is kept but never opened. Raises InputRefused."""
    content = path.read_bytes()

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") + b"\x00\x00" in content

    if holds(LOCKED):
        raise refused(file, "encrypted", "Tệp có mật khẩu", "Bỏ mật khẩu rồi lưu lại")
    if any(holds(name) for name in MACROS):
        raise refused(file, "macro", "Tệp có macro", NO_MACRO)
    kind = next((kind for name, kind in STORAGES_OF.items() if holds(name)), None)
    if kind is None:
        message = "Không nhận ra tệp này là .doc hay .xls"
        raise refused(file, "kind", message, "Lưu lại dạng .docx, .xlsx hoặc PDF")
    return kind
