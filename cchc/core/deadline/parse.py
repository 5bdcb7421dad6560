"""Reading a deadline as Vietnamese officials write it; what is not understood stays text."""

import re
from typing import Literal

from cchc.core.deadline.between import between
from cchc.core.deadline.rhythms import always, recurring
from cchc.core.deadline.squeezed import Squeezed, squeezed
from cchc.core.deadline.stretches import dated
from cchc.core.deadline.values import ByDirection, DaySpan, Deadline, NotUnderstood, OnEvent, Unstated

NOTHING = re.compile(r"[-./,()]*|khong(?:quydinh|andinh|cothoihan)?")
DITTO = re.compile("(?:[\"'“”‘’]|//)+")  # 'as above': a person must say what stands there
DAYS = "(?P<days>[0-9]{1,3})(?P<unit>ngaylamviec|ngay)"
SINCE = "ketungay|ketukhi|ketuthoidiem|ketu|saukhi|saungay|sau|tinhtungay|tinhtukhi|tungay|tukhi"
WITHIN = "(?:trongvong|trongthoihan|thoihan|trong|chamnhatla|chamnhat|khongqua|toida)?"
AFTER_SPAN = re.compile(f"{WITHIN}(?:sau)?{DAYS},?(?P<link>{SINCE})(?P<event>.+)")
BEFORE_SPAN = re.compile(
    f"(?:chamnhatla|chamnhat|itnhat|toithieu)?(?:truoc)?{DAYS},?"
    "(?P<link>truockhi|truocngay|truoc|tinhdenngay|tinhdenkhi|tinhden)(?P<event>.+)"
)
AT_ONCE = re.compile("(?P<link>ngaysaukhi|saukhi|ngaykhi|khi|ngaysau)(?P<event>.+)")
BASIS = re.compile(
    "(?:thuchien)?theo(?P<basis>(?:su)?(?:chidao|yeucau|kehoach|quydinh|huongdan|tiendo|lotrinh|phancong).*)"
)
SOME_TIME = (
    "(?:thang(?:1[0-2]|0?[1-9])|quy[ivl1-4]|(?:ca)?nam(?:(?:19|20)[0-9]{2}|nay)|0?[369]thang(?:dau|cuoi))"
)
LIMIT = "(?:hoanthanh|ketthuc|xong|chamnhat|muonnhat|khongqua|nhung|den|het|cuoi|truoc|trong|vao|la)"
# A date, a rhythm or a bound of its own within the words of an event: one deadline says two things.
MORE = re.compile(
    "(?<![0-9/.])(?:[12][0-9]|3[01]|0?[1-9])[/.-](?:1[0-2]|0?[1-9])(?![0-9])"
    "|(?:,|va|baocao)(?:(?:dinhky|thuongxuyen|chamnhat|hoanthanh|baocao)|(?:hang|moi)(?:nam|quy|thang|tuan))"
    f"|[,(-]{LIMIT}*{SOME_TIME}|(?<=.){LIMIT}{SOME_TIME}"
    f"|(?:,|va)truoc|(?:,|va){DAYS.replace('?P<days>', '?:').replace('?P<unit>', '?:')}"
)


def parse_deadline(text: str | None, year: int | None = None) -> Deadline:
    """Read one deadline; every sign of the text must be understood, else NotUnderstood keeps it whole.

    `year` is the year of a plan of one year, to which words without a year belong ('Quý II', 'Tháng 8').
    'Trước' excludes the day that it names; 'chậm nhất', 'đến' and 'hết' include it.
    """
    given = squeezed(text or "")
    if DITTO.fullmatch(given.text):
        return NotUnderstood(given.text)
    if NOTHING.fullmatch(given.signs):
        return Unstated()
    return (
        recurring(given.signs)
        or always(given.signs)
        or dated(given.signs, year)
        or between(given.signs, year)
        or _spanned(given, BEFORE_SPAN, "before")
        or _spanned(given, AFTER_SPAN, "after")
        or _at_once(given)
        or _by_direction(given)
        or NotUnderstood(given.text)
    )


def _spanned(given: Squeezed, pattern: re.Pattern[str], side: Literal["before", "after"]) -> OnEvent | None:
    found = pattern.fullmatch(given.signs)
    if found is None:
        return None
    if MORE.search(found["event"]):
        return None
    span = DaySpan(int(found["days"]), working=found["unit"] == "ngaylamviec")
    return OnEvent(given.original(found.start("event")), _written(given, found), span, side)


def _at_once(given: Squeezed) -> OnEvent | None:
    found = AT_ONCE.fullmatch(given.signs)
    if found is None or MORE.search(found["event"]):
        return None
    return OnEvent(given.original(found.start("event")), _written(given, found))


def _written(given: Squeezed, found: re.Match[str]) -> str:
    """The joining words as the text has them, in small letters: ngay khi, kể từ ngày."""
    start, end = given.places[found.start("link")], given.places[found.start("event")]
    return given.text[start:end].strip().lower()


def _by_direction(given: Squeezed) -> ByDirection | None:
    found = BASIS.fullmatch(given.signs)
    if found is None or MORE.search(found["basis"]):
        return None
    return ByDirection(given.original(found.start("basis")))
