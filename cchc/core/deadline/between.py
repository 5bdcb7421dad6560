"""Words for a time with two ends, each with its own year: 'từ tháng 11/2018 đến tháng 3/2019'."""

import re
from datetime import date

from cchc.core.deadline.stretches import MONTH, OF_YEAR, STRETCH, YEAR, Stretch, in_year, stretch_of
from cchc.core.deadline.values import Dated

END = re.compile(f"(?:{STRETCH}(?:{OF_YEAR})?|(?P<bare>{MONTH})/(?P<bare_year>{YEAR}))")
JOINT = re.compile("denhet|den|-")


def between(signs: str, year: int | None) -> Dated | None:
    """Read a time with a beginning and an end of one kind; `year` serves an end that names none.

    Between two days 'từ' or 'đến' must stand: '30/6 - 31/12/2018' may be two days.
    """
    said = signs.removeprefix("thuchien")
    begins = said.removeprefix("tu")
    for found in JOINT.finditer(begins):
        one, two = END.fullmatch(begins[: found.start()]), END.fullmatch(begins[found.end() :])
        if one is None or two is None or bool(one["day"]) != bool(two["day"]):
            continue
        if one["day"] and found[0] == "-" and begins == said:
            return None
        last = _end(two, year)
        first = None if last is None else _end(one, last.due.year)
        if first is None or last is None or _opening(first) > last.due:
            return None
        return Dated(last.due, _opening(first))
    return None


def _end(found: re.Match[str], year: int | None) -> Dated | None:
    if found["bare"]:
        month = int(found["bare"])
        return in_year(Stretch(month, month), int(found["bare_year"]))
    ended = int(found["year"]) if found["year"] else year
    stretch = stretch_of(found)
    return None if stretch is None or ended is None else in_year(stretch, ended)


def _opening(end: Dated) -> date:
    return end.due if end.first is None else end.first
