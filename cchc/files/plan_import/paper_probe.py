"""A program of its own that takes one .docx or .pdf apart: it may be stopped, and takes only so much memory.

`main` answers one line of JSON; of the house it imports nothing but what takes documents apart.
"""

import json
import resource
import sys
from typing import Any

from cchc.files.plan_import.probe_limits import MOST_BLOCKS, Refused, tell
from cchc.files.plan_import.word_probe import read_docx

MOST_MEMORY = 2048 << 20
MOST_PAGES = 200
MOST_MARKS = 30_000  # letters, or lines and boxes, on one page
MOST_DRAWN, MOST_DRAWN_AT_ALL = 600_000, 5_000_000  # bytes that draw one page, and all pages
PARAGRAPH_APART = 1.45
INDENT = 12.0
FEW_LETTERS = 20  # of one page: less is a number or a stamp
HEAD, FOOT = 0.2, 0.8  # of the height of a page, with its margins


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
            found.extend(_unread(page))
            page.close()
            if len(found) > MOST_BLOCKS:
                raise Refused("too_many_blocks")
            tell(page.page_number, len(document.pages), sum("rows" in block for block in found))
    if not any(block.get("text") or block.get("rows") for block in found):
        raise Refused("no_text")
    return found


def _unread(page: Any) -> list[dict[str, Any]]:
    """What of a page can not be read: a picture of a page, letters that stand on their side."""
    letters = [char for char in page.chars if char["text"].strip()]
    aside = sum(not char["upright"] for char in letters)
    large = any(_covers(one, page) for one in page.images)
    notes = [("page_unread", "")] * (large and len(letters) < FEW_LETTERS)
    notes += [("page_aside", "")] * (aside > FEW_LETTERS)
    return [{"text": "", "notes": notes, "place": f"Trang {page.page_number}"}] if notes else []


def _covers(image: dict[str, Any], page: Any) -> bool:
    wide, high = image["x1"] - image["x0"], image["bottom"] - image["top"]
    return bool(wide * high * 4 > page.width * page.height)


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
