"""Moving a campaign to another version of its catalogue: propose, read what is kept and lost, confirm."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.campaign.moving import MOVE_NAMES
from cchc.core.report.move import move_report
from cchc.records.campaigns.actions.moving import propose_move
from cchc.records.campaigns.models import CatalogueMove
from cchc.records.campaigns.queries import MovePlan, move_plan, waiting_move
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.entries.actions.moving import confirm_move
from cchc.records.entries.queries.progress import units_entered
from cchc.web.coordination_pages import Desk, campaign_head_of, desk_head, refusals_told, running_desk
from cchc.web.move_form import MoveForm
from cchc.web.navigation import Crumb
from cchc.web.report_table import report_table
from cchc.web.requests import PageRequest
from cchc.web.views.downloads import sent


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_move(request: PageRequest, campaign: str) -> HttpResponse:
    """Propose another version, or confirm the proposal that was read."""
    desk = running_desk(request, campaign)
    form = MoveForm(_versions(desk))
    if request.method != "POST":
        return _page(request, desk, form)
    if request.POST.get("viec") == "xac-nhan":
        return _confirmed(request, desk)
    form = MoveForm(_versions(desk), request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            key, reason = form.cleaned_data["version"], form.cleaned_data["reason"]
            propose_move(campaign, key, reason, by=request.user, now=desk.now)
            messages.success(
                request, "Đã lập báo cáo đổi bộ tiêu chí. Hãy đọc rồi xác nhận; chưa có gì thay đổi."
            )
    if form.errors:
        return _page(request, desk, form)
    return redirect(f"{reverse('web:campaign_move', args=[campaign])}#bao-cao")


def _confirmed(request: PageRequest, desk: Desk) -> HttpResponse:
    """Carry out the proposal that the person has read; another one that came since is not his."""
    move, asked = waiting_move(desk.campaign), request.POST.get("de-xuat", "")
    if move is None or asked != str(move.pk):
        messages.error(request, "Đề xuất này không còn; hãy xem lại báo cáo.")
        return redirect("web:campaign_move", desk.campaign.slug)
    with refusals_told(request):
        confirm_move(move.pk, by=request.user, now=desk.now)
        messages.success(request, f"Đợt đã chuyển sang “{move.new.title}”.")
    return redirect("web:campaign_move", desk.campaign.slug)


@require_safe
def campaign_move_file(request: PageRequest, campaign: str, form: str) -> HttpResponse:
    """The report of the proposal as a workbook, .csv or .json."""
    desk = running_desk(request, campaign)
    move = waiting_move(desk.campaign)
    if move is None:
        raise Http404
    plan = move_plan(move)
    report = move_report(campaign_head_of(desk), plan.new_core, plan.lines, units_entered(desk.campaign))
    return sent(report, f"{campaign}-doi-bo-tieu-chi", form)


def _versions(desk: Desk) -> list[tuple[str, str]]:
    """The other published versions of the level, those of the same family first."""
    own = desk.campaign.catalogue
    rows = CatalogueVersion.objects.filter(published=True, level=own.level).exclude(pk=own.pk)
    found = rows.order_by("family", "key").values_list("family", "key", "title")
    return [(key, title) for family, key, title in sorted(found, key=lambda one: one[0] != own.family)]


def _page(request: PageRequest, desk: Desk, form: MoveForm) -> HttpResponse:
    campaign, move = desk.campaign, waiting_move(desk.campaign)
    done = CatalogueMove.objects.filter(campaign=campaign).exclude(confirmed_at=None)
    above = Crumb("Thiết lập", reverse("web:campaign_settings", args=[campaign.slug]))
    context = {
        "page": desk_head(desk, "Chuyển sang bộ tiêu chí khác", "web:campaign_settings", above),
        "campaign": campaign,
        "form": form,
        "choices": form.offers,
        "move": move,
        **(_report(desk, move_plan(move)) if move is not None else {}),
        "done": done.select_related("old", "new", "confirmed_by").defer("old__text", "new__text"),
    }
    return render(request, "campaign_move/move.html", context)


def _report(desk: Desk, plan: MovePlan) -> dict[str, object]:
    """The report of a plan as the page shows it."""
    report = move_report(campaign_head_of(desk), plan.new_core, plan.lines, units_entered(desk.campaign))
    slug, counts = desk.campaign.slug, plan.counts()
    names = {"xlsx": "Bảng tính (.xlsx)", "csv": "Dữ liệu (.csv)", "json": "Dữ liệu (.json)"}
    return {
        "counts": tuple((name, counts[kind]) for kind, name in MOVE_NAMES.items() if kind in counts),
        "lost": len(plan.lost),
        "lines": report_table(report.by_id["lines"], "what"),
        "notes_of_report": report.notes,
        "files": tuple(
            {"text": text, "href": reverse("web:campaign_move_file", args=[slug, form])}
            for form, text in names.items()
        ),
    }
