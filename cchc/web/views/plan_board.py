"""The board of an issued plan, its check before and after signing, and what amendments changed."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.core.plan.check import plan_findings
from cchc.core.plan.won_back import won_back as won_back_of
from cchc.core.scoring.sheet import score_sheet
from cchc.records.plans.queries.next_year import next_year_of
from cchc.web.plan_board_rows import (
    VIEWS,
    agency_choices,
    board_page,
    outlook_choices,
    read_board_filter,
    year_choices,
)
from cchc.web.plan_life_rows import change_rows, finding_rows, won_back_page
from cchc.web.plan_room import room_head, room_of
from cchc.web.requests import PageRequest


@require_safe
def board(request: PageRequest, plan: str) -> HttpResponse:
    """What is owed by agency, month or criterion, the most urgent first."""
    room = room_of(request, plan)
    wanted = read_board_filter(request.GET.dict(), room)
    context = {
        "page": room_head(room, "Theo dõi nhiệm vụ", "web:plan_board"),
        "room": room,
        "wanted": wanted,
        "views": tuple(VIEWS.items()),
        "years": year_choices(room, wanted.year),
        "agencies": agency_choices(room, wanted.agency),
        "outlooks": outlook_choices(wanted.outlook),
        "board": board_page(room, wanted, request.GET.get("trang")),
    }
    return render(request, "plan_board/board.html", context)


@require_safe
def check(request: PageRequest, plan: str) -> HttpResponse:
    """What an officer would find in the plan before the chairman signs."""
    room = room_of(request, plan)
    covered = room.coverage
    sheet = (
        covered.sheet if covered is not None and room.plan.catalogue.id == room.newest.catalogue.id else None
    )
    context = {
        "page": room_head(room, "Kiểm tra kế hoạch", "web:plan_check"),
        "findings": finding_rows(room, plan_findings(room.plan, sheet)),
        "without_result": sheet is None,
    }
    return render(request, "plan_board/check.html", context)


@require_safe
def versions(request: PageRequest, plan: str) -> HttpResponse:
    """What each amendment changed: tasks added, dropped, changed."""
    room = room_of(request, plan)
    context = {
        "page": room_head(room, "Các lần sửa đổi, bổ sung", "web:plan_versions"),
        "versions": change_rows(room),
    }
    return render(request, "plan_board/versions.html", context)


@require_safe
def won_back(request: PageRequest, plan: str) -> HttpResponse:
    """Points that tasks were to win back against the result of the year after."""
    room = room_of(request, plan)
    if room.coverage is None:
        raise Http404
    after, crosswalk = next_year_of(request.user, room.coverage.sheet.assessment)
    found = won_back_of(room.coverage, None if after is None else score_sheet(after), crosswalk)
    context = {
        "page": room_head(room, "Điểm lấy lại được", "web:plan_won_back"),
        "back": won_back_page(room, found),
    }
    return render(request, "plan_board/won_back.html", context)
