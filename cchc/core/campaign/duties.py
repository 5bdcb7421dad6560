"""Duties: which agency scores, appraises or collates which lines; a line goes before its area."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cchc.core.catalogue.nodes import Catalogue

DutyKind = Literal["score", "appraise", "collate"]
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One agency for a line, for all lines below one, or for the whole catalogue (`key` empty)."""

    kind: DutyKind
    key: str
    agency: str


def agency_for(catalogue: Catalogue, duties: Iterable[Duty], kind: DutyKind, line_key: str) -> str | None:
    """The agency of a line: by the line itself, then by each line above it, then by the whole catalogue.

    None where no duty says; KeyError for a line that the catalogue does not have.
    """
    return _found(catalogue, _agencies(duties, kind), line_key)


def shares(catalogue: Catalogue, duties: Iterable[Duty], kind: DutyKind) -> dict[str, tuple[str, ...]]:
    """The keys of the leaves of each agency in printed order; what no duty covers stands under `""`."""
    agencies = _agencies(duties, kind)
    found: dict[str, list[str]] = {}
    for leaf in catalogue.leaves:
        found.setdefault(_found(catalogue, agencies, leaf.key) or NOBODY, []).append(leaf.key)
    return {agency: tuple(keys) for agency, keys in found.items()}


def _agencies(duties: Iterable[Duty], kind: DutyKind) -> dict[str, str]:
    return {duty.key: duty.agency for duty in duties if duty.kind == kind}


def _found(catalogue: Catalogue, agencies: dict[str, str], line_key: str) -> str | None:
    above = (node.key for node in reversed(catalogue.ancestors[line_key]))
    return next((agencies[key] for key in (line_key, *above, "") if key in agencies), None)
