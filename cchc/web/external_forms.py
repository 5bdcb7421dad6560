"""Forms of points from outside: one line of one unit, or a file that is checked first."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cchc.core.catalogue.nodes import Node
from cchc.files.workbook_guard import MEGABYTE, MOST_BYTES
from cchc.records.campaigns.models import CampaignUnit
from cchc.web.coordination_fields import CoordinationForm
from cchc.web.form_fields import PlainText
from cchc.web.index_forms import FILE_KINDS

EXISTING = (
    ("refuse", "Không ghi gì nếu có điểm đã ghi khác"),
    ("skip", "Giữ điểm đã ghi, chỉ thêm điểm mới"),
    ("replace", "Thay điểm đã ghi bằng tệp trước; điểm nhập tay vẫn giữ"),
)


class PickForm(CoordinationForm):
    """Which line of which unit."""

    unit = forms.ChoiceField(label="Đơn vị", error_messages={"invalid_choice": "Đơn vị không thuộc đợt."})
    line = forms.ChoiceField(label="Dòng", error_messages={"invalid_choice": "Dòng không lấy điểm từ ngoài."})

    def __init__(
        self, units: Iterable[CampaignUnit], lines: Iterable[Node], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, auto_id="chon-%s", **kwargs)
        for name, choices in (
            ("unit", [(one.unit.slug, one.unit.name) for one in units]),
            ("line", [(one.key, f"{one.key} {one.title}") for one in lines]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class PointsFileForm(CoordinationForm):
    """A file of points; its source stands for rows that name none."""

    file = forms.FileField(
        label="Tệp điểm",
        help_text=f".csv hoặc .xlsx, nhiều nhất {MOST_BYTES // MEGABYTE} MB",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp trống.", "invalid": "Hãy chọn tệp."},
        widget=forms.FileInput(attrs={"accept": ",".join(FILE_KINDS)}),
    )
    source = PlainText(
        label="Nguồn của điểm",
        max_length=500,
        required=False,
        help_text="Dùng cho dòng không ghi nguồn trong tệp",
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by name and size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(FILE_KINDS):
            raise ValidationError("Chỉ nhận tệp .csv hoặc .xlsx.")
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB.")
        return file


class ConfirmPointsForm(CoordinationForm):
    """What was checked, and what becomes of points that are there otherwise."""

    checked = forms.CharField(widget=forms.HiddenInput())
    existing = forms.ChoiceField(
        label="Với điểm đã ghi khác", choices=EXISTING, initial="refuse", widget=forms.RadioSelect()
    )
