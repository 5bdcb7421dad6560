"""The deduction table (bảng tổng hợp tiêu chí bị trừ điểm): by line, by agency, whole shortfall."""

from decimal import Decimal

from cchc.core.catalogue.nodes import STATUS_LABELS, Node, Status
from cchc.core.plan.tasks import Plan
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.deduction_agencies import agencies_section
from cchc.core.report.deduction_lines import lines_section
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, total_row
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.report.wording import Names
from cchc.core.scoring.deduction import DeductionTable
from cchc.core.scoring.sheet import Line, Sheet

SHORTFALL = (
    Column("code", "Mã", 7),
    Column("name", "Nội dung", 46),
    Column("part", "Phần điểm", 26, narrow=False),
    Column("max_points", "Điểm tối đa", 10, Align.RIGHT),
    Column("points", "Điểm đạt", 10, Align.RIGHT),
    Column("lost", "Điểm chưa đạt", 10, Align.RIGHT),
    Column("note", "Ghi chú", 24),
)


def deduction_report(sheet: Sheet, table: DeductionTable, names: Names, plan: Plan | None = None) -> Report:
    """Build the deduction table; with a plan, the lead of the area is proposed where the source names nobody.

    Points are exact decimals with the places of the catalogue; a shared loss is counted once.
    """
    assessment = sheet.assessment
    places = assessment.catalogue.rounding.places
    return Report(
        "deduction_table",
        "BẢNG TỔNG HỢP TIÊU CHÍ BỊ TRỪ ĐIỂM",
        subtitle_of(assessment),
        (
            *result_facts(assessment),
            Fact("deducted", "Tổng điểm bị trừ", _deducted(table, places)),
            *_plan_facts(plan),
        ),
        (
            lines_section(sheet, table, names, plan),
            agencies_section(sheet, table, names, plan),
            _shortfall_section(sheet, table),
        ),
        illustrative=assessment.illustrative or assessment.catalogue.illustrative,
    )


def _deducted(table: DeductionTable, places: int) -> Cell:
    """The sum of the lines with items; nothing recorded is not the same as nothing lost."""
    if not table.rows:
        return Cell("chưa ghi khoản trừ nào", presence=cells.Presence.UNKNOWN)
    text = f"{cells.points(table.total, places)} điểm trên {len(table.rows)} dòng"
    return Cell(text, table.total, places=places)


def _plan_facts(plan: Plan | None) -> tuple[Fact, ...]:
    if plan is None:
        return ()
    text = f"cơ quan chủ trì lĩnh vực theo {plan.number}"
    return (Fact("proposals", "Đề xuất nơi nguồn chưa ghi cơ quan", Cell(text)),)


def _shortfall_section(sheet: Sheet, table: DeductionTable) -> Section:
    """What is missing to the maximum: the deducted lines together, then each lost line without a reason."""
    places = sheet.assessment.catalogue.rounding.places
    name = f"Bị trừ trên {len(table.rows)} dòng có nêu lý do"
    blank = [cells.BLANK] * 4
    deducted = Row(
        "deducted", (blank[0], Cell(name), *blank[1:], cells.points(table.total, places), blank[0])
    )
    body = (
        *((deducted,) if table.rows else ()),
        *(_silent_row(sheet, line, places) for line in table.silent),
    )
    whole = sheet.total
    figures = (
        cells.points(whole.max_points, places),
        cells.span(whole.points, places),
        cells.points(whole.shortfall, places),
    )
    closing = (cells.BLANK, Cell("Tổng điểm chưa đạt"), cells.BLANK, *figures, cells.BLANK)
    total = total_row(SHORTFALL, body, "total", closing)
    notes = _sum_notes(sheet, table)
    return Section("shortfall", "Tổng điểm chưa đạt", "Chưa đạt", SHORTFALL, (*body, total), notes)


def _silent_row(sheet: Sheet, line: Line, places: int) -> Row:
    node = line.node
    part = sheet.assessment.catalogue.part_by_id(node.part).name if node.part else ""
    figures = (node.max_points, line.points, line.lost)
    return Row(
        node.key,
        (
            cells.words(node.code),
            Cell(node.title),
            cells.words(part),
            *(cells.points(figure, places) for figure in figures),
            cells.words(_remark(node)),
        ),
    )


def _remark(node: Node) -> str:
    status = node.reference.status
    return "" if status is Status.SOURCED else f"điểm tối đa {STATUS_LABELS[status]}"


def _sum_notes(sheet: Sheet, table: DeductionTable) -> tuple[str, ...]:
    """The sum in words: 12,45 + 7,26 = 19,71 = 100,00 − 80,29; why it does not close where it does not."""
    places = sheet.assessment.catalogue.rounding.places
    most, reached, missing = sheet.total.max_points, sheet.total.points.exact, sheet.total.shortfall
    if most is None or reached is None or missing is None:
        return ("Chưa cộng được hết điểm chưa đạt: còn dòng chưa có số liệu hoặc chưa có điểm tối đa.",)
    found = table.total + table.silent_total
    left = f"{cells.points(table.total, places)} + {cells.points(table.silent_total, places)}"
    right = f"{cells.points(most, places)} − {cells.points(reached, places)}"
    if found == missing:
        return (f"{left} = {cells.points(found, places)} = {right}",)
    differs = f"còn {right} = {cells.points(missing, places)}: {_why(sheet)}"
    return (f"{left} = {cells.points(found, places)}, {differs}.",)


def _why(sheet: Sheet) -> str:
    if sheet.reduced is not None:
        return "điểm đã quy đổi vì có dòng không đánh giá"
    zero = Decimal(0)
    if sheet.bonus.low != zero or sheet.penalty.low != zero:
        return "tổng điểm gồm cả điểm thưởng, điểm phạt"
    if sheet.total.not_applicable_lines:
        return "có dòng không đánh giá"
    return "thang điểm không bằng điểm tối đa của các dòng cộng lại"
