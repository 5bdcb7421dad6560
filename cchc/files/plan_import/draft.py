"""A plan as it was understood from a document, with every doubt; a person agrees before it counts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc.core.plan.tasks import AreaLead, Mend, PlanTarget, TaskQuantity
from cchc.files.plan_import.doubts import Doubt


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftHeader:
    """What stands above the body; empty or None for what was not found."""

    kind: str = "improvement_plan"
    number: str = ""
    day: date | None = None
    issuer: str | None = None
    title: str = ""
    first_year: int | None = None
    last_year: int | None = None
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftTask:
    """One task; `place` is where it stands in the document."""

    id: str
    title: str
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadline: str = ""
    mends: tuple[Mend, ...] = ()
    written: str = ""
    section: str = ""
    requirement: str = ""
    evidence: str = ""
    budget: str = ""
    expected: Decimal | None = None
    quantity: TaskQuantity | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftCriterion:
    """A line of the catalogue with who leads it and what is demanded, as an appendix of the plan lists it."""

    code: str
    title: str
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    requirement: str = ""
    evidence: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftDeduction:
    """A line that lost points; None for points that could not be read."""

    code: str
    title: str
    most: Decimal | None = None
    achieved: Decimal | None = None
    lost: Decimal | None = None
    explanation: str = ""
    responsible: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class DraftDuty:
    """What every agency owes, in the words of the document."""

    id: str
    text: str
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftReporting:
    """Who reports in which rhythm, and through whom, in the words of the document."""

    text: str
    who: tuple[str, ...] = ()
    rhythm: str = ""
    through: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftRequirement:
    """A point of the body under the index and area that it speaks of."""

    id: str
    section: str
    text: str
    area: str | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftPlan:
    """Everything that was understood from one file, against a register and a catalogue."""

    file: str
    agencies: str
    catalogue: str
    header: DraftHeader
    targets: tuple[PlanTarget, ...] = ()
    duties: tuple[DraftDuty, ...] = ()
    requirements: tuple[DraftRequirement, ...] = ()
    area_leads: tuple[AreaLead, ...] = ()
    scoring_report_deadline: str = ""
    reporting: tuple[DraftReporting, ...] = ()
    budget: str = ""
    tasks: tuple[DraftTask, ...] = ()
    criteria: tuple[DraftCriterion, ...] = ()
    deductions: tuple[DraftDeduction, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def doubts_on(self, path: str) -> tuple[Doubt, ...]:
        """The doubts on a field or on anything inside it."""
        return tuple(one for one in self.doubts if one.path == path or one.path.startswith(f"{path}/"))
