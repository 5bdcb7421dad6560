"""The mapping of a draft for its page: old lines of one area with what was said and what names propose."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.numerals import points_text
from cchc.files.catalogue_import.draft_mapping import Became, became_in, comparable, old_lines, text_of
from cchc.records.catalogues.draft_queries import OpenDraft

MOST_TEXT = 400


@dataclass(frozen=True, slots=True)
class OldRow:
    """One old line: the number of its fields, what stands in them, what stood there, and the proposal."""

    field: str
    code: str
    name: str
    most: str
    said: str
    note: str
    kept_said: str
    kept_note: str
    proposal: str
    why: str


@dataclass(frozen=True, slots=True)
class AreaTab:
    """One area of last year's version: how many of its lines were said."""

    key: str
    text: str
    current: bool


@dataclass(frozen=True, slots=True)
class FreshRow:
    """A new line that no old line became."""

    id: str
    text: str
    chosen: bool


def chosen_area(before: Catalogue, asked: str) -> Node:
    """The area that was asked for, else the first."""
    return next((one for one in before.areas if one.id == asked), before.areas[0])


def area_tabs(found: OpenDraft, before: Catalogue, chosen: Node) -> list[AreaTab]:
    """The areas of last year's version with what is left to say."""
    tabs = []
    for area in before.areas:
        lines = _below(before, area)
        left = sum(node.key not in found.mapping.lines for node in lines)
        told = f"còn {left}" if left else "đủ"
        tabs.append(AreaTab(area.id, f"{area.key} {area.title} ({told})", area is chosen))
    return tabs


def _below(before: Catalogue, area: Node) -> list[Node]:
    keys = {node.key for node in area.walk()}
    return [node for node in old_lines(before) if node.key in keys]


def old_rows(
    found: OpenDraft, before: Catalogue, area: Node, typed: Mapping[str, str] | None = None
) -> list[OldRow]:
    """The rows of an area, with what a person has just typed where it was refused."""
    codes, rows = found.draft.codes(), []
    names = {str(one["id"]): one.get("name") or "" for _, one in comparable(found.draft)}
    for number, node in enumerate(_below(before, area)):
        became = found.mapping.lines.get(node.key)
        line, why = found.proposals.get(node.key, ("", ""))
        kept = text_of(became, found.draft), "" if became is None else became.note
        said, note = kept if typed is None else _typed(typed, number, kept)
        rows.append(
            OldRow(
                str(number),
                node.key,
                node.title,
                "" if node.max_points is None else points_text(node.max_points),
                said,
                note,
                *(kept if typed is None else _shown(typed, number, kept)),
                f"{codes[line]} {names[line]}" if line else "",
                why,
            )
        )
    return rows


def _typed(typed: Mapping[str, str], number: int, kept: tuple[str, str]) -> tuple[str, str]:
    return typed.get(f"m{number}", kept[0]), typed.get(f"g{number}", kept[1])


def _shown(typed: Mapping[str, str], number: int, kept: tuple[str, str]) -> tuple[str, str]:
    """What stood in the fields when the person began to type."""
    return typed.get(f"c{number}", kept[0]), typed.get(f"h{number}", kept[1])


def said_in(
    found: OpenDraft, before: Catalogue, area: Node, sent: Mapping[str, str]
) -> dict[str, Became | None]:
    """What a person changed in the fields of an area; raises InputRefused for a code that is none."""
    said: dict[str, Became | None] = {}
    for row in old_rows(found, before, area):
        text, note = (sent.get(f"{one}{row.field}", "")[:MOST_TEXT] for one in "mg")
        if (text.strip(), note.strip()) != (sent.get(f"c{row.field}", ""), sent.get(f"h{row.field}", "")):
            said[row.code] = became_in(text, note, found.draft, row.code)
    return said


def proposed_in(found: OpenDraft, before: Catalogue, area: Node) -> dict[str, Became | None]:
    """The proposals of an area as if a person had said them."""
    keys = {node.key for node in _below(before, area)}
    return {code: Became((line,)) for code, (line, _) in found.proposals.items() if code in keys}


def fresh_rows(found: OpenDraft) -> list[FreshRow]:
    """The new lines that no old line became, with the box that says so."""
    taken = found.mapping.targets()
    return [
        FreshRow(
            line["id"],
            f"{line.get('code') or 'không mã'} {line.get('name') or ''}",
            line["id"] in found.mapping.fresh,
        )
        for _, line in comparable(found.draft)
        if line["id"] not in taken
    ]
