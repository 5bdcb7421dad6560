"""Accounts of a province: the list, one account, opening one."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.people.accounts import (
    PER_PAGE,
    AccountFilter,
    NoSuchAccountError,
    account_seen,
    accounts_seen,
    administered_roots,
    agencies_served,
)
from cchc.records.people.actions import Details, Opened, create_accounts
from cchc.records.people.models import Role, User
from cchc.records.people.policies import AccountHeld, may_manage_account
from cchc.records.people.queries import has_second_factor, standing_of
from cchc.records.people.standing import Standing
from cchc.web.people_forms import AccountForm, DetailsForm, EndForm, RoleForm
from cchc.web.people_pages import LIST, list_head, person_head
from cchc.web.people_rows import account_rows, page_links, role_rows, roles_given
from cchc.web.requests import PageRequest


def standing_for_accounts(request: PageRequest) -> Standing:
    """What the person holds today; raises PermissionDenied for who looks after no accounts."""
    standing = standing_of(request.user, timezone.localdate())
    if not administered_roots(standing).exists():
        raise PermissionDenied
    return standing


@require_safe
def accounts(request: PageRequest) -> HttpResponse:
    """Accounts by given name, filtered by words, agency, role; those switched off on request."""
    standing = standing_for_accounts(request)
    agencies = list(agencies_served(standing))
    wanted = _wanted(request)
    page = Paginator(accounts_seen(standing, wanted), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": list_head(LIST),
        "wanted": wanted,
        "agencies": agencies,
        "roles": tuple(Role),
        "rows": account_rows(page.object_list, standing.day),
        "count": page.paginator.count,
        "links": page_links(page, request.GET),
    }
    return render(request, "people/list.html", context)


def _wanted(request: PageRequest) -> AccountFilter:
    asked = request.GET
    agency = asked.get("co-quan", "")
    role = asked.get("vai-tro", "")
    return AccountFilter(
        words=asked.get("tim", "")[:100],
        agency=int(agency) if agency.isdecimal() and len(agency) < 18 else None,
        role=role if role in Role.values else "",
        closed=asked.get("trang-thai") == "ngung",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def account_new(request: PageRequest) -> HttpResponse:
    """Open one account; its first password is in this one answer only."""
    standing = standing_for_accounts(request)
    agencies, roles = list(agencies_served(standing)), roles_given(standing)
    form = AccountForm(agencies, roles, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = create_accounts([form.new_account], by=request.user, now=timezone.now())
        except InputRefused as error:
            form.tell(error)
        except NotAllowed as error:
            raise PermissionDenied from error
        else:
            return password_page(request, opened[0].person, opened[0].password, opened[0])
    return render(request, "people/new.html", {"page": list_head("Mở một tài khoản"), "form": form})


@require_safe
def person(request: PageRequest, username: str) -> HttpResponse:
    """One account: who, roles now and before, what can be done with it."""
    standing, seen, held = seen_account(request, username)
    return person_page(request, standing, seen, held)


def seen_account(request: PageRequest, username: str) -> tuple[Standing, User, AccountHeld]:
    """The account of an address; 403 for who looks after none, 404 for one of another province."""
    standing = standing_for_accounts(request)
    try:
        seen, held = account_seen(standing, username)
    except NoSuchAccountError as error:
        raise Http404 from error
    return standing, seen, held


def person_page(
    request: PageRequest,
    standing: Standing,
    seen: User,
    held: AccountHeld,
    *,
    role_form: RoleForm | None = None,
    details_form: DetailsForm | None = None,
) -> HttpResponse:
    """The page of one account; forms with errors stand in it as they were sent."""
    roles = roles_given(standing, held)
    own = Details(seen.first_name, seen.position, seen.phone, seen.email)
    initial = {name: getattr(own, name) for name in ("full_name", "position", "phone", "email")}
    context = {
        "page": person_head(seen),
        "person": seen,
        "may_manage": may_manage_account(standing, held),
        "roles": role_rows(seen, held, standing),
        "second_factor": has_second_factor(seen),
        "obliged": seen.is_superuser or seen.second_factor_required,
        "always": seen.is_superuser or any(role == Role.ADMINISTRATOR for role, _ in held.held),
        "role_form": role_form or (RoleForm(agencies_served(standing), roles) if roles else None),
        "details_form": details_form or DetailsForm(initial=initial),
        "end_form": EndForm(initial={"day": standing.day}),
    }
    return render(request, "people/person.html", context)


def password_page(
    request: PageRequest, owner: User, password: str, opened: Opened | None = None
) -> HttpResponse:
    """A generated password is shown in the answer itself: it is kept in no session and on no second page."""
    title = "Mật khẩu ban đầu" if opened else "Mật khẩu mới"
    context = {"page": person_head(owner, title), "person": owner, "password": password, "opened": opened}
    return render(request, "people/password.html", context)
