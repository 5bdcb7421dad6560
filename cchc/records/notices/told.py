"""What an act means for others: from an event of the log to the notices of those whom it concerns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cchc.core.campaign.circuit import STEP_NAMES, Step
from cchc.core.numerals import date_text
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, CampaignUnit, Member, Portion
from cchc.records.entries.models import Question
from cchc.records.notices.recipients import CONFIRMING, FILLING, coordinators_in, filling, people_in

MOST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Told:
    """One notice for some people; `subject` makes it the same one when it is found again."""

    people: tuple[int, ...]
    kind: str
    text: str
    subject: str
    about: dict[str, Any] = field(default_factory=dict)
    overdue: bool = False


Reader = Callable[[Event], Iterator[Told]]


def told_by(event: Event, readers: Mapping[str, Reader]) -> Iterator[Told]:
    """The notices that an event of the log gives rise to; who acted himself is not told."""
    reader = readers.get(event.verb)
    for one in reader(event) if reader else ():
        people = tuple(person for person in one.people if person != event.by_id)
        if people:
            yield Told(people, one.kind, one.text, f"event/{event.pk}", one.about, one.overdue)


def _portion(event: Event) -> Portion | None:
    rows = Portion.objects.select_related("agency", "campaign_unit__campaign", "campaign_unit__unit")
    return rows.filter(pk=event.detail.get("portion")).first()


def portion_name(portion: Portion) -> str:
    """How a notice calls a portion."""
    unit, step = portion.campaign_unit, STEP_NAMES[Step(portion.step)]
    whose = "" if unit.unit_id == portion.agency_id else f" ({unit.unit.name})"
    return f"{step}{whose}, {unit.campaign.title}"


def portion_about(portion: Portion) -> dict[str, Any]:
    """Where a notice about a portion leads."""
    return {"campaign": portion.campaign_unit.campaign.slug, "portion": portion.pk}


def _workers(portion: Portion, day: date) -> tuple[int, ...]:
    people = people_in([portion.agency_id], filling(Step(portion.step)), day)
    return people.get(portion.agency_id, ())


def _of_portion(
    sentence: str, to: Callable[[Portion, date], tuple[int, ...]]
) -> Callable[[Event], Iterator[Told]]:
    """Notices about a portion; the sentence may use agency, portion, reason and due."""

    def read(event: Event) -> Iterator[Told]:
        portion = _portion(event)
        if portion is None:
            return
        given = event.detail
        text = sentence.format(
            agency=portion.agency.name,
            portion=portion_name(portion),
            reason=shortened(given.get("reason", "")),
            due=_day(given.get("due")),
            until=_moment(given.get("until")),
        )
        yield Told(to(portion, _local(event.at)), event.verb, text, "", portion_about(portion))

    return read


def _heads(portion: Portion, day: date) -> tuple[int, ...]:
    return people_in([portion.agency_id], CONFIRMING, day).get(portion.agency_id, ())


def _coordinators(portion: Portion, day: date) -> tuple[int, ...]:
    return coordinators_in(portion.campaign_unit.campaign.province_id, day)


def _opened(event: Event) -> Iterator[Told]:
    campaign = Campaign.objects.filter(slug=event.subject).first()
    if campaign is None:
        return
    owed = Portion.objects.filter(campaign_unit__campaign=campaign, step=Step.SELF_SCORING)
    members = Member.objects.filter(collected__campaign_unit__campaign=campaign)
    agencies = {*owed.values_list("agency", flat=True), *members.values_list("agency", flat=True)}
    people = people_in(agencies, FILLING, _local(event.at))
    window = campaign.windows.filter(step=Step.SELF_SCORING).first()
    end = f", đóng lúc {_moment(window.closes_at.isoformat())}" if window else ""
    everyone = tuple(dict.fromkeys(person for some in people.values() for person in some))
    yield Told(everyone, event.verb, f"Đã mở {campaign.title}{end}.", "", {"campaign": campaign.slug})


def _asked(event: Event) -> Iterator[Told]:
    question = _question(event)
    if question is not None:
        people = coordinators_in(question.campaign.province_id, _local(event.at))
        text = f"{question.agency.name} hỏi về dòng {question.line.key}: {shortened(question.text)}"
        yield Told(people, event.verb, text, "", _line_about(question))


def _answered(event: Event) -> Iterator[Told]:
    question = _question(event)
    if question is not None:
        text = f"Câu hỏi của bạn về dòng {question.line.key} đã được trả lời: {shortened(question.answer)}"
        yield Told((question.by_id,), event.verb, text, "", _line_about(question))


def _question(event: Event) -> Question | None:
    rows = Question.objects.select_related("campaign", "line", "agency")
    return rows.filter(pk=event.detail.get("question")).first()


def _line_about(question: Question) -> dict[str, Any]:
    return {"campaign": question.campaign.slug, "questions": question.line.key}


def _contribution_returned(event: Event) -> Iterator[Told]:
    slug, unit, line, _, agency = event.subject.split("/")
    rows = Member.objects.select_related("agency", "collected__campaign_unit__campaign")
    member = rows.filter(
        collected__campaign_unit__campaign__slug=slug,
        collected__campaign_unit__unit__slug=unit,
        collected__line__key=line,
        agency__slug=agency,
    ).first()
    if member is not None:
        people = people_in([member.agency_id], FILLING, _local(event.at)).get(member.agency_id, ())
        given = event.detail
        text = (
            f"Số liệu dòng {line} của {member.agency.name} bị trả lại: {shortened(given.get('reason', ''))}. "
            f"Bổ sung trước hết ngày {_day(given.get('due'))}."
        )
        yield Told(people, event.verb, text, "", {"campaign": slug, "member": member.pk})


def _published(event: Event) -> Iterator[Told]:
    slug, _, unit = event.subject.partition("/")
    rows = CampaignUnit.objects.select_related("campaign", "unit", "published")
    row = rows.filter(campaign__slug=slug, unit__slug=unit).first()
    if row is not None and row.published is not None:
        people = people_in([row.unit_id], (*FILLING, *CONFIRMING), _local(event.at)).get(row.unit_id, ())
        text = f"Kết quả của {row.unit.name} trong {row.campaign.title} đã được công bố."
        yield Told(people, event.verb, text, "", {"result": row.published.slug})


def _local(at: datetime) -> date:
    return timezone.localdate(at)


def shortened(text: str, most: int = MOST_TEXT) -> str:
    """A text cut to what a notice holds."""
    return text if len(text) <= most else f"{text[:most]}…"


def _day(text: str | None) -> str:
    return date_text(date.fromisoformat(text)) if text else ""


def _moment(text: str | None) -> str:
    if not text:
        return ""
    at = timezone.localtime(datetime.fromisoformat(text))
    return f"{at:%H:%M} ngày {date_text(at.date())}"


READERS: dict[str, Reader] = {
    "campaigns.opened": _opened,
    "campaigns.late_allowed": _of_portion(
        "{agency} được nộp muộn phần {portion} đến {until}: {reason}", _workers
    ),
    "campaigns.reopened": _of_portion(
        "Phần {portion} của {agency} được mở lại đến {until}: {reason}", _workers
    ),
    "entries.portion_submitted": _of_portion(
        "{agency} đã trình phần {portion}, chờ lãnh đạo đơn vị duyệt.", _heads
    ),
    "entries.portion_confirmed": _of_portion("{agency} đã gửi phần {portion}.", _coordinators),
    "entries.portion_returned": _of_portion(
        "Phần {portion} của {agency} bị trả lại: {reason}. Bổ sung trước hết ngày {due}.", _workers
    ),
    "entries.contribution_returned": _contribution_returned,
    "entries.question_asked": _asked,
    "entries.question_answered": _answered,
    "rounds.unit_published": _published,
}
