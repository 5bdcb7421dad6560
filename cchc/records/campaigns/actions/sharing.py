"""Who owes which lines of a unit in which step, as the duties say; what they do not say is told."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.campaign.circuit import APPRAISALS, Circuit, Step
from cchc.core.campaign.duties import shares
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.catalogue.rules import Given
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.actions.found import Found, key_of

MOST_NAMED = 12
Shares = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Owed:
    """Lines that an agency (`register/slug`) owes for one unit in one step."""

    step: Step
    agency: str
    lines: tuple[str, ...]


def entered_by_units(core: Catalogue, circuit: Circuit) -> tuple[str, ...]:
    """The leaves on which agencies work; points judged outside are entered by Sở Nội vụ in internal ones."""
    judged = circuit is Circuit.INTERNAL
    return tuple(leaf.key for leaf in core.leaves if not (judged and isinstance(leaf.rule, Given)))


def scoring_shares(found: Found) -> Shares:
    """National: the lines of each agency; collected ones without a duty go to whoever collates them.

    Who leads an area without lines of its own has a portion of none: it is listed, and nothing waits for it.
    """
    mine = shares(found.core, found.duties, "score")
    for agency in bare_duties(found).values():
        mine.setdefault(agency, ())
    for line in mine.pop("", ()):
        agency = found.collating.get(line, key_of(found.home))
        mine[agency] = (*mine.get(agency, ()), line)
    return {agency: _printed(found.core, lines) for agency, lines in mine.items()}


def bare_duties(found: Found) -> dict[str, str]:
    """Keys of areas or criteria without any scored line below them, with the agency that has the duty."""
    scoring = {one.key: one.agency for one in found.duties if one.kind == "score" and one.key}
    return {key: agency for key, agency in scoring.items() if not _scored(found.core.by_key[key])}


def _scored(node: Node) -> bool:
    return any(below.is_leaf for below in node.walk())


def appraising_shares(found: Found) -> Shares:
    """Internal: the lines of each appraising agency, before anybody's own agency is looked at."""
    asked = set(entered_by_units(found.core, Circuit.INTERNAL))
    mine = shares(found.core, found.duties, "appraise")
    rest, home = mine.pop("", ()), key_of(found.home)
    mine[home] = _printed(found.core, (*mine.get(home, ()), *rest))
    kept = {agency: tuple(line for line in lines if line in asked) for agency, lines in mine.items()}
    return {agency: lines for agency, lines in kept.items() if lines}


def appraisal_of(found: Found, appraising: Shares, kin: frozenset[int], stand_in: Agency) -> Shares:
    """The same for one unit: the share of its kin falls to `stand_in`."""
    own = tuple(agency for agency in appraising if found.agencies[agency].pk in kin)
    mine = {agency: lines for agency, lines in appraising.items() if agency not in own}
    moved = tuple(line for agency in own for line in appraising[agency])
    if moved:
        other = key_of(stand_in)
        mine[other] = _printed(found.core, (*mine.get(other, ()), *moved))
    return mine


def owed_by_unit(found: Found, unit: str, appraisal: Shares) -> Iterator[Owed]:
    """Internal: everything that is owed for one unit."""
    lines = entered_by_units(found.core, Circuit.INTERNAL)
    yield Owed(Step.SELF_SCORING, unit, lines)
    for step in APPRAISALS:
        yield from (Owed(step, agency, mine) for agency, mine in appraisal.items())
    yield Owed(Step.REBUTTAL, unit, lines)


def named(lines: list[str] | tuple[str, ...]) -> str:
    """Keys of lines as read in a sentence; of many only the first."""
    more = f" và {len(lines) - MOST_NAMED} dòng khác" if len(lines) > MOST_NAMED else ""
    return ", ".join(lines[:MOST_NAMED]) + more


def _printed(core: Catalogue, lines: tuple[str, ...]) -> tuple[str, ...]:
    wanted = set(lines)
    return tuple(leaf.key for leaf in core.leaves if leaf.key in wanted)
