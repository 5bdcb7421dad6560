"""What is stored for the lines of a portion: its own round, those it judges, proofs, collected lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.campaign.circuit import PORTION_ROUNDS, Round, Step
from cchc.core.campaign.gaps import LineState
from cchc.core.catalogue.facts import Fact
from cchc.core.catalogue.nodes import Catalogue
from cchc.records.campaigns.models import CollectedLine, Portion
from cchc.records.catalogues.queries import work_calendar
from cchc.records.entries.models import Entry, Proof
from cchc.records.entries.queries.judging import JUDGED, lines_left
from cchc.records.entries.queries.lacking import states_of
from cchc.records.entries.queries.rounds import RoundFigure, round_figure


@dataclass(frozen=True, kw_only=True)
class HeldLines:
    """Rows and values by line; of earlier rounds only what has left its agency."""

    round: Round
    year: int
    illustrative: bool
    own: Mapping[str, Entry]
    earlier: Mapping[str, Mapping[Round, RoundFigure]]
    proofs: Mapping[str, tuple[Proof, ...]]
    collected: Mapping[str, int]
    states: Mapping[str, LineState]
    calendar: WorkCalendar

    @property
    def judged_facts(self) -> dict[str, tuple[Round, Fact]]:
        """By line the round and the figure on which a ruling of this portion bears."""
        bears = {line: self.judged(line) for line in self.earlier}
        return {line: (one, self.earlier[line][one].entry.fact) for line, one in bears.items() if one}

    def figure(self, line: str) -> RoundFigure | None:
        """What the round of the portion says of a line."""
        row = self.own.get(line)
        return None if row is None else round_figure(row, illustrative=self.illustrative)

    def judged(self, line: str) -> Round | None:
        """The round on which a ruling or a claim of this portion bears."""
        earlier = self.earlier.get(line, {})
        return next((one for one in JUDGED.get(self.round, ()) if one in earlier), None)


def held_of(portion: Portion, catalogue: Catalogue, *, collected: bool = True) -> HeldLines:
    """Read it in at most five queries, one of them for the working days where they count.

    Without `collected` nothing is said of the lines that are added up from many agencies.
    """
    unit, kept = portion.campaign_unit, PORTION_ROUNDS[Step(portion.step)]
    judged = JUDGED.get(kept, ())
    left = lines_left(Portion.objects.filter(campaign_unit=unit)) if judged else frozenset()
    readable = (
        left | {(kept, line) for line in portion.lines} | {(Round.EXTERNAL, line) for line in portion.lines}
    )
    rounds = (kept, *judged, Round.EXTERNAL)
    entries = Entry.objects.filter(campaign_unit=unit, round__in=rounds).select_related("line", "by")
    rows = [row for row in entries if (Round(row.round), row.line.key) in readable]
    own = {row.line.key: row for row in rows if row.round == kept}
    proofs = _proofs(portion, rounds, readable)
    summed = _collected(portion) if collected and kept is Round.SELF else {}
    counted = [proof for held in proofs.values() for proof in held if proof.round == kept]
    return HeldLines(
        round=kept,
        year=unit.campaign.year,
        illustrative=unit.campaign.illustrative,
        own=own,
        earlier=_earlier((row for row in rows if row.round != kept), illustrative=unit.campaign.illustrative),
        proofs=proofs,
        collected=summed,
        states=states_of(portion, catalogue, own, summed, counted),
        calendar=work_calendar([unit.campaign.year]) if catalogue.counts_working_days else WEEKENDS_ONLY,
    )


def _earlier(rows: Iterable[Entry], *, illustrative: bool) -> dict[str, dict[Round, RoundFigure]]:
    found: dict[str, dict[Round, RoundFigure]] = {}
    for row in rows:
        figure = round_figure(row, illustrative=illustrative)
        found.setdefault(row.line.key, {})[Round(row.round)] = figure
    return found


def _proofs(
    portion: Portion, rounds: Iterable[Round], readable: frozenset[tuple[Round, str]]
) -> dict[str, tuple[Proof, ...]]:
    """The documents of the own round and of those it judges, by line."""
    rows = Proof.objects.filter(campaign_unit=portion.campaign_unit_id, round__in=rounds)
    found: dict[str, tuple[Proof, ...]] = {}
    for row in rows.select_related("line", "document", "by"):
        if (Round(row.round), row.line.key) in readable:
            found[row.line.key] = (*found.get(row.line.key, ()), row)
    return found


def _collected(portion: Portion) -> dict[str, int]:
    """The lines of the unit that are added up from many agencies; later rounds judge the sum as it is."""
    rows = CollectedLine.objects.filter(campaign_unit=portion.campaign_unit_id)
    return dict(rows.values_list("line__key", "pk"))
