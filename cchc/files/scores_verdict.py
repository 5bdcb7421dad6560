"""The verdict on an uploaded table of scores: row by row, for a person to read before anything is stored."""

from dataclasses import dataclass
from functools import cached_property

from cchc.core.index.scores import Score


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a score is not accepted, and the letter of the column to mend."""

    column: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RowVerdict:
    """What became of one score of the file: accepted, or refused with at least one reason.

    `row` counts from 1 as a person sees it, `column` is the letter of the score; year, unit, line and value
    are as the file writes them.
    """

    sheet: str | None
    row: int
    column: str
    year: str
    unit: str
    line: str
    value: str
    score: Score | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class ImportVerdict:
    """The verdict on a whole file.

    `blank` counts the scores that were left empty, which says nothing; `ignored` are headings of columns
    that are not read; `empty` counts the rows without anything that stand between others.
    """

    file: str
    rows: tuple[RowVerdict, ...]
    blank: int = 0
    ignored: tuple[str, ...] = ()
    empty: int = 0

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """The accepted scores."""
        return tuple(row.score for row in self.rows if row.score is not None)

    @cached_property
    def refused(self) -> tuple[RowVerdict, ...]:
        """The rows against which there is a reason."""
        return tuple(row for row in self.rows if row.score is None)

    @property
    def clean(self) -> bool:
        """Whether there is something and all of it is accepted."""
        return bool(self.rows) and not self.refused
