"""One's own account: password, second factor, sessions."""

from base64 import b64encode

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import CchcError
from cchc.records.people.accounts import administered_roots
from cchc.records.people.actions import change_own_password
from cchc.records.people.actions.second_factor import (
    activate,
    check_code,
    deactivate,
    new_secret,
    renew_codes,
)
from cchc.records.people.actions.sessions import end_other_sessions, end_own_session, move_session
from cchc.records.people.queries import (
    codes_left,
    has_second_factor,
    memberships_on,
    open_sessions,
    standing_of,
)
from cchc.web.account_forms import ActivationForm, CodeForm, PasswordForm
from cchc.web.people_pages import OWN, own_head
from cchc.web.requests import PageRequest
from cchc.web.session_guard import SECOND_FACTOR


@require_safe
def account(request: PageRequest) -> HttpResponse:
    """What the system holds of the person, and the way to what he may change."""
    roles = memberships_on(request.user, timezone.localdate()).select_related("agency").order_by("pk")
    context = {
        "page": own_head(OWN),
        "roles": roles,
        "second_factor": has_second_factor(request.user),
        "obliged": _obliged(request),
        "looks_after": administered_roots(standing_of(request.user, timezone.localdate())).exists(),
    }
    return render(request, "account/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: PageRequest) -> HttpResponse:
    """Change one's password; whoever got a generated one must."""
    form = PasswordForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key, now = request.session.session_key or "", timezone.now()
        try:
            change_own_password(form.cleaned_data["new"], kept_session=key, by=request.user, now=now)
        except CchcError as error:
            form.tell(error)
        else:
            return _with_new_password(request)
    context = {"page": own_head("Đổi mật khẩu"), "form": form, "must": request.user.must_change_password}
    return render(request, "account/password.html", context)


def _with_new_password(request: PageRequest) -> HttpResponse:
    request.user.refresh_from_db()
    kept = request.session.session_key or ""
    update_session_auth_hash(request, request.user)
    move_session(kept, request.session.session_key or "")
    messages.success(request, "Đã đổi mật khẩu; các phiên đăng nhập khác đã kết thúc.")
    return redirect("web:account")


@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: PageRequest) -> HttpResponse:
    """Switch the second factor on; once on, new recovery codes, or off where nobody asks for it."""
    if has_second_factor(request.user):
        return _second_factor_on(request)
    form = ActivationForm(request.POST if request.method == "POST" else {"secret": new_secret()})
    if request.method == "POST" and form.is_valid():
        key, now, given = request.session.session_key or "", timezone.now(), form.cleaned_data
        try:
            codes = activate(given["secret"], given["code"], kept_session=key, by=request.user, now=now)
        except CchcError as error:
            form.add_error("code", error.problem.message)
        else:
            request.session[SECOND_FACTOR] = True
            return _codes_page(request, codes)
    if request.method != "POST" or "secret" in form.errors:
        form = ActivationForm(initial={"secret": new_secret()})
    secret = form["secret"].value() or ""
    context = {
        "page": own_head("Lớp bảo vệ thứ hai"),
        "form": form,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "picture": _picture(request, secret),
        "obliged": _obliged(request),
    }
    return render(request, "account/second_factor.html", context)


def _second_factor_on(request: PageRequest) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now, off = timezone.now(), request.POST.get("act") == "tat"
        try:
            check_code(request.user, form.cleaned_data["code"], now=now)
            if not off:
                return _codes_page(request, renew_codes(by=request.user, now=now))
            deactivate(by=request.user, now=now)
        except CchcError as error:
            form.add_error("code", error.problem.message)
        else:
            messages.success(request, "Đã tắt lớp bảo vệ thứ hai.")
            return redirect("web:account")
    context = {
        "page": own_head("Lớp bảo vệ thứ hai"),
        "form": form,
        "left": codes_left(request.user),
        "obliged": _obliged(request),
    }
    return render(request, "account/second_factor_on.html", context)


def _codes_page(request: PageRequest, codes: tuple[str, ...]) -> HttpResponse:
    """Recovery codes are shown in the answer itself: they are kept in no session and on no second page."""
    context = {"page": own_head("Mã dự phòng"), "codes": codes}
    return render(request, "account/codes.html", context)


def _picture(request: PageRequest, secret: str) -> str:
    """The QR code of a secret as an address of data, which the pages allow for pictures."""
    adapter = get_adapter()
    drawn: str = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def _obliged(request: PageRequest) -> bool:
    return request.user.is_superuser or request.user.second_factor_required


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: PageRequest) -> HttpResponse:
    """The sessions of one's own account; each other one, or all others, can be ended."""
    key, now = request.session.session_key or "", timezone.now()
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        if chosen.isdecimal() and len(chosen) < 18:
            end_own_session(int(chosen), by=request.user, now=now)
        else:
            end_other_sessions(key, by=request.user, now=now)
        messages.success(request, "Đã kết thúc phiên đăng nhập.")
        return redirect("web:account_sessions")
    context = {
        "page": own_head("Các phiên đăng nhập"),
        "sessions": open_sessions(request.user, key, now),
        "most": settings.MOST_SESSIONS,
        "idle": settings.SESSION_IDLE_SECONDS // 60,
        "hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "account/sessions.html", context)
