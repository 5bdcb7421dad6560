"""An index opens with its last full table, not with the first figure of a new year."""

import pytest

from cchc.core.index.leading_year import leading_year
from cchc.core.index.scores import Score
from tests.core.index.small import UNITS, table

COUNTED = {2023: 63, 2024: 63, 2025: 34}


@pytest.mark.parametrize(
    ("known", "year"),
    [
        ({2023: 63, 2024: 61, 2025: 1}, 2024),
        ({2023: 63, 2024: 61, 2025: 17}, 2025),
        ({2023: 2, 2024: 11}, 2024),
        ({2023: 40, 2024: 0}, 2023),
        ({2024: 0}, None),
        ({}, None),
    ],
)
def test_the_newest_year_with_half_of_the_units_leads(known: dict[int, int], year: int | None) -> None:
    assert leading_year(known, COUNTED) == year


def test_a_table_knows_of_which_units_anything_was_published() -> None:
    found = table(Score("ha", 2020, "total", None, "press", rank=2))
    assert found.units_in(2019) == set(UNITS)
    assert found.units_in(2020) == {"an", "binh", "chi", "dung", "ha"}
    assert found.units_in(1999) == frozenset()
