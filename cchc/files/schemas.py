"""JSON Schema of every data file, for editors: completion, and red lines while an officer types."""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from cchc.files.document import NOT_EMPTY, Variants, key_of
from cchc.files.documents.agencies import WrittenRegister
from cchc.files.documents.assessment import WrittenAssessment
from cchc.files.documents.calendar import WrittenCalendar, WrittenCutoffs
from cchc.files.documents.catalogue import WrittenCatalogue
from cchc.files.documents.index import WrittenIndex
from cchc.files.documents.instrument import WrittenInstrument
from cchc.files.documents.kept_register import WrittenKeptRegister
from cchc.files.documents.mapping import WrittenMapping
from cchc.files.documents.plan import WrittenPlan
from cchc.files.misfits import BUILT_IN, Form, Meaning

Schema = dict[str, Any]
Definitions = dict[str, Schema]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: dict[str, type[Any]] = {
    "agencies": WrittenRegister,
    "assessment": WrittenAssessment,
    "calendar": WrittenCalendar,
    "catalogue": WrittenCatalogue,
    "cutoffs": WrittenCutoffs,
    "index": WrittenIndex,
    "instrument": WrittenInstrument,
    "mapping": WrittenMapping,
    "plan": WrittenPlan,
    "register": WrittenKeptRegister,
}


def schema_text(name: str) -> str:
    """The JSON Schema of one kind of file, as it is stored."""
    definitions: Definitions = {}
    root = _schema(DOCUMENTS[name], definitions)
    document = {"$schema": DIALECT, **root, "$defs": dict(sorted(definitions.items()))}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def schema_path(root: Path, name: str) -> Path:
    """Where the schema of a kind of file stands below the folder of catalogues."""
    return root / "schemas" / f"{name}.schema.json"


def write_schemas(root: Path) -> None:
    """Write all schemas below the folder of catalogues."""
    for name in DOCUMENTS:
        path = schema_path(root, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")


def _schema(annotation: Any, definitions: Definitions) -> Schema:
    if annotation in BUILT_IN:
        return BUILT_IN[annotation].schema
    if isinstance(annotation, type):
        return _reference(annotation, definitions)
    return BY_ORIGIN[get_origin(annotation)](get_args(annotation), definitions)


def _reference(cls: type[Any], definitions: Definitions) -> Schema:
    name = cls.__name__.removeprefix("Written")
    if name not in definitions:
        definitions[name] = {}  # a line may hold lines: the name must be known before its keys are described
        definitions[name] = _record(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _record(cls: type[Any], definitions: Definitions) -> Schema:
    hints = get_type_hints(cls, include_extras=True)
    required = [
        key_of(entry.name)
        for entry in fields(cls)
        if entry.default is MISSING and entry.default_factory is MISSING
    ]
    keys = {key_of(entry.name): _schema(hints[entry.name], definitions) for entry in fields(cls)}
    return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}


def _annotated(arguments: tuple[Any, ...], definitions: Definitions) -> Schema:
    base, *extras = arguments
    schema = dict(_form(base, extras, definitions))
    for extra in extras:
        if isinstance(extra, Meaning):
            schema["description"] = extra.text
        elif extra is NOT_EMPTY:
            schema["minItems"] = 1
    return schema


def _form(base: Any, extras: list[Any], definitions: Definitions) -> Schema:
    for extra in extras:
        if isinstance(extra, Form):
            return extra.schema
        if isinstance(extra, Variants):
            return {"oneOf": [_schema(cls, definitions) for _, cls in extra.by_name]}
    return _schema(base, definitions)


def _optional(arguments: tuple[Any, ...], definitions: Definitions) -> Schema:
    (inner,) = (argument for argument in arguments if argument is not type(None))
    return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}


def _literal(arguments: tuple[Any, ...], definitions: Definitions) -> Schema:
    return {"enum": list(arguments)}


def _list(arguments: tuple[Any, ...], definitions: Definitions) -> Schema:
    return {"type": "array", "items": _schema(arguments[0], definitions)}


def _mapping(arguments: tuple[Any, ...], definitions: Definitions) -> Schema:
    names, values = (_schema(argument, definitions) for argument in arguments)
    return {"type": "object", "propertyNames": names, "additionalProperties": values}


BY_ORIGIN: dict[Any, Callable[[tuple[Any, ...], Definitions], Schema]] = {
    Annotated: _annotated,
    Union: _optional,
    UnionType: _optional,
    Literal: _literal,
    tuple: _list,
    dict: _mapping,
}
