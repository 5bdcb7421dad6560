"""What still stands against publishing units: work under way, open disputes, lines without figures.

The number of queries does not depend on the number of units.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc.core.campaign.circuit import ROUNDS, STEP_NAMES, Circuit, Round, Step
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.campaign.lateness import is_owed
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.campaign.windows import Phase, Window, phase
from cchc.core.catalogue.facts import Fact
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import Place, Problem
from cchc.records.campaigns.models import Campaign, CampaignUnit, Extension, Portion
from cchc.records.campaigns.queries import windows_of
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.judging import JUDGED, from_outside, lines_left, said_openly
from cchc.records.entries.queries.lacking import OVERTAKEN, overtaken
from cchc.records.entries.queries.stored import stored_fact
from cchc.records.rounds.models import CouncilDecision, Milestone, PublishedResult
from cchc.records.rounds.totals import UnitTotals, totals_of

RULINGS = (Round.APPRAISAL_2, Round.APPRAISAL_1, Round.SELF)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A line on which unit and appraisers still disagree after the last appraisal: what each says."""

    unit: CampaignUnit
    line: Node
    claimed: Fact
    ruled: Fact | None

    @property
    def text(self) -> str:
        """The dispute in one sentence."""
        ruled = "chưa có kết luận" if self.ruled is None else fact_text(self.ruled, self.line)
        return f"đơn vị giải trình: {fact_text(self.claimed, self.line)}; thẩm định: {ruled}"


@dataclass(frozen=True, slots=True)
class Lacking:
    """A line of a unit that would be published without points; `outside`: they are judged outside."""

    unit: CampaignUnit
    line: Node
    outside: bool

    @property
    def text(self) -> str:
        """The line in one sentence."""
        what = "chưa nhập điểm từ bên ngoài" if self.outside else "chưa có số liệu"
        return f"{self.unit.unit.name}, dòng {self.line.key} {self.line.title}: {what}"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that must be settled before a unit is published."""

    unit: CampaignUnit
    problem: Problem


@dataclass(frozen=True)
class Against:
    """What stands against publishing: obstacles must be settled, lacking lines need a stated reason.

    `totals`: by unit what it would be published with.
    """

    obstacles: tuple[Obstacle, ...]
    lacking: tuple[Lacking, ...]
    disputes: tuple[Dispute, ...]
    totals: Mapping[int, UnitTotals]


NOTHING = Against((), (), (), {})


def against_publishing(
    campaign: Campaign, units: Sequence[CampaignUnit], now: datetime, stages: Sequence[Round] = ()
) -> Against:
    """What stands against publishing these units of a campaign now; a constant number of queries.

    Totals are those after the last round of the circuit, or after each of `stages`, of which it is the last.
    """
    if not units:
        return NOTHING
    owed = _owed(units)
    national = campaign.circuit == Circuit.NATIONAL
    said = {} if national else _said(units, owed)
    disputes = () if national else open_disputes(campaign, units, owed, said)
    obstacles = list(_milestones(units) if national else _under_way(campaign, units, owed, now))
    obstacles += _overtaken(campaign, units, said)
    for one in disputes:
        message = f"{one.unit.unit.name}, dòng {one.line.key}: {one.text}; Hội đồng chưa quyết định"
        problem = Problem("open_dispute", message, Place(criterion=one.line.key))
        obstacles.append(Obstacle(one.unit, problem))
    left = {unit.pk: lines_left(owed.get(unit.pk, ())) for unit in units}
    totals = totals_of(units, stages or ROUNDS[Circuit(campaign.circuit)][-1:], left)
    lacking = [one for unit in units for one in _lacking(unit, totals[unit.pk])]
    return Against(tuple(obstacles), tuple(lacking), disputes, totals)


def _lacking(unit: CampaignUnit, totals: UnitTotals) -> Iterator[Lacking]:
    """The lines of a unit without points."""
    for one in totals.lacking:
        yield Lacking(unit, one.line, from_outside(one.line, unit.campaign.circuit) and not one.said)


Owed = Mapping[int, Sequence[Portion]]
SaidOfLine = tuple[dict[str, Any], str]  # what a round says of a line, as it is stored, and its note
SaidOfLines = Mapping[tuple[int, str], Mapping[Round, SaidOfLine]]


def _owed(units: Iterable[CampaignUnit]) -> Owed:
    """The portions of each unit; one query."""
    found: dict[int, list[Portion]] = defaultdict(list)
    for row in Portion.objects.filter(campaign_unit__in=[unit.pk for unit in units]).select_related("agency"):
        found[row.campaign_unit_id].append(row)
    return found


def open_disputes(
    campaign: Campaign,
    units: Sequence[CampaignUnit],
    owed: Owed | None = None,
    said: SaidOfLines | None = None,
) -> tuple[Dispute, ...]:
    """Lines on which the units' rebuttal differs from the last ruling and the council has not voted."""
    catalogue = core_catalogue(campaign.catalogue)
    if said is None:
        said = _said(units, _owed(units) if owed is None else owed)
    voted = set(
        CouncilDecision.objects.filter(campaign_unit__in=units).values_list("campaign_unit", "line__key")
    )
    found = []
    for unit in units:
        for leaf in catalogue.leaves:
            by_round = said.get((unit.pk, leaf.key), {})
            claimed = _fact(by_round, Round.REBUTTAL)
            if claimed is None or (unit.pk, leaf.key) in voted:
                continue
            ruled = _fact(by_round, Round.APPRAISAL_2)
            if claimed != ruled:
                found.append(Dispute(unit, leaf, claimed, ruled or _last(by_round)))
    return tuple(found)


def _fact(by_round: Mapping[Round, SaidOfLine], kept: Round) -> Fact | None:
    return stored_fact(by_round[kept][0]) if kept in by_round else None


def _last(by_round: Mapping[Round, SaidOfLine]) -> Fact | None:
    return next((_fact(by_round, kept) for kept in RULINGS if kept in by_round), None)


def _said(units: Sequence[CampaignUnit], owed: Owed) -> dict[tuple[int, str], dict[Round, SaidOfLine]]:
    """What rebuttal and rulings say of each line, as far as it has left its agency; one query."""
    left = {unit.pk: lines_left(owed.get(unit.pk, ())) for unit in units}
    rows = Entry.objects.filter(campaign_unit__in=units, round__in=(Round.REBUTTAL, Round.COUNCIL, *RULINGS))
    found: dict[tuple[int, str], dict[Round, SaidOfLine]] = defaultdict(dict)
    asked = rows.order_by().values_list("campaign_unit_id", "line__key", "round", "fact", "note")
    for unit, key, told, fact, note in asked:
        kept = Round(told)
        if said_openly(kept, key, left[unit]):
            found[unit, key][kept] = fact, note
    return found


def _overtaken(campaign: Campaign, units: Sequence[CampaignUnit], said: SaidOfLines) -> Iterator[Obstacle]:
    """Rulings that agreed with a figure which the unit has mended since; the council's word stands above."""
    for unit in units:
        for leaf in core_catalogue(campaign.catalogue).leaves:
            if _is_overtaken(said.get((unit.pk, leaf.key), {})):
                message = f"{unit.unit.name}, dòng {leaf.key}: {OVERTAKEN}, sau khi mở lại phần thẩm định"
                yield Obstacle(unit, Problem("ruling_overtaken", message, Place(criterion=leaf.key)))


def _is_overtaken(by_round: Mapping[Round, SaidOfLine]) -> bool:
    last = next((kept for kept in RULINGS[:2] if kept in by_round), None)
    if last is None or Round.COUNCIL in by_round:
        return False
    judged = next((kept for kept in JUDGED[last] if kept in by_round), None)
    ruled, note = by_round[last]
    if judged is None or by_round[judged][0] == ruled:
        return False
    return overtaken(stored_fact(ruled), note, (judged, stored_fact(by_round[judged][0])))


def _milestones(units: Sequence[CampaignUnit]) -> Iterator[Obstacle]:
    """What the national circuit still lacks: the Ministry's result, and the day of an answer given."""
    steps = set(Milestone.objects.filter(campaign_unit__in=units).values_list("campaign_unit", "step"))
    published = set(
        PublishedResult.objects.filter(campaign_unit__in=units).values_list("campaign_unit", flat=True)
    )
    answers = Entry.objects.filter(campaign_unit__in=units, round=Round.ANSWER)
    answered = set(answers.values_list("campaign_unit", flat=True))
    for unit in units:
        needed = [Step.SIGNING, Step.MINISTRY, *([Step.ANSWER] if unit.pk in answered else [])]
        for step in needed:
            if (unit.pk, step) not in steps:
                message = f"{unit.unit.name}: chưa ghi mốc “{STEP_NAMES[step]}”"
                yield Obstacle(unit, Problem("milestone_missing", message))
        if unit.pk not in published:
            message = f"{unit.unit.name}: chưa ghi số Bộ Nội vụ công bố"
            yield Obstacle(unit, Problem("published_missing", message))


def _under_way(
    campaign: Campaign, units: Sequence[CampaignUnit], owed: Owed, now: datetime
) -> Iterator[Obstacle]:
    """Work of the internal circuit that is not finished; three queries."""
    windows = windows_of(campaign)
    asked = [row.pk for rows in owed.values() for row in rows if PortionState(row.state) not in LEFT]
    extended = set(
        Extension.objects.filter(portion__in=asked, until__gt=now).values_list("portion", flat=True)
    )
    rebutted = _rebutted(units, owed)
    for unit in units:
        for row in owed.get(unit.pk, ()):
            why = _why_open(row, windows, extended, rebutted, now)
            if why:
                message = f"{unit.unit.name}: {STEP_NAMES[Step(row.step)]}, {row.agency.name} {why}"
                yield Obstacle(unit, Problem("work_under_way", message))


def _rebutted(units: Sequence[CampaignUnit], owed: Owed) -> Mapping[int, set[str]]:
    """By unit the lines with a rebuttal that has left it."""
    left = {unit.pk: lines_left(owed.get(unit.pk, ())) for unit in units}
    rows = Entry.objects.filter(campaign_unit__in=units, round=Round.REBUTTAL).values_list(
        "campaign_unit", "line__key"
    )
    found: dict[int, set[str]] = {unit.pk: set() for unit in units}
    for unit, key in rows:
        if (Round.REBUTTAL, key) in left[unit]:
            found[unit].add(key)
    return found


def _why_open(
    row: Portion,
    windows: Mapping[Step, Window],
    extended: set[int],
    rebutted: Mapping[int, set[str]],
    now: datetime,
) -> str:
    """Why a portion holds up publication; empty where it does not.

    First appraisals must be finished, second ones where the unit has rebutted a line; units themselves may
    let their time pass.
    """
    if PortionState(row.state) in LEFT:
        return ""
    step = Step(row.step)
    if step is Step.APPRAISAL_1:
        return "chưa xong"
    if step is Step.APPRAISAL_2:
        waiting = is_owed(step, row.lines, rebutted[row.campaign_unit_id])
        return "chưa xong phần đơn vị đã giải trình" if waiting else ""
    running = row.pk in extended or phase(windows.get(step), now) is Phase.OPEN
    return "còn thời gian, chưa gửi" if running else ""


def appraisal_under_way(unit: CampaignUnit, now: datetime) -> tuple[Problem, ...]:
    """Work on a unit that must be finished before the council votes on a line of it."""
    return tuple(one.problem for one in _under_way(unit.campaign, [unit], _owed([unit]), now))
