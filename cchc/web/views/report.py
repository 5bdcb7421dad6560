"""The report of one agency: written, submitted, sent, returned, and read as a document."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused
from cchc.core.reporting.agency_report import TaskLine, drafted
from cchc.records.documents.queries import listed_issued
from cchc.records.reports.actions import (
    save_report,
    send_back_report,
    send_report,
    submit_report,
    withdraw_report,
)
from cchc.records.reports.models import ReportState
from cchc.records.reports.policies import may_freeze_report, may_read_round
from cchc.records.reports.queries import ReportView, report_for, tasks_of_report
from cchc.records.reports.queries.log import acts_on
from cchc.web.coordination_pages import refusals_told
from cchc.web.paper_report_origins import agency_document, report_subject
from cchc.web.paper_rows import paper_rows
from cchc.web.report_page_rows import act_rows, acts_of, figure_rows, section_rows, task_rows, typed_rows
from cchc.web.report_rows import round_head, sent_text
from cchc.web.report_writing import (
    ReturnForm,
    WritingForm,
    is_changed,
    seen_again,
    stored_values,
    with_tasks,
)
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.views.paper import file_answer

Act = Callable[..., Any]
ACTS: dict[str, tuple[Act, str]] = {
    "trinh": (submit_report, "Đã trình lãnh đạo cơ quan."),
    "rut": (withdraw_report, "Đã rút về; sửa rồi trình lại."),
    "gui": (send_report, "Đã gửi báo cáo tới Sở Nội vụ."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PageRequest, round_slug: str, agency: str) -> HttpResponse:
    """The page; POST does what `viec` says."""
    if request.method != "POST":
        view, lines = _seen(request, round_slug, agency)
        return _page(request, view, lines, _first_form(view, lines))
    act = request.POST.get("viec", "")
    if act in ACTS:
        return _moved(request, round_slug, agency, act)
    view, lines = _seen(request, round_slug, agency)
    if act == "tra-lai":
        return _returned(request, view, lines)
    if act == "lay" and acts_of(view).write:
        values = with_tasks(request.POST, drafted(lines))
        messages.info(request, "Đã lấy từ nhiệm vụ của kỳ; chưa lưu gì, hãy sửa rồi bấm Lưu.")
        return _page(request, view, lines, WritingForm(view.indicators, initial=values))
    return _saved(request, view, lines)


def _seen(request: PageRequest, round_slug: str, agency: str) -> tuple[ReportView, tuple[TaskLine, ...]]:
    """The report with its tasks: as kept when it was sent, as they stand today before that."""
    day = timezone.localdate()
    with or_not_found():
        view = report_for(request.user, round_slug, agency, day)
    return view, tasks_of_report(view.report, day)


def _first_form(view: ReportView, lines: tuple[TaskLine, ...]) -> WritingForm | None:
    """What was kept; a report in which nobody has written remarks begins with its tasks."""
    if not acts_of(view).write:
        return None
    remarks = view.report.remarks or drafted(lines)
    return WritingForm(view.indicators, initial=stored_values(view.report, remarks))


def _saved(request: PageRequest, view: ReportView, lines: tuple[TaskLine, ...]) -> HttpResponse:
    form = WritingForm(view.indicators, request.POST)
    if not form.is_valid():
        return _page(request, view, lines, form)
    round_slug, agency, changed, kept = view.round.slug, view.report.agency.slug, False, False
    with refusals_told(request):
        try:
            seen, now = form.cleaned_data["seen"], timezone.now()
            save_report(round_slug, agency, form.remarks, form.figures, seen=seen, by=request.user, now=now)
            messages.success(request, "Đã lưu báo cáo.")
            kept = True
        except InputRefused as error:
            changed = is_changed(error)
            if changed:
                view, lines = _seen(request, round_slug, agency)
                form = WritingForm(view.indicators, seen_again(request.POST, view.report.version))
                form.is_valid()
            form.refuse(error)
    if form.errors:
        return _page(request, view, lines, form, changed=changed)
    if not kept:  # it left for approval meanwhile: what was typed is shown, so that it is not lost
        view, lines = _seen(request, round_slug, agency)
        return _page(request, view, lines, None, typed=form.remarks)
    return redirect("web:report", round_slug, agency)


def _moved(request: PageRequest, round_slug: str, agency: str, name: str) -> HttpResponse:
    act, said = ACTS[name]
    with refusals_told(request):
        act(round_slug, agency, by=request.user, now=timezone.now())
        messages.success(request, said)
    return redirect("web:report", round_slug, agency)


def _returned(request: PageRequest, view: ReportView, lines: tuple[TaskLine, ...]) -> HttpResponse:
    form = ReturnForm(request.POST)
    round_slug, agency = view.round.slug, view.report.agency.slug
    if form.is_valid():
        given = form.cleaned_data
        with refusals_told(request, form):
            said = (given["reason"], given["due"])
            send_back_report(round_slug, agency, *said, by=request.user, now=timezone.now())
            messages.success(request, f"Đã trả lại báo cáo của {view.report.agency.name}.")
            return redirect("web:report_round", round_slug)
    return _page(request, view, lines, None, returning=form)


def _page(
    request: PageRequest,
    view: ReportView,
    lines: tuple[TaskLine, ...],
    form: WritingForm | None,
    *,
    changed: bool = False,
    returning: ReturnForm | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    found, whole = view.report, may_read_round(view.standing, view.round.root_id)
    acts = acts_of(view)
    context = {
        "page": round_head(view.round, f"Báo cáo của {found.agency.name}", whole=whole),
        "view": view,
        "report": found,
        "form": form if acts.write else None,
        "acts": acts,
        "sections": section_rows(view, form, changed=changed),
        "figures": figure_rows(view, form, changed=changed),
        "tasks": task_rows(lines),
        "kept": found.state == ReportState.SENT,
        "drafted": form is not None and not found.remarks and bool(lines) and not form.is_bound,
        "returning": (returning or ReturnForm()) if acts.send_back else None,
        "typed": typed_rows(view, typed or {}),
        "sent": sent_text(found),
        "history": act_rows(acts_on(found)),
        "papers": paper_rows(listed_issued(view.standing, subject=report_subject(view))),
        "keeps": may_freeze_report(view.standing, found.agency_id) and found.state == ReportState.SENT,
    }
    return render(request, "report/report.html", context)


@require_safe
def report_file(request: PageRequest, round_slug: str, agency: str, form: str) -> HttpResponse:
    """The report as a document; nothing is kept of it."""
    from cchc.files.office.docx import write_docx
    from cchc.files.office.pdf import write_pdf

    if form not in ("docx", "pdf"):
        raise Http404
    view, lines = _seen(request, round_slug, agency)
    document = agency_document(view, lines)
    content = write_docx(document) if form == "docx" else write_pdf(document, settings.VAR / "fonts")
    return file_answer(content, f"{round_slug}-{agency}", form)
