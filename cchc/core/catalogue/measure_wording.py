"""Measures in Vietnamese: what is measured, and how one fact became its quantity."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from cchc.core.catalogue.facts import ChangeFact, DateFact, Known, PlanFact, RatioFact
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Answer,
    Cases,
    Change,
    Count,
    DaysLate,
    Done,
    Measure,
    Named,
    Number,
    Parts,
    Quantity,
    Ratio,
    WholeIsZero,
    YesNo,
    unit_of,
)
from cchc.core.errors import FactError
from cchc.core.numerals import MOST_PLACES, date_text, measured_text, number_text, rounded


def base_text(measure: Change) -> str:
    """What the change is measured against."""
    return "năm trước liền kề" if measure.base_year is None else f"năm {measure.base_year}"


def describe(measure: Measure) -> str:
    """The measure in one Vietnamese phrase, without its scope."""
    match measure:
        case YesNo():
            return f"trả lời Có hoặc Không: {measure.question}"
        case Count(kinds=()):
            return f"đếm số {measure.noun}"
        case Count():
            return f"đếm số {measure.noun} theo loại: {_names(measure.kinds)}"
        case Ratio():
            return f"tỷ lệ % giữa “{measure.part}” và “{measure.whole}”"
        case Change():
            verb = "tăng" if measure.direction == "increase" else "giảm"
            unit = "tỷ lệ %" if measure.expressed == "percent" else f"số {measure.noun}"
            return f"{unit} {verb} của “{measure.subject}” so với {base_text(measure)}"
        case AgainstPlan():
            return f"tỷ lệ % thực hiện so với kế hoạch, chỉ tiêu giao của “{measure.subject}”"
        case DaysLate():
            return f"số {unit_of(measure)} chậm so với thời hạn: {measure.deadline}"
        case Parts():
            return f"các nội dung đã thực hiện trong danh mục: {_names(measure.parts)}"
        case _ as never:
            assert_never(never)


def explain(measure: Measure, fact: Known, outcome: Quantity) -> str:
    """How this fact became this quantity, with its numbers, in Vietnamese."""
    match measure, fact, outcome:
        case _, _, WholeIsZero():
            return f"{outcome.because} nên không tính được tỷ lệ"
        case Ratio(), RatioFact(), Number():
            division = f"{_figure(fact.part)} / {_figure(fact.whole)} {measure.noun}"
            return f"{division} = {measured_text(outcome.value, '%')}"
        case Change(), ChangeFact(), Number():
            pair = f"{_figure(fact.current)} so với {_figure(fact.base)} {measure.noun}"
            return f"{pair} ({base_text(measure)}): {_moved(measure, outcome.value)}"
        case AgainstPlan(), PlanFact(), Number():
            pair = f"{_figure(fact.actual)} / {_figure(fact.planned)} {measure.noun}"
            return f"{pair} = {measured_text(outcome.value, '%')} kế hoạch"
        case DaysLate(), DateFact(), Number():
            dates = f"thực hiện {date_text(fact.done)}, thời hạn {date_text(fact.due)}"
            return f"{dates}: chậm {measured_text(outcome.value, unit_of(measure))}"
        case Count(), _, Number():
            return measured_text(outcome.value, measure.noun)
        case Count(), _, Cases():
            counts = dict(outcome.by_kind)
            return "; ".join(f"{kind.name}: {counts.get(kind.id, 0)}" for kind in measure.kinds)
        case Parts(), _, Done():
            done = [part for part in measure.parts if part.id in outcome.parts]
            return f"đã thực hiện {len(done)}/{len(measure.parts)} nội dung: {_names(done) or 'không có'}"
        case YesNo(), _, Answer():
            asked = measure.question if measure.question.endswith("?") else f"{measure.question}:"
            return f"{asked} {'Có' if outcome.yes else 'Không'}"
        case _:
            raise FactError("Số liệu không đúng loại mà cách đo của dòng này yêu cầu")


def in_short(measure: Measure, outcome: Quantity, bound: Decimal | None = None) -> str:
    """The quantity alone, with its unit, as a table shows it: `99,6%`, `2/3 nội dung`; empty for none.

    Two decimals, and as many more as keep it apart from `bound` and from whole numbers that it misses.
    """
    match measure, outcome:
        case _, WholeIsZero():
            return ""
        case YesNo(), Answer():
            return "Có" if outcome.yes else "Không"
        case Count(), Cases():
            return measured_text(outcome.total(), measure.noun)
        case Parts(), Done():
            return f"{len(outcome.parts)}/{len(measure.parts)} nội dung"
        case ((Ratio() | AgainstPlan()), Number()):
            return f"{number_text(outcome.value, _places(outcome.value, bound))}%"
        case Change(expressed="percent"), Number() if outcome.value:
            risen = _risen(measure, outcome.value)
            return f"{risen} {number_text(abs(outcome.value), _places(abs(outcome.value), bound))}%"
        case Change(), Number():
            return _moved(measure, outcome.value)
        case DaysLate(), Number():
            return f"chậm {measured_text(outcome.value, unit_of(measure))}" if outcome.value else "đúng hạn"
        case _, Number():
            return measured_text(outcome.value, unit_of(measure))
        case _:
            raise FactError("Số liệu không đúng loại mà cách đo của dòng này yêu cầu")


def _places(value: Fraction, bound: Decimal | None) -> int:
    places = 2
    while _hides(value, rounded(value, places), bound):
        places += 1
    return places


def _hides(value: Fraction, shown: Decimal, bound: Decimal | None) -> bool:
    """Whether the rounded number would pass for a bound or a whole number that the value is not."""
    return Fraction(shown) != value and (shown == bound or shown == int(shown))


def _figure(value: Decimal) -> str:
    """A figure as it was entered."""
    return number_text(value, MOST_PLACES)


def _moved(measure: Change, value: Fraction) -> str:
    """Which way it went: a reduction that is none is said as growth, never as `giảm -10%`."""
    if value == 0:
        return "không thay đổi"
    return f"{_risen(measure, value)} {measured_text(abs(value), unit_of(measure))}"


def _risen(measure: Change, value: Fraction) -> str:
    return "tăng" if (value > 0) == (measure.direction == "increase") else "giảm"


def _names(named: Iterable[Named]) -> str:
    return "; ".join(item.name for item in named)
