"""One's own notices: always on the page, whatever is sent besides; marking them read, choosing the rhythm."""

from dataclasses import asdict

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cchc.records.notices.actions import choose, mark_read
from cchc.records.notices.queries import choice_for, notices_of, unread_count
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.notice_forms import ChoiceForm
from cchc.web.notice_rows import notice_rows
from cchc.web.requests import PageRequest

ON_A_PAGE = 50
HERE = "web:notices"


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: PageRequest) -> HttpResponse:
    """The notices of the person, and the form of how he wants them."""
    posted = request.method == "POST"
    form = ChoiceForm(request.POST if posted else None, initial=asdict(choice_for(request.user)))
    if posted and form.is_valid():
        choose(form.choice(), by=request.user, now=timezone.now())
        messages.success(request, "Đã lưu cách nhận thông báo.")
        return redirect(HERE)
    pages = Paginator(notices_of(request.user), ON_A_PAGE)
    page = pages.get_page(request.GET.get("trang"))
    context = {
        "page": PageHead(title="Thông báo", crumbs=(home_crumb(),)),
        "rows": notice_rows(page.object_list),
        "sheet": page,
        "unread": unread_count(request.user),
        "form": form,
        "has_email": bool(request.user.email),
    }
    return render(request, "notice/notices.html", context)


@require_POST
def read(request: PageRequest) -> HttpResponse:
    """Mark one notice as read, or all."""
    asked = request.POST.get("notice", "")
    chosen = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    count = mark_read(chosen, by=request.user, now=timezone.now())
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc.")
    return redirect(HERE)
