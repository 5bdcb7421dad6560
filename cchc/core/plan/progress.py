"""What each agency owes of each task at each time, what was said of it, and where it stands on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.deadline.occurrences import ONCE, Occurrence, occurrences
from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import Continuous, Dated, Deadline, Recurring
from cchc.core.plan.tasks import Plan, Task
from cchc.core.plan.versions import Version

UNDATED = "undated"
SOON = timedelta(days=14)


class Status(StrEnum):
    """What an agency says of an occurrence; late is not said, it follows from the day."""

    NOT_STARTED = "not_started"
    DOING = "doing"
    DONE = "done"
    CANNOT = "cannot"


STATUS_NAMES = {
    Status.NOT_STARTED: "Chưa thực hiện",
    Status.DOING: "Đang thực hiện",
    Status.DONE: "Hoàn thành",
    Status.CANNOT: "Không thực hiện được",
}
ENDING = (Status.DONE, Status.CANNOT)


class Outlook(StrEnum):
    """Where an occurrence stands on a day, what hurries most first."""

    OVERDUE = "overdue"
    SOON = "soon"
    WAITING = "waiting"
    COMING = "coming"
    UNDATED = "undated"
    CANNOT = "cannot"
    DONE_LATE = "done_late"
    DONE = "done"


OUTLOOK_NAMES = {
    Outlook.OVERDUE: "quá hạn",
    Outlook.SOON: "sắp đến hạn",
    Outlook.WAITING: "chờ lãnh đạo đơn vị xác nhận",
    Outlook.COMING: "chưa đến hạn",
    Outlook.UNDATED: "không định ngày",
    Outlook.CANNOT: "không thực hiện được",
    Outlook.DONE_LATE: "hoàn thành muộn",
    Outlook.DONE: "hoàn thành",
}
SETTLED = (Outlook.CANNOT, Outlook.DONE_LATE, Outlook.DONE)
URGENCY = {outlook: place for place, outlook in enumerate(Outlook)}


class Slot(NamedTuple):
    """Which occurrence of which task of a plan, and whose."""

    task: str
    agency: str
    key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What an agency said; `units` are those of a quantity that are done, by name, never a percentage.

    `confirmed` by the head of the agency: only then the end of an occurrence counts.
    """

    status: Status
    result: str = ""
    done_on: date | None = None
    units: tuple[str, ...] = ()
    reason: str = ""
    confirmed: bool = False
    version: int = 0
    documents: int = 0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Owed:
    """What one agency owes of a task at one time; without `occurrence` the text gives it no day."""

    plan: Plan
    task: Task
    agency: str
    occurrence: Occurrence | None
    said: Said | None = None

    @property
    def slot(self) -> Slot:
        """By what it is found."""
        return Slot(self.task.id, self.agency, UNDATED if self.occurrence is None else self.occurrence.key)

    @property
    def due(self) -> date | None:
        """The last day on time, None where the text gives none."""
        return None if self.occurrence is None else self.occurrence.due

    def outlook(self, day: date) -> Outlook:
        """Where it stands on a day."""
        if self.said is not None and self.said.status in ENDING:
            return self._ended(self.said)
        if self.due is None:
            return Outlook.UNDATED
        if day > self.due:
            return Outlook.OVERDUE
        return Outlook.SOON if self.due - day <= SOON else Outlook.COMING

    def _ended(self, said: Said) -> Outlook:
        if not said.confirmed:
            return Outlook.WAITING
        if said.status is Status.CANNOT:
            return Outlook.CANNOT
        late = said.done_on is not None and self.due is not None and said.done_on > self.due
        return Outlook.DONE_LATE if late else Outlook.DONE


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """One occurrence of one task with all agencies that owe it: `x/y cơ quan`."""

    task: Task
    occurrence: Occurrence | None
    owed: tuple[Owed, ...]

    def settled(self, day: date) -> int:
        """How many agencies have come to an end with it, in time or late."""
        return sum(one.outlook(day) in (Outlook.DONE, Outlook.DONE_LATE) for one in self.owed)

    def outlook(self, day: date) -> Outlook:
        """The most urgent of its agencies."""
        return min((one.outlook(day) for one in self.owed), key=URGENCY.__getitem__)


@dataclass(frozen=True, slots=True)
class Completion:
    """Of so many occurrences due in a year so many were done on time, and so many late."""

    due: int
    on_time: int
    late: int


@lru_cache(maxsize=4096)
def deadline_of(text: str, year: int | None) -> Deadline:
    """A deadline as understood; `year` is the year of a plan of one year."""
    return parse_deadline(text, year)


def task_deadline(plan: Plan, task: Task) -> Deadline:
    """The deadline of a task as understood in its plan."""
    first, last = plan.period
    return deadline_of(task.deadline, first if first == last else None)


def has_days(deadline: Deadline) -> bool:
    """Whether a deadline gives days by itself."""
    if isinstance(deadline, Continuous):
        return bool(deadline.reports)
    return isinstance(deadline, Dated | Recurring)


def end_of(plan: Plan, day: date) -> date:
    """How far occurrences are reckoned on a day: to the end of the plan, else to that of the next year."""
    last = plan.period[1]
    return date(day.year + 1 if last is None else last, 12, 31)


def answering(register: AgencyRegister, named: Iterable[str], day: date) -> tuple[str, ...]:
    """The agencies behind names of agencies and groups on a day; who has been succeeded is represented.

    An agency that nobody has succeeded stays, so that nothing falls away; a group without known members
    gives none.
    """
    found: dict[str, None] = {}
    for identifier in named:
        found.update(dict.fromkeys(_behind(register, identifier, day, frozenset())))
    return tuple(found)


def _behind(register: AgencyRegister, identifier: str, day: date, before: frozenset[str]) -> tuple[str, ...]:
    members = members_on(register, identifier, day)
    if members or identifier in register.group_by_id:
        return members
    seen = before | {identifier}
    heirs = (one.to for one in register.successors(identifier, day))
    known = (heir for heir in heirs if heir in register.by_id and heir not in seen)
    found = dict.fromkeys(one for heir in known for one in _behind(register, heir, day, seen))
    return tuple(found) or (identifier,)


def unlisted(plan: Plan, task: Task, day: date) -> tuple[str, ...]:
    """The groups that lead a task of which nobody knows the members on a day."""
    groups = (lead for lead in task.leads if lead in plan.agencies.group_by_id)
    return tuple(group for group in groups if not members_on(plan.agencies, group, day))


def turns_of(
    version: Version, task: Task, day: date, fixed: Mapping[str, date] | None = None
) -> tuple[Occurrence | None, ...]:
    """The occurrences of a task for which a version answers; one None for a task without a day.

    `fixed` are days that a person has settled for tasks to which the text gives none, by number of the task.
    """
    deadline = task_deadline(version.plan, task)
    if has_days(deadline):
        found = occurrences(deadline, version.plan.day, end_of(version.plan, day))
        return tuple(one for one in found if version.answers(task, one.due))
    due = (fixed or {}).get(task.id)
    if due is not None:
        once = Occurrence(ONCE, "Một lần", min(version.plan.day, due), due)
        return (once,) if version.answers(task, due) else ()
    return (None,) if version.until is None else ()


def owed(
    chain: Sequence[Version],
    day: date,
    said: Mapping[Slot, Said] | None = None,
    fixed: Mapping[str, date] | None = None,
) -> Iterator[Owed]:
    """Everything that the leading agencies owe, version by version, task by task, in order of time.

    A group stands for its members on the day on which it is due.
    """
    known = said or {}
    for version in chain:
        plan = version.plan
        for task in version.plan.tasks:
            for turn in turns_of(version, task, day, fixed):
                at = max(plan.day, plan.day if turn is None else turn.due)
                for agency in answering(plan.agencies, task.leads, at):
                    slot = Slot(task.id, agency, UNDATED if turn is None else turn.key)
                    yield Owed(plan=plan, task=task, agency=agency, occurrence=turn, said=known.get(slot))


def turns(rows: Iterable[Owed]) -> tuple[Turn, ...]:
    """What is owed, put together by task and occurrence, in the order given."""
    found: dict[tuple[str, str], list[Owed]] = {}
    for one in rows:
        found.setdefault((one.task.id, one.slot.key), []).append(one)
    return tuple(Turn(some[0].task, some[0].occurrence, tuple(some)) for some in found.values())


def completion(rows: Iterable[Owed], year: int, day: date) -> Completion:
    """How much of what was due in a year is done; an occurrence counts once all its agencies have done it."""
    due = [turn for turn in turns(rows) if turn.occurrence is not None and turn.occurrence.due.year == year]
    worst = [turn.outlook(day) for turn in due]
    return Completion(len(due), worst.count(Outlook.DONE), worst.count(Outlook.DONE_LATE))


def lacking_units(task: Task, said_units: Sequence[str]) -> int:
    """How many units of a quantity are not done yet; 0 for a task without one."""
    return 0 if task.quantity is None else max(task.quantity.count - len(said_units), 0)
