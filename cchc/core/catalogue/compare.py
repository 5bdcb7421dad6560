"""Two versions of a catalogue side by side, by a written mapping; the same code proves nothing."""

from dataclasses import dataclass
from enum import StrEnum

from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue, Kind, Node
from cchc.core.errors import Place, Problem


class Fate(StrEnum):
    """What became of a line."""

    KEPT = "kept"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    UNMAPPED = "unmapped"
    NEW = "new"


FATE_LABELS = {
    Fate.KEPT: "giữ nguyên",
    Fate.CHANGED: "giữ mã, có thay đổi",
    Fate.RENUMBERED: "đổi mã",
    Fate.MERGED: "nhập chung",
    Fate.SPLIT: "tách ra",
    Fate.DROPPED: "không còn",
    Fate.UNMAPPED: "chưa đối chiếu",
    Fate.NEW: "chưa có dòng cũ tương ứng",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Old lines, the new lines they became, and what differs between them."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    fate: Fate
    differences: tuple[str, ...] = ()
    note: str = ""


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
    """
    mapped = [_row(_nodes(old, pair.old), _nodes(new, pair.new), pair.note) for pair in crosswalk.lines] + [
        _row((old.by_key[code],), (new.by_key[code],), "") for code in crosswalk.same_code
    ]
    named_old = {node.key for row in mapped for node in row.old}
    named_new = {node.key for row in mapped for node in row.new}
    rows = mapped + [
        Compared((node,), (), Fate.UNMAPPED) for node in _comparable(old) if node.key not in named_old
    ]
    order = {node.key: position for position, node in enumerate(old.nodes)}
    rows.sort(key=lambda row: min((order[node.key] for node in row.old), default=len(order)))
    fresh = [Compared((), (node,), Fate.NEW) for node in _comparable(new) if node.key not in named_new]
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
    return tuple(node for node in catalogue.nodes if node.kind is not Kind.AREA)


def _row(old: tuple[Node, ...], new: tuple[Node, ...], note: str) -> Compared:
    if not old:
        return Compared(old, new, Fate.NEW, (), note)
    if not new:
        return Compared(old, new, Fate.DROPPED, (), note)
    if len(old) > 1:
        return Compared(old, new, Fate.MERGED, (), note)
    if len(new) > 1:
        return Compared(old, new, Fate.SPLIT, (), note)
    differences = _differences(old[0], new[0])
    if old[0].key != new[0].key:
        return Compared(old, new, Fate.RENUMBERED, differences, note)
    return Compared(old, new, Fate.CHANGED if differences else Fate.KEPT, differences, note)


def _differences(old: Node, new: Node) -> tuple[str, ...]:
    pairs = (
        ("tên", old.name, new.name),
        ("điểm tối đa", old.max_points, new.max_points),
        ("cách đo", old.measure, new.measure),
        ("cách chấm", old.rule, new.rule),
        ("phần điểm", old.part, new.part),
    )
    return tuple(label for label, before, after in pairs if before != after)
