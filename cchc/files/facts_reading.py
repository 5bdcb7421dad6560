"""From the values of the cells of one line to its fact."""

from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from cchc.core.campaign.form import fact_of
from cchc.core.catalogue.facts import Known
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import points_text
from cchc.files.facts_cells import CellError, date_in, option_in, quantity_in, whole_in, yes_in
from cchc.files.facts_sheet import Input, Kind

PARTS = "parts."
CellResult = bool | int | str | date | Decimal


def value_in(value: object, leaf: Node, entry: Input) -> CellResult:
    """Read one cell by the kind of its input; raises CellError."""
    match entry.kind:
        case Kind.YES_NO:
            return yes_in(value)
        case Kind.NUMBER:
            return quantity_in(value)
        case Kind.WHOLE:
            return whole_in(value)
        case Kind.DATE:
            return date_in(value)
        case Kind.OPTION:
            return option_in(value, entry)
        case Kind.POINTS:
            points = quantity_in(value)
            if leaf.max_points is not None and points > leaf.max_points:
                raise CellError(f"Điểm {points_text(points)} vượt điểm tối đa {points_text(leaf.max_points)}")
            return points
        case Kind.NOTHING:
            raise CellError(entry.allowed)
        case _ as never:
            assert_never(never)


def fact_of_cells(values: dict[str, Any]) -> Known:
    """Build the fact of a line from the values of all its inputs; each part of a list has its own cell."""
    if all(field.startswith(PARTS) for field in values):
        done = frozenset(field.removeprefix(PARTS) for field, yes in values.items() if yes)
        return fact_of({"parts": done})
    return fact_of(values)
