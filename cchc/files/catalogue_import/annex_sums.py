"""Rows of an annex that only add up, and maxima that the name of a line states."""

import re

from cchc.files.catalogue_import.amounts import NotANumber, points_in
from cchc.files.catalogue_import.annex_line import LineRead

TOTAL = re.compile(r"(tong|tong cong|tong so|tong diem|cong|tong so diem|diem tong)( diem| cong)?( \(.*\))?")
SUBTOTAL = re.compile(
    r"(tong|cong)( so)?( diem)?( toi da)?( cua)? (linh vuc|muc|phan|nhom|tieu chi|noi dung)\b.{0,80}"
)
PART_TOTAL = re.compile(
    r"(tong )?(so )?diem (?P<by>(do )?(hoi dong )?tham dinh|dieu tra (xhh|xa hoi hoc)|dtxhh)( toi da)?"
)
IN_NAME = re.compile(
    r"(?P<name>.+?)\s*[(:-]\s*(?:tối đa\s*)?(?P<points>[0-9.,]+\s*điểm)\s*\)?", re.IGNORECASE
)


def maximum_in_name(line: LineRead) -> None:
    """`CHỈ ĐẠO, ĐIỀU HÀNH (20 điểm)`: the name states what the column leaves out; to be looked at."""
    found = IN_NAME.fullmatch(line.name)
    if found is None:
        return
    try:
        line.maximum = points_in(found["points"])
    except NotANumber:
        return
    line.name = found["name"]
    line.mark("maximum_in_name", f"Điểm tối đa lấy trong tên dòng: “{found['points']}”")


def summed(lines: list[LineRead], subtotal: str) -> LineRead | None:
    """The line of which a subtotal speaks: the one whose number it names last, else the last area."""
    named = re.search(r"\b([ivx]+|[0-9]+(?:\.[0-9]+)*)$", subtotal)
    if named is not None:
        coded = (one for one in reversed(lines) if one.number and one.number.code.casefold() == named[1])
        return next(coded, None)
    areas = [one for one in lines if (one.bold if one.number is None else one.number.roman)]
    plain = [one for one in lines if one.number is not None and len(one.number.parts) == 1]
    return next(iter(reversed(areas or plain)), None)
