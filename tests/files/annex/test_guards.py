"""Files that are no annex, or are dangerous, are refused before anything reads them."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.reading import MOST_BYTES, annex_in, read_annex
from tests.files.annex.making import HEAD, PrintedRow, docx_of, xlsx_of

ROWS = [PrintedRow({"number": "1", "name": "Lĩnh vực", "maximum": "1"})]


def changed(raw: bytes, name: str, content: bytes) -> bytes:
    """An office file with one more part, or with one part replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return stream.getvalue()


def refused(raw: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        annex_in(raw, "phu-luc.docx")
    return caught.value.code


def test_other_files_are_refused() -> None:
    assert refused(b"%PDF-1.7") == "other_kind"
    assert refused(b"") == "other_kind"
    assert refused(b"PK\x03\x04 broken") == "damaged"
    assert refused(b"x" * (MOST_BYTES + 1)) == "file_too_large"


@pytest.mark.parametrize("make", [docx_of, xlsx_of])
def test_macros_entities_and_bombs_are_refused(make: Callable[..., bytes]) -> None:
    raw = make(ROWS)

    assert refused(changed(raw, "word/vbaProject.bin", b"x")) == "macro"
    assert refused(changed(raw, "word/more.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")) == "entities"
    assert refused(changed(raw, "word/more.xml", b"<a>" + b" " * 40_000_000 + b"</a>")) == "zip_bomb"


def test_a_document_without_a_table_of_criteria_is_refused() -> None:
    raw = docx_of([], ("evidence",))

    with pytest.raises(InputRefused) as caught:
        read_annex(annex_in(raw, "x.docx"), "x.docx", HEAD)
    assert caught.value.code == "no_lines"


def test_a_broken_document_is_refused() -> None:
    assert refused(changed(docx_of(ROWS), "word/document.xml", b"<w:document")) in ("not_docx", "damaged")
