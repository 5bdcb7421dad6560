"""How a campaign goes on: who is late, calls, returns, what is set for the whole of it."""

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call
from cchc.api.desk import running_desk, seen_desk, whole_desk
from cchc.api.schemas.coordination import (
    CallOut,
    OutsideOut,
    ReturnOut,
    SettingsOut,
    call_out,
    duty_out,
    extension_out,
    return_out,
)
from cchc.api.schemas.plain import Page, Slug
from cchc.api.schemas.reports import ReportOut, report_out
from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.campaign.lateness import Lateness
from cchc.core.report.late_board import late_board_report
from cchc.core.report.move import move_report
from cchc.files.points_import import outside_lines
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Extension
from cchc.records.campaigns.queries import late_work, move_plan, seen_units, waiting_move
from cchc.records.campaigns.queries.owing import owing_in
from cchc.records.entries.models import Entry
from cchc.records.entries.queries import returns_ledger
from cchc.records.entries.queries.progress import units_entered
from cchc.records.notices.calls import last_calls, newest_calls

coordination = Router(tags=["Điều hành đợt"])


@coordination.get(
    "/campaigns/{slug}/late",
    response=reads(ReportOut),
    url_name="late",
    summary="Ai đang chậm",
    operation_id="late",
)
def late(request: Call, slug: Path[Slug]) -> ReportOut:
    """Cơ quan còn nợ, dòng còn thiếu, điểm có nguy cơ mất, lời hứa, trong các bước đã mở."""
    desk = whole_desk(request, slug)
    now = desk.now
    work, names = late_work(desk.campaign, desk.standing, now), owing_in(desk.campaign).name_of
    portions = [one for one in work.portions if one.lateness(now) is not Lateness.NOT_OPEN]
    sums = [one for one in work.sums if one.lateness(now) is not Lateness.NOT_OPEN]
    calls = last_calls(desk.campaign)
    return report_out(late_board_report(desk.head, portions, calls, names, now, sums))


@coordination.get(
    "/campaigns/{slug}/calls",
    response=reads(list[CallOut]),
    url_name="calls",
    summary="Các cuộc gọi đôn đốc",
    operation_id="calls",
)
def calls(request: Call, slug: Path[Slug], wanted: Query[Page]) -> list[CallOut]:
    """Đã gọi ai, trao đổi gì, hứa xong ngày nào; mới nhất trước."""
    desk = whole_desk(request, slug)
    rows = newest_calls(desk.campaign)[wanted.offset : wanted.offset + wanted.limit]
    return [call_out(row) for row in rows]


@coordination.get(
    "/campaigns/{slug}/returns",
    response=reads(list[ReturnOut]),
    url_name="returns",
    summary="Trả lại và bổ sung",
    operation_id="returns",
)
def returns(request: Call, slug: Path[Slug]) -> list[ReturnOut]:
    """Mọi lần trả lại liên quan đến người gọi, mới nhất trước."""
    desk = seen_desk(request, slug)
    today = timezone.localdate(desk.now)
    return [return_out(row, today) for row in returns_ledger(desk.standing, desk.campaign)]


@coordination.get(
    "/campaigns/{slug}/settings",
    response=reads(SettingsOut),
    url_name="settings",
    summary="Thiết lập của đợt",
    operation_id="settings",
)
def settings(request: Call, slug: Path[Slug], wanted: Query[Page]) -> SettingsOut:
    """Phân công, thời gian cho thêm; thời gian của các bước đọc ở địa chỉ của đợt."""
    desk = running_desk(request, slug)
    given = Extension.objects.filter(portion__campaign_unit__campaign=desk.campaign).order_by("-at", "-pk")
    rows = given.select_related("portion__agency", "portion__campaign_unit__unit", "by")
    shown = rows[wanted.offset : wanted.offset + wanted.limit]
    return SettingsOut(
        duties=[duty_out(row) for row in desk.campaign.duties.select_related("agency")],
        extensions=[extension_out(row, desk.now) for row in shown],
        opening_report=list(desk.campaign.opening_report),
    )


@coordination.get(
    "/campaigns/{slug}/move",
    response=reads(ReportOut),
    url_name="move",
    summary="Đề xuất đổi bộ tiêu chí",
    operation_id="move",
)
def move(request: Call, slug: Path[Slug]) -> ReportOut:
    """Dòng nào giữ, đổi, mất số liệu, dòng nào mới; 404 khi không có đề xuất đang chờ xác nhận."""
    desk = running_desk(request, slug)
    waiting = waiting_move(desk.campaign)
    if waiting is None:
        raise NotVisibleError(slug)
    plan = move_plan(waiting)
    return report_out(move_report(desk.head, plan.new_core, plan.lines, units_entered(desk.campaign)))


@coordination.get(
    "/campaigns/{slug}/outside",
    response=reads(list[OutsideOut]),
    url_name="outside",
    summary="Điểm từ bên ngoài",
    operation_id="outside",
)
def outside(request: Call, slug: Path[Slug]) -> list[OutsideOut]:
    """Các dòng do bên ngoài chấm của đợt trong tỉnh, và đơn vị còn thiếu điểm."""
    desk = running_desk(request, slug, Circuit.INTERNAL)
    units = seen_units(desk.standing, desk.campaign).order_by("position")
    slugs = dict(units.values_list("pk", "unit__slug"))
    rows = Entry.objects.filter(campaign_unit__in=slugs, round=Round.EXTERNAL).order_by()
    there = set(rows.values_list("campaign_unit", "line__key"))
    return [
        OutsideOut(
            line=leaf.key,
            title=leaf.title,
            units=len(slugs),
            missing=[unit for pk, unit in slugs.items() if (pk, leaf.key) not in there],
        )
        for leaf in outside_lines(desk.catalogue)
    ]
