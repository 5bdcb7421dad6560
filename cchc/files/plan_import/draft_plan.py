"""A draft plan back as a core plan, however unfinished: for coverage and check while it is being written."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.tasks import Mend, Plan, PlanTarget, Serve, Task, TaskQuantity
from cchc.files.documents.plan import (
    WrittenAreaLead,
    WrittenCriterion,
    WrittenDeduction,
    WrittenDuty,
    WrittenJudgement,
    WrittenReporting,
    WrittenRequirement,
)
from cchc.files.documents.written import WrittenConflict
from cchc.files.plan_import.draft_parts import parts_of


def plan_of_content(
    content: Mapping[str, Any], register: AgencyRegister, catalogue: Catalogue, today: date
) -> Plan:
    """The plan as far as it is written; `today` stands where it bears no day, an empty text where no number.

    Agencies that the register does not know are left out: whoever reads the draft is told elsewhere.
    """
    period = content.get("period") or {}
    tasks = tuple(task_of_content(one, register) for one in content.get("tasks") or ())
    judged = parts_of(WrittenJudgement, content.get("cause_judgements"))
    first = period.get("from") or today.year
    return Plan(
        id=content.get("id") or "ban-thao",
        kind=content.get("kind") or "improvement_plan",
        number=content.get("number") or "",
        day=date.fromisoformat(content["date"]) if content.get("date") else today,
        issuer=content.get("issuer") or "",
        title=content.get("title") or "",
        period=(first, period.get("to")),
        agencies=register,
        catalogue=catalogue,
        legal_bases=tuple(content.get("legal_bases") or ()),
        recipients=tuple(content.get("recipients") or ()),
        budget=content.get("budget") or "",
        targets=tuple(_target(one) for one in content.get("targets") or ()),
        area_leads=parts_of(WrittenAreaLead, content.get("area_leads")),
        scoring_report_deadline=content.get("scoring_report_deadline") or "",
        reporting=parts_of(WrittenReporting, content.get("reporting")),
        general_duties=parts_of(WrittenDuty, content.get("general_duties")),
        tasks=tasks,
        body_requirements=parts_of(WrittenRequirement, content.get("body_requirements")),
        cause_judgements=tuple(one for one in judged if one.task in {task.id for task in tasks}),
        conflicts=parts_of(WrittenConflict, content.get("conflicts")),
        notes=tuple(content.get("notes") or ()),
        amends=content.get("amends"),
        criteria=parts_of(WrittenCriterion, content.get("criteria")),
        deductions=parts_of(WrittenDeduction, content.get("deductions")),
    )


def task_of_content(content: Mapping[str, Any], register: AgencyRegister) -> Task:
    """One task as far as it is written."""
    quantity = content.get("quantity")
    return Task(
        id=content["id"],
        title=content.get("title") or "",
        leads=_known(content.get("leads"), register),
        coordinating=_known(content.get("coordinating"), register),
        deadline=content.get("deadline") or "",
        mends=tuple(mend_of(one) for one in content.get("mends") or ()),
        written=content.get("written") or "",
        quantity=_quantity(quantity) if quantity else None,
        section=content.get("section") or "",
        serves=tuple(Serve(one["index"], one["line"]) for one in content.get("serves") or ()),
        expected=decimal_of(content.get("expected")),
        budget=content.get("budget") or "",
        requirement=content.get("requirement") or "",
        evidence=content.get("evidence") or "",
    )


def mend_of(content: Mapping[str, Any]) -> Mend:
    """What a task mends, from the keys of a plan file."""
    if content.get("index"):
        return Mend("index")
    if content.get("line"):
        return Mend("line", content["line"])
    return Mend("area", content["area"]) if content.get("area") else Mend("part", content["part"])


def decimal_of(text: str | None) -> Decimal | None:
    """An exact number from its text; None for none and for what is no number."""
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None


def _known(who: list[str] | None, register: AgencyRegister) -> tuple[str, ...]:
    return tuple(one for one in who or () if register.has(one))


def _quantity(content: Mapping[str, Any]) -> TaskQuantity:
    return TaskQuantity(content["count"], content["noun"], tuple(content.get("units") or ()))


def _target(content: Mapping[str, Any]) -> PlanTarget:
    return PlanTarget(
        text=content["text"],
        year=content.get("year"),
        index=content.get("index") or "par_index",
        rank_at_most=content.get("rank_at_most"),
        factor=content.get("factor") or "",
        at_least=decimal_of(content.get("at_least")),
        unit=content.get("unit") or "",
    )
