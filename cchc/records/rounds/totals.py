"""What many units of a campaign reach after each round, added up from the points stored with their figures.

A sheet tells how every point arose and takes its time; to rank a province only the sums are needed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.circuit import Circuit, Round, effective_round
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.scoring.evaluate import State, evaluate
from cchc.core.scoring.sheet import Line, Whole, reckoned_line, whole_of
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.catalogues.queries import core_catalogue, work_calendar
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.judging import core_entry, said_openly

ByLine = dict[str, dict[Round, Line]]


@dataclass(frozen=True, slots=True)
class LineLacking:
    """A line without points as things stand; `said`: some round that counts has spoken of it."""

    line: Node
    said: bool


@dataclass(frozen=True, slots=True)
class UnitTotals:
    """A unit as a whole after each stage that was asked for, and its lines without points after the last."""

    after: Mapping[Round, Whole]
    lacking: tuple[LineLacking, ...]
    rounds: frozenset[Round]


Left = Mapping[int, frozenset[tuple[Round, str]]]


def totals_of(units: Iterable[CampaignUnit], stages: Sequence[Round], left: Left) -> dict[int, UnitTotals]:
    """By unit of one campaign its totals after these rounds, in their order; at most four queries.

    As `score_sheet` gives them: what has not `left` its agency is unknown, points from outside always count.
    """
    wanted = {unit.pk: unit for unit in units}
    if not wanted:
        return {}
    campaign = next(iter(wanted.values())).campaign
    catalogue, circuit = core_catalogue(campaign.catalogue), Circuit(campaign.circuit)
    said = _lines_said(campaign, catalogue, left)
    nothing = {leaf.key: reckoned_line(catalogue, leaf, State.UNKNOWN, None) for leaf in catalogue.leaves}
    return {unit: _totals(catalogue, circuit, said.get(unit, {}), nothing, stages) for unit in wanted}


def _totals(
    catalogue: Catalogue, circuit: Circuit, said: ByLine, nothing: Mapping[str, Line], stages: Sequence[Round]
) -> UnitTotals:
    after: dict[Round, Whole] = {}
    lines: list[Line] = []
    for stage in stages:
        before, lines = lines, [_line(said.get(key), line, circuit, stage) for key, line in nothing.items()]
        after[stage] = next(reversed(after.values())) if lines == before else whole_of(catalogue, lines)
    lacking = tuple(
        LineLacking(line.node, line is not nothing[line.node.key])
        for line in lines
        if line.score.state is State.UNKNOWN
    )
    return UnitTotals(after, lacking, frozenset(one for by_round in said.values() for one in by_round))


def _line(by_round: Mapping[Round, Line] | None, unknown: Line, circuit: Circuit, stage: Round) -> Line:
    kept = None if by_round is None else _counted(tuple(by_round), circuit, stage)
    return unknown if by_round is None or kept is None else by_round[kept]


@cache
def _counted(there: tuple[Round, ...], circuit: Circuit, stage: Round) -> Round | None:
    return effective_round(there, circuit, stage)


def _lines_said(campaign: Campaign, catalogue: Catalogue, left: Left) -> dict[int, ByLine]:
    """By unit, line and round the points that were said, as far as they are out in the open."""
    found: dict[int, ByLine] = {}
    for unit, key, told, line in _reckoned(campaign, catalogue, left):
        kept = Round(told)
        if said_openly(kept, key, left[unit]):
            found.setdefault(unit, {}).setdefault(key, {})[kept] = line
    return found


def _reckoned(
    campaign: Campaign, catalogue: Catalogue, units: Iterable[int]
) -> Iterator[tuple[int, str, str, Line]]:
    """Unit, key of the line and round of every figure, with its points.

    Working days may be declared after a figure was saved: then points are reckoned anew.
    """
    rows = Entry.objects.filter(campaign_unit__in=units).order_by()
    anew = catalogue.counts_working_days
    stored = rows.none() if anew else rows.exclude(points=None)
    lines: dict[tuple[str, Decimal | None], Line] = {}
    for unit, key, kept, points in stored.values_list("campaign_unit_id", "line__key", "round", "points"):
        line = lines.get((key, points))
        if line is None:
            line = reckoned_line(catalogue, catalogue.by_key[key], State.SCORED, points)
            lines[key, points] = line
        yield unit, key, kept, line
    calendar = work_calendar([campaign.year]) if anew else WEEKENDS_ONLY
    for row in (rows if anew else rows.filter(points=None)).select_related("line"):
        leaf = catalogue.by_key[row.line.key]
        score = evaluate(leaf, core_entry(row), catalogue.rounding, calendar)
        line = reckoned_line(catalogue, leaf, score.state, score.points)
        yield row.campaign_unit_id, leaf.key, row.round, line
