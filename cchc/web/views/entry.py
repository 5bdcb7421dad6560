"""One line of a portion: filled in, judged or answered; saved without writing over anybody unseen."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cchc.core.errors import CchcError
from cchc.core.scoring.evaluate import evaluate
from cchc.records.catalogues.queries import work_calendar
from cchc.records.entries.queries.line_talk import line_talk
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine, portion_sheet
from cchc.records.people.queries import Standing
from cchc.web.campaign_head import standing_today
from cchc.web.coordination_pages import told
from cchc.web.entry_forms import MOST_NOTE, EntryForm
from cchc.web.entry_offers import Offer, offer_taken, offers, prove_by_rows
from cchc.web.entry_rows import (
    ConflictRow,
    ResultRow,
    conflict_row,
    faulty_row,
    guide_rows,
    judged_rows,
    last_year_row,
    line_page,
    reckoned_row,
    result_row,
    saved_text,
    stored_row,
)
from cchc.web.entry_saving import (
    Refusal,
    Said,
    agreed,
    line_form,
    said_in,
    said_text,
    saving_refused,
    seen_in,
    taken_over,
    tell,
)
from cchc.web.portion_forms import ProofForm
from cchc.web.portion_rows import line_address, portion_address
from cchc.web.portion_state import closed_note, return_rows
from cchc.web.proof_choice import preview_box, proof_form
from cchc.web.proof_rows import proof_box
from cchc.web.question_forms import QuestionForm
from cchc.web.question_rows import question_row
from cchc.web.requests import PageRequest, or_not_found
from cchc.web.views.portion import portion_page_head

PART = "X-CCHC-Part"
UNREADABLE = "Chưa tính được điểm: số liệu chưa đủ hoặc chưa đúng."


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: PageRequest, campaign: str, portion: int, line: str) -> HttpResponse:
    """The page of a line; what is sent is saved, or told why not with everything that was typed."""
    standing, sheet, found = opened_line(request, campaign, portion, line)
    if request.method != "POST":
        return _page(request, standing, sheet, found)
    if not found.may_edit:
        return _refused_closed(request, sheet, found)
    form = line_form(sheet, found, request.POST)
    said = _asked(request, sheet, found, form)
    if said is None:
        return _answer(request, standing, sheet, found, form)
    taken = _taken(request, sheet, found)
    refusal = saving_refused(sheet.portion, line, said, request.user)
    if refusal is None:
        if taken is not None:
            _prove(request, standing, sheet, found, taken)
        return _saved(request, sheet, found)
    fresh = opened_line(request, campaign, portion, line)
    return _answer(request, *fresh, form, refusal=refusal, said=said)


def opened_line(
    request: PageRequest, campaign: str, portion: int, line: str
) -> tuple[Standing, PortionSheet, SheetLine]:
    """The portion as the person sees it, and one of its lines; 404 for what is not there for him."""
    standing = standing_today(request.user)
    with or_not_found():
        sheet = portion_sheet(standing, portion, timezone.now())
    found = sheet.line(line)
    if found is None or sheet.portion.campaign_unit.campaign.slug != campaign:
        raise Http404
    return standing, sheet, found


def _asked(request: PageRequest, sheet: PortionSheet, line: SheetLine, form: EntryForm) -> Said | None:
    """What the person wants to be saved; None where his form has errors."""
    version = seen_in(request)
    if "take" in request.POST:
        offer = _taken(request, sheet, line)
        return None if offer is None else replace(offer.said, seen=version)
    if "last_year" in request.POST:
        return taken_over(line, version)
    if "agree" in request.POST:
        return agreed(line, request.POST.get("note", "")[:MOST_NOTE].strip(), version)
    return said_in(form, version) if form.is_valid() else None


def _taken(request: PageRequest, sheet: PortionSheet, line: SheetLine) -> Offer | None:
    """The offer that the person takes, as it stands now."""
    key = request.POST.get("take")
    return None if key is None else offer_taken(sheet, line, key, timezone.now())


def _prove(
    request: PageRequest, standing: Standing, sheet: PortionSheet, line: SheetLine, taken: Offer
) -> None:
    """The documents behind what was taken; the figure stays where the portion has left meanwhile."""
    try:
        prove_by_rows(sheet, line, taken, standing, now=timezone.now())
    except CchcError as error:
        why = " ".join(told(error))
        messages.warning(request, f"Đã lưu số liệu nhưng chưa gắn được tài liệu của sổ. {why}")


def _refused_closed(request: PageRequest, sheet: PortionSheet, line: SheetLine) -> HttpResponse:
    note = closed_note(sheet)
    if note is None or sheet.time.allowed:
        raise PermissionDenied
    if PART in request.headers:
        return _part(request, sheet, line, f"Chưa lưu: {note.why}", saved=False)
    messages.error(request, f"Chưa lưu: {note.why}")
    return redirect(line_address(sheet, line.node.key))


def _saved(request: PageRequest, sheet: PortionSheet, line: SheetLine) -> HttpResponse:
    campaign = sheet.portion.campaign_unit.campaign.slug
    if PART in request.headers:
        _, fresh, found = opened_line(request, campaign, sheet.portion.pk, line.node.key)
        return _part(request, fresh, found, saved_text(found), saved=True)
    messages.success(request, f"Đã lưu dòng {line.node.key} lúc {timezone.localtime():%H:%M}.")
    following = line_page(sheet, line, has_form=True).next_href if "tiep" in request.POST else ""
    return redirect(following or line_address(sheet, line.node.key))


def _answer(
    request: PageRequest,
    standing: Standing,
    sheet: PortionSheet,
    line: SheetLine,
    form: EntryForm,
    *,
    refusal: Refusal | None = None,
    said: Said | None = None,
) -> HttpResponse:
    """Say what was refused: the whole page, or its parts to the script that saves."""
    conflict = None
    if refusal is not None and said is not None and refusal.changed:
        conflict = conflict_row(line, refusal.texts[0], said_text(line, said))
    elif refusal is not None:
        form.is_valid()
        tell(form, refusal)
    if PART in request.headers:
        why = "có người khác vừa ghi dòng này." if conflict else _first_error(form)
        return _part(request, sheet, line, f"Chưa lưu: {why}", saved=False, conflict=conflict)
    return _page(request, standing, sheet, line, form, conflict)


def _first_error(form: EntryForm) -> str:
    return next((str(text) for texts in form.errors.values() for text in texts), UNREADABLE)


def _part(
    request: PageRequest,
    sheet: PortionSheet,
    line: SheetLine,
    text: str,
    *,
    saved: bool,
    conflict: ConflictRow | None = None,
) -> HttpResponse:
    """What the script that saves puts into the page: whether it is saved, what stands against it, points."""
    context = {
        "text": text,
        "look": "saved" if saved else "unsaved",
        "seen": line.version if saved else "",
        "conflict": conflict,
        "result": result_row(sheet, line),
        "line": line_page(sheet, line, has_form=True),
    }
    return render(request, "entry/part.html", context)


@require_POST
def preview(request: PageRequest, campaign: str, portion: int, line: str) -> HttpResponse:
    """The points of what is typed, reckoned here and not stored."""
    _, sheet, found = opened_line(request, campaign, portion, line)
    if not found.may_edit:
        raise PermissionDenied
    form = line_form(sheet, found, request.POST)
    context = {"result": _typed_result(sheet, found, form)}
    return render(request, "entry/preview_part.html", context)


def _typed_result(sheet: PortionSheet, line: SheetLine, form: EntryForm) -> ResultRow:
    if not form.is_valid():
        return faulty_row(line.node, _first_error(form) if form.complete else UNREADABLE)
    catalogue, year = sheet.catalogue, sheet.portion.campaign_unit.campaign.year
    said = said_in(form, 0)
    try:
        calendar = work_calendar([year]) if catalogue.counts_working_days else None
        given = (line.node, said.entry, catalogue.rounding)
        score = evaluate(*given) if calendar is None else evaluate(*given, calendar)
    except CchcError as error:
        return faulty_row(line.node, f"{error.problem.message}.")
    return reckoned_row(line.node, score)


def _page(
    request: PageRequest,
    standing: Standing,
    sheet: PortionSheet,
    line: SheetLine,
    form: EntryForm | None = None,
    conflict: ConflictRow | None = None,
) -> HttpResponse:
    if form is None and line.may_edit:
        form = line_form(sheet, line)
    return line_response(request, standing, sheet, line, form=form, conflict=conflict)


def line_response(
    request: PageRequest,
    standing: Standing,
    sheet: PortionSheet,
    line: SheetLine,
    *,
    form: EntryForm | None,
    conflict: ConflictRow | None = None,
    proof: ProofForm | None = None,
    ask: QuestionForm | None = None,
) -> HttpResponse:
    """The page of a line with its forms as they are."""
    node, asked = line.node, request.GET.dict()
    context = {
        "page": portion_page_head(sheet, standing, f"{node.code or ''} {node.title}".strip(), inside=True),
        "line": line_page(sheet, line, has_form=form is not None),
        "form": form,
        "conflict": conflict,
        "saved": saved_text(line),
        "stored": stored_row(line, hidden=sheet.hidden),
        "judged": judged_rows(sheet, line),
        "last_year": last_year_row(line),
        "offers": offers(sheet, line, timezone.now()),
        "result": result_row(sheet, line),
        "guide": guide_rows(line),
        "proofs": proof_box(sheet, line, proof or proof_form(standing, sheet, line, asked)),
        "preview": preview_box(standing, line, asked),
        "returns": return_rows(sheet),
        "closed": closed_note(sheet),
        "questions": [question_row(one) for one in line_talk(sheet.portion.campaign_unit.campaign, node)],
        "ask": ask or QuestionForm(),
        "ask_href": portion_address(sheet, "web:entry_ask", node.key),
        "history_href": portion_address(sheet, "web:entry_history", node.key),
    }
    return render(request, "entry/entry.html", context)
