"""One row of a register: written, corrected, proved, taken out, with everything that happened to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.register.rows import shown
from cchc.files.kept_registers import values_from_json
from cchc.records.registers.actions import attach_to_row, detach_from_row, remove_row, save_row
from cchc.records.registers.models import Row
from cchc.records.registers.policies import may_keep_row
from cchc.records.registers.queries import row_named
from cchc.web.coordination_pages import refusals_told
from cchc.web.document_pick import document_choices, document_href
from cchc.web.plan_forms import ProofForm
from cchc.web.register_changes import row_changes
from cchc.web.register_forms import RemovalForm, RowForm, row_initial
from cchc.web.register_room import RegisterDesk, desk_head, desk_of
from cchc.web.register_rows import waiting_text
from cchc.web.requests import PageRequest, or_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest, register: str) -> HttpResponse:
    """Write a new row."""
    desk = desk_of(request, register)
    if not desk.kept:
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    initial = {"seen": 0, "agency": desk.kept[0].pk}
    form = RowForm(desk.definition, ((one.pk, one.name) for one in desk.kept), sent, initial=initial)
    if sent is not None and form.is_valid():
        saved = _saved(request, desk, form, None, form.cleaned_data["agency"])
        if saved is not None:
            messages.success(request, f"Đã thêm một {desk.definition.row}.")
            again = "them" in request.POST
            return redirect("web:register_row_new" if again else "web:register", register)
    context = {"page": desk_head(desk, f"Thêm {desk.definition.row}"), "desk": desk, "form": form}
    return render(request, "register/new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: PageRequest, register: str, row: int) -> HttpResponse:
    """One row, corrected by who keeps it."""
    desk = desk_of(request, register)
    with or_not_found():
        found = row_named(desk.standing, desk.register, row)
    keeps = found.removed_at is None and may_keep_row(desk.standing, found.agency_id)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    values = values_from_json(desk.definition, found.values)
    sent = request.POST if request.method == "POST" else None
    form = RowForm(desk.definition, (), sent, initial=row_initial(desk.definition, values, found.version))
    if sent is not None and form.is_valid():
        saved = _saved(request, desk, form, row, found.agency_id)
        if saved is not None:
            messages.success(request, "Đã ghi dòng này.")
            return redirect("web:register_row", register, row)
    return _page(request, desk, found, form if keeps else None)


def _page(
    request: PageRequest,
    desk: RegisterDesk,
    found: Row,
    form: RowForm | None,
    removal: RemovalForm | None = None,
) -> HttpResponse:
    values = values_from_json(desk.definition, found.values)
    state, look = waiting_text(found, desk.standing.day)
    documents = document_choices(desk.standing, found.agency_id) if form is not None else ()
    context = {
        "page": desk_head(desk, f"{desk.definition.row.capitalize()} số {found.pk}"),
        "desk": desk,
        "row": found,
        "state": state,
        "look": look,
        "form": form,
        "pairs": [(one.label, shown(one, values.get(one.key))) for one in desk.definition.fields],
        "proofs": [
            (proof.document, document_href(proof.document_id))
            for proof in found.proofs.select_related("document")
        ],
        "proof_form": ProofForm(documents) if documents else None,
        "removal": None if form is None else RemovalForm(desk.definition, initial={"seen": found.version}),
        "changes": row_changes(desk.definition, desk.register.slug, found),
        "upload_href": reverse("web:document_new"),
    }
    return render(request, "register/row.html", context)


def _saved(
    request: PageRequest, desk: RegisterDesk, form: RowForm, row: int | None, agency: int
) -> Row | None:
    """The row as it was kept; None where it was refused, which the form then says."""
    seen, now = form.cleaned_data["seen"], desk.now
    try:
        with or_not_found():
            return save_row(
                desk.register.slug, row, form.given, agency=agency, seen=seen, by=request.user, now=now
            )
    except NotAllowed as error:
        raise PermissionDenied from error
    except InputRefused as error:
        form.tell(error)
        return None


@require_POST
def remove(request: PageRequest, register: str, row: int) -> HttpResponse:
    """Take a row out, with the reason."""
    desk = desk_of(request, register)
    form = RemovalForm(desk.definition, request.POST)
    if form.is_valid():
        with refusals_told(request, form):
            seen, reason = form.cleaned_data["seen"], form.cleaned_data["reason"]
            remove_row(register, row, reason, seen=seen, by=request.user, now=desk.now)
            messages.success(request, "Đã bỏ dòng; dòng và lý do còn trong nhật ký.")
            return redirect(desk.href)
    for texts in form.errors.values():
        messages.error(request, " ".join(map(str, texts)))
    return redirect("web:register_row", register, row)


@require_POST
def proof(request: PageRequest, register: str, row: int) -> HttpResponse:
    """Attach a document to a row, or take it off."""
    desk = desk_of(request, register)
    chosen, taken = request.POST.get("document", ""), request.POST.get("go", "")
    number = taken or chosen
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    with refusals_told(request):
        if taken:
            detach_from_row(register, row, pk, by=request.user, now=desk.now)
            messages.success(request, "Đã gỡ tài liệu.")
        else:
            attach_to_row(register, row, pk, by=request.user, now=desk.now)
            messages.success(request, "Đã gắn tài liệu.")
    return redirect("web:register_row", register, row)
