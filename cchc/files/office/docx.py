"""An official document as .docx, laid out so that an office signs it without re-formatting."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from cchc.core.document.head_wording import annex_heading, annex_note
from cchc.core.document.official import Annex, Grid, OfficialDocument
from cchc.core.document.printed import Line, printed
from cchc.files.office.measures import BODY, FONT, text_width
from cchc.files.office.printable import printable

# The same document must give the same file.
MADE_ON = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST_PROPERTY = 255
ZIP_DAY = (2000, 1, 1, 0, 0, 0)
BOLD = ("part", "item", "bold")
LEVELS = {"part": 0, "item": 1, "point": 2}


def write_docx(document: OfficialDocument) -> bytes:
    """The document as the bytes of a .docx: A4, Times New Roman, page numbers from the second page on."""
    from cchc.files.office.docx_close import closing
    from cchc.files.office.docx_head import enclosed, head_table, opening
    from cchc.files.office.docx_page import new_section, set_page

    made = _empty(document)
    set_page(made, landscape=document.landscape)
    if document.is_enclosed:
        _put_all(made, enclosed(document))
    else:
        _put(made, head_table(document))
        _put_all(made, opening(document))
    _blocks(made, printed(document.blocks), landscape=document.landscape)
    close = closing(document)
    if close:
        _keep_last(made)
    for part in close:
        _put(made, part)
    for annex in document.annexes:
        new_section(made, landscape=annex.landscape)
        _annex(made, document, annex)
    return _packed(made)


def _annex(made: Any, document: OfficialDocument, annex: Annex) -> None:
    from cchc.files.office.docx_head import annex_head

    _put_all(made, annex_head(annex_heading(document, annex), (annex.title,), annex_note(document)))
    _blocks(made, printed(annex.blocks), landscape=annex.landscape)


def _blocks(made: Any, lines: tuple[Line | Grid, ...], *, landscape: bool) -> None:
    from cchc.files.office.docx_table import grid

    room = text_width(landscape=landscape)
    for line in lines:
        if isinstance(line, Line):
            _put(made, _paragraph(line).paragraph_format.element)
            continue
        if line.titled:
            _put(made, _titled(line.section.title).paragraph_format.element)
        _put(made, _gap().paragraph_format.element)
        _put(made, grid(line.section, room))
        for note in line.section.notes:
            _put(made, _paragraph(Line("italic", "", note)).paragraph_format.element)


def _paragraph(line: Line) -> Any:
    from cchc.files.office.docx_text import add_run, body, new_paragraph, outline

    bold = line.role in BOLD
    align = "center" if line.role == "centred" else "left" if line.role in LEVELS else "justify"
    paragraph = body(new_paragraph(), align)
    if line.role == "centred":
        paragraph.paragraph_format.first_line_indent = 0
    if line.mark:
        add_run(paragraph, f"{line.mark} ", BODY, bold=bold or line.role == "article")
    add_run(paragraph, line.text, BODY, bold=bold or line.role == "centred", italic=line.role == "italic")
    if line.role in LEVELS:
        paragraph.paragraph_format.keep_with_next = True
        outline(paragraph, LEVELS[line.role])
    return paragraph


def _keep_last(made: Any) -> None:
    """Signatures never stand alone on a page: the last lines of the body go along."""
    last = made.paragraphs[-1] if made.paragraphs else None
    if last is not None and last.text and last.paragraph_format.element.getnext().tag.endswith("}sectPr"):
        last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True


def _titled(text: str) -> Any:
    from cchc.files.office.docx_head import centred

    paragraph = centred(text, BODY, bold=True, before=6)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _gap() -> Any:
    """Word joins two tables that stand together, and the next page wants its table close to the title."""
    from cchc.files.office.docx_text import new_paragraph, shape

    paragraph = shape(new_paragraph())
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _empty(document: OfficialDocument) -> Any:
    """A document without anything of the library's template but its parts."""
    import docx
    from docx.shared import Pt

    from cchc.files.office.docx_text import set_font

    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.size = Pt(BODY)
    normal.font.name = FONT
    set_font(normal.element.get_or_add_rPr())
    about = made.core_properties
    about.author = about.last_modified_by = _property(document.issuer)
    about.title, about.comments, about.language = _property(document.title), "", "vi-VN"
    about.created = about.modified = MADE_ON
    return made


def _property(text: str) -> str:
    return " ".join(printable(text).split())[:LONGEST_PROPERTY]


def _put(made: Any, part: Any) -> None:
    """Append to the body, in front of the settings of the last section."""
    made.element.body.sectPr.addprevious(part)


def _put_all(made: Any, paragraphs: list[Any]) -> None:
    for paragraph in paragraphs:
        _put(made, paragraph.paragraph_format.element)


def _packed(made: Any) -> bytes:
    """The file with the same bytes each time: the archive tells no clock."""
    stream, fresh = io.BytesIO(), io.BytesIO()
    made.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            told = zipfile.ZipInfo(name, ZIP_DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(told, old.read(name))
    return fresh.getvalue()
