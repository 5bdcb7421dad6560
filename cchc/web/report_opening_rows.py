"""The page for opening a round as rows: groups with ticks, rows of figures, what the check shows."""

from dataclasses import dataclass

from django.forms import BoundField

from cchc.core.numerals import date_text
from cchc.core.reporting.consolidated import Indicator
from cchc.records.reports.actions import RoundOpening
from cchc.web.opening_rows import Ticked
from cchc.web.report_forms import RoundForm
from cchc.web.report_offer import names_of


@dataclass(frozen=True, slots=True)
class GroupRows:
    """One group with its boxes."""

    name: str
    whole: BoundField
    boxes: tuple[Ticked, ...]
    ticked: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row in which a figure is asked for."""

    number: int
    title: BoundField
    unit: BoundField
    whole: BoundField
    key: BoundField

    @property
    def errors(self) -> tuple[str, ...]:
        """What is wrong in the row."""
        fields = (self.title, self.unit, self.whole, self.key)
        return tuple(str(error) for field in fields for error in field.errors)


@dataclass(frozen=True, slots=True)
class CheckedRound:
    """What opening would make, shown before it is confirmed."""

    name: str
    days: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, int, int], ...]
    asked: int
    indicators: tuple[tuple[Indicator, str], ...]


def group_rows(form: RoundForm) -> tuple[GroupRows, ...]:
    """The groups in their order."""
    chosen = {str(one) for one in form["agencies"].value() or ()}
    found = []
    for group in form.offer.groups:
        boxes = tuple(Ticked(str(one.pk), one.name, str(one.pk) in chosen) for one in group.agencies)
        count = sum(one.ticked for one in boxes)
        found.append(GroupRows(group.name, form[f"ca-nhom-{group.slug}"], boxes, count))
    return tuple(found)


def figure_rows(form: RoundForm) -> tuple[FigureRow, ...]:
    """The rows of figures."""
    names = ("chi-tieu", "don-vi-tinh", "trong-tong", "ma")
    return tuple(FigureRow(row + 1, *(form[f"{name}-{row}"] for name in names)) for row in range(form.rows))


def checked_round(form: RoundForm, opening: RoundOpening) -> CheckedRound:
    """What the check shows."""
    titles = {one.key: one.title for one in opening.indicators}
    period = opening.period
    days = (
        ("Kỳ số liệu", f"từ {date_text(period.data_from)} đến hết {date_text(period.data_to)}"),
        ("Các cơ quan gửi trước hết ngày", date_text(opening.units_due)),
        ("Tỉnh gửi trước hết ngày", date_text(period.due)),
    )
    chosen = frozenset(opening.agencies)
    indicators = tuple((one, titles.get(one.of, "")) for one in opening.indicators)
    return CheckedRound(
        period.name, days, names_of(form.offer.groups, chosen), len(opening.agencies), indicators
    )
