"""Reading a plan before it is signed: what it leaves open, what contradicts, what nobody mends."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from cchc.core.catalogue.nodes import Kind
from cchc.core.deadline.occurrences import occurrences
from cchc.core.deadline.values import Continuous, Dated, NotUnderstood, Recurring, Unstated
from cchc.core.numerals import date_text, points_text
from cchc.core.plan.coverage import coverage
from cchc.core.plan.opposed import opposed
from cchc.core.plan.progress import end_of, task_deadline, unlisted
from cchc.core.plan.repeated import ranks_differ, same_titles
from cchc.core.plan.tasks import Mend, Plan, Task
from cchc.core.plan.workload import crowded_months
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import Line, Sheet

SHORT_NOTICE = timedelta(days=14)
UNMENDED = "loss_nobody_mends"


class Weight(StrEnum):
    """How a finding weighs before signing."""

    MUST = "must"
    WEIGH = "weigh"
    KNOW = "know"


WEIGHT_NAMES = {
    Weight.MUST: "phải sửa",
    Weight.WEIGH: "cần cân nhắc",
    Weight.KNOW: "cần biết",
}


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """One thing that a person should read: stable English code, weight, Vietnamese text, tasks and line."""

    code: str
    weight: Weight
    text: str
    tasks: tuple[str, ...] = ()
    line: str = ""


def plan_findings(plan: Plan, sheet: Sheet | None) -> tuple[PlanFinding, ...]:
    """Everything found in a plan, what must be mended first, else in the order of the plan.

    `sheet` is the scored result that the plan mends; without it nothing is said of losses. Raises ValueError
    when it uses another catalogue than the plan.
    """
    found = [finding for task in plan.tasks for finding in _of_task(plan, task)]
    found += _numbers_twice(plan)
    found += _repeated(plan)
    found += _period(plan)
    found += _elsewhere(plan)
    found += _empty_groups(plan)
    found += _opposed(plan)
    found += _crowded(plan)
    if sheet is not None:
        found += _losses(plan, sheet)
    return tuple(sorted(found, key=lambda finding: list(Weight).index(finding.weight)))


def _of_task(plan: Plan, task: Task) -> Iterator[PlanFinding]:
    yield from _agencies(plan, task)
    yield from _deadline(plan, task)
    yield from _quantity(task)
    if not task.mends and not task.serves:
        text = f"Nhiệm vụ {task.id} không nêu tiêu chí nào cần khắc phục"
        yield PlanFinding("mends_nothing", Weight.WEIGH, text, (task.id,))
    for mend in task.mends:
        if not _known(plan, mend):
            text = (
                f"Nhiệm vụ {task.id} nêu “{mend.target}”, không có trong bộ tiêu chí {plan.catalogue.title}"
            )
            yield PlanFinding("unknown_line", Weight.MUST, text, (task.id,), mend.target)


def _agencies(plan: Plan, task: Task) -> Iterator[PlanFinding]:
    if not task.leads:
        text = f"Nhiệm vụ {task.id} chưa có cơ quan chủ trì"
        yield PlanFinding("no_lead", Weight.MUST, text, (task.id,))
    for agency in (*task.leads, *task.coordinating):
        if not plan.agencies.has(agency):
            text = f"Nhiệm vụ {task.id} giao “{agency}”, không có trong danh sách cơ quan"
            yield PlanFinding("unknown_agency", Weight.MUST, text, (task.id,))
    for agency in dict.fromkeys(one for one in task.leads if one in task.coordinating):
        text = f"Nhiệm vụ {task.id}: {plan.agencies.name_of(agency)} vừa chủ trì vừa phối hợp"
        yield PlanFinding("lead_coordinates", Weight.WEIGH, text, (task.id,))


def _period(plan: Plan) -> Iterator[PlanFinding]:
    end = end_of(plan, plan.day)
    if end < plan.day:
        text = f"Kế hoạch ký ngày {date_text(plan.day)} nhưng chỉ thực hiện đến {date_text(end)}"
        yield PlanFinding("period_over", Weight.MUST, text)


def _numbers_twice(plan: Plan) -> Iterator[PlanFinding]:
    for number, times in Counter(task.id for task in plan.tasks).items():
        if times > 1:
            text = f"Có {times:02} nhiệm vụ cùng số {number}"
            yield PlanFinding("number_twice", Weight.MUST, text, (number,))


def _repeated(plan: Plan) -> Iterator[PlanFinding]:
    for group in same_titles(plan):
        numbers = tuple(task.id for task in group)
        text = f"Các nhiệm vụ {', '.join(numbers)} cùng một nội dung: “{group[0].title}”"
        yield PlanFinding("title_twice", Weight.WEIGH, text, numbers)
    for pair in ranks_differ(plan):
        year = "" if pair.first.year is None else f" năm {pair.first.year}"
        text = f"Mục tiêu thứ hạng{year} không thống nhất: “{pair.first.text}” và “{pair.second.text}”"
        yield PlanFinding("ranks_differ", Weight.MUST, text)


def _quantity(task: Task) -> Iterator[PlanFinding]:
    """A list that is shorter than its number is never done, a longer one is done too early."""
    if task.quantity is not None and task.quantity.units and len(task.quantity.units) != task.quantity.count:
        text = (
            f"Nhiệm vụ {task.id} ghi {task.quantity.count} {task.quantity.noun} "
            f"nhưng danh sách có {len(task.quantity.units)} đơn vị"
        )
        yield PlanFinding("units_differ", Weight.MUST, text, (task.id,))


def _empty_groups(plan: Plan) -> Iterator[PlanFinding]:
    led: dict[str, list[str]] = {}
    for task in plan.tasks:
        for group in unlisted(plan, task, plan.day):
            led.setdefault(group, []).append(task.id)
    for group, tasks in led.items():
        text = (
            f"“{plan.agencies.name_of(group)}” chủ trì {len(tasks):02} nhiệm vụ, nhưng danh sách cơ quan "
            f"không có cơ quan nào thuộc nhóm này: {', '.join(tasks)}"
        )
        yield PlanFinding("empty_group", Weight.WEIGH, text, tuple(tasks))


def _deadline(plan: Plan, task: Task) -> Iterator[PlanFinding]:
    match task_deadline(plan, task):
        case NotUnderstood(text):
            said = f"Nhiệm vụ {task.id} có thời hạn “{text}” mà phần mềm không hiểu"
            yield PlanFinding("deadline_not_understood", Weight.MUST, said, (task.id,))
        case Unstated():
            said = f"Nhiệm vụ {task.id} không ghi thời hạn"
            yield PlanFinding("no_deadline", Weight.WEIGH, said, (task.id,))
        case Dated(due) if due < plan.day:
            said = (
                f"Nhiệm vụ {task.id} quá hạn ngay từ ngày ký {date_text(plan.day)}: hạn là {date_text(due)}"
            )
            yield PlanFinding("overdue_at_signing", Weight.MUST, said, (task.id,))
        case Dated(due) if due - plan.day < SHORT_NOTICE:
            left = (due - plan.day).days
            said = f"Nhiệm vụ {task.id} chỉ còn {left:02} ngày kể từ ngày ký: hạn là {date_text(due)}"
            yield PlanFinding("short_notice", Weight.WEIGH, said, (task.id,))
        case Dated(due) if plan.period[1] is not None and due.year > plan.period[1]:
            said = f"Nhiệm vụ {task.id} có hạn {date_text(due)}, sau khi kế hoạch hết hiệu lực"
            yield PlanFinding("due_after_period", Weight.WEIGH, said, (task.id,))
        case (Recurring() | Continuous(reports=(_, *_))) as again:
            end = end_of(plan, plan.day)
            if plan.day <= end and not occurrences(again, plan.day, end):
                when = f"từ ngày ký {date_text(plan.day)} đến {date_text(end)}"
                said = f"Nhiệm vụ {task.id}, thời hạn “{task.deadline}”: {when} không có kỳ nào đến hạn"
                yield PlanFinding("never_due", Weight.MUST, said, (task.id,))


def _known(plan: Plan, mend: Mend) -> bool:
    match mend.kind:
        case "line":
            return mend.target in plan.catalogue.by_key
        case "area":
            return any(node.key == mend.target and node.kind is Kind.AREA for node in plan.catalogue.areas)
        case "part":
            return any(part.id == mend.target for part in plan.catalogue.parts)
        case _:
            return True


def _elsewhere(plan: Plan) -> Iterator[PlanFinding]:
    """Codes outside the tasks: of the body, of its appendices, of what a person judged of causes."""
    named = [("Phần nội dung", line) for requirement in plan.body_requirements for line in requirement.lines]
    named += [("Bảng tiêu chí", entry.line) for entry in plan.criteria]
    named += [("Bảng điểm mất", entry.line) for entry in plan.deductions]
    named += [("Nhận định về nguyên nhân", judgement.line) for judgement in plan.cause_judgements]
    for place, line in dict.fromkeys(named):
        if line not in plan.catalogue.by_key:
            text = f"{place} nêu “{line}”, không có trong bộ tiêu chí {plan.catalogue.title}"
            yield PlanFinding("unknown_line", Weight.MUST, text, line=line)
    for task in dict.fromkeys(judgement.task for judgement in plan.cause_judgements):
        if task not in plan.task_by_id:
            text = f"Nhận định về nguyên nhân nêu nhiệm vụ “{task}”, không có trong kế hoạch"
            yield PlanFinding("unknown_task", Weight.MUST, text)


def _opposed(plan: Plan) -> Iterator[PlanFinding]:
    for conflict in plan.conflicts:
        text = (
            f"{conflict.about}: {conflict.first.place} ghi “{conflict.first.says}”, "
            f"{conflict.second.place} ghi “{conflict.second.says}”"
        )
        yield PlanFinding("contradiction", Weight.WEIGH, text, line=conflict.line or "")
    recorded = {conflict.line for conflict in plan.conflicts}
    for pair in opposed(plan):
        above = {node.key for node in plan.catalogue.ancestors[pair.line]}
        if not recorded & {pair.line, *above}:
            text = (
                f"Dòng {pair.line}: phần nội dung ghi “{pair.body.text}”, phụ lục ghi “{pair.appendix.text}”"
            )
            yield PlanFinding("contradictory_targets", Weight.WEIGH, text, line=pair.line)


def _crowded(plan: Plan) -> Iterator[PlanFinding]:
    for crowd in crowded_months(plan):
        name = plan.agencies.name_of(crowd.agency)
        numbers = ", ".join(task.id for task in crowd.tasks)
        again = f" (và {crowd.again} tháng khác như vậy)" if crowd.again else ""
        text = (
            f"{name} chủ trì {len(crowd.tasks)} nhiệm vụ cùng đến hạn trong tháng "
            f"{crowd.month.month}/{crowd.month.year}{again}: {numbers}"
        )
        yield PlanFinding("crowded_month", Weight.WEIGH, text, tuple(task.id for task in crowd.tasks))


def _losses(plan: Plan, sheet: Sheet) -> Iterator[PlanFinding]:
    held = coverage(plan, sheet)
    for covered in held.unnamed:
        by_cause = ", ".join(task.id for task, _ in covered.by_cause)
        judged = f"; theo nguyên nhân có nhiệm vụ {by_cause}" if by_cause else ""
        said = f"mất {points_text(covered.lost)} điểm, không nhiệm vụ nào nêu{judged}"
        yield _of_line(UNMENDED, covered.line, said)
    for row in deduction_table(sheet).rows:
        nobody = [item.amount for item in row.items if not item.responsible]
        if nobody:
            amount = points_text(sum(nobody, Decimal(0)))
            said = f"mất {amount} điểm, không ghi cơ quan chịu trách nhiệm"
            yield _of_line("loss_without_agency", row.line, said)
    yield from _stated(plan, sheet)
    for gain in held.tasks:
        expected = gain.task.expected
        if expected is not None and expected > gain.at_most:
            lost = points_text(gain.at_most)
            text = f"Nhiệm vụ {gain.task.id} dự kiến lấy lại {points_text(expected)} điểm, "
            text += f"các dòng nêu chỉ mất {lost} điểm"
            yield PlanFinding("expected_over_loss", Weight.WEIGH, text, (gain.task.id,))
    idle = tuple(gain.task.id for gain in held.idle_tasks)
    if idle:
        text = f"{len(idle):02} nhiệm vụ không nêu dòng nào đang mất điểm: {', '.join(idle)}"
        yield PlanFinding("idle_tasks", Weight.KNOW, text, idle)


def _stated(plan: Plan, sheet: Sheet) -> Iterator[PlanFinding]:
    """What the plan says of a lost line against the result that it mends."""
    for entry in plan.deductions:
        line = sheet.by_key.get(entry.line)
        if line is None or line.lost is None or entry.lost in (None, line.lost):
            continue
        text = f"bảng điểm mất của kế hoạch ghi mất {points_text(entry.lost)} điểm, "
        yield _of_line("deduction_differs", line, text + f"kết quả chấm mất {points_text(line.lost)} điểm")


def _of_line(code: str, line: Line, said: str) -> PlanFinding:
    node = line.node
    name = f"{node.code} {node.title}" if node.code else node.title
    return PlanFinding(code, Weight.WEIGH, f"{name}: {said}", line=node.key)
