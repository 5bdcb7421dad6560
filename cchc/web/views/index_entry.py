"""Entering published scores: one figure by hand, or a file in two steps, checked first and then confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused, Problem
from cchc.core.index.definition import TOTAL, Index
from cchc.core.index.scores import Score
from cchc.files.score_faults import absence_warning
from cchc.files.scores_import import read_upload
from cchc.files.scores_template import scores_template
from cchc.files.unit_names import UnitNames
from cchc.records.indexes.actions import Entered, Existing, enter_scores, withdraw_score
from cchc.records.indexes.policies import may_enter_scores
from cchc.records.indexes.queries import (
    EnteredSource,
    entered_as,
    entered_score,
    index_named,
    names_by_year,
    score_table,
)
from cchc.web.checked_rows import CheckedRows, sealed, unsealed
from cchc.web.entered_rows import entered_list, entered_row
from cchc.web.index_entry_rows import RefusedRow, accepted, checked_file, refused_rows
from cchc.web.index_forms import ConfirmForm, ScoreForm, UploadForm, WithdrawForm
from cchc.web.index_pages import index_head, index_page
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.views.downloads import TYPES

STALE = "Kết quả kiểm tra đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp để kiểm tra lại."


@dataclass(frozen=True, slots=True)
class Entry:
    """The index into which a person enters, with the units of every year that he may enter."""

    index: Index
    units: Mapping[int, UnitNames]

    @property
    def unit_names(self) -> tuple[str, ...]:
        """Short names of all units, for the list of suggestions."""
        years = sorted(self.units, reverse=True)
        return tuple(dict.fromkeys(name for year in years for name in self.units[year].short.values()))

    def name_of(self, unit: str) -> str:
        """The short name of a unit."""
        return next((names.short[unit] for names in self.units.values() if unit in names.short), unit)


def _index(request: PageRequest, slug: str) -> Index:
    if not may_enter_scores(request.user):
        raise PermissionDenied
    with or_not_found():
        return index_named(slug)


def _entry(request: PageRequest, slug: str) -> Entry:
    """403 for who may not enter, 404 for an index that is not there."""
    index = _index(request, slug)
    first = min(line.first_year for line in index.lines)
    years = [year for year in range(first, timezone.localdate().year + 1) if index.lines_in(year)]
    return Entry(index, names_by_year(index, years))


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: PageRequest, index: str) -> HttpResponse:
    """The page for entering; a figure that is sent is entered, or told what is wrong with it."""
    entry = _entry(request, index)
    if request.method != "POST":
        return _page(
            request, entry, ScoreForm(entry.index, entry.units), UploadForm(entry.index, entry.units)
        )
    form = ScoreForm(entry.index, entry.units, request.POST)
    if form.is_valid():
        try:
            return _enter_one(request, entry, form)
        except InputRefused as error:
            form.add_error(None, str(error))
    return _page(request, entry, form, UploadForm(entry.index, entry.units))


def _enter_one(request: PageRequest, entry: Entry, form: ScoreForm) -> HttpResponse:
    """Raises InputRefused when the source has said something else before and that is to stay."""
    return _done(request, entry.index.id, form.entered_source, (form.score,), form.cleaned_data["existing"])


@require_http_methods(["GET", "HEAD", "POST"])
def enter_file(request: PageRequest, index: str) -> HttpResponse:
    """Check a file and show the verdict on every row; nothing is stored."""
    entry = _entry(request, index)
    if request.method != "POST":
        return redirect("web:enter", index)
    form = UploadForm(entry.index, entry.units, request.POST, request.FILES)
    if form.is_valid():
        try:
            return _check(request, entry, form)
        except InputRefused as error:
            form.add_error("file", [str(problem) for problem in error.problems])
    return _page(request, entry, ScoreForm(entry.index, entry.units), form)


def _check(request: PageRequest, entry: Entry, form: UploadForm) -> HttpResponse:
    """Raises InputRefused for a file that is no table of scores."""
    file, source = form.cleaned_data["file"], form.entered_source
    verdict = read_upload(file.read(), file.name, entry.index, entry.units, form.cleaned_data["year"])
    rows = CheckedRows(file.name, source, accepted(verdict))
    left_out = {"ignored": verdict.ignored, "empty": verdict.empty, "blank": verdict.blank}
    return _verdict_page(request, entry, rows, refused_rows(verdict), left_out)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_checked(request: PageRequest, index: str) -> HttpResponse:
    """Enter the rows that were checked, all in one transaction."""
    entry = _entry(request, index)
    if request.method != "POST":
        return redirect("web:enter", index)
    form = ConfirmForm(request.POST)
    checked = unsealed(form.cleaned_data["checked"], request.user.pk, index) if form.is_valid() else None
    if checked is None:
        messages.error(request, STALE)
        return redirect("web:enter", index)
    try:
        return _done(request, index, checked.source, checked.scores, form.cleaned_data["existing"])
    except InputRefused as error:
        return _verdict_page(request, entry, checked, (), {}, error.problems)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PageRequest, index: str, score: int) -> HttpResponse:
    """Ask why an entered figure is taken back, then take it back."""
    core = _index(request, index)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    with or_not_found():
        row = entered_row(core, entered_score(core, score))
        if form.is_valid():
            withdraw_score(index, score, form.cleaned_data["reason"], by=request.user, now=timezone.now())
            messages.success(request, f"Đã rút lại: {row.text}. Nội dung và lý do được giữ trong nhật ký.")
            return redirect(f"{reverse('web:enter', args=[index])}#da-nhap")
    head = _head_above(core, "Rút lại một số đã nhập")
    return render(
        request, "index_entry/withdraw.html", {"page": head, "index": core, "row": row, "form": form}
    )


@require_safe
def template(request: PageRequest, index: str) -> HttpResponse:
    """The workbook to fill for one year, of the newest year where the address names none that is known."""
    entry = _entry(request, index)
    asked = request.GET.get("nam", "")
    years = {str(year): year for year in entry.units}
    year = years.get(asked, max(years.values()))
    response = HttpResponse(scores_template(entry.index, year, entry.units[year]), content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="mau-{index}-{year}.xlsx"'
    return response


def _done(
    request: PageRequest, index: str, source: EnteredSource, scores: tuple[Score, ...], existing: Existing
) -> HttpResponse:
    """Enter, say what was done, lead to the table of the newest year among the rows."""
    core = index_named(index)
    entered = enter_scores(index, source, scores, existing, by=request.user, now=timezone.now())
    messages.success(request, _told(entered, source))
    for text in dict.fromkeys(filter(None, (absence_warning(core, score) for score in scores))):
        messages.warning(request, f"Lưu ý: {text}.".replace("..", "."))
    newest = max(scores, key=lambda score: score.year)
    line = "" if newest.line == TOTAL else f"?{urlencode({'noi-dung': newest.line})}"
    return redirect(f"{reverse('web:league', args=[index, newest.year])}{line}")


def _told(entered: Entered, source: EnteredSource) -> str:
    said = (
        (entered.new, "số mới"),
        (entered.replaced, "số được thay"),
        (entered.same, "số đã có đúng như vậy"),
        (entered.skipped, "số khác được bỏ qua"),
    )
    counts = ", ".join(f"{count} {what}" for count, what in said if count)
    return f"Đã nhập: {counts}. Nguồn: {source.title}."


def _page(request: PageRequest, entry: Entry, score: ScoreForm, upload: UploadForm) -> HttpResponse:
    context = {
        "page": _head(request, entry.index, f"Nhập kết quả {entry.index.short_name}"),
        "entry": entry,
        "form": score,
        "upload": upload,
        "years": sorted(entry.units, reverse=True),
        "entered": entered_list(entry.index, request.GET.dict()),
    }
    return render(request, "index_entry/enter.html", context)


def _verdict_page(
    request: PageRequest,
    entry: Entry,
    checked: CheckedRows,
    refused: tuple[RefusedRow, ...],
    left_out: Mapping[str, object],
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    """Raises InputRefused when the rows are too many to be carried by a form."""
    index = entry.index
    table = score_table(index, {score.year for score in checked.scores})
    source = entered_as(index, checked.source)
    context = {
        "page": _head_above(index, f"Kiểm tra tệp kết quả {index.short_name}"),
        "entry": entry,
        "checked": checked,
        "file": checked_file(table, checked.rows, refused, source, entry.name_of),
        **left_out,
        "problems": problems,
        "form": ConfirmForm(initial={"checked": sealed(checked, request.user.pk, index.id)}),
    }
    return render(request, "index_entry/verdict.html", context)


def _head(request: PageRequest, index: Index, title: str) -> PageHead:
    """The head with the sister pages of the newest year; without them while nothing was published."""
    try:
        shown = index_page(request.user, index.id, None)
    except Http404:
        crumbs = (home_crumb(), Crumb("Chỉ số", reverse("web:indices")))
        return _bare_head(index, title, crumbs)
    return index_head(shown, title, "web:enter")


def _head_above(index: Index, title: str) -> PageHead:
    """The head of the second step, with the way back to the first."""
    crumbs = (
        home_crumb(),
        Crumb("Chỉ số", reverse("web:indices")),
        Crumb(f"Nhập kết quả {index.short_name}", reverse("web:enter", args=[index.id])),
    )
    return _bare_head(index, title, crumbs)


def _bare_head(index: Index, title: str, crumbs: tuple[Crumb, ...]) -> PageHead:
    return PageHead(title=title, crumbs=crumbs, subtitle=index.title, subtitle_label="Chỉ số", published=True)
