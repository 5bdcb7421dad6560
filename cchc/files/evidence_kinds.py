"""The closed list of files that are taken as evidence, and what is said of those that are not."""

from dataclasses import dataclass
from typing import Literal

Family = Literal["pdf", "picture", "office", "old_office", "archive"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file, told by its content; `shown` is whether its pages may be shown as pictures."""

    id: str
    name: str
    content_type: str
    family: Family
    extensions: tuple[str, ...]

    @property
    def shown(self) -> bool:
        """Whether a picture of it can be made."""
        return self.family in ("pdf", "picture")


OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = FileKind("pdf", "PDF", "application/pdf", "pdf", (".pdf",))
PNG = FileKind("png", "Ảnh PNG", "image/png", "picture", (".png",))
JPEG = FileKind("jpg", "Ảnh JPEG", "image/jpeg", "picture", (".jpg", ".jpeg"))
TIFF = FileKind("tiff", "Ảnh TIFF", "image/tiff", "picture", (".tif", ".tiff"))
DOCX = FileKind("docx", "Văn bản Word", f"{OFFICE}.wordprocessingml.document", "office", (".docx",))
XLSX = FileKind("xlsx", "Bảng tính Excel", f"{OFFICE}.spreadsheetml.sheet", "office", (".xlsx",))
PPTX = FileKind("pptx", "Bản trình chiếu", f"{OFFICE}.presentationml.presentation", "office", (".pptx",))
DOC = FileKind("doc", "Văn bản Word cũ", "application/msword", "old_office", (".doc",))
XLS = FileKind("xls", "Bảng tính Excel cũ", "application/vnd.ms-excel", "old_office", (".xls",))
ZIP = FileKind("zip", "Tệp nén", "application/zip", "archive", (".zip",))

KINDS = {one.id: one for one in (PDF, PNG, JPEG, TIFF, DOCX, XLSX, PPTX, DOC, XLS, ZIP)}
TAKEN = "PDF, ảnh (.png, .jpg, .tif), Word (.docx, .doc), Excel (.xlsx, .xls), .pptx và .zip"

# The first bytes of what is never taken, and how a person would call it.
REFUSED = (
    (b"MZ", "chương trình Windows"),
    (b"\x7fELF", "chương trình"),
    (b"\xca\xfe\xba\xbe", "chương trình"),
    (b"#!", "tệp lệnh"),
    (b"Rar!", "tệp nén .rar"),
    (b"7z\xbc\xaf", "tệp nén .7z"),
    (b"\x1f\x8b", "tệp nén .gz"),
    (b"{\\rtf", "văn bản .rtf"),
    (b"GIF8", "ảnh .gif"),
    (b"RIFF", "ảnh hoặc âm thanh"),
    (b"%!PS", "tệp PostScript"),
)
MARKUP = ((b"<svg", "hình SVG"), (b"<!doctype html", "trang HTML"), (b"<html", "trang HTML"))
MARKUP_MORE = (
    (b"<script", "trang HTML"),
    (b"<body", "trang HTML"),
    (b"<?xml", "tệp XML"),
    (b"<?php", "tệp lệnh"),
)
OPENING = 1024


def kind_by_opening(head: bytes) -> FileKind | None:
    """The kind that the first bytes show; ZIP and DOC stand for their families, looked into later."""
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith((b"II*\x00", b"MM\x00*")):
        return TIFF
    if head.startswith(b"PK\x03\x04"):
        return ZIP
    return DOC if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") else None


def refused_as(head: bytes) -> str:
    """How a file of no kind on the list is called, from its first bytes; empty when nobody can tell."""
    for opening, name in REFUSED:
        if head.startswith(opening):
            return name
    small = head[:OPENING].lower().replace(b"\x00", b"")
    return next((name for opening, name in (*MARKUP, *MARKUP_MORE) if opening in small), "")
