"""One task of a plan, and one slot of it: reports, confirmation, documents, difficulties."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.core.plan.progress import ENDING, Owed, Slot, has_days, task_deadline
from cchc.core.plan.tasks import Plan, Task
from cchc.records.plans.actions import (
    attach_document,
    confirm_progress,
    detach_document,
    raise_difficulty,
    save_progress,
    settle_due,
)
from cchc.records.plans.models import Progress, ProgressDocument
from cchc.records.plans.policies import (
    may_confirm_progress,
    may_raise_difficulty,
    may_report_progress,
    may_settle_due,
)
from cchc.records.plans.queries.difficulties import difficulties_of
from cchc.web.coordination_pages import refusals_told
from cchc.web.document_pick import document_choices, document_href
from cchc.web.navigation import Crumb
from cchc.web.plan_board_rows import due_text, turn_text
from cchc.web.plan_forms import DifficultyForm, DueForm, ProofForm, report_form
from cchc.web.plan_room import PlanRoom, room_head, room_of, slot_href, task_href
from cchc.web.plan_task_rows import difficulty_rows, said_row, task_page
from cchc.web.requests import PageRequest

REPORT, CONFIRM, ATTACH, DETACH, RAISE = "ghi", "xac-nhan", "gan", "go", "kho-khan"


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: PageRequest, plan: str, task: str) -> HttpResponse:
    """All occurrences of a task with their agencies; who coordinates settles a day where there is none."""
    room = room_of(request, plan)
    version, found = _task(room, task)
    row = room.work.chain.task_of(version, task)
    may = may_settle_due(room.standing, room.root) and not has_days(task_deadline(version, found))
    due = row.settled_due
    said = {"due": due and f"{due:%d/%m/%Y}", "why": row.settled_why}
    form = DueForm(request.POST if request.method == "POST" else None, initial=said) if may else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            with refusals_told(request, form):
                given = form.cleaned_data
                due, why, seen = given["due"], given["why"], _number(request, "seen")
                settle_due(plan, task, due, why, seen=seen, by=request.user, now=room.now)
                messages.success(request, "Đã ghi hạn của nhiệm vụ.")
                return redirect(task_href(plan, task))
    context = {
        "page": room_head(room, f"Nhiệm vụ {task}", "web:plan_board", _board_crumb(room)),
        "task": task_page(room, version, found, row),
        "difficulties": difficulty_rows(difficulties_of(room.work.chain.rows, task), plan),
        "form": form,
        "seen": row.settled_version,
    }
    return render(request, "plan_task/task.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: PageRequest, plan: str, task: str, agency: str, key: str) -> HttpResponse:
    """What one agency says of one occurrence; what is sent is kept, or told why not."""
    room = room_of(request, plan)
    slot = Slot(task, agency, key)
    owed = room.work.at(slot)
    found = room.work.chain.agencies.get(agency)
    if owed is None or found is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    act = "" if sent is None else sent.get("viec", "")
    row = room.work.rows.get(slot)
    may_report = may_report_progress(room.standing, found.pk, room.root)
    documents = document_choices(room.standing, found.pk) if may_report and row is not None else ()
    forms: dict[str, Form] = {}
    if may_report:
        forms[REPORT] = report_form(owed.task, row, sent if act == REPORT else None)
        forms[ATTACH] = ProofForm(documents, sent if act == ATTACH else None)
    if may_raise_difficulty(room.standing, found.pk):
        forms[RAISE] = DifficultyForm(sent if act == RAISE else None)
    if sent is not None:
        if not (may_report or may_confirm_progress(room.standing, found.pk, room.root)):
            raise PermissionDenied
        if _acted(request, room, slot, act, forms):
            return redirect(slot_href(plan, slot))
    return _slot_page(request, room, owed, row, found.pk, forms)


def _acted(request: PageRequest, room: PlanRoom, slot: Slot, act: str, forms: dict[str, Form]) -> bool:
    """Whether what was sent has been done; what stands against it is told in its form."""
    form = forms.get(act)
    acts: dict[str, Callable[[], str]] = {
        REPORT: lambda: _reported(request, room, slot, forms),
        CONFIRM: lambda: _confirmed(request, room, slot),
        ATTACH: lambda: _attached(request, room, slot, forms),
        DETACH: lambda: _detached(request, room, slot),
        RAISE: lambda: _raised(request, room, slot, forms),
    }
    if act not in acts or (form is None and act not in (CONFIRM, DETACH)):
        raise PermissionDenied
    if form is not None and not form.is_valid():
        return False
    with refusals_told(request, form):
        messages.success(request, acts[act]())
    return form is None or not form.errors


def _reported(request: PageRequest, room: PlanRoom, slot: Slot, forms: dict[str, Form]) -> str:
    form = forms[REPORT]
    report, seen = form.report, form.cleaned_data["seen"]  # type: ignore[attr-defined]
    row = save_progress(room.slug, slot, report, seen=seen, by=request.user, now=room.now)
    if row.status in ENDING and row.confirmed_at is None:
        return "Đã ghi. Kết quả được tính khi lãnh đạo cơ quan xác nhận."
    return "Đã ghi tình hình thực hiện."


def _confirmed(request: PageRequest, room: PlanRoom, slot: Slot) -> str:
    confirm_progress(room.slug, slot, seen=_number(request, "seen"), by=request.user, now=room.now)
    return "Đã xác nhận."


def _attached(request: PageRequest, room: PlanRoom, slot: Slot, forms: dict[str, Form]) -> str:
    document = int(forms[ATTACH].cleaned_data["document"])
    attach_document(room.slug, slot, document, by=request.user, now=room.now)
    return "Đã gắn tài liệu."


def _detached(request: PageRequest, room: PlanRoom, slot: Slot) -> str:
    detach_document(room.slug, slot, _number(request, "document"), by=request.user, now=room.now)
    return "Đã gỡ tài liệu."


def _raised(request: PageRequest, room: PlanRoom, slot: Slot, forms: dict[str, Form]) -> str:
    said = forms[RAISE].cleaned_data
    raise_difficulty(room.slug, slot, said["kind"], said["text"], by=request.user, now=room.now)
    return "Đã gửi tới Sở Nội vụ."


def _number(request: PageRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _slot_page(
    request: PageRequest,
    room: PlanRoom,
    owed: Owed,
    row: Progress | None,
    agency: int,
    forms: dict[str, Form],
) -> HttpResponse:
    slot, day = owed.slot, room.work.day
    may_confirm = may_confirm_progress(room.standing, agency, room.root)
    waits = row is not None and row.status in ENDING and row.confirmed_at is None
    title = room.work.name_of(owed.agency)
    above = Crumb(f"Nhiệm vụ {slot.task}", task_href(room.slug, slot.task))
    found = difficulties_of(room.work.chain.rows, slot.task, slot.agency)
    context = {
        "page": room_head(room, title, "web:plan_board", _board_crumb(room), above),
        "task": owed.task,
        "turn": turn_text(owed),
        "due": due_text(owed.due, day, owed.outlook(day)),
        "said": said_row(owed, row),
        "row": row,
        "confirm": waits and may_confirm,
        "waits": waits,
        "proofs": _proofs(row),
        "forms": forms,
        "report": forms.get(REPORT),
        "proof": forms.get(ATTACH) if row is not None else None,
        "raise": forms.get(RAISE),
        "difficulties": difficulty_rows(found, room.slug),
        "here": request.path,
    }
    return render(request, "plan_task/progress.html", context)


def _proofs(row: Progress | None) -> tuple[tuple[ProgressDocument, str], ...]:
    if row is None:
        return ()
    rows = ProgressDocument.objects.filter(progress=row).select_related("document")
    return tuple((one, document_href(one.document_id)) for one in rows)


def _task(room: PlanRoom, task: str) -> tuple[Plan, Task]:
    """The task in the version that was asked for, else in the newest that has it."""
    plans = (room.plan, *(one.plan for one in reversed(room.work.chain.versions)))
    for plan in plans:
        if task in plan.task_by_id:
            return plan, plan.task_by_id[task]
    raise Http404


def _board_crumb(room: PlanRoom) -> Crumb:
    return Crumb("Theo dõi nhiệm vụ", reverse("web:plan_board", args=[room.slug]))
