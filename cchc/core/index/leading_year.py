"""Which year an index opens with."""

from collections.abc import Mapping


def leading_year(known: Mapping[int, int], counted: Mapping[int, int]) -> int | None:
    """The newest year in which at least half of the units have a figure or a stated rank.

    Where no year has so many, the newest with anything at all; None when nothing was published. `known` says
    how many units have something in a year, `counted` how many units the year counts. A few figures of a new
    year must not hide the last full table.
    """
    years = sorted((year for year, units in known.items() if units), reverse=True)
    half = (year for year in years if 2 * known[year] >= counted[year])
    return next(half, next(iter(years), None))
