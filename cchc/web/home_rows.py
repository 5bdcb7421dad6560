"""The first page: results by unit and year, plans, examples apart from what is real."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from cchc.core.numerals import date_text, number_text
from cchc.records.assessments.queries import AssessmentSummary, Headline
from cchc.records.plans.queries import PlanSummary
from cchc.web.figures import Figure, span_figure
from cchc.web.navigation import day_text

LEVELS = {"province": "Cấp tỉnh", "department": "Cấp sở, ban, ngành", "commune": "Cấp xã"}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One result in the list."""

    slug: str
    unit: str
    year: int
    total: Figure
    most: str
    place: str
    catalogue: str
    data_date: str
    has_requirements: bool
    first: str


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """Results of one level of government."""

    name: str
    illustrative: bool
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan in the list."""

    slug: str
    number: str
    day: str
    title: str
    issuer: str
    mends: bool
    board: str | None


def result_groups(
    summaries: Iterable[AssessmentSummary], headlines: Mapping[str, Headline]
) -> tuple[ResultGroup, ...]:
    """Group results by level, real ones before illustrative ones, the newest year first."""
    ordered = sorted(summaries, key=lambda one: (_group_key(one), -one.year, one.unit_name))
    return tuple(
        ResultGroup(
            LEVELS[list(LEVELS)[level]],
            illustrative,
            tuple(_row(one, headlines.get(one.slug)) for one in found),
        )
        for (illustrative, level), found in groupby(ordered, key=_group_key)
    )


def _group_key(one: AssessmentSummary) -> tuple[bool, int]:
    return one.illustrative, list(LEVELS).index(one.level)


def _row(one: AssessmentSummary, told: Headline | None) -> ResultRow:
    """A result opens on its requirements where no source gives points, otherwise on its overview."""
    first = "web:board" if one.has_requirements and not one.has_scale else "web:overview"
    return ResultRow(
        one.slug,
        one.unit_name,
        one.year,
        span_figure(None if told is None else told.points),
        "" if told is None or told.most is None else number_text(told.most),
        _place(told),
        one.catalogue_title,
        day_text(one.data_date),
        one.has_requirements,
        reverse(first, args=[one.slug]),
    )


def _place(told: Headline | None) -> str:
    """`17/63 (công bố)`; empty while no rank is known."""
    if told is None or told.rank is None:
        return ""
    among = "" if told.of is None else f"/{told.of}"
    return f"{told.rank}{among}{' (công bố)' if told.published else ''}"


def plan_rows(summaries: Iterable[PlanSummary], boards: Mapping[str, str]) -> tuple[PlanRow, ...]:
    """Plans in the order in which they were found; `boards` are results with requirements by catalogue."""
    return tuple(
        PlanRow(
            one.slug,
            one.number,
            date_text(one.day),
            one.title,
            one.issuer_name,
            one.result_slug is not None,
            boards.get(one.catalogue_key),
        )
        for one in summaries
    )
