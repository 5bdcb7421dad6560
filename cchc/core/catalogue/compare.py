"""Two versions of a catalogue side by side, by a written mapping; the same code proves nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cchc.core.catalogue.line_names import folded_name
from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.nodes import Catalogue, Kind, Node, Status
from cchc.core.catalogue.rules import Given, Rule
from cchc.core.errors import Place, Problem


class Fate(StrEnum):
    """What became of a line."""

    KEPT = "kept"
    ALIKE = "alike"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    NOT_IN_NEW = "not_in_new"
    UNMAPPED = "unmapped"
    NEW = "new"
    NOT_IN_OLD = "not_in_old"
    UNMATCHED = "unmatched"


FATE_LABELS = {
    Fate.KEPT: "giữ nguyên",
    Fate.ALIKE: "giữ mã và tên",
    Fate.CHANGED: "giữ mã, có thay đổi",
    Fate.RENUMBERED: "đổi mã",
    Fate.MERGED: "nhập chung",
    Fate.SPLIT: "tách ra",
    Fate.DROPPED: "không còn",
    Fate.NOT_IN_NEW: "chưa có trong tệp mới (tệp chưa đầy đủ)",
    Fate.UNMAPPED: "chưa đối chiếu",
    Fate.NEW: "chỉ có ở bộ mới",
    Fate.NOT_IN_OLD: "chưa có trong tệp cũ (tệp chưa đầy đủ)",
    Fate.UNMATCHED: "chưa có dòng cũ tương ứng",
}
STATED = (Status.SOURCED, Status.ILLUSTRATIVE)


@dataclass(frozen=True, slots=True)
class Compared:
    """Old lines, the new lines they became, what differs, and what could not be compared.

    `open` names what no source states on one of the two sides: `điểm`, `cách đo`, `cách chấm`.
    """

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    fate: Fate
    differences: tuple[str, ...] = ()
    note: str = ""
    open: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What became of the line: `giữ mã và tên, chưa so được điểm`."""
        label = FATE_LABELS[self.fate]
        return f"{label}, chưa so được {', '.join(self.open)}" if self.open else label


@dataclass(frozen=True, slots=True)
class CatalogueComparison:
    """All rows of a comparison, old order first, then the lines that only the new version has."""

    old: Catalogue
    new: Catalogue
    rows: tuple[Compared, ...]


def compare(old: Catalogue, new: Catalogue, crosswalk: Crosswalk) -> CatalogueComparison:
    """Compare two versions by their mapping.

    Lines that the mapping does not name are UNMAPPED, even when both versions use their code: the same code
    can mean another thing (7.1.1 was the IT plan in 2017 and is the architecture of e-government in 2019).
    That a line is gone or new is said only where a source says so: a file that is not complete proves
    neither. What no source splits into lines is compared with nothing.
    """
    mapped = [
        _row(_nodes(old, pair.old), _nodes(new, pair.new), pair, crosswalk) for pair in crosswalk.lines
    ] + [_one_to_one(old.by_key[code], new.by_key[code], "") for code in crosswalk.same_code]
    named_old = {node.key for row in mapped for node in row.old}
    named_new = {node.key for row in mapped for node in row.new}
    rows = mapped + [
        Compared((node,), (), Fate.UNMAPPED) for node in _comparable(old) if node.key not in named_old
    ]
    order = {node.key: position for position, node in enumerate(old.nodes)}
    rows.sort(key=lambda row: min((order[node.key] for node in row.old), default=len(order)))
    unnamed = Fate.NOT_IN_OLD if "from" in crosswalk.partial else Fate.UNMATCHED
    fresh = [Compared((), (node,), unnamed) for node in _comparable(new) if node.key not in named_new]
    return CatalogueComparison(old, new, tuple(rows + fresh))


def crosswalk_problems(old: Catalogue, new: Catalogue, crosswalk: Crosswalk) -> tuple[Problem, ...]:
    """Report codes that do not exist in their version and old lines that are mapped twice."""
    named = [code for pair in crosswalk.lines for code in pair.old] + list(crosswalk.same_code)
    targets = [code for pair in crosswalk.lines for code in pair.new] + list(crosswalk.same_code)
    problems = [_missing(code, old) for code in named if code not in old.by_key]
    problems += [_missing(code, new) for code in targets if code not in new.by_key]
    twice = sorted({code for code in named if named.count(code) > 1})
    problems += [
        Problem("mapped_twice", f"Dòng cũ “{code}” được đối chiếu hai lần", Place(criterion=code))
        for code in twice
    ]
    return tuple(problems)


def _missing(code: str, catalogue: Catalogue) -> Problem:
    return Problem(
        "missing_reference", f"Không có dòng “{code}” trong {catalogue.title}", Place(criterion=code)
    )


def _nodes(catalogue: Catalogue, codes: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(catalogue.by_key[code] for code in codes)


def _comparable(catalogue: Catalogue) -> tuple[Node, ...]:
    return tuple(node for node in catalogue.nodes if node.kind not in (Kind.AREA, Kind.REMAINDER))


def _row(old: tuple[Node, ...], new: tuple[Node, ...], pair: MappedLines, crosswalk: Crosswalk) -> Compared:
    if not old:
        unsure = "from" in crosswalk.partial and not pair.stated
        return Compared(old, new, Fate.NOT_IN_OLD if unsure else Fate.NEW, (), pair.note)
    if not new:
        unsure = "to" in crosswalk.partial and not pair.stated
        return Compared(old, new, Fate.NOT_IN_NEW if unsure else Fate.DROPPED, (), pair.note)
    if len(old) > 1:
        return Compared(old, new, Fate.MERGED, (), pair.note)
    if len(new) > 1:
        return Compared(old, new, Fate.SPLIT, (), pair.note)
    return _one_to_one(old[0], new[0], pair.note)


def _one_to_one(old: Node, new: Node, note: str) -> Compared:
    differences, unknown = _differences(old, new), tuple(_open(old, new))
    fate = Fate.ALIKE if unknown else Fate.KEPT
    if old.key != new.key:
        fate = Fate.RENUMBERED
    elif differences:
        fate = Fate.CHANGED
    return Compared((old,), (new,), fate, differences, note, unknown)


def _differences(old: Node, new: Node) -> tuple[str, ...]:
    """What both sources state and state differently; a side that says nothing differs from nothing."""
    pairs: tuple[tuple[str, object, object], ...] = (
        ("tên", folded_name(old.name), folded_name(new.name)),
        ("điểm tối đa", old.max_points, new.max_points),
        ("cách đo", _stated(old, old.measure), _stated(new, new.measure)),
        ("cách chấm", _stated(old, _own(old.rule)), _stated(new, _own(new.rule))),
        ("phần điểm", old.part, new.part),
    )
    known = ((label, before, after) for label, before, after in pairs if None not in (before, after))
    return tuple(label for label, before, after in known if before != after)


def _open(old: Node, new: Node) -> Iterator[str]:
    """What cannot be compared: points unless both are known, measure and rule that only one side states."""
    if old.max_points is None or new.max_points is None:
        yield "điểm"
    if (_stated(old, old.measure) is None) != (_stated(new, new.measure) is None):
        yield "cách đo"
    if (_stated(old, _own(old.rule)) is None) != (_stated(new, _own(new.rule)) is None):
        yield "cách chấm"


def _stated(node: Node, value: Measure | Rule | None) -> Measure | Rule | None:
    """What a source states of a line; what was inferred or remembered is not held against another version."""
    return value if node.reference.status in STATED else None


def _own(rule: Rule | None) -> Rule | None:
    """The scale of a line; points that come from outside have none, and who gives them is worded by us."""
    return None if isinstance(rule, Given) else rule
