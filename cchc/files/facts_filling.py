"""What a template is filled with: known facts of some lines, as the cells from which they are read back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from cchc.core.campaign.written import number_written
from cchc.core.catalogue.facts import (
    CasesFact,
    Collected,
    Fact,
    FactEntry,
    NotApplicable,
    PartsFact,
    Unknown,
    YesNoFact,
)
from cchc.files.facts_cells import MOST_TEXT
from cchc.files.facts_reading import PARTS
from cchc.files.facts_sheet import (
    CUTOFF,
    NO,
    NOT_FOR_US,
    NOT_YET,
    NOTE,
    PROVISIONAL,
    SOURCE,
    STATE,
    VALUE,
    YES,
    Input,
)

CellValue = str | int | Decimal | date | None
EVIDENCE_SHEET = "Tài liệu"
EVIDENCE_HEADINGS = ("Dòng", "Tài liệu", "Số, ký hiệu", "Trang, mục")
CASES = "cases."


@dataclass(frozen=True, slots=True)
class Filling:
    """Lines (None: all), what is known of them, the head above them, and the documents that they have."""

    lines: tuple[str, ...] | None = None
    entries: Mapping[str, FactEntry] = field(default_factory=dict)
    head: Mapping[str, CellValue] = field(default_factory=dict)
    evidence: tuple[tuple[str, ...], ...] = ()

    def values(self, line: str, entry: Input, *, opens: bool) -> dict[int, CellValue]:
        """The cells of one row by column; `opens`: the row with what is said once for the line."""
        known = self.entries.get(line)
        if known is None:
            return {}
        said = _said_once(known) if opens else {}
        return {**said, VALUE: value_of(known.fact, entry)}


def _said_once(known: FactEntry) -> dict[int, CellValue]:
    fact = known.fact
    stated = isinstance(fact, Unknown | NotApplicable)
    state = NOT_FOR_US if isinstance(fact, NotApplicable) else NOT_YET
    return {
        STATE: state if stated else None,
        NOTE: fact.reason if isinstance(fact, Unknown | NotApplicable) else known.note,
        SOURCE: known.source,
        PROVISIONAL: YES if known.provisional else None,
        CUTOFF: known.cutoff_date,
    }


def value_of(fact: Fact, entry: Input) -> CellValue:
    """The value of one cell; None where the fact says nothing to this input."""
    match fact:
        case Unknown() | NotApplicable() | Collected():
            return None
        case PartsFact():
            return YES if entry.field.removeprefix(PARTS) in fact.done else NO
        case CasesFact():
            return dict(fact.cases).get(entry.field.removeprefix(CASES))
        case YesNoFact():
            return YES if fact.value else NO
        case _:
            return _cell(getattr(fact, entry.field, None), entry)


def _cell(value: object, entry: Input) -> CellValue:
    """A day or a number; an option by its name. A number that Excel would round is written out."""
    if isinstance(value, Decimal):
        return value if Decimal(repr(float(value))) == value else number_written(value)
    if isinstance(value, str):
        return dict(entry.options).get(value)
    return value if isinstance(value, date) else None


def flat(text: str) -> str:
    """A text as it comes back from a cell."""
    return " ".join(normalize("NFC", text).split())


def fits(known: FactEntry) -> bool:
    """Whether what is known of a line can be written into cells and read back."""
    reason = known.fact.reason if isinstance(known.fact, Unknown | NotApplicable) else ""
    return all(len(flat(text)) <= MOST_TEXT for text in (known.note, known.source, reason))
