"""The form of a line: from its filled fields to the fact, and back."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, assert_never
from unicodedata import normalize

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.fact_wording import measure_of
from cchc.core.campaign.fields import CASES, NO, YES, Field, fields_for
from cchc.core.campaign.written import day_in, number_in, number_written, whole_in
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    Fact,
    GivenFact,
    Known,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.measures import quantity
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import FactError, Place
from cchc.core.numerals import date_text, points_text

__all__ = ["Field", "fact_from_fields", "fact_of", "faults_of_fields", "fields_for", "fields_of_fact"]

Given = Mapping[str, str | tuple[str, ...]]
Value = bool | int | str | date | Decimal | frozenset[str]
MOST_TEXT = 2_000


def fact_from_fields(node: Node, given: Given, *, figures: bool = False) -> Known:
    """The fact that a filled form states; `figures` as for `fields_for`.

    A field of kind `parts` takes a tuple of identifiers, or one text with commas; empty means that none was
    done. Raises FactError with the name of the field in `place.column` for what is missing, unreadable or
    impossible.
    """
    asked = fields_for(node, figures=figures)
    if not asked:
        raise FactError("Chưa nguồn nào nêu dòng này phải nhập gì", Place(criterion=node.key))
    fact = fact_of({field.name: _value(node, field, given.get(field.name)) for field in asked})
    measure = None if isinstance(fact, GivenFact | ChoiceFact) else measure_of(node)
    if measure is not None:
        try:
            quantity(measure, fact, WEEKENDS_ONLY)
        except FactError as error:
            raise _at(node, asked[0], error.problem.message) from error
    return fact


def faults_of_fields(node: Node, given: Given, *, figures: bool = False) -> dict[str, str]:
    """The Vietnamese message of every field that cannot be taken, by its name; empty for a good form."""
    found = {}
    for field in fields_for(node, figures=figures):
        try:
            _value(node, field, given.get(field.name))
        except FactError as error:
            found[field.name] = error.problem.message
    if found:
        return found
    try:
        fact_from_fields(node, given, figures=figures)
    except FactError as error:
        found[error.problem.place.column or ""] = error.problem.message
    return found


def fields_of_fact(node: Node, fact: Fact) -> dict[str, str]:
    """The fields of the form of a line filled with a fact; empty where the fact is no figure of this form."""
    names = {field.name for figures in (False, True) for field in fields_for(node, figures=figures)}
    return {name: text for name, text in _filled(fact).items() if name in names}


def fact_of(values: Mapping[str, Any]) -> Known:
    """The fact of a line from the values of all its fields, each of the kind that its field takes."""
    match sorted(values):
        case ["points"]:
            return GivenFact(values["points"])
        case ["option"]:
            return ChoiceFact(values["option"])
        case ["value"]:
            return YesNoFact(values["value"])
        case ["parts"]:
            return PartsFact(values["parts"])
        case ["count"]:
            return CountFact(values["count"])
        case ["part", "whole"]:
            return RatioFact(values["part"], values["whole"])
        case ["base", "current"]:
            return ChangeFact(values["current"], values["base"])
        case ["actual", "planned"]:
            return PlanFact(values["actual"], values["planned"])
        case ["done", "due"]:
            return DateFact(done=values["done"], due=values["due"])
        case _:
            return CasesFact(tuple((name.removeprefix(CASES), count) for name, count in values.items()))


def _filled(fact: Fact) -> dict[str, str]:
    match fact:
        case YesNoFact():
            return {"value": YES[0] if fact.value else NO[0]}
        case ChoiceFact():
            return {"option": fact.option}
        case PartsFact():
            return {"parts": ",".join(sorted(fact.done))}
        case CasesFact():
            return {f"{CASES}{kind}": str(count) for kind, count in fact.cases}
        case DateFact():
            return {"due": date_text(fact.due), "done": date_text(fact.done)}
        case CountFact() | RatioFact() | ChangeFact() | PlanFact() | GivenFact():
            return {name: number_written(getattr(fact, name)) for name in fact.__dataclass_fields__}
        case Unknown() | NotApplicable() | Collected():
            return {}
        case _ as never:
            assert_never(never)


def _at(node: Node, field: Field, message: str) -> FactError:
    return FactError(message, Place(column=field.name, criterion=node.key))


def _value(node: Node, field: Field, given: str | tuple[str, ...] | None) -> Value:
    """The value of one field; raises FactError at that field."""
    try:
        if field.kind == "parts":
            return _parts(field, given)
        text = _text(field, given)
        return _read(node, field, text)
    except FactError as error:
        raise _at(node, field, error.problem.message) from error


def _text(field: Field, given: str | tuple[str, ...] | None) -> str:
    if isinstance(given, tuple):
        if len(given) > 1:
            raise FactError(f"{field.label}: chỉ nhận một giá trị")
        given = given[0] if given else ""
    text = normalize("NFC", (given or "").strip()[:MOST_TEXT])
    if not text:
        raise FactError(f"Còn thiếu: {field.label}")
    return text


def _read(node: Node, field: Field, text: str) -> Value:
    match field.kind:
        case "yes_no":
            return _yes(text)
        case "integer":
            return whole_in(text)
        case "date":
            return day_in(text)
        case "choice":
            return _option(field, text)
        case "points":
            return _points(node, number_in(text))
        case _:
            return number_in(text)


def _yes(text: str) -> bool:
    word = text.casefold()
    for answer in (YES, NO):
        if word in (answer[0], answer[1].casefold()):
            return answer is YES
    raise FactError("Chỉ nhận Có hoặc Không")


def _option(field: Field, text: str) -> str:
    if text not in dict(field.options):
        raise FactError(f"Chỉ nhận một trong: {'; '.join(name for _, name in field.options)}")
    return text


def _points(node: Node, points: Decimal) -> Decimal:
    if node.max_points is not None and points > node.max_points:
        raise FactError(f"Điểm {points_text(points)} vượt điểm tối đa {points_text(node.max_points)}")
    return points


def _parts(field: Field, given: str | tuple[str, ...] | None) -> frozenset[str]:
    """The chosen parts; that the field is absent is not the same as that none was done."""
    if given is None:
        raise FactError(f"Còn thiếu: {field.label}")
    chosen = given if isinstance(given, tuple) else tuple(part.strip() for part in given.split(","))
    found = frozenset(part for part in chosen if part)
    if not found <= dict(field.options).keys():
        raise FactError(f"Chỉ nhận các nội dung: {'; '.join(name for _, name in field.options)}")
    return found
