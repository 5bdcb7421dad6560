"""Whether a requirement is met, in the words that a page uses."""

from dataclasses import dataclass

from cchc.core.catalogue.nodes import Target
from cchc.core.plan.attainment import MET_LABELS, attain_line
from cchc.core.scoring.assessment import Assessment


@dataclass(frozen=True, slots=True)
class AttainmentRow:
    """The verdict, how it looks, what is still to be done, whose figures or members are missing."""

    label: str
    look: str
    text: str = ""
    missing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()


def attainment_row(assessment: Assessment, key: str, target: Target | None) -> AttainmentRow | None:
    """Hold the figures of a line against its requirement; None for a line without one."""
    if target is None:
        return None
    found = attain_line(assessment, key, target)
    missing, unlisted = (
        tuple(assessment.agencies.name_of(one) for one in named) for named in (found.missing, found.unlisted)
    )
    return AttainmentRow(MET_LABELS[found.met], found.met.value, found.text, missing, unlisted)
