"""Checks of a whole catalogue: each finding names its criterion and what to do; notices are no faults."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.measures import AgainstPlan, Change, Count, Ratio
from cchc.core.catalogue.nodes import Catalogue, Conflict, Effect, FactField, Kind, Node, Status
from cchc.core.catalogue.rules import Given
from cchc.core.catalogue.scale_checks import check_scale, check_target
from cchc.core.errors import NOWHERE, Place, Problem
from cchc.core.numerals import number_text, points_text

NEEDS_NOTE = "Ghi rõ trong “note” suy ra thế nào hoặc vì sao chưa có nguồn"


def check_catalogue(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return every fault of a catalogue version, in the order of its lines."""
    return (
        *_duplicates(catalogue),
        *(problem for node in catalogue.nodes for problem in _line(catalogue, node)),
        *_sums(catalogue),
        *_parts(catalogue),
        *_caps(catalogue),
        *_bands(catalogue),
        *_consistency(catalogue),
        *_conflicts(catalogue),
    )


def check_agencies(catalogue: Catalogue, register: AgencyRegister) -> tuple[Problem, ...]:
    """Return every agency that a line names and that the register does not know."""
    return tuple(
        Problem(
            "unknown_agency",
            f"Không có cơ quan hay nhóm cơ quan “{agency}” trong danh sách “{register.id}”",
            Place(criterion=node.key),
            f"Thêm vào agencies/{register.id}.yaml hoặc sửa mã",
        )
        for node in catalogue.nodes
        for agency in dict.fromkeys((*node.lead, *node.coordinating, node.collating))
        if agency is not None and not register.has(agency)
    )


def catalogue_notices(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return what a reader must know although it is no fault: contradictions in sources, what is unknown."""
    notices = [conflict_notice(conflict) for conflict in catalogue.conflicts]
    leaves = catalogue.leaves
    unknown = sum(leaf.max_points is None for leaf in leaves)
    if unknown:
        message = f"Chưa nguồn nào nêu điểm tối đa của {unknown}/{len(leaves)} dòng chấm điểm"
        notices.append(Problem("unknown_maxima", message))
    unsourced = sum(node.reference.status is not Status.SOURCED for node in catalogue.nodes)
    if unsourced:
        message = (
            f"{unsourced}/{len(catalogue.nodes)} dòng không dẫn thẳng từ nguồn (suy ra, suy luận, minh họa)"
        )
        notices.append(Problem("unsourced_lines", message))
    return tuple(notices)


def conflict_notice(conflict: Conflict) -> Problem:
    """One stored contradiction, in the words of both places."""
    first, second = conflict.first, conflict.second
    message = f"{conflict.about}: {first.place}: “{first.says}”; {second.place}: “{second.says}”"
    return Problem("stored_conflict", message, Place(criterion=conflict.line), conflict.note)


def codes_twice(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes that more than one line carries; facts and deductions cannot be told apart under them."""
    return tuple(_twice(node.key for node in catalogue.nodes))  # a remainder line goes by its id


def _duplicates(catalogue: Catalogue) -> Iterator[Problem]:
    hint = "Mỗi mã chỉ dùng cho một dòng"
    for key in codes_twice(catalogue):
        yield Problem("duplicate_code", f"Mã “{key}” bị lặp", Place(criterion=key), hint)
    for identifier in _twice(node.id for node in catalogue.nodes):
        yield Problem("duplicate_id", f"id “{identifier}” bị lặp", Place(criterion=identifier), hint)
    lists: dict[str, Iterable[str]] = {
        "sources": (source.id for source in catalogue.sources),
        "parts, part_groups": [
            *(part.id for part in catalogue.parts),
            *(group.id for group in catalogue.part_groups),
        ],
        "ranking.groups": (group.id for group in catalogue.ranking_groups),
        "consistency": (rule.id for rule in catalogue.consistency),
        "conflicts": (conflict.id for conflict in catalogue.conflicts),
    }
    for name, identifiers in lists.items():
        for identifier in _twice(identifiers):
            yield Problem("duplicate_id", f"id “{identifier}” bị lặp trong “{name}”", NOWHERE, hint)


def _line(catalogue: Catalogue, node: Node) -> Iterator[Problem]:
    place = Place(criterion=node.key)
    if node.code is None and node.kind is not Kind.REMAINDER:
        yield Problem("missing_code", "Dòng không có mã", place, "Thêm “code” trong ngoặc kép như bản in")
    if node.reference.status is not Status.SOURCED and not node.reference.note:
        yield Problem("missing_note", f"Mức độ “{node.reference.status}” phải kèm ghi chú", place, NEEDS_NOTE)
    if node.part is not None and node.part not in {part.id for part in catalogue.parts}:
        hint = f"Các phần điểm: {', '.join(part.id for part in catalogue.parts)}"
        yield Problem("unknown_part", f"Không có phần điểm “{node.part}”", place, hint)
    if node.counted_in is not None and node.counted_in not in {rest.id for rest in catalogue.remainder}:
        hint = "Nêu id của một dòng trong “remainder”"
        yield Problem("unknown_remainder", f"Không có dòng chưa chia “{node.counted_in}”", place, hint)
    for evidence in _twice(evidence.id for evidence in node.required_evidence):
        message = f"Tài liệu kiểm chứng “{evidence}” bị lặp"
        yield Problem("duplicate_id", message, place, "Mỗi tài liệu một id")
    yield from _leaf(catalogue, node, place) if node.is_leaf else _parent(node, place)
    yield from check_target(node)
    known = {conflict.id for conflict in catalogue.conflicts}
    for conflict in node.target.conflicts if node.target else ():
        if conflict not in known:
            message = f"Không có mâu thuẫn “{conflict}” trong “conflicts”"
            yield Problem("unknown_conflict", message, place, "Thêm vào “conflicts” hoặc bỏ tham chiếu")


def _leaf(catalogue: Catalogue, node: Node, place: Place) -> Iterator[Problem]:
    if node.part is None:
        hint = "Thêm “part” cho dòng hoặc vào “defaults”"
        yield Problem("missing_part", "Dòng chấm điểm không thuộc phần điểm nào", place, hint)
    yield from check_scale(node, catalogue.rounding.places)


def _parent(node: Node, place: Place) -> Iterator[Problem]:
    if node.rule is not None or node.measure is not None:
        hint = "Chỉ dòng không có dòng con mới được chấm điểm; chuyển yêu cầu sang “target”"
        yield Problem("rule_on_parent", "Dòng không được chấm điểm mà có cách đo hoặc cách chấm", place, hint)


def _sums(catalogue: Catalogue) -> Iterator[Problem]:
    for node in catalogue.nodes:
        known = None if any(child.counted_in for child in node.children) else _sum(_scored(node.children))
        if known is None or node.max_points is None or not node.children or known == node.max_points:
            continue
        if node.kind is Kind.AREA and catalogue.remainder and known < node.max_points:
            continue  # what is missing may stand in a remainder line, which no source places in an area
        own = points_text(node.max_points)
        message = f"Các dòng con cộng lại {points_text(known)} điểm, khác {own} điểm của dòng {node.key}"
        hint = "Sửa điểm tối đa của dòng hoặc của các dòng con; chưa biết thì ghi null"
        yield Problem("children_do_not_sum", message, Place(criterion=node.key), hint)
    yield from _scale_sum("lĩnh vực", _sum(_scored(catalogue.areas)), catalogue.scale)
    yield from _scale_sum("phần điểm", _total(part.max_points for part in catalogue.parts), catalogue.scale)


def _scale_sum(what: str, known: Decimal | None, scale: Decimal | None) -> Iterator[Problem]:
    if known is not None and scale is not None and known != scale:
        message = f"Các {what} cộng lại {points_text(known)} điểm, khác thang điểm {points_text(scale)}"
        hint = f"Sửa “scale” hoặc điểm tối đa của các {what}; chưa biết thì ghi null"
        yield Problem("scale_does_not_sum", message, NOWHERE, hint)


def _parts(catalogue: Catalogue) -> Iterator[Problem]:
    groups = {group.id for group in catalogue.part_groups}
    for part in catalogue.parts:
        if part.group not in groups:
            message = f"Phần điểm “{part.id}” thuộc nhóm “{part.group}” không có trong “part_groups”"
            yield Problem("unknown_group", message, NOWHERE, f"Các nhóm: {', '.join(sorted(groups))}")
        if part.status is not Status.SOURCED and not part.note:
            message = f"Phần điểm “{part.id}”: mức độ “{part.status}” phải kèm ghi chú"
            yield Problem("missing_note", message, NOWHERE, NEEDS_NOTE)
        leaves = [leaf for leaf in catalogue.leaves if leaf.part == part.id and leaf.effect is Effect.SCORE]
        known = _total(leaf.max_points for leaf in leaves)
        if known is not None and part.max_points is not None and known != part.max_points:
            message = (
                f"Các dòng của phần điểm “{part.id}” cộng lại {points_text(known)} điểm,"
                f" khác {points_text(part.max_points)} điểm của phần"
            )
            hint = "Thêm dòng chưa chia vào “remainder” hoặc sửa điểm tối đa"
            yield Problem("part_does_not_sum", message, NOWHERE, hint)


def _caps(catalogue: Catalogue) -> Iterator[Problem]:
    caps = {
        Effect.BONUS: ("bonus_cap", catalogue.bonus_cap),
        Effect.PENALTY: ("penalty_cap", catalogue.penalty_cap),
    }
    for effect, (key, cap) in caps.items():
        line = next((leaf for leaf in catalogue.leaves if leaf.effect is effect), None)
        if line is not None and cap is None:
            message = f"Có dòng {'thưởng' if effect is Effect.BONUS else 'phạt'} điểm nhưng thiếu “{key}”"
            yield Problem("missing_cap", message, Place(criterion=line.key), "Ghi mức tối đa trong một năm")


def _bands(catalogue: Catalogue) -> Iterator[Problem]:
    bounds = [band.at_least for band in catalogue.bands]
    if any(after >= before for before, after in pairwise(bounds)):
        hint = "Mức cao nhất đứng đầu, mỗi mức một ngưỡng"
        yield Problem("bands_not_falling", "Ngưỡng các mức xếp loại phải giảm dần", NOWHERE, hint)
    for band in catalogue.bands:
        if not 0 <= band.at_least <= 100:
            message = f"Ngưỡng {number_text(band.at_least)} của mức “{band.name}” không thể xảy ra"
            yield Problem("impossible_threshold", message, NOWHERE, "Chỉ số tính theo % nên từ 0 đến 100")


def _consistency(catalogue: Catalogue) -> Iterator[Problem]:
    for rule in catalogue.consistency:
        for side in (rule.left, rule.right):
            place, node = Place(criterion=side.line), catalogue.by_key.get(side.line)
            if node is None:
                message = f"Ràng buộc “{rule.id}” nêu dòng “{side.line}” không có trong bộ tiêu chí"
                yield Problem("unknown_line", message, place, "Sửa mã dòng")
            elif side.field not in _fields(node):
                yield _unknown_field(rule.id, side, _fields(node))


def _unknown_field(rule: str, side: FactField, known: tuple[str, ...]) -> Problem:
    message = f"Ràng buộc “{rule}”: số liệu của dòng {side.line} không có trường “{side.field}”"
    hint = f"Các trường: {', '.join(known)}" if known else "Dòng này không có số liệu để so sánh"
    return Problem("unknown_field", message, Place(criterion=side.line), hint)


def _fields(node: Node) -> tuple[str, ...]:
    match node.measure:
        case Ratio():
            return ("part", "whole")
        case Change():
            return ("current", "base")
        case AgainstPlan():
            return ("actual", "planned")
        case Count(kinds=()):
            return ("count",)
        case _:
            return ("points",) if isinstance(node.rule, Given) else ()


def _conflicts(catalogue: Catalogue) -> Iterator[Problem]:
    for conflict in catalogue.conflicts:
        if conflict.line is not None and conflict.line not in catalogue.by_key:
            message = f"Mâu thuẫn “{conflict.id}” nêu dòng “{conflict.line}” không có trong bộ tiêu chí"
            yield Problem("unknown_line", message, NOWHERE, "Sửa mã dòng hoặc ghi null")


def _scored(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if _enters_scale(node)]


def _enters_scale(node: Node) -> bool:
    if node.children:
        return any(_enters_scale(child) for child in node.children)
    return node.effect is Effect.SCORE


def _sum(nodes: Iterable[Node]) -> Decimal | None:
    return _total(node.max_points for node in nodes)


def _total(points: Iterable[Decimal | None]) -> Decimal | None:
    listed = list(points)
    known = [value for value in listed if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(listed) else None


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
