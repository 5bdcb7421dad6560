"""Whether a requirement is met, in the words that a page uses."""

from dataclasses import dataclass

from cchc.core.catalogue.nodes import Target
from cchc.core.errors import FactError
from cchc.core.plan.attainment import MET_LABELS, Attainment, Met, attain
from cchc.core.scoring.assessment import Assessment


@dataclass(frozen=True, slots=True)
class AttainmentRow:
    """The verdict, how it looks, what is still to be done and whose figures are missing."""

    label: str
    look: str
    text: str = ""
    missing: tuple[str, ...] = ()


def attainment_row(assessment: Assessment, key: str, target: Target | None) -> AttainmentRow | None:
    """Hold the figures of a line against its requirement; None for a line without one."""
    if target is None:
        return None
    found = _attained(assessment, key, target)
    missing = tuple(assessment.agencies.name_of(unit) for unit in found.missing)
    return AttainmentRow(MET_LABELS[found.met], found.met.value, found.text, missing)


def _attained(assessment: Assessment, key: str, target: Target) -> Attainment:
    try:
        return attain(target, assessment.entry(key).fact, assessment.calendar)
    except FactError:  # the line is scored by another measure: its figure says nothing about the requirement
        return Attainment(Met.UNKNOWN)
