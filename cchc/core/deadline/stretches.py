"""Words for a stretch of a year: a day, months, quarters, half a year; with a year they are a date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.core.deadline.periods import last_day
from cchc.core.deadline.values import Dated

ROMAN_OR_DIGIT = "[1-4]|[il]v|[il]{1,3}"  # a printed I is often read as an l
MONTH = "1[0-2]|0?[1-9]"
DAY = "[12][0-9]|3[01]|0?[1-9]"
YEAR = "(?:19|20)[0-9]{2}"
TO = "(?:-|den|denhet)"
AND = "(?:,va|,|va)"
MOST = 12
APART = frozenset({",va", ",", "va"})

DONE = "(?:hoanthanh|ketthuc|xong)*"
AT_LATEST = "(?:chamnhat|muonnhat)"
BEFORE = f"(?P<before>{DONE}(?:{AT_LATEST}(?:la)?)?truoc)"
UNTIL = (
    f"(?P<until>{DONE}(?:{AT_LATEST}(?:la|vao|den)?|khong(?:qua|muonhon|chamhon)"
    "|(?:tunay)?den(?:het|cuoi)?|het|cuoi|trongngay))"
)
WITHIN = "(?:(?:hoanthanh|thuchien|xong)*(?:trong|vao)?(?:cac)?(?P<begin>tu)?)"
BOUND = f"(?:{BEFORE}|{UNTIL}|{WITHIN})"

ON_DAY = f"(?P<named>ngay)?(?P<day>{DAY})(?P<mark>[/.-]|thang)(?P<of>{MONTH})"
IN_MONTHS = f"thang(?P<month>{MONTH})(?:(?P<joint>{TO}|{AND})(?:thang)?(?P<month2>{MONTH}))?"
IN_QUARTERS = (
    f"quy(?P<quarter>{ROMAN_OR_DIGIT})(?:(?P<joint2>{TO}|{AND})(?:quy)?(?P<quarter2>{ROMAN_OR_DIGIT}))?"
)
IN_PART = "0?(?P<count>[369])thang(?P<part>dau|cuoi)(?:nam)?"
STRETCH = f"(?:{ON_DAY}|{IN_MONTHS}|{IN_QUARTERS}|{IN_PART})"

OF_YEAR = f"(?:[/.,-]?(?:cua)?nam|(?P<year_mark>[/.,-]))(?P<year>{YEAR})"
WITH_YEAR = re.compile(f"{BOUND}{STRETCH}{OF_YEAR}")
BARE_MONTH = re.compile(f"{BOUND}(?P<month>{MONTH})/(?P<year>{YEAR})")
WITHOUT_YEAR = re.compile(f"{BOUND}{STRETCH}")
WHOLE_YEAR = re.compile(f"{BOUND}(?:ca)?(?:nam)(?P<year>{YEAR})")
# A bare 'năm' may be what is left of 'hàng năm'.
THIS_YEAR = re.compile(
    "(?:(?P<until>het|(?:tunay)?den(?:het|cuoi)?|cuoi)|trong|ca|trongca)nam(?:nay)?|namnay"
)
YEARS = re.compile(
    f"(?:trong|tu)?(?:giaidoan|cacnam)?(?:nam)?(?P<year>{YEAR})(?:-|den)(?:het)?(?:nam)?(?P<year2>{YEAR})"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months `first` to `last` (inclusive) or a `day` of month `last`; what binds it: before, until."""

    first: int
    last: int
    day: int | None = None
    before: bool = False
    until: bool = False


def stretch_of(found: re.Match[str]) -> Stretch | None:
    """The stretch that a match of BOUND and STRETCH names.

    None when its parts stand in no order, when 'từ' has no 'đến', when 'và' joins what does not touch
    ('tháng 6 và tháng 12' is no stretch), and for '8-12/2018': a day, or August to December.
    """
    part = found.groupdict()
    if (
        part["mark"] == "-"
        and not part["named"]
        and part.get("year_mark") != "-"
        and int(part["day"]) <= MOST
    ):
        return None
    ends = _months_of(part)
    joint = part["joint"] or part["joint2"]
    if (part.get("begin") and joint is None) or (joint in APART and not ends[2]):
        return None
    day = int(part["day"]) if part["day"] else None
    bound = {name: part.get(name) is not None for name in ("before", "until")}
    return Stretch(ends[0], ends[1], day, **bound) if ends[0] <= ends[1] else None


def _months_of(part: dict[str, str | None]) -> tuple[int, int, bool]:
    """First and last month, and whether two named parts touch."""
    if part["of"]:
        return int(part["of"]), int(part["of"]), True
    if part["count"]:
        count = int(part["count"])
        return (1, count, True) if part["part"] == "dau" else (MOST + 1 - count, MOST, True)
    if part["month"]:
        first, last = int(part["month"]), int(part["month2"] or part["month"])
        return first, last, last - first == 1
    first, last = (quarter_number(part[name] or part["quarter"] or "") for name in ("quarter", "quarter2"))
    return 3 * first - 2, 3 * last, last - first == 1


def quarter_number(text: str) -> int:
    """The number of a quarter in Roman or Arabic writing."""
    if text.isdigit():
        return int(text)
    return 4 if text.endswith("v") else len(text)


def dated(signs: str, year: int | None) -> Dated | None:
    """A date, or a stretch of one year or of several; `year` serves words that name none."""
    if found := WITH_YEAR.fullmatch(signs):
        stretch = stretch_of(found)
        return None if stretch is None else in_year(stretch, int(found["year"]))
    if (found := BARE_MONTH.fullmatch(signs)) and not found["begin"]:
        month = int(found["month"])
        bound = {name: found[name] is not None for name in ("before", "until")}
        return in_year(Stretch(month, month, None, **bound), int(found["year"]))
    if (found := WHOLE_YEAR.fullmatch(signs)) and not found["begin"]:
        return _whole_year(int(found["year"]), before=bool(found["before"]), until=bool(found["until"]))
    if found := YEARS.fullmatch(signs):
        return _from_to(int(found["year"]), int(found["year2"]))
    return None if year is None else _of_this_year(signs, year)


def _of_this_year(signs: str, year: int) -> Dated | None:
    if found := THIS_YEAR.fullmatch(signs):
        return _whole_year(year, before=False, until=bool(found["until"]))
    found = WITHOUT_YEAR.fullmatch(signs)
    stretch = stretch_of(found) if found else None
    return None if stretch is None else in_year(stretch, year)


def _whole_year(year: int, *, before: bool, until: bool) -> Dated:
    if before:
        return Dated(date(year - 1, 12, 31))
    return Dated(date(year, 12, 31), None if until else date(year, 1, 1))


def _from_to(first: int, last: int) -> Dated | None:
    return Dated(date(last, 12, 31), date(first, 1, 1)) if first <= last else None


def in_year(stretch: Stretch, year: int) -> Dated | None:
    """The dates of a stretch in a year; None for a day that the year does not have."""
    begins = date(year, stretch.first, 1)
    if stretch.day is None:
        if stretch.before:
            return Dated(begins - timedelta(days=1))
        return Dated(last_day(year, stretch.last), None if stretch.until else begins)
    try:
        day = date(year, stretch.last, stretch.day)
    except ValueError:
        return None
    return Dated(day - timedelta(days=stretch.before))
