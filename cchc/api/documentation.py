"""The description of the interface for programs (OpenAPI 3.1) and for people: a page without any script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.api.site import api

ROOT = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Operation:
    """One address with one way to call it, as the page tells it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    scope: str
    parameters: tuple[tuple[str, str], ...]
    body: str
    answer: str


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description, made once."""
    return dict(api.get_openapi_schema(path_prefix=ROOT))


def operations() -> dict[str, tuple[Operation, ...]]:
    """All operations by their heading, in the order in which they are declared."""
    found: dict[str, tuple[Operation, ...]] = {}
    for path, methods in description()["paths"].items():
        for method, said in methods.items():
            tag = said["tags"][0]
            found[tag] = (*found.get(tag, ()), _operation(path, method, said))
    return found


def _operation(path: str, method: str, said: Mapping[str, Any]) -> Operation:
    return Operation(
        id=said["operationId"],
        method=method.upper(),
        path=path,
        summary=said["summary"],
        description=said.get("description", ""),
        scope="đọc và ghi" if method == "post" else "đọc",
        parameters=tuple((one["name"], _kind(one)) for one in said.get("parameters", ())),
        body=", ".join(_bodies(said.get("requestBody", {}))),
        answer=", ".join(_bodies(said["responses"].get(200, {}))),
    )


def _kind(parameter: Mapping[str, Any]) -> str:
    where = "trong địa chỉ" if parameter["in"] == "path" else "sau dấu ?"
    return f"{where}, {'bắt buộc' if parameter.get('required') else 'có thể bỏ'}"


def _bodies(said: Mapping[str, Any]) -> Iterator[str]:
    """The names of the shapes of a body, with how it is written where that is not JSON."""
    for kind, content in said.get("content", {}).items():
        name = _name(content.get("schema", {}))
        yield name if kind == "application/json" else f"{name} ({kind})"


def _name(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"danh sách {_name(schema['items'])}"
    return str(schema.get("title", schema.get("format", "đối tượng")))


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape that is sent or given, with its fields."""

    name: str
    description: str
    fields: tuple[tuple[str, str], ...]


def shapes() -> tuple[Shape, ...]:
    """All named shapes, by name."""
    named = description()["components"]["schemas"]
    return tuple(
        Shape(
            name,
            said.get("description", ""),
            tuple((field, _type(kind)) for field, kind in said.get("properties", {}).items()),
        )
        for name, said in sorted(named.items())
    )


def _type(kind: Mapping[str, Any]) -> str:
    """What a field takes, in a few letters."""
    if "$ref" in kind:
        return _name(kind)
    if "anyOf" in kind:
        return " | ".join(_type(one) for one in kind["anyOf"])
    if kind.get("type") == "array":
        return f"{_type(kind['items'])}[]"
    return str(kind.get("format", kind.get("type", "bất kỳ")))


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    return JsonResponse(description())


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The description for people."""
    said = description()["info"]
    context = {"said": said, "groups": operations(), "shapes": shapes(), "root": ROOT}
    return render(request, "api/docs.html", context)
