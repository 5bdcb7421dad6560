"""What is lost in each area, as far as the lines of the area and the sources allow."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from cchc.core.scoring.sheet import AreaTotal, Sheet
from cchc.core.scoring.span import Span, total
from cchc.web.catalogue_rows import most_figure
from cchc.web.figures import NOT_APPLICABLE, Bar, Figure, area_loss, bar, in_scale, points_figure, span_figure
from cchc.web.part_rows import unscored


@dataclass(frozen=True, slots=True)
class AreaRow:
    """Direct points known to be lost in one area; `whole` is its total where the lines allow one."""

    code: str
    name: str
    href: str
    most: Figure
    lost: Figure
    bar: Bar | None
    whole: Figure


def areas_lost(sheet: Sheet) -> Figure:
    """The known losses of all areas together; unknown as long as no area has one."""
    losses = [area_loss(area) for area in sheet.areas if in_scale(area.area)]
    known = [lost for lost in losses if lost is not None]
    if not known:
        return points_figure(None)
    whole = total(known)
    return span_figure(whole if len(known) == len(losses) else Span(whole.low, None))


def area_rows(sheet: Sheet) -> tuple[AreaRow, ...]:
    """The areas in printed order; bars on the scale of the greatest loss."""
    base = reverse("web:sheet", args=[sheet.assessment.id])
    areas = [area for area in sheet.areas if in_scale(area.area)]
    losses = [area_loss(area) for area in areas]
    most = max((lost.low for lost in losses if lost is not None), default=Decimal(0))
    return tuple(
        _area(area, f"{base}#dong-{area.area.key}", lost, most)
        for area, lost in zip(areas, losses, strict=True)
    )


def _area(area: AreaTotal, href: str, lost: Span | None, most: Decimal) -> AreaRow:
    return AreaRow(
        area.area.key,
        area.area.title,
        href,
        NOT_APPLICABLE if area.not_applicable else most_figure(area.max_points),
        NOT_APPLICABLE if area.not_applicable else unscored(area.max_points, span_figure(lost, href)),
        bar(Decimal(0), lost.low, most) if lost is not None and lost.low else None,
        NOT_APPLICABLE if area.not_applicable else unscored(area.max_points, span_figure(area.points)),
    )
