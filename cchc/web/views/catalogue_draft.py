"""Draft catalogues: the list, a new one from a file, the tree with its marks, comparison, publication."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.report.comparison import comparison_report
from cchc.files.catalogue_import.draft_mapping import mapping_path
from cchc.files.lock import lock_line
from cchc.records.catalogues.actions import (
    DraftGiven,
    add_draft_line,
    drop_draft,
    publish_draft,
    renumber_draft,
    settle,
    start_draft,
)
from cchc.records.catalogues.draft_queries import (
    OpenDraft,
    compared_with_last_year,
    draft_for,
    drafting_provinces,
    opened,
    visible_drafts,
)
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.policies import may_publish_draft
from cchc.records.people.queries import Standing
from cchc.web.campaign_head import standing_today
from cchc.web.catalogue_draft_forms import MoreForm, NewDraftForm
from cchc.web.catalogue_draft_places import code_rows
from cchc.web.catalogue_draft_rows import draft_head, draft_rows, drafts_crumb, fault_rows, line_rows
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.report_table import report_table
from cchc.web.requests import PageRequest, or_not_found


@require_safe
def drafts(request: PageRequest) -> HttpResponse:
    """The drafts of the provinces for which the person works."""
    standing = standing_today(request.user)
    if not drafting_provinces(standing).exists():
        raise PermissionDenied
    context = {
        "page": PageHead(title="Bản thảo bộ tiêu chí", crumbs=(home_crumb(), _versions_crumb())),
        "rows": draft_rows(list(visible_drafts(standing))),
    }
    return render(request, "catalogue_draft/list.html", context)


def _versions_crumb() -> Crumb:
    return Crumb("Bộ tiêu chí", reverse("web:catalogues"))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest) -> HttpResponse:
    """Hand in the annex of a decision."""
    provinces = list(drafting_provinces(standing_today(request.user)).order_by("sort_key", "pk"))
    if not provinces:
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewDraftForm(provinces, _versions(), *sent)
    if sent and form.is_valid():
        file, said = form.cleaned_data["file"], form.cleaned_data
        chosen = next(one for one in provinces if str(one.pk) == said["province"])
        names = ("title", "level", "year", "number", "issuer", "day", "previous", "illustrative")
        given = DraftGiven(key=form.key, **{name: said[name] for name in names})
        with refusals_told(request, form):
            row = start_draft(
                file.read(), file.name or "", given, chosen, by=request.user, now=timezone.now()
            )
            messages.success(request, "Đã đọc phụ lục thành bản thảo. Hãy xem lại các chỗ đánh dấu.")
            return redirect("web:catalogue_draft", row.pk)
    page = PageHead(title="Đưa phụ lục vào", crumbs=(home_crumb(), _versions_crumb(), drafts_crumb()))
    return render(request, "catalogue_draft/new.html", {"page": page, "form": form})


def _versions() -> list[tuple[str, str]]:
    return list(CatalogueVersion.objects.order_by("-loaded_at", "key").values_list("key", "title"))


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: PageRequest, draft: int) -> HttpResponse:
    """The tree with what must be looked at first; what concerns the whole draft is done here."""
    standing = standing_today(request.user)
    with or_not_found():
        row = draft_for(standing, draft)
    more = MoreForm()
    if request.method == "POST":
        more = MoreForm(request.POST) if request.POST.get("viec") == "them" else more
        with refusals_told(request):
            done = _act(request, draft, more)
            if done:
                return redirect(done)
        with or_not_found():
            row = draft_for(standing, draft)
    return _page(request, standing, opened(row), more)


def _act(request: PageRequest, draft: int, more: MoreForm) -> str:
    """Do what was asked and say where it leads; nothing for what was not understood."""
    seen, by, now = _seen(request), request.user, timezone.now()
    match request.POST.get("viec"):
        case "ban-hanh":
            version = publish_draft(draft, seen=seen, by=by, now=now)
            messages.success(
                request, "Đã ban hành. Từ nay bộ tiêu chí không sửa được, đợt chấm điểm dùng được."
            )
            return reverse("web:catalogue", args=version.key.split("/"))
        case "bo":
            drop_draft(draft, seen=seen, by=by, now=now)
            messages.success(request, "Đã bỏ bản thảo.")
            return reverse("web:catalogue_drafts")
        case "da-xem":
            settle(draft, by=by, now=now)
            messages.success(request, "Đã ghi là đã xem lại.")
        case "danh-so":
            renumber_draft(draft, seen=seen, by=by, now=now)
            messages.success(request, "Đã đánh lại mã theo thứ tự dòng.")
        case "them" if more.is_valid():
            said = more.cleaned_data
            above = request.POST.get("tren", "")
            line = add_draft_line(draft, above, said["code"], said["name"], seen=seen, by=by, now=now)
            return reverse("web:catalogue_draft_line", args=[draft, line])
        case _:
            return ""
    return reverse("web:catalogue_draft", args=[draft])


def _seen(request: PageRequest) -> int:
    given = request.POST.get("lan", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _page(request: PageRequest, standing: Standing, found: OpenDraft, more: MoreForm) -> HttpResponse:
    rows, faults, version = line_rows(found), fault_rows(found), found.row.published
    mapped = bool(found.mapping.lines or found.mapping.fresh)
    context = {
        "page": draft_head(found.row, found.row.title, "web:catalogue_draft"),
        "row": found.row,
        "version": version,
        "lock_line": lock_line(version.sha256, version.key) if version else "",
        "mapping_path": mapping_path(found.before.id, found.row.key) if mapped and found.before else "",
        "version_href": reverse("web:catalogue", args=found.row.key.split("/")),
        "general": [str(mark) for mark in found.draft.marks.get("", ())],
        "marked": [one for one in rows if one.marks],
        "lines": rows,
        "codes": [] if found.row.published_id else code_rows(found),
        "faults": faults,
        "marks": found.marks,
        "unmapped": found.unmapped,
        "publishes": may_publish_draft(standing, found.row.province_id),
        "ready": not faults and not found.marks,
        "more": more,
    }
    return render(request, "catalogue_draft/draft.html", context)


@require_safe
def comparison(request: PageRequest, draft: int) -> HttpResponse:
    """The draft beside last year's version, paired by names."""
    with or_not_found():
        row = draft_for(standing_today(request.user), draft)
    compared = compared_with_last_year(opened(row))
    report = None if compared is None else comparison_report(compared)
    context = {
        "page": draft_head(row, "So với năm trước", "web:catalogue_draft_comparison"),
        "row": row,
        "table": None if report is None else report_table(report.by_id["lines"], "old_code"),
    }
    return render(request, "catalogue_draft/comparison.html", context)


@require_safe
def file(request: PageRequest, draft: int) -> HttpResponse:
    """The file catalogue.yaml: of the published version, else of the draft."""
    with or_not_found():
        row = draft_for(standing_today(request.user), draft)
    text = row.text
    if row.published_id is not None:
        text = CatalogueVersion.objects.values_list("text", flat=True).get(pk=row.published_id)
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="catalogue.yaml"'
    return response
