"""Pages of a .docx: A4, margins, page number in the top margin from the second page, sections of annexes."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cchc.files.office.docx_text import add_run, element, shape
from cchc.files.office.measures import (
    BOTTOM,
    LEFT,
    NUMBER_FROM_EDGE,
    PAGE_HEIGHT,
    PAGE_NUMBER,
    PAGE_WIDTH,
    RIGHT,
    TOP,
)


def set_page(document: Any, *, landscape: bool) -> None:
    """Give the last section paper, margins and a page number from 1 on that hides on its first page."""
    section = document.sections[-1]
    wide, high = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(NUMBER_FROM_EDGE)
    section.different_first_page_header_footer = True
    _count_from_one(document.element.sectPr_lst[-1])
    if len(document.sections) == 1:
        _number(section.header.paragraphs[0])
        add_run(section.first_page_header.paragraphs[0], "", PAGE_NUMBER)


def new_section(document: Any, *, landscape: bool) -> None:
    """Begin an annex on a new page with page numbers of its own."""
    document.add_section(WD_SECTION.NEW_PAGE)
    set_page(document, landscape=landscape)


def _count_from_one(properties: Any) -> None:
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    start = element("w:pgNumType", start="1")
    properties.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")


def _number(paragraph: Any) -> None:
    """The field of the page number, centred."""
    shape(paragraph, "center")
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run("")
        run.font.size = Pt(PAGE_NUMBER)
        holder = run.font.element
        if kind:
            holder.append(element("w:fldChar", fldCharType=kind))
            continue
        told = OxmlElement("w:instrText" if text == "PAGE" else "w:t")
        told.text = text
        holder.append(told)
