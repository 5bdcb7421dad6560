"""How the points of one line arose, and everything that hangs on the line."""

from dataclasses import dataclass, replace

from django.urls import reverse

from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.nodes import STATUS_LABELS, Conflict, Effect, Node, Status
from cchc.core.catalogue.rules import describe as describe_rule
from cchc.core.plan.coverage import CoveredLine, coverage
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.evaluate import STATE_LABELS, TraceStep
from cchc.core.scoring.sheet import Line, Sheet
from cchc.web.agency_names import names
from cchc.web.attainment_rows import AttainmentRow, attainment_row
from cchc.web.coverage_rows import CoverageLine, covered_row
from cchc.web.deduction_rows import ItemRow, items_of_line
from cchc.web.figures import EFFECT_WORDS, Figure, line_figure, points_figure
from cchc.web.line_wording import evidence_names, legal_bases
from cchc.web.navigation import line_url


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a plan demands of a line, with how it is measured."""

    text: str
    how: str
    scope: str
    also: tuple[str, ...]
    attained: AttainmentRow


@dataclass(frozen=True, slots=True)
class LineLink:
    """A neighbouring line."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracePage:
    """One line of the tree opened."""

    code: str
    name: str
    href: str
    row_href: str
    above: str
    part: str
    most: Figure
    most_label: str
    points: Figure | None
    points_label: str
    lost: Figure | None
    state: str
    steps: tuple[TraceStep, ...]
    missing: tuple[str, ...]
    items: tuple[ItemRow, ...]
    covered: CoverageLine | None
    asks_coverage: bool
    requirement: Requirement | None
    evidence: tuple[str, ...]
    basis: tuple[str, ...]
    reference: str
    reference_address: str
    status_text: str
    status_note: str
    lead: str
    coordinating: str
    collating: str
    conflicts: tuple[Conflict, ...]
    hint: str
    counted_in: LineLink | None
    children: tuple[LineLink, ...]
    before: LineLink | None
    after: LineLink | None


EFFECT_LABELS = {
    Effect.SCORE: ("Điểm đạt", "Điểm tối đa"),
    Effect.BONUS: ("Điểm thưởng", "Thưởng nhiều nhất"),
    Effect.PENALTY: ("Điểm phạt", "Phạt nhiều nhất"),
}


def trace_page(sheet: Sheet, key: str, plan: Plan | None) -> TracePage:
    """Open one line of the catalogue; raises KeyError for a code that it does not have."""
    catalogue = sheet.assessment.catalogue
    node, line = catalogue.by_key[key], sheet.by_key.get(key)
    above = catalogue.ancestors[key]
    register = sheet.assessment.agencies
    plan = plan if plan is not None and plan.catalogue.id == catalogue.id else None
    before, after = _neighbours(sheet, key)
    return TracePage(
        code=node.code or "",
        name=node.title,
        href=line_url(sheet.assessment.id, key),
        row_href=f"{reverse('web:sheet', args=[sheet.assessment.id])}#dong-{key}",
        above=" › ".join(f"{one.key}. {one.title}" for one in above),
        part=catalogue.part_by_id(node.part).name if node.part else "",
        most=points_figure(node.max_points),
        most_label=EFFECT_LABELS[node.effect][1],
        points=_points(line),
        points_label=EFFECT_LABELS[node.effect][0],
        lost=None if line is None or node.effect is not Effect.SCORE else points_figure(line.lost),
        state="" if line is None else STATE_LABELS[line.score.state],
        steps=() if line is None else _steps(line),
        missing=() if line is None else tuple(register.name_of(unit) for unit in line.score.missing),
        items=() if line is None else items_of_line(sheet, line, plan),
        covered=_covered(sheet, line, plan),
        asks_coverage=plan is not None and line is not None and bool(line.lost),
        requirement=_requirement(sheet, node),
        evidence=evidence_names(node),
        basis=legal_bases(node),
        reference="; ".join(part for part in (node.reference.source.title, node.reference.place) if part),
        reference_address=node.reference.source.address or "",
        status_text="" if node.reference.status is Status.SOURCED else STATUS_LABELS[node.reference.status],
        status_note=node.reference.note,
        lead=names(register, node.lead),
        coordinating=names(register, node.coordinating),
        collating="" if node.collating is None else register.name_of(node.collating),
        conflicts=_conflicts(sheet, plan, key),
        hint=node.hint,
        counted_in=None if node.counted_in is None else _link(sheet, node.counted_in),
        children=tuple(_link(sheet, child.key) for child in node.children),
        before=before,
        after=after,
    )


def _points(line: Line | None) -> Figure | None:
    """The points of the line; the card above them already says whether they are bonus or penalty."""
    if line is None:
        return None
    shown = line_figure(line, "")
    return replace(shown, text=shown.text.removeprefix(EFFECT_WORDS[line.node.effect]).strip())


def _steps(line: Line) -> tuple[TraceStep, ...]:
    """The trace; a line without figure also says how it will be measured and scored."""
    steps, node = line.score.trace, line.node
    if node.rule is None or any(step.kind == "rule" for step in steps):
        return steps
    coming = [TraceStep("rule", describe_rule(node.rule, node.measure, node.max_points))]
    if node.measure is not None:
        measured = measure_wording.describe(node.measure)
        coming.insert(0, TraceStep("measure", f"{measured[:1].upper()}{measured[1:]}"))
    return (*steps[:-1], *coming, steps[-1])


def _link(sheet: Sheet, key: str) -> LineLink:
    node = sheet.assessment.catalogue.by_key[key]
    return LineLink(node.code or "", node.title, line_url(sheet.assessment.id, key))


def _neighbours(sheet: Sheet, key: str) -> tuple[LineLink | None, LineLink | None]:
    keys = [line.node.key for line in sheet.lines]
    if key not in keys:
        return None, None
    at = keys.index(key)
    before = _link(sheet, keys[at - 1]) if at else None
    return before, _link(sheet, keys[at + 1]) if at + 1 < len(keys) else None


def _covered(sheet: Sheet, line: Line | None, plan: Plan | None) -> CoverageLine | None:
    if plan is None or line is None:
        return None
    found: CoveredLine | None = next(
        (covered for covered in coverage(plan, sheet).lines if covered.line is line), None
    )
    return None if found is None else covered_row(plan, sheet, found)


def _requirement(sheet: Sheet, node: Node) -> Requirement | None:
    target, attained = node.target, attainment_row(sheet.assessment, node.key, node.target)
    if target is None or attained is None:
        return None
    if target.measure is None:
        return Requirement(target.text, "không tính bằng công thức", "", target.also, attained)
    how, scope = measure_wording.describe(target.measure), target.measure.scope.text()
    return Requirement(target.text, how, scope, target.also, attained)


def _conflicts(sheet: Sheet, plan: Plan | None, key: str) -> tuple[Conflict, ...]:
    own = sheet.assessment.catalogue.conflicts
    planned = () if plan is None else plan.conflicts
    return tuple(conflict for conflict in (*own, *planned) if conflict.line == key)
