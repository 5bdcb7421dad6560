"""The lists of a draft beside its tasks: one list, one entry, one target that is measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.files.catalogue_import.scale_fields import MEASURE_BY_ID, MEASURES
from cchc.records.plans.actions.draft_entries import remove_entry, save_entry, save_target
from cchc.records.plans.draft_entries import entries_of, entry_path
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import Crumb, PageHead
from cchc.web.plan_draft_fields import offers_of
from cchc.web.plan_draft_pages import DraftDesk, desk_of, draft_head, seen_version
from cchc.web.plan_draft_rows import doubt_rows
from cchc.web.plan_entry_sections import BY_SLUG, Section, entry_href, entry_rows, section_href
from cchc.web.plan_target_form import TargetForm
from cchc.web.requests import PageRequest


@dataclass(frozen=True, slots=True)
class _Place:
    """A list of a draft and, where one is looked at, an entry of it."""

    desk: DraftDesk
    section: Section
    place: int | None

    @property
    def entry(self) -> Mapping[str, Any]:
        """The entry as it stands, empty for a new one; 404 for one that is not there."""
        if self.place is None:
            return {}
        entries = entries_of(self.desk.draft.row.content, self.section.key)
        if self.place >= len(entries):
            raise Http404
        return entries[self.place]

    @property
    def back(self) -> str:
        """The page of the list."""
        return section_href(self.desk.slug, self.section)


def _place(request: PageRequest, draft: str, section: str, place: int | None, *, writing: bool) -> _Place:
    if section not in BY_SLUG:
        raise Http404
    return _Place(desk_of(request, draft, writing=writing), BY_SLUG[section], place)


@require_safe
def section(request: PageRequest, draft: str, section: str) -> HttpResponse:
    """One list of the draft with what is doubtful in it."""
    here = _place(request, draft, section, None, writing=False)
    rows = entry_rows(here.desk.draft, here.section)
    context = {
        "page": draft_head(here.desk, here.section.name),
        "draft": here.desk.draft.row,
        "section": here.section,
        "columns": here.section.columns,
        "rows": rows,
        "doubtful": any(row.verdict for row in rows),
        "writable": here.desk.draft.writable,
    }
    return render(request, "plan_draft/section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_entry(request: PageRequest, draft: str, section: str) -> HttpResponse:
    """One more entry."""
    return _entry(request, _place(request, draft, section, None, writing=True))


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: PageRequest, draft: str, section: str, place: int) -> HttpResponse:
    """One entry; `viec` xoa takes it out."""
    here = _place(request, draft, section, place, writing=True)
    if request.method == "POST" and request.POST.get("viec") == "xoa":
        seen = seen_version(request)
        with refusals_told(request):
            remove_entry(draft, here.section.key, place, seen=seen, by=request.user, now=here.desk.now)
            messages.success(request, f"Đã bỏ một {here.section.one}.")
        return redirect(here.back)
    return _entry(request, here)


def _entry(request: PageRequest, here: _Place) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = here.section.form(offers_of(here.desk.draft), here.entry, sent)
    if form.is_valid():
        seen = seen_version(request)
        with refusals_told(request, form):
            save_entry(
                here.desk.slug,
                here.section.key,
                here.place,
                form.content,
                seen=seen,
                by=request.user,
                now=here.desk.now,
            )
            messages.success(request, f"Đã ghi {here.section.one}.")
            return redirect(here.back)
    context = _form_context(request, here, form)
    return render(request, "plan_draft/entry.html", context)


def _form_context(request: PageRequest, here: _Place, form: object) -> dict[str, object]:
    """What the page of an entry shows; after a refusal it keeps the version that its sender saw."""
    draft = here.desk.draft
    path = entry_path(here.section.key, here.entry) if here.entry else ""
    doubts = [
        one
        for one in doubt_rows(draft.doubts, draft.register)
        if path and f"{draft.doubts[one.number].path}/".startswith(f"{path}/")
    ]
    targets = enumerate(here.entry.get("targets") or ()) if here.section.with_targets else ()
    return {
        "page": _head(here, f"Thêm {here.section.one}" if here.place is None else _title(here.section)),
        "draft": draft.row,
        "section": here.section,
        "place": here.place,
        "form": form,
        "seen": seen_version(request) if request.method == "POST" else draft.row.version,
        "doubts": doubts,
        "targets": [(number, one["text"]) for number, one in targets],
        "back": here.back,
    }


def _title(section: Section) -> str:
    return section.one[:1].upper() + section.one[1:]


def _head(here: _Place, title: str) -> PageHead:
    return draft_head(here.desk, title, Crumb(here.section.name, here.back))


@require_http_methods(["GET", "HEAD", "POST"])
def new_target(request: PageRequest, draft: str, section: str, place: int) -> HttpResponse:
    """One more target of a duty or requirement."""
    return _target(request, _place(request, draft, section, place, writing=True), None)


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: PageRequest, draft: str, section: str, place: int, target: int) -> HttpResponse:
    """One target of a duty or requirement; `viec` xoa takes it out."""
    return _target(request, _place(request, draft, section, place, writing=True), target)


def _target(request: PageRequest, here: _Place, number: int | None) -> HttpResponse:
    targets = here.entry.get("targets") or []
    if not here.section.with_targets or (number is not None and number >= len(targets)):
        raise Http404
    own = {} if number is None else targets[number]
    posted = request.method == "POST"
    given = request.POST if posted else request.GET
    asked = str(given.get("cach-do", (own.get("measure") or {}).get("kind")))
    kind = asked if asked in MEASURE_BY_ID else ""
    form = TargetForm(offers_of(here.desk.draft), kind, own, request.POST if posted else None)
    removing = posted and number is not None and request.POST.get("viec") == "xoa"
    if removing or form.is_valid():
        with refusals_told(request, None if removing else form):
            _save_target(request, here, number, None if removing else form.content)
            return redirect(entry_href(here.desk.slug, here.section, here.place or 0))
    context = {
        **_form_context(request, here, form),
        "page": _head(here, "Chỉ tiêu đo được"),
        "back": entry_href(here.desk.slug, here.section, here.place or 0),
        "number": number,
        "kind": kind,
        "measures": [(one.id, one.label, one.id == kind) for one in MEASURES],
    }
    return render(request, "plan_draft/target.html", context)


def _save_target(
    request: PageRequest, here: _Place, number: int | None, content: Mapping[str, Any] | None
) -> None:
    at = (here.section.key, here.place or 0, number)
    seen = seen_version(request)
    save_target(here.desk.slug, at, content, seen=seen, by=request.user, now=here.desk.now)
    messages.success(request, "Đã bỏ một chỉ tiêu." if content is None else "Đã ghi chỉ tiêu.")
