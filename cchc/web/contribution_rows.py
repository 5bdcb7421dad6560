"""Figures of members: what one owes, and the table of who adds them up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.fact_wording import fact_text, measure_of
from cchc.core.campaign.windows import Window, window_text
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import UNKNOWN_LABEL, date_text
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.queries.collecting import (
    CollectedProgress,
    CollectingTable,
    MemberForm,
    MemberRow,
    Sum,
)
from cchc.records.entries.queries.contributions import ContributionShown
from cchc.web.campaign_rows import Urgency, window_urgency
from cchc.web.figures import Figure
from cchc.web.portion_rows import NOT_ENTERED, NOT_SHOWN, Link, fact_figure

PROVISIONAL, FINAL = "so-uoc", "so-chinh-thuc"
KINDS = {PROVISIONAL: "Số ước", FINAL: "Số chính thức"}
NOT_BEGUN = "Chưa nhập"
ONLY_MEMBER = "Chỉ đơn vị được giao mới nhập số liệu này."
SENT = "Số liệu đã gửi; muốn sửa thì đề nghị cơ quan tổng hợp trả lại."


@dataclass(frozen=True, slots=True)
class SaidRow:
    """The provisional or the final figure of a member in a list."""

    label: str
    state: str
    look: str
    fact: str
    due: str


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One small form in the list of those that a person has to fill in."""

    href: str
    code: str
    name: str
    agency: str
    said: tuple[SaidRow, ...]
    remaining: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class CollatedRow:
    """One line that a person adds up."""

    href: str
    code: str
    name: str
    agency: str
    sent: int
    members: int
    missing: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SmallHead:
    """What stands around the small form of a member."""

    title: str
    href: str
    list_href: str
    state: str
    look: str
    remaining: str
    urgency: Urgency
    closed: str
    fact: Figure
    note: str
    scope: str
    who: str


@dataclass(frozen=True, slots=True)
class KindTab:
    """The provisional or the final form."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class BackRow:
    """Why and until when a figure was sent back."""

    due: str
    reason: str


def owed_rows(
    campaign: Campaign, forms: Iterable[MemberForm], window: Window | None, now: datetime
) -> tuple[OwedRow, ...]:
    """The small forms of a person's agencies."""
    remaining, urgency = window_text(window, now), window_urgency(window, now)
    return tuple(
        OwedRow(
            member_address(campaign, form, FINAL),
            form.node.code or "",
            form.node.title,
            form.member.agency.name,
            tuple(_said(form, kind) for kind in KINDS),
            remaining,
            urgency,
        )
        for form in forms
    )


def member_address(campaign: Campaign, form: MemberForm, kind: str) -> str:
    """The small form of a member, the provisional or the final one."""
    address = reverse("web:contribution", args=[campaign.slug, form.member.pk])
    return f"{address}?loai={kind}" if kind == PROVISIONAL else address


def _said(form: MemberForm, kind: str) -> SaidRow:
    shown = form.figure(provisional=kind == PROVISIONAL)
    cutoff = _cutoff(form, kind)
    due = "" if cutoff is None else f"số liệu đến {date_text(cutoff)}"
    fact = "" if shown is None else figure_text(shown, form.node)
    return SaidRow(KINDS[kind], state_text(shown), look_of(shown), fact, due)


def _cutoff(form: MemberForm, kind: str) -> date | None:
    collected = form.collected
    return collected.provisional_cutoff if kind == PROVISIONAL else collected.final_cutoff


def figure_text(shown: ContributionShown, node: Node) -> str:
    """A figure in words; one that has not left its agency is said to be so."""
    return NOT_SHOWN.text if shown.fact is None else fact_text(shown.fact, node)


def shown_figure(shown: ContributionShown | None, node: Node) -> Figure:
    """The same with its look; nothing entered and nothing shown are two things."""
    if shown is None:
        return NOT_ENTERED
    return NOT_SHOWN if shown.fact is None else fact_figure(shown.fact, node)


def state_text(shown: ContributionShown | None) -> str:
    """How far a figure has come."""
    return NOT_BEGUN if shown is None else str(shown.state.label)


def look_of(shown: ContributionShown | None) -> str:
    """The look of that state."""
    return "none" if shown is None else shown.state.value


def collated_rows(campaign: Campaign, progress: Iterable[CollectedProgress]) -> tuple[CollatedRow, ...]:
    """The lines that a person adds up, with how many have sent."""
    return tuple(
        CollatedRow(
            reverse("web:collated", args=[campaign.slug, one.collected.pk]),
            one.node.code or "",
            one.node.title,
            one.collected.collating.name,
            one.sent,
            one.expected,
            one.expected - one.sent,
        )
        for one in progress
    )


def small_head(form: MemberForm, kind: str, window: Window | None, now: datetime) -> SmallHead:
    """What stands around the small form."""
    campaign = form.collected.campaign_unit.campaign
    shown, cutoff = form.figure(provisional=kind == PROVISIONAL), _cutoff(form, kind)
    day = "" if cutoff is None else f", số liệu đến ngày {date_text(cutoff)}"
    measure = measure_of(form.node)
    return SmallHead(
        title=f"{KINDS[kind]}{day}",
        href=member_address(campaign, form, kind),
        list_href=reverse("web:contributions", args=[campaign.slug]),
        state=state_text(shown),
        look=look_of(shown),
        remaining=window_text(window, now),
        urgency=window_urgency(window, now),
        closed=why_closed(form, shown),
        fact=shown_figure(shown, form.node),
        note="" if shown is None else shown.note,
        scope="" if measure is None else measure.scope.text(),
        who=""
        if shown is None
        else f"Ghi lần cuối: {shown.by}, {timezone.localtime(shown.at):%H:%M %d/%m/%Y}",
    )


def why_closed(form: MemberForm, shown: ContributionShown | None) -> str:
    """Why the figure cannot be entered by this person now, empty when it can."""
    if form.closed:
        return f"{form.closed}."
    if not form.may_save:
        return ONLY_MEMBER
    return SENT if shown is not None and shown.sent else ""


def kind_tabs(form: MemberForm, kind: str) -> tuple[KindTab, ...]:
    """The way from the provisional form to the final one and back."""
    campaign = form.collected.campaign_unit.campaign
    return tuple(
        KindTab(text, member_address(campaign, form, one), one == kind) for one, text in KINDS.items()
    )


def back_row(shown: ContributionShown | None) -> BackRow | None:
    """Why the figure was sent back; None where it was not."""
    if shown is None or shown.returned is None:
        return None
    return BackRow(date_text(shown.returned.due), shown.returned.reason)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member in the table of who adds up."""

    id: int
    agency: str
    provisional: Figure | None
    final: Figure | None
    provisional_state: SaidRow
    final_state: SaidRow
    note: str
    returned: str
    back_href: str
    contribution: int


@dataclass(frozen=True, slots=True)
class SumRow:
    """What was sent so far of one kind, added up."""

    label: str
    came: int
    members: int
    missing: str
    total: Figure
    adopt_label: str
    provisional: bool


def sum_rows(table: CollectingTable) -> tuple[SumRow, ...]:
    """The provisional and the final sum, the provisional one only where anybody has sent one."""
    rows = [_sum(table, table.final, provisional=False)]
    if any(one.provisional is not None for one in table.members):
        rows.insert(0, _sum(table, table.provisional, provisional=True))
    return tuple(rows)


def _sum(table: CollectingTable, whole: Sum, *, provisional: bool) -> SumRow:
    kind = "Số ước" if provisional else "Số chính thức"
    missing = len(whole.parts.missing())
    total = Figure(UNKNOWN_LABEL, "unknown") if whole.total is None else fact_figure(whole.total, table.node)
    part = f" (còn thiếu {missing} đơn vị)" if missing else ""
    adopt = f"Nhận {'số ước' if provisional else 'số chính thức'} làm số của dòng{part}" if whole.came else ""
    short = f"còn thiếu {missing} đơn vị" if missing else "đã đủ"
    return SumRow(kind, whole.came, len(whole.parts.expected), short, total, adopt, provisional)


def member_lines(table: CollectingTable, shown: str) -> tuple[MemberLine, ...]:
    """The members, all of them or those who are missing."""
    rows = (one for one in table.members if shown != "con-thieu" or one.missing)
    return tuple(_member(table, one) for one in rows)


def _member(table: CollectingTable, one: MemberRow) -> MemberLine:
    campaign = table.collected.campaign_unit.campaign
    newest = one.final if one.final is not None else one.provisional
    sent = newest if newest is not None and newest.sent else None
    back = None if newest is None else newest.returned
    returnable = table.may_return and sent is not None
    return MemberLine(
        one.id,
        one.agency,
        _figure(one.provisional, table.node),
        _figure(one.final, table.node),
        SaidRow("Số ước", state_text(one.provisional), look_of(one.provisional), "", ""),
        SaidRow("Số chính thức", state_text(one.final), look_of(one.final), "", ""),
        "" if newest is None else newest.note,
        "" if back is None else f"Trả lại, hạn {date_text(back.due)}: {back.reason}",
        reverse("web:contribution_return", args=[campaign.slug, table.collected.pk, one.id])
        if returnable
        else "",
        0 if sent is None else sent.id,
    )


def _figure(shown: ContributionShown | None, node: Node) -> Figure | None:
    """The figure of a member where it was sent."""
    return shown_figure(shown, node) if shown is not None and shown.sent else None


def adopted_link(table: CollectingTable) -> Link | None:
    """What the line says now, where a sum was adopted."""
    if table.adopted is None:
        return None
    at = timezone.localtime(table.adopted.at)
    text = fact_text(table.adopted.entry.fact, table.node)
    return Link(f"{text}, {table.adopted.by} nhận lúc {at:%H:%M ngày %d/%m/%Y}", "")
