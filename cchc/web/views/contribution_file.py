"""Figures of members by Excel: the list goes out, comes back, is judged row by row, then stored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused
from cchc.records.entries.actions import import_contributions
from cchc.records.entries.queries.collecting import CollectingTable
from cchc.records.entries.queries.uploads import UploadJudged, contribution_list, judge_upload
from cchc.records.people.queries import Standing
from cchc.web.contribution_files import ConfirmListForm, ListForm, refused_rows, taken_rows
from cchc.web.contribution_rows import KINDS, PROVISIONAL
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file
from cchc.web.views.collated import opened_table, table_head
from cchc.web.views.downloads import TYPES

TITLE = "Số liệu các đơn vị bằng Excel"
STALE = "Kết quả kiểm tra đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp để kiểm tra lại."


@require_safe
def template(request: PageRequest, campaign: str, collected: int) -> HttpResponse:
    """The list of the line with a row for each member, to be filled in."""
    standing, table = opened_table(request, campaign, collected)
    with or_not_found():
        raw = contribution_list(standing, collected)
    answer = HttpResponse(raw, content_type=TYPES["xlsx"])
    answer["Content-Disposition"] = f'attachment; filename="so-lieu-{table.node.id}.xlsx"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: PageRequest, campaign: str, collected: int) -> HttpResponse:
    """A filled list is judged first and stored by a second step."""
    standing, table = opened_table(request, campaign, collected)
    if not table.may_return:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, standing, table, ListForm())
    if "checked" in request.POST:
        return _stored(request, standing, table)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, standing, table, form)
    given = form.cleaned_data
    sent = SealedFile(given["file"].read(), given["file"].name, given["kind"])
    judged = _judged(standing, table, sent, form)
    if judged is None:
        return _page(request, standing, table, form)
    return _verdict(request, standing, table, sent, judged)


def _judged(
    standing: Standing, table: CollectingTable, sent: SealedFile, form: ListForm
) -> UploadJudged | None:
    """The verdict on a list; None for a file that is none, which the form then says."""
    try:
        with or_not_found():
            provisional = sent.source == PROVISIONAL
            return judge_upload(standing, table.collected.pk, sent.raw, sent.name, provisional=provisional)
    except InputRefused as error:
        for text in told(error):
            form.add_error("file", ValidationError(text))
        return None


def _stored(request: PageRequest, standing: Standing, table: CollectingTable) -> HttpResponse:
    form = ConfirmListForm(request.POST)
    sent = unsealed_file(request.POST["checked"], request.user.pk, _purpose(table))
    if sent is None or not form.is_valid():
        messages.error(request, STALE)
        return redirect(_address(table))
    judged = _judged(standing, table, sent, ListForm())
    if judged is None:
        messages.error(request, STALE)
        return redirect(_address(table))
    with refusals_told(request, form):
        done = import_contributions(
            table.collected.pk,
            judged.verdict.accepted,
            sent.name,
            form.cleaned_data["existing"],
            provisional=sent.source == PROVISIONAL,
            by=request.user,
            now=timezone.now(),
        )
        counts = f"{done.new} mới, {done.replaced} thay, {done.same} đã có, {done.skipped} giữ số cũ"
        messages.success(request, f"Đã ghi số liệu từ tệp {sent.name}: {counts}.")
    if form.errors:
        return _verdict(request, standing, table, sent, judged, form)
    return redirect("web:collated", table.collected.campaign_unit.campaign.slug, table.collected.pk)


def _purpose(table: CollectingTable) -> str:
    return f"contributions/{table.collected.pk}"


def _address(table: CollectingTable) -> str:
    slug = table.collected.campaign_unit.campaign.slug
    return reverse("web:collated_file", args=[slug, table.collected.pk])


def _verdict(
    request: PageRequest,
    standing: Standing,
    table: CollectingTable,
    sent: SealedFile,
    judged: UploadJudged,
    form: ConfirmListForm | None = None,
) -> HttpResponse:
    try:
        seal = sealed_file(sent, request.user.pk, _purpose(table))
    except InputRefused as error:
        messages.error(request, " ".join(told(error)))
        return redirect(_address(table))
    taken = judged.verdict.accepted
    context = {
        "page": table_head(table, standing, TITLE),
        "file": sent.name,
        "kind": KINDS.get(sent.source, ""),
        "taken": taken_rows(judged, table.node),
        "count": len(taken),
        "differing": sum(judged.conflicts(row) for row in taken),
        "refused": refused_rows(judged.verdict.refused),
        "refused_count": len(judged.verdict.refused),
        "blank": judged.verdict.blank,
        "form": form or ConfirmListForm(initial={"checked": seal}),
        "here": _address(table),
    }
    return render(request, "contribution/verdict.html", context)


def _page(request: PageRequest, standing: Standing, table: CollectingTable, form: ListForm) -> HttpResponse:
    slug = table.collected.campaign_unit.campaign.slug
    context = {
        "page": table_head(table, standing, TITLE),
        "form": form,
        "closed": table.closed,
        "here": _address(table),
        "template_href": reverse("web:collated_template", args=[slug, table.collected.pk]),
        "back_href": reverse("web:collated", args=[slug, table.collected.pk]),
    }
    return render(request, "contribution/file.html", context)
