"""The figures of all agencies of a round by Excel: one file out, and in where agencies gave none."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.records.people.queries import standing_of
from cchc.records.reports.actions import FilledRow, fill_figures
from cchc.records.reports.queries.round_workbook import (
    FillingDesk,
    filling_desk,
    judge_round_file,
    round_workbook,
)
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.navigation import PageHead
from cchc.web.report_exchange_rows import ConfirmFiguresForm, FiguresFileForm, refused_rows, taken_rows
from cchc.web.report_rows import round_head
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file
from cchc.web.views.paper import file_answer
from cchc.web.views.report_figures import STALE

TITLE = "Số liệu các cơ quan bằng Excel"


@require_safe
def download(request: PageRequest, round_slug: str) -> HttpResponse:
    """The table of all agencies, with the figures of reports that were sent."""
    desk = _desk(request, round_slug)
    return file_answer(round_workbook(desk), f"so-lieu-{round_slug}", "xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def filling(request: PageRequest, round_slug: str) -> HttpResponse:
    """A filled table is judged first; a second step puts the figures in."""
    desk = _desk(request, round_slug)
    if request.method != "POST" or desk.board.round.closed_at is not None:
        return _page(request, desk, FiguresFileForm())
    if "checked" in request.POST:
        return _kept(request, desk)
    form = FiguresFileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            raw = file.read()
            return _verdict(request, desk, SealedFile(raw, file.name, _versions(desk)))
        except InputRefused as error:
            for text in told(error):
                form.add_error("file", ValidationError(text))
    return _page(request, desk, form)


def _desk(request: PageRequest, round_slug: str) -> FillingDesk:
    """404 for what is not there for the person, 403 for who only reads it."""
    try:
        with or_not_found():
            return filling_desk(standing_of(request.user, timezone.localdate()), round_slug)
    except NotAllowed as error:
        raise PermissionDenied from error


def _versions(desk: FillingDesk) -> str:
    """The versions of all reports that the person has before him, carried by the page."""
    return json.dumps({one.agency.slug: one.version for one in desk.reports})


def _kept(request: PageRequest, desk: FillingDesk) -> HttpResponse:
    sent = unsealed_file(request.POST["checked"], request.user.pk, _purpose(desk))
    if sent is None:
        messages.error(request, STALE)
        return redirect(_address(desk))
    with refusals_told(request):
        try:
            rows, now = _rows(desk, sent), timezone.now()
            done = fill_figures(desk.board.round.slug, rows, file=sent.name, by=request.user, now=now)
        except InputRefused as error:
            desk = _desk(request, desk.board.round.slug)
            return _verdict(request, desk, SealedFile(sent.raw, sent.name, _versions(desk)), told(error))
        said = f"Đã ghi hộ {done.figures} số cho {done.reports} cơ quan từ tệp {sent.name}."
        messages.success(request, f"{said} Báo cáo vẫn ở cơ quan, chờ cơ quan viết và gửi.")
    return redirect("web:report_round", desk.board.round.slug)


def _rows(desk: FillingDesk, sent: SealedFile) -> list[FilledRow]:
    """What the person saw that would be put in; raises InputRefused where an agency has written since."""
    seen: dict[str, int] = json.loads(sent.source)
    judged = judge_round_file(desk, sent.raw, sent.name)
    changed = [
        Problem("report_changed", f"{one.report.agency.name} vừa ghi báo cáo; chưa ghi gì, hãy xem lại")
        for one in judged.rows
        if one.report is not None and seen.get(one.row.agency) != one.report.version
    ]
    if changed:
        raise InputRefused(changed)
    return [
        FilledRow(one.row.agency, one.fresh, seen[one.row.agency], Place(row=one.row.row))
        for one in judged.taken
    ]


def _purpose(desk: FillingDesk) -> str:
    return f"round-figures/{desk.board.round.pk}"


def _address(desk: FillingDesk) -> str:
    return reverse("web:report_filling", args=[desk.board.round.slug])


def _head(desk: FillingDesk) -> PageHead:
    return round_head(desk.board.round, TITLE, whole=True)


def _verdict(
    request: PageRequest, desk: FillingDesk, sent: SealedFile, refused: tuple[str, ...] = ()
) -> HttpResponse:
    """Raises InputRefused for a file that is none, or too large to be carried to the next step."""
    judged = judge_round_file(desk, sent.raw, sent.name)
    seal = sealed_file(sent, request.user.pk, _purpose(desk))
    titles = {one.key: one.title for one in desk.indicators}
    context = {
        "page": _head(desk),
        "file": sent.name,
        "judged": judged,
        "taken": taken_rows(judged, titles),
        "not_taken": refused_rows(judged.refused),
        "refused": refused,
        "form": ConfirmFiguresForm(initial={"checked": seal}),
        "here": _address(desk),
    }
    return render(request, "report/filling_verdict.html", context)


def _page(request: PageRequest, desk: FillingDesk, form: FiguresFileForm) -> HttpResponse:
    found = desk.board.round
    context = {
        "page": _head(desk),
        "form": form,
        "whose": "",
        "asked": len(desk.indicators),
        "closed": "Đợt báo cáo đã đóng: không nộp tệp được" if found.closed_at else "",
        "here": _address(desk),
        "file_href": reverse("web:report_filling_file", args=[found.slug]),
        "back_href": reverse("web:report_round", args=[found.slug]),
        "back": "Về đợt báo cáo",
    }
    return render(request, "report/figures_file.html", context)
