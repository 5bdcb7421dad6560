"""Rules of the house for allauth: what is remembered of a sign-in; sign-on for existing accounts only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from cchc.records.people.actions.sessions import begin_session
from cchc.records.people.models import SYSTEM_NAME, User
from cchc.records.people.queries import has_second_factor
from cchc.web.session_guard import SECOND_FACTOR, SEEN

INACTIVE = "Tài khoản này đã ngừng hoạt động. Đề nghị liên hệ quản trị hệ thống."
NO_ACCOUNT = (
    "Đã xác thực, nhưng chưa có tài khoản nào của hệ thống ứng với người này. "
    "Đề nghị chuyên viên cải cách hành chính của Sở Nội vụ mở tài khoản cùng tên đăng nhập."
)
SIGN_ON_FAILED = "Hệ thống tài khoản của tỉnh không xác nhận được. Hãy thử lại, hoặc đăng nhập bằng mật khẩu."
OLDEST_ENDED = "Số phiên đăng nhập đã đủ; phiên cũ nhất vừa kết thúc."


SECOND_STEP: str = AuthenticateStage.key


class SecondStep(AuthenticateStage):
    """The library's second step on the page of the house."""

    urlname = "web:second_step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Lead to the page where the account has a second factor."""
        if not has_second_factor(self.login.user):
            return None, True
        return redirect(self.urlname), True


def address_of(request: HttpRequest) -> str:
    """The network address of the person; behind our own proxy the one that it saw."""
    seen: str = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", seen).rpartition(",")[2].strip() or seen
    return seen


class AccountRules(DefaultAccountAdapter):
    """Accounts are opened by coordinators; a session that begins is remembered and counted."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account for himself."""
        return False

    def get_login_stages(self) -> list[str]:
        """The second step is the only one after a password or a sign-on."""
        return [f"{SecondStep.__module__}.{SecondStep.__name__}"]

    def is_safe_url(self, url: str) -> bool:
        """Only pages of this host; no other trusted host is a place to be led to."""
        host = self.request.get_host()
        return url_has_allowed_host_and_scheme(url, {host}, require_https=self.request.is_secure())

    def add_message(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Keep the messages of the library, which are English in part, off the pages."""

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Lead back to the door with the reason."""
        messages.error(request, INACTIVE)
        return redirect("web:login")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, remember it, and end the oldest beyond the limit."""
        super().login(request, user)
        assert isinstance(user, User)
        now = timezone.now()
        request.session[SEEN] = int(now.timestamp())
        if has_second_factor(user):
            request.session[SECOND_FACTOR] = True
        if request.session.session_key is None:
            request.session.cycle_key()
        ended = begin_session(
            request.session.session_key or "",
            address=address_of(request),
            browser=request.headers.get("User-Agent", ""),
            way="+".join(
                one["method"] for one in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, ())
            ),
            by=user,
            now=now,
        )
        if ended:
            messages.info(request, OLDEST_ENDED)


class SignOnRules(DefaultSocialAccountAdapter):
    """Sign-on through the identity provider finds existing accounts and never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody opens an account for himself."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account by sign-in name or verified e-mail; raise the way back when there is none."""
        person = existing_account(sociallogin)
        if person is None:
            messages.error(request, NO_ACCOUNT)
            raise ImmediateHttpResponse(redirect("web:login"))
        sociallogin.user = person

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """Lead back to the door with the reason."""
        messages.error(request, SIGN_ON_FAILED)
        raise ImmediateHttpResponse(redirect("web:login"))


def existing_account(sociallogin: Any) -> User | None:
    """The one account with the name that the provider tells, else the one with its verified e-mail."""
    told = sociallogin.account.extra_data
    told = told.get("userinfo") or told.get("id_token") or told
    people = User.objects.exclude(username=SYSTEM_NAME)
    name = str(told.get("preferred_username") or "")
    if name:
        found = people.filter(username=name).first()
        if found is not None:
            return found
    email = str(told.get("email") or "")
    if not email or told.get("email_verified") is not True:
        return None
    same = list(people.filter(Q(email__iexact=email))[:2])
    return same[0] if len(same) == 1 else None
