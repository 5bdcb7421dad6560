"""The deduction table as rows: by line and by agency, with the losses that stand in no row of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.catalogue.nodes import Status
from cchc.core.numerals import points_text
from cchc.core.plan.tasks import Plan
from cchc.core.report.wording import document_text
from cchc.core.scoring.assessment import DeductionItem
from cchc.core.scoring.deduction import AgencyLoss, DeductionRow, DeductionTable
from cchc.core.scoring.sheet import Line, Sheet
from cchc.web.agency_names import UNSTATED, UNSTATED_SLUG, names, proposed_name
from cchc.web.figures import Figure, Note, number_notes, points_figure
from cchc.web.navigation import is_illustrative, line_url


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One deduction item; `proposed` is whom to ask where the source names nobody."""

    line_code: str
    line_name: str
    line_href: str
    cause: str
    amount: Figure
    document: str
    judge: str
    occurring: str
    responsible: str
    responsible_note: Note | None
    proposed: str
    leading: str
    remark: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line with its items."""

    code: str
    name: str
    anchor: str
    most: Figure
    points: Figure
    lost: Figure
    unexplained: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """What one agency, several together, or nobody named answers for."""

    anchor: str
    name: str
    unstated: bool
    shared: bool
    amount: Figure
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class SilentLoss:
    """A loss that no deduction item explains."""

    name: str
    code: str
    lost: Figure
    points: str


@dataclass(frozen=True, slots=True)
class DeductionPage:
    """Both readings of the table, and the sum that leads from it to the points missing in all."""

    lines: tuple[LineRow, ...]
    agencies: tuple[AgencyRow, ...]
    silent: tuple[SilentLoss, ...]
    total: str
    silent_total: str
    shortfall: str
    most: str
    points: str
    notes: tuple[Note, ...]
    items: int


def deduction_page(sheet: Sheet, table: DeductionTable, plan: Plan | None) -> DeductionPage:
    """Turn the deduction table of a result into rows; `plan` tells who leads an area."""
    notes = number_notes(
        ((item.responsible_status, item.note) for item in sheet.assessment.deductions),
        illustrative=is_illustrative(sheet.assessment),
    )
    items = {item: _item(sheet, item, plan, notes) for item in sheet.assessment.deductions}
    return DeductionPage(
        tuple(_line(sheet, row, items) for row in table.rows),
        agency_rows(sheet, table.by_agency, items),
        tuple(_silent(sheet, line) for line in table.silent),
        points_text(table.total),
        points_text(table.silent_total),
        points_text(sheet.total.shortfall),
        points_text(sheet.total.max_points),
        sheet.total.points.text(),
        tuple(notes.values()),
        len(items),
    )


def items_of_line(sheet: Sheet, line: Line, plan: Plan | None) -> tuple[ItemRow, ...]:
    """The deduction items of one line, without numbered notes."""
    mine = (item for item in sheet.assessment.deductions if item.line == line.node.key)
    return tuple(_item(sheet, item, plan, {}) for item in mine)


def _item(
    sheet: Sheet, item: DeductionItem, plan: Plan | None, notes: dict[tuple[Status, str], Note]
) -> ItemRow:
    line = sheet.by_key[item.line]
    register = sheet.assessment.agencies
    return ItemRow(
        line_code=line.node.key,
        line_name=line.node.title,
        line_href=line_url(sheet.assessment.id, line.node.key),
        cause=item.cause,
        amount=points_figure(item.amount),
        document=document_text(item.document),
        judge=item.judge,
        occurring=names(register, item.occurring),
        responsible=names(register, item.responsible),
        responsible_note=notes.get((item.responsible_status, item.note)),
        proposed="" if item.responsible or item.leading else proposed_name(plan, line),
        leading=names(register, item.leading),
        remark=item.note,
    )


def _line(sheet: Sheet, row: DeductionRow, items: dict[DeductionItem, ItemRow]) -> LineRow:
    node = row.line.node
    href = line_url(sheet.assessment.id, node.key)
    return LineRow(
        node.key,
        node.title,
        f"dong-{node.key}",
        points_figure(node.max_points),
        points_figure(row.line.points, href),
        points_figure(row.lost, href),
        points_text(row.unexplained) if row.unexplained else "",
        tuple(items[item] for item in row.items),
    )


def agency_rows(
    sheet: Sheet, losses: Iterable[AgencyLoss], items: dict[DeductionItem, ItemRow]
) -> tuple[AgencyRow, ...]:
    """The losses by agency: what nobody is named for stands first, the others by amount."""
    ordered = sorted(losses, key=lambda loss: (bool(loss.agencies), -loss.amount))
    return tuple(
        AgencyRow(
            agency_anchor(loss.agencies),
            names(sheet.assessment.agencies, loss.agencies) or f"Nguồn {UNSTATED} cơ quan chịu trách nhiệm",
            not loss.agencies,
            loss.shared,
            points_figure(loss.amount),
            tuple(items[item] for item in loss.items if item in items),
        )
        for loss in ordered
    )


def agency_anchor(agencies: tuple[str, ...]) -> str:
    """The place on the page of an agency, of several together, or of nobody."""
    return "--".join(agency.replace("/", "-") for agency in agencies) or UNSTATED_SLUG


def _silent(sheet: Sheet, line: Line) -> SilentLoss:
    lost = points_figure(line.lost, line_url(sheet.assessment.id, line.node.key))
    most = points_text(line.node.max_points or Decimal(0))
    return SilentLoss(
        line.node.title, line.node.code or "", lost, f"đạt {points_text(line.points)} trên {most}"
    )
