"""JSON: English keys, decimals as text, and nulls that say why."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.report import cells
from cchc.core.report.cells import BLANK, CONTINUED, NOT_APPLICABLE, UNKNOWN, Cell
from cchc.core.report.outline import Column, Fact, Report, Row, Section
from cchc.core.scoring.span import Span
from cchc.files import tables_json

COLUMNS = tuple(Column(key, key, 9) for key in ("a", "b", "c", "d"))


def written(*found: Cell) -> dict[str, object]:
    section = Section("lines", "Bảng", "Bảng", COLUMNS, (Row("1", found),))
    facts = (Fact("day", "Ngày", cells.day(date(2018, 5, 2))),)
    report = Report("r", "R", "", facts, (section,))
    both = json.loads(tables_json.write(report, replace(report, id="s")))
    assert list(both) == ["r", "s"]
    assert both["r"]["facts"] == {"day": "2018-05-02"}
    assert both["r"]["texts"] == {"day": "02/05/2018"}
    row: dict[str, object] = both["r"]["sections"]["lines"]["rows"][0]
    return row


def test_values_keep_their_decimals() -> None:
    row = written(cells.points(Decimal("1.5")), cells.count(7), Cell("A"), cells.points(Decimal("1.5"), 3))

    assert row["cells"] == {"a": "1.50", "b": 7, "c": "A", "d": "1.500"}
    assert "states" not in row


def test_nulls_say_why_they_are_empty() -> None:
    row = written(UNKNOWN, NOT_APPLICABLE, BLANK, CONTINUED)

    assert row["cells"] == {"a": None, "b": None, "c": None, "d": None}
    assert row["states"] == {"a": "unknown", "b": "not_applicable", "d": "continued"}


def test_ranges_have_two_ends() -> None:
    one, two = Decimal("1.00"), Decimal("2.50")

    row = written(cells.span(Span(one, two)), cells.span(Span(one, None)), BLANK, BLANK)

    assert row["cells"] == {
        "a": {"low": "1.00", "high": "2.50"},
        "b": {"low": "1.00", "high": None},
        "c": None,
        "d": None,
    }
