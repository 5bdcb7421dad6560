"""Publishing as rows: the groups, and of one of them what units would get, what hinders, what is frozen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.numerals import date_text
from cchc.core.scoring.ranking import Ranked
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.queries import GroupHead, GroupState, PublicationState
from cchc.records.rounds.ranks import STAGES
from cchc.records.rounds.totals import UnitTotals

A_PAGE, MOST = 50, 5
STAGE_NAMES = {
    Circuit.NATIONAL: ("Tự chấm", "Bộ thẩm định", "Sẽ công bố"),
    Circuit.INTERNAL: ("Tự chấm", "Sau thẩm định", "Sau Hội đồng"),
}
NO_GROUP = "Các đơn vị của đợt"
NOT_HEARD = "Hội đồng không xét"


@dataclass(frozen=True, slots=True)
class GroupLink:
    """One ranking group among the others."""

    group: str
    name: str
    units: int
    waiting: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """What a unit would be published with, and what still stands against it."""

    name: str
    slug: str
    rank: str
    stages: tuple[tuple[str, str], ...]
    index: str
    hindrances: tuple[str, ...]
    more: int
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One published unit."""

    name: str
    slug: str
    result: str
    rank: str
    points: str
    sha256: str
    program: str
    at: str
    held: bool | None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The group that is looked at, one page of its units at a time."""

    group: str
    name: str
    units: int
    waiting: int
    hindrances: int
    hindered: int
    lacking: int
    decision: str
    reason: str
    stages: tuple[str, ...]
    rows: tuple[WaitingRow, ...]
    published: tuple[PublishedRow, ...]
    shown: Page[CampaignUnit]


def group_links(catalogue: Catalogue, state: PublicationState) -> tuple[GroupLink, ...]:
    """The groups of the campaign."""
    return tuple(
        GroupLink(
            one.group,
            _name(catalogue, one),
            len(one.units),
            len(one.waiting),
            state.chosen is not None and one is state.chosen.head,
        )
        for one in state.groups
    )


def _name(catalogue: Catalogue, head: GroupHead) -> str:
    names = {one.id: one.name for one in catalogue.ranking_groups}
    return names.get(head.group, NO_GROUP)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the group is asked for: only what is hindered, which page, which unit reckoned again."""

    hindered: bool = False
    page: str = ""
    held: tuple[str, bool] | None = None


def group_page(
    catalogue: Catalogue, state: GroupState, snapshots: Iterable[Snapshot], asked: Asked
) -> GroupPage:
    """Lay the group out, those who are ranked first; snapshots of units that are not shown are not used."""
    against, lacking = _by_unit(state), _lacking(state)
    units = [unit for unit in state.head.units if not asked.hindered or unit.pk in against]
    shown = Paginator(sorted(units, key=_order(state)), A_PAGE).get_page(asked.page)
    frozen = {one.campaign_unit_id: one for one in snapshots}
    circuit = Circuit(state.head.units[0].campaign.circuit)
    made = state.head.publication
    return GroupPage(
        group=state.head.group,
        name=_name(catalogue, state.head),
        units=len(state.head.units),
        waiting=len(state.waiting),
        hindrances=sum(map(len, against.values())),
        hindered=len(against),
        lacking=len(state.against.lacking),
        decision="" if made is None else f"{made.number} ngày {date_text(made.day)}",
        reason="" if made is None else made.reason,
        stages=STAGE_NAMES[circuit],
        rows=tuple(
            _waiting(unit, state, circuit, (against.get(unit.pk, ()), lacking.get(unit.pk, ())))
            for unit in shown
            if unit.published_id is None
        ),
        published=tuple(
            _published(unit, frozen[unit.pk], state.ranks.get(unit.unit.slug), asked.held)
            for unit in shown
            if unit.pk in frozen
        ),
        shown=shown,
    )


def _by_unit(state: GroupState) -> Mapping[int, tuple[str, ...]]:
    """By unit what must be settled, without its name before it."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in state.against.obstacles:
        text = one.problem.message.removeprefix(one.unit.unit.name).lstrip(":, ")
        found[one.unit.pk].append(f"{text[:1].upper()}{text[1:]}")
    return {unit: tuple(texts) for unit, texts in found.items()}


def _lacking(state: GroupState) -> Mapping[int, tuple[str, ...]]:
    """By unit its lines without figures."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in state.against.lacking:
        found[one.unit.pk].append(f"{one.line.key} {one.line.title}")
    return {unit: tuple(texts) for unit, texts in found.items()}


def _order(state: GroupState) -> Callable[[CampaignUnit], tuple[bool, int, int]]:
    """By rank, then in the order of the campaign; who has no rank yet stands last."""

    def place(unit: CampaignUnit) -> tuple[bool, int, int]:
        ranked = state.ranks.get(unit.unit.slug)
        rank = None if ranked is None else ranked.rank
        return rank is None, rank or 0, unit.position

    return place


def _waiting(
    unit: CampaignUnit,
    state: GroupState,
    circuit: Circuit,
    against: tuple[tuple[str, ...], tuple[str, ...]],
) -> WaitingRow:
    hindrances, lacking = against
    return WaitingRow(
        name=unit.unit.name,
        slug=unit.unit.slug,
        rank=_rank(state.ranks.get(unit.unit.slug)),
        stages=tuple(_stages(circuit, state.against.totals[unit.pk])),
        index=_index(state.ranks.get(unit.unit.slug)),
        hindrances=hindrances[:MOST],
        more=max(0, len(hindrances) - MOST),
        lacking=lacking,
    )


def _stages(circuit: Circuit, totals: UnitTotals) -> Iterator[tuple[str, str]]:
    for name, stage in zip(STAGE_NAMES[circuit], STAGES[circuit], strict=True):
        silent = stage is Round.COUNCIL and stage not in totals.rounds
        yield name, NOT_HEARD if silent else totals.after[stage].total.points.text()


def _rank(place: Ranked | None) -> str:
    return "" if place is None or place.rank is None else f"{place.rank}/{place.of}"


def _index(place: Ranked | None) -> str:
    return "" if place is None else place.total.text()


def _published(
    unit: CampaignUnit, snapshot: Snapshot, place: Ranked | None, held: tuple[str, bool] | None
) -> PublishedRow:
    return PublishedRow(
        name=unit.unit.name,
        slug=unit.unit.slug,
        result="" if unit.published is None else unit.published.slug,
        rank=_rank(place),
        points=_index(place),
        sha256=snapshot.sha256,
        program=snapshot.program,
        at=f"{timezone.localtime(snapshot.at):%d/%m/%Y %H:%M}",
        held=held[1] if held is not None and held[0] == unit.unit.slug else None,
    )
