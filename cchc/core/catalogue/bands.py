"""Classification bands of a year: named levels on the scale of 100, each version of its own."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """A level and the index, in per cent, from which it is reached."""

    name: str
    at_least: Decimal


def band_of(bands: tuple[Band, ...], index: Fraction) -> Band | None:
    """Return the highest band reached; None when no band is known or even the lowest is missed."""
    reached = [band for band in bands if index >= Fraction(band.at_least)]
    return max(reached, key=lambda band: band.at_least, default=None)
