"""Forms of registers: one row by its columns, reasons, documents, files, and columns of a province's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cchc.core.errors import InputRefused
from cchc.core.register.definition import RegisterDefinition, RegisterField
from cchc.core.register.rows import MOST_LETTERS, Value, written_row
from cchc.files.workbook_guard import MEGABYTE, MOST_BYTES
from cchc.records.registers.actions.importing import Existing
from cchc.records.registers.actions.rows import PERSONAL_REASONS
from cchc.web.coordination_fields import CoordinationForm, LongText
from cchc.web.form_fields import PlainText
from cchc.web.index_forms import FILE_KINDS

EXISTING: tuple[tuple[Existing, str], ...] = (
    ("stop", "Không ghi gì nếu có dòng trong sổ ghi khác tệp"),
    ("skip", "Giữ nội dung trong sổ, chỉ thêm dòng mới"),
    ("update", "Ghi theo tệp cả những dòng đã có"),
)
HELP = {"date": "Ngày/tháng/năm", "amount": "Dấu phẩy thập phân", "whole": "Số nguyên"}
NOT_CHOSEN = ("", "Chưa chọn")


class RowForm(CoordinationForm):
    """One row; what is typed is read by the core, so that page, file and interface refuse alike."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(
        self, definition: RegisterDefinition, agencies: Iterable[tuple[int, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        choices = list(agencies)
        if choices:
            self.fields["agency"] = forms.TypedChoiceField(
                label="Cơ quan", choices=choices, coerce=int, error_messages={"required": "Hãy chọn cơ quan."}
            )
            self.fields["agency"].widget.attrs["class"] = "form-select"
        for field in definition.fields:
            made = _made(field, required=field.required or field.key == definition.day)
            self.fields[f"o_{field.key}"] = made
        self.order_fields(("agency", *(f"o_{field.key}" for field in definition.fields), "seen"))

    @property
    def given(self) -> dict[str, str]:
        """The columns as they were typed."""
        return {field.key: self.cleaned_data[f"o_{field.key}"] for field in self.definition.fields}

    def tell(self, error: InputRefused) -> None:
        """Put what was refused beside its column."""
        keys = {field.label: f"o_{field.key}" for field in self.definition.fields}
        for problem in error.problems:
            hint = f" ({problem.hint})" if problem.hint else ""
            told = ValidationError(f"{problem.message.rstrip('.')}.{hint}")
            self.add_error(keys.get(problem.place.column or ""), told)


def _made(field: RegisterField, *, required: bool) -> forms.Field:
    label = f"{field.label} ({field.unit})" if field.unit else field.label
    errors = {"required": "Cột này phải ghi."}
    if field.kind in ("choice", "yes_no"):
        options = [(one.id, one.name) for one in field.options] or [("có", "Có"), ("không", "Không")]
        made: forms.Field = forms.ChoiceField(
            label=label, choices=[NOT_CHOSEN, *options], required=required, error_messages=errors
        )
        made.widget.attrs["class"] = "form-select"
        return made
    if field.kind == "text":
        made = LongText(
            label=label, rows=2, required=required, max_length=MOST_LETTERS, error_messages=errors
        )
    else:
        box = forms.TextInput(attrs={"inputmode": "numeric" if field.kind != "amount" else "decimal"})
        made = PlainText(
            label=label,
            required=required,
            max_length=40,
            help_text=HELP.get(field.kind, ""),
            widget=box,
            error_messages=errors,
        )
    made.widget.attrs["class"] = "form-control"
    return made


def row_initial(
    definition: RegisterDefinition, values: Mapping[str, Value], version: int, agency: int | None = None
) -> dict[str, Any]:
    """What the form of a row is filled with."""
    typed = written_row(definition, values)
    return {"seen": version, "agency": agency, **{f"o_{key}": text for key, text in typed.items()}}


class RemovalForm(CoordinationForm):
    """Why a row is taken out; a register of persons offers reasons instead of asking for words."""

    reason = LongText(label="Lý do bỏ dòng này", error_messages={"required": "Hãy ghi lý do."})
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(self, definition: RegisterDefinition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if definition.personal:
            choices = [NOT_CHOSEN, *((one, one) for one in PERSONAL_REASONS)]
            errors = {"required": "Hãy chọn lý do.", "invalid_choice": "Hãy chọn một lý do trong danh sách."}
            label = self.fields["reason"].label
            self.fields["reason"] = forms.ChoiceField(label=label, choices=choices, error_messages=errors)
            self.fields["reason"].widget.attrs["class"] = "form-select"


class RegisterFileForm(CoordinationForm):
    """A filled workbook."""

    file = forms.FileField(
        label="Tệp của sổ",
        help_text=f".xlsx hoặc .csv, nhiều nhất {MOST_BYTES // MEGABYTE} MB",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp trống.", "invalid": "Hãy chọn tệp."},
        widget=forms.FileInput(attrs={"accept": ",".join(FILE_KINDS)}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by name and size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(FILE_KINDS):
            raise ValidationError("Chỉ nhận tệp .xlsx hoặc .csv.")
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB.")
        return file


class ConfirmRowsForm(CoordinationForm):
    """What was checked, and what becomes of rows that read otherwise."""

    checked = forms.CharField(widget=forms.HiddenInput())
    existing = forms.ChoiceField(
        label="Với dòng trong sổ ghi khác tệp", choices=EXISTING, initial="stop", widget=forms.RadioSelect()
    )
