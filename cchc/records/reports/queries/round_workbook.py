"""The figures of all agencies of a round as one file: out with what was sent, in where there is none yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cchc.core.campaign.written import number_written
from cchc.core.errors import NotAllowed
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.filling import Outcome, outcome, parts_over_wholes
from cchc.files.figures_import import SheetAgency, SheetFigure, read_round_figures
from cchc.files.figures_template import AgencyFigures, round_figures_workbook
from cchc.files.unit_names import NamedUnit, UnitNames
from cchc.records.people.queries import Standing
from cchc.records.reports.models import EDITABLE, AgencyReport, ReportState
from cchc.records.reports.policies import may_fill_figures
from cchc.records.reports.queries.rounds import RoundBoard, board_for, indicators_of
from cchc.records.reports.queries.workbooks import figures_head, kept_figures
from cchc.records.reports.wording import GONE, OTHERWISE, OVER


@dataclass(frozen=True, slots=True)
class FillingDesk:
    """A round before who collects its figures, agencies in their usual order."""

    board: RoundBoard
    indicators: tuple[Indicator, ...]

    @property
    def reports(self) -> tuple[AgencyReport, ...]:
        """The reports of all agencies asked."""
        found = (row.report for row in self.board.rows)
        return tuple(sorted(found, key=lambda one: (one.agency.position, one.agency_id)))


@dataclass(frozen=True, slots=True)
class AgencyJudged:
    """One row of a file: the figures that would be put in (as typed, by key), how many are there already."""

    row: SheetAgency
    report: AgencyReport | None
    fresh: Mapping[str, str]
    same: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class RoundFileJudged:
    """What the file of a round would change; agencies without any figure are only counted."""

    rows: tuple[AgencyJudged, ...]
    blank: int

    @cached_property
    def refused(self) -> tuple[AgencyJudged, ...]:
        """The rows against which there is a reason."""
        return tuple(one for one in self.rows if one.reasons)

    @cached_property
    def taken(self) -> tuple[AgencyJudged, ...]:
        """The rows that put something in."""
        return tuple(one for one in self.rows if one.fresh and not one.reasons)

    @property
    def same(self) -> int:
        """How many agencies have all their figures of the file already."""
        return sum(not one.fresh and not one.reasons for one in self.rows)


def filling_desk(standing: Standing, slug: str) -> FillingDesk:
    """The round for who may put figures in; raises NotVisibleError, and NotAllowed for who only reads."""
    board = board_for(standing, slug)
    if not may_fill_figures(standing, board.round.root_id):
        raise NotAllowed("Chỉ Sở Nội vụ được ghi hộ số liệu các cơ quan")
    return FillingDesk(board, indicators_of(board.round))


def round_workbook(desk: FillingDesk) -> bytes:
    """A row for each agency; only of reports that were sent the figures stand in it. No query."""
    rows = [
        AgencyFigures(
            one.agency.slug,
            one.agency.name,
            one.get_state_display(),
            kept_figures(one) if one.state == ReportState.SENT else {},
            locked=one.state not in EDITABLE,
        )
        for one in desk.reports
    ]
    return round_figures_workbook(figures_head(desk.board.round, "các cơ quan"), desk.indicators, rows)


def judge_round_file(desk: FillingDesk, raw: bytes, file: str) -> RoundFileJudged:
    """Read the file of a round without storing anything; no query. Raises InputRefused."""
    reports = {one.agency.slug: one for one in desk.reports}
    mark = figures_head(desk.board.round, "").mark
    read = read_round_figures(raw, file, desk.indicators, _names(desk.reports), mark)
    told = [one for one in read if one.reasons or any(_filled(figure) for figure in one.figures)]
    rows = tuple(_judged(one, reports.get(one.agency), desk.indicators) for one in told)
    return RoundFileJudged(rows, len(read) - len(told))


def _names(reports: Sequence[AgencyReport]) -> UnitNames:
    agencies = [one.agency for one in reports]
    return UnitNames(
        tuple(
            NamedUnit(one.slug, tuple(dict.fromkeys(filter(None, (one.name, one.short_name, *one.aliases)))))
            for one in agencies
        )
    )


def _filled(figure: SheetFigure) -> bool:
    return figure.value is not None or bool(figure.reasons)


def _judged(row: SheetAgency, report: AgencyReport | None, indicators: tuple[Indicator, ...]) -> AgencyJudged:
    against = [*row.reasons, *(f"Ô {one.cell}: {text}" for one in row.figures for text in one.reasons)]
    if report is None or against:
        return AgencyJudged(row, report, {}, 0, tuple(against))
    if report.state == ReportState.SUBMITTED:
        return AgencyJudged(row, report, {}, 0, (GONE[ReportState.SUBMITTED],))
    kept = kept_figures(report)
    given = {one.indicator: (one, outcome(None, kept.get(one.indicator), one.value)) for one in row.figures}
    fresh = {key: one.value for key, (one, what) in given.items() if what is Outcome.TAKE}
    conflicts = [one.cell for one, what in given.values() if what is Outcome.CONFLICT]
    same = sum(one.value is not None and what is Outcome.SAME for one, what in given.values())
    if report.state == ReportState.SENT:
        left = (GONE[ReportState.SENT],) if fresh or conflicts else ()
        return AgencyJudged(row, report, {}, same, left)
    cells = {key: one.cell for key, (one, _) in given.items()}
    taken = {key: value for key, value in fresh.items() if value is not None}
    reasons = (*(f"Ô {cell}: {OTHERWISE}" for cell in conflicts), *_over(indicators, kept, taken, cells))
    return AgencyJudged(
        row, report, {key: number_written(value) for key, value in taken.items()}, same, reasons
    )


def _over(
    indicators: tuple[Indicator, ...],
    kept: Mapping[str, Decimal],
    fresh: Mapping[str, Decimal],
    cells: Mapping[str, str],
) -> Iterator[str]:
    for one in parts_over_wholes(indicators, {**fresh, **kept}):
        yield f"Ô {cells[one.key]}: {one.title}: {OVER}"
