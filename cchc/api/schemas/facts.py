"""Facts as they are sent: one shape for each kind, numbers as texts."""

from typing import Annotated, Any

from pydantic import Field, StrictInt

from cchc.api.schemas.plain import Body, Day, Flag, LineKey, Number, Text
from cchc.core.catalogue.facts import Fact
from cchc.files.facts_json import fact_from_json

Json = dict[str, Any]
Case = Annotated[StrictInt, Field(ge=0, le=1_000_000_000)]


class UnknownGiven(Body):
    """Chưa có số liệu, kèm lý do."""

    unknown: Text


class NotApplicableGiven(Body):
    """Không đánh giá, kèm lý do."""

    not_applicable: Text


class PointsGiven(Body):
    """Điểm do nơi khác cho."""

    points: Number


class YesNoGiven(Body):
    """Có hoặc không."""

    value: Flag


class CountGiven(Body):
    """Số lượng."""

    count: Number


class CasesGiven(Body):
    """Số lượng theo từng loại."""

    cases: Annotated[dict[LineKey, Case], Field(max_length=100)]


class RatioGiven(Body):
    """Phần trên tổng."""

    part: Number
    whole: Number


class ChangeGiven(Body):
    """Năm đánh giá so với gốc."""

    current: Number
    base: Number


class PlanGiven(Body):
    """Thực hiện so với kế hoạch."""

    actual: Number
    planned: Number


class DaysGiven(Body):
    """Ngày thực hiện so với thời hạn."""

    done: Day
    due: Day


class PartsGiven(Body):
    """Các nội dung đã thực hiện."""

    done: Annotated[list[LineKey], Field(max_length=100)]


class OptionGiven(Body):
    """Một mức được chọn."""

    option: LineKey


FactGiven = (
    UnknownGiven
    | NotApplicableGiven
    | PointsGiven
    | YesNoGiven
    | CountGiven
    | CasesGiven
    | RatioGiven
    | ChangeGiven
    | PlanGiven
    | DaysGiven
    | PartsGiven
    | OptionGiven
)


def fact_given(given: FactGiven) -> Fact:
    """The fact of a shape; whether it fits its line is for the act to say."""
    return fact_from_json(given.model_dump(mode="json"))
