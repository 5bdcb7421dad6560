"""The fields that the form of a line needs, from its measure and rule: page, Excel and API read the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from cchc.core.campaign.fact_wording import measure_of
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
from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import Choice, Given
from cchc.core.numerals import points_text

FieldKind = Literal["yes_no", "number", "integer", "date", "parts", "choice", "points"]
YES, NO = ("yes", "Có"), ("no", "Không")
CASES = "cases."


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its stable name, the Vietnamese label, what it takes, in which unit.

    `options` are pairs of identifier and name; of `parts` any number may be chosen, none included.
    """

    name: str
    label: str
    kind: FieldKind
    unit: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = True
    hint: str = ""


def fields_for(node: Node, *, figures: bool = False) -> tuple[Field, ...]:
    """The fields of a line: by its measure, else by its rule, else by the measure of its requirement.

    `figures`: what members of a collected line enter, always by a measure, also where points come from
    outside. Empty for a line of which no source says what to enter.
    """
    if node.measure is not None:
        return tuple(_by_measure(node.measure))
    match node.rule:
        case Given() if not figures:
            most = "" if node.max_points is None else f"từ 0 đến {points_text(node.max_points)}"
            return (Field("points", f"Điểm đạt: {node.rule.source}", "points", "điểm", hint=most),)
        case Choice() if not figures:
            options = tuple((option.id, option.name) for option in node.rule.options)
            return (Field("option", "Chọn một mức", "choice", options=options),)
        case _:
            measure = measure_of(node)
            return () if measure is None else tuple(_by_measure(measure))


def _by_measure(measure: Measure) -> Iterator[Field]:
    match measure:
        case YesNo():
            yield Field("value", measure.question, "yes_no", options=(YES, NO))
        case Count(kinds=()):
            yield Field("count", f"Số {measure.noun}", "number", measure.noun)
        case Count():
            for kind in measure.kinds:
                label = f"Số {measure.noun}: {kind.name}"
                yield Field(f"{CASES}{kind.id}", label, "integer", measure.noun, hint="không có thì ghi 0")
        case Ratio():
            yield Field("part", measure.part, "number", measure.noun)
            yield Field("whole", measure.whole, "number", measure.noun)
        case Change():
            yield Field("current", f"{measure.subject}: năm đánh giá", "number", measure.noun)
            yield Field("base", f"{measure.subject}: {base_text(measure)}", "number", measure.noun)
        case AgainstPlan():
            yield Field("actual", f"{measure.subject}: thực hiện", "number", measure.noun)
            yield Field("planned", f"{measure.subject}: kế hoạch giao", "number", measure.noun)
        case DaysLate():
            yield Field("due", f"Hạn cuối cùng ({measure.deadline})", "date", hint="31/12/2025")
            yield Field("done", "Ngày thực hiện", "date", hint="31/12/2025")
        case Parts():
            options = tuple((part.id, part.name) for part in measure.parts)
            yield Field("parts", "Các nội dung đã thực hiện", "parts", options=options)
        case _ as never:
            assert_never(never)
