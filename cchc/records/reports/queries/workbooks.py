"""Numeric appendices as files: what goes out to be filled in, and what one that comes back would change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from cchc.core.campaign.written import number_in, number_written
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.filling import Outcome, outcome, parts_over_wholes
from cchc.files.figures_import import SheetFigure, read_agency_figures
from cchc.files.figures_template import FiguresHead, agency_figures_workbook
from cchc.records.reports.models import AgencyReport, ReportingRound
from cchc.records.reports.queries.drafts import period_of
from cchc.records.reports.queries.rounds import ReportView
from cchc.records.reports.wording import OVER

MARK = "so-lieu/1"


@dataclass(frozen=True, slots=True)
class FigureJudged:
    """One figure of a file beside the one that is kept; `reasons` say why it cannot be taken."""

    indicator: Indicator
    cell: str
    text: str
    mine: Decimal | None
    theirs: Decimal | None
    outcome: Outcome
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileJudged:
    """What the file of an agency would change; `foreign` are its rows that belong to no figure asked for."""

    view: ReportView
    figures: tuple[FigureJudged, ...]
    foreign: tuple[SheetFigure, ...]

    @cached_property
    def refused(self) -> tuple[FigureJudged, ...]:
        """The figures against which there is a reason: as long as there is one, nothing is written."""
        return tuple(one for one in self.figures if one.reasons)

    def of(self, *wanted: Outcome) -> tuple[FigureJudged, ...]:
        """The figures that can be read, of these outcomes."""
        return tuple(one for one in self.figures if one.outcome in wanted and not one.reasons)

    @cached_property
    def absent(self) -> tuple[Indicator, ...]:
        """The figures asked for of which the file has no row."""
        there = {one.indicator.key for one in self.figures}
        return tuple(one for one in self.view.indicators if one.key not in there)

    @property
    def clean(self) -> bool:
        """Whether nothing stands against the file."""
        return not self.refused and not self.foreign

    def typed(self, *, replace_kept: bool) -> dict[str, str]:
        """The figures to be written as one types them; with `replace_kept` also those written otherwise."""
        wanted = (Outcome.TAKE, Outcome.CONFLICT) if replace_kept else (Outcome.TAKE,)
        return {
            one.indicator.key: number_written(one.theirs)
            for one in self.of(*wanted)
            if one.theirs is not None
        }


def kept_figures(report: AgencyReport) -> dict[str, Decimal]:
    """The figures of a report as numbers."""
    return {key: number_in(text) for key, text in report.figures.items()}


def figures_head(found: ReportingRound, whose: str, *below: str) -> FiguresHead:
    """What stands above the table; the mark names the round and, for one of its reports, the agency."""
    mark = "/".join((MARK, found.slug, *below))
    return FiguresHead(period_of(found), mark, whose, illustrative=found.illustrative)


def agency_workbook(view: ReportView) -> bytes:
    """The appendix of one report with what is kept already; no query."""
    agency = view.report.agency
    head = figures_head(view.round, agency.name, agency.slug)
    return agency_figures_workbook(head, view.indicators, kept_figures(view.report))


def judge_agency_file(view: ReportView, raw: bytes, file: str) -> FileJudged:
    """Read an appendix that comes back without storing anything; no query. Raises InputRefused."""
    head = figures_head(view.round, "", view.report.agency.slug)
    read = read_agency_figures(raw, file, view.indicators, head.mark)
    asked, kept = {one.key: one for one in view.indicators}, kept_figures(view.report)
    judged = tuple(_judged(asked[one.indicator], one, kept) for one in read if one.indicator)
    found = FileJudged(view, judged, tuple(one for one in read if not one.indicator))
    return replace(found, figures=tuple(_with_parts(found, kept)))


def _judged(indicator: Indicator, one: SheetFigure, kept: Mapping[str, Decimal]) -> FigureJudged:
    mine = kept.get(indicator.key)
    what = outcome(one.base, mine, one.value)
    return FigureJudged(indicator, one.cell, one.text, mine, one.value, what, one.reasons)


def _with_parts(found: FileJudged, kept: Mapping[str, Decimal]) -> Iterator[FigureJudged]:
    """The same figures, those marked that would be larger than their whole once all is taken."""
    taken = {one.indicator.key: one.theirs for one in found.of(Outcome.TAKE) if one.theirs is not None}
    over = parts_over_wholes(found.view.indicators, {**kept, **taken})
    at_fault = {key for one in over for key in (one.key, one.of) if key in taken}
    for one in found.figures:
        if one.indicator.key not in at_fault:
            yield one
        else:
            part = next(part for part in over if one.indicator.key in (part.key, part.of))
            yield replace(one, reasons=(*one.reasons, f"{part.title}: {OVER}"))
