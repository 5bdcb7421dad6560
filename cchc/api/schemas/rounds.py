"""Rounds of a unit line by line, what the Ministry did, and the acts of the province, as they are given."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from ninja import Schema

from cchc.api.schemas.figures import FigureOut, ScoreOut, figure_out, score_out
from cchc.api.schemas.plain import exact
from cchc.core.campaign.circuit import Round
from cchc.core.catalogue.nodes import Node
from cchc.core.scoring.assessment import PublishedFigure
from cchc.core.scoring.evaluate import Score
from cchc.records.entries.queries.rounds import RoundFigure
from cchc.records.rounds.frozen_json import published_from_json
from cchc.records.rounds.models import Milestone, PublishedResult, RoundDeduction


class RoundLineOut(Schema):
    """Một dòng ở mọi vòng; `effective` là vòng đang được tính, `score` là điểm của vòng ấy kèm cách tính."""

    line: str
    title: str
    max_points: str | None
    rounds: dict[str, FigureOut]
    effective: str | None
    score: ScoreOut


class RoundDeductionOut(Schema):
    """Một khoản Bộ trừ ở một dòng: nguyên nhân, số điểm, văn bản, các cơ quan liên quan."""

    cause: str
    amount: str | None
    document_number: str
    document_date: date | None
    document_title: str
    judge: str
    occurring: list[str]
    responsible: list[str]
    leading: list[str]
    responsible_status: str
    note: str


class MilestoneOut(Schema):
    """Một mốc của tỉnh: ký, gửi, Bộ thẩm định, giải trình."""

    step: str
    step_name: str
    number: str
    day: date
    sent_on: date | None
    source: str
    document: int | None
    by: str
    at: datetime


class PublishedFigureOut(Schema):
    """Một con số công bố với thứ hạng, nếu nguồn nêu."""

    points: str | None
    rank: int | None


class PublishedOut(Schema):
    """Kết quả Bộ công bố; `groups`, `parts` theo mã của bộ tiêu chí."""

    source: str
    total: PublishedFigureOut
    units: int | None
    rank_change: int | None
    groups: dict[str, PublishedFigureOut]
    parts: dict[str, PublishedFigureOut]


class MilestonesOut(Schema):
    """Các mốc đã ghi và kết quả Bộ công bố, null khi chưa ghi."""

    milestones: list[MilestoneOut]
    published: PublishedOut | None


def round_line(
    node: Node, said: Mapping[Round, RoundFigure], effective: Round | None, score: Score
) -> RoundLineOut:
    """A line with what every round says of it."""
    return RoundLineOut(
        line=node.key,
        title=node.title,
        max_points=exact(node.max_points),
        rounds={one.value: figure_out(figure, node) for one, figure in said.items()},
        effective=None if effective is None else effective.value,
        score=score_out(score),
    )


def round_deduction(row: RoundDeduction) -> RoundDeductionOut:
    """An item of the Ministry."""
    named = {name: getattr(row, name) for name in RoundDeductionOut.model_fields}
    return RoundDeductionOut(**{**named, "amount": exact(row.amount)})


def milestones_out(rows: Iterable[Milestone], figures: PublishedResult | None) -> MilestonesOut:
    """What the province did, whose recorders are at hand, and what the Ministry published."""
    return MilestonesOut(
        milestones=[_milestone(row) for row in rows],
        published=None if figures is None else _published(figures),
    )


def _milestone(row: Milestone) -> MilestoneOut:
    return MilestoneOut(
        step=row.step,
        step_name=row.get_step_display(),
        number=row.number,
        day=row.day,
        sent_on=row.sent_on,
        source=row.source,
        document=row.document_id,
        by=str(row.by),
        at=row.at,
    )


def _published(row: PublishedResult) -> PublishedOut:
    told = published_from_json(row.figures)
    return PublishedOut(
        source=told.source,
        total=_figure(told.total),
        units=told.units,
        rank_change=told.rank_change,
        groups={ref: _figure(one) for ref, one in told.groups},
        parts={ref: _figure(one) for ref, one in told.parts},
    )


def _figure(figure: PublishedFigure) -> PublishedFigureOut:
    return PublishedFigureOut(points=exact(figure.points), rank=figure.rank)
