"""A program of its own that takes one .docx or .pdf apart: it may be stopped, and takes only so much memory.

Run as `python -I paper_probe.py ACT FILE`; it imports nothing of the house and answers one line of JSON.
"""

import json
import resource
import sys
import zipfile
from dataclasses import dataclass
from typing import Any

MOST_MEMORY = 2048 << 20
MOST_PAGES = 200
MOST_BLOCKS = 10_000
MOST_CELLS = 30_000
MOST_LETTERS = 3_000_000
MOST_ROWS, MOST_COLUMNS = 3_000, 63  # Word itself draws no more columns
MOST_PART = 60_000_000  # bytes of one part of a Word file
MOST_STYLES = 2_000
BLOCKS_APART = 50  # of a Word file, between two words of how far it is
MOST_MARKS = 30_000  # letters, or lines and boxes, on one page
MOST_DRAWN, MOST_DRAWN_AT_ALL = 600_000, 5_000_000  # bytes that draw one page, and all pages
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH_APART = 1.45
INDENT = 12.0
HEAD, FOOT = 0.2, 0.8  # of the height of a page, with its margins


class Refused(Exception):
    """What is wrong with the file, as a code, and where in it."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code)
        self.code, self.where = code, where


def read_docx(path: str) -> list[dict[str, Any]]:
    """Paragraphs and tables of a Word file in order; text in deleted runs and fields' codes is left out."""
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    _refuse_large_parts(path)
    document = docx.Document(path)
    _refuse_many(document)
    styles, found, tables = _styles(document), list[dict[str, Any]](), 0
    whole = len(document.element.body)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(_docx_text([block], styles))
        elif isinstance(block, Table):
            tables += 1
            _refuse_vast(block, f"Bảng {tables}")
            found.append({"rows": _docx_rows(block, styles), "widths": _docx_widths(block)})
        if len(found) > MOST_BLOCKS:
            raise Refused("too_many_blocks")
        if len(found) % BLOCKS_APART == 0:
            _tell(len(found), whole, tables)
    return found


def _tell(done: int, whole: int, tables: int) -> None:
    """Say how far the reading is, for whoever listens."""
    sys.stderr.write(f"read {min(done, whole)} of {whole}, tables {tables}\n")
    sys.stderr.flush()


def _refuse_large_parts(path: str) -> None:
    """Refuse parts that would take long to parse; what an archive declares is what can come out of it."""
    with zipfile.ZipFile(path) as archive:
        if any(one.file_size > MOST_PART for one in archive.infolist() if one.filename.endswith(".xml")):
            raise Refused("bomb")


def _refuse_many(document: Any) -> None:
    """Refuse a document of more paragraphs, cells or styles than can be gone through in a few seconds."""
    body, styles = document.element.body, document.styles.element
    counts = (("p", 3 * MOST_BLOCKS), ("tc", MOST_CELLS), ("r", 8 * MOST_BLOCKS))
    if any(sum(1 for _ in body.iter(f"{WORD}{tag}")) > most for tag, most in counts):
        raise Refused("too_many_blocks")
    if sum(1 for _ in styles.iter(f"{WORD}style")) > MOST_STYLES:
        raise Refused("too_many_blocks")


@dataclass(frozen=True)
class Styles:
    """The styles of a Word file that slant their text, and those of lists, by their identifiers."""

    slanted: frozenset[str]
    lists: frozenset[str]


def _styles(document: Any) -> Styles:
    """Read once: the library seeks a style anew for every stretch of text."""
    known = [one for one in document.styles if one.type in (1, 2)]  # of paragraphs and of characters
    return Styles(
        frozenset(one.style_id for one in known if one.font.italic),
        frozenset(one.style_id for one in known if (one.name or "").startswith("List")),
    )


def _docx_text(paragraphs: list[Any], styles: Styles) -> dict[str, Any]:
    """The paragraphs of a place as one text, its lines apart, and what is slanted in it."""
    pieces, italics = [], []
    for paragraph in paragraphs:
        slanted = ""
        leaning = _style(paragraph._p, "pPr", "pStyle") in styles.slanted  # noqa: SLF001 - see Styles
        for run in paragraph.runs:
            named = _style(run._r, "rPr", "rStyle") in styles.slanted  # noqa: SLF001 - see Styles
            if run.italic or (run.italic is None and (leaning or named)):
                slanted += run.text
            elif slanted:
                italics.append(slanted)
                slanted = ""
        italics.append(slanted)
        pieces.append(_numbered(paragraph, styles) + paragraph.text)
    return {"text": "\n".join(pieces), "italics": [one for one in italics if one.strip()]}


def _style(element: Any, properties: str, tag: str) -> str:
    found = element.find(f"{WORD}{properties}/{WORD}{tag}")
    return "" if found is None else found.get(f"{WORD}val") or ""


def _numbered(paragraph: Any, styles: Styles) -> str:
    """A dash for an entry of a list that Word itself numbers or marks, for its sign is not in the text."""
    element = paragraph._p  # noqa: SLF001 - see Styles
    listed = element.find(f"{WORD}pPr/{WORD}numPr") is not None
    listed = listed or _style(element, "pPr", "pStyle") in styles.lists
    return "- " if listed and paragraph.text.strip() else ""


def _docx_rows(table: Any, styles: Styles) -> list[list[dict[str, Any]]]:
    """Every row over all columns of the grid: a merged cell is repeated and says with which it is merged."""
    rows: list[list[dict[str, Any]]] = []
    above: list[Any] = []
    cells = letters = 0
    for row in table.rows:
        here: list[Any] = [None] * row.grid_cols_before
        written = [{"text": "", "italics": []} for _ in here]
        for cell in row.cells:
            place = len(here)
            element = cell._tc  # noqa: SLF001 - the library says in no other way which cells are one
            merged = "left" if here and here[-1] is element else ""
            if not merged and place < len(above) and above[place] is element:
                merged = "above"
            written.append({**_docx_text(_inside(cell), styles), "merged": merged})
            letters += len(written[-1]["text"])
            here.append(element)
            cells += 1
        if cells > MOST_CELLS or letters > MOST_LETTERS:
            raise Refused("too_many_blocks")
        rows.append(written)
        above = here
    return rows


def _inside(cell: Any) -> list[Any]:
    """The paragraphs of a cell and of the tables inside it, in order and however deep."""
    from docx.text.paragraph import Paragraph

    element = cell._tc  # noqa: SLF001 - python-docx goes into nested tables one by one only
    return [Paragraph(one, cell) for one in element.iter(f"{WORD}p")]


def _docx_widths(table: Any) -> list[float]:
    """The shares of the columns as the grid of the table states them; none where it does not state all."""
    element = table._tbl  # noqa: SLF001 - python-docx reads no widths of a grid whose columns are merged
    stated = [one.get(f"{WORD}w") or "" for one in element.findall(f"{WORD}tblGrid/{WORD}gridCol")]
    widths = [int(one) for one in stated if one.isdigit() and len(one) < 6]
    whole = sum(widths)
    return [one / whole for one in widths] if whole and len(widths) == len(stated) else []


def _refuse_vast(table: Any, where: str) -> None:
    """Refuse what would take minutes to spread out, before anything is spread out."""
    element = table._tbl  # noqa: SLF001 - the rows are counted where they are written
    tags = ("gridSpan", "gridBefore", "gridAfter")
    spans = [span.get(f"{WORD}val") or "1" for tag in tags for span in element.iter(f"{WORD}{tag}")]
    wide = any(not span.isdigit() or len(span) > 2 or int(span) > MOST_COLUMNS for span in spans)
    if wide or sum(1 for _ in element.iter(f"{WORD}tr")) > MOST_ROWS:
        raise Refused("too_many_blocks", where)


def read_pdf(path: str) -> list[dict[str, Any]]:
    """Lines of text joined to paragraphs, and the ruled tables, page after page in order from the top."""
    import pdfplumber

    found: list[dict[str, Any]] = []
    with pdfplumber.open(path) as document:
        if len(document.pages) > MOST_PAGES:
            raise Refused("too_many_pages")
        drawn = 0
        for page in document.pages:
            drawn += _drawn(page)
            if drawn > MOST_DRAWN_AT_ALL:
                raise Refused("too_many_blocks", f"Trang {page.page_number}")
            found.extend(_turned(found, _page(page)))
            page.close()
            if len(found) > MOST_BLOCKS:
                raise Refused("too_many_blocks")
            _tell(page.page_number, len(document.pages), sum("rows" in block for block in found))
    if not any(block.get("text") or block.get("rows") for block in found):
        raise Refused("no_text")
    return found


def _turned(before: list[dict[str, Any]], page: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks of a page: a table at its top goes on from one that ends at the foot of the page before."""
    if before and page and before[-1].get("ends", 0) > FOOT and page[0].get("begins", 1) < HEAD:
        return [{**page[0], "turned": True}, *page[1:]]
    return page


def _drawn(page: Any) -> int:
    """The bytes that draw a page, unpacked; refused before they are followed where they are too many."""
    from pdfminer.pdftypes import resolve1

    streams = (resolve1(one) for one in page.page_obj.contents)
    size = sum(len(one.get_data()) for one in streams if one is not None)
    if size > MOST_DRAWN:
        raise Refused("too_many_blocks", f"Trang {page.page_number}")
    return size


def _page(page: Any) -> list[dict[str, Any]]:
    if max(len(page.chars), len(page.edges)) > MOST_MARKS:
        raise Refused("too_many_blocks", f"Trang {page.page_number}")
    tables = [table for table in page.find_tables() if len(table.rows) > 1 or len(table.rows[0].cells) > 1]
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda one: one["object_type"] != "char" or not _within(one, boxes))
    blocks = [(table.bbox[1], _pdf_table(page, table)) for table in tables]
    blocks += _paragraphs(outside.extract_text_lines(return_chars=True), page)
    return [block for _, block in sorted(blocks, key=lambda one: one[0])]


def _within(char: dict[str, Any], boxes: list[Any]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for box in boxes)


def _paragraphs(lines: list[dict[str, Any]], page: Any) -> list[tuple[float, dict[str, Any]]]:
    """Lines that follow closely, without an indent of the later one, are one paragraph; page numbers go."""
    found: list[tuple[float, list[dict[str, Any]]]] = []
    for line in lines:
        if line["text"].strip().isdigit() and (line["top"] < 70 or line["bottom"] > page.height - 60):
            continue
        last = found[-1][1][-1] if found else None
        height = line["bottom"] - line["top"]
        close = last is not None and 0 <= line["top"] - last["bottom"] < height * (PARAGRAPH_APART - 1)
        if close and last is not None and _goes_on(found[-1][1], line, page):
            found[-1][1].append(line)
        else:
            found.append((line["top"], [line]))
    return [(top, _pdf_text(_chars(part))) for top, part in found]


def _chars(lines: list[dict[str, Any]]) -> list[Any]:
    """The characters of lines one after the other; None ends a line."""
    return [char for line in lines for char in [*line["chars"], None]]


def _goes_on(part: list[dict[str, Any]], line: dict[str, Any], page: Any) -> bool:
    """Whether a line belongs to the paragraph above: that one was full, and this one starts no item."""
    full = part[-1]["x1"] > page.width - 2 * page.width / 9
    starts = line["text"].lstrip()[:1] in "-+•" or line["x0"] > min(one["x0"] for one in part) + INDENT
    return full and not starts


def _pdf_table(page: Any, table: Any) -> dict[str, Any]:
    """The rows of a table, the shares of its columns, and how far down the page it begins and ends."""
    left, top, right, bottom = table.bbox
    cells = [cell for row in table.rows for cell in row.cells if cell is not None]
    edges = sorted({round(cell[0]) for cell in cells})
    ends = [*edges[1:], right]
    widths = [(end - start) / (right - left) for start, end in zip(edges, ends, strict=True)]
    fitting = len(widths) == max(len(row.cells) for row in table.rows)
    return {
        "rows": _pdf_rows(page, table),
        "widths": widths if fitting else [],
        "begins": top / page.height,
        "ends": bottom / page.height,
    }


def _pdf_rows(page: Any, table: Any) -> list[list[dict[str, Any]]]:
    """Cells by position; one that is missing from the grid is merged with what is above or to the left."""
    rows: list[list[dict[str, Any]]] = []
    chars = [char for char in page.chars if _within(char, [table.bbox])]
    for row in table.rows:
        written: list[dict[str, Any]] = []
        for place, box in enumerate(row.cells):
            if box is not None:
                inside = [char for char in chars if _within(char, [box])]
                written.append(_pdf_text(_ordered(inside)))
                continue
            left = written[-1] if written and _reaches(row.cells, place, table) else None
            up = rows[-1][place] if rows and place < len(rows[-1]) else None
            source, merged = (left, "left") if left is not None else (up, "above")
            written.append({**(source or {"text": "", "italics": []}), "merged": merged})
        rows.append(written)
    return rows


def _ordered(chars: list[dict[str, Any]]) -> list[Any]:
    """The characters of a cell line by line from the left; None ends a line."""
    lines: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda one: one["bottom"]):
        if lines and char["bottom"] - lines[-1][-1]["bottom"] < char["size"] * 0.35:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [one for line in lines for one in [*sorted(line, key=lambda each: each["x0"]), None]]


def _reaches(cells: list[Any], place: int, table: Any) -> bool:
    """Whether the nearest cell to the left is wide enough to cover this place."""
    left = next((cells[one] for one in range(place - 1, -1, -1) if cells[one] is not None), None)
    starts = [one[0] for row in table.rows for one in [row.cells[place]] if one is not None]
    return left is not None and (not starts or left[2] > min(starts) + 1)


def _pdf_text(chars: list[Any]) -> dict[str, Any]:
    """Characters in order to words: None ends a line, a gap parts two words; slanted fonts are kept apart."""
    text, slanted, italics, last = "", "", [], None
    for char in chars:
        if char is None:
            text, slanted, last = text + " ", slanted + (" " if slanted else ""), None
            continue
        apart = last is not None and char["x0"] - last["x1"] > char["size"] * 0.16
        piece = (" " if apart and not text.endswith(" ") else "") + char["text"]
        text += piece
        leaning = "ital" in char["fontname"].lower() or "obliq" in char["fontname"].lower()
        if leaning or (slanted and not char["text"].strip()):
            slanted += piece
        elif slanted:
            italics.append(slanted)
            slanted = ""
        last = char
    return {"text": text, "italics": [one for one in [*italics, slanted] if one.strip()]}


def main(arguments: list[str]) -> None:
    """Do one act within limits and answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    acts = {"docx": read_docx, "pdf": read_pdf}
    answer: dict[str, Any]
    try:
        answer = {"blocks": acts[arguments[0]](arguments[1])}
    except Refused as refused:
        answer = {"refused": refused.code, "where": refused.where}
    except MemoryError:
        answer = {"refused": "bomb"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
