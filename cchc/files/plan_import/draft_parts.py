"""Parts of a draft plan, read as a plan file reads them, each alone: one faulty part hides none."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol, TypeVar

from cchc.core.errors import InputRefused
from cchc.files.document import read_as
from cchc.files.plan_import.content import EXACT
from cchc.files.yaml_tree import YamlTree

Core_co = TypeVar("Core_co", covariant=True)


class Written(Protocol[Core_co]):
    """A part as a file writes it, with its conversion to the core value."""

    def to_core(self) -> Core_co:
        """The core value."""
        ...


def parts_of(kind: type[Written[Core_co]], rows: Iterable[Mapping[str, Any]] | None) -> tuple[Core_co, ...]:
    """The core values of rows of JSON; a row that no plan file could hold is left out."""
    found = (_part(kind, row) for row in rows or ())
    return tuple(one for one in found if one is not None)


def _part(kind: type[Written[Core_co]], row: Mapping[str, Any]) -> Core_co | None:
    try:
        return read_as(kind, YamlTree("", exact(row), {})).to_core()
    except InputRefused:
        return None


def exact(value: Any) -> Any:
    """JSON with its exact numbers, which it holds as text, as numbers again."""
    if isinstance(value, Mapping):
        return {key: _number(one) if key in EXACT else exact(one) for key, one in value.items()}
    return [exact(one) for one in value] if isinstance(value, list) else value


def _number(value: Any) -> Any:
    try:
        return Decimal(value) if isinstance(value, str) else value
    except InvalidOperation:
        return value
