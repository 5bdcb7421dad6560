"""Which measure a scale sentence speaks of: by the unit of its numbers, its words, the name of the line."""

import re
from dataclasses import dataclass
from typing import Literal

from cchc.core.catalogue.measures import AgainstPlan, Change, Count, DaysLate, Measure, Parts, Ratio, unit_of
from cchc.files.catalogue_import.bounds import BASE
from cchc.files.catalogue_import.context import (
    DEADLINE_UNNAMED,
    NOUN_UNNAMED,
    PART_UNNAMED,
    WHOLE_UNNAMED,
    Doubt,
    Told,
)
from cchc.files.catalogue_import.words import small, tidy, words

NAMES = "names_needed"
PLAN = re.compile(words(r"(?:kế hoạch|chỉ tiêu|dự toán)"))
DONE = re.compile(words(r"(?:hoàn thành|thực hiện)"))
GROWTH = re.compile(r"\b(?:tăng|giảm)\b")
LATE = re.compile(r"\b(?:chậm|muộn|quá hạn|trễ)\b")
NOT_COUNTED = frozenset({"điểm", "đồng", "triệu", "tỷ", "nghìn", "ha", "km", "giờ", "phút", "lần", "bậc"})
PART_NAMES = re.compile(r"\bb\s*(?:là|:|=)\s*(?P<b>[^;.\n]+)", re.IGNORECASE)
WHOLE_NAMES = re.compile(r"\ba\s*(?:là|:|=)\s*(?P<a>[^;.\n]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """A measure, and what a person must still say of it."""

    measure: Measure
    doubts: tuple[Doubt, ...] = ()


def ratio_named(text: str) -> MeasureRead:
    """A ratio whose two sides are named by `a là …, b là …`, where the text says so."""
    part, whole = PART_NAMES.search(text), WHOLE_NAMES.search(text)
    if part is not None and whole is not None:
        above, below = tidy(part["b"]).strip(" ,"), tidy(whole["a"]).strip(" ,")
        said = Doubt(NAMES, "Chưa nêu đơn vị đếm của tử số và mẫu số")
        return MeasureRead(Ratio(above, below, NOUN_UNNAMED), (said,))
    said = Doubt(NAMES, "Chưa nêu tên tử số, mẫu số và đơn vị đếm của tỷ lệ")
    return MeasureRead(Ratio(PART_UNNAMED, WHOLE_UNNAMED, NOUN_UNNAMED), (said,))


def measure_of(unit: str, subject: str, text: str, told: Told) -> MeasureRead | None:
    """The measure of bounded numbers; None where the words allow more than one."""
    if told.measure is not None:
        return MeasureRead(told.measure) if _agrees(told.measure, unit, subject) else None
    about = small(f"{told.name} {subject} {text}")
    if unit.startswith("%"):
        return _per_cent(unit, subject, text, about, told)
    if small(unit).startswith("ngày"):
        return _days(unit, about)
    if not unit or GROWTH.search(small(f"{told.name} {subject}")):
        return None
    if small(unit).split(" ")[0] in NOT_COUNTED:
        said = Doubt(NAMES, f"Số đo tính bằng “{unit}”, không phải số đếm; hãy xem lại cách đo")
        return MeasureRead(Count(unit), (said,))
    if subject and small(subject) not in small(unit):
        differs = f"Đang đếm “{unit}”, còn câu nói đến “{subject}”; hãy xem lại tên của số đếm"
        return MeasureRead(Count(unit), (Doubt(NAMES, differs),))
    return MeasureRead(Count(unit))


def _per_cent(unit: str, subject: str, text: str, about: str, told: Told) -> MeasureRead | None:
    near = small(f"{subject} {unit} {told.name}")
    if GROWTH.search(near):
        return _growth(near, about, told)
    if PLAN.search(small(f"{subject} {unit}")) or (PLAN.search(near) and DONE.search(near)):
        noun = Doubt(NAMES, "Chưa nêu đơn vị đếm của số thực hiện và số kế hoạch")
        return MeasureRead(AgainstPlan(told.name or "Nhiệm vụ trong kế hoạch", "nhiệm vụ"), (noun,))
    return ratio_named(text)


def _growth(near: str, about: str, told: Told) -> MeasureRead | None:
    years = {found["year"] for found in BASE.finditer(about)}
    ways = set(GROWTH.findall(near))
    if len(years) != 1 or len(ways) != 1:
        return None
    year = next((int(one) for one in years if one), None)
    direction: Literal["increase", "decrease"] = "increase" if ways == {"tăng"} else "decrease"
    noun = Doubt(NAMES, "Chưa nêu đơn vị đếm của số so sánh")
    return MeasureRead(Change(told.name, NOUN_UNNAMED, year, direction), (noun,))


def _days(unit: str, about: str) -> MeasureRead | None:
    if not LATE.search(about):
        return None
    working = "làm việc" in small(unit)
    said = Doubt(NAMES, "Chưa nêu thời hạn để tính số ngày chậm")
    return MeasureRead(DaysLate(DEADLINE_UNNAMED, "working" if working else "calendar"), (said,))


def _agrees(measure: Measure, unit: str, subject: str) -> bool:
    """Whether the numbers of the sentence are in the unit of the measure that the annex names."""
    own, said = small(unit_of(measure)), small(unit)
    if own == "%":
        return said.startswith("%")
    if isinstance(measure, DaysLate):
        return said in ("", own) and "%" not in said
    if isinstance(measure, Parts | Count):
        return not said.startswith("%")
    return said in ("", own)
