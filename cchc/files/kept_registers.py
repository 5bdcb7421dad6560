"""Definitions of registers between their file, their stored text and the core; values of rows as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import Problem
from cchc.core.register.definition import (
    Amounts,
    ByKind,
    Feed,
    Reckoning,
    RegisterDefinition,
    RegisterField,
    Share,
    Tally,
)
from cchc.core.register.definition_checks import definition_problems, suits
from cchc.core.register.rows import Value
from cchc.files.document import read_as
from cchc.files.documents.kept_register import WrittenKeptRegister
from cchc.files.findings import Findings
from cchc.files.store import CatalogueStore, refuse_other_kind
from cchc.files.yaml_tree import YamlTree, parse_yaml

KINDS: dict[type[Any], str] = {Tally: "tally", Share: "share", Amounts: "amounts", ByKind: "by_kind"}
UNFIT = "Cách tính không cho ra số liệu mà dòng {line} của bộ tiêu chí “{catalogue}” cần"


def register_from_tree(tree: YamlTree) -> RegisterDefinition:
    """Read one definition from its tree; raises InputRefused."""
    refuse_other_kind(tree, "register")
    return read_as(WrittenKeptRegister, tree).to_core()


def register_from_text(raw: bytes, file: str = "") -> RegisterDefinition:
    """Read one definition, as a file or as it is stored; raises InputRefused."""
    return register_from_tree(parse_yaml(raw, file))


def register_text(definition: RegisterDefinition) -> str:
    """The text of a definition; `register_from_text` gives the same one back."""
    content = {"schema": "register/1", **_without_empty(asdict(definition))}
    content["feeds"] = [
        {"catalogue": one.catalogue, "line": one.line, "reckoning": _reckoning(one.reckoning)}
        for one in definition.feeds
    ]
    return json.dumps(content, ensure_ascii=False, indent=1)


def feed_problems(feed: Feed, catalogue: Catalogue) -> tuple[Problem, ...]:
    """What stands against feeding a line of a catalogue: no such leaf, or another kind of figure."""
    node = catalogue.by_key.get(feed.line)
    if node is None or not node.is_leaf:
        message = f"Bộ tiêu chí “{feed.catalogue}” không có dòng chấm “{feed.line}”"
        return (Problem("unknown_line", message),)
    if not suits(feed.reckoning, node):
        return (Problem("unfit_feed", UNFIT.format(line=feed.line, catalogue=feed.catalogue)),)
    return ()


def check_kept_register(found: Findings, store: CatalogueStore, stem: str) -> None:
    """Check one definition against itself and the catalogues it feeds; adds to the findings."""
    definition = register_from_tree(found.tree)
    if definition.id != stem:
        message = f"Mã “{definition.id}” khác tên tệp “{stem}”"
        found.add("id_not_file", message, ("id",), "Mã sổ là tên tệp, không có đuôi")
    for problem in definition_problems(definition):
        found.add(problem.code, str(problem), ("fields",), "Sửa cột hoặc điều kiện")
    known = store.catalogue_ids()
    for position, feed in enumerate(definition.feeds):
        path = ("feeds", position)
        if feed.catalogue not in known:
            hint = f"Các mã đang có: {', '.join(known)}"
            found.add("unknown_catalogue", f"Không có bộ tiêu chí “{feed.catalogue}”", path, hint)
            continue
        for problem in feed_problems(feed, store.catalogue(feed.catalogue)):
            found.add(problem.code, problem.message, path, "Xem cách đo của dòng trong bộ tiêu chí")


def values_to_json(values: Mapping[str, Value]) -> dict[str, str | bool]:
    """The values of a row for keeping: numbers and days are texts."""
    return {key: _kept(value) for key, value in values.items()}


def values_from_json(definition: RegisterDefinition, kept: Mapping[str, Any]) -> dict[str, Value]:
    """The values of a kept row, by the columns of the register."""
    return {field.key: _value(field, kept[field.key]) for field in definition.fields if field.key in kept}


def _kept(value: Value) -> str | bool:
    if isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _value(field: RegisterField, kept: Any) -> Value:
    match field.kind:
        case "date":
            return date.fromisoformat(kept)
        case "whole" | "amount":
            return Decimal(kept)
        case _:
            return kept if isinstance(kept, bool) else str(kept)


def _reckoning(reckoning: Reckoning) -> dict[str, Any]:
    return {"kind": KINDS[type(reckoning)], **_without_empty(asdict(reckoning))}


def _without_empty(value: Any) -> Any:
    """Mappings without their empty texts, empty lists and `false`: what a file would not write."""
    if isinstance(value, dict):
        kept = {key: _without_empty(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in ("", [], False)}
    return [_without_empty(one) for one in value] if isinstance(value, list | tuple) else value
