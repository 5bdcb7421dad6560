"""What a file is, is told by its content; what is not on the closed list is refused."""

import zlib
from pathlib import Path

import pytest

from cchc.core.errors import InputRefused
from tests.files.evidence.made import checked, docx, drawn, office, ole, pdf, refusal, xlsx, zipped


@pytest.mark.parametrize(
    ("raw", "name", "kind", "shown"),
    [
        (pdf(), "a.pdf", "pdf", "a.pdf"),
        (pdf(), "a.pdf.exe", "pdf", "a.pdf.exe.pdf"),
        (drawn(), "a.jpg", "png", "a.png"),
        (drawn("JPEG"), "A.JPEG", "jpg", "A.jpeg"),
        (drawn("TIFF"), "quét.tif", "tiff", "quét.tif"),
        (docx("Báo cáo"), "a.docx", "docx", "a.docx"),
        (xlsx(("a", "b")), "a.zip", "xlsx", "a.xlsx"),
        (office("pptx"), "a.pptx", "pptx", "a.pptx"),
        (ole("Root Entry", "WordDocument"), "a.doc", "doc", "a.doc"),
        (ole("Root Entry", "Workbook"), "a.doc", "xls", "a.xls"),
        (
            zipped({"a/một.pdf": pdf(), "b.png": drawn(), "__MACOSX/x": b"", "trong/": b""}),
            "a",
            "zip",
            "a.zip",
        ),
    ],
)
def test_kinds_are_told_by_content(tmp_path: Path, raw: bytes, name: str, kind: str, shown: str) -> None:
    found = checked(tmp_path, raw, name)
    assert (found.kind.id, found.name) == (kind, shown)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"<!DOCTYPE html><html>", "trang HTML"),
        (b"\xef\xbb\xbf <HTML>", "trang HTML"),
        ("<html>".encode("utf-16"), "trang HTML"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "hình SVG"),
        (b"<a/><script>", "trang HTML"),
        (b"<?xml version='1.0'?><a/>", "tệp XML"),
        (b"#!/bin/sh\nrm", "tệp lệnh"),
        (b"<?php ?>", "tệp lệnh"),
        (b"MZ\x90", "chương trình Windows"),
        (b"\x7fELF", "chương trình"),
        (b"Rar!\x1a\x07", "tệp nén .rar"),
        (b"7z\xbc\xaf\x27\x1c", "tệp nén .7z"),
        (b"GIF89a", "ảnh .gif"),
    ],
)
def test_what_is_not_taken_is_named(tmp_path: Path, raw: bytes, told: str) -> None:
    with pytest.raises(InputRefused) as refused:
        checked(tmp_path, raw, "bao-cao.pdf")
    problem = refused.value.problem
    assert (problem.code, problem.message, problem.place.file) == (
        "kind",
        f"Không nhận {told}",
        "bao-cao.pdf",
    )
    assert "Chỉ nhận PDF" in problem.hint


def test_what_nobody_knows_and_what_is_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"chi la chu") == "kind"
    assert refusal(tmp_path, b"") == "empty"
    assert refusal(tmp_path, b"  \x00<html>%PDF-1.7") == "kind"


@pytest.mark.parametrize(
    ("storages", "code"),
    [
        (("WordDocument", "_VBA_PROJECT"), "macro"),
        (("Workbook", "Macros"), "macro"),
        (("EncryptedPackage",), "encrypted"),
        (("Root Entry",), "kind"),
    ],
)
def test_old_office_files_that_are_refused(tmp_path: Path, storages: tuple[str, ...], code: str) -> None:
    assert refusal(tmp_path, ole(*storages), "a.doc") == code


@pytest.mark.parametrize("raw", [drawn()[:60], drawn("JPEG")[:200], drawn("TIFF", (400, 300))[:5000]])
def test_pictures_cut_short_are_refused(tmp_path: Path, raw: bytes) -> None:
    assert refusal(tmp_path, raw, "a.png") == "damaged"


def test_a_picture_of_absurd_size_is_refused_by_its_head(tmp_path: Path) -> None:
    raw = bytearray(drawn())
    raw[16:24] = (60_000).to_bytes(4, "big") * 2
    checksum = zlib.crc32(raw[12:29])
    raw[29:33] = checksum.to_bytes(4, "big")
    assert refusal(tmp_path, bytes(raw), "a.png") == "pixels"
