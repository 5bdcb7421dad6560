"""A Word file to paragraphs and tables in order, whatever stands around rows, cells and words."""

import zipfile
from collections.abc import Iterator
from typing import Any

from cchc.files.plan_import.probe_limits import (
    MOST_BLOCKS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    Refused,
    tell,
)
from cchc.files.plan_import.word_numbers import WORD, numbers_of, value, whole
from cchc.files.plan_import.word_text import Styles, WordParts, boxes, text_of

MOST_PART = 60_000_000  # bytes of one part of a Word file
MOST_STYLES = 2_000
BLOCKS_APART = 50  # between two words of how far it is
WRAPPED = frozenset(f"{WORD}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


def read_docx(path: str) -> list[dict[str, Any]]:
    """Paragraphs and tables of a Word file in order, with what of them must be looked at."""
    import docx

    _refuse_large_parts(path)
    document = docx.Document(path)
    _refuse_many(document)
    parts = WordParts(_styles(document), _numbers(document), _notes(document))
    found: list[dict[str, Any]] = []
    tables, many = 0, len(document.element.body)
    for at, block in enumerate(_unwrapped(document.element.body), 1):
        if block.tag == f"{WORD}p":
            found.append(text_of([block], parts))
            found += [_box(box, parts) for box in boxes(block)]
        elif block.tag == f"{WORD}tbl":
            tables += 1
            _refuse_vast(block, f"Bảng {tables}")
            found.append(_table(block, parts))
        elif block.tag == f"{WORD}altChunk":
            found.append({"text": "", "notes": [("part_unread", "")]})
        if len(found) > MOST_BLOCKS:
            raise Refused("too_many_blocks")
        if at % BLOCKS_APART == 0:
            tell(at, many, tables)
    return found


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


def _styles(document: Any) -> Styles:
    """Read once: the library seeks a style anew for every stretch of text."""
    known = [one for one in document.styles if one.type in (1, 2)]  # of paragraphs and of characters
    return Styles(
        frozenset(one.style_id for one in known if one.font.italic),
        frozenset(one.style_id for one in known if one.font.hidden or one.font.strike),
        frozenset(one.style_id for one in known if (one.name or "").startswith(("List Bullet", "List Num"))),
    )


def _part(document: Any, name: str) -> Any:
    """Another part of the file, such as its lists; None for a file without it."""
    from docx.oxml import parse_xml

    for one in document.part.rels.values():
        if not one.is_external and one.reltype.endswith(f"/{name}"):
            return parse_xml(one.target_part.blob)
    return None


def _numbers(document: Any) -> Any:
    return numbers_of(_part(document, "numbering"), document.styles.element)


def _notes(document: Any) -> dict[tuple[str, str], str]:
    """The texts of notes and comments, which stand apart, by kind and number."""
    found = {}
    for name, kind in NOTES.items():
        part = _part(document, name)
        for one in () if part is None else part.iter(f"{WORD}{kind}"):
            said = "".join(text.text or "" for text in one.iter(f"{WORD}t"))
            found[kind, one.get(f"{WORD}id") or ""] = said
    return found


def _unwrapped(element: Any) -> Iterator[Any]:
    """What stands in an element, with what stands there in a control or another shell."""
    for child in element:
        if child.tag in WRAPPED:
            yield from _unwrapped(child)
        elif isinstance(child.tag, str):
            yield child


def _box(box: Any, parts: WordParts) -> dict[str, Any]:
    """A frame of text beside the running text, as a paragraph of its own."""
    return text_of(list(box.iter(f"{WORD}p")), parts)


def _table(table: Any, parts: WordParts) -> dict[str, Any]:
    rows: list[list[dict[str, Any]]] = []
    notes: list[tuple[str, str]] = []
    above: list[dict[str, Any]] = []
    cells = letters = 0
    for row in (one for one in _unwrapped(table) if one.tag == f"{WORD}tr"):
        gone = _gone(row)
        if gone:
            notes.append((gone, " | ".join(_plain(cell) for cell in _cells(row))))
            continue
        above = _row(row, above, parts)
        rows.append(above)
        cells += len(above)
        letters += sum(len(cell["text"]) for cell in above)
        if cells > MOST_CELLS or letters > MOST_LETTERS:
            raise Refused("too_many_blocks")
    return {"rows": rows, "widths": _widths(table), "notes": notes}


def _gone(row: Any) -> str:
    """Why a row is not there: deleted while changes were tracked, or hidden; empty for one that is there."""
    if row.find(f"{WORD}trPr/{WORD}del") is not None:
        return "text_deleted"
    hidden = row.find(f"{WORD}trPr/{WORD}hidden")
    return "text_hidden" if hidden is not None and value(hidden) not in ("0", "false") else ""


def _cells(row: Any) -> list[Any]:
    return [one for one in _unwrapped(row) if one.tag == f"{WORD}tc"]


def _row(row: Any, above: list[dict[str, Any]], parts: WordParts) -> list[dict[str, Any]]:
    """A row over all columns of the grid: a merged cell is repeated and says with which it is merged."""
    nothing = {"text": "", "italics": []}
    before = whole(row.find(f"{WORD}trPr/{WORD}gridBefore"), 0)
    written = [dict(nothing) for _ in range(before)]
    inserted = row.find(f"{WORD}trPr/{WORD}ins") is not None
    for cell in _cells(row):
        merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
        place = len(written)
        if merge is not None and value(merge) != "restart":
            first = {**(above[place] if place < len(above) else nothing), "merged": "above"}
        else:
            first = _cell(cell, parts)
        if inserted and first["text"] and first.get("merged") != "above":
            first = {**first, "notes": [*first.get("notes", ()), ("text_inserted", "")]}
        written.append(first)
        span = max(whole(cell.find(f"{WORD}tcPr/{WORD}gridSpan"), 1), 1)
        written += [{**first, "merged": "left"} for _ in range(span - 1)]
    return written


def _cell(cell: Any, parts: WordParts) -> dict[str, Any]:
    """The paragraphs of a cell and of the tables inside it, in order and however deep."""
    box = f"{WORD}txbxContent"
    paragraphs = [
        one for one in cell.iter(f"{WORD}p") if not any(above.tag == box for above in one.iterancestors())
    ]
    found = text_of(paragraphs, parts)
    changed = any(cell.find(f"{WORD}tcPr/{WORD}{tag}") is not None for tag in ("cellDel", "cellIns"))
    notes = [("text_inserted", "")] if changed else []
    if next(cell.iter(f"{WORD}tbl"), None) is not None:
        notes.append(("table_inside", ""))
    return {**found, "notes": [*found["notes"], *notes]}


def _plain(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{WORD}t", f"{WORD}delText"))


def _widths(table: Any) -> list[float]:
    """The shares of the columns as the grid of the table states them; none where it does not state all."""
    stated = [one.get(f"{WORD}w") or "" for one in table.findall(f"{WORD}tblGrid/{WORD}gridCol")]
    widths = [int(one) for one in stated if one.isdigit() and len(one) < 6]
    sum_of_all = sum(widths)
    return [one / sum_of_all for one in widths] if sum_of_all and len(widths) == len(stated) else []


def _refuse_vast(table: Any, where: str) -> None:
    """Refuse what would take minutes to spread out, before anything is spread out."""
    tags = ("gridSpan", "gridBefore", "gridAfter")
    spans = [span.get(f"{WORD}val") or "1" for tag in tags for span in table.iter(f"{WORD}{tag}")]
    wide = any(not span.isdigit() or len(span) > 2 or int(span) > MOST_COLUMNS for span in spans)
    if wide or sum(1 for _ in table.iter(f"{WORD}tr")) > MOST_ROWS:
        raise Refused("too_many_blocks", where)
