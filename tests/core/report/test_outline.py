"""A section is found by row and column; a total row claims a sum only where the column adds up."""

from decimal import Decimal

import pytest

from cchc.core.report import cells
from cchc.core.report.cells import BLANK, CONTINUED, UNKNOWN, Cell
from cchc.core.report.outline import Column, Report, Row, Section, total_row

COLUMNS = (Column("name", "Tên", 20), Column("points", "Điểm", 8), Column("lost", "Bị trừ", 8))


def body(*amounts: tuple[Cell, Cell]) -> tuple[Row, ...]:
    return tuple(Row(str(i), (Cell("x"), *pair)) for i, pair in enumerate(amounts))


def points(text: str) -> Cell:
    return cells.points(Decimal(text))


def test_a_column_that_adds_up_is_summed() -> None:
    rows = body((points("1.00"), points("0.50")), (points("2.00"), BLANK))

    closing = total_row(COLUMNS, rows, "total", (Cell("Cộng"), points("3.00"), points("0.50")))

    assert closing.sums == ("points", "lost")


def test_a_column_with_unknown_or_other_figures_is_not_summed() -> None:
    rows = body((points("1.00"), UNKNOWN), (points("2.00"), points("0.50")))

    closing = total_row(COLUMNS, rows, "total", (Cell("Cộng"), points("9.00"), points("0.50")))

    assert closing.sums == ()


def test_only_body_rows_count() -> None:
    group = Row("g", (Cell("Nhóm"), points("5.00"), BLANK), "group")
    rows = (group, *body((points("1.00"), BLANK)))

    assert total_row(COLUMNS, rows, "total", (Cell(""), points("1.00"), BLANK)).sums == ("points",)


def test_cells_are_found_by_row_and_column() -> None:
    rows = (
        Row("1.2", (Cell("A"), points("1.00"), BLANK)),
        Row("1.2", (CONTINUED, CONTINUED, points("0.25"))),
    )
    section = Section("lines", "Bảng", "Bảng", COLUMNS, rows)
    report = Report("r", "R", "", (), (section,))

    assert report.by_id["lines"].cell("1.2", "points").text == "1,00"
    assert [row.continues for row in rows] == [False, True]
    with pytest.raises(KeyError):
        section.cell("1.2", "khong-co")
