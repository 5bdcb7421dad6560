"""One cell of a report: the text a person reads beside the exact value; unknown is never zero."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cchc.core.numerals import UNKNOWN_LABEL, date_text, number_text, points_text
from cchc.core.scoring.evaluate import STATE_LABELS, State
from cchc.core.scoring.span import Span


class Presence(StrEnum):
    """Whether a cell holds a value, and if not, why."""

    KNOWN = "known"
    RANGE = "range"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    BLANK = "blank"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as printed, and the exact value where there is one.

    `value` is Decimal for points (with `places` decimals), int for counts, date, or None for text; `span` is
    set for a total that is a range. CONTINUED means: belongs to the cell above, printed once.
    """

    text: str
    value: Decimal | int | date | None = None
    presence: Presence = Presence.KNOWN
    places: int = 0
    span: Span | None = None

    @property
    def numeric(self) -> bool:
        """Whether the cell holds a number."""
        return isinstance(self.value, Decimal | int)

    def __str__(self) -> str:
        return self.text


BLANK = Cell("", presence=Presence.BLANK)
CONTINUED = Cell("", presence=Presence.CONTINUED)
UNKNOWN = Cell(UNKNOWN_LABEL, presence=Presence.UNKNOWN)
NOT_APPLICABLE = Cell(STATE_LABELS[State.NOT_APPLICABLE], presence=Presence.NOT_APPLICABLE)


def words(text: str | None) -> Cell:
    """A cell of text; nothing to say is blank, not unknown."""
    return Cell(text) if text else BLANK


def stated(text: str | None) -> Cell:
    """A cell of text that ought to be there: nothing is unknown."""
    return Cell(text) if text else UNKNOWN


def points(value: Decimal | None, places: int = 2) -> Cell:
    """Points with a fixed number of decimals; None is unknown."""
    return UNKNOWN if value is None else Cell(points_text(value, places), value, places=places)


def signed_points(value: Decimal | None, places: int = 2) -> Cell:
    """A difference of points, with its sign; None is unknown."""
    if value is None:
        return UNKNOWN
    sign = "+" if value > 0 else ""
    return Cell(f"{sign}{points_text(value, places)}", value, places=places)


def number(value: Decimal | int | None, most_places: int = 2) -> Cell:
    """A number without needless zeros; None is unknown."""
    if value is None:
        return UNKNOWN
    text = number_text(value, most_places)
    return Cell(text, value, places=len(text.partition(",")[2]))


def span(value: Span, places: int = 2) -> Cell:
    """A total: one number, a range, or unknown when nothing bounds it."""
    if value.exact is not None:
        return points(value.exact, places)
    if value.high is None and value.low == 0:
        return UNKNOWN
    return Cell(value.text(places), presence=Presence.RANGE, places=places, span=value)


def at_least(amount: Decimal, *, complete: bool, places: int = 2) -> Cell:
    """An amount that is exact when complete, otherwise a lower bound: more may be found."""
    return points(amount, places) if complete else span(Span(amount, None), places)


def count(value: int) -> Cell:
    """A whole number of things."""
    return Cell(number_text(value), value)


def day(value: date | None) -> Cell:
    """A date as dd/mm/yyyy; None is unknown."""
    return UNKNOWN if value is None else Cell(date_text(value), value)
