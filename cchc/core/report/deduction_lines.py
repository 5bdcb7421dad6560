"""The deduction table line by line: each item with its cause, document, agencies and amount."""

from collections.abc import Iterator

from cchc.core.catalogue.nodes import STATUS_LABELS, Status
from cchc.core.plan.proposal import proposed_lead
from cchc.core.plan.tasks import Plan
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, CONTINUED, Cell
from cchc.core.report.outline import Align, Column, Row, Section, total_row
from cchc.core.report.wording import PROPOSED, UNNAMED, Names, agencies_text, document_text
from cchc.core.scoring.assessment import DeductionItem
from cchc.core.scoring.deduction import DeductionRow, DeductionTable
from cchc.core.scoring.sheet import Line, Sheet

AGENCIES, POINTS = "Cơ quan, đơn vị", "Điểm"
COLUMNS = (
    Column("order", "STT", 5, Align.CENTRE, narrow=False),
    Column("code", "Mã", 7),
    Column("name", "Tiêu chí, tiêu chí thành phần", 20),
    Column("cause", "Nội dung, lý do trừ điểm", 25),
    Column("document", "Văn bản làm căn cứ", 16, narrow=False),
    Column("judge", "Thẩm định", 12, group=AGENCIES, narrow=False),
    Column("occurring", "Để xảy ra", 11, group=AGENCIES, narrow=False),
    Column("responsible", "Chịu trách nhiệm", 15, group=AGENCIES),
    Column("leading", "Chủ trì khắc phục", 11, group=AGENCIES, narrow=False),
    Column("amount", "Khoản trừ", 8, Align.RIGHT, group=POINTS),
    Column("max_points", "Tối đa", 7, Align.RIGHT, group=POINTS, narrow=False),
    Column("points", "Đạt", 7, Align.RIGHT, group=POINTS, narrow=False),
    Column("lost", "Bị trừ", 8, Align.RIGHT, group=POINTS),
)
UNMARKED = (Status.SOURCED, Status.ILLUSTRATIVE)  # an illustrative report says so on every page
UNEXPLAINED = "Phần điểm bị trừ chưa nêu lý do"


def lines_section(sheet: Sheet, table: DeductionTable, names: Names, plan: Plan | None) -> Section:
    """One row per item; the cells of the line stand once, beside its first item."""
    places = sheet.assessment.catalogue.rounding.places
    rows = tuple(
        found
        for order, row in enumerate(table.rows, start=1)
        for found in _rows(row, order, places, names, plan)
    )
    amounts = sum((item.amount for row in table.rows for item in row.items), table.total * 0)
    explained = amounts + sum((row.unexplained for row in table.rows), table.total * 0)
    total = total_row(
        COLUMNS,
        rows,
        "total",
        (
            BLANK,
            BLANK,
            Cell("Tổng cộng"),
            *([BLANK] * 6),
            cells.points(explained, places) if rows else cells.UNKNOWN,
            BLANK,
            BLANK,
            cells.points(table.total, places) if rows else cells.UNKNOWN,
        ),
    )
    return Section("lines", "Theo từng tiêu chí", "Theo tiêu chí", COLUMNS, (*rows, total))


def _rows(row: DeductionRow, order: int, places: int, names: Names, plan: Plan | None) -> Iterator[Row]:
    first = True
    for item in row.items:
        told = _item_cells(row.line, item, places, names, plan)
        yield Row(row.line.node.key, _arranged(row, order, places, told, first=first))
        first = False
    if row.unexplained:
        told = (Cell(UNEXPLAINED), *([BLANK] * 5), cells.points(row.unexplained, places))
        yield Row(row.line.node.key, _arranged(row, order, places, told, first=False))


def _arranged(
    row: DeductionRow, order: int, places: int, told: tuple[Cell, ...], *, first: bool
) -> tuple[Cell, ...]:
    """Put the cells of the line around those of the item."""
    if not first:
        return (*([CONTINUED] * 3), *told, *([CONTINUED] * 3))
    node = row.line.node
    figures = (node.max_points, row.line.points, row.line.lost)
    return (
        cells.count(order),
        Cell(node.key),
        Cell(node.title),
        *told,
        *(cells.points(figure, places) for figure in figures),
    )


def _item_cells(
    line: Line, item: DeductionItem, places: int, names: Names, plan: Plan | None
) -> tuple[Cell, ...]:
    return (
        Cell(item.cause),
        cells.words(document_text(item.document)),
        cells.words(item.judge),
        cells.words(agencies_text(item.occurring, names)),
        Cell(responsible_text(line, item, names, plan)),
        cells.words(agencies_text(item.leading, names)),
        cells.points(item.amount, places),
    )


def responsible_text(line: Line, item: DeductionItem, names: Names, plan: Plan | None) -> str:
    """Who answers for an item; nobody named stays so, the lead of the area is only proposed."""
    if item.responsible:
        text = agencies_text(item.responsible, names)
        mark = STATUS_LABELS[item.responsible_status]
        return text if item.responsible_status in UNMARKED else f"{text} ({mark})"
    if item.leading:
        return f"{UNNAMED} (chủ trì khắc phục: {agencies_text(item.leading, names)})"
    proposed = proposed_lead(plan, line)
    return UNNAMED if proposed is None else f"{UNNAMED} ({PROPOSED}: {names(proposed)})"
