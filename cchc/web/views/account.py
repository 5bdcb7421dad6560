"""The door: name and password, the second step, signing out; a session that has ended is said so."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStage, LoginStageController
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from cchc.core.errors import CchcError
from cchc.records.people.actions.second_factor import check_code
from cchc.records.people.actions.sessions import forget_session
from cchc.web.account_forms import CodeForm, LoginForm
from cchc.web.sign_in_rules import SECOND_STEP


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

    def form_valid(self, form: Any) -> HttpResponse:
        """Begin the session, or lead to the second step where the account has one."""
        record_authentication(self.request, form.get_user(), method="password")
        response: HttpResponse = perform_login(
            self.request, form.get_user(), redirect_url=self.get_success_url()
        )
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the identity provider where there is one."""
        sign_on = settings.OIDC_PROVIDER["name"] if settings.OIDC_ISSUER else ""
        return super().get_context_data(**kwargs) | {"sign_on": sign_on}


class Logout(LogoutView):
    """Signing out by the button; the bare address changes nothing and leads to the first page."""

    http_method_names = ("get", "head", "post", "options")

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Lead to the first page, still signed in."""
        return redirect("web:home")

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """End the session and forget it."""
        forget_session(request.session.session_key or "")
        return super().post(request, *args, **kwargs)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code of the application, or a recovery code, after the password was right."""
    stage: LoginStage | None = LoginStageController.enter(request, SECOND_STEP)
    if request.user.is_authenticated or stage is None:
        return redirect("web:home" if request.user.is_authenticated else "web:login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            check_code(stage.login.user, form.cleaned_data["code"], now=timezone.now())
        except CchcError as error:
            form.add_error("code", error.problem.message)
        else:
            record_authentication(request, stage.login.user, method="second_factor")
            response: HttpResponse = stage.exit()
            return response
    return render(request, "account/second_step.html", {"form": form})


def _whole_window(details: HtmxDetails) -> HttpResponse:
    back = urlencode({"next": details.current_url_abs_path or "/"})
    return HttpResponseClientRedirect(f"{reverse('web:login')}?{back}")
