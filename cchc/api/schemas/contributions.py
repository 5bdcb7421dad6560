"""Figures of members of a collected line, as they are given and sent."""

from datetime import date, datetime
from typing import Any

from ninja import Schema

from cchc.api.schemas.catalogues import FieldOut, fields_out
from cchc.api.schemas.facts import FactGiven
from cchc.api.schemas.figures import FigureOut, figure_out
from cchc.api.schemas.plain import Body, Day, Flag, RowId, Text
from cchc.api.schemas.portions import Seen
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import Fact
from cchc.core.catalogue.nodes import Node
from cchc.files.facts_json import fact_to_json
from cchc.records.entries.models import Contribution
from cchc.records.entries.queries import (
    CollectedProgress,
    CollectingTable,
    ContributionShown,
    MemberForm,
)
from cchc.records.entries.queries.stored import stored_fact


class ContributionOut(Schema):
    """Số ước hoặc số chính thức của một đơn vị; `fact` null: chưa rời đơn vị ấy."""

    id: int
    fact: dict[str, Any] | None
    text: str
    note: str
    state: str
    version: int
    by: str
    at: datetime
    returned_reason: str
    returned_due: date | None


class MemberOut(Schema):
    """Một đơn vị phải nhập, với số ước và số chính thức."""

    id: int
    agency: str
    agency_name: str
    provisional: ContributionOut | None
    final: ContributionOut | None
    missing: bool


class MemberFormOut(Schema):
    """Số liệu thành phần phải nhập; `closed` rỗng là nhập được."""

    id: int
    campaign: str
    line: str
    title: str
    agency: str
    agency_name: str
    provisional: ContributionOut | None
    final: ContributionOut | None
    closed: str
    may_save: bool
    fields: list[FieldOut]


class SumOut(Schema):
    """Tổng đến nay; `total` null là chưa cộng được; `came` trên `expected` đơn vị đã gửi."""

    came: int
    expected: int
    total: dict[str, Any] | None
    text: str


class CollectingOut(Schema):
    """Bảng tổng hợp của một dòng; `adopted` là số đã nhận, `outdated`: có số đến sau khi nhận."""

    id: int
    campaign: str
    unit: str
    line: str
    title: str
    collating: str
    members: list[MemberOut]
    provisional: SumOut
    final: SumOut
    adopted: FigureOut | None
    outdated: bool
    closed: str
    may_return: bool
    may_adopt: bool


class ProgressOut(Schema):
    """Một dòng tổng hợp đã đến đâu: bao nhiêu đơn vị đã gửi số chính thức, số ước."""

    id: int
    unit: str
    line: str
    title: str
    collating: str
    sent: int
    provisional: int
    expected: int


class ContributionGiven(Body):
    """Số liệu của một đơn vị; `seen` là `version` đã xem, 0 khi chưa có."""

    fact: FactGiven
    note: Text = ""
    provisional: Flag = False
    seen: Seen


class SendGiven(Body):
    """Gửi số ước hay số chính thức."""

    provisional: Flag = False


class AdoptGiven(Body):
    """Nhận số tổng hợp; `seen` là `version` của `adopted` đã xem, 0 khi dòng chưa có số liệu."""

    provisional: Flag = False
    note: Text = ""
    seen: Seen


class ContributionReturned(Body):
    """Trả lại số liệu của một đơn vị (`id` của số ấy) với lý do và hạn."""

    contribution: RowId
    reason: Text
    due: Day


def collecting_out(table: CollectingTable) -> CollectingOut:
    """The table of a collating agency."""
    collected, node = table.collected, table.node
    return CollectingOut(
        id=collected.pk,
        campaign=collected.campaign_unit.campaign.slug,
        unit=collected.campaign_unit.unit.slug,
        line=node.key,
        title=node.title,
        collating=collected.collating.slug,
        members=[
            MemberOut(
                id=one.id,
                agency=one.slug,
                agency_name=one.agency,
                provisional=_shown(one.provisional, node),
                final=_shown(one.final, node),
                missing=one.missing,
            )
            for one in table.members
        ],
        provisional=_sum(table.provisional.came, len(table.members), table.provisional.total, node),
        final=_sum(table.final.came, len(table.members), table.final.total, node),
        adopted=None if table.adopted is None else figure_out(table.adopted, node),
        outdated=table.outdated,
        closed=table.closed,
        may_return=table.may_return,
        may_adopt=table.may_adopt,
    )


def progress_out(row: CollectedProgress) -> ProgressOut:
    """How far a collected line has come."""
    return ProgressOut(
        id=row.collected.pk,
        unit=row.collected.campaign_unit.unit.slug,
        line=row.node.key,
        title=row.node.title,
        collating=row.collected.collating.slug,
        sent=row.sent,
        provisional=row.provisional,
        expected=row.expected,
    )


def _sum(came: int, expected: int, total: Fact | None, node: Node) -> SumOut:
    said = None if total is None else fact_to_json(total)
    return SumOut(came=came, expected=expected, total=said, text=_text(total, node))


def _text(fact: Fact | None, node: Node) -> str:
    return "" if fact is None else fact_text(fact, node)


def form_out(form: MemberForm) -> MemberFormOut:
    """The small form of a member."""
    return MemberFormOut(
        id=form.member.pk,
        campaign=form.collected.campaign_unit.campaign.slug,
        line=form.node.key,
        title=form.node.title,
        agency=form.member.agency.slug,
        agency_name=form.member.agency.name,
        provisional=_shown(form.provisional, form.node),
        final=_shown(form.final, form.node),
        closed=form.closed,
        may_save=form.may_save,
        fields=fields_out(form.node, figures=True),
    )


def _shown(shown: ContributionShown | None, node: Node) -> ContributionOut | None:
    if shown is None:
        return None
    back = shown.returned
    return ContributionOut(
        id=shown.id,
        fact=None if shown.fact is None else fact_to_json(shown.fact),
        text=_text(shown.fact, node),
        note=shown.note,
        state=shown.state.value,
        version=shown.version,
        by=shown.by,
        at=shown.at,
        returned_reason="" if back is None else back.reason,
        returned_due=None if back is None else back.due,
    )


def contribution_out(row: Contribution) -> ContributionOut:
    """A figure that has just been saved or sent by its own agency."""
    fact = stored_fact(row.fact)
    return ContributionOut(
        id=row.pk,
        fact=fact_to_json(fact),
        text=fact_text(fact),
        note=row.note,
        state=row.state,
        version=row.version,
        by=str(row.by),
        at=row.at,
        returned_reason="",
        returned_due=None,
    )
