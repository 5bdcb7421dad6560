"""Figures and points of every round side by side, and the result of a unit as the core reckons it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.circuit import ROUNDS, Circuit, Round, deciding_rounds
from cchc.core.catalogue.facts import FactEntry
from cchc.core.scoring.assessment import AssessedUnit, Assessment
from cchc.records.agencies.queries import register_of
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.campaigns.policies import may_see_figures
from cchc.records.catalogues.queries import core_catalogue, work_calendar
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.judging import core_entry, lines_in, lines_left, out_in_the_open
from cchc.records.people.queries import Standing

Left = frozenset[tuple[Round, str]]


@dataclass(frozen=True, slots=True)
class RoundFigure:
    """What one round says of a line: the figure, its points (None unknown), which version, who and when."""

    entry: FactEntry
    points: Decimal | None
    version: int
    by: str
    at: datetime


def round_figure(row: Entry, *, illustrative: bool) -> RoundFigure:
    """A stored figure with its person at hand."""
    entry = core_entry(row, illustrative=illustrative)
    return RoundFigure(entry, row.points, row.version, str(row.by), row.at)


Figures = dict[str, dict[Round, RoundFigure]]


def rounds_of(unit: CampaignUnit, viewer: Standing | None = None) -> Figures:
    """By line and round what is said of a unit, as far as it has left its agency; two queries.

    `viewer` sees those of his own agencies besides.
    """
    return _figures([unit], viewer).get(unit.pk, {})


def _figures(units: Iterable[CampaignUnit], viewer: Standing | None) -> dict[int, Figures]:
    """The same of many units of one campaign, by unit; two queries whatever their number."""
    wanted = {unit.pk: unit for unit in units}
    left = _readable(wanted, viewer)
    found: dict[int, Figures] = {}
    rows = Entry.objects.filter(campaign_unit__in=wanted).select_related("line", "by")
    for row in rows.order_by("campaign_unit", "line__position"):
        key, unit = row.line.key, wanted[row.campaign_unit_id]
        if out_in_the_open(row, key, left.get(unit.pk, frozenset())):
            figure = round_figure(row, illustrative=unit.campaign.illustrative)
            found.setdefault(unit.pk, {}).setdefault(key, {})[Round(row.round)] = figure
    return found


def _readable(units: Mapping[int, CampaignUnit], viewer: Standing | None) -> dict[int, Left]:
    owed: dict[int, list[Portion]] = {}
    for portion in Portion.objects.filter(campaign_unit__in=units).select_related("campaign_unit"):
        owed.setdefault(portion.campaign_unit_id, []).append(portion)
    if viewer is None:
        return {unit: lines_left(portions) for unit, portions in owed.items()}
    return {
        unit: lines_in(one for one in portions if may_see_figures(viewer, one))
        for unit, portions in owed.items()
    }


def effective(
    figures: Mapping[Round, RoundFigure], circuit: Circuit, upto: Round | None = None
) -> Round | None:
    """The round whose figure counts for a line: the last that decides, `upto` this one; None for none."""
    rounds = ROUNDS[circuit]
    before = rounds if upto is None else rounds[: rounds.index(upto) + 1]
    considered = [one for one in deciding_rounds(circuit) if one in before or one is Round.EXTERNAL]
    return next((one for one in reversed(considered) if one in figures), None)


def unit_assessment(
    unit: CampaignUnit, upto: Round | None = None, viewer: Standing | None = None
) -> Assessment:
    """The result of a unit as it stands now, or as it stood after a round; at most four queries.

    What has not left its agency is unknown, except for a `viewer` of that agency. Points from outside count
    in every round.
    """
    return unit_assessments([unit], upto, viewer)[unit.pk]


def unit_assessments(
    units: Iterable[CampaignUnit], upto: Round | None = None, viewer: Standing | None = None
) -> dict[int, Assessment]:
    """The same for many units of one campaign, by unit; as many queries as for one."""
    wanted = list(units)
    if not wanted:
        return {}
    campaign = wanted[0].campaign
    figures = _figures(wanted, viewer)
    shared = _shared(campaign)
    return {unit.pk: _assessment(unit, shared, figures.get(unit.pk, {}), upto) for unit in wanted}


def _shared(campaign: Campaign) -> Assessment:
    """What the results of all units of a campaign have in common."""
    catalogue = core_catalogue(campaign.catalogue)
    counts = catalogue.counts_working_days
    return Assessment(
        id=campaign.slug,
        title=campaign.title,
        catalogue=catalogue,
        agencies=register_of(campaign.register),
        unit=AssessedUnit("", "", campaign.unit_day),
        year=campaign.year,
        source=campaign.title,
        illustrative=campaign.illustrative,
        calendar=work_calendar([campaign.year]) if counts else WEEKENDS_ONLY,
    )


def _assessment(unit: CampaignUnit, shared: Assessment, figures: Figures, upto: Round | None) -> Assessment:
    circuit = Circuit(unit.campaign.circuit)
    chosen = {
        key: by_round[kept]
        for key, by_round in figures.items()
        if (kept := effective(by_round, circuit, upto)) is not None
    }
    days = (timezone.localdate(figure.at) for figure in chosen.values())
    return replace(
        shared,
        id=f"{shared.id}/{unit.unit.slug}",
        title=f"{unit.unit.name} – {shared.title}",
        unit=AssessedUnit(unit.unit.slug, unit.unit.name, shared.unit.day),
        facts={key: figure.entry for key, figure in chosen.items()},
        data_date=max(days, default=None),
        ranking_group=unit.ranking_group or None,
    )
