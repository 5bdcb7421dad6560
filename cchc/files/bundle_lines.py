"""Lines of a bundle: the figure in words, the note, the documents, and the text that is pasted from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc.core.numerals import date_text

NOTHING = "chưa có"


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of a document: its name, where its content lies, its size in bytes."""

    name: str
    content: Path
    size: int


@dataclass(frozen=True, slots=True)
class BundleDocument:
    """One document that proves a line."""

    title: str
    number: str = ""
    day: date | None = None
    pages: str = ""
    address: str = ""
    seen_on: date | None = None
    from_last_year: bool = False
    files: tuple[BundleFile, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One line: key and name, figure and points in words, notes, documents, and whether it was retyped."""

    key: str
    title: str
    fact: str
    points: str
    notes: tuple[str, ...] = ()
    documents: tuple[BundleDocument, ...] = ()
    typed: bool = False


Placed = tuple[BundleDocument, tuple[str, ...]]


def document_line(document: BundleDocument) -> str:
    """A document as it is cited: title, number, day, pages, address."""
    parts = [
        document.title,
        f"số {document.number}" if document.number else "",
        f"ngày {date_text(document.day)}" if document.day else "",
        f"trang, mục {document.pages}" if document.pages else "",
        document.address,
        f"xem ngày {date_text(document.seen_on)}" if document.seen_on else "",
        "của năm trước (N-1)" if document.from_last_year else "",
    ]
    return ", ".join(part for part in parts if part)


def line_text(line: BundleLine) -> str:
    """What is pasted into one field of the Ministry's software: figure, notes, documents."""
    cited = [f"{place}. {document_line(one)}" for place, one in enumerate(line.documents, start=1)]
    said = [f"Số liệu: {line.fact}", *line.notes]
    listed = ["Tài liệu kiểm chứng:", *cited] if cited else []
    return "\n".join([*said, *listed])


def paste_text(line: BundleLine, placed: Iterable[Placed]) -> str:
    """The same with the head of the line, and the files with the folders in which they stand."""
    files = [f"- {name}" for _, names in placed for name in names]
    head = [f"{line.key} {line.title}", f"Điểm tự chấm: {line.points or NOTHING}", ""]
    return "\n".join([*head, line_text(line), *(["", "Tệp:", *files] if files else [])])
