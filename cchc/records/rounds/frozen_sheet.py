"""Every digit of a computed sheet as JSON, so that it can be computed again and compared; no wording."""

from cchc.core.scoring.sheet import AreaTotal, Line, Sheet, Total
from cchc.core.scoring.span import Span
from cchc.records.rounds.frozen_json import Json, fraction, number


def sheet_json(sheet: Sheet) -> Json:
    """Lines, totals by part, group and area, the whole, bonus, penalty, index, band and reconciliation."""
    return {
        "lines": {line.node.key: _line(line) for line in sheet.lines},
        "parts": {part.id: _total(total) for part, total in sheet.parts},
        "groups": {group.id: _total(total) for group, total in sheet.groups},
        "areas": {area.area.key: _area(area) for area in sheet.areas},
        "total": _total(sheet.total),
        "scale_total": _total(sheet.scale_total),
        "reduced": None if sheet.reduced is None else _total(sheet.reduced),
        "bonus": _span(sheet.bonus),
        "penalty": _span(sheet.penalty),
        "index": None if sheet.index is None else _span(sheet.index),
        "band": None if sheet.band is None else sheet.band.name,
        "reconciliation": [
            [row.name, number(row.published), _span(row.computed), number(row.tolerance)]
            for row in sheet.reconciliation
        ],
    }


def _line(line: Line) -> Json:
    score = line.score
    return {
        "state": score.state.value,
        "points": number(score.points),
        "exact": fraction(score.exact),
        "lost": number(line.lost),
        "missing": list(score.missing),
    }


def _span(span: Span) -> list[str | None]:
    return [number(span.low), number(span.high)]


def _total(total: Total) -> Json:
    return {
        "points": _span(total.points),
        "max": number(total.max_points),
        "lines": total.lines,
        "unknown": total.unknown_lines,
        "not_applicable": total.not_applicable_lines,
    }


def _area(area: AreaTotal) -> Json:
    return {
        "points": None if area.points is None else _span(area.points),
        "max": number(area.max_points),
        "lost": {group: [number(lost.amount), lost.complete] for group, lost in area.lost.items()},
        "not_applicable": area.not_applicable,
    }
