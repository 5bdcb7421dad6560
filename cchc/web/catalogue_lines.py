"""The tree of a catalogue as rows: maximum, measure and scale in words, agencies, evidence, source."""

from dataclasses import dataclass

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import STATUS_LABELS, Catalogue, Effect, Node, Status
from cchc.core.catalogue.rules import describe as describe_rule
from cchc.web.agency_names import names
from cchc.web.catalogue_filter import REST, REST_TITLE, CatalogueFilter
from cchc.web.catalogue_rows import most_figure
from cchc.web.figures import Figure, in_scale
from cchc.web.line_wording import evidence_names, legal_bases, measure_text

EFFECT_NAMES = {Effect.SCORE: "", Effect.BONUS: "điểm thưởng", Effect.PENALTY: "điểm phạt"}


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a plan demands of a line, and how that is measured."""

    text: str
    how: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a line stands: number and anchor of its source, the place in it, how well it is supported."""

    number: int
    anchor: str
    place: str
    status: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLine:
    """One line of the tree as a page shows it."""

    code: str
    name: str
    kind: str
    anchor: str
    most: Figure | None
    most_status: str
    why: str
    effect: str
    part: str
    measure: str
    rule: str
    lead: str
    coordinating: str
    collating: str
    requirement: Requirement | None
    evidence: tuple[str, ...]
    basis: tuple[str, ...]
    hint: str
    may_be_not_applicable: bool
    citation: Citation
    opens: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """An area, or what no source places in an area (no `head`), with its lines."""

    anchor: str
    name: str
    head: CatalogueLine | None
    lines: tuple[CatalogueLine, ...]

    @property
    def opens(self) -> str:
        """What the button of the area folds; nothing where no source names a line below it."""
        return self.anchor if self.lines else ""


@dataclass(frozen=True, slots=True)
class CatalogueTree:
    """The lines that a filter keeps; `with_agencies` where the version names any."""

    groups: tuple[LineGroup, ...]
    shown: int
    lines: int
    with_agencies: bool


def catalogue_tree(
    catalogue: Catalogue, register: AgencyRegister | None, wanted: CatalogueFilter
) -> CatalogueTree:
    """Build the rows of all lines that the filter keeps, each below its area, with the lines above it."""
    builder = _Builder(catalogue, register, wanted)
    groups = [builder.group(area) for area in catalogue.areas if wanted.keeps_area(area.key)]
    if wanted.keeps_area(REST):
        rest = tuple(builder.line(node) for node in catalogue.remainder if wanted.keeps(node))
        groups.append(LineGroup(f"lv-{REST}", REST_TITLE, None, rest) if rest else None)
    return CatalogueTree(
        tuple(group for group in groups if group is not None),
        sum(wanted.keeps(node) and wanted.keeps_area(_area_key(catalogue, node)) for node in catalogue.nodes),
        len(catalogue.nodes),
        any(node.lead or node.coordinating or node.collating for node in catalogue.nodes),
    )


def _area_key(catalogue: Catalogue, node: Node) -> str:
    area = catalogue.area_of(node.key)
    return REST if area is None else area.key


def unknown_because(catalogue: Catalogue, node: Node) -> str:
    """Why no source gives the maximum of a line, as far as anything is written about it."""
    if node.counted_in is not None:
        rest = next(line for line in catalogue.nodes if line.id == node.counted_in)
        return f"Điểm nằm trong dòng chưa chia “{rest.title}”; không nguồn nào nêu điểm riêng"
    return node.reference.note


@dataclass(frozen=True, slots=True)
class _Builder:
    catalogue: Catalogue
    register: AgencyRegister | None
    wanted: CatalogueFilter

    def group(self, area: Node) -> LineGroup | None:
        if not self.shows(area):
            return None
        below = (node for node in area.walk() if node is not area and self.shows(node))
        lines = tuple(self.line(node) for node in below)
        return LineGroup(f"lv-{area.key}", area.title, self.line(area), lines)

    def shows(self, node: Node) -> bool:
        """Whether the line or any line below it is wanted."""
        return any(self.wanted.keeps(line) for line in node.walk())

    def line(self, node: Node) -> CatalogueLine:
        unknown = node.max_points is None
        return CatalogueLine(
            code=node.code or "",
            name=node.title,
            kind=node.kind.value,
            anchor=f"dong-{node.key}",
            most=most_figure(node.max_points) if in_scale(node) or not unknown else None,
            most_status="" if unknown else _status(self.catalogue, node),
            why=unknown_because(self.catalogue, node) if unknown else "",
            effect=EFFECT_NAMES[node.effect],
            part=self.catalogue.part_by_id(node.part).name if node.part and node.is_leaf else "",
            measure=measure_text(node.measure),
            rule="" if node.rule is None else describe_rule(node.rule, node.measure, node.max_points),
            lead=self._names(node.lead),
            coordinating=self._names(node.coordinating),
            collating=self._names((node.collating,) if node.collating else ()),
            requirement=_requirement(node),
            evidence=evidence_names(node),
            basis=legal_bases(node),
            hint=node.hint,
            may_be_not_applicable=node.may_be_not_applicable,
            citation=self._citation(node),
            opens=" ".join(f"dong-{child.key}" for child in node.children if self.shows(child)),
        )

    def _names(self, agencies: tuple[str, ...]) -> str:
        return "" if self.register is None else names(self.register, agencies)

    def _citation(self, node: Node) -> Citation:
        cited = node.reference
        number = [source.id for source in self.catalogue.sources].index(cited.source.id) + 1
        told = "" if node.max_points is None and node.counted_in is None else cited.note
        return Citation(number, f"nguon-{number}", cited.place, _status(self.catalogue, node), told)


def _status(catalogue: Catalogue, node: Node) -> str:
    """How well the figures of a line are supported; nothing where they are official or all illustrative."""
    status = node.reference.status
    return "" if status is Status.SOURCED or catalogue.illustrative else STATUS_LABELS[status]


def _requirement(node: Node) -> Requirement | None:
    target = node.target
    if target is None:
        return None
    how = measure_text(target.measure, target.condition) or "Do người xem xét, không tính bằng công thức"
    return Requirement(target.text, how, target.also)
