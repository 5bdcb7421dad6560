"""Where a line of a draft may go, and which codes its order would give."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.files.catalogue_import.draft_editing import find
from cchc.files.catalogue_import.draft_numbering import renumbered
from cchc.files.catalogue_import.draft_order import below
from cchc.files.catalogue_import.scale_written import Written
from cchc.records.catalogues.draft_queries import OpenDraft

AREA = "không: là một lĩnh vực"


@dataclass(frozen=True, slots=True)
class Step:
    """One step up or down: below which line, in front of which sister ("" last)."""

    text: str
    above: str
    before: str


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A line whose code does not follow the order."""

    name: str
    before: str
    after: str


def steps_of(opened: OpenDraft, key: str) -> tuple[Step, ...]:
    """The steps that a line can take among its sisters, each named by the sister that it passes."""
    return tuple(_steps(opened, key))


def _steps(opened: OpenDraft, key: str) -> Iterator[Step]:
    found = find(opened.draft, key)
    above = "" if found.parent is None else str(found.parent["id"])
    sisters = [str(one["id"]) for one in found.sisters]
    at = sisters.index(key)
    if at > 0:
        yield Step(f"Lên trước {_name(found.sisters[at - 1])}", above, sisters[at - 1])
    if at + 1 < len(sisters):
        after = sisters[at + 2] if at + 2 < len(sisters) else ""
        yield Step(f"Xuống sau {_name(found.sisters[at + 1])}", above, after)


def _name(line: Written) -> str:
    return f"dòng {line.get('code') or line.get('name') or line['id']}"


def places_of(opened: OpenDraft, line: str) -> list[tuple[str, str, bool]]:
    """The lines below which a line may stand: id, words, and whether it stands there now."""
    found = find(opened.draft, line)
    now = "" if found.parent is None else str(found.parent["id"])
    own = set(below(found.line))
    lines = [one for one in opened.draft.lines() if one["id"] not in own]
    named = [(str(one["id"]), f"{one.get('code') or 'không mã'} {one.get('name') or ''}") for one in lines]
    return [(key, text, key == now) for key, text in [("", AREA), *named]]


def code_rows(opened: OpenDraft) -> list[CodeRow]:
    """The codes that the order of the lines would change."""
    codes = renumbered(opened.draft)
    return [
        CodeRow(line.get("name") or "dòng không tên", line.get("code") or "chưa có mã", codes[line["id"]])
        for line in opened.draft.lines()
        if line["id"] in codes
    ]
