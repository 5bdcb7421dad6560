"""Signing in and out; a session that has ended is said so."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

REFUSED = "Tên đăng nhập hoặc mật khẩu không đúng. Chú ý chữ hoa, chữ thường."
INACTIVE = "Tài khoản này đã ngừng hoạt động. Đề nghị liên hệ quản trị hệ thống."


class LoginForm(AuthenticationForm):
    """Name and password, with errors as an official reads them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages = {"invalid_login": REFUSED, "inactive": INACTIVE}


@method_decorator(login_not_required, name="dispatch")
class Login(LoginView):
    """The page for signing in; a part of a page asked for without a session leads the whole window here."""

    template_name = "account/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Send the whole window to this page when only a part of another page was asked for."""
        details = getattr(request, "htmx", None)
        if isinstance(details, HtmxDetails) and details:
            return _whole_window(details)
        return super().dispatch(request, *args, **kwargs)


class Logout(LogoutView):
    """Signing out by the button; the bare address changes nothing and leads to the first page."""

    http_method_names = ("get", "head", "post", "options")

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Lead to the first page, still signed in."""
        return redirect("web:home")


def _whole_window(details: HtmxDetails) -> HttpResponse:
    back = urlencode({"next": details.current_url_abs_path or "/"})
    return HttpResponseClientRedirect(f"{reverse('web:login')}?{back}")
