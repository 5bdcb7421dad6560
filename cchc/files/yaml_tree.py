"""YAML text to plain values and the row of each; danger is refused at once, mistakes all together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.scalars import (
    NUMERIC_KEY,
    Scalar,
    UnreadableScalarError,
    decimal_comma,
    must_be_quoted,
    plain_value,
)
from cchc.files.yaml_text import decoded
from cchc.files.yaml_wording import syntax_advice

Path = tuple[str | int, ...]
Plain = Scalar | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file may hold: levels of nesting and values."""

    depth: int = 40
    values: int = 200_000


@dataclass(frozen=True, slots=True)
class YamlTree:
    """The values of one file (dict, list, str, int, Decimal, date, bool, None) and the row of each path."""

    file: str
    data: Plain
    rows: dict[Path, int]

    def row(self, path: Path) -> int:
        """The row of a value, or of the nearest value around it that has one."""
        while path and path not in self.rows:
            path = path[:-1]
        return self.rows.get(path, 1)


@dataclass(slots=True)
class _Reading:
    """What is gathered while the events of one file pass by."""

    file: str
    limits: Limits
    events: Iterator[yaml.Event]
    rows: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, message: str, row: int, hint: str) -> None:
        self.problems.append(Problem(code, message, Place(self.file, row=row), hint))

    def stop(self, code: str, message: str, row: int, hint: str) -> NoReturn:
        raise InputRefused((Problem(code, message, Place(self.file, row=row), hint),))


def parse_yaml(raw: bytes, file: str, limits: Limits = Limits()) -> YamlTree:
    """Read the bytes of one YAML document; `file` is the name shown in findings.

    Raises InputRefused with every duplicate key and unquoted code, or with the first thing that makes reading
    on pointless or dangerous (wrong encoding, broken syntax, anchors, too deep, too many values).
    """
    text = decoded(raw, file)
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    reading = _Reading(file, limits, events)
    try:
        data = _document(reading)
    except yaml.MarkedYAMLError as error:
        row, hint = syntax_advice(error, text.splitlines())
        reading.stop("broken_yaml", "Tệp không đúng cú pháp YAML", row, hint)
    if reading.problems:
        raise InputRefused(reading.problems)
    return YamlTree(file, data, reading.rows)


def _document(reading: _Reading) -> Plain:
    next(reading.events)
    if isinstance(next(reading.events), yaml.StreamEndEvent):
        reading.stop("empty_file", "Tệp trống", 1, "Tệp phải bắt đầu bằng khóa schema")
    data = _value(reading, next(reading.events), (), None)
    next(reading.events)
    after = next(reading.events)
    if not isinstance(after, yaml.StreamEndEvent):
        row = _row(after)
        reading.stop(
            "several_documents", "Tệp chứa nhiều tài liệu YAML", row, "Mỗi tệp một tài liệu, bỏ dòng ---"
        )
    return data


def _value(reading: _Reading, event: yaml.Event, path: Path, key: str | None) -> Plain:
    _guard(reading, event, path)
    reading.rows.setdefault(path, _row(event))
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(reading, event, path, key)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(reading, path, key)
    flow = isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style)
    return _mapping(reading, path, flow=flow)


def _row(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _guard(reading: _Reading, event: yaml.Event, path: Path) -> None:
    row = _row(event)
    if getattr(event, "anchor", None) is not None:
        hint = "Viết lại nội dung tại chỗ, không tham chiếu; chữ bắt đầu bằng & hoặc * đặt trong ngoặc kép"
        reading.stop("yaml_alias", "Tệp dùng neo hoặc bí danh của YAML (& và *)", row, hint)
    if getattr(event, "tag", None) is not None:
        hint = "Bỏ nhãn; chữ có dấu ! ở đầu đặt trong ngoặc kép"
        reading.stop("yaml_tag", "Tệp dùng nhãn kiểu của YAML (!)", row, hint)
    if len(path) > reading.limits.depth:
        message = f"Các mục lồng nhau quá sâu: hơn {reading.limits.depth} cấp"
        reading.stop("yaml_too_deep", message, row, "Kiểm tra dấu ngoặc và khoảng thụt đầu dòng")
    if len(reading.rows) >= reading.limits.values:
        message = f"Tệp có quá nhiều giá trị: hơn {reading.limits.values}"
        reading.stop("yaml_too_many_values", message, row, "Tách thành nhiều tệp")


def _scalar(reading: _Reading, event: yaml.ScalarEvent, path: Path, key: str | None) -> Scalar:
    if event.style:
        return event.value
    row = _row(event)
    if must_be_quoted(event.value, key, in_list=isinstance(path[-1], int) if path else False):
        _unquoted(reading, event.value, row)
        return event.value
    try:
        return plain_value(event.value)
    except UnreadableScalarError as error:
        reading.note(
            "unreadable_value", str(error), row, "Sửa lại giá trị; nếu là chữ thì đặt trong ngoặc kép"
        )
        return None


def _unquoted(reading: _Reading, code: str, row: int) -> None:
    hint = f'Viết "{code}"; không có ngoặc kép thì 1.10 bị hiểu là số 1,1'
    reading.note("unquoted_code", f"Mã {code} phải đặt trong ngoặc kép", row, hint)


def _sequence(reading: _Reading, path: Path, key: str | None) -> list[Plain]:
    items: list[Plain] = []
    while not isinstance(event := next(reading.events), yaml.SequenceEndEvent):
        items.append(_value(reading, event, (*path, len(items)), key))
    return items


def _mapping(reading: _Reading, path: Path, *, flow: bool) -> dict[str, Plain]:
    entries: dict[str, Plain] = {}
    before: yaml.Event | None = None
    while not isinstance(event := next(reading.events), yaml.MappingEndEvent):
        name = _key(reading, event, path)
        row = _row(event)
        value = next(reading.events)
        if flow and (comma := _comma_between(before, event, value)):
            before = None
            reading.note("decimal_comma", comma, row, "Dấu phẩy trong ngoặc ngăn cách hai khóa")
            continue
        _quoted(reading, event, row)
        place = (*path, name)
        if name in entries:
            message = f"Khóa “{name}” bị lặp: đã có ở dòng {reading.rows[place]}"
            reading.note("duplicate_key", message, row, "Giữ lại một trong hai dòng")
        else:
            reading.rows[place] = row
        before = value
        entries[name] = _value(reading, value, place, name)
    return entries


def _comma_between(before: yaml.Event | None, key: yaml.Event, value: yaml.Event) -> str | None:
    """What is wrong with `{points: 2,77}`, which a YAML parser reads as the keys `points` and `77`."""
    texts = [_plain(event) for event in (before, key, value)]
    if None in texts or texts[2]:
        return None
    return decimal_comma(f"{texts[0]},{texts[1]}")


def _plain(event: yaml.Event | None) -> str | None:
    return event.value if isinstance(event, yaml.ScalarEvent) and not event.style else None


def _key(reading: _Reading, event: yaml.Event, path: Path) -> str:
    _guard(reading, event, path)
    if not isinstance(event, yaml.ScalarEvent):
        hint = "Kiểm tra dấu hai chấm và dấu ngoặc"
        reading.stop("unreadable_key", "Khóa phải là chữ", _row(event), hint)
    return event.value


def _quoted(reading: _Reading, key: yaml.Event, row: int) -> None:
    text = _plain(key)
    if text is not None and NUMERIC_KEY.fullmatch(text):
        _unquoted(reading, text, row)
