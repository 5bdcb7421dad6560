"""The first page: results by unit and year, plans, examples apart from what is real."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from cchc.core.numerals import date_text
from cchc.records.assessments.queries import AssessmentSummary
from cchc.records.plans.queries import PlanSummary
from cchc.web.navigation import day_text

LEVELS = {"province": "Cấp tỉnh", "department": "Cấp sở, ban, ngành", "commune": "Cấp xã"}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One result in the list."""

    slug: str
    unit: str
    year: int
    catalogue: str
    data_date: str


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


def result_groups(summaries: Iterable[AssessmentSummary]) -> tuple[ResultGroup, ...]:
    """Group results by level, real ones before illustrative ones, the newest year first."""
    ordered = sorted(summaries, key=lambda one: (_group_key(one), -one.year, one.unit_name))
    return tuple(
        ResultGroup(LEVELS[list(LEVELS)[level]], illustrative, tuple(_row(one) for one in found))
        for (illustrative, level), found in groupby(ordered, key=_group_key)
    )


def _group_key(one: AssessmentSummary) -> tuple[bool, int]:
    return one.illustrative, list(LEVELS).index(one.level)


def _row(one: AssessmentSummary) -> ResultRow:
    return ResultRow(one.slug, one.unit_name, one.year, one.catalogue_title, day_text(one.data_date))


def plan_rows(summaries: Iterable[PlanSummary]) -> tuple[PlanRow, ...]:
    """Plans in the order in which they were found."""
    return tuple(
        PlanRow(
            one.slug, one.number, date_text(one.day), one.title, one.issuer_name, one.result_slug is not None
        )
        for one in summaries
    )
