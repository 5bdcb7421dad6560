"""Core values as JSON that never changes its text: sorted keys, exact numbers and dates as texts."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Status
from cchc.core.scoring.assessment import DeductionItem, DocumentCited, Published, PublishedFigure
from cchc.files.facts_json import fact_from_json, fact_to_json

Json = dict[str, Any]


def canonical(value: Json) -> str:
    """The one text of a value: the same value gives the same bytes on any machine."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def number(value: Decimal | None) -> str | None:
    """An exact number as text, without exponent."""
    return None if value is None else f"{value:f}"


def fraction(value: Fraction | None) -> str | None:
    """An exact fraction as text: `249/250`."""
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _from_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def entry_json(entry: FactEntry) -> Json:
    """A fact with where it comes from."""
    return {
        "fact": fact_to_json(entry.fact),
        "source": entry.source,
        "cutoff": _day(entry.cutoff_date),
        "provisional": entry.provisional,
        "status": entry.status,
        "note": entry.note,
    }


def entry_from_json(stored: Mapping[str, Any]) -> FactEntry:
    """The fact of a JSON form."""
    return FactEntry(
        fact_from_json(stored["fact"]),
        stored["source"],
        _from_day(stored["cutoff"]),
        stored["provisional"],
        stored["status"],
        stored["note"],
    )


def item_json(item: DeductionItem) -> Json:
    """A deduction item with its document and agencies."""
    document = item.document
    return {
        "line": item.line,
        "cause": item.cause,
        "amount": number(item.amount),
        "document": None
        if document is None
        else {"number": document.number, "day": _day(document.day), "title": document.title},
        "judge": item.judge,
        "occurring": list(item.occurring),
        "responsible": list(item.responsible),
        "responsible_status": item.responsible_status.value,
        "leading": list(item.leading),
        "note": item.note,
    }


def item_from_json(stored: Mapping[str, Any]) -> DeductionItem:
    """The deduction item of a JSON form."""
    cited = stored["document"]
    return DeductionItem(
        line=stored["line"],
        cause=stored["cause"],
        amount=Decimal(stored["amount"]),
        document=cited and DocumentCited(cited["number"], _from_day(cited["day"]), cited["title"]),
        judge=stored["judge"],
        occurring=tuple(stored["occurring"]),
        responsible=tuple(stored["responsible"]),
        responsible_status=Status(stored["responsible_status"]),
        leading=tuple(stored["leading"]),
        note=stored["note"],
    )


def published_json(published: Published) -> Json:
    """What the judging body published; groups and parts as lists of pairs, in their order."""
    return {
        "source": published.source.strip(),
        "total": _figure_json(published.total),
        "units": published.units,
        "rank_change": published.rank_change,
        "groups": [[ref, _figure_json(figure)] for ref, figure in published.groups],
        "parts": [[ref, _figure_json(figure)] for ref, figure in published.parts],
    }


def published_from_json(stored: Mapping[str, Any]) -> Published:
    """The published result of a JSON form."""
    return Published(
        source=stored["source"],
        total=_figure(stored["total"]),
        units=stored["units"],
        rank_change=stored["rank_change"],
        groups=tuple((ref, _figure(figure)) for ref, figure in stored["groups"]),
        parts=tuple((ref, _figure(figure)) for ref, figure in stored["parts"]),
    )


def _figure_json(figure: PublishedFigure) -> Json:
    return {"points": number(figure.points), "rank": figure.rank}


def _figure(stored: Mapping[str, Any]) -> PublishedFigure:
    return PublishedFigure(Decimal(stored["points"]), stored["rank"])


def calendar_json(calendar: WorkCalendar) -> Json:
    """Holidays and make-up days, sorted."""
    return {
        "holidays": sorted(day.isoformat() for day in calendar.holidays),
        "makeup_days": sorted(day.isoformat() for day in calendar.makeup_days),
    }


def calendar_from_json(stored: Mapping[str, Any]) -> WorkCalendar:
    """The calendar of a JSON form."""
    days = (frozenset(map(date.fromisoformat, stored[name])) for name in ("holidays", "makeup_days"))
    return WorkCalendar(*days)
