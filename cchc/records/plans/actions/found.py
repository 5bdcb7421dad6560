"""What an action on a task holds: the plan with its versions, whose task it is, who acts, tidy texts."""

from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from django.utils import timezone

from cchc.core.errors import InputRefused, Problem
from cchc.core.plan.progress import Owed, Slot
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.models import PlanTask, Progress
from cchc.records.plans.queries.chain import Chain
from cchc.records.plans.queries.work import PlanWork, work_of

MOST_TEXT = 10_000


@dataclass(frozen=True)
class Place:
    """One slot of a plan, its task locked until the end of the transaction, and the person who acts on it."""

    work: PlanWork
    owed: Owed
    task: PlanTask
    agency: Agency
    standing: Standing

    @property
    def chain(self) -> Chain:
        """The plan with its versions."""
        return self.work.chain

    @property
    def slot(self) -> Slot:
        """Task, agency and occurrence."""
        return self.owed.slot

    @property
    def shared(self) -> int:
        """How many agencies owe this occurrence of the task."""
        here = self.slot.task, self.slot.key
        return sum((one.task.id, one.slot.key) == here for one in self.work.owed)

    @property
    def subject(self) -> str:
        """What the log calls it."""
        return f"{self.chain.rows[0].slug}/{self.slot.agency}/{self.slot.task}/{self.slot.key}"


def place_of(plan: str, slot: Slot, *, by: User, now: datetime) -> Place:
    """Find and lock a slot; raises NotVisibleError for what is not there or not for this person."""
    day = timezone.localdate(now)
    locked = None
    while True:
        work = work_of(by, plan, day)
        owed = work.at(slot)
        agency = work.chain.agencies.get(slot.agency)
        if owed is None or agency is None:
            raise NotVisibleError("/".join(slot))
        row = work.chain.task_of(owed.plan, slot.task)
        if row.pk == locked:
            return Place(work, owed, row, agency, standing_of(by, day))
        # An amendment that was waited for may let another version answer: then its task is locked.
        PlanTask.objects.select_for_update().get(pk=row.pk)
        locked = row.pk


def stored_at(place: Place) -> Progress | None:
    """What was said so far, read after the lock."""
    return place.work.rows.get(place.slot)


def tidy(text: str) -> str:
    """A text in NFC without what no database keeps; raises InputRefused when it is too long."""
    whole = "".join(sign for sign in text if sign != "\x00" and not "\ud800" <= sign <= "\udfff")
    kept = normalize("NFC", whole).strip()
    if len(kept) > MOST_TEXT:
        told = f"Nội dung quá dài: {len(kept)} ký tự, chỉ nhận tối đa {MOST_TEXT}"
        raise InputRefused([Problem("too_long", told)])
    return kept
