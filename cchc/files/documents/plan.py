"""A plan as written, and its conversion to the core value."""

from datetime import date
from typing import Annotated, Any, Literal

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.tasks import (
    AreaLead,
    BodyRequirement,
    CauseJudgement,
    GeneralDuty,
    Mend,
    Plan,
    PlanCriterion,
    PlanDeduction,
    PlanTarget,
    Reporting,
    Serve,
    Task,
    TaskQuantity,
)
from cchc.files.document import Many, Some, written
from cchc.files.documents.lines import WrittenTarget
from cchc.files.documents.written import (
    AgencyId,
    CatalogueId,
    Natural,
    Number,
    Points,
    Positive,
    Slug,
    Snake,
    Text,
    WrittenConflict,
    WrittenPeriod,
)
from cchc.files.misfits import Meaning, MisfitError


@written
class WrittenPlanTarget:
    text: Text
    year: int | None = None
    index: Snake = "par_index"
    rank_at_most: Positive | None = None
    factor: Text | None = None
    at_least: Number | None = None
    unit: Text | None = None

    def to_core(self) -> PlanTarget:
        return PlanTarget(
            text=self.text,
            year=self.year,
            index=self.index,
            rank_at_most=self.rank_at_most,
            factor=self.factor or "",
            at_least=self.at_least,
            unit=self.unit or "",
        )


@written
class WrittenAreaLead:
    area: Text
    lead: AgencyId
    note: Text | None = None

    def to_core(self) -> AreaLead:
        return AreaLead(self.area, self.lead, self.note or "")


@written
class WrittenReporting:
    text: Text
    who: Many[AgencyId] = ()
    rhythm: Text | None = None
    through: AgencyId | None = None

    def to_core(self) -> Reporting:
        return Reporting(self.text, self.who, self.rhythm or "", self.through)


@written
class WrittenDuty:
    id: Text
    text: Text
    targets: Many[WrittenTarget] = ()

    def to_core(self) -> GeneralDuty:
        return GeneralDuty(self.id, self.text, tuple(target.to_core() for target in self.targets))


@written
class WrittenMend:
    line: Text | None = None
    area: Text | None = None
    part: Slug | None = None
    index: Literal[True] | None = None

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        if sum(value is not None for value in keys.values()) != 1:
            hint = "Chỉ dùng một khóa trong: line, area, part, index"
            raise MisfitError("one_mend", "Mỗi mục “mends” phải nêu đúng một đối tượng", hint)

    def to_core(self) -> Mend:
        if self.line is not None:
            return Mend("line", self.line)
        if self.area is not None:
            return Mend("area", self.area)
        return Mend("index") if self.part is None else Mend("part", self.part)


@written
class WrittenServe:
    index: Slug
    line: Annotated[Slug, Meaning("key của nội dung trong index.yaml")]

    def to_core(self) -> Serve:
        return Serve(self.index, self.line)


@written
class WrittenQuantity:
    count: Natural
    noun: Text
    units: Many[Text] = ()

    def to_core(self) -> TaskQuantity:
        return TaskQuantity(self.count, self.noun, self.units)


@written
class WrittenTask:
    id: Text
    title: Text
    leads: Some[AgencyId]
    coordinating: Many[AgencyId] = ()
    deadline: Text | None = None
    mends: Many[WrittenMend]
    written: Text | None = None
    quantity: WrittenQuantity | None = None
    section: Text | None = None
    serves: Many[WrittenServe] = ()
    expected: Number | None = None
    budget: Text | None = None
    requirement: Text | None = None
    evidence: Text | None = None

    def to_core(self) -> Task:
        quantity = self.quantity.to_core() if self.quantity else None
        return Task(
            id=self.id,
            title=self.title,
            leads=self.leads,
            coordinating=self.coordinating,
            deadline=self.deadline or "",
            mends=tuple(mend.to_core() for mend in self.mends),
            written=self.written or "",
            quantity=quantity,
            section=self.section or "",
            serves=tuple(serve.to_core() for serve in self.serves),
            expected=self.expected,
            budget=self.budget or "",
            requirement=self.requirement or "",
            evidence=self.evidence or "",
        )


@written
class WrittenRequirement:
    id: Text
    section: Text
    area: Text | None = None
    lines: Many[Text] = ()
    text: Text
    targets: Many[WrittenTarget] = ()
    serves: Many[WrittenServe] = ()

    def to_core(self) -> BodyRequirement:
        return BodyRequirement(
            id=self.id,
            section=self.section,
            text=self.text,
            area=self.area,
            lines=self.lines,
            targets=tuple(target.to_core() for target in self.targets),
            serves=tuple(serve.to_core() for serve in self.serves),
        )


@written
class WrittenCriterion:
    line: Text
    title: Text | None = None
    leads: Many[AgencyId] = ()
    coordinating: Many[AgencyId] = ()
    requirement: Text | None = None
    evidence: Text | None = None

    def to_core(self) -> PlanCriterion:
        return PlanCriterion(
            line=self.line,
            title=self.title or "",
            leads=self.leads,
            coordinating=self.coordinating,
            requirement=self.requirement or "",
            evidence=self.evidence or "",
        )


@written
class WrittenDeduction:
    line: Text
    title: Text | None = None
    max: Points | None = None
    achieved: Points | None = None
    lost: Points | None = None
    explanation: Text | None = None
    responsible: Many[AgencyId] = ()

    def to_core(self) -> PlanDeduction:
        return PlanDeduction(
            line=self.line,
            title=self.title or "",
            most=self.max,
            achieved=self.achieved,
            lost=self.lost,
            explanation=self.explanation or "",
            responsible=self.responsible,
        )


@written
class WrittenJudgement:
    line: Text
    task: Text
    text: Text
    by: Text

    def to_core(self) -> CauseJudgement:
        return CauseJudgement(self.line, self.task, self.text, self.by)


@written
class WrittenPlan:
    schema_: Literal["plan/1"]
    id: Slug
    kind: Literal["improvement_plan", "annual_par_plan", "agency_plan", "meeting_conclusion"]
    number: Text
    date: date
    issuer: AgencyId
    title: Text
    period: WrittenPeriod
    agencies: Slug
    catalogue: CatalogueId
    result: Annotated[Text | None, Meaning("Tệp kết quả mà kế hoạch khắc phục")] = None
    amends: Annotated[Slug | None, Meaning("Kế hoạch mà bản này sửa đổi, bổ sung")] = None
    legal_bases: Many[Text] = ()
    recipients: Many[Text] = ()
    budget: Text | None = None
    targets: Many[WrittenPlanTarget] = ()
    area_leads: Many[WrittenAreaLead] = ()
    scoring_report_deadline: Text | None = None
    reporting: Many[WrittenReporting] = ()
    general_duties: Many[WrittenDuty] = ()
    tasks: Many[WrittenTask] = ()
    body_requirements: Many[WrittenRequirement] = ()
    cause_judgements: Many[WrittenJudgement] = ()
    conflicts: Many[WrittenConflict] = ()
    notes: Many[Text] = ()
    criteria: Annotated[
        Many[WrittenCriterion], Meaning("Tiêu chí với cơ quan chủ trì, yêu cầu, tài liệu")
    ] = ()
    deductions: Annotated[Many[WrittenDeduction], Meaning("Tiêu chí bị trừ điểm, như kế hoạch ghi")] = ()

    def to_core(self, catalogue: Catalogue, register: AgencyRegister) -> Plan:
        return Plan(
            id=self.id,
            kind=self.kind,
            number=self.number,
            day=self.date,
            issuer=self.issuer,
            title=self.title,
            period=(self.period.from_, self.period.to),
            agencies=register,
            catalogue=catalogue,
            result=self.result,
            legal_bases=self.legal_bases,
            recipients=self.recipients,
            budget=self.budget or "",
            targets=tuple(target.to_core() for target in self.targets),
            area_leads=tuple(lead.to_core() for lead in self.area_leads),
            scoring_report_deadline=self.scoring_report_deadline or "",
            reporting=tuple(entry.to_core() for entry in self.reporting),
            general_duties=tuple(duty.to_core() for duty in self.general_duties),
            tasks=tuple(task.to_core() for task in self.tasks),
            body_requirements=tuple(entry.to_core() for entry in self.body_requirements),
            cause_judgements=tuple(entry.to_core() for entry in self.cause_judgements),
            conflicts=tuple(conflict.to_core() for conflict in self.conflicts),
            notes=self.notes,
            amends=self.amends,
            criteria=tuple(entry.to_core() for entry in self.criteria),
            deductions=tuple(entry.to_core() for entry in self.deductions),
        )
