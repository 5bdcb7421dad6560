"""Every lost line with the tasks that name it by code; what a person judged by cause stands apart."""

from cchc.core.plan.coverage import LEVEL_LABELS, NAMING, Coverage, CoveredLine, Level
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.coverage_levels import points_of
from cchc.core.report.outline import Align, Column, Row, Section, total_row
from cchc.core.report.wording import Names, agencies_text

LINES = (
    Column("code", "Mã", 7),
    Column("name", "Tiêu chí, tiêu chí thành phần", 36),
    Column("lost", "Điểm bị trừ", 8, Align.RIGHT),
    Column("level", "Mức độ nêu", 20),
    Column("tasks", "Nhiệm vụ nêu", 14),
    Column("leads", "Cơ quan chủ trì nhiệm vụ", 26, narrow=False),
    Column("part", "Phần điểm", 20, narrow=False),
)
CAUSES = (
    Column("code", "Mã", 7),
    Column("lost", "Điểm bị trừ", 8, Align.RIGHT),
    Column("task", "Nhiệm vụ", 8),
    Column("judgement", "Nhận định theo nguyên nhân", 44),
    Column("by", "Người nhận định", 26),
)


def lines_section(coverage: Coverage, names: Names) -> Section:
    """The lost lines in printed order."""
    places = coverage.sheet.assessment.catalogue.rounding.places
    rows = tuple(_row(coverage, covered, places, names) for covered in coverage.lines)
    lost = cells.points(points_of(coverage.lines), places)
    closing = total_row(LINES, rows, "total", (BLANK, Cell("Tổng cộng"), lost, *([BLANK] * 4)))
    return Section("lines", "Từng dòng bị trừ điểm", "Theo dòng", LINES, (*rows, closing))


def _row(coverage: Coverage, covered: CoveredLine, places: int, names: Names) -> Row:
    node = covered.line.node
    naming = [link.task for link in covered.links if link.level in NAMING]
    leads = dict.fromkeys(lead for task in naming for lead in task.leads)
    part = coverage.sheet.assessment.catalogue.part_by_id(node.part).name if node.part else ""
    found = (
        cells.words(node.code),
        Cell(node.title),
        cells.points(covered.lost, places),
        Cell(level_text(covered)),
        cells.words(", ".join(task.id for task in naming)),
        cells.words(agencies_text(leads, names)),
        cells.words(part),
    )
    return Row(node.key, found)


def level_text(covered: CoveredLine) -> str:
    """How closely any task names the line; general tasks are mentioned where nothing closer exists."""
    if covered.level is not Level.INDEX:
        return LEVEL_LABELS[covered.level]
    general = ", ".join(link.task.id for link in covered.links)
    return f"{LEVEL_LABELS[Level.NONE]} (nhiệm vụ {general} {LEVEL_LABELS[Level.INDEX]})"


def causes_sections(coverage: Coverage) -> tuple[Section, ...]:
    """Judgements of persons: a task that mends a cause although it does not name the line; none, no table."""
    places = coverage.sheet.assessment.catalogue.rounding.places
    rows = tuple(
        Row(
            covered.line.node.key,
            (
                Cell(covered.line.node.key),
                cells.points(covered.lost, places),
                Cell(task.id),
                Cell(judgement.text),
                cells.words(judgement.by),
            ),
        )
        for covered in coverage.lines
        for task, judgement in covered.by_cause
    )
    note = "Nhận định của người, không tính vào các con số theo mã ở trên."
    found = Section("causes", "Đối chiếu theo nguyên nhân", "Theo nguyên nhân", CAUSES, rows, (note,))
    return (found,) if rows else ()
