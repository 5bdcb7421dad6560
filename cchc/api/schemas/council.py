"""The council with its votes, as they are given."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ninja import Schema

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.nodes import Catalogue
from cchc.files.facts_json import fact_from_json
from cchc.records.rounds.models import CouncilDecision, CouncilMember
from cchc.records.rounds.openness import Dispute


class SeatOut(Schema):
    """Một thành viên Hội đồng."""

    name: str
    position: str
    agency: str | None
    chair: bool


class DisputeOut(Schema):
    """Một dòng còn ý kiến khác nhau; `ruled` rỗng: chưa có kết luận."""

    unit: str
    unit_name: str
    line: str
    title: str
    claimed: str
    ruled: str


class DecisionOut(Schema):
    """Một lần biểu quyết; `absent_own` không biểu quyết vì là đơn vị mình."""

    unit: str
    unit_name: str
    line: str
    ballot: str
    members: int
    present: int
    in_favour: int
    against: int
    absent_own: int
    carried: bool
    fact: dict[str, Any]
    text: str
    reason: str
    minutes: str
    by: str
    at: datetime


class CouncilOut(Schema):
    """Hội đồng thẩm định: thành viên, dòng còn ý kiến khác nhau, các lần biểu quyết."""

    members: list[SeatOut]
    disputes: list[DisputeOut]
    decisions: list[DecisionOut]


def council_out(
    catalogue: Catalogue,
    members: Iterable[CouncilMember],
    disputes: Iterable[Dispute],
    decisions: Iterable[CouncilDecision],
) -> CouncilOut:
    """The council, with agencies, units and recorders at hand."""
    return CouncilOut(
        members=[_seat(one) for one in members],
        disputes=[_dispute(one) for one in disputes],
        decisions=[_decision(catalogue, one) for one in decisions],
    )


def _seat(row: CouncilMember) -> SeatOut:
    agency = None if row.agency is None else row.agency.slug
    return SeatOut(name=row.name, position=row.position, agency=agency, chair=row.chair)


def _dispute(one: Dispute) -> DisputeOut:
    return DisputeOut(
        unit=one.unit.unit.slug,
        unit_name=one.unit.unit.name,
        line=one.line.key,
        title=one.line.title,
        claimed=fact_text(one.claimed, one.line),
        ruled="" if one.ruled is None else fact_text(one.ruled, one.line),
    )


VOTES = ("ballot", "members", "present", "in_favour", "against", "absent_own", "carried", "fact", "reason")


def _decision(catalogue: Catalogue, row: CouncilDecision) -> DecisionOut:
    key = row.line.key
    return DecisionOut(
        unit=row.campaign_unit.unit.slug,
        unit_name=row.campaign_unit.unit.name,
        line=key,
        **{name: getattr(row, name) for name in VOTES},
        text=fact_text(fact_from_json(row.fact), catalogue.by_key.get(key)),
        minutes=row.minutes,
        by=str(row.by),
        at=row.at,
    )
