"""Spans: totals that may not be known exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.scoring.span import NOTHING, Span, known_sum, point, total
from tests.core.bounded import BOUNDED
from tests.core.builders import points


def span(low: str, high: str | None) -> Span:
    return Span(Decimal(low), points(high))


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("1.5", "1.50", "1,50"),
        ("0", "2", "0,00 – 2,00"),
        ("3", None, "ít nhất 3,00"),
        ("0", None, "chưa có số liệu"),
    ],
)
def test_spans_in_words(low: str, high: str | None, text: str) -> None:
    assert span(low, high).text() == text


def test_only_a_span_of_one_value_is_exact() -> None:
    assert point(Decimal("1.5")).exact == Decimal("1.5")
    assert span("1", "2").exact is None
    assert span("1", None).exact is None


def test_an_open_end_stays_open() -> None:
    assert span("1", None) + span("2", "3") == span("3", None)
    assert span("2", "3") + span("1", None) == span("3", None)
    assert total([]) == NOTHING


def test_a_sum_with_an_unknown_maximum_is_unknown() -> None:
    assert known_sum([Decimal(1), Decimal("0.5")]) == Decimal("1.5")
    assert known_sum([Decimal(1), None]) is None
    assert known_sum([]) == 0


hundredths = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
spans = st.builds(
    lambda low, width: Span(low, None if width is None else low + width), hundredths, st.none() | hundredths
)


@BOUNDED
@given(st.lists(spans).flatmap(lambda ordered: st.tuples(st.just(ordered), st.permutations(ordered))))
def test_the_order_of_addition_never_matters(pair: tuple[list[Span], list[Span]]) -> None:
    assert total(pair[0]) == total(pair[1])


@BOUNDED
@given(st.lists(st.tuples(spans, st.integers(0, 100))))
def test_a_sum_holds_every_possible_value(chosen: list[tuple[Span, int]]) -> None:
    values = [s.low + ((s.high or s.low) - s.low) * share / 100 for s, share in chosen]
    whole = total(s for s, _ in chosen)

    assert whole.low <= sum(values, Decimal(0))
    assert whole.high is None or sum(values, Decimal(0)) <= whole.high
