"""Difficulties and proposals about the tasks of a plan, and their answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.records.plans.actions import answer_difficulty
from cchc.records.plans.queries.difficulties import difficulties_of
from cchc.web.coordination_pages import refusals_told
from cchc.web.plan_forms import DifficultyAnswerForm
from cchc.web.plan_room import room_head, room_of
from cchc.web.plan_task_rows import difficulty_rows
from cchc.web.requests import PageRequest


@require_http_methods(["GET", "HEAD", "POST"])
def difficulties(request: PageRequest, plan: str) -> HttpResponse:
    """What agencies told of a plan, what waits for an answer first; an answer that is sent is kept."""
    room = room_of(request, plan)
    form = None
    if request.method == "POST":
        if not room.coordinates:
            raise PermissionDenied
        form = DifficultyAnswerForm(request.POST)
        if form.is_valid():
            with refusals_told(request, form):
                said = form.cleaned_data
                answer_difficulty(
                    said["difficulty"], said["answer"], seen=said["seen"], by=request.user, now=room.now
                )
                messages.success(request, "Đã gửi trả lời.")
                here = reverse("web:plan_difficulties", args=[plan])
                return redirect(f"{here}#kho-khan-{said['difficulty']}")
    rows = difficulty_rows(difficulties_of(room.work.chain.rows), plan)
    context = {
        "page": room_head(room, "Khó khăn, kiến nghị", "web:plan_difficulties"),
        "groups": tuple((row, _form_of(row.id, row.answer, form)) for row in rows),
        "waiting": sum(not row.answer for row in rows),
        "may_answer": room.coordinates,
    }
    return render(request, "plan_task/difficulties.html", context)


def _form_of(number: int, answer: str, sent: DifficultyAnswerForm | None) -> DifficultyAnswerForm:
    """The form of one difficulty, with what was sent where it was sent for it."""
    if sent is not None and str(sent["difficulty"].value()) == str(number):
        return sent
    return DifficultyAnswerForm(auto_id=f"id_{number}_%s", initial={"difficulty": number, "answer": answer})
