"""The close of a document: recipients on the left, position and room for the signature on the right."""

from typing import Any

from cchc.core.document.head_wording import recipient_lines
from cchc.core.document.official import OfficialDocument
from cchc.files.office.docx_head import centred
from cchc.files.office.docx_table import add_cell, add_row, new_table, twips
from cchc.files.office.docx_text import add_run, new_paragraph, shape
from cchc.files.office.measures import (
    BODY,
    RECIPIENTS,
    RECIPIENTS_LABEL,
    SIGNATURE_LEFT,
    SIGNATURE_SPACE,
    text_width,
)


def closing(document: OfficialDocument) -> list[Any]:
    """A gap and the table of recipients and signature on one page.

    Nothing without a position, nor for what is enclosed: the document that it goes with is signed.
    """
    if not document.position or document.is_enclosed:
        return []
    whole = text_width(landscape=document.landscape)
    widths = [twips(SIGNATURE_LEFT), twips(whole - SIGNATURE_LEFT)]
    table = new_table(widths, bordered=False)
    row = add_row(table)
    add_cell(row, widths[0], _recipients(document))
    add_cell(row, widths[1], _signature(document))
    gap = shape(new_paragraph(), after=4)
    gap.paragraph_format.keep_with_next = True
    return [gap.paragraph_format.element, table]


def _recipients(document: OfficialDocument) -> list[Any]:
    label = shape(new_paragraph())
    add_run(label, "Nơi nhận:", RECIPIENTS_LABEL, bold=True, italic=True)
    made = [label]
    for text in recipient_lines(document):
        line = shape(new_paragraph())
        add_run(line, text, RECIPIENTS)
        made.append(line)
    return made


def _signature(document: OfficialDocument) -> list[Any]:
    lines = [line.upper() for text in (document.authority, document.position) for line in text.splitlines()]
    made = [centred(text, BODY, bold=True) for text in lines]
    made.append(centred(document.signer, BODY, bold=True, before=SIGNATURE_SPACE))
    return made
