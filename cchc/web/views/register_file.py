"""A register as a file: out with lists to choose from, in with a verdict on every row, then kept."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.errors import InputRefused, Place
from cchc.core.register.rows import shown
from cchc.files.kept_register_import import RegisterVerdict, read_register_file
from cchc.files.kept_register_xlsx import WrittenRow, field_heading, register_workbook
from cchc.files.kept_registers import values_from_json
from cchc.files.tables_csv import write_lines
from cchc.files.unit_names import NamedUnit, UnitNames
from cchc.records.registers.actions import import_rows
from cchc.records.registers.actions.importing import RowOfFile
from cchc.records.registers.models import Row
from cchc.records.registers.queries import rows_seen
from cchc.web.coordination_pages import refusals_told, told
from cchc.web.register_forms import ConfirmRowsForm, RegisterFileForm
from cchc.web.register_room import RegisterDesk, desk_head, desk_of
from cchc.web.register_rows import read_row_filter
from cchc.web.requests import PageRequest
from cchc.web.sealed_file import SealedFile, sealed_file, unsealed_file
from cchc.web.views.downloads import TYPES

TITLE = "Nhập sổ bằng Excel"
STALE = "Kết quả kiểm tra đã quá hai giờ hoặc không còn nguyên vẹn. Hãy gửi lại tệp để kiểm tra lại."
MOST_ROWS = 15_000
MOST_SHOWN = 200


@require_safe
def download(request: PageRequest, register: str, form: str) -> HttpResponse:
    """The rows that the person looks at, as .xlsx to be filled further, or as .csv."""
    desk = desk_of(request, register)
    wanted = read_row_filter(request.GET.dict())
    rows = rows_seen(desk.standing, desk.register, wanted)[:MOST_ROWS]
    if form == "xlsx":
        raw = register_workbook(
            desk.definition, [one.name for one in desk.kept], _written(desk, rows), illustrative=False
        )
    elif form == "csv":
        raw = write_lines(_lines(desk, rows))
    else:
        raise Http404
    answer = HttpResponse(raw, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{register}.{form}"'
    return answer


def _written(desk: RegisterDesk, rows: Iterable[Row]) -> Iterator[WrittenRow]:
    for row in rows:
        values = values_from_json(desk.definition, row.values)
        yield WrittenRow(row.pk, row.version, row.agency.name, values)


def _lines(desk: RegisterDesk, rows: Iterable[Row]) -> Iterator[list[str]]:
    yield ["Mã dòng", "Cơ quan", *(field_heading(one) for one in desk.definition.fields)]
    for row in _written(desk, rows):
        texts = (shown(one, row.values.get(one.key)) for one in desk.definition.fields)
        yield [str(row.row), row.agency, *texts]


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: PageRequest, register: str) -> HttpResponse:
    """A filled file is judged first and kept by a second step."""
    desk = desk_of(request, register)
    if not desk.kept:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, desk, RegisterFileForm())
    if "checked" in request.POST:
        return _kept(request, desk)
    form = RegisterFileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        sent = SealedFile(file.read(), file.name, "")
        verdict = _judged(desk, sent, form)
        if verdict is not None:
            return _verdict(request, desk, sent, verdict)
    return _page(request, desk, form)


def _judged(desk: RegisterDesk, sent: SealedFile, form: RegisterFileForm) -> RegisterVerdict | None:
    units = UnitNames(tuple(NamedUnit(str(one.pk), _names(one.short_name, one.name)) for one in desk.kept))
    try:
        return read_register_file(sent.raw, sent.name, desk.definition, units)
    except InputRefused as error:
        for text in told(error):
            form.add_error("file", ValidationError(text))
        return None


def _names(short: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (short, name))))


def _of_file(verdict: RegisterVerdict) -> tuple[RowOfFile, ...]:
    return tuple(
        RowOfFile(Place(sheet=one.sheet, row=one.row), int(one.agency), one.values, one.kept, one.version)
        for one in verdict.accepted
    )


def _kept(request: PageRequest, desk: RegisterDesk) -> HttpResponse:
    form = ConfirmRowsForm(request.POST)
    sent = unsealed_file(request.POST["checked"], request.user.pk, _purpose(desk))
    verdict = _judged(desk, sent, RegisterFileForm()) if sent is not None and form.is_valid() else None
    if sent is None or verdict is None:
        messages.error(request, STALE)
        return redirect("web:register_upload", desk.register.slug)
    with refusals_told(request, form):
        existing, by = form.cleaned_data["existing"], request.user
        done = import_rows(desk.register.slug, _of_file(verdict), existing, by=by, now=desk.now)
        counts = f"{done.added} thêm, {done.changed} sửa, {done.same} đã có, {done.skipped} giữ như trong sổ"
        messages.success(request, f"Đã ghi từ tệp {sent.name}: {counts}.")
    if form.errors:
        return _verdict(request, desk, sent, verdict, form)
    return redirect(f"{desk.href}?nam=moi")


def _purpose(desk: RegisterDesk) -> str:
    return f"registers/{desk.register.slug}/{desk.register.version}"


def _verdict(
    request: PageRequest,
    desk: RegisterDesk,
    sent: SealedFile,
    verdict: RegisterVerdict,
    form: ConfirmRowsForm | None = None,
) -> HttpResponse:
    try:
        seal = sealed_file(sent, request.user.pk, _purpose(desk))
        counts = import_rows(
            desk.register.slug, _of_file(verdict), "skip", by=request.user, now=desk.now, dry=True
        )
    except InputRefused as error:
        messages.error(request, " ".join(told(error)))
        return redirect("web:register_upload", desk.register.slug)
    context = {
        "page": desk_head(desk, TITLE),
        "desk": desk,
        "file": sent.name,
        "counts": counts,
        "accepted": len(verdict.accepted),
        "refused": verdict.refused[:MOST_SHOWN],
        "refused_count": len(verdict.refused),
        "form": form or ConfirmRowsForm(initial={"checked": seal}),
        "here": reverse("web:register_upload", args=[desk.register.slug]),
    }
    return render(request, "register/verdict.html", context)


def _page(request: PageRequest, desk: RegisterDesk, form: RegisterFileForm) -> HttpResponse:
    context = {"page": desk_head(desk, TITLE), "desk": desk, "form": form}
    return render(request, "register/file.html", context)
