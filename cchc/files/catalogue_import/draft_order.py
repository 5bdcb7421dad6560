"""The order of the lines of a draft: a line moved beside a sister or below another line."""

from collections.abc import Iterator

from cchc.core.errors import InputRefused, Problem
from cchc.files.catalogue_import.draft_catalogue import APPRAISED, Draft
from cchc.files.catalogue_import.draft_editing import (
    copied,
    find,
    left_alone,
    opened_for_children,
    without_scale,
)
from cchc.files.catalogue_import.scale_written import Written


def below(line: Written) -> Iterator[str]:
    """The ids of a line and of all lines below it."""
    yield line["id"]
    for child in line.get("children", ()):
        yield from below(child)


def move_line(draft: Draft, identifier: str, above: str, before: str) -> Draft:
    """The draft with a line below `above` ("" an area), in front of its sister `before` ("" last).

    Codes stay as they are. Raises UnknownReference, and InputRefused for a place that is none.
    """
    changed = copied(draft)
    found = find(changed, identifier)
    if above in below(found.line):
        raise InputRefused([Problem("moved_into_itself", "Không chuyển được một dòng vào trong chính nó")])
    found.sisters.remove(found.line)
    if found.parent is not None and not found.sisters:
        left_alone(changed, found.parent)
    sisters = opened_for_children(changed, above) if above else changed.content["areas"]
    sisters.insert(_position(sisters, before), found.line)
    if not above:
        without_scale(changed, found.line, "Dòng nay là lĩnh vực nên bỏ cách đo, cách chấm cũ")
    elif not found.line.get("children"):
        found.line.setdefault("part", APPRAISED)
    return changed


def _position(sisters: list[Written], before: str) -> int:
    if not before:
        return len(sisters)
    place = next((at for at, one in enumerate(sisters) if one["id"] == before), None)
    if place is None:
        hint = "Xem lại vị trí hiện có rồi chuyển"
        raise InputRefused([Problem("entry_changed", "Dòng đứng cạnh đã được chuyển đi nơi khác", hint=hint)])
    return place
