"""The parts of the points against their maxima and against what was published."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.urls import reverse

from cchc.core.catalogue.nodes import Part, PartGroup, Status
from cchc.core.numerals import UNKNOWN_LABEL, points_text
from cchc.core.scoring.assessment import Published, PublishedFigure
from cchc.core.scoring.reconciliation import Reconciled
from cchc.core.scoring.sheet import Sheet, Total
from cchc.web.catalogue_rows import UNSOURCED
from cchc.web.figures import NOT_APPLICABLE, Bar, Figure, Note, bar, points_figure, span_figure

UNSCORED = "chưa tính được"
RECONCILED = {True: "khớp số công bố", False: "lệch số công bố", None: "chưa đối chiếu được"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part of the points, or a group of parts, against its maximum and what was published."""

    name: str
    group: bool
    points: Figure
    most: Figure
    share: str
    bar: Bar | None
    shortfall: Figure
    rank: str
    published: str
    verdict: str
    agrees: bool


def part_rows(sheet: Sheet, notes: dict[tuple[Status, str], Note]) -> tuple[PartRow, ...]:
    """Each group of parts, followed by its parts; bars on the scale of the largest part."""
    scale = max((part.max_points for part, _ in sheet.parts if part.max_points is not None), default=None)
    rows: list[PartRow] = []
    for group, total in sheet.groups:
        rows.append(_part_row(sheet, group, total, None, None))
        rows += [
            _part_row(sheet, part, figure, notes.get((part.status, part.note)), scale)
            for part, figure in sheet.parts
            if part.group == group.id
        ]
    return tuple(rows)


def _part_row(
    sheet: Sheet, named: Part | PartGroup, total: Total, note: Note | None, scale: Decimal | None
) -> PartRow:
    compared, figure = _published_of(sheet, named.id)
    href = f"{reverse('web:sheet', args=[sheet.assessment.id])}?phan={named.id}"
    return PartRow(
        name=named.name,
        group=isinstance(named, PartGroup),
        points=_points(total, href),
        most=NOT_APPLICABLE if total.not_applicable else _most(total, note),
        share=_share(total),
        bar=bar(total.points.exact, total.max_points, scale),
        shortfall=NOT_APPLICABLE
        if total.not_applicable
        else unscored(total.max_points, points_figure(total.shortfall, f"{href}&loc=mat-diem")),
        rank=_rank_text(figure, sheet.assessment.published),
        published="" if figure is None else points_text(figure.points),
        verdict="" if compared is None else RECONCILED[compared.agrees],
        agrees=compared is not None and compared.agrees is True,
    )


def _points(total: Total, href: str) -> Figure:
    if total.not_applicable:
        return replace(NOT_APPLICABLE, href=href)
    return unscored(total.max_points, span_figure(total.points, href))


def _most(total: Total, note: Note | None) -> Figure:
    if total.max_points is None:
        return Figure(UNSOURCED, "unknown", note=note)
    return points_figure(total.max_points, note=note)


def unscored(most: Decimal | None, shown: Figure) -> Figure:
    """A figure that no data could give: without a maximum there are no points, whatever is known."""
    unknown = shown.look == "unknown" and most is None
    return replace(shown, text=UNSCORED) if unknown else shown


def whole_row(sheet: Sheet) -> PartRow:
    """The total, with the published total beside it."""
    row = _part_row(sheet, PartGroup("", "Tổng điểm"), sheet.total, None, None)
    published = sheet.assessment.published
    if published is None:
        return row
    compared = sheet.reconciliation[0]
    return PartRow(
        name=row.name,
        group=True,
        points=row.points,
        most=row.most,
        share=row.share,
        bar=None,
        shortfall=row.shortfall,
        rank=_rank_text(published.total, published),
        published=points_text(published.total.points),
        verdict=RECONCILED[compared.agrees],
        agrees=compared.agrees is True,
    )


def _share(total: Total) -> str:
    if total.not_applicable:
        return NOT_APPLICABLE.text
    if total.max_points is None:
        return UNSCORED
    if total.points.exact is None or not total.max_points:
        return UNKNOWN_LABEL
    return f"{points_text(100 * total.points.exact / total.max_points, 1)}%"


def _rank_text(figure: PublishedFigure | None, published: Published | None) -> str:
    if figure is None or figure.rank is None:
        return ""
    return (
        f"{figure.rank}/{published.units}" if published is not None and published.units else str(figure.rank)
    )


def _published_of(sheet: Sheet, key: str) -> tuple[Reconciled | None, PublishedFigure | None]:
    published = sheet.assessment.published
    if published is None:
        return None, None
    figures = (*published.groups, *published.parts)
    for compared, (name, figure) in zip(sheet.reconciliation[1:], figures, strict=True):
        if name == key:
            return compared, figure
    return None, None


def reconciled_text(sheet: Sheet) -> str:
    """How many computed figures agree with the published ones, empty when none was published."""
    if not sheet.reconciliation:
        return ""
    agreed = sum(row.agrees is True for row in sheet.reconciliation)
    return f"{agreed}/{len(sheet.reconciliation)} con số khớp với số công bố"
