"""A figure as a person hands it in, cleaned and within what can be stored and reckoned with."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from cchc.core.catalogue.facts import CasesFact, Collected, Fact, FactEntry, NotApplicable, Unknown
from cchc.core.errors import FactError, InputRefused, Place, Problem
from cchc.files.facts_json import fact_to_json
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.stored import ordered, stored_fact

GREATEST = Decimal(10) ** 18
FINEST = -12
MOST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Figure:
    """What one save says of a line."""

    fact: Fact
    note: str = ""
    source: str = ""
    cutoff: date | None = None
    provisional: bool = False

    def entry(self) -> FactEntry:
        """The same as the core reckons with it."""
        return FactEntry(self.fact, self.source, self.cutoff, self.provisional, note=self.note)

    def as_json(self) -> dict[str, object]:
        """The same as the log keeps it."""
        return {
            "fact": fact_to_json(self.fact),
            "note": self.note,
            "source": self.source,
            "cutoff": None if self.cutoff is None else self.cutoff.isoformat(),
            "provisional": self.provisional,
        }


def figure_of(entry: Entry) -> Figure:
    """What a stored entry says."""
    fact = stored_fact(entry.fact)
    return Figure(fact, entry.note, entry.source, entry.cutoff_date, entry.provisional)


def cleaned(figure: Figure, line: str) -> Figure:
    """The figure with tidy texts; raises InputRefused for texts too long, FactError for numbers too large."""
    fact = ordered(figure.fact)
    if isinstance(fact, Unknown | NotApplicable):
        fact = replace(fact, reason=tidy(fact.reason, line))
    _refuse_absurd(fact, line)
    return replace(figure, fact=fact, note=tidy(figure.note, line), source=tidy(figure.source, line))


def tidy(text: str, line: str = "") -> str:
    """A text in NFC without what no database keeps; raises InputRefused when it is too long."""
    whole = "".join(sign for sign in text if sign != "\x00" and not "\ud800" <= sign <= "\udfff")
    kept = normalize("NFC", whole).strip()
    if len(kept) > MOST_TEXT:
        told = f"Nội dung quá dài: {len(kept)} ký tự, chỉ nhận tối đa {MOST_TEXT}"
        raise InputRefused([Problem("too_long", told, Place(criterion=line or None))])
    return kept


def _refuse_absurd(fact: Fact, line: str) -> None:
    if isinstance(fact, Collected):
        return
    values = [getattr(fact, name) for name in fact.__dataclass_fields__]
    if isinstance(fact, CasesFact):
        values = [Decimal(count) for _, count in fact.cases]
    if any(isinstance(value, Decimal) and not _reasonable(value) for value in values):
        raise FactError("Số quá lớn, hoặc có quá nhiều chữ số thập phân", Place(criterion=line))


def _reasonable(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(value) <= GREATEST and exponent >= FINEST
