"""Conditions are written in words and read back; what is no column or no test is told."""

from collections.abc import Callable

import pytest

from cchc.core.errors import FactError
from cchc.core.register.definition import CaseCount, Condition, Conditions
from cchc.core.register.wording import cases_in, cases_text, conditions_in, conditions_text
from tests.core.register.samples import IN_TIME, LATE, REPORTS

FIELDS = REPORTS.fields
ALL: Conditions = (
    IN_TIME,
    LATE,
    Condition("sent", "overdue", "due"),
    Condition("kind", "is", "it"),
    Condition("secret", "is_not", "yes"),
    Condition("secret", "is", "no"),
    Condition("sent", "filled"),
    Condition("title", "empty"),
)


def test_conditions_survive_being_written() -> None:
    text = conditions_text(ALL, REPORTS)
    assert text.splitlines()[0] == "Ngày gửi; không muộn hơn; Hạn gửi"
    assert conditions_in(f"\n{text}\n\n", FIELDS) == ALL
    assert conditions_in("NGAY GUI ; muon hon; han gui", FIELDS) == (LATE,)


def test_kinds_of_cases_survive_being_written() -> None:
    cases = (CaseCount("late", ALL[:2], "pages"), CaseCount("other", (ALL[3],), "pages"))
    assert cases_in(cases_text(cases, REPORTS), FIELDS, "pages") == cases
    every = (CaseCount("any", ()),)
    assert cases_in(cases_text(every, REPORTS), FIELDS, "") == every


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda: conditions_in("Cột lạ; là; x", FIELDS), "không có cột “Cột lạ”"),
        (lambda: conditions_in("Ngày gửi; gần; x", FIELDS), "Không có phép so “gần”"),
        (lambda: conditions_in("Ngày gửi", FIELDS), "Không có phép so"),
        (lambda: cases_in("Ngày gửi; đã ghi", FIELDS, ""), "thiếu mã loại"),
    ],
)
def test_what_cannot_be_read_is_told(read: Callable[[], object], told: str) -> None:
    with pytest.raises(FactError, match=told):
        read()


def test_a_value_that_is_none_is_left_to_the_check() -> None:
    assert conditions_in("Loại; là; gì đó", FIELDS) == (Condition("kind", "is", "gì đó"),)
    assert conditions_in("Mật; là; gì đó", FIELDS) == (Condition("secret", "is", "gì đó"),)
    assert conditions_in("Ngày gửi; muộn hơn; gì đó", FIELDS) == (Condition("sent", "late", "gì đó"),)
