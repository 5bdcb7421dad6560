"""The head of a document: agency and state title side by side with drawn lines, then what it is and about."""

from typing import Any

from cchc.core.document.head_wording import (
    ENCLOSED_HEADING,
    ILLUSTRATIVE_LINE,
    addressee_lines,
    annex_note,
    basis_lines,
    issuer_lines,
    number_line,
    place_line,
    subject_line,
)
from cchc.core.document.head_wording import (
    MOTTO as MOTTO_TEXT,
)
from cchc.core.document.head_wording import (
    STATE as STATE_TEXT,
)
from cchc.core.document.official import OfficialDocument
from cchc.files.office.docx_table import add_cell, add_row, new_table, twips
from cchc.files.office.docx_text import add_run, body, new_paragraph, rule, shape
from cchc.files.office.measures import (
    ABSTRACT_RULE,
    AGENCY,
    AGENCY_RULE,
    BODY,
    FIRST_LINE,
    HEAD_LEFT,
    LINE_OF_NUMBER,
    MOTTO,
    MOTTO_RULE,
    STATE,
    SUBJECT,
    text_width,
)


def head_table(document: OfficialDocument) -> Any:
    """Agency, number and subject of a letter on the left; state title, motto, place and day on the right."""
    whole = text_width(landscape=document.landscape)
    left = HEAD_LEFT * whole / text_width(landscape=False)
    right = whole - left
    widths = [twips(left), twips(right)]
    table = new_table(widths, bordered=False)
    top = add_row(table)
    add_cell(top, widths[0], _agency(document, left))
    add_cell(top, widths[1], _state(right))
    below = add_row(table)
    add_cell(below, widths[0], _number(document))
    day = centred(place_line(document), LINE_OF_NUMBER, italic=True, before=6)
    add_cell(below, widths[1], [day])
    return table


def centred(text: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0) -> Any:
    """A centred paragraph of one weight."""
    paragraph = shape(new_paragraph(), "center", before=before)
    add_run(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def drawn(room: float, length: float, gap: float = 1) -> Any:
    """A drawn line as a paragraph."""
    paragraph = new_paragraph()
    rule(paragraph, room, length, gap)
    return paragraph


def _agency(document: OfficialDocument, room: float) -> list[Any]:
    above = issuer_lines(document.superior) if document.superior else ()
    return [
        *(centred(text, AGENCY) for text in above),
        *(centred(text, AGENCY, bold=True) for text in issuer_lines(document.issuer)),
        drawn(room, AGENCY_RULE),
    ]


def _state(room: float) -> list[Any]:
    return [
        centred(STATE_TEXT, STATE, bold=True),
        centred(MOTTO_TEXT, MOTTO, bold=True),
        drawn(room, MOTTO_RULE),
    ]


def _number(document: OfficialDocument) -> list[Any]:
    lines = [centred(number_line(document), LINE_OF_NUMBER, before=6)]
    if document.is_letter:
        lines.append(centred(subject_line(document), SUBJECT, before=6))
    return lines


def annex_head(heading: str, titles: tuple[str, ...], note: str) -> list[Any]:
    """`Phụ lục`, the lines of its title in capitals, and with what it goes out."""
    return [
        centred(heading, BODY, bold=True),
        *(centred(title.upper(), BODY, bold=True) for title in titles),
        centred(note, BODY, italic=True),
    ]


def enclosed(document: OfficialDocument) -> list[Any]:
    """The head of a table that goes out as an annex: the document that it goes with bears the letterhead."""
    lines = annex_head(ENCLOSED_HEADING, (document.type_name, document.abstract), annex_note(document))
    if document.illustrative:
        lines.append(centred(ILLUSTRATIVE_LINE, BODY, italic=True, before=4))
    return lines


def opening(document: OfficialDocument) -> list[Any]:
    """From below the head to the body: type and abstract, addressees, who decides, legal bases."""
    room = text_width(landscape=document.landscape)
    lines: list[Any] = []
    if not document.is_letter:
        lines.append(centred(document.type_name, BODY, bold=True, before=12))
        lines.append(centred(document.abstract, BODY, bold=True))
        lines.append(drawn(room, ABSTRACT_RULE, gap=6))
    if document.illustrative:
        lines.append(centred(ILLUSTRATIVE_LINE, BODY, italic=True, before=4))
    lines += _addressees(document)
    if document.deciding:
        lines.append(centred(document.deciding.upper(), BODY, bold=True, before=12))
    lines += [_basis(text) for text in basis_lines(document)]
    return lines


def _addressees(document: OfficialDocument) -> list[Any]:
    names = addressee_lines(document)
    if len(names) < 2:
        return [centred(f"Kính gửi: {name}", BODY, before=12) for name in names]
    made: list[Any] = []
    for text in ("Kính gửi:", *names):
        indent = FIRST_LINE * (2 if made else 1)
        paragraph = shape(new_paragraph(), "left", before=2 if made else 12, first=indent)
        add_run(paragraph, text, BODY)
        made.append(paragraph)
    return made


def _basis(text: str) -> Any:
    paragraph = body(new_paragraph())
    add_run(paragraph, text, BODY, italic=True)
    return paragraph
