"""The score sheet as rows: area, criterion, subcriterion, each figure ready to be shown."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.core.catalogue.nodes import Effect, Node, Status
from cchc.core.report.cells import Cell
from cchc.core.report.score_lines import lines_section
from cchc.core.scoring.evaluate import STATE_LABELS, State
from cchc.core.scoring.sheet import AreaTotal, Line, Sheet
from cchc.web.agency_names import names
from cchc.web.attainment_rows import AttainmentRow, attainment_row
from cchc.web.figures import (
    NOT_APPLICABLE,
    Figure,
    Note,
    area_loss_figure,
    cell_figure,
    in_scale,
    line_figure,
    number_notes,
    points_figure,
    span_figure,
)
from cchc.web.navigation import is_illustrative, line_url
from cchc.web.sheet_filter import Answerable, SheetFilter
from cchc.web.total_terms import total_terms

LOST_STEPS = (Decimal("0.25"), Decimal("0.5"), Decimal(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One line of the tree; cells that say nothing on this level are None."""

    code: str
    name: str
    kind: str
    anchor: str
    most: Figure | None = None
    points: Figure | None = None
    points_label: str = "đạt"
    lost: Figure | None = None
    lost_step: int = 0
    status: str = ""
    state: str = ""
    agencies: str = ""
    unstated: bool = False
    requirement: str = ""
    attained: AttainmentRow | None = None
    opens: str = ""
    name_note: Note | None = None
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """An area, or what no source places in an area, with its rows."""

    anchor: str
    head: SheetRow
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The tree as it stands after the filter, with the notes of its figures."""

    sections: tuple[Section, ...]
    shown: int
    leaves: int
    notes: tuple[Note, ...]
    total: SheetRow
    total_terms: str


def sheet_table(sheet: Sheet, wanted: SheetFilter, answerable: Answerable) -> SheetTable:
    """Build the rows of all lines that the filter keeps, each below its area."""
    builder = _Builder(sheet, answerable, _notes(sheet), _parents(sheet))
    catalogue = sheet.assessment.catalogue
    kept = {line.node.key for line in sheet.lines if wanted.keeps(line, answerable)}
    sections = [builder.section(area, kept, everything=wanted.empty) for area in sheet.areas]
    rest = tuple(builder.row(node) for node in catalogue.remainder if node.key in kept)
    if rest:
        sections.append(Section("chua-chia", _REST, rest))
    return SheetTable(
        tuple(section for section in sections if section is not None),
        len(kept),
        len(sheet.lines),
        tuple(builder.notes.values()),
        builder.total(),
        total_terms(sheet),
    )


_REST = SheetRow(
    code="", name="Phần điểm chưa nguồn nào chia theo tiêu chí", kind="area", anchor="dau-chua-chia"
)


def _parents(sheet: Sheet) -> dict[str, tuple[Cell, ...]]:
    """Maximum, points and loss of every line, as the files give them."""
    section = lines_section(sheet, sheet.assessment.agencies.name_of)
    at = [column.key for column in section.columns].index("max_points")
    return {row.id: row.cells[at : at + 3] for row in section.rows}


def _notes(sheet: Sheet) -> dict[tuple[Status, str], Note]:
    nodes = (node.reference for node in sheet.assessment.catalogue.nodes)
    entries = (sheet.assessment.entry(line.node.key) for line in sheet.lines)
    figures = [(Status(entry.status), entry.note) for entry in entries]
    found = [*((reference.status, reference.note) for reference in nodes), *figures]
    return number_notes(found, illustrative=is_illustrative(sheet.assessment))


@dataclass(frozen=True, slots=True)
class _Builder:
    sheet: Sheet
    answerable: Answerable
    notes: dict[tuple[Status, str], Note]
    parents: dict[str, tuple[Cell, ...]]

    def section(self, total: AreaTotal, kept: set[str], *, everything: bool) -> Section | None:
        nodes = [node for node in total.area.walk() if node is not total.area]
        if not everything:
            nodes = [node for node in nodes if any(below.key in kept for below in node.walk())]
            if not nodes:
                return None
        return Section(f"lv-{total.area.key}", self._area(total), tuple(self.row(node) for node in nodes))

    def _area(self, total: AreaTotal) -> SheetRow:
        area = total.area
        if not in_scale(area):
            return SheetRow(
                code=area.key,
                name=area.title,
                kind="area",
                anchor=f"dong-{area.key}",
                status="ngoài thang điểm",
            )
        return SheetRow(
            code=area.key,
            name=area.title,
            kind="area",
            anchor=f"dong-{area.key}",
            most=NOT_APPLICABLE
            if total.not_applicable
            else points_figure(total.max_points, note=self._note(area)),
            points=NOT_APPLICABLE if total.not_applicable else span_figure(total.points),
            lost=area_loss_figure(total),
        )

    def row(self, node: Node) -> SheetRow:
        line = self.sheet.by_key.get(node.key)
        return self._plain(node) if line is None else self._scored(line)

    def _plain(self, node: Node) -> SheetRow:
        most, points, lost = self._parent_figures(node)
        return SheetRow(
            code=node.key,
            name=node.title,
            kind=node.kind.value,
            anchor=f"dong-{node.key}",
            most=most,
            points=points,
            lost=lost,
            name_note=self._note(node) if node.max_points is None else None,
            status="" if node.counted_in is None else "tính trong phần chưa chia",
            inside="" if node.counted_in is None else f"dong-{node.counted_in}",
            requirement="" if node.target is None else node.target.text,
            attained=attainment_row(self.sheet.assessment, node.key, node.target),
            opens=" ".join(f"dong-{child.key}" for child in node.children),
        )

    def _parent_figures(self, node: Node) -> tuple[Figure | None, Figure | None, Figure | None]:
        """Maximum, points and loss of a line with lines below; empty for one that is counted elsewhere."""
        if node.counted_in is not None:
            return None, None, None
        most, points, lost = self.parents[node.key]
        note = self._note(node) if node.max_points is not None else None
        return cell_figure(most, note), cell_figure(points), cell_figure(lost)

    def _scored(self, line: Line) -> SheetRow:
        node = line.node
        entry = self.sheet.assessment.entry(node.key)
        href = line_url(self.sheet.assessment.id, node.key)
        return SheetRow(
            code=node.code or "",
            name=node.title,
            kind=node.kind.value,
            anchor=f"dong-{node.key}",
            most=points_figure(node.max_points, note=self._note(node)) if in_scale(node) else None,
            points=line_figure(line, href, self.notes.get((Status(entry.status), entry.note))),
            points_label="đạt" if in_scale(node) else "",
            lost=_lost_figure(line),
            lost_step=_lost_step(line),
            status=_status(line),
            state=line.score.state.value,
            agencies=names(self.sheet.assessment.agencies, self.answerable.of(node.key)),
            unstated=self.answerable.unstated(node.key),
            requirement="" if node.target is None else node.target.text,
            attained=attainment_row(self.sheet.assessment, node.key, node.target),
        )

    def _note(self, node: Node) -> Note | None:
        return self.notes.get((node.reference.status, node.reference.note))

    def total(self) -> SheetRow:
        whole = self.sheet.total
        return SheetRow(
            code="",
            name="Tổng điểm",
            kind="total",
            anchor="tong-diem",
            most=points_figure(whole.max_points),
            points=span_figure(whole.points),
            lost=points_figure(whole.shortfall),
        )


def _lost_figure(line: Line) -> Figure | None:
    if line.node.effect is not Effect.SCORE or line.score.state is State.NOT_APPLICABLE:
        return None
    return points_figure(line.lost)


def _lost_step(line: Line) -> int:
    """How strongly a loss is tinted: 0 nothing lost, then by quarter, half and one point."""
    if not line.lost or line.node.effect is not Effect.SCORE:
        return 0
    return 1 + sum(line.lost > bound for bound in LOST_STEPS)


def _status(line: Line) -> str:
    if line.score.state is not State.SCORED:
        return STATE_LABELS[line.score.state]
    provisional = " (số ước)" if line.score.provisional else ""
    if line.node.effect is Effect.BONUS:
        return f"điểm thưởng{provisional}"
    if line.node.effect is Effect.PENALTY:
        return f"{'bị phạt' if line.lost else 'không bị phạt'}{provisional}"
    if line.lost is None:
        return f"{STATE_LABELS[State.SCORED]}{provisional}"
    return f"{'mất điểm' if line.lost else 'đạt tối đa'}{provisional}"
