"""The table of who adds up the figures of members: who is missing, what goes back, the sum taken over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.core.numerals import date_text
from cchc.records.entries.actions import adopt_sum, return_contribution
from cchc.records.entries.queries.collecting import CollectingTable, collecting_table
from cchc.records.people.queries import Standing
from cchc.web.campaign_head import campaign_head, standing_today
from cchc.web.contribution_rows import adopted_link, member_lines, sum_rows
from cchc.web.coordination_pages import refusals_told
from cchc.web.entry_saving import seen_in
from cchc.web.navigation import Crumb, PageHead
from cchc.web.portion_forms import DueForm
from cchc.web.requests import PageRequest, or_not_found


@require_safe
def collated(request: PageRequest, campaign: str, collected: int) -> HttpResponse:
    """Every member with its figures, and the sums so far."""
    standing, table = opened_table(request, campaign, collected)
    shown = "con-thieu" if request.GET.get("loc") == "con-thieu" else ""
    lines = member_lines(table, shown)
    missing = sum(one.missing for one in table.members)
    context = {
        "page": table_head(table, standing),
        "table": table,
        "sums": sum_rows(table),
        "adopted": adopted_link(table),
        "lines": lines,
        "shown": shown,
        "missing": missing,
        "here": _address(table),
        "adopt_href": reverse("web:adopt", args=[campaign, collected]),
        "files_href": reverse("web:collated_file", args=[campaign, collected]) if table.may_return else "",
    }
    return render(request, "contribution/collated.html", context)


@require_POST
def adopt(request: PageRequest, campaign: str, collected: int) -> HttpResponse:
    """Take the sum over as the figure of the line, with its parts."""
    _, table = opened_table(request, campaign, collected)
    provisional = request.POST.get("loai") == "so-uoc"
    with refusals_told(request):
        note = "" if table.adopted is None else table.adopted.entry.note
        adopt_sum(
            collected,
            provisional=provisional,
            note=note,
            seen=seen_in(request),
            by=request.user,
            now=timezone.now(),
        )
        messages.success(request, f"Đã nhận số tổng hợp làm số của dòng {table.node.key}.")
    return redirect(_address(table))


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: PageRequest, campaign: str, collected: int, member: int) -> HttpResponse:
    """Send the figure of a member back, with a reason and until the end of a day."""
    standing, table = opened_table(request, campaign, collected)
    found = next((one for one in member_lines(table, "") if one.id == member), None)
    if found is None or not found.contribution:
        raise Http404
    if not table.may_return:
        raise PermissionDenied
    form = DueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        with refusals_told(request, form):
            reason, due = given["reason"], given["due"]
            return_contribution(found.contribution, reason, due, by=request.user, now=timezone.now())
            messages.success(
                request, f"Đã trả lại số liệu của {found.agency}, hạn hết ngày {date_text(due)}."
            )
        if not form.errors:
            return redirect(_address(table))
    context = {
        "page": table_head(table, standing, f"Trả lại số liệu của {found.agency}"),
        "line": found,
        "form": form,
        "back_href": _address(table),
    }
    return render(request, "contribution/send_back.html", context)


def opened_table(request: PageRequest, campaign: str, collected: int) -> tuple[Standing, CollectingTable]:
    """The table as the person sees it; 404 for what is not there for him."""
    standing = standing_today(request.user)
    with or_not_found():
        table = collecting_table(standing, collected, timezone.now())
    if table.collected.campaign_unit.campaign.slug != campaign:
        raise Http404
    return standing, table


def table_head(table: CollectingTable, standing: Standing, title: str = "") -> PageHead:
    """The head of the table, or of a page below it."""
    campaign = table.collected.campaign_unit.campaign
    own = f"Tổng hợp {table.node.code or ''} {table.node.title}"
    above = [Crumb("Số liệu thành phần", reverse("web:contributions", args=[campaign.slug]))]
    if title:
        above.append(Crumb(own, _address(table)))
    return campaign_head(campaign, title or own, "web:contributions", standing, above=tuple(above))


def _address(table: CollectingTable) -> str:
    slug = table.collected.campaign_unit.campaign.slug
    return reverse("web:collated", args=[slug, table.collected.pk])
