"""Between the labelled fields of a measure or rule and what a catalogue file writes; nothing is lost."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.rules import SINGLE_KIND
from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.numerals import number_text
from cchc.files.catalogue_import.amounts import NotANumber, number_in
from cchc.files.catalogue_import.bounds import bounds_in
from cchc.files.catalogue_import.naming import slug_of, unused
from cchc.files.catalogue_import.scale_fields import (
    CHOICE,
    LINES,
    MEASURE_BY_ID,
    RULE_BY_ID,
    ScaleField,
    ScaleKind,
)
from cchc.files.catalogue_import.scale_written import Written
from cchc.files.catalogue_import.words import NUMBER, lines_of, small, tidy
from cchc.files.documents.measures import RELATIONS

POINTS_LAST = re.compile(
    rf"(?P<name>.+?)\s*:\s*(?P<p>{NUMBER})(?:\s*điểm)?(?:\s*\(nhiều nhất (?P<l>{NUMBER})\))?", re.IGNORECASE
)
NUMBERS = frozenset({"otherwise", "full_at", "zero_below"})
SINGLE = "mỗi trường hợp"
Fields = dict[str, str]


def fields_of(written: Written | None, measure: Written | None = None) -> Fields:
    """The fields of a measure, or of a rule with its `measure`, as a person writes them."""
    if written is None:
        return {}
    return {key: _shown(key, value, measure) for key, value in written.items() if key != "kind"}


def _shown(key: str, value: Any, measure: Written | None) -> str:
    match key, value:
        case "condition", dict():
            return _bound(value)
        case "steps", list():
            return "\n".join(f"{_bound(step)}: {_number(step['points'])}" for step in value)
        case "per_case", list():
            return "\n".join(_case(one, measure) for one in value)
        case "parts", list() if value and "points" in value[0]:
            names = {part["id"]: part["name"] for part in (measure or {}).get("parts", ())}
            return "\n".join(
                f"{names.get(one['part'], one['part'])}: {_number(one['points'])}" for one in value
            )
        case "options", list():
            return "\n".join(f"{one['name']}: {_number(one['points'])}" for one in value)
        case _, list():
            return "\n".join(one["name"] for one in value)
        case "base", "last_year":
            return ""
        case _, Decimal() | int():
            return _number(value) if key in NUMBERS else str(value)
        case _:
            return "" if value is None else str(value)


def _case(one: Written, measure: Written | None) -> str:
    names = {kind["id"]: kind["name"] for kind in (measure or {}).get("kinds", ())}
    name = SINGLE if one["kind"] == SINGLE_KIND and not names else names.get(one["kind"], one["kind"])
    limit = f" (nhiều nhất {_number(one['at_most'])})" if one.get("at_most") is not None else ""
    return f"{name}: {_number(one['points'])}{limit}"


def _bound(condition: Written) -> str:
    relation = next(one for one in RELATIONS if condition.get(one) is not None)
    return Comparison(relation, Decimal(condition[relation])).text()


def _number(value: Decimal | int) -> str:
    return number_text(value, 6)


class FieldRefused(ValueError):
    """A field that cannot be read; carries the Vietnamese sentence."""


def measure_written(kind: str, fields: Mapping[str, str], before: Written | None = None) -> Written | None:
    """The measure of a kind from its fields, None for no kind; identifiers of `before` are kept by name.

    Raises InputRefused with the key of every field that cannot be read, in the column of the place.
    """
    return _written(MEASURE_BY_ID, kind, fields, before, None) if kind else None


def rule_written(
    kind: str, fields: Mapping[str, str], before: Written | None = None, measure: Written | None = None
) -> Written | None:
    """The rule of a kind from its fields, for a measure; raises InputRefused as `measure_written`."""
    return _written(RULE_BY_ID, kind, fields, before, measure) if kind else None


def _written(
    kinds: Mapping[str, ScaleKind],
    kind: str,
    fields: Mapping[str, str],
    before: Written | None,
    measure: Written | None,
) -> Written:
    if kind not in kinds:
        raise InputRefused([Problem("unknown_kind", "Loại không có trong danh sách", Place(column="kind"))])
    written: Written = {"kind": kind}
    problems = []
    for field in kinds[kind].fields:
        try:
            value = _value(kind, field, fields.get(field.key, ""), before or {}, measure)
        except (FieldRefused, NotANumber) as error:
            problems.append(Problem("field_refused", f"{field.label}: {error}", Place(column=field.key)))
            continue
        if value is not None:
            written[field.key] = value
    if problems:
        raise InputRefused(problems)
    return written | _unshown(kind, before)


def _unshown(kind: str, before: Written | None) -> Written:
    """What no field shows is kept: over how many years a measure looks back."""
    kept = {} if before is None or before.get("kind") != kind else before
    return {"window_years": kept["window_years"]} if kept.get("window_years", 1) != 1 else {}


def _value(kind: str, field: ScaleField, text: str, before: Written, measure: Written | None) -> Any:
    said = tidy(text)
    if not said:
        if field.key == "base":
            return "last_year"
        if field.required:
            raise FieldRefused("chưa ghi")
        return None
    if field.form == CHOICE:
        return _option(field, said)
    if field.form == LINES:
        return _lines(kind, field.key, lines_of(text), before, measure)
    if field.key == "condition":
        return _condition(said)
    if field.key in NUMBERS:
        return number_in(said)
    if field.key == "base":
        return _year(said)
    return said


def _option(field: ScaleField, said: str) -> str | None:
    found = [key for key, name in field.options if small(said) in (key, small(name))]
    if not found:
        raise FieldRefused(f"chọn một trong: {', '.join(name for _, name in field.options)}")
    return found[0] or None


def _year(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) == 4):
        raise FieldRefused("ghi năm gồm bốn chữ số, hoặc để trống")
    return int(said)


def _condition(said: str) -> Written:
    bounds = bounds_in(said)
    if bounds is None or bounds.comparison is None:
        raise FieldRefused(
            f"“{said[:60]}” chưa rõ; ghi như: từ 95 trở lên, trên 95, không quá 5, dưới 5, đúng 0"
        )
    return {bounds.comparison.relation: bounds.comparison.bound}


def _lines(
    kind: str, key: str, lines: tuple[str, ...], before: Written, measure: Written | None
) -> list[Written]:
    if kind == "tiers":
        return [_condition(name) | {"points": points} for name, points, _ in map(_pointed, lines)]
    if kind == "deduction":
        return [_deducted(*_pointed(line), measure) for line in lines]
    if kind == "checklist":
        names = _ids((measure or {}).get("parts", ()))
        return [{"part": _known(name, names), "points": points} for name, points, _ in map(_pointed, lines)]
    if kind == "choice":
        pairs = [_pointed(line) for line in lines]
        identified = _named([name for name, _, _ in pairs], before.get(key, ()))
        return [one | {"points": points} for one, (_, points, _) in zip(identified, pairs, strict=True)]
    return _named(list(lines), before.get(key, ()))


def _pointed(line: str) -> tuple[str, Decimal, Decimal | None]:
    found = POINTS_LAST.fullmatch(line)
    if found is None:
        raise FieldRefused(f"dòng “{line[:60]}” phải kết thúc bằng dấu hai chấm và số điểm")
    return found["name"], number_in(found["p"]), None if found["l"] is None else number_in(found["l"])


def _deducted(name: str, points: Decimal, limit: Decimal | None, measure: Written | None) -> Written:
    kinds = _ids((measure or {}).get("kinds", ()))
    written: Written = {"kind": _known(name, kinds) if kinds else SINGLE_KIND, "points": points}
    return written if limit is None else written | {"at_most": limit}


def _ids(named: Iterable[Written]) -> dict[str, str]:
    return {small(one["name"]): one["id"] for one in named}


def _known(name: str, names: Mapping[str, str]) -> str:
    if small(name) not in names:
        raise FieldRefused(f"“{name[:60]}” không có trong cách đo")
    return names[small(name)]


def _named(names: list[str], before: Iterable[Written]) -> list[Written]:
    kept, taken = _ids(before), list[str]()
    for name in names:
        taken.append(unused(kept.get(small(name)) or slug_of(name, "muc"), taken))
    return [{"id": identifier, "name": name} for identifier, name in zip(taken, names, strict=True)]
