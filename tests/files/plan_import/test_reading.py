"""What is handed in as a plan: taken apart, or refused in words; nothing of it is ever run."""

import io
import zipfile

import docx
import pytest
import typst

from cchc.core.errors import InputRefused
from cchc.files.plan_import import paper_probe
from cchc.files.plan_import.paper import Grid, Paper
from cchc.files.plan_import.reading import MOST_BYTES, read_paper
from cchc.files.plan_import.word_numbers import WORD
from tests.files.plan_import.made import as_docx, laid_out

PLAN = laid_out("vinh-phuc-5264-2018")


def refusal(raw: bytes, file: str, seconds: float = 30) -> str:
    """The code with which a file is refused."""
    with pytest.raises(InputRefused) as refused:
        read_paper(raw, file, seconds=seconds)
    assert refused.value.problem.place.file == file
    return refused.value.problem.code


def changed(name: str, content: bytes, raw: bytes | None = None) -> bytes:
    """A Word file with one part put in or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw or as_docx(PLAN))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def test_dangerous_and_broken_files_are_refused() -> None:
    whole = as_docx(PLAN)
    assert refusal(whole[: len(whole) // 2], "a.docx") == "damaged"
    assert refusal(changed("word/vbaProject.bin", b"x"), "a.docx") == "macro"
    assert (
        refusal(changed("word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "a.docx") == "entities"
    )
    assert refusal(changed("word/media/zeros.bin", b"0" * 60_000_000), "a.docx") == "zip_bomb"
    assert refusal(b"MZ" + b"x" * 100, "a.docx") == "kind"
    assert refusal(b"  ", "a.md") == "empty"
    assert refusal(b"x" * (MOST_BYTES + 1), "a.md") == "file_too_large"
    assert refusal(b"\xff\xfe\x00", "a.md") == "not_utf8"
    assert refusal(changed("word/document.xml", b"<a/>"), "a.docx") == "damaged"


def test_other_office_files_are_no_plans() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refusal(stream.getvalue(), "a.zip") == "kind"


def test_a_scan_without_letters_is_told_apart() -> None:
    assert refusal(typst.compile(b"#rect(width: 5cm, height: 5cm, fill: black)"), "a.pdf") == "no_text"


def test_what_takes_too_long_is_given_up() -> None:
    assert refusal(as_docx(PLAN), "a.docx", seconds=0.001) == "too_slow"


def test_too_many_pages_are_refused() -> None:
    pages = typst.compile(("#pagebreak()\n" * (paper_probe.MOST_PAGES + 1) + "x").encode())
    assert refusal(pages, "a.pdf") == "too_many_pages"


def test_markdown_as_people_type_it() -> None:
    text = (
        "# Kế hoạch\n\nMột đoạn *nghiêng* và <i>nghiêng nữa</i>\ntiếp.\n\n- mục\n\n"
        "| STT | Nội \\| dung |\n|---|---|\n| 1 | a<br>b |\n| 2 |\n"
    )
    paper = read_paper(text.encode(), "a.md")
    assert [line.text for line in paper.lines] == [
        "Kế hoạch",
        "Một đoạn nghiêng và nghiêng nữa\ntiếp.",
        "- mục",
    ]
    assert paper.lines[1].italics == ("nghiêng", "nghiêng nữa")
    (grid,) = paper.grids
    assert [[cell.text for cell in row] for row in grid.rows] == [["STT", "Nội | dung"], ["1", "a\nb"], ["2"]]


def cells(paper: Paper) -> list[list[tuple[str, str]]]:
    """The last table as text and merging."""
    grid = next(block for block in reversed(paper.blocks) if isinstance(block, Grid))
    return [[(cell.text, cell.merged) for cell in row] for row in grid.rows]


def test_merged_cells_bear_the_text_of_the_first() -> None:
    from docx import Document

    document = Document()
    table = document.add_table(3, 3)
    for place, cell in enumerate(one for row in table.rows for one in row.cells):
        cell.text = str(place)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ngang"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "dọc"
    stream = io.BytesIO()
    document.save(stream)
    found = cells(read_paper(stream.getvalue(), "a.docx"))
    assert found[0][:2] == [("ngang", ""), ("ngang", "left")]
    assert [row[2] for row in found[1:]] == [("dọc", ""), ("dọc", "above")]


def test_merged_cells_of_a_pdf() -> None:
    merged = "table.cell(colspan: 2)[ngang], [a], [b], [c], table.cell(rowspan: 2)[dọc], [d], [e]"
    text = f"#table(columns: 3, {merged})"
    found = cells(read_paper(typst.compile(text.encode()), "a.pdf"))
    assert found[0][:2] == [("ngang", ""), ("ngang", "left")]
    assert [row[2] for row in found[1:]] == [("dọc", ""), ("dọc", "above")]


@pytest.mark.parametrize("span", ["64", "999999999", "-1"])
def test_a_vast_table_is_refused_before_it_is_spread_out(span: str) -> None:
    document, stream = docx.Document(), io.BytesIO()
    cell = document.add_table(1, 2).cell(0, 0)
    element = cell._tc.get_or_add_tcPr()
    element.append(element.makeelement(f"{WORD}gridSpan", {f"{WORD}val": span}))
    document.save(stream)
    assert refusal(stream.getvalue(), "a.docx") == "too_many_blocks"
