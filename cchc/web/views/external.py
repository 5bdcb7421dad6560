"""Points from outside: who lacks them, one by one, or from a file in two steps."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.report.cells import BLANK, Cell, words
from cchc.core.report.outline import Column, Report, Row, Section
from cchc.files.points_import import outside_lines
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.campaigns.queries import seen_units
from cchc.records.entries.models import Entry
from cchc.records.rounds.actions.external import Existing, Imported, import_external
from cchc.web.coordination_pages import Desk, desk_head, refusals_told, running_desk
from cchc.web.external_forms import ConfirmPointsForm, PickForm, PointsFileForm
from cchc.web.navigation import Crumb
from cchc.web.requests import PageRequest
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file
from cchc.web.views.downloads import sent

STALE = "Kết quả kiểm tra đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp để kiểm tra lại."
WAYS: dict[str, Existing] = {"refuse": "refuse", "skip": "skip", "replace": "replace"}
MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def external(request: PageRequest, campaign: str) -> HttpResponse:
    """The page; a file that is sent is checked and stores nothing."""
    desk = _desk(request, campaign)
    if request.method != "POST":
        return _page(request, desk, PointsFileForm())
    form = PointsFileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        checked = SealedFile(file.read(), file.name or "", form.cleaned_data["source"])
        answer = _check(request, desk, form, checked)
        if answer is not None:
            return answer
    return _page(request, desk, form)


def _check(request: PageRequest, desk: Desk, form: PointsFileForm, file: SealedFile) -> HttpResponse | None:
    with refusals_told(request, form):
        slug, person = desk.campaign.slug, request.user
        found = import_external(
            slug, file.raw, file.name, source=file.source, rehearse=True, by=person, now=desk.now
        )
        sealed = sealed_file(file, person.pk, slug)
    return None if form.errors else _checked_page(request, desk, file, found, sealed)


@require_http_methods(["GET", "HEAD", "POST"])
def external_confirm(request: PageRequest, campaign: str) -> HttpResponse:
    """Store the points of the file that was checked, all or none."""
    desk = _desk(request, campaign)
    if request.method != "POST":
        return redirect("web:external", campaign)
    form, person = ConfirmPointsForm(request.POST), request.user
    file = unsealed_file(form.cleaned_data["checked"], person.pk, campaign) if form.is_valid() else None
    if file is None:
        messages.error(request, STALE)
        return redirect("web:external", campaign)
    way = WAYS[form.cleaned_data["existing"]]
    with refusals_told(request):
        done = import_external(
            campaign, file.raw, file.name, existing=way, source=file.source, by=person, now=desk.now
        )
        told = f"{done.new} điểm mới, {done.replaced} điểm được thay, {done.same} điểm đã có đúng như vậy"
        messages.success(request, f"Đã ghi: {told}. Tệp: {file.name}.")
    return redirect("web:external", campaign)


@require_safe
def external_template(request: PageRequest, campaign: str) -> HttpResponse:
    """A workbook to fill: every unit with every line that lacks points."""
    desk = _desk(request, campaign)
    lines, there = outside_lines(desk.catalogue), _there(desk)
    columns = (
        Column("unit", "Đơn vị", 40),
        Column("line", "Mã tiêu chí", 12),
        Column("points", "Điểm", 10),
        Column("source", "Nguồn", 40),
    )
    rows = tuple(
        Row(f"{unit.unit.slug}/{leaf.key}", (words(unit.unit.name), Cell(leaf.key), BLANK, BLANK))
        for unit in _units(desk)
        for leaf in lines
        if (unit.pk, leaf.key) not in there
    )
    section = Section("points", "Điểm từ bên ngoài", "Điểm", columns, rows)
    report = Report("points", "ĐIỂM TỪ BÊN NGOÀI", desk.campaign.title, (), (section,))
    return sent(report, f"{campaign}-diem-ngoai", "xlsx")


def _desk(request: PageRequest, campaign: str) -> Desk:
    """404 for the national circuit, in which the Ministry's figures stand in its own rounds."""
    desk = running_desk(request, campaign)
    if desk.circuit is not Circuit.INTERNAL:
        raise Http404
    return desk


def _units(desk: Desk) -> list[CampaignUnit]:
    return list(seen_units(desk.standing, desk.campaign).order_by("position"))


def _there(desk: Desk) -> set[tuple[int, str]]:
    rows = Entry.objects.filter(campaign_unit__campaign=desk.campaign, round=Round.EXTERNAL)
    return set(rows.order_by().values_list("campaign_unit", "line__key"))


def _page(request: PageRequest, desk: Desk, form: PointsFileForm) -> HttpResponse:
    campaign, units, lines = desk.campaign, _units(desk), outside_lines(desk.catalogue)
    waiting = [unit for unit in units if unit.published_id is None]
    there = _there(desk)
    have = {leaf.key: sum((unit.pk, leaf.key) in there for unit in units) for leaf in lines}
    above = Crumb("Thiết lập", reverse("web:campaign_settings", args=[campaign.slug]))
    context = {
        "page": desk_head(desk, "Điểm từ bên ngoài", "web:campaign_settings", above),
        "campaign": campaign,
        "lines": tuple((leaf, have[leaf.key], len(units)) for leaf in lines),
        "pick": PickForm(waiting, lines) if waiting and lines else None,
        "form": form,
    }
    return render(request, "external/external.html", context)


def _checked_page(
    request: PageRequest, desk: Desk, file: SealedFile, found: Imported, sealed: str
) -> HttpResponse:
    above = Crumb("Điểm từ bên ngoài", reverse("web:external", args=[desk.campaign.slug]))
    names = {unit.unit.slug: unit.unit.name for unit in _units(desk)}
    accepted = found.verdict.points
    context = {
        "page": desk_head(desk, "Kiểm tra tệp điểm", "web:campaign_settings", above),
        "campaign": desk.campaign,
        "file": file,
        "found": found,
        "accepted": tuple((names.get(one.unit, one.unit), one) for one in accepted[:MOST_SHOWN]),
        "more": max(0, len(accepted) - MOST_SHOWN),
        "refused": found.verdict.refused[:MOST_SHOWN],
        "form": ConfirmPointsForm(initial={"checked": sealed, "existing": "refuse"}),
    }
    return render(request, "external/checked.html", context)


@require_safe
def external_pick(request: PageRequest, campaign: str) -> HttpResponse:
    """Lead to the line of the unit that was chosen."""
    desk = _desk(request, campaign)
    form = PickForm(_units(desk), outside_lines(desk.catalogue), request.GET)
    if not form.is_valid():
        raise Http404
    unit, line = form.cleaned_data["unit"], form.cleaned_data["line"]
    return redirect(f"{reverse('web:round_line', args=[campaign, unit, line])}#vong-external")
