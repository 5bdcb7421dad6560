"""One line of an annex while its rows pass by, with what is doubtful about it."""

from dataclasses import dataclass, field
from decimal import Decimal

from cchc.files.catalogue_import.annex_numbers import Number


@dataclass(frozen=True, slots=True)
class Mark:
    """One doubt: a stable code, a sentence, and where it stands in the file."""

    code: str
    text: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(slots=True)
class LineRead:
    """One line while its rows pass by; `maximum` None is unknown.

    `taken`: the annex prints it below zero; `computed`: a formula gives it; `own_scale`: the row of the line
    itself says how it is scored.
    """

    number: Number | None
    name: str
    place: str
    bold: bool = False
    maximum: Decimal | None = None
    taken: bool = False
    computed: bool = False
    own_scale: bool = False
    scale: list[str] = field(default_factory=list)
    measure: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def mark(self, code: str, text: str, place: str = "") -> None:
        """Mark the line."""
        self.marks.append(Mark(code, text, place or self.place))
