"""What would take a server minutes is refused in a moment, in words and with its place."""

import io
import os
import zlib
from time import monotonic

import docx
import pytest

from cchc.core.errors import InputRefused
from cchc.files.plan_import import limits, paper_probe, probe_limits, word_numbers, word_probe
from cchc.files.plan_import.agencies import MOST_SOUGHT, AgencyNames
from cchc.files.plan_import.reading import read_paper
from cchc.files.plan_import.understanding import understand
from tests.files.plan_import.made import plan_named

HEADING = "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n"
SECONDS = 15.0  # for what takes one on an idle machine
WIDE, LONG = limits.MOST_COLUMNS + 1, limits.LONGEST_TEXT + 1


def refusal(raw: bytes, file: str) -> str:
    """The words of the refusal; it does not take long."""
    start = monotonic()
    with pytest.raises(InputRefused) as refused:
        read_paper(raw, file)
    assert monotonic() - start < SECONDS
    return str(refused.value.problem)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("|" * 2_000_000, "a.md, dòng 1: Dài hơn 100.000 ký tự"),
        ("x\n\n" + "|a" * WIDE + "|", "a.md, dòng 3: Bảng có hơn 63 cột"),
        (HEADING + "| 1 | a | b | c | d |\n" * limits.MOST_ROWS, "Bảng có hơn 3.000 dòng"),
        (("|a" * 60 + "|\n") * 1_200, "đến đây các bảng đã có quá nhiều ô"),
        (("| a | b |\n" * 2_900 + "\n") * 6, "Bảng 6: đến đây các bảng đã có hơn 30.000 ô"),
        ("x\n\n" * 30_000, "Đến đây văn bản đã có quá nhiều đoạn"),
        ("x\n\n" * 15_000, "Văn bản có hơn 10.000 đoạn và bảng"),
        ("x\n\n" + "a" * LONG, "Đoạn 2: có đoạn hoặc ô dài hơn 30.000 ký tự"),
        (("a" * 29_000 + "\n\n") * 60, "Đoạn 52: đến đây văn bản đã dài hơn 1.500.000 ký tự"),
    ],
)
def test_vast_markdown_is_refused_with_its_place(text: str, said: str) -> None:
    assert said.casefold() in refusal(text.encode(), "a.md").casefold()


@pytest.mark.parametrize("unit", ["<i>", "*a ", "a chu tri ", "tốp 10 năm 2018 ", "(", "quý, ", "|--- "])
def test_text_made_to_be_slow_is_not(unit: str) -> None:
    plan = plan_named("vinh-phuc-5264-2018")
    paragraph = (unit * 10_000)[:29_000]
    start = monotonic()
    understand(
        read_paper("\n\n".join([paragraph] * 20).encode(), "a.md"), plan.agencies, plan.catalogue
    ) if unit != "|--- " else refusal(paragraph.encode(), "a.md")
    assert monotonic() - start < SECONDS


def test_very_many_strange_names_are_told_without_being_sought() -> None:
    names = AgencyNames(plan_named("vinh-phuc-5264-2018").agencies)
    assert names.like("Sở Nội vu")
    for at in range(MOST_SOUGHT):
        names.like(f"Sở Lạ {at}")
    assert names.like("Sở Tài chín") == ()
    assert names.like("Sở Nội vu")


def word(build: "docx.document.Document") -> bytes:
    """The file of a document."""
    stream = io.BytesIO()
    build.save(stream)
    return stream.getvalue()


def test_word_files_of_too_many_cells_styles_or_pieces_are_refused() -> None:
    document = docx.Document()
    element = document.add_table(1, 60)._tbl
    for _ in range(probe_limits.MOST_CELLS // 60):
        element.append(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(element.tr_lst[0])))
    assert "Quá nhiều đoạn, ô bảng" in refusal(word(document), "a.docx")
    styled = docx.Document()
    for at in range(word_probe.MOST_STYLES):
        styled.styles.element.add_style_of_type(f"s{at}", 1, False)
    assert "Quá nhiều đoạn, ô bảng" in refusal(word(styled), "a.docx")


def test_columns_that_begin_nowhere_are_refused_with_the_table() -> None:
    document = docx.Document()
    document.add_table(1, 1)
    row = document.add_table(1, 1)._tbl.tr_lst[0]
    before = row.get_or_add_trPr()
    before.append(
        before.makeelement(f"{word_numbers.WORD}gridBefore", {f"{word_numbers.WORD}val": "999999999"})
    )
    assert "Bảng 2: quá nhiều" in refusal(word(document), "a.docx")


def test_tables_inside_tables_are_read_however_deep() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(30):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "ở trong cùng"
    (grid,) = read_paper(word(document), "a.docx").grids
    assert grid.rows[0][0].text == "ở trong cùng"


def test_pictures_are_not_unpacked() -> None:
    document = docx.Document()
    document.add_paragraph("Một đoạn")
    package = document.part.package
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/media/a.png"), "image/png", os.urandom(9_000_000), package
    )
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
    assert [line.text for line in read_paper(word(document), "a.docx").lines] == ["Một đoạn"]


def pdf(drawn: bytes, pages: int = 1) -> bytes:
    """A PDF of equal pages."""
    content = zlib.compress(drawn)
    kids = b" ".join(b"%d 0 R" % (at + 5) for at in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % pages,
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *([page] * pages),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


TEXT = b"BT /F1 9 Tf 50 700 Td (Ke hoach) Tj ET "


@pytest.mark.parametrize(
    "drawn",
    [
        b"BT /F1 9 Tf (" + b"a" * 5_000_000 + b") Tj ET",
        TEXT + b"q " * 400_000,
        TEXT + b"1 1 9 9 re S " * 40_000,
        TEXT + b"[" * 400_000 + b"]" * 400_000 + b" TJ",
    ],
)
def test_a_page_that_would_never_be_drawn_is_refused(drawn: bytes) -> None:
    assert "Trang 1: quá nhiều" in refusal(pdf(drawn), "a.pdf")


def test_many_letters_and_many_pages_are_refused() -> None:
    letters = b"BT /F1 9 Tf 50 700 Td " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 900 + b"ET"
    assert "Trang 1: quá nhiều" in refusal(pdf(letters), "a.pdf")
    assert "quá nhiều trang" in refusal(pdf(TEXT, paper_probe.MOST_PAGES + 1), "a.pdf")
    assert "Trang 11: quá nhiều" in refusal(pdf(TEXT + b" " * 480_000, 20), "a.pdf")
    assert len(read_paper(pdf(TEXT, 20), "a.pdf").lines) == 20


def test_damaged_and_locked_pdf_files_are_refused() -> None:
    whole = pdf(TEXT)
    for broken in (whole[:200], whole.replace(b"/Kids", b"/Kidz"), b"%PDF-1.7\n" + bytes(range(256)) * 400):
        assert "hỏng" in refusal(broken, "a.pdf")
