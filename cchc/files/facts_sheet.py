"""The sheet on which one unit enters its facts: its columns, and the inputs of each line."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from cchc.core.campaign.form import Field, fields_for
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.catalogue.rules import Choice, Given
from cchc.core.numerals import number_text
from cchc.core.scoring.evaluate import STATE_LABELS, State

SCHEMA = "cchc-facts/1"
FACTS_SHEET = "Số liệu"
MARK_SHEET = "cchc"
LISTS_SHEET = "Danh mục"

HEADINGS = (
    "Mã",
    "Tiêu chí, tiêu chí thành phần",
    "Điểm tối đa",
    "Nội dung cần nhập",
    "Giá trị được phép",
    "Số liệu",
    "Tình trạng",
    "Lý do, ghi chú",
    "Nguồn số liệu",
    "Số ước",
    "Ngày chốt số liệu",
    "Mức độ tin cậy",
    "Khóa",
)
CODE, NAME, MAX, LABEL, ALLOWED, VALUE, STATE, NOTE, SOURCE, PROVISIONAL, CUTOFF, STATUS, KEY = range(13)

YES, NO = "Có", "Không"
UNIT, YEAR, DAY = "Đơn vị", "Năm đánh giá", "Ngày của số liệu"
HEADER_INPUTS = (UNIT, YEAR, DAY)
NOT_YET = STATE_LABELS[State.UNKNOWN].capitalize()
NOT_FOR_US = STATE_LABELS[State.NOT_APPLICABLE].capitalize()


class Kind(StrEnum):
    """What kind of value a cell takes."""

    YES_NO = "yes_no"
    NUMBER = "number"
    WHOLE = "whole"
    POINTS = "points"
    DATE = "date"
    OPTION = "option"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Input:
    """One cell to be filled for a line: the field of its fact, what it asks, what it takes."""

    field: str
    label: str
    kind: Kind
    allowed: str
    options: tuple[tuple[str, str], ...] = ()


NO_FIGURE = Input(
    "nothing",
    "Chưa nguồn nào nêu phải nhập gì",
    Kind.NOTHING,
    f"Không ghi số: chọn “{NOT_YET}” và ghi lý do",
)


def rows_of(catalogue: Catalogue, lines: Collection[str] | None = None) -> Iterator[tuple[Node, Input]]:
    """Every leaf with each of its inputs, in printed order; lines without a rule and a measure take none.

    Of `lines` every one has a row: also those that only a requirement measures, and those without any figure.
    """
    for leaf in catalogue.leaves:
        if lines is None:
            yield from ((leaf, entry) for entry in inputs_of(leaf))
        elif leaf.key in lines:
            yield from ((leaf, entry) for entry in inputs_for(leaf))


def key_of(leaf: Node, entry: Input) -> str:
    """The stable key of a row."""
    return f"{leaf.key}|{entry.field}"


def inputs_of(leaf: Node) -> tuple[Input, ...]:
    """The inputs of one line, by its measure, or by its rule where it needs no measure."""
    if leaf.measure is None and not isinstance(leaf.rule, Choice | Given):
        return ()
    return inputs_for(leaf)


def inputs_for(leaf: Node) -> tuple[Input, ...]:
    """The inputs of the form of a line; where nothing can be entered, one that takes only a reason."""
    return tuple(entry for field in fields_for(leaf) for entry in _cells(field)) or (NO_FIGURE,)


def _cells(field: Field) -> Iterator[Input]:
    """The cells of one field of the form: one for each part of a list, otherwise one."""
    match field.kind:
        case "parts":
            for part, name in field.options:
                yield _yes_no(f"parts.{part}", f"Đã thực hiện: {name}")
        case "yes_no":
            yield _yes_no(field.name, field.label)
        case "choice":
            allowed = f"Một trong: {'; '.join(name for _, name in field.options)}"
            yield Input(field.name, field.label, Kind.OPTION, allowed, field.options)
        case "number":
            allowed = f"Số không âm ({field.unit}), ví dụ {number_text(1234)} ghi là 1234"
            yield Input(field.name, field.label, Kind.NUMBER, allowed)
        case "integer":
            allowed = f"Số nguyên không âm ({field.unit}); {field.hint}"
            yield Input(field.name, field.label, Kind.WHOLE, allowed)
        case "points":
            allowed = ", ".join(filter(None, ("Số điểm", field.hint)))
            yield Input(field.name, field.label, Kind.POINTS, allowed)
        case "date":
            yield Input(field.name, field.label, Kind.DATE, f"Ngày dạng {field.hint}")
        case _ as never:
            assert_never(never)


def _yes_no(field: str, label: str) -> Input:
    return Input(field, label, Kind.YES_NO, f"{YES} hoặc {NO}", ((YES, YES), (NO, NO)))
