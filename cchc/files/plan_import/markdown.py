"""Markdown as it is typed or as text recognition writes it: paragraphs, pipe tables, HTML tags for slant."""

import html
import re
from collections.abc import Iterator
from typing import Any

from cchc.files.plan_import.limits import (
    LONGEST_LINE,
    MOST_BLOCKS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    told,
    too_much,
)

RULE = re.compile(r"[\s|:-]*--[\s|:-]*")
PIPE = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<\s*(?:br|/p)\s*/?\s*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
SLANTED = re.compile(
    r"<(?:i|em)>([^<]*(?:<(?!/?(?:i|em)>)[^<]*)*)</(?:i|em)>|(?<![*\w])\*(?![*\s])([^*\n]+?)(?<![*\s])\*(?![*\w])",
    re.DOTALL,
)
STRUCK = re.compile(
    r"~~(?P<waved>[^~]+)~~"
    r"|<(?:del|s|strike)>(?P<inner>[^<]*(?:<(?!/?(?:del|s|strike)>)[^<]*)*)</(?:del|s|strike)>",
    re.IGNORECASE,
)
HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
REMARK = re.compile(r"<!--((?:[^<-]|<(?!!--)|-(?!->))*)-->")
BARE_RULE = re.compile(r"\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
HEADING = re.compile(r"^#{1,6}\s+")
ITEM = re.compile(r"^\s*(?:[-+*•–]\s|\d+[.)]\s|[a-zđ]\)\s)")


def blocks_of(text: str, file: str = "") -> list[dict[str, Any]]:
    """The blocks of a Markdown text, as `paper_of` takes them.

    Raises InputRefused with the line of `file` from which on it is too much to be a document.
    """
    rows = _piped(text.splitlines())
    _check_rows(rows, file)
    return list(_blocks(rows))


def _piped(rows: list[str]) -> list[str]:
    """The same lines, with the outer bars of tables that were typed without them."""
    found = list(rows)
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else ""
        if (
            not (len(row) <= LONGEST_LINE and BARE_RULE.fullmatch(row))
            or "|" not in above
            or _is_row(found[at - 1])
        ):
            continue
        last = next((end for end in range(at, len(rows)) if not PIPE.search(rows[end])), len(rows))
        for place in range(at - 1, last):
            found[place] = f"|{rows[place]}" + ("" if rows[place].rstrip().endswith("|") else "|")
    return found


def _check_rows(rows: list[str], file: str) -> None:
    """Refuse what would take long to take apart before it is taken apart."""
    blocks = table = cells = 0
    for number, row in enumerate(rows, 1):
        bars = row.count("|") if _is_row(row) else 0
        blocks += not bars and bool(row.strip())
        table, cells = (table + 1, cells + bars) if bars else (0, cells)
        wrong = (
            (len(row) > LONGEST_LINE, f"dài hơn {told(LONGEST_LINE)} ký tự"),
            (bars > MOST_COLUMNS + 1 and _columns(row) > MOST_COLUMNS, f"bảng có hơn {MOST_COLUMNS} cột"),
            (table > MOST_ROWS, f"bảng có hơn {told(MOST_ROWS)} dòng"),
            (cells > 2 * MOST_CELLS, "đến đây các bảng đã có quá nhiều ô"),
            (blocks > 2 * MOST_BLOCKS, "đến đây văn bản đã có quá nhiều đoạn"),
        )
        for is_wrong, what in wrong:
            if is_wrong:
                raise too_much(file, "", what[:1].upper() + what[1:], number)


def _columns(row: str) -> int:
    return len(PIPE.split(row.strip())) - 1


def _is_row(row: str) -> bool:
    return row.lstrip().startswith("|")


def _blocks(rows: list[str]) -> Iterator[dict[str, Any]]:
    held: list[str] = []
    table: list[str] = []
    for row in [*rows, ""]:
        if table and not _is_row(row):
            yield {"rows": list(_table(table))}
            table = []
        if _is_row(row):
            if held:
                yield _text("\n".join(held))
                held = []
            table.append(row)
        elif not row.strip() or HEADING.match(row) or ITEM.match(row):
            if held:
                yield _text("\n".join(held))
            held = [row] if row.strip() else []
        else:
            held.append(row)
    if held:
        yield _text("\n".join(held))


def _table(rows: list[str]) -> Iterator[list[dict[str, Any]]]:
    for row in rows:
        if RULE.fullmatch(row):
            continue
        inner = row.strip().removeprefix("|")
        cells = PIPE.split(inner)
        if cells and not cells[-1].strip() and inner.rstrip().endswith("|"):
            cells = cells[:-1]
        yield [_text(cell.replace("\\|", "|")) for cell in cells]


def _text(raw: str) -> dict[str, Any]:
    notes = [("text_struck", _plain(one["waved"] or one["inner"])) for one in STRUCK.finditer(raw)]
    notes += [("text_hidden", " ".join(one[1].split())) for one in REMARK.finditer(raw)]
    notes += [("html_unread", "")] if HTML_TABLE.search(raw) else []
    said = REMARK.sub(" ", STRUCK.sub(" ", raw)) if notes else raw
    italics = [found[1] or found[2] for found in SLANTED.finditer(said)]
    return {"text": _plain(said), "italics": [_plain(one) for one in italics], "notes": notes}


def _plain(raw: str) -> str:
    text = TAG.sub(" ", BREAK.sub("\n", HEADING.sub("", raw)))
    text = SLANTED.sub(lambda found: found[1] or found[2], text.replace("**", ""))
    return html.unescape(text)
