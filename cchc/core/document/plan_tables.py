"""The annexes of an improvement plan: its tasks, and what was deducted."""

from collections.abc import Iterator

from cchc.core.document.tables import narrowed
from cchc.core.numerals import points_text
from cchc.core.plan.tasks import Plan, Task
from cchc.core.report.cells import Cell, words
from cchc.core.report.deduction_lines import lines_section
from cchc.core.report.outline import Align, Column, Row, Section
from cchc.core.report.wording import Names, agencies_text
from cchc.core.scoring.deduction import DeductionTable
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
    for task in plan.tasks:
        if task.section and task.section != section:
            section = task.section
            yield Row(
                f"section-{task.id}", (Cell(""), Cell(section), *[Cell("")] * (len(columns) - 2)), "group"
            )
        yield Row(task.id, tuple(_cell(task, column, names) for column in columns))


def _cell(task: Task, column: Column, names: Names) -> Cell:
    match column.key:
        case "order":
            return Cell(task.id)
        case "title":
            return Cell(f"{task.title.rstrip('.')} ({task.written})" if task.written else task.title)
        case "leads":
            return words(agencies_text(task.leads, names))
        case "coordinating":
            return words(agencies_text(task.coordinating, names))
        case "deadline":
            return words(task.deadline)
        case "expected":
            return words("" if task.expected is None else points_text(task.expected))
        case _:
            return words(task.budget)


def deduction_annex(sheet: Sheet, table: DeductionTable, names: Names) -> Section:
    """The deductions item by item in the columns that are printed with a plan."""
    return narrowed(lines_section(sheet, table, names, None), DEDUCTED, "Tiêu chí bị trừ điểm")
