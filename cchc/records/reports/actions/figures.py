"""Figures without remarks: written by the agency from a file, or put in by who collects them by mail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import NOWHERE, InputRefused, NotAllowed, Place, Problem
from cchc.core.reporting.consolidated import Indicator
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.reports.actions.found import HeldReport, held_report, round_to_change
from cchc.records.reports.actions.writing import figures_typed, keep, refuse_changed
from cchc.records.reports.models import EDITABLE, AgencyReport, ReportState
from cchc.records.reports.policies import may_fill_figures, may_write_report
from cchc.records.reports.queries.rounds import indicators_of
from cchc.records.reports.wording import CLOSED, GONE, LEFT, OTHERWISE

FILLED = "reports.figures_filled"


@dataclass(frozen=True, slots=True)
class FilledRow:
    """Figures of one agency as typed, by key; `seen` is the version of its report that was looked at."""

    agency: str
    figures: Mapping[str, str]
    seen: int
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Filled:
    """How many reports got figures, and how many figures."""

    reports: int = 0
    figures: int = 0


@transaction.atomic
def save_figures(
    slug: str, agency: str, figures: Mapping[str, str], *, seen: int, file: str = "", by: User, now: datetime
) -> AgencyReport:
    """Write these figures (as typed, by key), remarks and other figures stay; an empty text takes one out.

    `file` names where they come from. Raises what `save_report` raises, and InputRefused for a key that the
    round does not ask for.
    """
    held = held_report(slug, agency, by=by, now=now)
    report = held.report
    if not may_write_report(held.standing, report.agency_id):
        raise NotAllowed("Chỉ người của cơ quan được viết báo cáo của cơ quan này")
    if report.state not in EDITABLE:
        raise WrongState(LEFT)
    indicators = indicators_of(report.round)
    against = _unknown(indicators, figures)
    given, wrong = figures_typed(indicators, {**report.figures, **figures})
    if not (against or wrong) and given == report.figures:
        return report
    refuse_changed(report, seen)
    if against or wrong:
        raise InputRefused([*against, *wrong])
    return keep(held, report.remarks, given, by, now, file=file)


@transaction.atomic
def fill_figures(slug: str, rows: Iterable[FilledRow], *, file: str = "", by: User, now: datetime) -> Filled:
    """Put figures into reports that agencies still hold, where they have given none; all or nothing.

    Nothing that an agency wrote is changed, and every report stays with its agency, whose head sends it.
    Raises NotVisibleError, NotAllowed, WrongState once the round is closed, and InputRefused with all that
    stands against it: a report that has left, a figure written otherwise, a version not seen.
    """
    listed = tuple(rows)
    # Reports before their round, as every other act locks them.
    locked = AgencyReport.objects.select_for_update(of=("self",)).filter(round__slug=slug)
    wanted = locked.filter(agency__slug__in={one.agency for one in listed})
    reports = {one.agency.slug: one for one in wanted.select_related("agency", "by").order_by("pk")}
    found, standing = round_to_change(slug, by=by, now=now)
    if not may_fill_figures(standing, found.root_id):
        raise NotAllowed("Chỉ Sở Nội vụ được ghi hộ số liệu các cơ quan")
    if found.closed_at is not None:
        raise WrongState(CLOSED)
    indicators, problems, done = indicators_of(found), list[Problem](), Filled()
    for one in listed:
        report = reports.get(one.agency)
        if report is None:
            raise NotVisibleError(f"{slug}/{one.agency}")
        report.round = found
        given, against = _filled(report, indicators, one)
        problems += against
        fresh = len(given) - len(report.figures)
        if fresh and not against:
            keep(HeldReport(report, standing), report.remarks, given, by, now, verb=FILLED, file=file)
            done = Filled(done.reports + 1, done.figures + fresh)
    if problems:
        raise InputRefused(problems)
    detail = {"reports": done.reports, "figures": done.figures, **({"file": file} if file else {})}
    record(FILLED, found.slug, detail, by=by, now=now)
    return done


def _filled(
    report: AgencyReport, indicators: tuple[Indicator, ...], row: FilledRow
) -> tuple[dict[str, str], list[Problem]]:
    """The figures of a report with those that are put in, and what stands against it, at its row."""
    name = report.agency.name
    if report.state not in EDITABLE:
        return {}, [Problem("report_left", f"{name}: {GONE[ReportState(report.state)]}", row.place)]
    if report.version != row.seen:
        text = f"{name}: cơ quan vừa ghi báo cáo, chưa ghi gì"
        return {}, [Problem("report_changed", text, row.place, "Kiểm tra lại tệp")]
    typed, wrong = figures_typed(indicators, row.figures)
    against = [*_unknown(indicators, row.figures), *wrong]
    kept: Mapping[str, str] = report.figures
    if any(kept.get(key, text) != text for key, text in typed.items()):
        against.append(Problem("figure_known", f"{name}: {OTHERWISE}"))
    given = {**typed, **kept}
    if not against:
        _, against = figures_typed(indicators, given)
    return given, [Problem(one.code, one.message, row.place, one.hint) for one in against]


def _unknown(indicators: tuple[Indicator, ...], figures: Mapping[str, str]) -> list[Problem]:
    known = {one.key for one in indicators}
    text = "Đợt báo cáo không hỏi chỉ tiêu này"
    return [
        Problem("unknown_indicator", text, Place(column=key)) for key in sorted(figures) if key not in known
    ]
