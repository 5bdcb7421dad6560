"""How far the groups of a campaign are from publication, and what is published, as they are given."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from ninja import Schema

from cchc.api.schemas.plain import exact
from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.scoring.span import Span
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.openness import Against
from cchc.records.rounds.queries import GroupHead, GroupState, PublicationState
from cchc.records.rounds.ranks import STAGES


class SpanOut(Schema):
    """Điểm từ `low` đến `high`: bằng nhau khi đã biết đủ, `high` null khi không có cận trên."""

    low: str | None
    high: str | None


class GroupOut(Schema):
    """Một nhóm xếp hạng; `number`, `day` là quyết định công bố, null khi chưa công bố."""

    group: str
    name: str
    units: int
    waiting: int
    number: str | None
    day: date | None
    reason: str


class ObstacleOut(Schema):
    """Điều phải giải quyết trước khi công bố một đơn vị."""

    unit: str
    code: str
    message: str
    line: str | None


class LackingOut(Schema):
    """Một dòng chưa có số liệu; `outside`: điểm do bên ngoài chấm."""

    unit: str
    line: str
    outside: bool
    text: str


class StandingOut(Schema):
    """Một đơn vị: hạng và chỉ số đã công bố hoặc sẽ công bố; `stages` theo vòng, null: vòng không xét."""

    unit: str
    unit_name: str
    rank: int | None
    of: int | None
    index: SpanOut | None
    stages: dict[str, SpanOut | None]
    result: str | None
    sha256: str | None
    program: str | None
    frozen_at: datetime | None


class PublicationOut(Schema):
    """Các nhóm của đợt, và một nhóm được xem kỹ."""

    may_publish: bool
    groups: list[GroupOut]
    group: str | None
    obstacles: list[ObstacleOut]
    lacking: list[LackingOut]
    units: list[StandingOut]


class ReproducedOut(Schema):
    """Bản đóng băng tính lại có ra đúng bảng điểm đã công bố không."""

    sha256: str
    reproduces: bool


def publication_out(state: PublicationState, snapshots: Iterable[Snapshot]) -> PublicationOut:
    """All groups with the one that is looked at; `snapshots` are those of its published units."""
    chosen = state.chosen
    names = {one.id: one.name for one in core_catalogue(state.campaign.catalogue).ranking_groups}
    frozen = {one.campaign_unit_id: one for one in snapshots}
    circuit = Circuit(state.campaign.circuit)
    return PublicationOut(
        may_publish=state.may_publish,
        groups=[_group(one, names.get(one.group, "")) for one in state.groups],
        group=None if chosen is None else chosen.head.group,
        obstacles=[] if chosen is None else _obstacles(chosen.against),
        lacking=[] if chosen is None else _lacking(chosen.against),
        units=[] if chosen is None else [_unit(one, chosen, circuit, frozen) for one in chosen.head.units],
    )


def _group(head: GroupHead, name: str) -> GroupOut:
    done = head.publication
    return GroupOut(
        group=head.group,
        name=name,
        units=len(head.units),
        waiting=len(head.waiting),
        number=None if done is None else done.number,
        day=None if done is None else done.day,
        reason="" if done is None else done.reason,
    )


def _obstacles(against: Against) -> list[ObstacleOut]:
    return [
        ObstacleOut(
            unit=one.unit.unit.slug,
            code=one.problem.code,
            message=one.problem.message,
            line=one.problem.place.criterion,
        )
        for one in against.obstacles
    ]


def _lacking(against: Against) -> list[LackingOut]:
    return [
        LackingOut(unit=one.unit.unit.slug, line=one.line.key, outside=one.outside, text=one.text)
        for one in against.lacking
    ]


def _unit(
    unit: CampaignUnit, state: GroupState, circuit: Circuit, frozen: Mapping[int, Snapshot]
) -> StandingOut:
    place, kept = state.ranks.get(unit.unit.slug), frozen.get(unit.pk)
    return StandingOut(
        unit=unit.unit.slug,
        unit_name=unit.unit.name,
        rank=None if place is None else place.rank,
        of=None if place is None else place.of,
        index=None if place is None else _span(place.total),
        stages={} if unit.published_id is not None else _stages(unit, state.against, circuit),
        result=None if unit.published is None else unit.published.slug,
        sha256=None if kept is None else kept.sha256,
        program=None if kept is None else kept.program,
        frozen_at=None if kept is None else kept.at,
    )


def _stages(unit: CampaignUnit, against: Against, circuit: Circuit) -> dict[str, SpanOut | None]:
    """What the unit would get after each stage; a council that was not asked gives nothing."""
    totals = against.totals[unit.pk]
    return {
        one.value: None
        if one is Round.COUNCIL and one not in totals.rounds
        else _span(totals.after[one].total.points)
        for one in STAGES[circuit]
    }


def _span(points: Span) -> SpanOut:
    return SpanOut(low=exact(points.low), high=exact(points.high))
