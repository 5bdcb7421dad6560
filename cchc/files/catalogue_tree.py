"""From the written catalogue to the core value: defaults filled in, citations resolved, levels named."""

from dataclasses import dataclass, field

from cchc.core.catalogue.nodes import (
    Catalogue,
    Effect,
    Kind,
    Node,
    NotApplicablePolicy,
    Part,
    PartGroup,
    Reference,
    Rounding,
    Source,
)
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.documents.catalogue import WrittenCatalogue, WrittenPart
from cchc.files.documents.lines import WrittenDefaults, WrittenLine, WrittenReference

NO_SOURCE = Source("", "")
BELOW = {Kind.AREA: Kind.CRITERION, Kind.CRITERION: Kind.SUBCRITERION, Kind.SUBCRITERION: Kind.SUBCRITERION}


@dataclass(frozen=True, slots=True)
class _Building:
    """What every line needs to become a node, and what could not be resolved."""

    sources: dict[str, Source]
    defaults: WrittenDefaults
    problems: list[Problem] = field(default_factory=list)

    def source(self, identifier: str, criterion: str | None) -> Source:
        found = self.sources.get(identifier)
        if found is None:
            message = f"Nguồn “{identifier}” không có trong mục “sources”"
            hint = f"Các nguồn đã khai: {', '.join(self.sources)}"
            self.problems.append(Problem("missing_source", message, Place(criterion=criterion), hint))
        return found or NO_SOURCE

    def reference(self, written: WrittenReference | None, criterion: str) -> Reference:
        chosen = written or self.defaults.reference
        if chosen is None:
            hint = (
                "Ghi nguồn, vị trí và mức độ có nguồn của dòng, hoặc đặt “reference” chung trong “defaults”"
            )
            problem = Problem(
                "missing_reference", "Thiếu nguồn dẫn “reference”", Place(criterion=criterion), hint
            )
            self.problems.append(problem)
            return Reference(NO_SOURCE)
        source = self.source(chosen.source, criterion)
        return Reference(source, chosen.place or "", chosen.status, chosen.note or "")


def to_catalogue(written: WrittenCatalogue, sha256: str) -> Catalogue:
    """Build the core value; raises InputRefused for unknown citations (places name criteria only)."""
    sources = tuple(Source(entry.id, entry.title, entry.address) for entry in written.sources)
    building = _Building({source.id: source for source in sources}, written.defaults or WrittenDefaults())
    catalogue = Catalogue(
        id=written.id,
        family=written.family,
        level=written.level,
        title=written.title,
        decision=written.decision.to_core(),
        years=written.years,
        areas=tuple(_node(building, line, Kind.AREA) for line in written.areas),
        parts=tuple(_part(building, part) for part in written.parts),
        part_groups=tuple(PartGroup(group.id, group.name) for group in written.part_groups),
        remainder=tuple(_node(building, line, Kind.REMAINDER) for line in written.remainder),
        scale=written.scale,
        rounding=Rounding(written.rounding.places),
        not_applicable=NotApplicablePolicy(written.not_applicable),
        bonus_cap=written.bonus_cap,
        penalty_cap=written.penalty_cap,
        bands=tuple(band.to_core() for band in written.bands),
        ranking_groups=written.ranking.to_core(),
        sources=sources,
        consistency=tuple(rule.to_core() for rule in written.consistency),
        conflicts=tuple(conflict.to_core() for conflict in written.conflicts),
        stated=written.stated,
        agencies=written.agencies,
        illustrative=written.illustrative,
        published=written.state == "published",
        valid_from=written.valid_from,
        valid_to=written.valid_to,
        notes=written.notes,
        sha256=sha256,
    )
    if building.problems:
        raise InputRefused(building.problems)
    return catalogue


def _part(building: _Building, part: WrittenPart) -> Part:
    source = building.source(part.source, None) if part.source else None
    return Part(part.id, part.name, part.group, part.max_points, part.status, source, part.note or "")


def _node(building: _Building, line: WrittenLine, kind: Kind) -> Node:
    defaults = building.defaults
    is_leaf = not line.children and line.counted_in is None and kind is not Kind.AREA
    rule = line.rule or (defaults.rule if is_leaf else None)
    return Node(
        id=line.id,
        kind=kind,
        code=line.code,
        name=line.name,
        reference=building.reference(line.reference, line.code or line.id),
        max_points=line.max_points,
        part=line.part or (defaults.part if is_leaf else None),
        measure=line.measure.to_core() if line.measure else None,
        rule=rule.to_core() if rule else None,
        effect=Effect(line.effect),
        counted_in=line.counted_in,
        target=line.target.to_core() if line.target else None,
        lead=line.lead,
        coordinating=line.coordinating,
        collating=line.collating,
        required_evidence=tuple(evidence.to_core() for evidence in line.required_evidence),
        legal_basis=tuple(basis.to_core() for basis in line.legal_basis),
        may_be_not_applicable=line.may_be_not_applicable,
        hint=line.hint or "",
        children=tuple(_node(building, child, BELOW.get(kind, kind)) for child in line.children),
    )
