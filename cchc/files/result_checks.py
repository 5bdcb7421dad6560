"""Checks of the result of one unit: facts that fit their lines, deductions that add up, names that exist."""

from decimal import Decimal

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.checks import codes_twice
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.errors import CchcError, Place, Problem
from cchc.core.numerals import date_text, points_text
from cchc.core.scoring.consistency import inconsistencies
from cchc.core.scoring.evaluate import evaluate
from cchc.files.document import read_as
from cchc.files.documents.assessment import WrittenAssessment
from cchc.files.documents.facts import WrittenCollected
from cchc.files.findings import Findings
from cchc.files.places import at_facts
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import Path


def check_result(found: Findings, store: CatalogueStore) -> None:
    """Check one result; raises InputRefused, UnknownReference when it cannot be read."""
    written = read_as(WrittenAssessment, found.tree)
    catalogue, register = store.named_in(found.tree, written.catalogue, written.agencies)
    illustrative = written.illustrative or catalogue.illustrative
    _unit(found, written, register)
    _catalogue_names(found, written, catalogue)
    if written.source is not None:
        found.note_needed(written.source.status, written.source.note, ("source",), illustrative=illustrative)
    if twice := codes_twice(catalogue):
        found.errors.append(_catalogue_first(store, catalogue, twice))
        return
    _facts(found, written, catalogue, register, illustrative=illustrative)
    _deductions(found, written, catalogue, register, illustrative=illustrative)
    if not found.errors:
        contradictions = inconsistencies(written.to_core(catalogue, register))
        found.notices.extend(at_facts(found.tree, contradictions))


def _catalogue_first(store: CatalogueStore, catalogue: Catalogue, twice: tuple[str, ...]) -> Problem:
    """One finding at the catalogue, the same for all of its results, so that it is told once."""
    message = f"Mã {', '.join(twice)} bị lặp nên chưa kiểm tra được số liệu và khoản trừ chấm theo bộ này"
    place = Place(store.shown(store.inside(f"{catalogue.id}/catalogue.yaml")))
    return Problem("catalogue_first", message, place, "Sửa bộ tiêu chí trước, rồi kiểm tra lại")


def _facts(
    found: Findings,
    written: WrittenAssessment,
    catalogue: Catalogue,
    register: AgencyRegister,
    *,
    illustrative: bool,
) -> None:
    for line, fact in written.facts.items():
        place = ("facts", line)
        node = leaf_at(found, catalogue, line, place)
        found.note_needed(fact.status, fact.note, place, illustrative=illustrative)
        if isinstance(fact, WrittenCollected):
            found.agencies(register, fact.expected, (*place, "expected"))
        if node is not None:
            _points(found, catalogue, node, written)


def _deductions(
    found: Findings,
    written: WrittenAssessment,
    catalogue: Catalogue,
    register: AgencyRegister,
    *,
    illustrative: bool,
) -> None:
    for position, entry in enumerate(written.deductions):
        _deduction(found, catalogue, written, position)
        for row, item in enumerate(entry.items):
            at: Path = ("deductions", position, "items", row)
            for key in ("occurring", "responsible", "leading"):
                found.agencies(register, getattr(item, key), (*at, key))
            found.note_needed(item.responsible_status, item.note, at, illustrative=illustrative)


def leaf_at(found: Findings, catalogue: Catalogue, line: str, path: Path) -> Node | None:
    """Return the leaf of a code; adds a finding when there is none."""
    node = catalogue.by_key.get(line)
    if node is None:
        hint = f"Mã phải có trong bộ tiêu chí {catalogue.id}; mã của năm khác không dùng được"
        found.add("unknown_line", f"Không có dòng “{line}” trong bộ tiêu chí", path, hint)
    elif not node.is_leaf:
        hint = "Nhập số liệu ở các dòng con"
        if node.counted_in is not None:
            hint = f"Điểm của dòng này nằm trong dòng chưa chia “{node.counted_in}”"
        found.add("not_a_leaf", f"Dòng “{line}” không được chấm điểm trực tiếp", path, hint)
        return None
    return node


def _unit(found: Findings, written: WrittenAssessment, register: AgencyRegister) -> None:
    agency = register.by_id.get(written.unit)
    if agency is None and register.has(written.unit):
        message = "Đơn vị được đánh giá không thể là nhóm cơ quan"
        found.add("unit_is_group", message, ("unit",), "Nêu một cơ quan")
    elif agency is None:
        found.agency(register, written.unit, ("unit",))
    elif not agency.valid_on(written.unit_date):
        message = f"“{agency.name}” không tồn tại vào ngày {date_text(written.unit_date)}"
        found.add("unit_not_valid", message, ("unit_date",), "Sửa ngày hoặc chọn cơ quan kế thừa")


def _catalogue_names(found: Findings, written: WrittenAssessment, catalogue: Catalogue) -> None:
    if written.year not in catalogue.years:
        years = ", ".join(str(year) for year in catalogue.years)
        message = f"Bộ tiêu chí không dùng cho năm {written.year}"
        found.add("year_not_of_catalogue", message, ("year",), f"Bộ tiêu chí dùng cho năm: {years}")
    groups = sorted(group.id for group in catalogue.ranking_groups)
    if written.ranking_group is not None and written.ranking_group not in groups:
        message = f"Không có nhóm xếp hạng “{written.ranking_group}”"
        found.add("unknown_group", message, ("ranking_group",), f"Các nhóm: {', '.join(groups)}")
    known = {"groups": [g.id for g in catalogue.part_groups], "parts": [p.id for p in catalogue.parts]}
    for key, identifiers in known.items() if written.published else ():
        for name in getattr(written.published, key):
            if name not in identifiers:
                message = f"Không có phần điểm hay nhóm phần điểm “{name}” trong bộ tiêu chí"
                place = ("published", key, name)
                found.add("unknown_part", message, place, f"Chỉ dùng: {', '.join(identifiers)}")


def _points(found: Findings, catalogue: Catalogue, leaf: Node, written: WrittenAssessment) -> Decimal | None:
    fact = written.facts.get(leaf.key)
    if fact is None:
        return None
    try:
        return evaluate(leaf, fact.entry(), catalogue.rounding).points
    except CchcError as error:
        path = ("facts", leaf.key)
        if not any(problem.place == found.place(path) for problem in found.errors):
            found.add(
                error.code, error.problem.message, path, error.problem.hint or "Sửa số liệu của dòng này"
            )
        return None


def _deduction(found: Findings, catalogue: Catalogue, written: WrittenAssessment, position: int) -> None:
    entry, path = written.deductions[position], ("deductions", position)
    leaf = leaf_at(found, catalogue, entry.line, (*path, "line"))
    if leaf is None or leaf.max_points is None:
        return
    points = _points(found, catalogue, leaf, written)
    taken = sum((item.amount for item in entry.items), Decimal(0))
    if points is not None and taken != leaf.max_points - points:
        lost = points_text(leaf.max_points - points)
        message = (
            f"Các khoản trừ cộng lại {points_text(taken)} điểm, khác {lost} điểm bị mất của dòng {leaf.key}"
        )
        hint = f"Điểm tối đa {points_text(leaf.max_points)}, điểm đạt {points_text(points)}"
        found.add("deductions_do_not_sum", message, path, hint)
