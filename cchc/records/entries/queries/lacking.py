"""What a portion still lacks before it can be submitted."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from cchc.core.campaign.circuit import APPRAISALS, PORTION_ROUNDS, Round, Step
from cchc.core.campaign.gaps import LineGap, LineState, ProofHeld, gaps
from cchc.core.catalogue.facts import Fact
from cchc.core.catalogue.nodes import Catalogue
from cchc.records.campaigns.models import CollectedLine, Portion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Entry, Proof
from cchc.records.entries.queries.judging import from_outside, judged_facts
from cchc.records.entries.queries.stored import stored_fact

Judged = Mapping[str, tuple[Round, Fact]]
OVERTAKEN = "Số liệu đã sửa sau khi thẩm định: thẩm định lại hoặc ghi lý do"


def portion_gaps(portion: Portion) -> tuple[LineGap, ...]:
    """Everything that stands against submitting a portion, line by line; at most five queries."""
    catalogue = core_catalogue(portion.campaign_unit.campaign.catalogue)
    kept, unit = PORTION_ROUNDS[Step(portion.step)], portion.campaign_unit
    entries = Entry.objects.filter(campaign_unit=unit, round=kept).select_related("line")
    proofs = Proof.objects.filter(campaign_unit=unit, round=kept).select_related("line", "document")
    collected = CollectedLine.objects.filter(campaign_unit=unit).values_list("line__key", flat=True)
    states = states_of(
        portion, catalogue, {row.line.key: row for row in entries}, frozenset(collected), proofs
    )
    judged = judged_facts(unit, kept) if portion.step in APPRAISALS else {}
    return lacking(portion, states, {line: (origin, entry.fact) for line, (origin, entry) in judged.items()})


def lacking(portion: Portion, states: Mapping[str, LineState], judged: Judged) -> tuple[LineGap, ...]:
    """The same from values at hand; `judged`: by line the figure on which an appraisal rules.

    A self-score needs every line, with reason or evidence; a first appraisal a ruling on every line, a
    second one on what was rebutted; a rebuttal needs nothing: who says nothing agrees.
    """
    circuit = portion.campaign_unit.campaign.circuit
    owed = [state for state in states.values() if not from_outside(state.node, circuit)]
    kept = PORTION_ROUNDS[Step(portion.step)]
    if kept is Round.REBUTTAL:
        return ()
    if portion.step not in APPRAISALS:
        return gaps(owed)
    return tuple(gap for state in owed for gap in _unruled(state, kept, judged.get(state.node.key)))


def _unruled(state: LineState, kept: Round, judged: tuple[Round, Fact] | None) -> Iterator[LineGap]:
    """What an appraisal lacks on a line: a ruling, or a reason where the figure was mended after it."""
    key, rebutted = state.node.key, judged is not None and judged[0] is Round.REBUTTAL
    if state.fact is None:
        if kept is Round.APPRAISAL_1 or rebutted:
            yield LineGap(key, "no_fact", "Chưa có kết luận thẩm định")
    elif overtaken(state.fact, state.note, judged):
        yield LineGap(key, "no_reason", OVERTAKEN)


def overtaken(ruled: Fact, note: str, judged: tuple[Round, Fact] | None) -> bool:
    """Whether a ruling without a reason says something else than the figure on which it rules says now."""
    return not note and judged is not None and judged[1] != ruled


def states_of(
    portion: Portion,
    catalogue: Catalogue,
    entries: Mapping[str, Entry],
    collected: Collection[str],
    proofs: Iterable[Proof],
) -> dict[str, LineState]:
    """What has been entered on each line of a portion in its round, in the order of the portion."""
    held: dict[str, list[ProofHeld]] = {}
    for proof in proofs:
        held.setdefault(proof.line.key, []).append(proof_held(proof))
    return {
        line: LineState(
            catalogue.by_key[line],
            stored_fact(entries[line].fact) if line in entries else None,
            entries[line].note if line in entries else "",
            tuple(held.get(line, ())),
            line in collected,
        )
        for line in portion.lines
    }


def proof_held(proof: Proof) -> ProofHeld:
    """A proof as the check of gaps counts it."""
    document = proof.document
    return ProofHeld(document.kind, document.pieces, document.day, proof.from_last_year)
