"""What an act on a periodic report means for others: asked for, to be approved, sent, returned."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.records.audit.models import Event
from cchc.records.notices.recipients import CONFIRMING, FILLING, coordinators_in, people_in
from cchc.records.notices.told import Told, shortened
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportState


def _opened(event: Event) -> Iterator[Told]:
    """Everybody who writes for an agency that is asked."""
    found = ReportingRound.objects.filter(slug=event.subject).first()
    if found is None:
        return
    agencies = found.reports.values_list("agency", flat=True)
    people = people_in(agencies, FILLING, timezone.localdate(event.at))
    everyone = tuple(dict.fromkeys(person for some in people.values() for person in some))
    text = f"Đã mở {found.name}: các cơ quan gửi trước hết ngày {date_text(found.units_due)}."
    yield Told(everyone, event.verb, text, "", {"round": found.slug})


def _amended(event: Event) -> Iterator[Told]:
    """Everybody who writes for an agency that has not sent yet, those that are asked now included."""
    found = ReportingRound.objects.filter(slug=event.subject).first()
    if found is None:
        return
    agencies = found.reports.exclude(state=ReportState.SENT).values_list("agency", flat=True)
    people = people_in(agencies, FILLING, timezone.localdate(event.at))
    everyone = tuple(dict.fromkeys(person for some in people.values() for person in some))
    text = (
        f"{found.name}: các cơ quan gửi trước hết ngày {date_text(found.units_due)}. "
        f"Lý do: {shortened(event.detail['reason'])}."
    )
    yield Told(everyone, event.verb, text, "", {"round": found.slug})


def _filled(event: Event) -> Iterator[Told]:
    """Who writes for the agency whose figures were put in by another."""
    report = _report(event)
    if report is not None:
        people = people_in([report.agency_id], FILLING, timezone.localdate(event.at))
        text = (
            f"{event.by} đã ghi hộ số liệu vào {report.round.name} của {report.agency.name}: "
            "hãy xem lại, viết và trình."
        )
        yield Told(people.get(report.agency_id, ()), event.verb, text, "", _about(report))


def _submitted(event: Event) -> Iterator[Told]:
    """The head of the agency."""
    report = _report(event)
    if report is not None:
        heads = people_in([report.agency_id], CONFIRMING, timezone.localdate(event.at))
        text = f"{report.round.name} của {report.agency.name} chờ lãnh đạo cơ quan duyệt gửi."
        yield Told(heads.get(report.agency_id, ()), event.verb, text, "", _about(report))


def _sent(event: Event) -> Iterator[Told]:
    """Who coordinates in the province."""
    report = _report(event)
    if report is not None:
        people = coordinators_in(report.round.root_id, timezone.localdate(event.at))
        text = f"{report.agency.name} đã gửi {report.round.name}."
        yield Told(people, event.verb, text, "", _about(report))


def _returned(event: Event) -> Iterator[Told]:
    """Who writes for the agency, and its head, who had let it go."""
    report = _report(event)
    if report is not None:
        given, today = event.detail, timezone.localdate(event.at)
        people = people_in([report.agency_id], (*FILLING, *CONFIRMING), today).get(report.agency_id, ())
        due = date_text(date.fromisoformat(given["due"]))
        text = (
            f"{report.round.name} của {report.agency.name} bị trả lại: {shortened(given['reason'])}. "
            f"Gửi lại trước hết ngày {due}."
        )
        yield Told(people, event.verb, text, "", _about(report))


def _report(event: Event) -> AgencyReport | None:
    slug, _, agency = event.subject.partition("/")
    rows = AgencyReport.objects.select_related("round", "agency")
    return rows.filter(round__slug=slug, agency__slug=agency).first()


def _about(report: AgencyReport) -> dict[str, object]:
    return {"round": report.round.slug, "agency": report.agency.slug}


READERS = {
    "reports.round_opened": _opened,
    "reports.round_amended": _amended,
    "reports.figures_filled": _filled,
    "reports.submitted": _submitted,
    "reports.sent": _sent,
    "reports.returned": _returned,
}
