"""Word documents as the decree wants them: page, fonts, head, numbers, tables, close."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from cchc.core.document.official import Annex, Grid, OfficialDocument, Paragraph
from cchc.core.document.tables import table
from cchc.core.report.cells import CONTINUED, Cell
from cchc.core.report.outline import Column, Row, Section, Style
from cchc.files.office.docx import write_docx
from tests.core.document.papers import papers
from tests.files.office.word import W, WordFile, millimetres, spans, value, widths, words

EVERY = pytest.mark.parametrize("name", list(papers()))
TIMES = "Times New Roman"


def written(name: str) -> WordFile:
    return WordFile(write_docx(papers()[name]))


@EVERY
def test_paper_and_margins(name: str) -> None:
    file = written(name)
    for section in file.sections:
        size = section.find(f"{W}pgSz")
        sides = {millimetres(size.get(f"{W}{side}")) for side in ("w", "h")}
        assert sides == {210.0, 297.0}
        margins = section.find(f"{W}pgMar")
        found = {side: millimetres(margins.get(f"{W}{side}")) for side in ("top", "bottom", "left", "right")}
        assert 20 <= found["top"] <= 25
        assert 20 <= found["bottom"] <= 25
        assert 30 <= found["left"] <= 35
        assert 15 <= found["right"] <= 20


@EVERY
def test_only_one_font_in_every_script(name: str) -> None:
    file = written(name)
    normal = next(one for one in file.part("word/styles.xml") if one.get(f"{W}styleId") == "Normal")
    fonts = normal.find(f".//{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {TIMES}
    assert len(fonts.attrib) == 4
    own = [one.get(f"{W}ascii") for one in file.body.iter(f"{W}rFonts")]
    assert set(own) <= {TIMES}
    assert not file.found("pStyle")


@EVERY
def test_numbers_stand_in_the_top_margin_from_the_second_page_on(name: str) -> None:
    file = written(name)
    for section in file.sections:
        assert section.find(f"{W}titlePg") is not None
        assert value(section, "pgNumType", "start") == "1"
    header = next(one for one in file.names if one.startswith("word/header") and "PAGE" in _raw(file, one))
    tree = file.part(header)
    assert value(tree, "jc") == "center"
    assert {one.get(f"{W}val") for one in tree.iter(f"{W}sz")} == {"26"}
    first = [one for one in file.names if one.startswith("word/header") and one != header]
    assert all("PAGE" not in _raw(file, one) for one in first)


def _raw(file: WordFile, name: str) -> str:
    return "".join(file.part(name).itertext())


@EVERY
def test_annexes_begin_on_a_page_of_their_own(name: str) -> None:
    document, file = papers()[name], written(name)
    assert len(file.sections) == 1 + len(document.annexes)
    turned = [section.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for section in file.sections]
    assert turned == [document.landscape, *(annex.landscape for annex in document.annexes)]


@pytest.mark.parametrize("name", [name for name, paper in papers().items() if not paper.is_enclosed])
def test_the_head_is_a_table_without_borders_and_with_drawn_lines(name: str) -> None:
    document, file = papers()[name], written(name)
    head = file.tables[0]
    assert head.find(f".//{W}tblBorders") is None
    left, right = head.findall(f"{W}tr")[0].findall(f"{W}tc")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words(right)
    assert "Độc lập - Tự do - Hạnh phúc" in words(right)
    assert document.issuer.upper() in words(left).replace("NHÂN DÂNTỈNH", "NHÂN DÂN TỈNH")
    lines = list(head.iter(f"{W}pBdr"))
    assert len(lines) == 2
    assert not file.found("u"), "a line below a text is drawn, not underlined"
    runs = [run for run in file.found("r", right) if words(run)]
    assert all(run.find(f".//{W}b") is not None for run in runs)


@EVERY
def test_widths_are_said_to_word_and_to_libreoffice(name: str) -> None:
    document, file = papers()[name], written(name)
    for one in file.tables:
        grid, rows = widths(one)
        for row, found in zip(one.findall(f"{W}tr"), rows, strict=True):
            place = 0
            for span, width in zip(spans(row), found, strict=True):
                assert width == sum(grid[place : place + span])
                place += span
            assert place == len(grid)
    assert len(file.tables) >= (2 if document.position and not document.is_enclosed else 1)


@EVERY
def test_rows_hold_together_and_heads_are_repeated(name: str) -> None:
    file = written(name)
    for one in file.tables:
        rows = one.findall(f"{W}tr")
        assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
        if one.find(f".//{W}tblBorders") is not None:
            assert rows[0].find(f".//{W}tblHeader") is not None


def test_the_body_is_justified_with_its_first_line_in() -> None:
    file = written("ke-hoach")
    paragraph = file.paragraph("Gồm 24 nhiệm vụ")
    assert value(paragraph, "jc") == "both"
    assert millimetres(value(paragraph, "ind", "firstLine")) == 12.7
    assert value(paragraph, "sz") == "28"
    assert int(value(paragraph, "spacing", "before")) == 120
    assert value(file.paragraph("Căn cứ Quyết định"), "i", "val") == ""
    assert file.paragraph("Căn cứ Quyết định").find(f".//{W}i") is not None


def test_headings_are_found_by_the_navigation_of_word() -> None:
    file = written("ke-hoach")
    assert value(file.paragraph("I. MỤC ĐÍCH"), "outlineLvl") == "0"
    assert value(file.paragraph("1. Mục tiêu"), "outlineLvl") == "1"
    assert file.paragraph("I. MỤC ĐÍCH").find(f".//{W}keepNext") is not None


def test_a_letter_has_its_subject_below_the_number() -> None:
    file = written("don-doc")
    below = file.tables[0].findall(f"{W}tr")[1].findall(f"{W}tc")[0]
    assert words(below).startswith("Số:         /SNV-CCHCV/v đôn đốc")
    assert "Kính gửi:" in file.text


def test_the_close() -> None:
    file = written("ke-hoach")
    close = next(one for one in file.tables if "Nơi nhận:" in words(one))
    left, right = close.findall(f".//{W}tc")
    assert words(left).endswith("- Lưu: VT, TH1.")
    assert [words(one) for one in file.found("p", right)][:3] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]
    assert {value(one, "sz") for one in file.found("p", left)} == {"24", "22"}


@pytest.mark.parametrize("name", ["bang-tru-diem", "danh-muc-tai-lieu"])
def test_a_table_that_is_enclosed_leaves_head_and_close_to_what_it_goes_with(name: str) -> None:
    document = replace(papers()[name], illustrative=True)
    file = WordFile(write_docx(document))
    texts = [words(one) for one in file.found("p")][:4]
    assert texts[:3] == ["Phụ lục", document.type_name, document.abstract.upper()]
    assert texts[3] == f"(Kèm theo Văn bản số … ngày … tháng … năm … của {document.issuer})"
    assert "Nơi nhận" not in file.text
    assert "CỘNG HÒA" not in file.text
    assert "minh họa" in file.text


def test_headings_and_last_rows_stay_with_what_follows() -> None:
    columns = (Column("a", "A", 5), Column("b", "B", 5))
    styles: tuple[Style, ...] = ("group", "body", "body", "total")
    rows = tuple(Row(str(at), (Cell("x"), Cell("y")), style) for at, style in enumerate(styles))
    grid = Grid(Section("s", "Bảng", "Bảng", columns, rows))
    file = WordFile(write_docx(replace(papers()["don-doc"], blocks=(grid,))))
    kept = [row.find(f".//{W}keepNext") is not None for row in file.tables[1].findall(f"{W}tr")[1:]]
    assert kept == [True, False, True, False]


def test_merged_cells_and_headings_in_two_rows() -> None:
    columns = (
        Column("a", "A", 5),
        Column("b", "B", 5, group="Nhóm"),
        Column("c", "C", 5, group="Nhóm"),
        Column("d", "Ẩn", 5, printed=False),
    )
    rows = (
        Row("1", (Cell("1"), Cell("x"), Cell("y"), Cell("z"))),
        Row("2", (CONTINUED, Cell("u"), Cell("v\nw"), Cell("z"))),
    )
    grid = Grid(Section("s", "Bảng", "Bảng", columns, rows, ("Ghi chú.",)), titled=True)
    document = replace(
        papers()["don-doc"], blocks=(grid, Paragraph("giữa", "centred"), Paragraph("đậm", "bold"))
    )
    file = WordFile(write_docx(document))
    made = file.tables[1]
    first, second, *body = made.findall(f"{W}tr")
    assert spans(first) == [1, 2]
    assert [value(one, "vMerge") for one in first.findall(f"{W}tc")] == ["restart", ""]
    assert [value(row.findall(f"{W}tc")[0], "vMerge") for row in (second, *body)] == [
        "continue",
        "restart",
        "continue",
    ]
    assert "Ẩn" not in file.text
    assert "Ghi chú." in file.text
    assert value(file.paragraph("giữa"), "jc") == "center"


def test_a_document_nobody_signs_has_no_close() -> None:
    bare = replace(papers()["quyet-dinh"], position="", illustrative=True, addressees=("Bộ Nội vụ",))
    file = WordFile(write_docx(bare))
    assert "Nơi nhận" not in file.text
    assert "minh họa" in file.text
    assert "Kính gửi: Bộ Nội vụ" in file.text


def test_the_same_document_gives_the_same_file() -> None:
    document = papers()["to-trinh"]
    assert write_docx(document) == write_docx(document)
    about = Document(BytesIO(write_docx(document))).core_properties
    assert (about.author, about.title, about.comments) == ("Sở Nội vụ", document.title, "")


def test_words_are_never_markup() -> None:
    hostile = replace(papers()["to-trinh"], abstract='<w:b/> & "quoted" {{ x }} ]]>', type_name="TỜ TRÌNH")
    assert hostile.abstract in WordFile(write_docx(hostile)).text


def test_many_columns_get_smaller_letters() -> None:
    def sized(count: int) -> str:
        columns = tuple(Column(str(place), f"Cột {place}", 5) for place in range(count - 1))
        grid = Grid(table("t", "T", columns, [[Cell("x")] * (count - 1)]))
        document: OfficialDocument = replace(
            papers()["don-doc"], blocks=(), annexes=(Annex(title="A", blocks=(grid,)),)
        )
        return value(WordFile(write_docx(document)).tables[-1], "sz")

    assert [sized(count) for count in (6, 8, 9)] == ["24", "22", "20"]
