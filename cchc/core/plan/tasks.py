"""A plan as written: header, targets, duties and tasks with the lines they mend."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue, Conflict, Target

MendKind = Literal["line", "area", "part", "index"]


@dataclass(frozen=True, slots=True)
class Mend:
    """What a task says it mends: a line or criterion, an area, a part, or the index (`target` empty)."""

    kind: MendKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Serve:
    """The line of another index that a task or requirement serves: PAPI, SIPAS, 766."""

    index: str
    line: str


@dataclass(frozen=True, slots=True)
class TaskQuantity:
    """How many of what must be done: 94 communes; `units` names them where the plan has a list."""

    count: int
    noun: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A specific task: leads, coordinating agencies, the deadline as written, the lines it mends.

    `expected` is the points that the plan hopes to win back by it, None when the plan says nothing.
    """

    id: str
    title: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...] = ()
    deadline: str = ""
    mends: tuple[Mend, ...] = ()
    written: str = ""
    quantity: TaskQuantity | None = None
    section: str = ""
    serves: tuple[Serve, ...] = ()
    expected: Decimal | None = None
    budget: str = ""
    requirement: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class GeneralDuty:
    """What every agency owes, without a date."""

    id: str
    text: str
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyRequirement:
    """A requirement that stands in the body of the plan."""

    id: str
    section: str
    text: str
    area: str | None = None
    lines: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    serves: tuple[Serve, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTarget:
    """An aim of the whole plan: a rank in a year, or a level of a factor."""

    text: str
    year: int | None = None
    index: str = "par_index"
    rank_at_most: int | None = None
    factor: str = ""
    at_least: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class AreaLead:
    """The agency that scores and explains one area."""

    area: str
    lead: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CauseJudgement:
    """A person's judgement that a task mends the cause of a loss although it does not name the line."""

    line: str
    task: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who reports in which rhythm through whom."""

    text: str
    who: tuple[str, ...] = ()
    rhythm: str = ""
    through: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanCriterion:
    """A line of the catalogue as an appendix of the plan lists it: who leads it, what is demanded."""

    line: str
    title: str = ""
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    requirement: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanDeduction:
    """A line that lost points as the plan states it; None for points that it does not state."""

    line: str
    title: str = ""
    most: Decimal | None = None
    achieved: Decimal | None = None
    lost: Decimal | None = None
    explanation: str = ""
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One plan, with the catalogue whose codes it uses and the result that it mends.

    `period` is the first and the last year; None as last year = and the years that follow. `amends` is the
    plan of which this is a later version.
    """

    id: str
    kind: str
    number: str
    day: date
    issuer: str
    title: str
    period: tuple[int, int | None]
    agencies: AgencyRegister
    catalogue: Catalogue
    result: str | None = None
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    budget: str = ""
    targets: tuple[PlanTarget, ...] = ()
    area_leads: tuple[AreaLead, ...] = ()
    scoring_report_deadline: str = ""
    reporting: tuple[Reporting, ...] = ()
    general_duties: tuple[GeneralDuty, ...] = ()
    tasks: tuple[Task, ...] = ()
    body_requirements: tuple[BodyRequirement, ...] = ()
    cause_judgements: tuple[CauseJudgement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    amends: str | None = None
    criteria: tuple[PlanCriterion, ...] = ()
    deductions: tuple[PlanDeduction, ...] = ()

    @cached_property
    def task_by_id(self) -> dict[str, Task]:
        """Tasks by their number in the plan."""
        return {task.id: task for task in self.tasks}

    def lead_of_area(self, area: str) -> str | None:
        """Return the agency that scores an area by this plan, None when the plan names none."""
        return next((entry.lead for entry in self.area_leads if entry.area == area), None)
