"""Figures that come back in a file: what each would change, and parts that exceed their whole."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from cchc.core.reporting.consolidated import Indicator


class Outcome(StrEnum):
    """What becomes of one figure of a file: nothing new, taken, written otherwise meanwhile, left empty."""

    SAME = "same"
    TAKE = "take"
    CONFLICT = "conflict"
    CLEARED = "cleared"


def outcome(base: Decimal | None, mine: Decimal | None, theirs: Decimal | None) -> Outcome:
    """Judge a figure: `base` as it went out, `mine` as it is kept now, `theirs` as it comes back.

    What the person left as it went out changes nothing, whoever has written meanwhile; an empty cell never
    takes a kept figure away.
    """
    if theirs is None:
        return Outcome.SAME if mine is None else Outcome.CLEARED
    if theirs in (mine, base):
        return Outcome.SAME
    return Outcome.TAKE if mine in (base, None) else Outcome.CONFLICT


def parts_over_wholes(
    indicators: Iterable[Indicator], figures: Mapping[str, Decimal]
) -> tuple[Indicator, ...]:
    """The figures that are larger than the whole of which they are a part; unknown ones are not judged."""
    return tuple(
        one
        for one in indicators
        if one.of and one.key in figures and one.of in figures and figures[one.key] > figures[one.of]
    )
