"""Paragraphs and runs of a .docx: the font in all four scripts, drawn lines as borders, no theme."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from cchc.files.office.measures import BETWEEN_PARAGRAPHS, FIRST_LINE, FONT
from cchc.files.office.printable import printable

SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
RULE_EIGHTHS = 6  # eighths of a point


def element(tag: str, **attributes: str) -> Any:
    """An element with attributes of the `w` namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def new_paragraph() -> Paragraph:
    """A paragraph that does not stand anywhere yet; put its `paragraph_format.element` where it belongs."""
    return Paragraph(OxmlElement("w:p"), None)  # type: ignore[arg-type]


def set_font(properties: Any) -> None:
    """Times New Roman for every script in a w:rPr, and nothing from the theme."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in SCRIPTS:
        fonts.set(qn(script), FONT)


def add_run(paragraph: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Text in one weight; line breaks in it become breaks of the document."""
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(size)
    run.bold, run.italic = bold or None, italic or None


def shape(
    paragraph: Any, align: str = "left", *, before: float = 0, after: float = 0, first: float = 0
) -> Any:
    """Alignment, space before and after in points, first line in millimetres; single line spacing."""
    form = paragraph.paragraph_format
    form.alignment = ALIGNMENTS[align]
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if first:
        form.first_line_indent = Mm(first)
    return paragraph


def body(paragraph: Any, align: str = "justify") -> Any:
    """The shape of body text: justified, first line 1.27 cm, 6 points after it."""
    return shape(paragraph, align, before=BETWEEN_PARAGRAPHS, first=FIRST_LINE)


def rule(paragraph: Any, room: float, length: float, gap: float = 1) -> None:
    """Turn an empty paragraph into a drawn line of `length` in the middle of `room` millimetres.

    It is a border with indents: underlined text is not what the decree asks for.
    """
    shape(paragraph, "center")
    form = paragraph.paragraph_format
    side = Mm(max((room - length) / 2, 0))
    form.left_indent, form.right_indent = side, side
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(4)
    form.space_before = Pt(1)
    form.space_after = Pt(gap)
    add_run(paragraph, "", 2)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz=str(RULE_EIGHTHS), space="0", color="000000"))
    _insert(form_of(paragraph), borders, ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"))


def form_of(paragraph: Any) -> Any:
    """The w:pPr of a paragraph."""
    return paragraph.paragraph_format.element.get_or_add_pPr()


def size_mark(paragraph: Any, size: float) -> Any:
    """Give the end of a paragraph its size as well: an empty one is as high as its mark."""
    properties = form_of(paragraph)
    mark = OxmlElement("w:rPr")
    mark.append(element("w:sz", val=str(round(size * 2))))
    _insert(properties, mark, ("w:sectPr", "w:pPrChange"))
    return paragraph


def outline(paragraph: Any, level: int) -> None:
    """Show the paragraph at a level of the navigation pane of Word."""
    properties = form_of(paragraph)
    properties.append(element("w:outlineLvl", val=str(level)))


def _insert(properties: Any, child: Any, before: tuple[str, ...]) -> None:
    """Put a child where the schema wants it: in front of the first of these."""
    following = next((one for one in properties if one.tag in {qn(tag) for tag in before}), None)
    if following is None:
        properties.append(child)
    else:
        following.addprevious(child)
