"""What the clock makes known of periodic reports: those due soon, and those overdue, up to the head."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cchc.core.calendar import WorkCalendar
from cchc.core.numerals import date_text
from cchc.records.catalogues.queries import work_calendar
from cchc.records.notices.recipients import CONFIRMING, FILLING, coordinators_in, people_in
from cchc.records.notices.told import Told
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportReturn, ReportState

BEFORE = 5  # working days before the last day at which those who write are told, once
REMEMBERED = timedelta(days=60)  # what was due longer ago is nobody's news
NAMED = 3


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that has not been sent, with its own last day: that of the round, or of its return."""

    report: AgencyReport
    due: date

    @property
    def subject(self) -> str:
        """What makes two notices the same: the report and its day."""
        return f"report/{self.report.pk}/{self.due:%Y%m%d}"

    @property
    def about(self) -> dict[str, object]:
        """Where its notice leads."""
        return {"round": self.report.round.slug, "agency": self.report.agency.slug}

    @property
    def text(self) -> str:
        """The report by its round and agency."""
        return f"{self.report.round.name} của {self.report.agency.name}"


def report_notices(now: datetime) -> Iterator[Told]:
    """What is to be told of reports on this day; the same is found again on later days and told once."""
    today = timezone.localdate(now)
    calendar = work_calendar([today.year])
    owed = [one for one in _owed() if _is_news(one, today, calendar)]
    workers = people_in((one.report.agency_id for one in owed), FILLING, today)
    heads = people_in((one.report.agency_id for one in owed), CONFIRMING, today)
    for one in owed:
        agency = one.report.agency_id
        yield from _to_agency(one, workers.get(agency, ()), heads.get(agency, ()), today)
    yield from _to_coordinators(owed, today)


def _owed() -> Iterator[OwedReport]:
    """All that has not been sent in rounds that are open; two queries."""
    rows = AgencyReport.objects.filter(round__closed_at=None).exclude(state=ReportState.SENT)
    returned = ReportReturn.objects.filter(report__in=rows, repaired_at=None)
    days = dict(returned.values_list("report", "due"))
    for report in rows.select_related("round", "agency").order_by("round", "agency__position", "pk"):
        yield OwedReport(report, days.get(report.pk, report.round.units_due))


def _is_news(one: OwedReport, today: date, calendar: WorkCalendar) -> bool:
    if one.due < today:
        return one.due > today - REMEMBERED
    return calendar.working_days_after(today, one.due) <= BEFORE


def _to_agency(
    one: OwedReport, workers: tuple[int, ...], heads: tuple[int, ...], today: date
) -> Iterator[Told]:
    days = (one.due - today).days
    if days >= 0:
        left = f"còn {days} ngày" if days else "hết hôm nay"
        text = f"{one.text}: gửi trước hết ngày {date_text(one.due)}, {left}."
        yield Told(workers, "due", text, f"{one.subject}/soon", one.about)
        return
    text = f"Quá hạn từ hết ngày {date_text(one.due)}: {one.text} chưa gửi."
    yield Told(workers, "overdue", text, f"{one.subject}/over", one.about, overdue=True)
    yield Told(heads, "overdue", text, f"{one.subject}/head", one.about, overdue=True)


def _to_coordinators(owed: Iterable[OwedReport], today: date) -> Iterator[Told]:
    """One notice for each round and day, however many agencies are silent."""
    late: dict[tuple[int, date], list[OwedReport]] = {}
    for one in owed:
        if one.due < today:
            late.setdefault((one.report.round_id, one.due), []).append(one)
    for (number, due), some in late.items():
        found: ReportingRound = some[0].report.round
        names = ", ".join(one.report.agency.name for one in some[:NAMED])
        more = f" và {len(some) - NAMED} cơ quan khác" if len(some) > NAMED else ""
        text = f"{found.name}: {len(some)} cơ quan quá hạn từ hết ngày {date_text(due)} ({names}{more})."
        people = coordinators_in(found.root_id, today)
        subject = f"reports/{number}/{due:%Y%m%d}"
        yield Told(people, "overdue", text, subject, {"round": found.slug}, overdue=True)
