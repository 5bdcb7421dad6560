"""The bundle of a unit: one folder per line in the order of the catalogue, contents, texts to paste."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cchc.files.bundle_contents import contents_workbook
from cchc.files.bundle_lines import BundleDocument, BundleFile, BundleLine, paste_text
from cchc.files.evidence_names import safe_stem, unique_name

SHARED_FROM = 10_000_000  # a larger file stands once, in the folder of the first line that it proves
STEM, FOLDER = 50, 40
PACKED = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".pptx", ".zip"})
DAY_ONE = (1980, 1, 1, 0, 0, 0)
CHUNK = 1 << 20
NEW_LINE = "\r\n"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into the bundle of one unit, its lines in the order of the catalogue."""

    title: str
    unit: str
    lines: tuple[BundleLine, ...]


def write_bundle(bundle: Bundle, out: IO[bytes]) -> None:
    """Write the .zip piece by piece; names are plain letters, no file is ever whole in memory."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        placed: dict[Path, str] = {}
        rows = []
        for number, line in enumerate(bundle.lines, start=1):
            folder = folder_name(number, line)
            names = tuple(_written(archive, line, folder, placed))
            rows.append((line, folder, names))
            _text(archive, f"{folder}/noi-dung.txt", paste_text(line, names))
        book = io.BytesIO()
        contents_workbook(bundle.title, bundle.unit, rows, book)
        archive.writestr(_entry("muc-luc.xlsx"), book.getvalue())
        texts = (f"[{folder}]\n{paste_text(line, names)}" for line, folder, names in rows)
        _text(archive, "noi-dung-ca-goi.txt", f"{bundle.title}\n{bundle.unit}\n\n" + "\n\n".join(texts))


def folder_name(number: int, line: BundleLine) -> str:
    """`007_1-2_cong-tac-bao-cao`: its place, its code, its name, short enough for Windows."""
    return f"{number:03d}_{safe_stem(line.key, 20)}_{safe_stem(line.title, FOLDER)}"


def _written(
    archive: zipfile.ZipFile, line: BundleLine, folder: str, placed: dict[Path, str]
) -> Iterator[tuple[BundleDocument, tuple[str, ...]]]:
    """Write the files of a line; yield each document with where its files stand."""
    taken = ["noi-dung.txt"]
    for place, document in enumerate(line.documents, start=1):
        found = []
        for file in document.files:
            if file.content in placed:
                found.append(placed[file.content])
            elif not file.content.is_file():
                found.append(f"{file.name}: tệp không còn trong kho, hãy báo quản trị hệ thống")
            else:
                name = unique_name(_safe_name(place, file), taken)
                taken.append(name)
                _copy(archive, f"{folder}/{name}", file)
                found.append(name)
                if file.size >= SHARED_FROM:
                    placed[file.content] = f"../{folder}/{name}"
        yield document, tuple(found)


def _safe_name(place: int, file: BundleFile) -> str:
    stem, _, ending = file.name.rpartition(".")
    return f"{place:02d}-{safe_stem(stem, STEM)}.{safe_stem(ending, 5)}"


def _copy(archive: zipfile.ZipFile, name: str, file: BundleFile) -> None:
    entry = _entry(name)
    packed = Path(name).suffix in PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.file_size = file.size
    with file.content.open("rb") as opened, archive.open(entry, "w") as written:
        while piece := opened.read(CHUNK):
            written.write(piece)


def _text(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """A text that any Windows opens as it is."""
    archive.writestr(_entry(name), text.replace("\n", NEW_LINE).encode("utf-8-sig"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, DAY_ONE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
