"""Rows of a register, and the confirmation that a year is complete, at the same moment."""

import pytest

from cchc.records.people.models import User
from cchc.records.registers.actions import close_year, save_row
from cchc.records.registers.models import Row, YearClosed
from tests.records.entries.apart import alone, at_once, overtaken
from tests.records.registers.building import GIVEN, NOW, REPORTS, emptied, head, number, row, scorer
from tests.records.together.telling import told, words

pytestmark = pytest.mark.usefixtures("apart")
PEOPLE = 8


def desk() -> tuple[User, User, int]:
    """An empty register, two people of an agency and its key."""
    emptied()
    return scorer(), head(), number()


def closed() -> int:
    """How many years are confirmed."""
    return YearClosed.objects.filter(register__slug=REPORTS, agency=number()).count()


def titles() -> list[str]:
    """The rows, the oldest first."""
    return [one.values["title"] for one in Row.objects.order_by("pk")]


def test_a_year_that_gains_a_row_meanwhile_is_not_confirmed() -> None:
    one, two, agency = alone(desk)
    first, second = overtaken(
        lambda: row(one), lambda: close_year(REPORTS, agency, 2026, rows=0, by=two, now=NOW)
    )
    assert (told(first), told(second)) == ("", "rows_changed")
    assert words(second).startswith("Sổ vừa thay đổi: bạn thấy 0 dòng, nay có 1 dòng")
    assert alone(closed) == 0


def test_a_row_after_the_confirmation_opens_the_year_again() -> None:
    one, two, agency = alone(desk)
    first, second = overtaken(
        lambda: close_year(REPORTS, agency, 2026, rows=0, by=two, now=NOW), lambda: row(one)
    )
    assert (told(first), told(second)) == ("", "")
    assert (alone(closed), len(alone(titles))) == (0, 1)


def test_two_rows_and_a_confirmation_at_once_lose_nothing_and_confirm_only_what_was_seen() -> None:
    one, two, agency = alone(desk)
    acts = [
        lambda: row(one, title="Báo cáo A"),
        lambda: row(one, title="Báo cáo B"),
        lambda: close_year(REPORTS, agency, 2026, rows=0, by=two, now=NOW),
    ]
    found = at_once(lambda act: act(), acts * 3, PEOPLE)
    codes = [told(one) for one in found]
    assert set(codes) <= {"", "rows_changed"}
    assert sorted(alone(titles)) == ["Báo cáo A"] * 3 + ["Báo cáo B"] * 3
    assert alone(closed) == 0


def test_of_two_who_change_a_row_the_second_is_told_who_was_first() -> None:
    one, two, agency = alone(desk)
    kept = alone(lambda: row(one)).pk

    def changes(title: str, by: User) -> Row:
        given = {**GIVEN, "title": title}
        return save_row(REPORTS, kept, given, agency=agency, seen=1, by=by, now=NOW)

    first, second = overtaken(lambda: changes("Báo cáo A", two), lambda: changes("Báo cáo B", one))
    assert (told(first), told(second)) == ("", "row_changed")
    assert words(second).startswith(f"{two} đã ghi dòng này lúc 10:00 ngày 22/11/2026: ")
    assert alone(titles) == ["Báo cáo A"]
