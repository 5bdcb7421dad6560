"""The overview of a year: total, rank, distance to targets, where points are missing and who answers."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from cchc.core.numerals import points_text
from cchc.core.plan.attainment import Met
from cchc.core.plan.board import requirement_board
from cchc.core.plan.coverage import Coverage
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.assessment import Published
from cchc.core.scoring.deduction import DeductionTable
from cchc.core.scoring.ranking import rank_distance
from cchc.core.scoring.sheet import Line, Sheet
from cchc.web.area_rows import AreaRow, area_rows, areas_lost
from cchc.web.deduction_rows import AgencyRow, agency_rows
from cchc.web.figures import Bar, Figure, Note, bar, number_notes, points_figure, span_figure
from cchc.web.navigation import is_illustrative, line_url
from cchc.web.part_rows import PartRow, part_rows, reconciled_text, unscored, whole_row
from cchc.web.total_terms import effect_terms, reduced_text

LARGEST = 5
SETTLED = (Met.MET, Met.MET_AS_MEASURED, Met.NOT_MET, Met.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class ShortfallTerm:
    """One amount of the sum that makes the shortfall."""

    sign: str
    amount: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """An aim of the plan and how far it is away."""

    year: str
    text: str
    distance: str
    reached: bool


@dataclass(frozen=True, slots=True)
class LossRow:
    """One of the largest losses."""

    code: str
    name: str
    lost: Figure
    bar: Bar | None
    named: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything on the page, in its order."""

    total: Figure
    total_most: str
    total_bar: Bar | None
    unknown_lines: int
    lines: int
    without_maxima: bool
    judged: int
    board_href: str
    not_applicable: int
    band: str
    index: str
    rank: str
    rank_of: str
    rank_change: str
    rank_direction: str
    shortfall: Figure
    shortfall_terms: tuple[ShortfallTerm, ...]
    targets: tuple[TargetRow, ...]
    parts: tuple[PartRow, ...]
    whole: PartRow
    reconciled: str
    areas: tuple[AreaRow, ...]
    areas_lost: Figure
    areas_settled: bool
    areas_split: bool
    agencies: tuple[AgencyRow, ...]
    agencies_total: str
    losses: tuple[LossRow, ...]
    losses_more: str
    effects: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]


def overview(sheet: Sheet, table: DeductionTable, plan: Plan | None, covered: Coverage | None) -> Overview:
    """Build the overview of a result; the plan gives targets, its coverage tells which loss no task names."""
    published = sheet.assessment.published
    href = reverse("web:sheet", args=[sheet.assessment.id])
    notes = number_notes(
        ((part.status, part.note) for part in sheet.assessment.catalogue.parts),
        illustrative=is_illustrative(sheet.assessment),
    )
    whole = sheet.total
    return Overview(
        total=unscored(whole.max_points, span_figure(whole.points, href)),
        total_most=points_text(whole.max_points, 0) if whole.max_points else "",
        total_bar=bar(whole.points.exact, whole.max_points, whole.max_points),
        unknown_lines=whole.unknown_lines,
        lines=whole.lines,
        without_maxima=whole.max_points is None and not any(line.node.max_points for line in sheet.lines),
        judged=_judged(sheet),
        board_href=_board_href(sheet),
        not_applicable=whole.not_applicable_lines,
        band="" if sheet.band is None else sheet.band.name,
        index="" if sheet.index is None or sheet.index.exact is None else points_text(sheet.index.exact),
        rank="" if published is None or published.total.rank is None else str(published.total.rank),
        rank_of="" if published is None or published.units is None else str(published.units),
        rank_change=_change_text(published),
        rank_direction=_direction(published),
        shortfall=unscored(whole.max_points, points_figure(whole.shortfall, f"{href}?loc=mat-diem")),
        shortfall_terms=_shortfall_terms(sheet),
        targets=_targets(plan, published),
        parts=part_rows(sheet, notes),
        whole=whole_row(sheet),
        reconciled=reconciled_text(sheet),
        areas=area_rows(sheet),
        areas_lost=unscored(whole.max_points, areas_lost(sheet)),
        areas_split=not sheet.assessment.catalogue.remainder,
        areas_settled=all(lost.complete for area in sheet.areas for lost in area.lost.values()),
        agencies=agency_rows(sheet, table.by_agency, {}),
        agencies_total=points_text(sum((loss.amount for loss in table.by_agency), Decimal(0))),
        losses=_largest(sheet, covered),
        losses_more=_more_losses(sheet),
        effects=_effects(sheet),
        notes=tuple(notes.values()),
    )


def _judged(sheet: Sheet) -> int:
    """How many lines have figures that settle whether their requirement is met."""
    return sum(entry.met in SETTLED for entry in requirement_board(sheet.assessment).requirements)


def _board_href(sheet: Sheet) -> str:
    """The board of the result, nothing where its lines have no requirement."""
    asked = any(line.node.target is not None for line in sheet.lines)
    return reverse("web:board", args=[sheet.assessment.id]) if asked else ""


def _change_text(published: Published | None) -> str:
    change = None if published is None else published.rank_change
    if change is None:
        return ""
    if change == 0:
        return "giữ nguyên thứ hạng so với năm trước"
    return f"{'tăng' if change > 0 else 'giảm'} {abs(change)} bậc so với năm trước"


def _direction(published: Published | None) -> str:
    change = (published.rank_change if published is not None else None) or 0
    return "up" if change > 0 else "down" if change < 0 else ""


def _shortfall_terms(sheet: Sheet) -> tuple[ShortfallTerm, ...]:
    """The shortfall as a sum: 12,45 direct, 7,26 survey; nothing where the sum does not close."""
    href = f"{reverse('web:sheet', args=[sheet.assessment.id])}?loc=mat-diem"
    terms: list[ShortfallTerm] = []
    left = sheet.total.shortfall
    for group, total in sheet.groups:
        if total.shortfall is None or left is None:
            return ()
        left -= total.shortfall
        sign = "+" if terms else "="
        terms.append(ShortfallTerm(sign, points_text(total.shortfall), group.name, f"{href}&phan={group.id}"))
    bonus, penalty = sheet.bonus.exact, sheet.penalty.exact
    if left is None or bonus is None or penalty is None or left != penalty - bonus:
        return ()
    if bonus:
        terms.append(ShortfallTerm("−", points_text(bonus), "điểm thưởng", ""))
    if penalty:
        terms.append(ShortfallTerm("+", points_text(penalty), "điểm phạt", ""))
    return tuple(terms) if len(terms) > 1 else ()


def _targets(plan: Plan | None, published: Published | None) -> tuple[TargetRow, ...]:
    if plan is None:
        return ()
    now = None if published is None else published.total.rank
    wanted = [
        target for target in plan.targets if target.rank_at_most is not None and target.index == "par_index"
    ]
    return tuple(_target(target.year, target.text, now, target.rank_at_most or 0) for target in wanted)


def _target(year: int | None, text: str, now: int | None, wanted: int) -> TargetRow:
    distance = rank_distance(now, wanted)
    said = "chưa có số liệu" if distance is None else f"còn {distance} bậc" if distance else "đã đạt"
    return TargetRow("" if year is None else str(year), f"tốp {wanted}", said, reached=distance == 0)


def _by_size(sheet: Sheet) -> list[Line]:
    return sorted(sheet.lost_lines, key=lambda line: -(line.lost or Decimal(0)))


def _largest(sheet: Sheet, covered: Coverage | None) -> tuple[LossRow, ...]:
    lines = _by_size(sheet)
    most = lines[0].lost if lines else None
    named = {} if covered is None else {one.line.node.key: one.named for one in covered.lines}
    return tuple(
        LossRow(
            line.node.code or "",
            line.node.title,
            points_figure(line.lost, line_url(sheet.assessment.id, line.node.key)),
            bar(Decimal(0), line.lost, most),
            "" if named.get(line.node.key, True) else "không nhiệm vụ nào nêu",
        )
        for line in lines[:LARGEST]
    )


def _more_losses(sheet: Sheet) -> str:
    """Says when the cut falls between equal losses."""
    lines = _by_size(sheet)
    if len(lines) <= LARGEST:
        return ""
    last = lines[LARGEST - 1].lost
    equal = sum(line.lost == last for line in lines[LARGEST:])
    return f"Còn {equal} dòng khác cũng mất {points_text(last)} điểm." if equal else ""


def _effects(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Bonus, penalty and the total before rescaling, where there are any."""
    found = [(name.capitalize(), amount) for _, amount, name in effect_terms(sheet)]
    reduced = reduced_text(sheet)
    if reduced:
        found.append(("Điểm trước khi quy đổi", reduced))
    return tuple(found)
