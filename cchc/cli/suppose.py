"""Suppositions of `--what-if`: `1.2=3`, or facts as JSON."""

import json
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from cchc.core.catalogue.facts import Fact, GivenFact
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.facts_json import fact_from_json

HINT = 'viết MÃ=ĐIỂM (1.2=2,5) hoặc JSON {"1.2": {"points": 2.5}}'


def facts_supposed(texts: Iterable[str]) -> dict[str, Fact]:
    """Read all suppositions; raises InputRefused for what cannot be read."""
    facts: dict[str, Fact] = {}
    for text in texts:
        facts.update(_from_json(text) if text.lstrip().startswith("{") else _from_pair(text))
    return facts


def _from_pair(text: str) -> dict[str, Fact]:
    code, equals, points = text.partition("=")
    if not equals or not code.strip():
        raise _refused(f"Không hiểu giả định “{text}”")
    return {code.strip(): GivenFact(_number(points, code.strip()))}


def _number(text: str, code: str) -> Decimal:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise _refused(f"“{text.strip()}” không phải là số điểm", code) from None
    if not value.is_finite():
        raise _refused(f"“{text.strip()}” không phải là số điểm", code)
    return value


def _from_json(text: str) -> dict[str, Fact]:
    try:
        stored: Any = json.loads(text, parse_float=Decimal, parse_constant=_constant)
    except ValueError:
        raise _refused("Giả định không đúng cú pháp JSON") from None
    return {str(code): _fact(str(code), entry) for code, entry in stored.items()}


def _constant(text: str) -> Any:
    raise ValueError(text)


def _fact(code: str, entry: Any) -> Fact:
    if not isinstance(entry, dict):
        raise _refused(f"Số liệu giả định của dòng {code} phải là một nhóm khóa", code)
    try:
        return fact_from_json(entry)
    except (ValueError, TypeError, AttributeError, KeyError, InvalidOperation):
        raise _refused(f"Không đọc được số liệu giả định của dòng {code}", code) from None


def _refused(message: str, code: str | None = None) -> InputRefused:
    return InputRefused((Problem("unreadable_supposition", message, Place(criterion=code), HINT),))
