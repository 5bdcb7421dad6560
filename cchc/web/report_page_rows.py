"""One report as its page shows it: sections, figures, tasks, the acts that are open to the person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.utils import timezone

from cchc.core.campaign.written import number_in
from cchc.core.numerals import MOST_PLACES, date_text, number_text
from cchc.core.plan.progress import OUTLOOK_NAMES
from cchc.core.reporting.agency_report import TaskLine
from cchc.core.reporting.sections import NUMBERED, SECTIONS
from cchc.records.reports.models import EDITABLE, ReportState
from cchc.records.reports.policies import may_send_back_report, may_send_report, may_write_report
from cchc.records.reports.queries import ReportView
from cchc.records.reports.queries.log import ReportAct
from cchc.web.report_writing import WritingForm

NOT_GIVEN = "chưa ghi"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One part: its words, the box to write in, and what another person stored meanwhile."""

    title: str
    level: int
    written: bool
    text: str
    field: BoundField | None = None
    stored: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: its value, the box to write in, what another person stored; `whole`: what it is part of."""

    title: str
    unit: str
    value: str
    whole: str
    field: BoundField | None = None
    stored: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of the period."""

    title: str
    due: str
    outlook: str
    told: str


@dataclass(frozen=True, slots=True)
class Acts:
    """What the person may do with the report as it stands."""

    write: bool = False
    submit: bool = False
    withdraw: bool = False
    send: bool = False
    send_back: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return self.write or self.submit or self.withdraw or self.send or self.send_back


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act of the past."""

    when: str
    who: str
    act: str
    said: str


def acts_of(view: ReportView) -> Acts:
    """What is open to the person; nothing once the round is closed."""
    report, standing = view.report, view.standing
    if view.round.closed_at is not None:
        return Acts()
    writes = may_write_report(standing, report.agency_id)
    waits = report.state == ReportState.SUBMITTED
    return Acts(
        write=writes and report.state in EDITABLE,
        submit=writes and report.state in (ReportState.DRAFT, ReportState.RETURNED),
        withdraw=writes and waits,
        send=waits and may_send_report(standing, report.agency_id),
        send_back=report.state == ReportState.SENT and may_send_back_report(standing, view.round.root_id),
    )


def section_rows(view: ReportView, form: WritingForm | None, *, changed: bool) -> tuple[SectionRow, ...]:
    """The parts in their order, with boxes where there is a form."""
    remarks: Mapping[str, str] = view.report.remarks
    rows = []
    for one in SECTIONS:
        text = remarks.get(one.key, "")
        field = form[f"muc-{one.key}"] if form is not None and one.written else None
        stored = text if changed and field is not None and _differs(field, text) else ""
        rows.append(SectionRow(NUMBERED[one.key], one.level, one.written, text, field, stored))
    return tuple(rows)


def figure_rows(view: ReportView, form: WritingForm | None, *, changed: bool) -> tuple[FigureRow, ...]:
    """The figures in their order."""
    given: Mapping[str, str] = view.report.figures
    titles = {one.key: one.title for one in view.indicators}
    rows = []
    for one in view.indicators:
        text = given.get(one.key, "")
        value = number_text(number_in(text), MOST_PLACES) if text else NOT_GIVEN
        field = None if form is None else form[f"so-{one.key}"]
        stored = value if changed and field is not None and _differs(field, text) else ""
        rows.append(FigureRow(one.title, one.unit, value, titles.get(one.of, ""), field, stored))
    return tuple(rows)


def typed_rows(view: ReportView, typed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What was typed and could not be kept, by title of its section, where it says something new."""
    kept: Mapping[str, str] = view.report.remarks
    return tuple(
        (one.title, text)
        for one in SECTIONS
        if (text := typed.get(one.key, "")) and text != kept.get(one.key, "")
    )


def _differs(field: BoundField, stored: str) -> bool:
    return str(field.value() or "").replace("\r\n", "\n").strip() != stored


def task_rows(lines: Iterable[TaskLine]) -> tuple[TaskRow, ...]:
    """The tasks of the period."""
    return tuple(
        TaskRow(
            one.title,
            date_text(one.due) if one.due else "không nêu ngày",
            OUTLOOK_NAMES[one.outlook],
            "; ".join(part for part in (one.result, one.reason) if part),
        )
        for one in lines
    )


def act_rows(acts: Iterable[ReportAct]) -> tuple[ActRow, ...]:
    """The acts of the past, newest first."""
    return tuple(
        ActRow(f"{timezone.localtime(one.at):%d/%m/%Y %H:%M}", one.who, one.act, one.said) for one in acts
    )
