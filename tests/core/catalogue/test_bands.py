"""Bands are reached from their bound upwards."""

from decimal import Decimal
from fractions import Fraction

from cchc.core.catalogue.bands import Band, band_of

BANDS = (Band("Tốt", Decimal(80)), Band("Khá", Decimal(65)))


def test_the_highest_band_reached_counts() -> None:
    assert band_of(BANDS, Fraction(80)) == BANDS[0]
    assert band_of(tuple(reversed(BANDS)), Fraction(90)) == BANDS[0]
    assert band_of(BANDS, Fraction("79.99")) == BANDS[1]


def test_no_band_below_the_lowest_or_without_bands() -> None:
    assert band_of(BANDS, Fraction(64)) is None
    assert band_of((), Fraction(64)) is None
