"""Deadlines shown back in the words of an office, with the dates that they mean."""

from datetime import date
from typing import assert_never

from cchc.core.deadline.periods import ROMAN
from cchc.core.deadline.values import (
    ByDirection,
    Continuous,
    Cycle,
    Dated,
    DaySpan,
    Deadline,
    NotUnderstood,
    OnEvent,
    Recurring,
    Rhythm,
    Unstated,
)
from cchc.core.numerals import date_text

PERIOD = {
    Rhythm.YEAR: "năm",
    Rhythm.HALF_YEAR: "6 tháng",
    Rhythm.QUARTER: "quý",
    Rhythm.MONTH: "tháng",
    Rhythm.WEEK: "tuần",
}
DECEMBER = 12


def shown(deadline: Deadline) -> str:
    """One line that says what was understood, for a person to compare with the words of the document."""
    match deadline:
        case Dated(due, first):
            return f"chậm nhất {date_text(due)}" if first is None else _from_to(first, due)
        case Recurring(cycles, since, until):
            return "; ".join(_cycle(cycle) for cycle in cycles) + _years(since, until)
        case Continuous(reports, reported, since, until):
            return "thường xuyên" + _reports(reports, reported=reported) + _years(since, until)
        case OnEvent(event, link, within, side):
            return _event(event, link, within, side)
        case ByDirection(basis):
            return f"theo {basis} (chưa có ngày)"
        case Unstated():
            return "văn bản không ghi thời hạn"
        case NotUnderstood(text):
            return f"chưa hiểu “{text}”, cần người đọc"
        case _:  # pragma: no cover
            assert_never(deadline)


def _from_to(first: date, due: date) -> str:
    return f"từ {date_text(first)} đến hết {date_text(due)}"


def _cycle(cycle: Cycle) -> str:
    if cycle.first_month is None or cycle.last_month is None:
        return f"mỗi {PERIOD[cycle.every]} một lần{_day_in_period(cycle)}"
    if cycle.day is not None:
        return f"mỗi năm một lần, chậm nhất {_last_on_time(cycle.day, cycle.last_month, cycle.early)}"
    if cycle.first_month == 1 and cycle.last_month < DECEMBER and cycle.last_month not in (1, 3, 6):
        return f"mỗi năm một lần, từ tháng 1 đến hết tháng {cycle.last_month}"
    return f"mỗi năm một lần, {_stretch(cycle.first_month, cycle.last_month)}"


def _stretch(first: int, last: int) -> str:
    if first == last:
        return f"trong tháng {first}"
    if last - first == 2 and last % 3 == 0:
        return f"trong quý {ROMAN[last // 3 - 1]}"
    return f"từ tháng {first} đến hết tháng {last}"


def _day_in_period(cycle: Cycle) -> str:
    if cycle.day is None:
        return ", chậm nhất ngày cuối kỳ" if cycle.every is not Rhythm.YEAR else ", chậm nhất 31/12"
    where = "" if cycle.every is Rhythm.MONTH else " tháng cuối kỳ"
    day = cycle.day - cycle.early
    return (
        f", chậm nhất ngày {day:02}{where}" if day else f", chậm nhất ngày cuối của tháng liền trước{where}"
    )


def _last_on_time(day: int, month: int, early: int) -> str:
    """The last day on time in any year; 29 February stands for the last day of that month."""
    if day > early:
        return f"{day - early:02}/{month}"
    before = date(2001, month, 1).toordinal() - 1
    found = date.fromordinal(before)
    return f"{found.day:02}/{found.month}"


def _reports(reports: tuple[Rhythm, ...], *, reported: bool) -> str:
    if reports:
        return ", báo cáo kết quả mỗi " + ", mỗi ".join(PERIOD[every] for every in reports)
    return ", có báo cáo kết quả" if reported else ""


def _years(since: int | None, until: int | None) -> str:
    if since is not None and since == until:
        return f" (năm {since})"
    if since is not None and until is not None:
        return f" (từ năm {since} đến năm {until})"
    return "" if since is None else f" (từ năm {since})"


def _event(event: str, link: str, within: DaySpan | None, side: str) -> str:
    if within is None:
        return f"{link} {event} (chưa có ngày)"
    unit = "ngày làm việc" if within.working else "ngày"
    how = "chậm nhất" if side == "before" else "trong"
    return f"{how} {within.days:02} {unit} {link} {event} (chưa có ngày)"
