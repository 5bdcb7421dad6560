"""The sheet on which one unit enters its facts: its columns, and the inputs of each line."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from cchc.core.catalogue.measure_wording import base_text
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Change,
    Count,
    DaysLate,
    Measure,
    Parts,
    Ratio,
    YesNo,
)
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.catalogue.rules import Choice, Given
from cchc.core.numerals import number_text, points_text
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


@dataclass(frozen=True, slots=True)
class Input:
    """One cell to be filled for a line: the field of its fact, what it asks, what it takes."""

    field: str
    label: str
    kind: Kind
    allowed: str
    options: tuple[tuple[str, str], ...] = ()


def rows_of(catalogue: Catalogue) -> Iterator[tuple[Node, Input]]:
    """Every leaf with each of its inputs, in printed order; lines without a rule and a measure take none."""
    for leaf in catalogue.leaves:
        for entry in inputs_of(leaf):
            yield leaf, entry


def key_of(leaf: Node, entry: Input) -> str:
    """The stable key of a row."""
    return f"{leaf.key}|{entry.field}"


def inputs_of(leaf: Node) -> tuple[Input, ...]:
    """The inputs of one line, by its measure, or by its rule where it needs no measure."""
    if leaf.measure is not None:
        return _by_measure(leaf.measure)
    match leaf.rule:
        case Given():
            most = "" if leaf.max_points is None else f", từ 0 đến {points_text(leaf.max_points)}"
            return (Input("points", f"Điểm đạt: {leaf.rule.source}", Kind.POINTS, f"Số điểm{most}"),)
        case Choice():
            names = tuple((option.id, option.name) for option in leaf.rule.options)
            allowed = f"Một trong: {'; '.join(name for _, name in names)}"
            return (Input("option", "Chọn một mức", Kind.OPTION, allowed, names),)
        case _:
            return ()


def _by_measure(measure: Measure) -> tuple[Input, ...]:
    match measure:
        case YesNo():
            return (_yes_no("value", measure.question),)
        case Count(kinds=()):
            return (_number("count", f"Số {measure.noun}", measure.noun),)
        case Count():
            kinds = ((f"cases.{kind.id}", f"Số {measure.noun}: {kind.name}") for kind in measure.kinds)
            allowed = f"Số nguyên không âm ({measure.noun}); không có thì ghi 0"
            return tuple(Input(field, label, Kind.WHOLE, allowed) for field, label in kinds)
        case Ratio():
            return (
                _number("part", measure.part, measure.noun),
                _number("whole", measure.whole, measure.noun),
            )
        case Change():
            return (
                _number("current", f"{measure.subject}: năm đánh giá", measure.noun),
                _number("base", f"{measure.subject}: {base_text(measure)}", measure.noun),
            )
        case AgainstPlan():
            return (
                _number("actual", f"{measure.subject}: thực hiện", measure.noun),
                _number("planned", f"{measure.subject}: kế hoạch giao", measure.noun),
            )
        case DaysLate():
            return (
                Input("due", f"Hạn cuối cùng ({measure.deadline})", Kind.DATE, "Ngày dạng 31/12/2025"),
                Input("done", "Ngày thực hiện", Kind.DATE, "Ngày dạng 31/12/2025"),
            )
        case Parts():
            return tuple(_yes_no(f"parts.{part.id}", f"Đã thực hiện: {part.name}") for part in measure.parts)
        case _ as never:
            assert_never(never)


def _yes_no(field: str, label: str) -> Input:
    return Input(field, label, Kind.YES_NO, f"{YES} hoặc {NO}", ((YES, YES), (NO, NO)))


def _number(field: str, label: str, noun: str) -> Input:
    return Input(field, label, Kind.NUMBER, f"Số không âm ({noun}), ví dụ {number_text(1234)} ghi là 1234")
