"""The same documents as PDF: fonts inside, fit for the archive, every Vietnamese letter from its font."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings

from cchc.core.document.official import Grid, Paragraph
from cchc.core.report.cells import Cell
from cchc.core.report.outline import Column, Row, Section, Style
from cchc.files.office import pdf as writer
from cchc.files.office.pdf import write_pdf
from cchc.files.office.xlsx import tables_of, write_xlsx
from tests.core.document.papers import papers
from tests.files.test_leader_pdf import letters, opened

FONTS = settings.VAR / "fonts"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
EVERY = pytest.mark.parametrize("name", list(papers()))


def pages(raw: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(raw)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


@EVERY
def test_for_the_archive_with_its_fonts(name: str) -> None:
    raw = write_pdf(papers()[name], FONTS)
    inside = opened(raw)
    assert b"<pdfaid:part>2</pdfaid:part>" in inside
    fonts = set(re.findall(rb"/FontName ?/[A-Z]{6}\+([A-Za-z-]+)", inside))
    assert fonts <= {b"Tinos-Regular", b"Tinos-Bold", b"Tinos-Italic", b"Tinos-BoldItalic"}
    assert raw == write_pdf(papers()[name], FONTS)


def test_every_vietnamese_letter() -> None:
    import unicodedata

    alphabet = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    whole = alphabet | {letter.upper() for letter in alphabet}
    document = replace(papers()["to-trinh"], blocks=(Paragraph(" ".join(sorted(whole))),))
    assert whole - letters(write_pdf(document, FONTS)) == set()


def test_page_numbers_hide_on_first_pages_and_begin_anew() -> None:
    found = pages(write_pdf(papers()["ke-hoach"], FONTS))
    first = [text.split("\n")[0].strip() for text in found]
    assert first[0] != "1"
    assert [text for text in first if text.isdigit()] == ["2", "3", "2", "3", "2"]
    assert sum(text.startswith("Phụ lục") for text in first) == 2


def test_texts_are_set_and_never_run() -> None:
    hostile = '#panic("x") $a$ *b* _c_ `d` - e = f // g <h>'
    document = replace(papers()["to-trinh"], blocks=(Paragraph(hostile),), abstract=hostile)
    assert hostile in pages(write_pdf(document, FONTS))[0].replace("\r\n", " ")


def test_a_letter_that_the_fonts_lack_gives_an_ordinary_pdf() -> None:
    document = replace(papers()["to-trinh"], blocks=(Paragraph("漢"),))
    assert b"pdfaid:part" not in opened(write_pdf(document, FONTS))


@pytest.mark.parametrize("field", ["abstract", "issuer", "body"])
def test_a_word_too_long_for_an_archive_gives_an_ordinary_pdf(field: str) -> None:
    long = "a" * 33_000
    given = {"blocks": (Paragraph(long),)} if field == "body" else {field: long}
    assert write_pdf(replace(papers()["to-trinh"], **given), FONTS).startswith(b"%PDF")  # type: ignore[arg-type]


def test_many_words_stay_fit_for_the_archive() -> None:
    long = replace(papers()["to-trinh"], blocks=(Paragraph("chữ " * 9_000),))
    assert b"pdfaid:part" in opened(write_pdf(long, FONTS))


def test_another_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#khong-co", encoding="utf-8")
    monkeypatch.setattr(writer, "TEMPLATE", broken)
    with pytest.raises(RuntimeError, match="unknown variable"):
        write_pdf(papers()["to-trinh"], FONTS)


def printed_table(rows: tuple[Row, ...]) -> list[str]:
    columns = (Column("order", "STT", 5), Column("text", "Nội dung", 40))
    grid = Grid(Section("t", "T", "T", columns, rows))
    return pages(write_pdf(replace(papers()["bang-tru-diem"], blocks=(grid,)), FONTS))


def test_a_cell_longer_than_a_page_goes_on_on_the_next() -> None:
    long = " ".join(f"từ{number}" for number in range(3_000))
    found = printed_table((Row("1", (Cell("1"), Cell(long))), Row("2", (Cell("2"), Cell("x")))))
    assert len(found) > 2
    assert set(long.split()) <= set(" ".join(found).split())


def test_headings_and_totals_never_stand_alone() -> None:
    def row(number: int, style: Style = "body") -> Row:
        return Row(str(number), (Cell(f"{style}-{number}"), Cell("x")), style)

    for before in range(20, 26):
        body = tuple(row(number) for number in range(before))
        found = printed_table((*body, row(before, "group"), row(before + 1)))
        page = next(text for text in found if f"group-{before}" in text)
        assert f"body-{before + 1}" in page
        found = printed_table((*body, row(before, "total")))
        page = next(text for text in found if f"total-{before}" in text)
        assert f"body-{before - 1}" in page


def test_tables_as_a_workbook() -> None:
    assert [one.id for one in tables_of(papers()["ke-hoach"])] == ["tasks", "lines"]
    written = write_xlsx(papers()["don-doc"])
    assert written is not None
    assert written.startswith(b"PK")
    assert write_xlsx(papers()["to-trinh"]) is None
