"""Publishing as rows: per group what stands against it, its decision, its units with rank and frozen text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.numerals import date_text
from cchc.core.scoring.ranking import Ranked
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.queries import GroupState
from cchc.web.publication_forms import PublicationForm

MOST = 30


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
class GroupRow:
    """One ranking group."""

    group: str
    name: str
    units: int
    waiting: int
    obstacles: tuple[str, ...]
    more_obstacles: int
    lacking: tuple[str, ...]
    more_lacking: int
    decision: str
    reason: str
    published: tuple[PublishedRow, ...]
    open_units: tuple[tuple[str, str], ...]
    form: PublicationForm | None


def group_rows(
    catalogue: Catalogue,
    groups: Iterable[GroupState],
    snapshots: Iterable[Snapshot],
    ranks: Iterable[Ranked],
    forms: Mapping[str, PublicationForm],
    held: Mapping[str, bool],
) -> tuple[GroupRow, ...]:
    """Lay the groups out; `forms` by group, `held` tells of which unit the frozen text was checked again."""
    names = {one.id: one.name for one in catalogue.ranking_groups}
    frozen = {one.campaign_unit_id: one for one in snapshots}
    places = {one.unit: one for one in ranks}
    return tuple(_group(one, names, frozen, places, forms.get(one.group), held) for one in groups)


def _group(
    state: GroupState,
    names: Mapping[str, str],
    frozen: Mapping[int, Snapshot],
    places: Mapping[str, Ranked],
    form: PublicationForm | None,
    held: Mapping[str, bool],
) -> GroupRow:
    obstacles = tuple(one.problem.message for one in state.against.obstacles)
    lacking = tuple(one.text for one in state.against.lacking)
    publication = state.publication
    decision = "" if publication is None else f"{publication.number} ngày {date_text(publication.day)}"
    rows = [
        _published(unit, frozen[unit.pk], places.get(unit.unit.slug), held)
        for unit in state.units
        if unit.pk in frozen
    ]
    rows.sort(key=lambda one: (not one.rank, places[one.slug].rank or 0 if one.slug in places else 0))
    return GroupRow(
        state.group,
        names.get(state.group, "Các đơn vị của đợt"),
        len(state.units),
        len(state.waiting),
        obstacles[:MOST],
        max(0, len(obstacles) - MOST),
        lacking[:MOST],
        max(0, len(lacking) - MOST),
        decision,
        "" if publication is None else publication.reason,
        tuple(rows),
        tuple((unit.unit.slug, unit.unit.name) for unit in state.waiting),
        form if state.waiting else None,
    )


def _published(
    unit: CampaignUnit, snapshot: Snapshot, place: Ranked | None, held: Mapping[str, bool]
) -> PublishedRow:
    known = place is not None and place.rank is not None
    return PublishedRow(
        name=unit.unit.name,
        slug=unit.unit.slug,
        result="" if unit.published is None else unit.published.slug,
        rank=f"{place.rank}/{place.of}" if place is not None and known else "",
        points="" if place is None else place.total.text(),
        sha256=snapshot.sha256,
        program=snapshot.program,
        at=f"{timezone.localtime(snapshot.at):%d/%m/%Y %H:%M}",
        held=held.get(unit.unit.slug),
    )
