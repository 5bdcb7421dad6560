"""A total that may not be known exactly: from its least to its greatest possible value."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.numerals import UNKNOWN_LABEL, points_text


@dataclass(frozen=True, slots=True)
class Span:
    """Points between `low` and `high`, both inclusive; `high` None = no source gives an upper bound."""

    low: Decimal
    high: Decimal | None

    @property
    def exact(self) -> Decimal | None:
        """The one value, None while it is a range."""
        return self.low if self.low == self.high else None

    def text(self, places: int = 2) -> str:
        """One number, a range, or that nothing is known."""
        if self.exact is not None:
            return points_text(self.exact, places)
        if self.high is None:
            return UNKNOWN_LABEL if self.low == 0 else f"ít nhất {points_text(self.low, places)}"
        return f"{points_text(self.low, places)} – {points_text(self.high, places)}"

    def __add__(self, other: "Span") -> "Span":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, high)


NOTHING = Span(Decimal(0), Decimal(0))


def total(spans: Iterable[Span]) -> Span:
    """Add spans; the order never matters."""
    return sum(spans, NOTHING)


def point(value: Decimal) -> Span:
    """A span of one value."""
    return Span(value, value)


def known_sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add maxima; None as soon as one of them is unknown."""
    result = Decimal(0)
    for value in values:
        if value is None:
            return None
        result += value
    return result
