"""The deduction table by responsible agency: unnamed and shared losses stand in rows of their own."""

from decimal import Decimal

from cchc.core.numerals import points_text
from cchc.core.plan.proposal import proposed_lead
from cchc.core.plan.tasks import Plan
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.outline import Align, Column, Row, Section, total_row
from cchc.core.report.wording import PROPOSED, Names, agencies_text
from cchc.core.scoring.deduction import AgencyLoss, DeductionTable
from cchc.core.scoring.sheet import Sheet

COLUMNS = (
    Column("order", "STT", 5, Align.CENTRE, narrow=False),
    Column("agency", "Cơ quan chịu trách nhiệm", 40),
    Column("items", "Số khoản trừ", 8, Align.RIGHT),
    Column("amount", "Điểm bị trừ", 10, Align.RIGHT),
    Column("lines", "Các dòng bị trừ điểm", 30),
    Column("note", "Ghi chú", 40, narrow=False),
)
UNNAMED_ROW = "unnamed"


def agencies_section(sheet: Sheet, table: DeductionTable, names: Names, plan: Plan | None) -> Section:
    """One row per agency or per set of agencies that answer together, the greatest loss first."""
    places = sheet.assessment.catalogue.rounding.places
    rows = tuple(_row(sheet, loss, order, names, plan) for order, loss in enumerate(table.by_agency, start=1))
    total = sum((loss.amount for loss in table.by_agency), Decimal(0))
    figures: tuple[Cell, ...] = (cells.UNKNOWN, cells.UNKNOWN)
    if rows:
        items = sum(len(loss.items) for loss in table.by_agency)
        figures = (cells.count(items), cells.points(total, places))
    closing = total_row(COLUMNS, rows, "total", (BLANK, Cell("Tổng cộng"), *figures, BLANK, BLANK))
    return Section("agencies", "Theo cơ quan chịu trách nhiệm", "Theo cơ quan", COLUMNS, (*rows, closing))


def _row(sheet: Sheet, loss: AgencyLoss, order: int, names: Names, plan: Plan | None) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    lines = dict.fromkeys(item.line for item in loss.items)
    found = (
        cells.count(order),
        Cell(loss_text(loss, names)),
        cells.count(len(loss.items)),
        cells.points(loss.amount, places),
        Cell(", ".join(lines)),
        cells.words("" if loss.agencies else _proposals(sheet, loss, names, plan)),
    )
    return Row("+".join(loss.agencies) or UNNAMED_ROW, found)


def loss_text(loss: AgencyLoss, names: Names) -> str:
    """The agency, the agencies that answer together, or that the source names nobody."""
    if not loss.agencies:
        return "Chưa ghi cơ quan chịu trách nhiệm"
    text = agencies_text(loss.agencies, names)
    return f"Trách nhiệm chung: {text}" if loss.shared else text


def _proposals(sheet: Sheet, loss: AgencyLoss, names: Names, plan: Plan | None) -> str:
    """Who leads the repair of the unnamed loss; where nobody does, the leads of the areas, as a proposal."""
    leading: dict[str, Decimal] = {}
    proposed: dict[str, Decimal] = {}
    for item in loss.items:
        lead = None if item.leading else proposed_lead(plan, sheet.by_key[item.line])
        if item.leading:
            _add(leading, agencies_text(item.leading, names), item.amount)
        elif lead is not None:
            _add(proposed, names(lead), item.amount)
    told = [f"Chủ trì khắc phục: {_shares(leading)}"] if leading else []
    told += [f"{PROPOSED.capitalize()} theo lĩnh vực: {_shares(proposed)}"] if proposed else []
    return ". ".join(told)


def _add(amounts: dict[str, Decimal], name: str, amount: Decimal) -> None:
    amounts[name] = amounts.get(name, Decimal(0)) + amount


def _shares(amounts: dict[str, Decimal]) -> str:
    return "; ".join(f"{name} {points_text(amount)}" for name, amount in amounts.items())
