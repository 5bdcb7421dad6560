"""Rows become facts; what nobody has confirmed is provisional, what nobody has written is unknown."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.catalogue.facts import CasesFact, CountFact, RatioFact, Single, Unknown
from cchc.core.register.definition import Amounts, ByKind, CaseCount, Condition, Reckoning, Share, Tally
from cchc.core.register.feeding import feed, holds
from cchc.core.register.rows import RegisterRow, Value
from tests.core.register.samples import IN_TIME, LATE, REPORTS

DUE = date(2017, 12, 15)


def row(identifier: str, **values: Value) -> RegisterRow:
    return RegisterRow(identifier, "so-a", {"due": DUE, **values})


ROWS = (
    row("in-time", kind="it", pages=Decimal(7), sent=DUE, cost=Decimal(100), paid=Decimal(60), secret=False),
    row("late", kind="it", sent=DUE + timedelta(days=1), cost=Decimal(50), secret=True),
    row("never", kind="law", paid=Decimal(70)),
    RegisterRow("next-year", "so-a", {"due": date(2018, 1, 1), "sent": DUE}),
    RegisterRow("no-day", "so-a", {"sent": DUE}),
)


@pytest.mark.parametrize(
    ("reckoning", "fact", "counted"),
    [
        (Tally(), CountFact(Decimal(3)), ["in-time", "late", "never"]),
        (Tally((LATE,)), CountFact(Decimal(2)), ["late", "never"]),
        (Share((IN_TIME,)), RatioFact(Decimal(1), Decimal(3)), ["in-time", "late", "never"]),
        (
            Share((IN_TIME,), (Condition("kind", "is", "it"),)),
            RatioFact(Decimal(1), Decimal(2)),
            ["in-time", "late"],
        ),
        (Amounts("paid", "cost"), RatioFact(Decimal(60), Decimal(150)), ["in-time", "late"]),
        (Tally((LATE,), of="cost"), CountFact(Decimal(50)), ["late", "never"]),
        (
            ByKind((CaseCount("it", (Condition("kind", "is", "it"),), of="pages"),)),
            CasesFact((("it", 7),)),
            ["in-time", "late"],
        ),
        (
            ByKind(
                (
                    CaseCount("it", (Condition("kind", "is", "it"), LATE)),
                    CaseCount("law", (Condition("kind", "is", "law"), LATE)),
                )
            ),
            CasesFact((("it", 1), ("law", 1))),
            ["late", "never"],
        ),
    ],
)
def test_rows_of_the_year_become_the_fact(reckoning: Reckoning, fact: Single, counted: list[str]) -> None:
    found = feed(REPORTS, reckoning, ROWS, 2017, complete=True)
    assert (found.fact, [one.id for one in found.counted], found.provisional) == (fact, counted, False)
    assert feed(REPORTS, reckoning, ROWS, 2017, complete=False).provisional


def test_an_empty_register_is_unknown_until_it_is_confirmed() -> None:
    silent = feed(REPORTS, Tally(), ROWS, 2016, complete=False)
    assert silent.fact == Unknown("Sổ chưa có dòng nào của năm 2016 và chưa được xác nhận là đủ")
    assert silent.provisional
    assert feed(REPORTS, Tally(), ROWS, 2016, complete=True).fact == CountFact(Decimal(0))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("sent", "filled"), ["in-time", "late", "next-year", "no-day"]),
        (Condition("sent", "empty"), ["never"]),
        (Condition("kind", "is_not", "it"), ["never", "next-year", "no-day"]),
        (Condition("secret", "is", "yes"), ["late"]),
        (Condition("secret", "is", "no"), ["in-time"]),
        (IN_TIME, ["in-time", "next-year", "no-day"]),
        (LATE, ["late", "never"]),
    ],
)
def test_conditions(condition: Condition, expected: list[str]) -> None:
    assert [one.id for one in ROWS if holds((condition,), one.values)] == expected


@given(st.lists(st.tuples(st.booleans(), st.integers(-3, 3)), max_size=30))
def test_in_time_and_late_are_all_rows(given: list[tuple[bool, int]]) -> None:
    rows = [
        row(str(number), **({"sent": DUE + timedelta(days=days)} if sent else {}))
        for number, (sent, days) in enumerate(given)
    ]
    counts = [
        feed(REPORTS, Tally((condition,)), rows, 2017, complete=True).fact for condition in (IN_TIME, LATE)
    ]
    assert sum(fact.count for fact in counts if isinstance(fact, CountFact)) == len(rows)


@pytest.mark.parametrize(
    ("on", "late", "overdue"),
    [
        (DUE, ["late"], []),
        (DUE + timedelta(days=1), ["late", "never"], ["never"]),
        (None, ["late", "never"], ["never"]),
    ],
)
def test_what_is_not_yet_due_is_not_late(on: date | None, late: list[str], overdue: list[str]) -> None:
    for condition, expected in ((LATE, late), (Condition("sent", "overdue", "due"), overdue)):
        fed = feed(REPORTS, Tally((condition,)), ROWS, 2017, complete=True, on=on)
        assert [one.id for one in fed.counted] == expected


def test_a_line_may_count_over_several_years() -> None:
    assert feed(REPORTS, Tally(), ROWS, 2018, complete=True, years=2).fact == CountFact(Decimal(4))
    silent = feed(REPORTS, Tally(), (), 2018, complete=False, years=2).fact
    assert silent == Unknown("Sổ chưa có dòng nào của năm 2017-2018 và chưa được xác nhận là đủ")
