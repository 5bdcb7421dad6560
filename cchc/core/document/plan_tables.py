"""The annexes of an improvement plan: its tasks, its criteria, and what was deducted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.document.tables import narrowed
from cchc.core.plan.tasks import Plan, PlanCriterion, Task
from cchc.core.report.cells import BLANK, Cell, at_least, count, points, words
from cchc.core.report.deduction_lines import POINTS, lines_section
from cchc.core.report.outline import Align, Column, Row, Section, total_row
from cchc.core.report.wording import Names, agencies_text
from cchc.core.scoring.deduction import DeductionTable, deduction_table
from cchc.core.scoring.sheet import Sheet

TASKS = (
    Column("order", "STT", 5, Align.CENTRE),
    Column("title", "Nhiệm vụ cụ thể", 50),
    Column("leads", "Cơ quan chủ trì", 17),
    Column("coordinating", "Cơ quan phối hợp", 18),
    Column("deadline", "Thời gian hoàn thành", 14),
)
EXPECTED = Column("expected", "Điểm dự kiến lấy lại", 9, Align.RIGHT)
BUDGET = Column("budget", "Kinh phí", 14)
CRITERIA = (
    Column("code", "Mã", 7),
    Column("name", "Lĩnh vực, tiêu chí, tiêu chí thành phần", 30),
    Column("leads", "Cơ quan chủ trì", 17),
    Column("coordinating", "Cơ quan phối hợp", 18),
    Column("requirement", "Yêu cầu", 36),
    Column("evidence", "Tài liệu kiểm chứng", 28),
)
STATED = (
    Column("order", "STT", 5, Align.CENTRE),
    Column("code", "Mã", 7),
    Column("name", "Tiêu chí, tiêu chí thành phần", 24),
    Column("cause", "Nội dung, lý do trừ điểm", 36),
    Column("responsible", "Cơ quan chịu trách nhiệm", 17),
    Column("max_points", "Tối đa", 7, Align.RIGHT, group=POINTS),
    Column("points", "Đạt", 7, Align.RIGHT, group=POINTS),
    Column("amount", "Bị trừ", 8, Align.RIGHT, group=POINTS),
)
DEDUCTED = ("order", "code", "name", "cause", "responsible", "leading", "max_points", "points", "amount")


def tasks_table(plan: Plan, names: Names) -> Section:
    """One row per task with what it mends in brackets; points and money where the plan gives any."""
    points, money = any(task.expected is not None for task in plan.tasks), any(t.budget for t in plan.tasks)
    columns = (*TASKS, *((EXPECTED,) if points else ()), *((BUDGET,) if money else ()))
    rows = tuple(_grouped(plan, names, columns))
    return Section("tasks", "Nhiệm vụ cụ thể", "Nhiệm vụ", columns, rows)


def _grouped(plan: Plan, names: Names, columns: tuple[Column, ...]) -> Iterator[Row]:
    """The rows, below a heading wherever the section of the plan changes."""
    section = ""
    for number, task in enumerate(plan.tasks, start=1):
        if task.section and task.section != section:
            section = task.section
            yield Row(
                f"section-{task.id}", (Cell(""), Cell(section), *[Cell("")] * (len(columns) - 2)), "group"
            )
        yield Row(task.id, tuple(_cell(number, task, column, names) for column in columns))


def _cell(number: int, task: Task, column: Column, names: Names) -> Cell:
    match column.key:
        case "order":
            return count(int(task.id) if task.id.isdecimal() else number)
        case "title":
            return Cell(f"{task.title.rstrip('.')} ({task.written})" if task.written else task.title)
        case "leads":
            return words(_listed(task.leads, names))
        case "coordinating":
            return words(_listed(task.coordinating, names))
        case "deadline":
            return words(task.deadline)
        case "expected":
            return BLANK if task.expected is None else points(task.expected)
        case _:
            return words(task.budget)


def _listed(agencies: Iterable[str], names: Names) -> str:
    """Names joined by commas; 'Các …' behind another name is written small."""
    return agencies_text(agencies, names).replace(", Các ", ", các ")


def deduction_annex(sheet: Sheet, table: DeductionTable, names: Names) -> Section:
    """The deductions item by item in the columns that are printed with a plan."""
    return narrowed(lines_section(sheet, table, names, None), DEDUCTED, "Tiêu chí bị trừ điểm")


@dataclass(frozen=True, slots=True)
class Deducted:
    """How many lines lost points, and how many points, None where the plan does not state all of them."""

    lines: int
    amount: Decimal | None
    places: int = 2


def deducted(plan: Plan, sheet: Sheet | None) -> Deducted | None:
    """What the plan itself states as deducted, else the result that it mends; None for nothing."""
    if plan.deductions:
        lost = [entry.lost for entry in plan.deductions]
        known = [points for points in lost if points is not None]
        lines = len({entry.line for entry in plan.deductions})
        return Deducted(lines, sum(known, Decimal(0)) if len(known) == len(lost) else None)
    table = None if sheet is None else deduction_table(sheet)
    if sheet is None or table is None or not table.rows:
        return None
    return Deducted(len(table.rows), table.total, sheet.assessment.catalogue.rounding.places)


def deducted_section(plan: Plan, sheet: Sheet | None, names: Names) -> Section | None:
    """The table behind `deducted`."""
    if plan.deductions:
        return _stated(plan, names)
    table = None if sheet is None else deduction_table(sheet)
    return deduction_annex(sheet, table, names) if sheet and table and table.rows else None


def _stated(plan: Plan, names: Names) -> Section:
    rows = tuple(
        Row(
            entry.line,
            (
                count(order),
                Cell(entry.line),
                words(entry.title or title_of(plan, entry.line)),
                words(entry.explanation),
                words(_listed(entry.responsible, names)),
                points(entry.most),
                points(entry.achieved),
                points(entry.lost),
            ),
        )
        for order, entry in enumerate(plan.deductions, start=1)
    )
    lost = [entry.lost for entry in plan.deductions]
    amount = at_least(sum((one for one in lost if one is not None), Decimal(0)), complete=None not in lost)
    total = (BLANK, BLANK, Cell("Tổng cộng"), *([BLANK] * 4), amount)
    closing = total_row(STATED, rows, "total", total)
    return Section("lines", "Tiêu chí bị trừ điểm", "Tiêu chí bị trừ điểm", STATED, (*rows, closing))


def title_of(plan: Plan, line: str) -> str:
    """The name of a line in the catalogue of the plan; empty for one that is not there."""
    node = plan.catalogue.by_key.get(line)
    return "" if node is None else node.title


def criteria_table(plan: Plan, names: Names) -> Section:
    """One row per criterion of the plan; one of which nothing is asked is a heading."""
    rows = tuple(
        Row(
            entry.line,
            (
                Cell(entry.line),
                words(entry.title or title_of(plan, entry.line)),
                words(_listed(entry.leads, names)),
                words(_listed(entry.coordinating, names)),
                words(entry.requirement),
                words(entry.evidence),
            ),
            "body" if is_asked(entry) else "group",
        )
        for entry in plan.criteria
    )
    return Section("criteria", "Tiêu chí, tiêu chí thành phần", "Tiêu chí", CRITERIA, rows)


def is_asked(entry: PlanCriterion) -> bool:
    """Whether the plan asks anything of a line: who leads it, what is demanded or proves it."""
    return bool(entry.leads or entry.coordinating or entry.requirement or entry.evidence)
