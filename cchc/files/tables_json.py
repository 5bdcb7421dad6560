"""Reports as JSON: English keys, decimals as strings with a point, null with a state for the unknown."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.core.numerals import rounded
from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import Report, Row, Section

STATED = (Presence.UNKNOWN, Presence.NOT_APPLICABLE, Presence.CONTINUED)


def write(report: Report, *more: Report) -> bytes:
    """Write reports as one JSON object keyed by report, UTF-8, two spaces of indentation.

    A cell is a string, an integer, or null; a point is a string such as "1.75", a range an object with `low`
    and `high` (null = no bound). `states` of a row says which nulls are unknown or not applicable.
    """
    found = {one.id: as_json(one) for one in (report, *more)}
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()


def as_json(report: Report) -> dict[str, Any]:
    """One report as plain values."""
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "illustrative": report.illustrative,
        "facts": {fact.key: value_of(fact.cell) for fact in report.facts},
        "texts": {fact.key: fact.cell.text for fact in report.facts},
        "sections": {section.id: _section(section) for section in report.sections},
        "notes": list(report.notes),
    }


def value_of(cell: Cell) -> Any:
    """One cell as a JSON value."""
    if cell.presence in STATED or cell.presence is Presence.BLANK:
        return None
    if cell.span is not None:
        high = cell.span.high
        return {"low": f"{cell.span.low:f}", "high": None if high is None else f"{high:f}"}
    if isinstance(cell.value, Decimal):
        return f"{rounded(cell.value, cell.places):.{cell.places}f}"
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return cell.text if cell.value is None else cell.value


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "columns": {column.key: column.heading for column in section.columns},
        "rows": [_row(section, row) for row in section.rows],
        "notes": list(section.notes),
    }


def _row(section: Section, row: Row) -> dict[str, Any]:
    named = dict(zip((column.key for column in section.columns), row.cells, strict=True))
    states = {key: cell.presence.value for key, cell in named.items() if cell.presence in STATED}
    found = {"id": row.id, "style": row.style, "level": row.level}
    found["cells"] = {key: value_of(cell) for key, cell in named.items()}
    return {**found, "states": states} if states else found
