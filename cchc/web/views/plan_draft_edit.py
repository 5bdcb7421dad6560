"""Writing a draft: its head, one task, doubts one by one, issuing it; each form carries the version seen."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cchc.records.plans.actions.drafts import (
    choose_result,
    drop_draft,
    issue_draft,
    remove_task,
    save_head,
    save_task,
    settle_doubts,
)
from cchc.web.coordination_pages import refusals_told
from cchc.web.plan_draft_coverage import task_told
from cchc.web.plan_draft_fields import offers_of
from cchc.web.plan_draft_forms import HeadForm, IssueForm, TaskForm, head_initial, task_initial
from cchc.web.plan_draft_head import head_content
from cchc.web.plan_draft_pages import DraftDesk, desk_of, draft_head, seen_version
from cchc.web.plan_draft_rows import doubt_rows, finding_rows, meant_by
from cchc.web.requests import PageRequest


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: PageRequest, draft: str) -> HttpResponse:
    """The head with targets and general duties."""
    desk = desk_of(request, draft, writing=True)
    plan = desk.draft.row.content["plan"]
    sent = request.POST if request.method == "POST" else None
    form = HeadForm(desk.draft.register, desk.draft.plan.day, sent, initial=head_initial(plan))
    if form.is_valid():
        with refusals_told(request, form):
            content = head_content(form.cleaned_data, plan)
            save_head(draft, content, seen=seen_version(request), by=request.user, now=desk.now)
            messages.success(request, "Đã ghi phần đầu của bản thảo.")
            return redirect("web:plan_draft", draft)
    doubts = [
        one
        for one in doubt_rows(desk.draft.doubts, desk.draft.register)
        if not desk.draft.doubts[one.number].path.startswith("tasks/")
    ]
    return _form(request, desk, "plan_draft/head.html", "Phần đầu, mục tiêu, nhiệm vụ chung", form, doubts)


@require_http_methods(["GET", "HEAD", "POST"])
def new_task(request: PageRequest, draft: str) -> HttpResponse:
    """One more task."""
    desk = desk_of(request, draft, writing=True)
    tasks = desk.draft.row.content["plan"]["tasks"]
    numbers = [int(one["id"]) for one in tasks if one["id"].isdecimal()]
    initial: dict[str, object] = {"number": str(max(numbers, default=0) + 1)}
    line = request.GET.get("dong", "")
    if line in desk.draft.catalogue.by_key:
        initial |= _proposed(desk, line)
    return _task(request, desk, None, "Thêm nhiệm vụ", initial)


def _proposed(desk: DraftDesk, line: str) -> dict[str, object]:
    """A task for a lost line, led by whom the draft lets score the area; a person says the rest."""
    plan = desk.draft.plan
    area = desk.draft.catalogue.ancestors[line][0].key if desk.draft.catalogue.ancestors[line] else line
    lead = plan.lead_of_area(area)
    return {"mends": [f"line:{line}"], "leads": [lead] if lead else []}


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: PageRequest, draft: str, task: str) -> HttpResponse:
    """One task; `viec` xoa takes it out."""
    desk = desk_of(request, draft, writing=True)
    found = next((one for one in desk.draft.row.content["plan"]["tasks"] if one["id"] == task), None)
    if found is None:
        raise Http404
    if request.method == "POST" and request.POST.get("viec") == "xoa":
        with refusals_told(request):
            remove_task(draft, task, seen=seen_version(request), by=request.user, now=desk.now)
            messages.success(request, f"Đã bỏ nhiệm vụ {task} khỏi bản thảo.")
        return redirect("web:plan_draft", draft)
    return _task(request, desk, task, f"Nhiệm vụ {task}", task_initial(found))


def _task(
    request: PageRequest, desk: DraftDesk, old: str | None, title: str, initial: Mapping[str, object]
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    draft = desk.draft
    form = TaskForm(offers_of(draft), sent, initial=initial)
    if form.is_valid():
        with refusals_told(request, form):
            save_task(desk.slug, old, form.content, seen=seen_version(request), by=request.user, now=desk.now)
            messages.success(request, _told(desk, form))
            return redirect("web:plan_draft_task", desk.slug, form.content["id"])
    doubts = [
        one
        for one in doubt_rows(draft.doubts, draft.register)
        if old is not None and f"{draft.doubts[one.number].path}/".startswith(f"tasks/{old}/")
    ]
    deadline = str(initial.get("deadline") or "")
    more = {
        "old": old,
        "deadline": deadline,
        "meant": meant_by(deadline, draft.plan),
        "means": task_told(draft, old) if old is not None else (),
    }
    return _form(request, desk, "plan_draft/task.html", title, form, doubts, more)


def _told(desk: DraftDesk, form: TaskForm) -> str:
    """What was written, and the deadline back as dates."""
    deadline = form.content["deadline"] or ""
    meant, understood = meant_by(deadline, desk.draft.plan)
    said = f"Đã ghi nhiệm vụ {form.content['id']}."
    if not deadline:
        return f"{said} Chưa ghi thời hạn."
    return f"{said} Thời hạn hiểu là: {meant}." if understood else f"{said} Chưa hiểu thời hạn “{deadline}”."


def _form(
    request: PageRequest,
    desk: DraftDesk,
    template: str,
    title: str,
    form: Form,
    doubts: object = (),
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """A form of a draft; after a refusal it keeps the version that its sender saw, so that he must look."""
    seen = seen_version(request) if request.method == "POST" else desk.draft.row.version
    context = {"page": draft_head(desk, title), "draft": desk.draft.row, "form": form, "seen": seen}
    return render(request, template, {**context, "doubts": doubts, **(more or {})})


@require_POST
def settle(request: PageRequest, draft: str) -> HttpResponse:
    """Doubts are right as they stand: one, or several of what was not understood."""
    desk = desk_of(request, draft, writing=True)
    places = {_number(one) for one in request.POST.getlist("diem")}
    return _done(
        request,
        draft,
        lambda: settle_doubts(draft, places, seen=seen_version(request), by=request.user, now=desk.now),
        "Đã xác nhận một điểm." if len(places) == 1 else f"Đã xác nhận {len(places)} điểm.",
    )


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 6 else -1


@require_POST
def result(request: PageRequest, draft: str) -> HttpResponse:
    """The result against which the draft is held."""
    desk = desk_of(request, draft, writing=True)
    chosen = request.POST.get("ket-qua", "")
    return _done(
        request,
        draft,
        lambda: choose_result(draft, chosen, seen=seen_version(request), by=request.user, now=desk.now),
        "Đã đối chiếu bản thảo với kết quả được chọn." if chosen else "Bản thảo không đối chiếu kết quả nào.",
    )


@require_POST
def drop(request: PageRequest, draft: str) -> HttpResponse:
    """Throw the draft away."""
    desk = desk_of(request, draft, writing=True)
    dropped = False
    with refusals_told(request):
        drop_draft(draft, seen=seen_version(request), by=request.user, now=desk.now)
        messages.success(request, "Đã bỏ bản thảo. Nhật ký giữ nội dung của bản thảo.")
        dropped = True
    return redirect("web:plan_drafts") if dropped else redirect("web:plan_draft", draft)


def _done(request: PageRequest, draft: str, act: Callable[[], object], said: str) -> HttpResponse:
    with refusals_told(request):
        act()
        messages.success(request, said)
    return redirect("web:plan_draft", draft)


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: PageRequest, draft: str) -> HttpResponse:
    """Number and day of the signed plan; it becomes a plan that is followed."""
    desk = desk_of(request, draft, writing=True)
    form = IssueForm(request.POST if request.method == "POST" else None, initial=_signed(desk))
    if form.is_valid():
        with refusals_told(request, form):
            number, day = form.cleaned_data["number"], form.cleaned_data["day"]
            plan = issue_draft(draft, number, day, seen=seen_version(request), by=request.user, now=desk.now)
            messages.success(request, f"Đã đưa kế hoạch số {plan.number} vào theo dõi.")
            return redirect("web:plan", plan.slug)
    more = {"findings": finding_rows(desk.draft.findings, desk.slug)}
    return _form(
        request, desk, "plan_draft/issue.html", "Ban hành kế hoạch", form, len(desk.draft.doubts), more
    )


def _signed(desk: DraftDesk) -> dict[str, str]:
    """Number and day that the document bore."""
    plan = desk.draft.row.content["plan"]
    return {"number": plan["number"], "day": f"{desk.draft.plan.day:%d/%m/%Y}" if plan["date"] else ""}
