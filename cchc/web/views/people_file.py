"""Accounts by an Excel list: the template, a verdict per row, and only then accounts and passwords."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import CchcError, InputRefused, NotAllowed, Place, Problem
from cchc.files import accounts_list as listed
from cchc.files.accounts_list import (
    ListedAccount,
    passwords_sheet,
    read_accounts,
)
from cchc.files.accounts_list import (
    accounts_template as template,
)
from cchc.records.agencies.models import Agency
from cchc.records.people.accounts import administered_roots, agencies_served, usernames_taken
from cchc.records.people.actions import NewAccount, create_accounts
from cchc.records.people.actions.names import refuse_username
from cchc.records.people.models import Role
from cchc.records.people.standing import Standing
from cchc.web.checked_accounts import sealed, unsealed
from cchc.web.people_forms import CheckedForm, ListForm, areas_in
from cchc.web.people_pages import list_head
from cchc.web.people_rows import roles_given
from cchc.web.requests import PageRequest
from cchc.web.views.downloads import TYPES
from cchc.web.views.people import standing_for_accounts

TITLE = "Mở theo danh sách Excel"
STALE = "Kết quả kiểm tra đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp để kiểm tra lại."


@require_http_methods(["GET", "HEAD", "POST"])
def accounts_file(request: PageRequest) -> HttpResponse:
    """Check a list and show the verdict on every row; no account is opened."""
    standing = standing_for_accounts(request)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = ListForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                return _verdicts(request, standing, file.read(), file.name)
            except InputRefused as error:
                form.add_error("file", [str(problem) for problem in error.problems])
    return render(request, "people/file.html", {"page": list_head(TITLE), "form": form})


def _verdicts(request: PageRequest, standing: Standing, raw: bytes, name: str) -> HttpResponse:
    """Raises InputRefused for a file that is no such list."""
    agencies = _agencies(standing)
    roles = {role.label: role.value for role in roles_given(standing)}
    found = read_accounts(raw, name, {text: str(one.pk) for text, one in agencies.items()}, roles)
    taken = usernames_taken([row.texts.get(listed.USERNAME, "") for row in found])
    checked = [(row, *_checked(row)) for row in found]
    fine = [account for _, account, problems in checked if account is not None and not problems]
    context = {
        "page": list_head(TITLE),
        "file": name,
        "refused": [(row, problems) for row, account, problems in checked if problems],
        "fine": [(one, one.username in taken) for one in fine],
        "taken": sum(one.username in taken for one in fine),
        "agency_names": {str(one.pk): one.name for one in agencies.values()},
        "form": CheckedForm(initial={"checked": sealed(fine, request.user.pk), "existing": "refuse"}),
    }
    return render(request, "people/verdicts.html", context)


def _checked(row: ListedAccount) -> tuple[NewAccount | None, tuple[Problem, ...]]:
    """The account of a row, or what is wrong with it beyond what its reading told."""
    problems, texts = list(row.problems), row.texts
    areas: tuple[str, ...] = ()
    if texts.get(listed.USERNAME):
        try:
            refuse_username(texts[listed.USERNAME])
        except CchcError as error:
            problems.append(_at(row, listed.USERNAME, error.problem.message))
    try:
        areas = areas_in(texts.get(listed.AREAS, ""))
    except ValidationError as error:
        problems.append(_at(row, listed.AREAS, error.messages[0]))
    for column, most in ((listed.NAME, 150), (listed.POSITION, 200), (listed.PHONE, 40)):
        if len(texts.get(column, "")) > most:
            problems.append(_at(row, column, f"Dài quá {most} ký tự"))
    if problems:
        return None, tuple(problems)
    account = NewAccount(
        username=texts[listed.USERNAME],
        full_name=texts[listed.NAME],
        agency=int(row.agency),
        role=Role(row.role),
        position=texts.get(listed.POSITION, ""),
        phone=texts.get(listed.PHONE, ""),
        areas=areas,
        valid_from=row.start,
        valid_to=row.end,
        place=row.place,
    )
    return account, ()


def _at(row: ListedAccount, column: str, message: str) -> Problem:
    place = Place(row.place.file, row.place.sheet, row.place.row, column)
    return Problem("bad_cell", message, place)


@require_http_methods(["GET", "HEAD", "POST"])
def accounts_checked(request: PageRequest) -> HttpResponse:
    """Open the accounts of a checked list, all or none; the answer is the list of passwords, once."""
    standing = standing_for_accounts(request)
    form = CheckedForm(request.POST if request.method == "POST" else None)
    accounts = unsealed(form.cleaned_data["checked"], request.user.pk) if form.is_valid() else None
    if accounts is None:
        if request.method == "POST":
            messages.error(request, STALE)
        return redirect("web:accounts_file")
    if form.cleaned_data["existing"] == "skip":
        taken = usernames_taken([one.username for one in accounts])
        accounts = tuple(one for one in accounts if one.username not in taken)
    try:
        opened = create_accounts(accounts, by=request.user, now=timezone.now())
    except InputRefused as error:
        for problem in error.problems[:10]:
            messages.error(request, str(problem))
        return redirect("web:accounts_file")
    except NotAllowed as error:
        raise PermissionDenied from error
    rows = [
        (str(one.person), one.person.username, one.agency.name, one.role.label, one.password)
        for one in opened
    ]
    messages.success(request, f"Đã mở {len(opened)} tài khoản. Mật khẩu chỉ có trong tệp vừa tải về.")
    return _workbook(passwords_sheet(_title(standing), rows), "mat-khau-ban-dau.xlsx")


@require_safe
def accounts_template(request: PageRequest) -> HttpResponse:
    """The list to fill in, with the agencies and roles that the person may name."""
    standing = standing_for_accounts(request)
    roles = [role.label for role in roles_given(standing)]
    return _workbook(template(_title(standing), list(_agencies(standing)), roles), "mau-mo-tai-khoan.xlsx")


def _agencies(standing: Standing) -> Mapping[str, Agency]:
    """Agencies by a name that means only one of them: with the province, then the register, where needed."""
    agencies = list(agencies_served(standing))
    for naming in (_plain, _with_province, _with_register):
        named = {naming(one): one for one in agencies}
        if len(named) == len(agencies):
            break
    return named


def _plain(agency: Agency) -> str:
    return agency.name


def _with_province(agency: Agency) -> str:
    return f"{agency.name} ({agency.root})"


def _with_register(agency: Agency) -> str:
    return f"{agency.name} ({agency.register.slug}/{agency.slug})"


def _title(standing: Standing) -> str:
    return ", ".join(root.name for root in administered_roots(standing)[:3])


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
