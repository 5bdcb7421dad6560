"""Keys of one's own with which programs read and write: made, shown once, revoked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.people.actions import make_token, revoke_token
from cchc.records.people.actions.tokens import SCOPES
from cchc.records.people.models import ApiToken
from cchc.records.people.queries import tokens_of
from cchc.web.account_forms import TokenForm
from cchc.web.people_pages import own_head
from cchc.web.requests import PageRequest


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: PageRequest) -> HttpResponse:
    """The keys, and a form for a new one, whose text is in this one answer only."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    raw, now = "", timezone.now()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            _, raw = make_token(given["name"], form.scopes, given["expires_on"], by=request.user, now=now)
        except InputRefused as error:
            form.tell(error)
        else:
            form = TokenForm()
    rows = [(token, _scope(token), _state(token)) for token in tokens_of(request.user)]
    context = {"page": own_head("Khóa truy cập"), "form": form, "raw": raw, "rows": rows}
    return render(request, "account/tokens.html", context)


@require_POST
def revoke(request: PageRequest, token: int) -> HttpResponse:
    """Revoke a key."""
    try:
        revoke_token(token, by=request.user, now=timezone.now())
    except NotAllowed as error:
        raise PermissionDenied from error
    messages.success(request, "Đã thu hồi khóa.")
    return redirect("web:account_tokens")


def _scope(token: ApiToken) -> str:
    return SCOPES["write" if "write" in token.scopes else "read"]


def _state(token: ApiToken) -> str:
    if token.revoked_at:
        return "đã thu hồi"
    return "còn hạn" if token.expires_on >= timezone.localdate() else "hết hạn"
