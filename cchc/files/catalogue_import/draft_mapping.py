"""The lines of last year's version in a draft: said by persons line by line, written as a mapping file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from cchc.core.catalogue.line_names import folded_name
from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.catalogue.nodes import Catalogue, Kind, Node
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.catalogue_import.catalogue_yaml import yaml_of
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.scale_written import Written
from cchc.files.catalogue_import.words import small, tidy

GONE = "không còn"
NOT_SAID = frozenset({"-", "không", GONE, "bỏ"})
ALIKE = Fraction(3, 5)
WHOLE, NEARLY = Fraction(1), Fraction(99, 100)
INVENTED = re.compile(r"\(minh họa\)", re.IGNORECASE)
SAME_NAME, LIKE_NAME = "cùng tên", "tên gần giống"


@dataclass(frozen=True, slots=True)
class Became:
    """What a person said of one old line: the new lines by id, none where it is gone."""

    new: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftMapping:
    """All that was said: old lines by code, and the new lines that no old line became."""

    lines: Mapping[str, Became] = field(default_factory=dict)
    fresh: tuple[str, ...] = ()

    def targets(self) -> frozenset[str]:
        """The new lines that an old line became."""
        return frozenset(one for became in self.lines.values() for one in became.new)


def mapping_stored(mapping: DraftMapping) -> dict[str, Any]:
    """A mapping as plain JSON."""
    lines = {code: {"new": list(one.new), "note": one.note} for code, one in mapping.lines.items()}
    return {"lines": lines, "fresh": list(mapping.fresh)}


def mapping_loaded(stored: Mapping[str, Any], draft: Draft) -> DraftMapping:
    """The mapping that `mapping_stored` gave; a line that lost all its new lines is said of no more."""
    known = {str(line["id"]) for _, line in comparable(draft)}
    lines: dict[str, Became] = {}
    for code, one in stored.get("lines", {}).items():
        new = tuple(line for line in one["new"] if line in known)
        if new or not one["new"]:
            lines[code] = Became(new, one["note"])
    return DraftMapping(lines, tuple(line for line in stored.get("fresh", ()) if line in known))


def comparable(draft: Draft) -> Iterator[tuple[Written, Written]]:
    """Every line below the areas, with its area."""
    for area in draft.content["areas"]:
        waiting = list(area.get("children", ()))
        while waiting:
            line = waiting.pop(0)
            yield area, line
            waiting = [*line.get("children", ()), *waiting]


def old_lines(old: Catalogue) -> tuple[Node, ...]:
    """The lines of the version before that may be lines of this one."""
    return tuple(node for node in old.nodes if node.kind not in (Kind.AREA, Kind.REMAINDER))


def became_in(text: str, note: str, draft: Draft, code: str) -> Became | None:
    """What a person wrote beside an old line: `1.1, 1.2` or `không còn`; None for nothing.

    Raises InputRefused for a code that the draft does not have, or has twice.
    """
    said = small(text)
    if not said:
        return None
    if said in NOT_SAID:
        return Became((), tidy(note))
    by_code: dict[str, list[str]] = {}
    for _, line in comparable(draft):
        by_code.setdefault(line.get("code") or line["id"], []).append(line["id"])
    new: list[str] = []
    for piece in filter(None, (tidy(one) for one in text.replace(";", ",").split(","))):
        found = by_code.get(piece, [])
        if len(found) != 1:
            why = "có ở nhiều dòng của bản thảo" if found else "không có trong bản thảo"
            hint = f"Ghi mã của dòng mới, nhiều mã cách nhau bằng dấu phẩy, hoặc “{GONE}”"
            problem = Problem("unknown_code", f"Mã “{piece[:40]}” {why}", Place(criterion=code), hint)
            raise InputRefused([problem])
        new += found
    return Became(tuple(dict.fromkeys(new)), tidy(note))


def text_of(became: Became | None, draft: Draft) -> str:
    """What stands in the field of an old line."""
    if became is None:
        return ""
    codes = draft.codes()
    return ", ".join(codes[line] for line in became.new) if became.new else GONE


def proposals(old: Catalogue, draft: Draft, mapping: DraftMapping) -> dict[str, tuple[str, str]]:
    """For old lines of which nothing was said: the new line that its name proposes, and why.

    A name must be met once on each side; what is alike must be alike to no other line as much.
    """
    taken = {*mapping.targets(), *mapping.fresh}
    before = {node.key: _words(node.name) for node in old_lines(old) if node.key not in mapping.lines}
    after = {
        str(one["id"]): _words(one.get("name")) for _, one in comparable(draft) if one["id"] not in taken
    }
    found = {code: (line, SAME_NAME) for code, line in _pairs(before, after, WHOLE)}
    rest_before = {code: words for code, words in before.items() if code not in found}
    used = {line for line, _ in found.values()}
    rest_after = {line: words for line, words in after.items() if line not in used}
    return found | {code: (line, LIKE_NAME) for code, line in _pairs(rest_before, rest_after, ALIKE)}


def _words(name: str | None) -> tuple[str, ...]:
    return tuple((folded_name(INVENTED.sub(" ", name or "")) or "").split())


def _pairs(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]], least: Fraction
) -> Iterator[tuple[str, str]]:
    """Pairs in which each side is the one best of the other."""
    best_after = {code: _best(words, after, least) for code, words in before.items()}
    best_before = {line: _best(words, before, least) for line, words in after.items()}
    for code, line in best_after.items():
        if line is not None and best_before[line] == code:
            yield code, line


def _best(words: tuple[str, ...], others: Mapping[str, tuple[str, ...]], least: Fraction) -> str | None:
    """The key of the most alike words, None where none is alike enough or two are as much."""
    scored = sorted(((_likeness(words, other), key) for key, other in others.items()), reverse=True)
    if not words or not scored or scored[0][0] < least:
        return None
    alone = len(scored) == 1 or scored[1][0] < scored[0][0]
    return scored[0][1] if alone else None


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Fraction:
    if one == other:
        return WHOLE
    first, second = set(one), set(other)
    return NEARLY * Fraction(len(first & second), max(len(first | second), 1))


def crosswalk_of(mapping: DraftMapping, old: Catalogue, draft: Draft) -> Crosswalk:
    """The mapping with the codes of both sides, in the order of the old lines."""
    codes = draft.codes()
    order = [node.key for node in old_lines(old) if node.key in mapping.lines]
    merged: dict[tuple[str, ...], list[str]] = {}
    for code in order:
        if mapping.lines[code].new:
            merged.setdefault(mapping.lines[code].new, []).append(code)
    lines: list[MappedLines] = []
    same: list[str] = []
    for code in order:
        became = mapping.lines[code]
        together = merged.get(became.new, [code])
        if together[0] != code:
            continue
        new = tuple(codes[line] for line in became.new)
        note = "; ".join(dict.fromkeys(one for each in together if (one := mapping.lines[each].note)))
        if new == (code,) and len(together) == 1 and not note:
            same.append(code)
        else:
            lines.append(MappedLines(tuple(together), new, note, stated=not new))
    lines += [MappedLines((), (codes[line],), stated=True) for line in mapping.fresh]
    return Crosswalk(old.id, str(draft.content["id"]), tuple(lines), tuple(same))


def mapping_path(old: str, new: str) -> str:
    """Where the file of a mapping stands in a folder of data."""
    return f"catalogues/mappings/{old.partition('/')[2]}--{new.partition('/')[2]}.yaml"


def mapping_text(crosswalk: Crosswalk) -> str:
    """The file of a mapping."""
    lines = [
        {"from": list(one.old), "to": list(one.new)}
        | ({"note": one.note} if one.note else {})
        | ({"stated": True} if one.stated else {})
        for one in crosswalk.lines
    ]
    return yaml_of(
        {
            "schema": "mapping/1",
            "from": crosswalk.old,
            "to": crosswalk.new,
            "lines": lines,
            "same_code": list(crosswalk.same_code),
        }
    )
