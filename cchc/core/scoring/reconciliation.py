"""Computed totals beside published ones: they agree within 0.01 for every part that was rounded by itself."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.core.scoring.assessment import Assessment, PublishedFigure
from cchc.core.scoring.span import Span

ROUNDING_SLACK = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One published figure, what was computed, and whether the difference can come from rounding."""

    name: str
    published: Decimal
    computed: Span
    tolerance: Decimal

    @property
    def difference(self) -> Decimal | None:
        """Computed minus published; None while the computed total is a range."""
        return None if self.computed.exact is None else self.computed.exact - self.published

    @property
    def agrees(self) -> bool | None:
        """Whether both agree within the tolerance; None while nothing can be said."""
        return None if self.difference is None else abs(self.difference) <= self.tolerance


def reconcile(
    assessment: Assessment, whole: Span, parts: dict[str, Span], groups: dict[str, Span]
) -> tuple[Reconciled, ...]:
    """Compare the sheet with the published total, groups and parts; empty when nothing is published."""
    published, catalogue = assessment.published, assessment.catalogue
    if published is None:
        return ()
    part_names = {part.id: part.name for part in catalogue.parts}
    group_names = {group.id: group.name for group in catalogue.part_groups}
    sizes = {
        group.id: sum(part.group == group.id for part in catalogue.parts) for group in catalogue.part_groups
    }
    rows = [_row("Tổng điểm", published.total, whole, len(catalogue.parts))]
    rows += [_row(group_names[key], figure, groups[key], sizes[key]) for key, figure in published.groups]
    rows += [_row(part_names[key], figure, parts[key], 1) for key, figure in published.parts]
    return tuple(rows)


def _row(name: str, figure: PublishedFigure, computed: Span, rounded_parts: int) -> Reconciled:
    return Reconciled(name, figure.points, computed, ROUNDING_SLACK * rounded_parts)
