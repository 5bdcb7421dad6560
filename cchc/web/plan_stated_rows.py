"""What a plan states of the lines of its catalogue: who leads them and what is demanded, what they lost."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.core.numerals import UNKNOWN_LABEL, points_text
from cchc.core.plan.tasks import Plan, PlanCriterion, PlanDeduction
from cchc.web.agency_names import names


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A line with its agencies, its requirement and its evidence."""

    code: str
    name: str
    leads: str
    coordinating: str
    requirement: str
    evidence: str


@dataclass(frozen=True, slots=True)
class LossRow:
    """A line that lost points, as the plan states it."""

    code: str
    name: str
    most: str
    achieved: str
    lost: str
    explanation: str
    responsible: str


@dataclass(frozen=True, slots=True)
class Stated:
    """Both tables of a plan, and the sum of what it states as lost."""

    criteria: tuple[CriterionRow, ...]
    losses: tuple[LossRow, ...]
    lost: str


def stated_in(plan: Plan) -> Stated:
    """The tables of a plan as rows."""
    known = [one.lost for one in plan.deductions if one.lost is not None]
    return Stated(
        tuple(_criterion(plan, one) for one in plan.criteria),
        tuple(_loss(plan, one) for one in plan.deductions),
        points_text(sum(known, Decimal(0))) if known else UNKNOWN_LABEL,
    )


def _criterion(plan: Plan, one: PlanCriterion) -> CriterionRow:
    return CriterionRow(
        code=one.line,
        name=one.title or _name(plan, one.line),
        leads=names(plan.agencies, one.leads),
        coordinating=names(plan.agencies, one.coordinating),
        requirement=one.requirement,
        evidence=one.evidence,
    )


def _loss(plan: Plan, one: PlanDeduction) -> LossRow:
    most, achieved, lost = (
        UNKNOWN_LABEL if value is None else points_text(value) for value in (one.most, one.achieved, one.lost)
    )
    return LossRow(
        code=one.line,
        name=one.title or _name(plan, one.line),
        most=most,
        achieved=achieved,
        lost=lost,
        explanation=one.explanation,
        responsible=names(plan.agencies, one.responsible),
    )


def _name(plan: Plan, code: str) -> str:
    node = plan.catalogue.by_key.get(code)
    return "" if node is None else node.name or ""
