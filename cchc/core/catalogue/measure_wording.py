"""Measures in Vietnamese: what is measured, and how one fact became its quantity."""

from collections.abc import Iterable
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
from cchc.core.numerals import date_text, number_text, percent_text


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
            division = f"{number_text(fact.part)} / {number_text(fact.whole)} {measure.noun}"
            return f"{division} = {percent_text(outcome.value, 4)}"
        case Change(), ChangeFact(), Number():
            pair = f"{number_text(fact.current)} so với {number_text(fact.base)} {measure.noun}"
            verb = "tăng" if measure.direction == "increase" else "giảm"
            return f"{pair} ({base_text(measure)}): {verb} {_with_unit(outcome.value, unit_of(measure))}"
        case AgainstPlan(), PlanFact(), Number():
            pair = f"{number_text(fact.actual)} / {number_text(fact.planned)} {measure.noun}"
            return f"{pair} = {percent_text(outcome.value, 4)} kế hoạch"
        case DaysLate(), DateFact(), Number():
            dates = f"thực hiện {date_text(fact.done)}, thời hạn {date_text(fact.due)}"
            return f"{dates}: chậm {_with_unit(outcome.value, unit_of(measure))}"
        case Count(), _, Number():
            return _with_unit(outcome.value, measure.noun)
        case Count(), _, Cases():
            names = {kind.id: kind.name for kind in measure.kinds}
            counted = "; ".join(f"{names[kind]}: {count}" for kind, count in outcome.by_kind)
            return counted or f"không có {measure.noun} nào"
        case Parts(), _, Done():
            done = [part for part in measure.parts if part.id in outcome.parts]
            return f"đã thực hiện {len(done)}/{len(measure.parts)} nội dung: {_names(done) or 'không có'}"
        case YesNo(), _, Answer():
            return f"{measure.question} {'Có' if outcome.yes else 'Không'}"
        case _:
            raise FactError("Số liệu không đúng loại mà cách đo của dòng này yêu cầu")


def _with_unit(value: Fraction, unit: str) -> str:
    return percent_text(value, 4) if unit == "%" else f"{number_text(value, 4)} {unit}"


def _names(named: Iterable[Named]) -> str:
    return "; ".join(item.name for item in named)
