"""Acts of the province as a whole in the national circuit, each with its day and proof, in their order."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import STEP_NAMES, Circuit, Step
from cchc.core.campaign.portion import PortionState
from cchc.core.errors import InputRefused, Problem
from cchc.core.numerals import date_text
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.campaigns.queries.owing import with_lines
from cchc.records.evidence.models import Document
from cchc.records.people.models import User
from cchc.records.rounds.actions.held import (
    NUMBER,
    SOURCE,
    Held,
    held_unit,
    refuse_other_circuit,
    refuse_unfit,
    stated,
)
from cchc.records.rounds.models import Milestone
from cchc.records.rounds.policies import may_record_milestone

# Each needs the one before it; the province answers only where it has something to say.
ORDER = (Step.REVIEW, Step.SIGNING, Step.MINISTRY, Step.ANSWER)
NUMBERED = (Step.SIGNING, Step.MINISTRY, Step.ANSWER)


@dataclass(frozen=True, slots=True)
class MilestoneEntry:
    """What is recorded of one act: number and day of its document, the day it was sent, its proof."""

    step: Step
    day: date
    source: str
    number: str = ""
    sent_on: date | None = None
    document: int | None = None


@transaction.atomic
def record_milestone(slug: str, unit: str, entry: MilestoneEntry, *, by: User, now: datetime) -> Milestone:
    """Record one act, or correct what was recorded of it; the log keeps both.

    Raises NotVisibleError, NotAllowed, Closed for a published unit, and InputRefused: for a step that is no
    act of the province, before the act that comes first, without source or number, for a day that cannot be.
    """
    held = held_unit(
        slug,
        unit,
        lambda standing, campaign: may_record_milestone(standing, campaign, entry.step),
        "Chỉ chuyên viên CCHC của tỉnh (và lãnh đạo UBND tỉnh khi ký) được ghi mốc này",
        by=by,
        now=now,
    )
    refuse_other_circuit(held, Circuit.NATIONAL)
    refuse_unfit([(entry.source, SOURCE), (entry.number, NUMBER)])
    problems = [*_faults(held, entry), *_order_faults(held.unit, entry)]
    if problems:
        raise InputRefused(problems)
    source = stated(entry.source, "missing_source", "Hãy ghi nguồn, căn cứ", SOURCE)
    stored = Milestone.objects.filter(campaign_unit=held.unit, step=entry.step).first()
    before = None if stored is None else _told(stored)
    row = stored or Milestone(campaign_unit=held.unit, step=entry.step)
    row.number, row.day, row.sent_on, row.source = entry.number.strip(), entry.day, entry.sent_on, source
    row.document = _document(held, entry.document)
    row.by, row.at = by, now
    row.save()
    if before != _told(row):
        detail = {"from": before, "to": _told(row)}
        record("rounds.milestone_recorded", held.subject(entry.step), detail, by=by, now=now)
    return row


def _told(row: Milestone) -> dict[str, object]:
    return {
        "number": row.number,
        "day": row.day.isoformat(),
        "sent_on": None if row.sent_on is None else row.sent_on.isoformat(),
        "source": row.source,
        "document": row.document_id,
    }


def _document(held: Held, wanted: int | None) -> Document | None:
    """The document of the province of this number; raises InputRefused for another's."""
    if wanted is None:
        return None
    found = Document.objects.filter(pk=wanted, owner=held.campaign.province_id).first()
    if found is None:
        raise InputRefused([Problem("missing_document", "Không có văn bản này trong tài liệu của tỉnh")])
    return found


def _faults(held: Held, entry: MilestoneEntry) -> list[Problem]:
    if entry.step not in ORDER:
        return [Problem("not_a_milestone", f"“{STEP_NAMES[entry.step]}” không phải là mốc của tỉnh")]
    found, today = [], timezone.localdate(held.now)
    if entry.step in NUMBERED and not entry.number.strip() and not _signs_himself(held, entry):
        found.append(Problem("missing_number", "Hãy ghi số, ký hiệu văn bản"))
    for day in (entry.day, entry.sent_on):
        if day is not None and day > today:
            message = f"Ngày {date_text(day)} còn ở phía trước: chỉ ghi việc đã làm"
            found.append(Problem("future_day", message))
    if entry.sent_on is not None and entry.sent_on < entry.day:
        found.append(Problem("sent_before_signed", "Ngày gửi không thể trước ngày văn bản"))
    return found


def _signs_himself(held: Held, entry: MilestoneEntry) -> bool:
    return entry.step is Step.SIGNING and held.standing.leads(held.campaign.province_id)


def _order_faults(unit: CampaignUnit, entry: MilestoneEntry) -> list[Problem]:
    """What must have been done before."""
    if entry.step not in ORDER:
        return []
    place = ORDER.index(entry.step)
    if place == 0:
        return _not_accepted(unit)
    first, days = (
        ORDER[place - 1],
        dict(Milestone.objects.filter(campaign_unit=unit).values_list("step", "day")),
    )
    found = _not_accepted(unit) if entry.step is Step.SIGNING else []
    if first not in days:
        message = f"Chưa ghi mốc “{STEP_NAMES[first]}”, mốc phải có trước “{STEP_NAMES[entry.step]}”"
        found.append(Problem("milestone_missing", message))
    elif days[first] > entry.day:
        message = f"Ngày {date_text(entry.day)} trước ngày của mốc “{STEP_NAMES[first]}”"
        found.append(Problem("milestone_order", f"{message} ({date_text(days[first])})"))
    return found


def _not_accepted(unit: CampaignUnit) -> list[Problem]:
    """The portions of self-scoring that Sở Nội vụ has not accepted yet, named."""
    owed = with_lines(Portion.objects.filter(campaign_unit=unit, step=Step.SELF_SCORING))
    rows = owed.exclude(state=PortionState.ACCEPTED).select_related("agency").order_by("agency__sort_key")
    return [
        Problem("portion_not_accepted", f"{row.agency.name}: {row.get_state_display()}, chưa được tiếp nhận")
        for row in rows
    ]


def milestone_on(unit: CampaignUnit, step: Step) -> Milestone | None:
    """What was recorded of one act."""
    return Milestone.objects.filter(campaign_unit=unit, step=step).first()
