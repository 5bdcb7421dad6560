"""What hangs on one line: documents attached and taken away, questions asked, the history of its figure."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cchc.core.campaign.circuit import Round
from cchc.records.audit.queries import Names, events_under, rows_of
from cchc.records.entries.actions import ask, attach_proof, detach_proof
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.web.coordination_pages import refusals_told
from cchc.web.entry_rows import history_rows
from cchc.web.entry_saving import line_form
from cchc.web.portion_rows import line_address
from cchc.web.proof_choice import proof_form
from cchc.web.question_forms import QuestionForm
from cchc.web.requests import PageRequest
from cchc.web.views.entry import line_response, opened_line
from cchc.web.views.portion import portion_page_head


@require_POST
def attach(request: PageRequest, campaign: str, portion: int, line: str) -> HttpResponse:
    """Let a document that is there prove the line; what is refused comes back in its form."""
    standing, sheet, found = opened_line(request, campaign, portion, line)
    form = proof_form(standing, sheet, found, {}, request.POST)
    if form is None:
        raise PermissionDenied
    if form.is_valid():
        given = form.cleaned_data
        with refusals_told(request, form):
            attach_proof(
                sheet.portion.campaign_unit_id,
                sheet.round,
                given["document"],
                [line],
                pages=given["pages"],
                from_last_year=given["from_last_year"],
                other_reason=given["other_reason"],
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, f"Đã gắn tài liệu vào dòng {line}.")
        if not form.errors:
            return redirect(_documents(sheet, found))
    return line_response(request, standing, sheet, found, form=line_form(sheet, found), proof=form)


@require_POST
def detach(request: PageRequest, campaign: str, portion: int, line: str, proof: int) -> HttpResponse:
    """Take a document away from the line; the document itself stays."""
    _, sheet, found = opened_line(request, campaign, portion, line)
    held = next((one for one in found.proofs if one.id == proof), None)
    if held is None:
        raise Http404
    with refusals_told(request):
        detach_proof(held.id, by=request.user, now=timezone.now())
        messages.success(request, f"Đã gỡ “{held.title}” khỏi dòng {line}; tài liệu vẫn được lưu.")
    return redirect(_documents(sheet, found))


def _documents(sheet: PortionSheet, line: SheetLine) -> str:
    return f"{line_address(sheet, line.node.key)}#tai-lieu"


@require_POST
def ask_about(request: PageRequest, campaign: str, portion: int, line: str) -> HttpResponse:
    """Ask how the line is to be understood; all units see it."""
    standing, sheet, found = opened_line(request, campaign, portion, line)
    form = QuestionForm(request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            text, now = form.cleaned_data["text"], timezone.now()
            ask(campaign, line, text, agency_id=_asking(sheet), by=request.user, now=now)
            messages.success(request, "Đã gửi câu hỏi; mọi đơn vị trong đợt đều thấy.")
        if not form.errors:
            return redirect(f"{line_address(sheet, line)}#hoi-dap")
    editing = line_form(sheet, found) if found.may_edit else None
    return line_response(request, standing, sheet, found, form=editing, ask=form)


def _asking(sheet: PortionSheet) -> int | None:
    """Who works on the portion asks in the name of its agency, others in the name of their own."""
    return sheet.portion.agency_id if sheet.may_edit else None


@require_safe
def history(request: PageRequest, campaign: str, portion: int, line: str) -> HttpResponse:
    """Every change of the figure in the rounds that the person may read: who, when, from, to."""
    standing, sheet, found = opened_line(request, campaign, portion, line)
    if sheet.hidden:
        raise PermissionDenied
    unit = sheet.portion.campaign_unit
    subject = f"{campaign}/{unit.unit.slug}/{line}"
    readable = {f"{subject}/{one}" for one in (sheet.round, *found.earlier)}
    events = [one for one in events_under(subject) if one.subject in readable]
    names = Names({unit.unit.slug: unit.unit.name}, sheet.catalogue)
    context = {
        "page": portion_page_head(sheet, standing, f"Lịch sử số liệu dòng {line}", inside=True),
        "rows": history_rows(rows_of(events, names)),
        "several": sheet.round is not Round.SELF,
        "line_href": line_address(sheet, line),
        "name": f"{found.node.code or ''} {found.node.title}".strip(),
    }
    return render(request, "entry/history.html", context)
