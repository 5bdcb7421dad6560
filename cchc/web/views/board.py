"""The board of requirements, what a person ticks on it, and the documents that are attached to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.core.errors import CchcError, InputRefused, NotAllowed, UnknownReference
from cchc.core.plan.board import Board, requirement_board
from cchc.core.plan.contradictions import contradictions
from cchc.core.report.requirement_board import document_text
from cchc.records.assessments.actions import (
    VERDICT_CHANGED,
    Attached,
    attach_document,
    detach_document,
    tick_requirement,
)
from cchc.records.assessments.queries import BoardRecords, board_records
from cchc.records.evidence.actions import KNOWN
from cchc.records.plans.queries import plans_using
from cchc.web.board_filter import (
    EVIDENCE,
    ROLES,
    BoardFilter,
    board_agencies,
    read_board_filter,
    verdict_choices,
    word_choices,
)
from cchc.web.board_forms import DocumentForm, LinesForm, TickForm
from cchc.web.board_rows import board_page
from cchc.web.evidence_rows import EvidenceKind, evidence_kinds, line_choices
from cchc.web.navigation import result_head, result_name
from cchc.web.requests import PageRequest, or_not_found, plan_link

QUESTIONS = (VERDICT_CHANGED, KNOWN)
NOTHING_NEW = "không có gì thay đổi"
FILES = {"xlsx": "Bảng tính (.xlsx)", "csv": "Dữ liệu (.csv)", "json": "Dữ liệu (.json)"}


@require_safe
def board(request: PageRequest, assessment: str) -> HttpResponse:
    """Every requirement with its verdict, agencies and evidence, filtered as asked."""
    records = _records(request, assessment)
    return _board_page(request, records, read_board_filter(request.GET.dict(), records.assessment))


@require_POST
def tick(request: PageRequest, assessment: str) -> HttpResponse:
    """Say whether a qualitative requirement is met; an entry with errors comes back with the board."""
    records = _records(request, assessment)
    wanted = read_board_filter(QueryDict(request.POST.get("back", "")).dict(), records.assessment)
    form = TickForm(request.POST)
    if not form.is_valid():
        return _board_page(request, records, wanted, form)
    line, reason, seen = (form.cleaned_data[name] for name in ("line", "reason", "seen"))
    with _refusals_told(request, form):
        person, now = request.user, timezone.now()
        changed = tick_requirement(
            assessment, line, met=form.met, reason=reason, by=person, now=now, seen=seen
        )
        messages.success(request, _ticked_text(form) if changed else f"Dòng {line}: {NOTHING_NEW}.")
    if form.errors:
        return _board_page(request, _records(request, assessment), wanted, form)
    return redirect(f"{_address(assessment, wanted)}#dong-{line}")


def _ticked_text(form: TickForm) -> str:
    done = "Đã bỏ" if form.met is None else "Đã ghi"
    return f"{done} xác nhận của dòng {form.cleaned_data['line']}."


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: PageRequest, assessment: str) -> HttpResponse:
    """Choose a kind of document, then enter it for all the lines that ask for it."""
    records = _records(request, assessment)
    if not records.may_attach:
        raise PermissionDenied
    whole = _board(records)
    if not whole.requirements:
        raise Http404
    kinds = evidence_kinds(whole)
    asked = request.POST if request.method == "POST" else request.GET
    kind = next((one for one in kinds if one.id == asked.get("loai")), None)
    if kind is None:
        context = {"kinds": kinds, "unknown_words": bool(asked.get("loai"))}
        return _side_page(request, records, "Gắn một tài liệu cho nhiều dòng", "board/kinds.html", context)
    keys = [entry.node.key for entry in whole.requirements]
    sent = request.POST if request.method == "POST" else None
    form = DocumentForm(sent, keys, initial={"pieces": 1, "title": kind.title})
    back = _way_back(asked, records)
    if form.is_valid():
        _attach(request, records, kind, form)
        if not form.errors:
            return redirect(back)
    chosen = request.POST.getlist("lines") if form.is_bound else kind.lines
    context = {
        "kind": kind,
        "form": form,
        "lines": line_choices(whole.requirements, kind, chosen),
        "back_href": back,
        "row": asked.get("dong", ""),
        "back": asked.get("back", ""),
    }
    return _side_page(request, records, "Gắn một tài liệu cho nhiều dòng", "board/attach.html", context)


def _attach(request: PageRequest, records: BoardRecords, kind: EvidenceKind, form: DocumentForm) -> None:
    """Attach and say to how many lines; a question that comes back stands in the form."""
    slug, lines, known = records.assessment.id, form.cleaned_data["lines"], form.said_known
    with _refusals_told(request, form):
        entry, now = form.entry(kind.stored), timezone.now()
        attached = attach_document(slug, entry, lines, by=request.user, now=now, known=known)
        messages.success(request, _attached_text(attached, len(lines), corrected=known == "same"))


def _attached_text(attached: Attached, lines: int, *, corrected: bool) -> str:
    title, added = attached.document.title, len(attached.added)
    had = f"; {lines - added} dòng đã có từ trước" if added < lines else ""
    if added:
        return f"Đã gắn “{title}” vào {added} dòng{had}."
    if corrected:
        return f"Đã sửa “{title}”; các dòng đã chọn đều có từ trước."
    return f"Các dòng đã chọn đều có “{title}” từ trước: {NOTHING_NEW}."


@require_http_methods(["GET", "HEAD", "POST"])
def detach(request: PageRequest, assessment: str, document: int) -> HttpResponse:
    """Ask from which lines a document is taken away, then take it away."""
    records = _records(request, assessment)
    found = next((one for one in records.documents if one.id == document), None)
    if found is None:
        raise Http404
    if not records.may_attach:
        raise PermissionDenied
    entries = [entry for entry in _board(records).requirements if entry.node.key in found.lines]
    back = _way_back(request.GET, records)
    form = LinesForm(request.POST if request.method == "POST" else None, sorted(found.lines))
    if form.is_valid():
        with _refusals_told(request):
            person, now = request.user, timezone.now()
            count = detach_document(assessment, document, form.cleaned_data["lines"], by=person, now=now)
            told = f"Đã gỡ “{found.title}” khỏi {count} dòng." if count else f"Tài liệu: {NOTHING_NEW}."
            messages.success(request, told)
        return redirect(back)
    named = {request.GET.get("dong", "")} & found.lines
    chosen = request.POST.getlist("lines") if form.is_bound else named or found.lines
    kind = EvidenceKind(found.kind, "", tuple(found.lines), 0, "")
    context = {
        "document": document_text(found),
        "form": form,
        "lines": line_choices(entries, kind, chosen),
        "back_href": back,
    }
    return _side_page(request, records, "Gỡ tài liệu", "board/detach.html", context)


def _records(request: PageRequest, assessment: str) -> BoardRecords:
    with or_not_found():
        return board_records(request.user, assessment)


def _board(records: BoardRecords) -> Board:
    return requirement_board(records.assessment, records.verdicts, records.documents)


@contextmanager
def _refusals_told(request: PageRequest, form: Form | None = None) -> Iterator[None]:
    """Say on the next page why an act was refused; 403 for who may not, 404 for what is not there.

    What the person must answer is said in his form, with what he has entered.
    """
    try:
        with or_not_found():
            yield
    except NotAllowed as error:
        raise PermissionDenied from error
    except (InputRefused, UnknownReference) as error:
        if form is not None and error.problem.code in QUESTIONS:
            form.add_error(None, ValidationError(_told(error), code=error.problem.code))
        else:
            messages.error(request, _told(error))


def _told(error: CchcError) -> str:
    return f"{error.problem.message}."


def _address(assessment: str, wanted: BoardFilter | None = None) -> str:
    """The board, filtered as it was."""
    query = f"?{wanted.query}" if wanted is not None and wanted.query else ""
    return f"{reverse('web:board', args=[assessment])}{query}"


def _way_back(asked: QueryDict, records: BoardRecords) -> str:
    """The board as it was filtered, at the line from which a person came."""
    wanted = read_board_filter(QueryDict(asked.get("back", "")).dict(), records.assessment)
    line = asked.get("dong", "")
    at = f"#dong-{line}" if line in records.assessment.catalogue.by_key else ""
    return f"{_address(records.assessment.id, wanted)}{at}"


def _board_page(
    request: PageRequest, records: BoardRecords, wanted: BoardFilter, refused: TickForm | None = None
) -> HttpResponse:
    found, whole = records.assessment, _board(records)
    link = plan_link(request.user, found.id)
    plans = plans_using(request.user, found.catalogue.id)
    context = {
        "page": result_head(found, f"Yêu cầu: {result_name(found)}", "web:board", link),
        "assessment": found,
        "board": board_page(found, whole, wanted, contradictions(found.catalogue, plans)),
        "filter": wanted,
        "files": _files(found.id, wanted),
        "agencies": board_agencies(found, whole.requirements, wanted.agency),
        "roles": word_choices("Chủ trì hoặc phối hợp", ROLES, wanted.role),
        "verdicts": verdict_choices(wanted.verdict),
        "evidence": word_choices("Mọi tình trạng tài liệu", EVIDENCE, wanted.evidence),
        "twin": records.twin,
        "may_tick": records.may_tick,
        "may_attach": records.may_attach,
        "refused": refused,
    }
    return render(request, "board/board.html", context)


def _files(assessment: str, wanted: BoardFilter) -> tuple[dict[str, str], ...]:
    """The files of the board, of the lines that are shown."""
    query = f"?{wanted.query}" if wanted.query else ""
    return tuple(
        {"text": text, "href": f"{reverse('web:download', args=[assessment, 'yeu-cau', form])}{query}"}
        for form, text in FILES.items()
    )


def _side_page(
    request: PageRequest, records: BoardRecords, title: str, template: str, context: dict[str, object]
) -> HttpResponse:
    head = result_head(
        records.assessment, title, "web:board_attach", plan_link(request.user, records.assessment.id)
    )
    whole = {"page": head, "assessment": records.assessment, **context}
    return render(request, template, whole)
