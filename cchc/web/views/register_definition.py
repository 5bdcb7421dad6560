"""A province's own register: its columns and the lines it feeds, set up on a page and later extended."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.core.register.definition import TESTS
from cchc.records.catalogues.queries import all_catalogues
from cchc.records.people.queries import standing_of
from cchc.records.registers.actions import define_register, extend_register
from cchc.records.registers.models import Row
from cchc.web.coordination_pages import refusals_told
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.register_definition_forms import MORE, DefinitionForm, definition_initial
from cchc.web.register_room import RegisterDesk, defines, desk_head, desk_of, registers_crumb
from cchc.web.requests import PageRequest


@require_http_methods(["GET", "HEAD", "POST"])
def define(request: PageRequest) -> HttpResponse:
    """Set up a register of the province."""
    now = timezone.now()
    province = defines(standing_of(request.user, timezone.localdate(now)))
    if province is None:
        raise PermissionDenied
    sent, initial = _sent(request, {"seen": 0})
    form = DefinitionForm(_catalogues(), None, sent, initial=initial)
    if sent is not None and form.is_valid():
        with refusals_told(request, form):
            made = define_register(form.cleaned_data["definition"], province, by=request.user, now=now)
            messages.success(request, f"Đã đặt {made.title}.")
            return redirect("web:register", made.slug)
    head = PageHead(title="Đặt sổ riêng của tỉnh", crumbs=(home_crumb(), registers_crumb()))
    return _page(request, head, form, None, has_rows=False)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: PageRequest, register: str) -> HttpResponse:
    """Give a register of the province more columns; what has rows may only grow."""
    desk = desk_of(request, register)
    if not desk.may_define:
        raise PermissionDenied
    sent, initial = _sent(request, definition_initial(desk.definition, desk.register.version))
    form = DefinitionForm(_catalogues(), desk.definition, sent, initial=initial)
    if sent is not None and form.is_valid():
        with refusals_told(request, form):
            seen, wanted = form.cleaned_data["seen"], form.cleaned_data["definition"]
            extend_register(register, wanted, seen=seen, by=request.user, now=desk.now)
            messages.success(request, "Đã ghi cột và cách tính của sổ.")
            return redirect(desk.href)
    has_rows = Row.objects.filter(register=desk.register).exists()
    return _page(request, desk_head(desk, "Cột và cách tính"), form, desk, has_rows=has_rows)


def _sent(request: PageRequest, initial: dict[str, Any]) -> tuple[QueryDict | None, dict[str, Any]]:
    """What is to be kept, and what the form begins with: whoever asks for more lines keeps nothing yet."""
    if request.method != "POST":
        return None, initial
    if MORE in request.POST:
        return None, request.POST.dict()
    return request.POST, initial


def _catalogues() -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in all_catalogues()]


def _page(
    request: PageRequest, head: PageHead, form: DefinitionForm, desk: RegisterDesk | None, *, has_rows: bool
) -> HttpResponse:
    context = {
        "page": head,
        "form": form,
        "more": MORE,
        "has_rows": has_rows,
        "tests": TESTS.values(),
        "back_href": desk.href if desk is not None else reverse("web:registers"),
    }
    return render(request, "register/define.html", context)
