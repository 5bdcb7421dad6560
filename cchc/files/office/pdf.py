"""An official document as PDF for the archive (PDF/A-2b), with the fonts of the house inside."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cchc.core.document.head_wording import (
    ENCLOSED_HEADING,
    ILLUSTRATIVE_LINE,
    MOTTO,
    STATE,
    addressee_lines,
    annex_heading,
    annex_note,
    basis_lines,
    issuer_lines,
    number_line,
    place_line,
    recipient_lines,
    subject_line,
)
from cchc.core.document.official import Block, Grid, OfficialDocument
from cchc.core.document.printed import Line, printed
from cchc.files.office import measures
from cchc.files.office.grid_lines import GridCell, body_cells, heading_cells, kept_rows

TEMPLATE = Path(__file__).with_name("official.typ")
ARCHIVE: Final = "a-2b"
# What no archive may hold: a letter that the fonts lack, a word or title of more than 32,767 signs.
NOT_ARCHIVED = ("could not be displayed with font", "string is longer than")
MOST_LINES = 20  # of rows that stay on one page
LONGEST_TITLE = 2000
# The same document must give the same file.
MADE_ON = datetime(2000, 1, 1, tzinfo=UTC)
SIZES = {
    "body": measures.BODY,
    "agency": measures.AGENCY,
    "state": measures.STATE,
    "motto": measures.MOTTO,
    "number": measures.LINE_OF_NUMBER,
    "subject": measures.SUBJECT,
    "page_number": measures.PAGE_NUMBER,
    "recipients_label": measures.RECIPIENTS_LABEL,
    "recipients": measures.RECIPIENTS,
    "first_line": measures.FIRST_LINE,
    "abstract_rule": measures.ABSTRACT_RULE,
    "signature_space": measures.SIGNATURE_SPACE,
}


def write_pdf(document: OfficialDocument, fonts: Path) -> bytes:
    """The document as PDF; `fonts` is the folder of the fonts of the house.

    What an archive does not allow (a letter that the fonts lack) makes it an ordinary PDF.
    """
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    inputs = {"paper": json.dumps(_data(document), ensure_ascii=False)}
    try:
        return _compiled(found, inputs, archived=True)
    except typst.TypstError as error:
        if not any(fault in str(error) for fault in NOT_ARCHIVED):
            raise
    return _compiled(found, inputs, archived=False)


def _compiled(fonts: Any, inputs: dict[str, str], *, archived: bool) -> bytes:
    import typst

    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=ARCHIVE if archived else None,
        timestamp=MADE_ON,
    )


def _data(document: OfficialDocument) -> dict[str, Any]:
    lines = "\n".join(part for part in (document.authority, document.position) if part)
    return {
        **_page(document),
        "title": document.title[:LONGEST_TITLE],
        "issuer": document.issuer[:LONGEST_TITLE],
        "superior": issuer_lines(document.superior) if document.superior else (),
        "agency": issuer_lines(document.issuer),
        "state": STATE,
        "motto": MOTTO,
        "number": number_line(document),
        "about": subject_line(document) if document.is_letter else "",
        "place": place_line(document),
        "type": document.type_name,
        "abstract": document.abstract,
        "illustrative": ILLUSTRATIVE_LINE if document.illustrative else "",
        "addressees": addressee_lines(document),
        "deciding": document.deciding.upper(),
        "bases": basis_lines(document),
        "blocks": _blocks(document.blocks, landscape=document.landscape),
        "enclosed": ENCLOSED_HEADING if document.is_enclosed else "",
        "enclosed_titles": (document.type_name.upper(), document.abstract.upper()),
        "enclosed_note": annex_note(document),
        "position": lines.upper().split("\n") if document.position and not document.is_enclosed else (),
        "signer": document.signer,
        "recipients": recipient_lines(document),
        "annexes": _annexes(document),
    }


def _page(document: OfficialDocument) -> dict[str, Any]:
    return {
        "sizes": SIZES,
        "landscape": document.landscape,
        "top": measures.TOP,
        "bottom": measures.BOTTOM,
        "left": measures.LEFT,
        "right": measures.RIGHT,
        "head_left": measures.HEAD_LEFT,
        "head_whole": measures.text_width(landscape=False),
        "signature_left": measures.SIGNATURE_LEFT,
    }


def _annexes(document: OfficialDocument) -> list[dict[str, Any]]:
    return [
        {
            "heading": annex_heading(document, annex),
            "titles": (annex.title.upper(),),
            "note": annex_note(document),
            "landscape": annex.landscape,
            "blocks": _blocks(annex.blocks, landscape=annex.landscape),
        }
        for annex in document.annexes
    ]


def _blocks(blocks: tuple[Block, ...], *, landscape: bool) -> list[dict[str, Any]]:
    room = measures.text_width(landscape=landscape)
    return [_line(one) if isinstance(one, Line) else _grid(one, room) for one in printed(blocks)]


def _line(line: Line) -> dict[str, Any]:
    return {"kind": "line", **asdict(line)}


def _lines(cell: GridCell, width: float, size: float) -> int:
    """About how many lines a text takes in `width` millimetres."""
    letters = max((width - measures.CELL_SIDES) / (size * measures.POINT * measures.SMALL), 1)
    return int(sum(len(text) // letters + 1 for text in cell.text.split("\n")))


def _grid(grid: Grid, room: float) -> dict[str, Any]:
    section = grid.section
    head_rows, heads = heading_cells(section)
    parts = measures.shares(section, room)
    size = measures.table_size(len(parts))
    rows: list[list[dict[str, Any]]] = [[] for _ in section.rows]
    body = body_cells(section)
    high = [0] * len(rows)
    for cell in body:
        if cell.down == 1:
            high[cell.row] = max(high[cell.row], _lines(cell, room * parts[cell.column], size))
    for cell in body:
        # Held together it would leave a page almost empty, or run out of it.
        tall = sum(high[cell.row : cell.row + cell.down]) > MOST_LINES
        rows[cell.row].append({**asdict(cell), "row": cell.row + head_rows, "tall": tall})
    kept = {at for at in kept_rows(section) if high[at] <= MOST_LINES}
    return {
        "kind": "grid",
        "title": section.title if grid.titled else "",
        "shares": parts,
        "size": size,
        "heads": [{**asdict(cell), "tall": False} for cell in heads],
        "rows": [{"kept": at in kept, "cells": cells} for at, cells in enumerate(rows)],
        "notes": section.notes,
    }
