"""What Word puts around and before the words of a table that is there: lists, controls, merged heads."""

from typing import Any

from docx.oxml import parse_xml

from tests.files.plan_import.word_made import LISTS, SPACES, listed

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def give_lists(document: Any) -> None:
    """Let the file know the lists of `word_made`."""
    document.part.numbering_part._element = parse_xml(f"<w:numbering {SPACES}>{LISTS}</w:numbering>")


def number_rows(grid: Any, last: int) -> int:
    """Let Word write the numbers that go on by one after `last`; the cells lose them. The new last number."""
    for row in grid.rows:
        for cell in row.cells:
            if cell.text == str(last + 1):
                last += 1
                paragraph = cell.paragraphs[0]
                paragraph.clear()
                numbers = parse_xml(listed(1).replace("<w:numPr", f"<w:numPr {SPACES}", 1))
                paragraph._p.get_or_add_pPr().append(numbers)
                break
    return last


def shell_rows(grid: Any) -> None:
    """Put rows, cells and words into content controls, in turn."""
    for at, row in enumerate(list(grid.rows)):
        cells = row._tr.tc_lst
        cell = cells[at % len(cells)]
        _shell((row._tr, cell, cell.p_lst[0])[at % 3], inside=at % 3 == 2)


def _shell(element: Any, *, inside: bool) -> None:
    control = parse_xml(f"<w:sdt {SPACES}><w:sdtPr/><w:sdtContent/></w:sdt>")
    held = list(element) if inside else [element]
    if inside:
        element.append(control)
    else:
        element.addprevious(control)
    control[1].extend(one for one in held if one.tag != f"{WORD}pPr")


def merge_heads(grid: Any, table: tuple[tuple[str, ...], ...]) -> None:
    """Merge what the second row of a heading leaves open upwards, and what the first says twice across."""
    upper, lower = table[0], table[1]
    for at, (over, under) in enumerate(zip(upper, lower, strict=True)):
        if not under:
            grid.cell(0, at).merge(grid.cell(1, at)).text = over
        elif at and upper[at - 1] == over:
            grid.cell(0, at).text = ""
            grid.cell(0, at - 1).merge(grid.cell(0, at)).text = over
