"""A portion of work: its lines, what they lack, and the acts by which it leaves the agency."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cchc.core.campaign.portion import Act
from cchc.core.numerals import date_text
from cchc.records.entries.actions import accept, agree_all, confirm, send_back, submit, withdraw
from cchc.records.entries.queries.portion_sheet import PortionSheet, portion_sheet
from cchc.records.people.queries import Standing
from cchc.web.campaign_head import campaign_head, standing_today
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import Crumb, PageHead
from cchc.web.portion_acts import AGREE, act_rows, acts_title, shown_choices
from cchc.web.portion_forms import ReturnForm
from cchc.web.portion_rows import gap_rows, line_address, portion_address, portion_head, sections
from cchc.web.portion_state import closed_note, empty_text, return_rows
from cchc.web.requests import PageRequest, or_not_found

Done = Callable[..., Any]
PLAIN_ACTS: Mapping[str, tuple[Act, Done, str]] = {
    "gui": (Act.SUBMIT, submit, "Đã gửi lãnh đạo đơn vị duyệt."),
    "rut-lai": (Act.WITHDRAW, withdraw, "Đã rút lại, phần việc sửa được tiếp."),
    "duyet": (Act.CONFIRM, confirm, "Đã duyệt: phần việc đã rời đơn vị."),
    "tiep-nhan": (Act.ACCEPT, accept, "Đã tiếp nhận phần việc."),
}
RETURN = "tra-lai"


@require_safe
def portion(request: PageRequest, campaign: str, portion: int) -> HttpResponse:
    """The lines of a portion, those that are asked for, with what one may do with the whole of it."""
    standing, sheet = _sheet(request, campaign, portion)
    return _page(request, standing, sheet)


@require_safe
def gaps(request: PageRequest, campaign: str, portion: int) -> HttpResponse:
    """Everything that stands against submitting, line by line."""
    standing, sheet = _sheet(request, campaign, portion)
    rows = [
        {
            "code": line.node.code or "",
            "name": line.node.title,
            "gaps": gaps,
            "href": line_address(sheet, line.node.key),
        }
        for line, gaps in gap_rows(sheet)
    ]
    context = {
        "page": portion_page_head(sheet, standing, "Còn thiếu", inside=True),
        "rows": rows,
        "title": f"{len(rows)} dòng còn thiếu",
        "portion_href": portion_address(sheet),
        "returns": return_rows(sheet),
        "closed": closed_note(sheet),
    }
    return render(request, "portion/gaps.html", context)


@require_POST
def act(request: PageRequest, campaign: str, portion: int, act: str) -> HttpResponse:
    """One act on the portion as a whole; what is refused is told on its page."""
    standing, sheet = _sheet(request, campaign, portion)
    if act == RETURN:
        return _send_back(request, standing, sheet)
    if act == AGREE:
        with refusals_told(request):
            count = agree_all(sheet.portion.pk, by=request.user, now=timezone.now())
            messages.success(request, f"Đã đồng ý với số liệu của {count} dòng chưa có kết luận.")
        return redirect(portion_address(sheet))
    if act not in PLAIN_ACTS:
        raise Http404
    _, done, told = PLAIN_ACTS[act]
    return _done(request, sheet, done, told, timezone.now())


def _done(request: PageRequest, sheet: PortionSheet, done: Done, told: str, now: datetime) -> HttpResponse:
    if done is submit and sheet.may_edit and sheet.gaps:
        messages.error(request, "Chưa gửi được: phần việc còn những chỗ thiếu dưới đây.")
        return redirect(portion_address(sheet, "web:portion_gaps"))
    with refusals_told(request):
        done(sheet.portion.pk, by=request.user, now=now)
        messages.success(request, told)
    return redirect(portion_address(sheet))


def _send_back(request: PageRequest, standing: Standing, sheet: PortionSheet) -> HttpResponse:
    form = _return_form(sheet, request.POST)
    if Act.RETURN not in sheet.acts:
        raise PermissionDenied
    if form.is_valid():
        given = form.cleaned_data
        with refusals_told(request, form):
            lines, reason, due = given["lines"], given["reason"], given["due"]
            send_back(sheet.portion.pk, lines, reason, due, by=request.user, now=timezone.now())
            messages.success(request, f"Đã trả lại để bổ sung trước hết ngày {date_text(due)}.")
        if not form.errors:
            return redirect(portion_address(sheet))
    return _page(request, standing, sheet, form)


def _return_form(sheet: PortionSheet, data: Mapping[str, Any] | None = None) -> ReturnForm:
    named = ((line.node.key, f"{line.node.key} {line.node.title}") for line in sheet.lines)
    return ReturnForm(data, named)


def _sheet(request: PageRequest, campaign: str, portion: int) -> tuple[Standing, PortionSheet]:
    standing = standing_today(request.user)
    with or_not_found():
        sheet = portion_sheet(standing, portion, timezone.now())
    if sheet.portion.campaign_unit.campaign.slug != campaign:
        raise Http404
    return standing, sheet


def _give_time_href(standing: Standing, sheet: PortionSheet) -> str:
    """Where the coordinator gives more time for the portion; empty for others and once published."""
    campaign = sheet.portion.campaign_unit.campaign
    if sheet.time.code == "published" or not standing.coordinates(campaign.province_id):
        return ""
    return f"{reverse('web:campaign_settings', args=[campaign.slug])}?phan={sheet.portion.pk}"


def portion_page_head(sheet: PortionSheet, standing: Standing, title: str, *, inside: bool) -> PageHead:
    """The head of a page of a portion, or of one below it."""
    whole = portion_title(sheet)
    above = (Crumb(whole, portion_address(sheet)),) if inside else ()
    campaign = sheet.portion.campaign_unit.campaign
    return campaign_head(campaign, title, "web:campaign", standing, above=above)


def portion_title(sheet: PortionSheet) -> str:
    """`Tự chấm điểm: Sở A`, with the unit where it is another one."""
    row = sheet.portion
    unit, agency = row.campaign_unit.unit.name, row.agency.name
    whom = agency if unit == agency else f"{agency}, cho {unit}"
    return f"{row.get_step_display()}: {whom}"


def _page(
    request: PageRequest, standing: Standing, sheet: PortionSheet, refused: ReturnForm | None = None
) -> HttpResponse:
    shown, choices = shown_choices(sheet, request.GET.get("loc", ""))
    found = sections(sheet, shown)
    context = {
        "page": portion_page_head(sheet, standing, portion_title(sheet), inside=False),
        "head": portion_head(sheet),
        "returns": return_rows(sheet),
        "closed": closed_note(sheet),
        "give_time_href": _give_time_href(standing, sheet),
        "acts": act_rows(sheet, refused or _return_form(sheet)),
        "acts_title": acts_title(sheet),
        "choices": choices,
        "sections": found,
        "empty": empty_text(sheet, shown),
    }
    return render(request, "portion/portion.html", context)
