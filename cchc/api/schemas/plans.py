"""Plans with their tasks as they are given: every part as the plan itself writes it."""

from collections.abc import Iterable
from datetime import date

from ninja import Schema

from cchc.api.schemas.contradictions import ConflictOut
from cchc.api.schemas.plain import Exact, exact
from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.nodes import Target
from cchc.core.plan.tasks import BodyRequirement, GeneralDuty, Plan, PlanCriterion, PlanDeduction, Task
from cchc.records.plans.queries import PlanSummary


class PlanRowOut(Schema):
    """Một kế hoạch trong danh sách; `result` là kết quả mà kế hoạch khắc phục."""

    slug: str
    number: str
    day: date
    title: str
    issuer: str
    province: str
    result: str | None
    catalogue: str


class NamedOut(Schema):
    """Một cơ quan hay nhóm cơ quan: mã và tên."""

    id: str
    name: str


class AimOut(Schema):
    """Một mục tiêu của cả kế hoạch."""

    text: str
    year: int | None
    index: str
    rank_at_most: int | None
    factor: str
    at_least: Exact
    unit: str


class TargetOut(Schema):
    """Một yêu cầu và cách đo; `measure` null: chỉ người xác nhận được."""

    text: str
    measure: str | None


class MendOut(Schema):
    """Nhiệm vụ khắc phục dòng, lĩnh vực, phần nào, hay chung cả Chỉ số (`target` rỗng)."""

    kind: str
    target: str


class ServeOut(Schema):
    """Dòng của chỉ số khác mà nhiệm vụ phục vụ."""

    index: str
    line: str


class TaskOut(Schema):
    """Một nhiệm vụ như kế hoạch ghi; `units`: danh sách đơn vị phải làm; `expected`: điểm dự kiến lấy lại."""

    id: str
    section: str
    title: str
    leads: list[NamedOut]
    coordinating: list[NamedOut]
    deadline: str
    written: str
    quantity: str | None
    count: int | None
    units: list[str]
    expected: Exact
    budget: str
    requirement: str
    evidence: str
    mends: list[MendOut]
    serves: list[ServeOut]


class DemandOut(Schema):
    """Một yêu cầu trong phần nội dung, hoặc nhiệm vụ chung của mọi cơ quan."""

    id: str
    section: str
    text: str
    area: str | None
    lines: list[str]
    targets: list[TargetOut]
    serves: list[ServeOut]


class AreaLeadOut(Schema):
    """Cơ quan tự chấm và giải trình một lĩnh vực."""

    area: str
    lead: NamedOut
    note: str


class ReportingOut(Schema):
    """Ai báo cáo, theo nhịp nào, qua cơ quan nào."""

    text: str
    who: list[NamedOut]
    rhythm: str
    through: NamedOut | None


class CriterionOut(Schema):
    """Một tiêu chí như phụ lục kế hoạch ghi: ai chủ trì, yêu cầu, tài liệu kiểm chứng."""

    line: str
    title: str
    leads: list[NamedOut]
    coordinating: list[NamedOut]
    requirement: str
    evidence: str


class PlanDeductionOut(Schema):
    """Một tiêu chí bị trừ điểm như kế hoạch ghi; điểm null: kế hoạch không nêu."""

    line: str
    title: str
    max: Exact
    achieved: Exact
    lost: Exact
    explanation: str
    responsible: list[NamedOut]


class JudgementOut(Schema):
    """Nhận định: nhiệm vụ khắc phục đúng nguyên nhân dù không nêu dòng."""

    line: str
    task: str
    text: str
    by: str


class PlanOut(Schema):
    """Một kế hoạch; `last_year` null: và những năm tiếp theo; `amends` là kế hoạch mà bản này sửa đổi."""

    slug: str
    kind: str
    number: str
    day: date
    issuer: NamedOut
    title: str
    first_year: int
    last_year: int | None
    result: str | None
    amends: str | None
    catalogue: str
    legal_bases: list[str]
    recipients: list[str]
    budget: str
    scoring_report_deadline: str
    aims: list[AimOut]
    general_duties: list[DemandOut]
    tasks: list[TaskOut]
    requirements: list[DemandOut]
    area_leads: list[AreaLeadOut]
    reporting: list[ReportingOut]
    criteria: list[CriterionOut]
    deductions: list[PlanDeductionOut]
    cause_judgements: list[JudgementOut]
    conflicts: list[ConflictOut]
    notes: list[str]


def plan_row(row: PlanSummary) -> PlanRowOut:
    """A plan in the list."""
    return PlanRowOut(
        slug=row.slug,
        number=row.number,
        day=row.day,
        title=row.title,
        issuer=row.issuer_name,
        province=row.issuer_root_name,
        result=row.result_slug,
        catalogue=row.catalogue_key,
    )


def plan_out(plan: Plan) -> PlanOut:
    """A whole plan."""
    first, last = plan.period
    return PlanOut(
        slug=plan.id,
        kind=plan.kind,
        number=plan.number,
        day=plan.day,
        issuer=_named(plan, plan.issuer),
        title=plan.title,
        first_year=first,
        last_year=last,
        result=plan.result,
        amends=plan.amends,
        catalogue=plan.catalogue.id,
        legal_bases=list(plan.legal_bases),
        recipients=list(plan.recipients),
        budget=plan.budget,
        scoring_report_deadline=plan.scoring_report_deadline,
        aims=[AimOut.model_validate(one) for one in plan.targets],
        general_duties=[_duty(one) for one in plan.general_duties],
        tasks=[task_out(plan, one) for one in plan.tasks],
        requirements=[_requirement(one) for one in plan.body_requirements],
        area_leads=[
            AreaLeadOut(area=one.area, lead=_named(plan, one.lead), note=one.note) for one in plan.area_leads
        ],
        reporting=_reporting(plan),
        criteria=[_criterion(plan, one) for one in plan.criteria],
        deductions=[_deduction(plan, one) for one in plan.deductions],
        cause_judgements=[JudgementOut.model_validate(one) for one in plan.cause_judgements],
        conflicts=[ConflictOut.model_validate(one) for one in plan.conflicts],
        notes=list(plan.notes),
    )


def _named(plan: Plan, agency: str) -> NamedOut:
    return NamedOut(id=agency, name=plan.agencies.name_of(agency))


def _all_named(plan: Plan, agencies: Iterable[str]) -> list[NamedOut]:
    return [_named(plan, one) for one in agencies]


def task_out(plan: Plan, task: Task) -> TaskOut:
    """One task as the plan writes it."""
    quantity = task.quantity
    return TaskOut(
        id=task.id,
        section=task.section,
        title=task.title,
        leads=_all_named(plan, task.leads),
        coordinating=_all_named(plan, task.coordinating),
        deadline=task.deadline,
        written=task.written,
        quantity=None if quantity is None else f"{quantity.count} {quantity.noun}",
        count=None if quantity is None else quantity.count,
        units=[] if quantity is None else list(quantity.units),
        expected=exact(task.expected),
        budget=task.budget,
        requirement=task.requirement,
        evidence=task.evidence,
        mends=[MendOut.model_validate(one) for one in task.mends],
        serves=[ServeOut.model_validate(one) for one in task.serves],
    )


def _criterion(plan: Plan, one: PlanCriterion) -> CriterionOut:
    return CriterionOut(
        line=one.line,
        title=one.title,
        leads=_all_named(plan, one.leads),
        coordinating=_all_named(plan, one.coordinating),
        requirement=one.requirement,
        evidence=one.evidence,
    )


def _deduction(plan: Plan, one: PlanDeduction) -> PlanDeductionOut:
    return PlanDeductionOut(
        line=one.line,
        title=one.title,
        max=exact(one.most),
        achieved=exact(one.achieved),
        lost=exact(one.lost),
        explanation=one.explanation,
        responsible=_all_named(plan, one.responsible),
    )


def _duty(duty: GeneralDuty) -> DemandOut:
    targets = _targets(duty.targets)
    return DemandOut(id=duty.id, section="", text=duty.text, area=None, lines=[], targets=targets, serves=[])


def _requirement(one: BodyRequirement) -> DemandOut:
    return DemandOut(
        id=one.id,
        section=one.section,
        text=one.text,
        area=one.area,
        lines=list(one.lines),
        targets=_targets(one.targets),
        serves=[ServeOut.model_validate(serve) for serve in one.serves],
    )


def _targets(targets: Iterable[Target]) -> list[TargetOut]:
    return [
        TargetOut(
            text=one.text, measure=None if one.measure is None else measure_wording.describe(one.measure)
        )
        for one in targets
    ]


def _reporting(plan: Plan) -> list[ReportingOut]:
    return [
        ReportingOut(
            text=one.text,
            who=_all_named(plan, one.who),
            rhythm=one.rhythm,
            through=None if one.through is None else _named(plan, one.through),
        )
        for one in plan.reporting
    ]
