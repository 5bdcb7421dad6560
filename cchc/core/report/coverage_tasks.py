"""Every task of a plan with the lost lines that it names and the most it can win back."""

from cchc.core.plan.coverage import Coverage, TaskGain
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.outline import Align, Column, Row, Section
from cchc.core.report.wording import Names, agencies_text

COLUMNS = (
    Column("task", "STT", 5, Align.CENTRE),
    Column("title", "Nhiệm vụ", 50),
    Column("leads", "Cơ quan chủ trì", 24, narrow=False),
    Column("deadline", "Thời gian hoàn thành", 16, narrow=False),
    Column("written", "Tiêu chí ghi trong kế hoạch", 34, narrow=False),
    Column("lines", "Dòng bị trừ được nêu", 20),
    Column("at_most", "Lấy lại nhiều nhất", 10, Align.RIGHT),
)


def tasks_section(coverage: Coverage, names: Names) -> Section:
    """The tasks in the order of the plan; the total counts a line once, however many tasks name it."""
    places = coverage.sheet.assessment.catalogue.rounding.places
    rows = tuple(_row(gain, places, names) for gain in coverage.tasks)
    useful, idle = len(coverage.useful_tasks), len(coverage.idle_tasks)
    told = f"{useful} nhiệm vụ nêu điểm bị trừ, {idle} nhiệm vụ không nêu"
    back = cells.points(coverage.can_win_back, places)
    closing = Row("total", (BLANK, Cell(told), BLANK, BLANK, BLANK, BLANK, back), "total")
    note = "Tổng không phải là cộng cột: một dòng được nhiều nhiệm vụ nêu chỉ tính một lần."
    return Section("tasks", "Từng nhiệm vụ", "Theo nhiệm vụ", COLUMNS, (*rows, closing), (note,))


def _row(gain: TaskGain, places: int, names: Names) -> Row:
    task = gain.task
    found = (
        Cell(task.id),
        Cell(task.title),
        cells.words(agencies_text(task.leads, names)),
        cells.words(task.deadline),
        cells.words(task.written),
        cells.words(", ".join(line.node.key for line in gain.lines)),
        cells.points(gain.at_most, places),
    )
    return Row(task.id, found)
