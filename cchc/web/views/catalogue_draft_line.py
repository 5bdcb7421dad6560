"""One line of a draft: its fields, the sentence of the annex, and what was understood shown back in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.core.errors import CchcError, InputRefused, UnknownReference
from cchc.files.catalogue_import.draft_editing import find, line_fields
from cchc.files.catalogue_import.scale_fields import MEASURE_BY_ID, MEASURES, RULE_BY_ID, RULES
from cchc.files.catalogue_import.scale_written import Written
from cchc.records.catalogues.actions import move_draft_line, remove_draft_line, save_line
from cchc.records.catalogues.draft_queries import OpenDraft, draft_for, opened
from cchc.web.campaign_head import standing_today
from cchc.web.catalogue_draft_forms import LineForm
from cchc.web.catalogue_draft_places import places_of, steps_of
from cchc.web.catalogue_draft_rows import draft_head, line_href, shown_back
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.requests import PageRequest, or_not_found


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line of a draft, and the kinds of measure and rule for which its form asks."""

    found: OpenDraft
    line: Written
    measure: str
    rule: str

    @property
    def leaf(self) -> bool:
        """Whether the line is scored."""
        return not self.line.get("children")

    @property
    def key(self) -> str:
        """The identifier of the line."""
        return str(self.line["id"])

    def form(self, sent: Mapping[str, str] | None = None) -> LineForm:
        """The form of the line, with what stands in the draft or what was sent."""
        parts = [(part["id"], part["name"]) for part in self.found.draft.content["parts"]]
        fields = line_fields(self.line)
        initial = fields | {"not_applicable": bool(fields["not_applicable"])}
        return LineForm(parts, self.measure, self.rule, sent, initial=initial, leaf=self.leaf)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: PageRequest, draft: int, line: str) -> HttpResponse:
    """Read and save one line, or take it out."""
    chosen = _chosen(request, draft, line)
    if request.method != "POST":
        return _page(request, chosen, chosen.form())
    seen = _number(request.POST.get("lan", ""))
    if request.POST.get("viec") == "bo":
        return _removed(request, chosen, seen)
    if request.POST.get("viec") == "chuyen":
        return _moved(request, chosen, seen)
    form = chosen.form(request.POST.dict())
    if form.is_valid() and _save(request, chosen, form, seen):
        messages.success(request, f"Đã ghi dòng {chosen.line.get('code') or chosen.key}.")
        return redirect(line_href(chosen.found.row, line))
    return _page(request, chosen, form)


def _removed(request: PageRequest, chosen: Chosen, seen: int) -> HttpResponse:
    """Without the line to the draft; to the line with the reason where it stays."""
    done, row = False, chosen.found.row
    with refusals_told(request):
        remove_draft_line(row.pk, chosen.key, seen=seen, by=request.user, now=timezone.now())
        done = True
    if not done:
        return redirect(line_href(row, chosen.key))
    messages.success(request, "Đã bỏ dòng.")
    return redirect("web:catalogue_draft", row.pk)


def _moved(request: PageRequest, chosen: Chosen, seen: int) -> HttpResponse:
    """Back to the line, which stands elsewhere now or not, and why."""
    row, said = chosen.found.row, request.POST
    above, before = said.get("tren", ""), said.get("truoc", "")
    with refusals_told(request):
        move_draft_line(row.pk, chosen.key, above, before, seen=seen, by=request.user, now=timezone.now())
        messages.success(request, "Đã chuyển dòng. Mã của các dòng chưa đổi.")
    return redirect(line_href(row, chosen.key))


def _chosen(request: PageRequest, draft: int, line: str) -> Chosen:
    """404 for what is not there; the kinds are those asked for, else those of the line."""
    with or_not_found():
        found = opened(draft_for(standing_today(request.user), draft))
    try:
        own = find(found.draft, line).line
    except UnknownReference as error:
        raise Http404 from error
    asked = request.POST if request.method == "POST" else request.GET
    measure = asked.get("cach-do", (own.get("measure") or {}).get("kind", ""))
    rule = asked.get("cach-cham", (own.get("rule") or {}).get("kind", ""))
    return Chosen(found, own, measure if measure in MEASURE_BY_ID else "", rule if rule in RULE_BY_ID else "")


def _save(request: PageRequest, chosen: Chosen, form: LineForm, seen: int) -> bool:
    """Save what the form says; tells beside each field why it was refused."""
    said = {**form.said, "measure": chosen.measure, "rule": chosen.rule}
    settled = bool(form.cleaned_data["settled"])
    try:
        with or_not_found():
            save_line(
                chosen.found.row.pk,
                chosen.key,
                said,
                settled=settled,
                seen=seen,
                by=request.user,
                now=timezone.now(),
            )
    except CchcError as error:
        problems = error.problems if isinstance(error, InputRefused) else (error.problem,)
        for problem, text in zip(problems, told(error), strict=True):
            column = problem.place.column
            form.add_error(column if column in form.fields else None, ValidationError(text))
        return False
    return True


def _page(request: PageRequest, chosen: Chosen, form: LineForm) -> HttpResponse:
    found, key = chosen.found, chosen.key
    node = next((one for one in found.core.nodes if one.id == key), None) if found.core else None
    text = found.draft.texts.get(key)
    name = f"{chosen.line.get('code') or ''} {chosen.line.get('name') or 'dòng không tên'}".strip()
    context = {
        "page": draft_head(found.row, name, "web:catalogue_draft_line"),
        "row": found.row,
        "form": form,
        "errors": form.errors,
        "own": [one for one in form if one.name in ("code", "name", "max_points")],
        "scale": [one for one in form if one.name.startswith(("measure.", "rule."))],
        "rest": [
            one for one in form if one.name not in ("code", "name", "max_points") and "." not in one.name
        ],
        "leaf": chosen.leaf,
        "measures": [(one.id, one.label, one.id == chosen.measure) for one in MEASURES],
        "rules": [(one.id, one.label, one.id == chosen.rule) for one in RULES],
        "measure": chosen.measure,
        "rule": chosen.rule,
        "text": text,
        "marks": [str(mark) for mark in found.draft.marks.get(key, ())],
        "shown": shown_back(node),
        "steps": steps_of(found, key),
        "places": places_of(found, key),
        "next": _next(found, key),
        "address": line_href(found.row, key),
        "back": reverse("web:catalogue_draft", args=[found.row.pk]),
    }
    return render(request, "catalogue_draft/line.html", context)


def _next(found: OpenDraft, key: str) -> str:
    """The next line with a mark, empty where there is none."""
    marked = [line for line in found.draft.codes() if found.draft.marks.get(line) and line != key]
    order = list(found.draft.codes())
    after = [line for line in marked if order.index(line) > order.index(key)]
    chosen = next(iter(after or marked), "")
    return line_href(found.row, chosen) if chosen else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
