"""Checks of a plan: every line, area, part, agency, task and contradiction that it names exists."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.checks import conflict_notice
from cchc.core.catalogue.nodes import Catalogue, Kind
from cchc.core.catalogue.scale_checks import condition_findings
from cchc.files.document import read_as
from cchc.files.documents.lines import WrittenTarget
from cchc.files.documents.plan import WrittenMend, WrittenPlan
from cchc.files.findings import Findings
from cchc.files.index_checks import lines_exist
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import Path


def check_plan(found: Findings, store: CatalogueStore) -> None:
    """Check one plan; adds to the findings. Raises InputRefused, UnknownReference when it cannot be read."""
    plan = read_as(WrittenPlan, found.tree)
    catalogue, register = store.named_in(found.tree, plan.catalogue, plan.agencies)
    found.agency(register, plan.issuer, ("issuer",))
    _result(found, store, plan)
    _agencies(found, plan, register)
    lines = _Lines(found, store, catalogue)
    for position, task in enumerate(plan.tasks):
        for place, mend in enumerate(task.mends):
            lines.mend(mend, ("tasks", position, "mends", place))
    _tables(found, plan, lines)
    for key in ("tasks", "body_requirements"):
        for position, entry in enumerate(getattr(plan, key)):
            for place, serve in enumerate(entry.serves):
                at = (key, position, "serves", place)
                lines_exist(found, store, serve.index, at, [(serve.line, (*at, "line"))])
    for key in ("tasks", "general_duties", "body_requirements", "conflicts"):
        found.twice((entry.id for entry in getattr(plan, key)), (key,), "Mã")
    known = {conflict.id for conflict in plan.conflicts} | {c.id for c in catalogue.conflicts}
    for key in ("general_duties", "body_requirements"):
        for position, entry in enumerate(getattr(plan, key)):
            _targets(found, entry.targets, (key, position, "targets"), known)
    found.notices.extend(conflict_notice(conflict.to_core()) for conflict in plan.conflicts)


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the codes of a plan may name: lines, areas and parts of its catalogue."""

    found: Findings
    store: CatalogueStore
    catalogue: Catalogue

    def mend(self, mend: WrittenMend, path: Path) -> None:
        self.line(mend.line, (*path, "line"))
        self.area(mend.area, (*path, "area"))
        parts = [part.id for part in self.catalogue.parts]
        if mend.part is not None and mend.part not in parts:
            hint = f"Các phần điểm: {', '.join(parts)}"
            self.found.add("unknown_part", f"Không có phần điểm “{mend.part}”", (*path, "part"), hint)

    def line(self, code: str | None, path: Path) -> None:
        if code is None or code in self.catalogue.by_key:
            return
        elsewhere = [i for i in self.store.catalogue_ids() if code in self.store.catalogue(i).by_key]
        hint = f"Kế hoạch dùng mã của bộ {self.catalogue.id}"
        if elsewhere:
            hint += f"; mã này có trong {', '.join(elsewhere)} nhưng mỗi bộ có mã riêng"
        self.found.add("unknown_line", f"Không có dòng “{code}” trong bộ tiêu chí", path, hint)

    def area(self, code: str | None, path: Path) -> None:
        areas = [area.code for area in self.catalogue.areas if area.kind is Kind.AREA]
        if code is not None and code not in areas:
            hint = f"Các lĩnh vực: {', '.join(str(area) for area in areas)}"
            self.found.add("unknown_area", f"Không có lĩnh vực “{code}” trong bộ tiêu chí", path, hint)


def _result(found: Findings, store: CatalogueStore, plan: WrittenPlan) -> None:
    if plan.result is None:
        return
    result = store.result(plan.result)
    if result.catalogue.id != plan.catalogue:
        message = f"Kết quả chấm theo bộ {result.catalogue.id}, kế hoạch dùng bộ {plan.catalogue}"
        hint = "Mã chỉ có nghĩa trong một bộ tiêu chí: hai tệp phải dùng cùng một bộ"
        found.add("result_of_other_catalogue", message, ("result",), hint)


def _agencies(found: Findings, plan: WrittenPlan, register: AgencyRegister) -> None:
    for position, task in enumerate(plan.tasks):
        found.agencies(register, task.leads, ("tasks", position, "leads"))
        found.agencies(register, task.coordinating, ("tasks", position, "coordinating"))
    for position, lead in enumerate(plan.area_leads):
        found.agency(register, lead.lead, ("area_leads", position, "lead"))
    for position, reporting in enumerate(plan.reporting):
        found.agencies(register, reporting.who, ("reporting", position, "who"))
        found.agency(register, reporting.through, ("reporting", position, "through"))
    for position, criterion in enumerate(plan.criteria):
        found.agencies(register, criterion.leads, ("criteria", position, "leads"))
        found.agencies(register, criterion.coordinating, ("criteria", position, "coordinating"))
    for position, deduction in enumerate(plan.deductions):
        found.agencies(register, deduction.responsible, ("deductions", position, "responsible"))


def _tables(found: Findings, plan: WrittenPlan, lines: _Lines) -> None:
    for position, lead in enumerate(plan.area_leads):
        lines.area(lead.area, ("area_leads", position, "area"))
    for position, entry in enumerate(plan.body_requirements):
        lines.area(entry.area, ("body_requirements", position, "area"))
        for row, code in enumerate(entry.lines):
            lines.line(code, ("body_requirements", position, "lines", row))
    for key in ("criteria", "deductions"):
        for position, listed in enumerate(getattr(plan, key)):
            lines.line(listed.line, (key, position, "line"))
    tasks = {task.id for task in plan.tasks}
    for position, judgement in enumerate(plan.cause_judgements):
        lines.line(judgement.line, ("cause_judgements", position, "line"))
        if judgement.task not in tasks:
            message = f"Không có nhiệm vụ “{judgement.task}” trong kế hoạch"
            found.add("unknown_task", message, ("cause_judgements", position, "task"), "Sửa số của nhiệm vụ")
    for position, conflict in enumerate(plan.conflicts):
        lines.line(conflict.line, ("conflicts", position, "line"))


def _targets(found: Findings, targets: Iterable[WrittenTarget], path: Path, known: set[str]) -> None:
    for position, written in enumerate(targets):
        target, place = written.to_core(), (*path, position)
        if target.measure is not None:
            for code, message, hint in condition_findings(target.measure, target.condition):
                found.add(code, message, place, hint)
        for conflict in target.conflicts:
            if conflict not in known:
                message = f"Không có mâu thuẫn “{conflict}” trong “conflicts”"
                found.add("unknown_conflict", message, place, "Thêm vào “conflicts” hoặc bỏ tham chiếu")
