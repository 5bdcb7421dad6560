"""A catalogue as the YAML of the project: codes and texts in quotes, exact numbers, one text per content."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

PLAIN = re.compile(r"[a-z][a-z0-9]*([_/-][a-z0-9]+)*(/[0-9])?|catalogue/1")
WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
STEP = "  "


def yaml_of(content: Mapping[str, Any]) -> str:
    """The text of a file; equal contents give equal texts."""
    return "\n".join(_mapping(content, 0)) + "\n"


def _mapping(content: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key, value in content.items():
        head = f"{STEP * depth}{key}:"
        if isinstance(value, Mapping) and value:
            yield head
            yield from _mapping(value, depth + 1)
        elif isinstance(value, list | tuple) and value:
            yield head
            yield from _list(value, depth + 1)
        else:
            yield f"{head} {scalar(value)}"


def _list(values: list[Any] | tuple[Any, ...], depth: int) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping) and value:
            first, *rest = _mapping(value, depth + 1)
            yield f"{STEP * depth}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{STEP * depth}- {scalar(value)}"


def scalar(value: object) -> str:
    """One value; texts that are not plain identifiers stand in double quotes."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return _decimal(value)
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return (
                value
                if PLAIN.fullmatch(value) and value not in WORDS
                else json.dumps(value, ensure_ascii=False)
            )
        case Mapping():
            return "{}"
        case _:
            return "[]"


def _decimal(value: Decimal) -> str:
    text = f"{value:f}"
    if "." in text:
        whole, _, decimals = text.partition(".")
        decimals = decimals.rstrip("0")
        return f"{whole}.{decimals}" if decimals else whole
    return text
