"""The form of a package: the lines of a portion with their figures, and what it says when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from cchc.core.calendar import WorkCalendar
from cchc.core.campaign.differences import same_fact
from cchc.core.catalogue.facts import Fact, FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import CchcError, InputRefused, Place, Problem
from cchc.core.scoring.evaluate import evaluate
from cchc.files.facts_filling import Filling, flat
from cchc.files.facts_sheet import FACTS_SHEET, UNIT, YEAR
from cchc.files.facts_template import write_template
from cchc.files.facts_xlsx import read_filled
from cchc.files.package_contents import Line, Manifest
from cchc.files.package_zip import FORM

VALUE_LETTER = "F"


@dataclass(frozen=True, slots=True)
class Returned:
    """What a form says anew by line, and the lines of which it says nothing although it held a figure."""

    changed: Mapping[str, FactEntry]
    cleared: tuple[str, ...]


def written_form(manifest: Manifest, catalogue: Catalogue, unit: str, year: int) -> bytes:
    """The form as .xlsx, filled with what the manifest holds."""
    known = {key: line.entry for key, line in manifest.lines.items() if line.entry is not None}
    filling = Filling(tuple(manifest.lines), known, {UNIT: unit, YEAR: year}, manifest.evidence)
    stream = BytesIO()
    write_template(catalogue, stream, filling)
    return stream.getvalue()


def returned_form(raw: bytes, manifest: Manifest, catalogue: Catalogue, calendar: WorkCalendar) -> Returned:
    """What the person changed; raises InputRefused with every fault and its cell, nothing is left out."""
    filled = read_filled(BytesIO(raw), catalogue, FORM, manifest.lines.keys())
    changed = {
        key: replace(entry, status="sourced")
        for key, entry in filled.facts.items()
        if not same(manifest.lines[key].entry, entry)
    }
    faults = [
        fault
        for key, entry in changed.items()
        for fault in _faults(catalogue, key, entry, calendar, filled.rows[key])
    ]
    if faults:
        raise InputRefused(faults)
    return Returned(changed, _cleared(manifest.lines, filled.facts))


def _cleared(lines: Mapping[str, Line], facts: Mapping[str, FactEntry]) -> tuple[str, ...]:
    return tuple(key for key, line in lines.items() if line.entry is not None and key not in facts)


def _faults(
    catalogue: Catalogue, key: str, entry: FactEntry, calendar: WorkCalendar, row: int
) -> list[Problem]:
    """What cannot be true of a line, at its cell."""
    try:
        evaluate(catalogue.by_key[key], entry, catalogue.rounding, calendar)
    except CchcError as error:
        place = Place(FORM, FACTS_SHEET, row, VALUE_LETTER, key)
        return [Problem(error.problem.code, error.problem.message, place, error.problem.hint)]
    return []


def same(one: FactEntry | None, other: FactEntry | None) -> bool:
    """Whether two figures say the same once they have passed through cells."""
    if one is None or other is None:
        return one is other
    return same_fact(_bare(one.fact), _bare(other.fact)) and _words(one) == _words(other)


def _bare(fact: Fact) -> Fact:
    """A fact whose reason stands on one line, as in a cell."""
    return replace(fact, reason=flat(fact.reason)) if isinstance(fact, Unknown | NotApplicable) else fact


def _words(entry: FactEntry) -> tuple[object, ...]:
    """What is said beside the fact; of a stated line the cell of the note holds the reason."""
    note = "" if isinstance(entry.fact, Unknown | NotApplicable) else flat(entry.note)
    return note, flat(entry.source), entry.cutoff_date, entry.provisional
