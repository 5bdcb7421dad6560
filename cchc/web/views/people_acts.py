"""What is done with one account: roles, details, a new password, switching off, sessions, second factor."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.people.accounts import NoSuchAccountError, agencies_served
from cchc.records.people.actions import change_details, end_role, grant_role, reset_password, switch_account
from cchc.records.people.actions.second_factor import require_second_factor, reset_second_factor
from cchc.records.people.actions.sessions import end_sessions
from cchc.records.people.models import User
from cchc.records.people.policies import may_manage_account
from cchc.web.people_forms import DetailsForm, EndForm, RoleForm
from cchc.web.people_rows import roles_given
from cchc.web.requests import PageRequest
from cchc.web.views.people import password_page, person_page, seen_account

Act = Callable[[str, User, datetime], object]
ACTS: Mapping[str, tuple[Act, str]] = {
    "ngung": (
        lambda name, by, now: switch_account(name, active=False, by=by, now=now),
        "Đã ngừng tài khoản.",
    ),
    "mo-lai": (
        lambda name, by, now: switch_account(name, active=True, by=by, now=now),
        "Đã mở lại tài khoản.",
    ),
    "ket-thuc-phien": (lambda name, by, now: end_sessions(name, by=by, now=now), "Đã kết thúc mọi phiên."),
    "bo-lop-thu-hai": (
        lambda name, by, now: reset_second_factor(name, by=by, now=now),
        "Đã xóa lớp bảo vệ thứ hai; người dùng cài lại khi đăng nhập.",
    ),
    "bat-buoc-lop-thu-hai": (
        lambda name, by, now: require_second_factor(name, required=True, by=by, now=now),
        "Từ nay tài khoản này bắt buộc có lớp bảo vệ thứ hai.",
    ),
    "khong-bat-buoc-lop-thu-hai": (
        lambda name, by, now: require_second_factor(name, required=False, by=by, now=now),
        "Tài khoản này không còn bắt buộc có lớp bảo vệ thứ hai.",
    ),
}


@contextmanager
def refused_as_pages() -> Iterator[None]:
    """403 for what the person may not do, 404 for accounts that he does not see."""
    try:
        yield
    except NoSuchAccountError as error:
        raise Http404 from error
    except NotAllowed as error:
        raise PermissionDenied from error


@require_POST
def act(request: PageRequest, username: str, act: str) -> HttpResponse:
    """One of the acts that need no form."""
    seen_account(request, username)
    if act not in ACTS:
        raise Http404
    do, said = ACTS[act]
    with refused_as_pages():
        do(username, request.user, timezone.now())
    messages.success(request, said)
    return redirect("web:person", username)


@require_POST
def password(request: PageRequest, username: str) -> HttpResponse:
    """Give a new password, shown in this one answer only."""
    _, seen, _ = seen_account(request, username)
    with refused_as_pages():
        word = reset_password(username, by=request.user, now=timezone.now())
    return password_page(request, seen, word)


@require_POST
def role_grant(request: PageRequest, username: str) -> HttpResponse:
    """Give a role."""
    standing, seen, held = seen_account(request, username)
    roles = roles_given(standing, held)
    if not roles:
        raise PermissionDenied
    form = RoleForm(agencies_served(standing), roles, request.POST)
    if form.is_valid():
        try:
            with refused_as_pages():
                grant_role(username, form.new_role, by=request.user, now=timezone.now())
        except InputRefused as error:
            form.tell(error)
        else:
            messages.success(request, "Đã cấp vai trò.")
            return redirect("web:person", username)
    return person_page(request, standing, seen, held, role_form=form)


@require_POST
def role_end(request: PageRequest, username: str, membership: int) -> HttpResponse:
    """End a role on a day."""
    _, seen, _ = seen_account(request, username)
    if not any(one.pk == membership for one in seen.memberships.all()):
        raise Http404
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(told) for told in form.errors.get("day", ())))
        return redirect("web:person", username)
    try:
        with refused_as_pages():
            end_role(membership, form.cleaned_data["day"], by=request.user, now=timezone.now())
    except InputRefused as error:
        messages.error(request, f"{error.problem.message}. {error.problem.hint}".strip(". "))
    else:
        messages.success(request, "Đã ghi ngày kết thúc vai trò.")
    return redirect("web:person", username)


@require_POST
def details(request: PageRequest, username: str) -> HttpResponse:
    """Change name, position, telephone, e-mail."""
    standing, seen, held = seen_account(request, username)
    if not may_manage_account(standing, held):
        raise PermissionDenied
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return person_page(request, standing, seen, held, details_form=form)
    with refused_as_pages():
        change_details(username, form.details, by=request.user, now=timezone.now())
    messages.success(request, "Đã ghi thông tin.")
    return redirect("web:person", username)
