"""The figures of an agency's report by Excel: out with what is kept, in with a verdict on every cell."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import CchcError, InputRefused
from cchc.core.reporting.filling import Outcome
from cchc.records.reports.actions import save_figures
from cchc.records.reports.policies import may_read_round, may_write_report
from cchc.records.reports.queries import ReportView, report_for
from cchc.records.reports.queries.workbooks import FileJudged, agency_workbook, judge_agency_file
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.navigation import PageHead
from cchc.web.report_exchange_rows import TAKE, ConfirmFiguresForm, FiguresFileForm, file_rows
from cchc.web.report_page_rows import acts_of
from cchc.web.report_rows import inner_head, report_crumb
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file
from cchc.web.views.paper import file_answer

TITLE = "Số liệu báo cáo bằng Excel"
STALE = "Kết quả kiểm tra đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp để kiểm tra lại."


@require_safe
def download(request: PageRequest, round_slug: str, agency: str) -> HttpResponse:
    """The appendix of the report, with what is kept already."""
    view = _view(request, round_slug, agency)
    return file_answer(agency_workbook(view), f"so-lieu-{round_slug}-{agency}", "xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: PageRequest, round_slug: str, agency: str) -> HttpResponse:
    """A filled file is judged first and kept by a second step."""
    view = _view(request, round_slug, agency)
    if request.method != "POST" or not acts_of(view).write:
        return _page(request, view, FiguresFileForm())
    if "checked" in request.POST:
        return _kept(request, view)
    form = FiguresFileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sent = SealedFile(file.read(), file.name, str(view.report.version))
            judged = judge_agency_file(view, sent.raw, sent.name)
            return _verdict(request, view, sent, judged)
        except InputRefused as error:
            for text in told(error):
                form.add_error("file", ValidationError(text))
    return _page(request, view, form)


def _view(request: PageRequest, round_slug: str, agency: str) -> ReportView:
    """The report, for who writes it; 403 for who only reads it."""
    with or_not_found():
        view = report_for(request.user, round_slug, agency, timezone.localdate())
    if not may_write_report(view.standing, view.report.agency_id):
        raise PermissionDenied
    return view


def _kept(request: PageRequest, view: ReportView) -> HttpResponse:
    form = ConfirmFiguresForm(request.POST)
    sent = unsealed_file(request.POST["checked"], request.user.pk, _purpose(view))
    if sent is None or not form.is_valid():
        messages.error(request, STALE)
        return redirect(_address(view))
    try:
        judged = judge_agency_file(view, sent.raw, sent.name)
    except InputRefused:
        messages.error(request, STALE)
        return redirect(_address(view))
    round_slug, agency = view.round.slug, view.report.agency.slug
    given = judged.typed(replace_kept=form.cleaned_data["existing"] == TAKE)
    with refusals_told(request):
        try:
            seen, now = int(sent.source), timezone.now()
            save_figures(round_slug, agency, given, seen=seen, file=sent.name, by=request.user, now=now)
        except InputRefused as error:
            return _shown_again(request, view, sent, error)
        messages.success(request, f"Đã ghi {len(given)} số từ tệp {sent.name}.")
    return redirect("web:report", round_slug, agency)


def _shown_again(request: PageRequest, view: ReportView, sent: SealedFile, error: CchcError) -> HttpResponse:
    """The verdict as it is now, with what was refused."""
    view = _view(request, view.round.slug, view.report.agency.slug)
    now = SealedFile(sent.raw, sent.name, str(view.report.version))
    return _verdict(request, view, now, judge_agency_file(view, sent.raw, sent.name), told(error))


def _purpose(view: ReportView) -> str:
    return f"report-figures/{view.report.pk}"


def _address(view: ReportView) -> str:
    return reverse("web:report_figures", args=[view.round.slug, view.report.agency.slug])


def _head(view: ReportView) -> PageHead:
    whole = may_read_round(view.standing, view.round.root_id)
    return inner_head(view.round, TITLE, report_crumb(view.report, view.round), whole=whole)


def _verdict(
    request: PageRequest,
    view: ReportView,
    sent: SealedFile,
    judged: FileJudged,
    refused: tuple[str, ...] = (),
) -> HttpResponse:
    """Raises InputRefused for a file that is too large to be carried to the next step."""
    seal = sealed_file(sent, request.user.pk, _purpose(view))
    context = {
        "page": _head(view),
        "view": view,
        "file": sent.name,
        "rows": file_rows(judged),
        "ready": judged.clean and bool(judged.of(Outcome.TAKE, Outcome.CONFLICT)),
        "refused": refused,
        "form": ConfirmFiguresForm(initial={"checked": seal}),
        "here": _address(view),
    }
    return render(request, "report/figures_verdict.html", context)


def _page(request: PageRequest, view: ReportView, form: FiguresFileForm) -> HttpResponse:
    slugs = [view.round.slug, view.report.agency.slug]
    context = {
        "page": _head(view),
        "form": form,
        "whose": view.report.agency.name,
        "asked": len(view.indicators),
        "closed": ""
        if acts_of(view).write
        else "Báo cáo đã trình, đã gửi hoặc đợt đã đóng: không nộp tệp được",
        "here": _address(view),
        "file_href": reverse("web:report_figures_file", args=slugs),
        "back_href": reverse("web:report", args=slugs),
        "back": "Về báo cáo",
    }
    return render(request, "report/figures_file.html", context)
