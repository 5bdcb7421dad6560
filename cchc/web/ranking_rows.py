"""Units of an internal index side by side, and the figures that units still owe."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse

from cchc.core.catalogue.bands import band_of
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.ranking import TIE_RULE
from cchc.core.scoring.sheet import Sheet
from cchc.records.assessments.queries import RankedUnit
from cchc.web.figures import Bar, Figure, bar, span_figure
from cchc.web.navigation import line_url

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One unit with its place; without a place while its total is a range."""

    place: str
    unit: str
    index: Figure
    bar: Bar | None
    band: str
    here: bool
    tied: bool


@dataclass(frozen=True, slots=True)
class RankingGroup:
    """Units that are ranked among themselves."""

    name: str
    rows: tuple[RankingRow, ...]


@dataclass(frozen=True, slots=True)
class RankingTable:
    """The groups, the tie rule that made the places, and the own place in one phrase."""

    groups: tuple[RankingGroup, ...]
    tie_rule: str
    own: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A line whose figure is not complete, with the units that still owe theirs."""

    code: str
    name: str
    href: str
    units: tuple[str, ...]


def ranking(assessment: Assessment, places: tuple[RankedUnit, ...]) -> RankingTable | None:
    """Show the ranks of an internal index; None for provinces, whose rank is published, not computed."""
    if assessment.catalogue.level == "province":
        return None
    names = {group.id: group.name for group in assessment.catalogue.ranking_groups}
    own = next(unit.place for unit in places if unit.slug == assessment.id)
    groups = dict.fromkeys((own.group, *(unit.place.group for unit in places)))
    return RankingTable(
        tuple(
            RankingGroup(
                names.get(group, ""),
                tuple(_row(assessment, unit) for unit in places if unit.place.group == group),
            )
            for group in groups
        ),
        TIE_RULE,
        "" if own.rank is None else f"{own.rank}/{own.of}",
    )


def _row(assessment: Assessment, unit: RankedUnit) -> RankingRow:
    exact = unit.place.total.exact
    band = None if exact is None else band_of(assessment.catalogue.bands, Fraction(exact))
    return RankingRow(
        "" if unit.place.rank is None else str(unit.place.rank),
        unit.unit_name,
        span_figure(unit.place.total, reverse("web:overview", args=[unit.slug])),
        bar(exact, HUNDRED, HUNDRED),
        "" if band is None else band.name,
        unit.slug == assessment.id,
        unit.place.tied,
    )


def gaps(sheet: Sheet) -> tuple[Gap, ...]:
    """The lines for which some of the expected units have not yet given a figure."""
    register = sheet.assessment.agencies
    return tuple(
        Gap(
            line.node.key,
            line.node.title,
            line_url(sheet.assessment.id, line.node.key),
            tuple(register.name_of(unit) for unit in line.score.missing),
        )
        for line in sheet.lines
        if line.score.missing
    )
