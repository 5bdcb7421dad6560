"""The measure of a line as our own pages and files word it, read back."""

import re
from typing import Literal

from cchc.core.catalogue.measures import AgainstPlan, Change, Count, DaysLate, Parts, Ratio, YesNo
from cchc.files.catalogue_import.context import NOUN_UNNAMED, Doubt
from cchc.files.catalogue_import.measuring import NAMES, MeasureRead
from cchc.files.catalogue_import.naming import named
from cchc.files.catalogue_import.words import tidy

Q = '[“"”]'
YES_NO = re.compile(r"trả lời Có hoặc Không: (?P<question>.+)")
KINDS = re.compile(r"đếm số (?P<noun>[^:]+?) theo loại: (?P<kinds>.+)")
COUNT = re.compile(r"đếm số (?P<noun>[^:;]+)")
RATIO = re.compile(rf"tỷ lệ % giữa {Q}(?P<part>[^“”\"]+){Q} và {Q}(?P<whole>[^“”\"]+){Q}")
CHANGE = re.compile(
    rf"(?P<how>tỷ lệ %|số (?P<noun>.+?)) (?P<way>tăng|giảm) của {Q}(?P<subject>[^“”\"]+){Q}"
    r" so với năm (?P<base>trước liền kề|[0-9]{4})"
)
PLAN = re.compile(rf"tỷ lệ % thực hiện so với kế hoạch, chỉ tiêu giao của {Q}(?P<subject>[^“”\"]+){Q}")
LATE = re.compile(r"số ngày(?P<working> làm việc)? chậm so với thời hạn: (?P<deadline>.+)")
PARTS = re.compile(r"các nội dung đã thực hiện trong danh mục: (?P<parts>.+)")
NO_NOUN = Doubt(NAMES, "Chưa nêu đơn vị đếm")


def own_measure(text: str) -> MeasureRead | None:
    """The measure of a phrase in our own wording, None for any other words."""
    said = tidy(text).removesuffix(".")
    for form, read in (
        (YES_NO, _yes_no),
        (KINDS, _kinds),
        (COUNT, _count),
        (RATIO, _ratio),
        (CHANGE, _change),
    ):
        found = form.fullmatch(said)
        if found is not None:
            return read(found)
    for form, read in ((PLAN, _plan), (LATE, _late), (PARTS, _parts)):
        found = form.fullmatch(said)
        if found is not None:
            return read(found)
    return None


def _list(text: str) -> tuple[str, ...]:
    return tuple(name for name in map(tidy, text.split(";")) if name)


def _yes_no(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(YesNo(found["question"]))


def _kinds(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(Count(found["noun"], named(_list(found["kinds"]), "loai")))


def _count(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(Count(found["noun"]))


def _ratio(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(Ratio(found["part"], found["whole"], NOUN_UNNAMED), (NO_NOUN,))


def _change(found: re.Match[str]) -> MeasureRead:
    year = int(found["base"]) if found["base"].isdigit() else None
    direction: Literal["increase", "decrease"] = "increase" if found["way"] == "tăng" else "decrease"
    if found["noun"] is None:
        return MeasureRead(Change(found["subject"], NOUN_UNNAMED, year, direction), (NO_NOUN,))
    return MeasureRead(Change(found["subject"], found["noun"], year, direction, "amount"))


def _plan(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(AgainstPlan(found["subject"], NOUN_UNNAMED), (NO_NOUN,))


def _late(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(DaysLate(found["deadline"], "working" if found["working"] else "calendar"))


def _parts(found: re.Match[str]) -> MeasureRead:
    return MeasureRead(Parts(named(_list(found["parts"]), "noi-dung")))
