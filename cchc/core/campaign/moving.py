"""Moving an open campaign to another version of its catalogue: which lines are kept, changed, lost, new."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from cchc.core.campaign.fields import fields_for
from cchc.core.catalogue.line_names import folded_name
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.numerals import scale_text

MoveKind = Literal["kept", "changed", "lost", "new"]
MOVE_NAMES: dict[MoveKind, str] = {
    "kept": "Giữ nguyên",
    "changed": "Thay đổi, giữ số liệu",
    "lost": "Mất số liệu",
    "new": "Dòng mới",
}


@dataclass(frozen=True, slots=True)
class LineMove:
    """What becomes of a scored line: `kept` and `changed` carry its figures over, `lost` has no `new` line.

    A line whose form asks for something else, in another unit or among other options, is lost and its heir is
    new: no figure fits both.
    """

    old: str | None
    new: str | None
    what: MoveKind
    why: str


def moves(old: Catalogue, new: Catalogue, crosswalk: Crosswalk | None) -> tuple[LineMove, ...]:
    """Every scored line of both versions once: those of the old one in its order, then what is new.

    By the written mapping where there is one; without it the versions must name the same line by the same
    `id`, as corrections of one catalogue do: the same printed code proves nothing.
    """
    heirs = _by_id(old, new) if crosswalk is None else _by_mapping(old, new, crosswalk)
    found, taken = [], set()
    for leaf in old.leaves:
        heir, why = heirs.get(leaf.key, (None, "chưa có trong bảng đối chiếu"))
        if heir is not None and _fits(leaf, heir):
            told = "; ".join(_changes(leaf, heir))
            found.append(LineMove(leaf.key, heir.key, "changed" if told else "kept", told))
            taken.add(heir.key)
        else:
            found.append(LineMove(leaf.key, None, "lost", why if heir is None else _asks_other(heir)))
    fresh = (leaf for leaf in new.leaves if leaf.key not in taken)
    return (*found, *(LineMove(None, leaf.key, "new", "phải nhập số liệu") for leaf in fresh))


def _fits(old: Node, new: Node) -> bool:
    """Whether what could be entered on a line can stand on its heir, whatever either of them is called."""
    members = _asked(old, figures=True)
    return _asked(old) == _asked(new) and (not members or members == _asked(new, figures=True))


def _asked(leaf: Node, *, figures: bool = False) -> list[tuple[object, ...]]:
    return [
        (one.name, one.kind, one.unit, {option for option, _ in one.options})
        for one in fields_for(leaf, figures=figures)
    ]


Heirs = dict[str, tuple[Node | None, str]]


def _by_id(old: Catalogue, new: Catalogue) -> Heirs:
    found = {leaf.id: leaf for leaf in new.leaves}
    gone = "không còn trong bộ tiêu chí mới"
    return {leaf.key: (found.get(leaf.id), gone) for leaf in old.leaves}


def _by_mapping(old: Catalogue, new: Catalogue, crosswalk: Crosswalk) -> Heirs:
    leaves = {leaf.key: leaf for leaf in new.leaves}
    found: Heirs = {code: (leaves.get(code), _gone(())) for code in crosswalk.same_code}
    for pair in crosswalk.lines:
        alone = len(pair.old) == len(pair.new) == 1
        heir = leaves.get(pair.new[0]) if alone else None
        why = _merged(pair.new) if len(pair.old) > 1 and pair.new else _gone(pair.new)
        found |= dict.fromkeys(pair.old, (heir, f"{why}: {pair.note}" if pair.note else why))
    return {key: fate for key, fate in found.items() if key in old.by_key}


def _merged(codes: tuple[str, ...]) -> str:
    return f"nhập chung vào {', '.join(codes)}"


def _gone(codes: tuple[str, ...]) -> str:
    return f"tách thành {', '.join(codes)}" if len(codes) > 1 else "không còn trong bộ tiêu chí mới"


def _asks_other(heir: Node) -> str:
    return f"số liệu phải nhập khác trước, nhập lại ở dòng {heir.key}"


def _changes(old: Node, new: Node) -> Iterator[str]:
    """What differs between a line and its heir, as far as a person who entered it must know."""
    if old.key != new.key:
        yield f"mã {old.key} thành {new.key}"
    if folded_name(old.name) != folded_name(new.name):
        yield f"tên: {new.title}"
    if old.max_points != new.max_points:
        yield f"điểm tối đa {_most(old.max_points)} thành {_most(new.max_points)}"
    pairs = (
        ("cách đo", old.measure, new.measure),
        ("cách chấm", old.rule, new.rule),
        ("phần điểm", old.part, new.part),
        ("tính vào tổng điểm", old.effect, new.effect),
        ("yêu cầu", old.target, new.target),
        ("tài liệu kiểm chứng", old.required_evidence, new.required_evidence),
        ("được “không đánh giá”", old.may_be_not_applicable, new.may_be_not_applicable),
        ("cơ quan chủ trì", old.lead, new.lead),
        ("cơ quan tổng hợp", old.collating, new.collating),
    )
    yield from (label for label, before, after in pairs if before != after)


def _most(points: Decimal | None) -> str:
    return "chưa có nguồn nêu" if points is None else scale_text(points)
