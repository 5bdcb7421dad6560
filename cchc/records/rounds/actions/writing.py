"""Writing one figure of a round that the province records, as every figure is: seen, reckoned, logged."""

from dataclasses import dataclass

from cchc.core.campaign.circuit import Round
from cchc.core.catalogue.nodes import Node
from cchc.core.scoring.evaluate import evaluate
from cchc.records.entries.actions.figures import Figure, cleaned, figure_of
from cchc.records.entries.actions.saving import refuse_changed, stored_entry, write_entry
from cchc.records.entries.models import Entry
from cchc.records.rounds.actions.held import Held


@dataclass(frozen=True, slots=True)
class Written:
    """An entry after it was written; `changed` False where it said the same already."""

    entry: Entry
    changed: bool


def write(held: Held, leaf: Node, kept: Round, figure: Figure, *, seen: int | None) -> Written:
    """Write what a round says of a line of the held unit; equal content is no write.

    `seen` is the version that the person saw, 0 for none, None where an import has decided before. Raises
    InputRefused when another has written since, FactError or RuleError for a figure that cannot be.
    """
    figure = cleaned(figure, leaf.key)
    stored = stored_entry(held.unit, leaf.key, kept)
    if stored is not None and figure_of(stored) == figure:
        return Written(stored, changed=False)
    if seen is not None:
        refuse_changed(stored, seen, leaf)
    points = evaluate(leaf, figure.entry(), held.catalogue.rounding, held.calendar).points
    entry = write_entry(held.unit, leaf, kept, figure, points, stored, by=held.by, now=held.now)
    return Written(entry, changed=True)
