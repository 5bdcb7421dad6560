"""The sheet of one portion: its lines with figures, points, gaps, proofs, and what the viewer may do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial

from django.utils import timezone

from cchc.core.campaign.circuit import APPRAISALS, Round
from cchc.core.campaign.gaps import LineGap, deadline_of, evidence_warnings
from cchc.core.campaign.portion import Act
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.scoring.evaluate import Score, evaluate
from cchc.records.campaigns.models import Portion
from cchc.records.campaigns.policies import may_see_figures
from cchc.records.campaigns.queries import Editing, editing
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Return
from cchc.records.entries.policies import may_save_entry
from cchc.records.entries.queries.acts import acts_open
from cchc.records.entries.queries.held import HeldLines, held_of
from cchc.records.entries.queries.judging import from_outside
from cchc.records.entries.queries.lacking import lacking
from cchc.records.entries.queries.last_year import previous_facts
from cchc.records.entries.queries.owed import near, portion_reached
from cchc.records.entries.queries.proofs import ProofShown, shown_proof
from cchc.records.entries.queries.rounds import RoundFigure
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class ReturnShown:
    """One return of a portion that is not repaired yet; `lines` empty means the whole."""

    lines: tuple[str, ...]
    reason: str
    due: date
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One line of a portion.

    `figure` is what the round of the portion says, `earlier` what the rounds say that it judges and what
    comes from outside, `judged` that of them on which it rules; `collected` is the id of its collecting.
    """

    node: Node
    figure: RoundFigure | None
    reckon: Callable[[], Score] | None = field(default=None, compare=False, repr=False)
    earlier: Mapping[Round, RoundFigure] = field(default_factory=dict)
    judged: Round | None = None
    proofs: tuple[ProofShown, ...] = ()
    last_year: FactEntry | None = None
    gaps: tuple[LineGap, ...] = ()
    warnings: tuple[str, ...] = ()
    collected: int | None = None
    from_outside: bool = False
    may_edit: bool = False

    @cached_property
    def score(self) -> Score | None:
        """The points with their trace, reckoned when they are looked at: who saves one line waits for one."""
        return None if self.reckon is None else self.reckon()

    @property
    def version(self) -> int:
        """What the person has seen of the line: 0 for none."""
        return 0 if self.figure is None else self.figure.version


@dataclass(frozen=True, kw_only=True)
class PortionSheet:
    """A portion as one person sees it; `hidden`: its figures have not left the agency."""

    portion: Portion
    catalogue: Catalogue
    round: Round
    lines: tuple[SheetLine, ...]
    gaps: tuple[LineGap, ...]
    filled: int
    time: Editing
    acts: tuple[Act, ...]
    may_edit: bool
    hidden: bool
    returns: tuple[ReturnShown, ...] = ()

    def line(self, key: str) -> SheetLine | None:
        """The line with this key, None for one that is not of the portion."""
        return next((line for line in self.lines if line.node.key == key), None)


def portion_sheet(standing: Standing, portion_id: int, now: datetime | None = None) -> PortionSheet:
    """Everything that a page of a portion shows; raises NotVisibleError.

    At most ten queries, whatever the number of lines.
    """
    reached, now = portion_reached(standing, portion_id), now or timezone.now()
    portion, judges = reached.portion, bool(reached.judging)
    catalogue = core_catalogue(portion.campaign_unit.campaign.catalogue)
    kin, time = near(standing, portion), editing(portion, now)
    held = held_of(portion, catalogue, collected=not judges)
    missing, hidden = lacking(portion, held.states, held.judged_facts), not may_see_figures(standing, portion)
    sheet = PortionSheet(
        portion=portion,
        catalogue=catalogue,
        round=held.round,
        lines=(),
        gaps=() if hidden else missing,
        filled=sum(line in held.own for line in portion.lines),
        time=time,
        acts=acts_open(standing, reached, kin, time, now),
        may_edit=time.allowed and may_save_entry(standing, portion, kin),
        hidden=hidden,
        returns=() if judges else _returns(portion),
    )
    last_year = (
        {} if judges or hidden or portion.step in APPRAISALS else previous_facts(portion.campaign_unit)
    )
    return replace(sheet, lines=tuple(_lines(standing, sheet, held, last_year, kin)))


def _lines(
    standing: Standing,
    sheet: PortionSheet,
    held: HeldLines,
    last_year: Mapping[str, FactEntry],
    kin: frozenset[int],
) -> Iterator[SheetLine]:
    circuit = sheet.portion.campaign_unit.campaign.circuit
    if sheet.hidden:
        for key in sheet.portion.lines:
            node = sheet.catalogue.by_key[key]
            yield SheetLine(node=node, figure=None, from_outside=from_outside(node, circuit))
        return
    areas = _editable_areas(standing, sheet, kin)
    for key, state in held.states.items():
        outside = from_outside(state.node, circuit)
        figure = held.figure(key)
        yield SheetLine(
            node=state.node,
            figure=figure,
            reckon=None if figure is None else partial(_score, sheet, state.node, figure, held),
            earlier=held.earlier.get(key, {}),
            judged=held.judged(key),
            proofs=tuple(map(shown_proof, held.proofs.get(key, ()))),
            last_year=last_year.get(key),
            gaps=tuple(gap for gap in sheet.gaps if gap.line == key),
            warnings=evidence_warnings(state, held.year, deadline_of(state.fact)),
            collected=held.collected.get(key),
            from_outside=outside,
            may_edit=not outside and sheet.may_edit and _area(sheet.catalogue, key) in areas,
        )


def _area(catalogue: Catalogue, line: str) -> str | None:
    found = catalogue.area_of(line)
    return None if found is None else found.key


def _editable_areas(standing: Standing, sheet: PortionSheet, kin: frozenset[int]) -> frozenset[str | None]:
    """The areas on which the person works; an appraiser may be restricted to some."""
    areas = {_area(sheet.catalogue, line) for line in sheet.portion.lines}
    return frozenset(one for one in areas if may_save_entry(standing, sheet.portion, kin, one))


def _score(sheet: PortionSheet, leaf: Node, figure: RoundFigure, held: HeldLines) -> Score:
    return evaluate(leaf, figure.entry, sheet.catalogue.rounding, held.calendar)


def _returns(portion: Portion) -> tuple[ReturnShown, ...]:
    rows = Return.objects.filter(portion=portion, repaired_at__isnull=True).select_related("by")
    return tuple(ReturnShown(tuple(row.lines), row.reason, row.due, str(row.by), row.at) for row in rows)
