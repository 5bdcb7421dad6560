"""Files made for the tests: whole ones, damaged ones, hostile ones."""

import io
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest
import typst
from PIL import Image

from cchc.core.errors import InputRefused
from cchc.files.evidence_check import CheckedFile, checked_file

Parts = dict[str, str | bytes]
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN = {
    "docx": ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": (
        "ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
}


@cache
def pdf(text: str = "Báo cáo") -> bytes:
    """A PDF with this typst markup."""
    return typst.compile(text.encode())


def drawn(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture."""
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, kind)
    return stream.getvalue()


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def office(kind: str, parts: Parts | None = None, more_types: str = "") -> bytes:
    """An office file of this kind with these parts besides its list of types."""
    main, content_type = MAIN[kind]
    override = f'<Override PartName="/{main}" ContentType="{content_type}.main+xml"/>'
    types = f'<Types xmlns="{CONTENT_TYPES}">{override}{more_types}</Types>'
    return zipped({"[Content_Types].xml": types, main: "<x/>", **(parts or {})})


def docx(*paragraphs: str, more: Parts | None = None) -> bytes:
    """A Word file of these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return office("docx", {"word/document.xml": document, **(more or {})})


def xlsx(*rows: tuple[str, ...]) -> bytes:
    """An Excel file of these rows; texts are shared, as Excel writes them."""
    texts = [text for row in rows for text in row]
    numbered = iter(range(len(texts)))
    filled = ["".join(f'<c t="s"><v>{next(numbered)}</v></c>' for _ in row) for row in rows]
    cells = "".join(f"<row>{row}</row>" for row in filled)
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return office(
        "xlsx",
        {
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData>{cells}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
        },
    )


def ole(*storages: str) -> bytes:
    """The beginning of an old office file with storages of these names."""
    names = b"".join(name.encode("utf-16-le") + b"\x00" * 4 for name in storages)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + names


def handwritten(*objects: str | bytes, catalog: str = "") -> bytes:
    """A PDF of one empty page with these objects besides (numbered from 4)."""
    whole: list[str | bytes] = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        *objects,
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, text in enumerate(whole, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (text if isinstance(text, bytes) else text.encode())
        out += b"\nendobj\n"
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(whole) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer<</Size {len(whole) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, filters: str = "/FlateDecode") -> bytes:
    """A stream object with content that is packed already."""
    return f"<</Length {len(content)}/Filter{filters}>>\nstream\n".encode() + content + b"\nendstream"


def zeros(size: int) -> bytes:
    """That many zero bytes (whole megabytes), packed; one megabyte is packed and stands there often."""
    count, packer = size >> 20, zlib.compressobj(9, wbits=-15)
    once = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = ((count << 20) % 65521 << 16) | 1  # Adler-32 of zeros
    return b"\x78\xda" + once * count + b"\x03\x00" + check.to_bytes(4, "big")


def checked(folder: Path, raw: bytes, name: str = "tep.pdf", seconds: float = 30) -> CheckedFile:
    """What the check says of these bytes."""
    path = folder / "handed-in"
    path.write_bytes(raw)
    return checked_file(path, name, seconds=seconds)


def refusal(folder: Path, raw: bytes, name: str = "tep.pdf", seconds: float = 30) -> str:
    """The code with which these bytes are refused; the place is the file, in Vietnamese it says why."""
    with pytest.raises(InputRefused) as refused:
        checked(folder, raw, name, seconds)
    problem = refused.value.problem
    assert problem.place.file
    assert problem.message
    return problem.code
