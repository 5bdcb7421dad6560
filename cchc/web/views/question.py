"""Questions of a campaign about its lines: asked by one unit, answered once, read by all."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.records.campaigns.queries import campaign_for
from cchc.records.entries.actions import answer
from cchc.records.entries.queries.questions import questions_for
from cchc.web.campaign_head import campaign_head, standing_today
from cchc.web.coordination_pages import refusals_told
from cchc.web.question_forms import AnswerForm
from cchc.web.question_rows import found_in, question_groups, read_question_filter, state_choices
from cchc.web.requests import PageRequest, or_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: PageRequest, campaign: str) -> HttpResponse:
    """All questions, those that are asked for; an answer that is sent is kept, or told why not."""
    standing = standing_today(request.user)
    with or_not_found():
        found = campaign_for(standing, campaign)
        every = questions_for(standing, found)
    form = None
    if request.method == "POST":
        form = AnswerForm(request.POST, auto_id=f"id_{request.POST.get('question', '')[:9]}_%s")
        number = form["question"].value()
        if not any(str(one.id) == str(number) and one.may_answer for one in every):
            raise PermissionDenied
        if form.is_valid() and _answered(request, form):
            return redirect(
                f"{reverse('web:questions', args=[campaign])}#cau-{form.cleaned_data['question']}"
            )
    wanted = read_question_filter(request.GET.dict())
    shown = found_in(every, wanted)
    context = {
        "page": campaign_head(found, "Hỏi đáp về các dòng", "web:questions", standing),
        "wanted": wanted,
        "choices": state_choices(wanted.state),
        "found": len(shown),
        "whole": len(every),
        "groups": question_groups(shown, form),
        "here": request.get_full_path(),
    }
    return render(request, "question/questions.html", context)


def _answered(request: PageRequest, form: AnswerForm) -> bool:
    given = form.cleaned_data
    with refusals_told(request, form):
        answer(given["question"], given["text"], by=request.user, now=timezone.now())
        messages.success(request, "Đã gửi trả lời; mọi đơn vị trong đợt đều thấy.")
    return not form.errors
