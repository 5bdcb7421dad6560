"""A portion taken home as a package and brought back: shown first, saved as the person has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.core.errors import CchcError, NotAllowed
from cchc.records.exchange.actions import Choice, apply_package, make_package
from cchc.records.exchange.queries import PackageDesk, PackageJudged, judge_package, package_desk, packages_of
from cchc.records.people.queries import Standing
from cchc.web.campaign_head import standing_today
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.exchange_forms import PackageForm, choices_in, versions_in
from cchc.web.exchange_rows import change_rows, left_out_rows, sent_rows
from cchc.web.navigation import PageHead
from cchc.web.portion_rows import portion_address
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file
from cchc.web.views.portion import portion_page_head

STALE = "Danh sách đã quá hai giờ hoặc không còn nguyên vẹn. Hãy nộp lại gói."


@dataclass(frozen=True, slots=True)
class Asked:
    """The portion of a request, before who may take it home."""

    standing: Standing
    desk: PackageDesk

    @property
    def portion(self) -> int:
        """The number of the portion."""
        pk: int = self.desk.sheet.portion.pk
        return pk

    @property
    def purpose(self) -> str:
        """For what a package that is carried by the page is good."""
        return f"package/{self.portion}"

    def address(self, name: str = "web:package") -> str:
        """An address of the package of this portion."""
        return reverse(name, args=[self.desk.sheet.portion.campaign_unit.campaign.slug, self.portion])

    def head(self, title: str) -> PageHead:
        """The head of a page."""
        return portion_page_head(self.desk.sheet, self.standing, title, inside=True)


@require_safe
def package(request: PageRequest, campaign: str, portion: int) -> HttpResponse:
    """Take the portion home, bring it back, and which packages went out."""
    return _page(request, _asked(request, campaign, portion), PackageForm())


@require_POST
def package_file(request: PageRequest, campaign: str, portion: int) -> HttpResponse:
    """The package itself, packed now."""
    asked = _asked(request, campaign, portion)
    try:
        made = make_package(portion, by=request.user, now=timezone.now())
    except CchcError as error:
        return _back(request, asked, error)
    response = HttpResponse(made.content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _back(request: PageRequest, asked: Asked, error: CchcError) -> HttpResponse:
    """To the page of the package, which says what was refused; 403 for who may not."""
    if isinstance(error, NotAllowed):
        raise PermissionDenied from error
    for text in told(error):
        messages.error(request, text)
    return redirect(asked.address())


@require_http_methods(["GET", "HEAD", "POST"])
def package_upload(request: PageRequest, campaign: str, portion: int) -> HttpResponse:
    """Read a package that comes back and show what it would change; nothing is stored."""
    asked = _asked(request, campaign, portion)
    if request.method != "POST":
        return redirect(asked.address())
    form = PackageForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_told(request, form):
            sealed = SealedFile(file.read(), file.name or "", "")
            judged = judge_package(asked.desk, sealed.raw, sealed.name)
            carried = sealed_file(sealed, request.user.pk, asked.purpose)
            return _list(request, asked, judged, carried, {})
    return _page(request, asked, form)


@require_http_methods(["GET", "HEAD", "POST"])
def package_apply(request: PageRequest, campaign: str, portion: int) -> HttpResponse:
    """Save as chosen, all or nothing; what has changed meanwhile is shown again."""
    asked = _asked(request, campaign, portion)
    if request.method != "POST":
        return redirect(asked.address())
    carried = request.POST.get("goi", "")
    file = unsealed_file(carried, request.user.pk, asked.purpose)
    if file is None:
        messages.error(request, STALE)
        return redirect(asked.address())
    sent = request.POST.dict()
    chosen, seen, now = choices_in(sent), versions_in(sent), timezone.now()
    try:
        done = apply_package(portion, file.raw, file.name, chosen, seen, by=request.user, now=now)
    except CchcError as error:
        return _shown_again(request, asked, file, carried, chosen, error)
    kept = f"; giữ {done.kept} số trên hệ thống" if done.kept else ""
    messages.success(request, f"Đã ghi {done.saved} dòng từ gói{kept}.")
    return redirect(portion_address(asked.desk.sheet))


def _shown_again(
    request: PageRequest,
    asked: Asked,
    file: SealedFile,
    carried: str,
    chosen: Mapping[str, Choice],
    error: CchcError,
) -> HttpResponse:
    """The list as it is now, with what was refused; back to the page where there is no list any more."""
    try:
        desk = package_desk(asked.standing, asked.portion, timezone.now())
        judged = judge_package(desk, file.raw, file.name)
    except CchcError as refusal:
        return _back(request, asked, refusal)
    return _list(request, asked, judged, carried, chosen, told(error))


def _asked(request: PageRequest, campaign: str, portion: int) -> Asked:
    """404 for what is not there for the person, 403 for who only reads it."""
    standing = standing_today(request.user)
    try:
        with or_not_found():
            desk = package_desk(standing, portion, timezone.now())
    except NotAllowed as error:
        raise PermissionDenied from error
    if desk.sheet.portion.campaign_unit.campaign.slug != campaign:
        raise Http404
    return Asked(standing, desk)


def _page(request: PageRequest, asked: Asked, form: PackageForm) -> HttpResponse:
    time = asked.desk.sheet.time
    context = {
        "page": asked.head("Gói dữ liệu"),
        "form": form,
        "lines": len(asked.desk.lines),
        "left_out": left_out_rows(asked.desk),
        "closed": "" if time.allowed else time.why,
        "sent": sent_rows(packages_of(asked.desk)),
        "file_href": asked.address("web:package_file"),
        "upload_href": asked.address("web:package_upload"),
        "portion_href": portion_address(asked.desk.sheet),
    }
    return render(request, "exchange/package.html", context)


def _list(
    request: PageRequest,
    asked: Asked,
    judged: PackageJudged,
    carried: str,
    chosen: Mapping[str, Choice],
    refused: tuple[str, ...] = (),
) -> HttpResponse:
    time = judged.desk.sheet.time
    context = {
        "page": asked.head("Nhận lại gói dữ liệu"),
        "rows": change_rows(judged, chosen),
        "conflicts": len(judged.conflicts),
        "same": len(judged.same),
        "cleared": judged.cleared,
        "returned_at": judged.package.returned_at,
        "closed": "" if time.allowed else time.why,
        "carried": carried,
        "refused": refused,
        "apply_href": asked.address("web:package_apply"),
        "back_href": asked.address(),
    }
    return render(request, "exchange/checked.html", context)
