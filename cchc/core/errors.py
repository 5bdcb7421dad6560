"""The one tree of errors: a Vietnamese message, a stable English code, and the place to mend."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: as much of file, sheet, row, column and criterion as is known."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    criterion: str | None = None

    def __str__(self) -> str:
        named = (
            ("", self.file),
            ("trang tính ", self.sheet),
            ("dòng ", self.row),
            ("cột ", self.column),
            ("tiêu chí ", self.criterion),
        )
        return ", ".join(f"{label}{value}" for label, value in named if value is not None)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a check; `hint` says what to do about it."""

    code: str
    message: str
    place: Place = NOWHERE
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint}"


class CchcError(Exception):
    """Root of every error that a person may read."""

    code = "cchc"

    def __init__(self, message: str, place: Place = NOWHERE, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(self.code, message, place, hint)

    def __str__(self) -> str:
        return str(self.problem)


class FactError(CchcError):
    """A fact that cannot be true, or that does not fit the measure of its line."""

    code = "impossible_fact"


class RuleError(CchcError):
    """A rule that cannot be applied to the quantity it was given."""

    code = "unfit_rule"


class UnknownReference(CchcError):
    """A code, an identifier or a file that is named but does not exist."""

    code = "missing_reference"


class NotAllowed(CchcError):
    """A person asks for an act that no policy allows him."""

    code = "not_allowed"


class InputRefused(CchcError):
    """An input from outside with one or more findings; all of them are listed."""

    code = "input_refused"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(first.message, first.place, first.hint)
        self.problem = first
        self.code = first.code

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
