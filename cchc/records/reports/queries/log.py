"""What was done with one report, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cchc.core.numerals import date_text
from cchc.records.audit.models import Event
from cchc.records.audit.verbs import verb_name
from cchc.records.reports.models import AgencyReport

MOST = 30


@dataclass(frozen=True, slots=True)
class ReportAct:
    """One act: when, who, what, and the reason of a return."""

    at: datetime
    who: str
    act: str
    said: str


def acts_on(report: AgencyReport) -> tuple[ReportAct, ...]:
    """The newest acts on a report that the person may read; one query."""
    rows = Event.objects.filter(
        subject=f"{report.round.slug}/{report.agency.slug}", verb__startswith="reports."
    )
    return tuple(_acts(rows.select_related("by").order_by("-pk")[:MOST]))


def _acts(events: Iterable[Event]) -> Iterable[ReportAct]:
    for event in events:
        reason, due = event.detail.get("reason"), event.detail.get("due")
        said = (
            f"{reason} (gửi lại trước hết ngày {date_text(date.fromisoformat(due))})"
            if reason and due
            else ""
        )
        yield ReportAct(event.at, str(event.by), verb_name(event.verb), said)
