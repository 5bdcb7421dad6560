"""From a YAML tree to the dataclass of its schema: all misfits at once, each with row and criterion."""

from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.misfits import BUILT_IN, Form, MisfitError, misfit, shown
from cchc.files.yaml_tree import Path, YamlTree

T = TypeVar("T")
Item = TypeVar("Item")
Reader = Callable[["Reading", Any, Path], Any]
UNREADABLE = object()
NOT_EMPTY = object()

Many = tuple[Item, ...]
Some = Annotated[tuple[Item, ...], NOT_EMPTY]


@dataclass_transform(frozen_default=True, kw_only_default=True)
def written(cls: type[T]) -> type[T]:
    """A frozen dataclass whose fields are the keys of one mapping; `from_` stands for the key `from`."""
    return dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)


@dataclass(frozen=True, slots=True, eq=False)
class Variants:
    """One of several dataclasses; `tell` names the one that a mapping means, None when it is none of them."""

    what: str
    code: str
    tell: Callable[[dict[str, Any]], str | None]
    by_name: tuple[tuple[str, type[Any]], ...]

    def misfit(self, name: str | None) -> MisfitError:
        """Say which variants there are."""
        message = f"Không rõ {self.what}" if name is None else f"Không có {self.what} {shown(name)}"
        choices = ", ".join(known for known, _ in self.by_name)
        return MisfitError(self.code, message, f"Chọn một trong: {choices}")


def kind_named(keys: dict[str, Any]) -> str | None:
    """The kind that a mapping names; None when it names none."""
    kind = keys.get("kind")
    return kind if isinstance(kind, str) else None


@dataclass(slots=True)
class Reading:
    """The tree that is read and what was found wrong in it."""

    tree: YamlTree
    problems: list[Problem] = field(default_factory=list)

    def note(self, error: MisfitError, path: Path) -> object:
        """Keep a finding with its row and the criterion around it."""
        place = Place(self.tree.file, row=self.tree.row(path), criterion=criterion_at(self.tree, path))
        self.problems.append(Problem(error.code, error.message, place, error.hint))
        return UNREADABLE


def read_as(cls: type[T], tree: YamlTree) -> T:
    """Read a whole tree as one dataclass; raises InputRefused with every misfit."""
    reading = Reading(tree)
    value: T = _reader(cls)(reading, tree.data, ())
    if reading.problems:
        raise InputRefused(reading.problems)
    return value


def criterion_at(tree: YamlTree, path: Path) -> str | None:
    """The code of the nearest line around a value: its `code`, its `line`, or the key of its fact."""
    found: str | None = None
    at: Any = tree.data
    for position, step in enumerate(path):
        if position == 1 and path[0] == "facts" and isinstance(step, str):
            return step
        try:
            at = at[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(at, dict):
            code = at.get("code", at.get("line"))
            found = code if isinstance(code, str) else found
    return found


def key_of(name: str) -> str:
    """The key of a field: keywords of the language carry an underscore as field names."""
    return name.rstrip("_")


def _reader(annotation: Any) -> Reader:
    return _cached_reader(annotation)


@cache
def _cached_reader(annotation: Hashable) -> Reader:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type):
        return _scalar_reader(BUILT_IN[annotation]) if annotation in BUILT_IN else _record_reader(annotation)
    if origin is Annotated:
        return _annotated_reader(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        return _optional_reader(arguments)
    if origin is Literal:
        return _literal_reader(arguments)
    if origin is tuple:
        return _list_reader(_reader(arguments[0]))
    if origin is dict:
        return _mapping_reader(_reader(arguments[0]), _reader(arguments[1]))
    raise TypeError(annotation)


def _annotated_reader(base: Any, extras: tuple[Any, ...]) -> Reader:
    for extra in extras:
        if isinstance(extra, Form):
            return _scalar_reader(extra)
        if isinstance(extra, Variants):
            return _variants_reader(extra)
        if extra is NOT_EMPTY:
            return _list_reader(_reader(get_args(base)[0]), least=1)
    return _reader(base)


def _scalar_reader(form: Form) -> Reader:
    def read(reading: Reading, value: Any, path: Path) -> Any:
        try:
            return form.read(value, name_of(path))
        except MisfitError as error:
            return reading.note(error, path)

    return read


def _optional_reader(arguments: tuple[Any, ...]) -> Reader:
    (inner,) = (argument for argument in arguments if argument is not type(None))
    read_inner = _reader(inner)
    return lambda reading, value, path: None if value is None else read_inner(reading, value, path)


def _literal_reader(allowed: tuple[Any, ...]) -> Reader:
    def read(reading: Reading, value: Any, path: Path) -> Any:
        if any(value is choice or (value == choice and isinstance(value, str)) for choice in allowed):
            return value
        choices = ", ".join("true" if choice is True else str(choice) for choice in allowed)
        message = f"“{name_of(path)}” không nhận giá trị {shown(value)}"
        if value is None:
            message = f"“{name_of(path)}” không được để trống"
        return reading.note(MisfitError("not_allowed", message, f"Chọn một trong: {choices}"), path)

    return read


def _list_reader(read_item: Reader, least: int = 0) -> Reader:
    def read(reading: Reading, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            hint = "Viết [a, b] hoặc mỗi mục một dòng bắt đầu bằng dấu -"
            return reading.note(misfit(value, name_of(path), "danh sách", hint), path)
        if len(value) < least:
            message = f"“{name_of(path)}” phải có ít nhất {least} mục"
            return reading.note(MisfitError("empty_list", message), path)
        items = tuple(read_item(reading, item, (*path, place)) for place, item in enumerate(value))
        return UNREADABLE if UNREADABLE in items else items

    return read


def _mapping_reader(read_key: Reader, read_value: Reader) -> Reader:
    def read(reading: Reading, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return reading.note(misfit(value, name_of(path), "nhóm khóa"), path)
        entries = {
            read_key(reading, key, (*path, key)): read_value(reading, item, (*path, key))
            for key, item in value.items()
        }
        return UNREADABLE if UNREADABLE in (*entries, *entries.values()) else entries

    return read


def _variants_reader(variants: Variants) -> Reader:
    readers = {name: _reader(cls) for name, cls in variants.by_name}

    def read(reading: Reading, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return reading.note(misfit(value, name_of(path), "nhóm khóa"), path)
        name = variants.tell(value)
        if name is None or name not in readers:
            return reading.note(variants.misfit(name), path)
        return readers[name](reading, value, path)

    return read


def _record_reader(cls: type[Any]) -> Reader:
    readers: dict[str, tuple[Field[Any], Reader]] = {}
    check = getattr(cls, "check_keys", None)

    def prepare() -> None:
        hints = get_type_hints(cls, include_extras=True)
        readers.update({key_of(f.name): (f, _reader(hints[f.name])) for f in fields(cls)})

    def read(reading: Reading, value: Any, path: Path) -> Any:
        if not readers:
            prepare()
        if not isinstance(value, dict):
            return reading.note(misfit(value, name_of(path), "nhóm khóa"), path)
        before = len(reading.problems)
        _unknown_keys(reading, value, path, tuple(readers))
        values = _fields(reading, value, path, readers)
        if len(reading.problems) > before:
            return UNREADABLE
        if check is not None:
            try:
                check(value)
            except MisfitError as error:
                return reading.note(error, path)
        return cls(**values)

    return read


def _unknown_keys(reading: Reading, value: dict[str, Any], path: Path, known: tuple[str, ...]) -> None:
    for key in value:
        if key not in known:
            hint = f"Các khóa được dùng: {', '.join(known)}"
            error = MisfitError("unknown_key", f"Khóa “{key}” không được dùng ở đây", hint)
            reading.note(error, (*path, key))


def _fields(
    reading: Reading, value: dict[str, Any], path: Path, readers: dict[str, tuple[Field[Any], Reader]]
) -> dict[str, Any]:
    values = {}
    for key, (entry, read) in readers.items():
        if key in value:
            values[entry.name] = read(reading, value[key], (*path, key))
        elif entry.default is MISSING and entry.default_factory is MISSING:
            reading.note(MisfitError("missing_key", f"Thiếu khóa “{key}”", "Thêm khóa này vào mục"), path)
    return values


def name_of(path: Path) -> str:
    """The nearest key around a value, for messages."""
    return next((step for step in reversed(path) if isinstance(step, str)), "tệp")
