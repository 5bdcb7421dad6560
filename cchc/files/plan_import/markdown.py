"""Markdown as it is typed or as text recognition writes it: paragraphs, pipe tables, HTML tags for slant."""

import html
import re
from collections.abc import Iterator
from typing import Any

TABLE_ROW = re.compile(r"^\s*\|.*\|?\s*$")
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
PIPE = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<\s*(?:br|/p)\s*/?\s*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
SLANTED = re.compile(
    r"<(?:i|em)>(.*?)</(?:i|em)>|(?<![*\w])\*(?![*\s])([^*\n]+?)(?<![*\s])\*(?![*\w])", re.DOTALL
)
HEADING = re.compile(r"^#{1,6}\s+")
ITEM = re.compile(r"^\s*(?:[-+*•–]\s|\d+[.)]\s|[a-zđ]\)\s)")


def blocks_of(text: str) -> list[dict[str, Any]]:
    """The blocks of a Markdown text, as `paper_of` takes them."""
    return list(_blocks(text.splitlines()))


def _blocks(rows: list[str]) -> Iterator[dict[str, Any]]:
    held: list[str] = []
    table: list[str] = []
    for row in [*rows, ""]:
        if table and not TABLE_ROW.match(row):
            yield {"rows": list(_table(table))}
            table = []
        if TABLE_ROW.match(row) and row.lstrip().startswith("|"):
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
        if RULE.match(row):
            continue
        inner = row.strip().removeprefix("|")
        cells = PIPE.split(inner)
        if cells and not cells[-1].strip() and inner.rstrip().endswith("|"):
            cells = cells[:-1]
        yield [_text(cell.replace("\\|", "|")) for cell in cells]


def _text(raw: str) -> dict[str, Any]:
    italics = [found[1] or found[2] for found in SLANTED.finditer(raw)]
    return {"text": _plain(raw), "italics": [_plain(one) for one in italics]}


def _plain(raw: str) -> str:
    text = TAG.sub(" ", BREAK.sub("\n", HEADING.sub("", raw)))
    text = SLANTED.sub(lambda found: found[1] or found[2], text.replace("**", ""))
    return html.unescape(text)
