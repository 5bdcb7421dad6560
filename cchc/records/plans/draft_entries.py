"""Changes of the lists of a draft beside its tasks: targets, leads of areas, duties, criteria, deductions."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from cchc.core.errors import InputRefused, Problem
from cchc.files.plan_import.content import TABLES
from cchc.records.plans.draft_content import Content, without_doubts

# The lists that are written entry by entry, with the key by which an entry is named; empty for none.
SECTIONS: Mapping[str, str] = {
    "targets": "",
    "area_leads": "area",
    "reporting": "",
    "general_duties": "id",
    "body_requirements": "id",
    "cause_judgements": "",
    "conflicts": "id",
    "criteria": "line",
    "deductions": "line",
}
SHARED = ("criteria", "deductions")  # a line may stand in several rows: it lost points for several causes
WITH_TARGETS = ("general_duties", "body_requirements")


def entries_of(content: Content, section: str) -> list[dict[str, Any]]:
    """The entries of a section as they stand; the list itself, not a copy."""
    holder = content if section in TABLES else content["plan"]
    found: list[dict[str, Any]] = holder.setdefault(section, [])
    return found


def entry_path(section: str, entry: Mapping[str, Any]) -> str:
    """Where the doubts on an entry stand; empty for entries on which there are none."""
    return f"{section}/{entry[SECTIONS[section]]}" if SECTIONS[section] else ""


def with_entry(content: Content, section: str, place: int | None, entry: Mapping[str, Any]) -> Content:
    """An entry added (`place` None) or written over in its place; its doubts are settled with it.

    Keys that the entry does not name are kept. Raises InputRefused for one that is not there, or that names
    what another one names.
    """
    changed = deepcopy(content)
    entries = entries_of(changed, section)
    before = {} if place is None else entries[_checked(entries, place)]
    key = "" if section in SHARED else SECTIONS[section]
    if key and any(one[key] == entry[key] and number != place for number, one in enumerate(entries)):
        raise InputRefused([Problem("entry_twice", f"Đã có mục “{entry[key]}” trong bản thảo")])
    after = {**before, **entry}
    if place is None:
        entries.append(after)
        return changed
    entries[place] = after
    return _settled(changed, section, before, entries[:place] + entries[place + 1 :])


def without_entry(content: Content, section: str, place: int) -> Content:
    """An entry taken out with its doubts; raises InputRefused for one that is not there."""
    changed = deepcopy(content)
    entries = entries_of(changed, section)
    gone = entries.pop(_checked(entries, place))
    return _settled(changed, section, gone, entries)


def with_target(
    content: Content, section: str, place: int, number: int | None, target: Mapping[str, Any] | None
) -> Content:
    """A target of a duty or requirement added, written over, or taken out (`target` None).

    Raises InputRefused for an entry or target that is not there.
    """
    changed = deepcopy(content)
    entries = entries_of(changed, section)
    targets = entries[_checked(entries, place)].setdefault("targets", [])
    if number is not None:
        del targets[_checked(targets, number)]
    if target is not None:
        targets.insert(len(targets) if number is None else number, dict(target))
    return changed


def _checked(entries: list[Any], place: int) -> int:
    if not 0 <= place < len(entries):
        raise InputRefused([Problem("unknown_entry", "Mục này không còn trong bản thảo")])
    return place


def _settled(
    content: Content, section: str, entry: Mapping[str, Any], others: list[dict[str, Any]]
) -> Content:
    """Without the doubts on an entry, unless another one bears its name: nobody knows which was meant."""
    path = entry_path(section, entry)
    if not path or any(entry_path(section, one) == path for one in others):
        return content
    return without_doubts(content, (f"{path}/", path), exact=True)
