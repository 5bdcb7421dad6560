"""The deduction table of a year (bảng tổng hợp tiêu chí bị trừ điểm): line by line and agency by agency."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.core.errors import Place, Problem
from cchc.core.numerals import points_text
from cchc.core.scoring.assessment import DeductionItem
from cchc.core.scoring.sheet import Line, Sheet


@dataclass(frozen=True, slots=True)
class DeductionRow:
    """One line that lost points, with the items that explain the loss."""

    line: Line
    items: tuple[DeductionItem, ...]

    @property
    def lost(self) -> Decimal:
        """Points lost on the line."""
        return self.line.lost or Decimal(0)

    @property
    def unexplained(self) -> Decimal:
        """The part of the loss that no item explains."""
        return self.lost - sum((item.amount for item in self.items), Decimal(0))


@dataclass(frozen=True, slots=True)
class AgencyLoss:
    """What one agency, several together, or nobody named (`agencies` empty) answers for, counted once."""

    agencies: tuple[str, ...]
    amount: Decimal
    items: tuple[DeductionItem, ...]

    @property
    def shared(self) -> bool:
        """Several agencies answer together; the amount is not divided among them."""
        return len(self.agencies) > 1


@dataclass(frozen=True)
class DeductionTable:
    """The rows with items, the lines that lost points without one, and the losses by agency."""

    rows: tuple[DeductionRow, ...]
    silent: tuple[Line, ...]
    by_agency: tuple[AgencyLoss, ...]
    total: Decimal
    silent_total: Decimal


def deduction_table(sheet: Sheet) -> DeductionTable:
    """Build the table from the deduction items of the assessment; `silent` are losses without any item."""
    items = sheet.assessment.deductions
    explained = {item.line for item in items}
    rows = tuple(
        DeductionRow(line, tuple(item for item in items if item.line == line.node.key))
        for line in sheet.lines
        if line.node.key in explained
    )
    silent = tuple(line for line in sheet.lost_lines if line.node.key not in explained)
    return DeductionTable(
        rows,
        silent,
        _by_agency(items),
        sum((row.lost for row in rows), Decimal(0)),
        sum((line.lost for line in silent if line.lost is not None), Decimal(0)),
    )


def _by_agency(items: tuple[DeductionItem, ...]) -> tuple[AgencyLoss, ...]:
    grouped: dict[tuple[str, ...], list[DeductionItem]] = {}
    for item in items:
        grouped.setdefault(tuple(sorted(item.responsible)), []).append(item)
    losses = (
        AgencyLoss(agencies, sum((item.amount for item in found), Decimal(0)), tuple(found))
        for agencies, found in grouped.items()
    )
    return tuple(sorted(losses, key=lambda loss: (-loss.amount, loss.agencies)))


def deduction_problems(sheet: Sheet) -> tuple[Problem, ...]:
    """Report lines whose items do not add up to maximum minus points."""
    return tuple(
        Problem(
            "deductions_do_not_sum",
            f"Các khoản trừ cộng lại {points_text(row.lost - row.unexplained)} điểm, "
            f"nhưng dòng này mất {points_text(row.lost)} điểm",
            Place(criterion=row.line.node.key),
            "sửa số điểm của khoản trừ hoặc điểm đạt được",
        )
        for row in deduction_table(sheet).rows
        if row.unexplained
    )
