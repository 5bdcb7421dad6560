"""Forms of draft catalogues: the file of a decision, one line with measure and rule, one more line."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cchc.core.numerals import number_text
from cchc.core.vietnamese import folded
from cchc.files.catalogue_import.amounts import NotANumber, points_in
from cchc.files.catalogue_import.draft_editing import EFFECTS, MEASURE, RULE, HeadGiven
from cchc.files.catalogue_import.reading import MOST_BYTES
from cchc.files.catalogue_import.scale_fields import CHOICE, LINES, MEASURE_BY_ID, RULE_BY_ID, ScaleField
from cchc.files.workbook_guard import MEGABYTE
from cchc.records.agencies.models import Agency
from cchc.web.coordination_fields import CoordinationForm, DayField
from cchc.web.form_fields import PlainText

LEVELS = (("province", "Cấp tỉnh"), ("department", "Sở, ban, ngành"), ("commune", "Cấp xã"))
FAMILIES = {
    "province": "par_index_province",
    "department": "par_index_agency",
    "commune": "par_index_commune",
}
NOT_BETWEEN = "Năm gồm bốn chữ số, từ 2012 đến 2100"
KEY = re.compile(r"[^a-z0-9]+")
NOTHING = (("", "không có"),)
EXISTING = (
    ("stop", "Dừng lại, không nhận gì"),
    ("skip", "Giữ dòng đã sửa trên trang, nhận các dòng khác"),
    ("update", "Lấy theo tệp"),
)


def upload(label: str, accept: str) -> forms.FileField:
    """A field for one office file."""
    return forms.FileField(
        label=label,
        max_length=255,
        help_text=f"Nhiều nhất {MOST_BYTES // MEGABYTE} MB",
        widget=forms.FileInput(attrs={"class": "form-control", "accept": accept}),
        error_messages={
            "required": "Hãy chọn tệp.",
            "empty": "Tệp trống.",
            "invalid": "Hãy chọn tệp.",
            "max_length": "Tên tệp quá dài.",
        },
    )


def within_limit(file: "UploadedFile[Any]") -> "UploadedFile[Any]":
    """Refuse by size before anything is read."""
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB.")
    return file


class PointsField(forms.Field):
    """Points with a decimal comma; empty is unknown."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"maxlength": 20, "inputmode": "decimal"}))
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The points as a Decimal, None for nothing."""
        try:
            return points_in(value or "")
        except NotANumber as error:
            raise ValidationError(str(error)) from None

    def prepare_value(self, value: Any) -> Any:
        """Points as they are written here."""
        return number_text(value, 6) if isinstance(value, Decimal | int) else value


class NewDraftForm(CoordinationForm):
    """The annex with what no table says: level, year, decision, last year's version."""

    province = forms.ChoiceField(label="Tỉnh, thành phố")
    file = upload("Phụ lục của quyết định (.docx, .xlsx)", ".docx,.xlsx")
    title = PlainText(label="Tên bộ tiêu chí", max_length=400, error_messages={"required": "Hãy ghi tên."})
    level = forms.ChoiceField(label="Cấp áp dụng", choices=LEVELS)
    year = forms.IntegerField(
        label="Năm áp dụng",
        min_value=2012,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NOT_BETWEEN),
    )
    number = PlainText(
        label="Số quyết định",
        required=False,
        max_length=80,
        help_text="Để trống thì lấy số, ngày và nơi ban hành ghi ở đầu phụ lục",
    )
    day = DayField(label="Ngày quyết định", required=False)
    issuer = PlainText(label="Cơ quan ban hành", required=False, max_length=200)
    previous = forms.ChoiceField(label="Bộ tiêu chí năm trước để so sánh", required=False)
    illustrative = forms.BooleanField(label="Bộ tiêu chí minh họa, không phải văn bản thật", required=False)

    def __init__(
        self, provinces: list[Agency], versions: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["province"], [(str(one.pk), one.name) for one in provinces])
        _offer(self.fields["previous"], [*NOTHING, *versions])
        if len(provinces) == 1:
            self.fields["province"].widget = forms.HiddenInput()
            self.fields["province"].initial = str(provinces[0].pk)

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by size before anything is read."""
        return within_limit(self.cleaned_data["file"])

    @property
    def key(self) -> str:
        """The identifier of the catalogue: its family, and number or title with the year."""
        said = self.cleaned_data
        name = said["number"] or said["title"]
        slug = KEY.sub("-", folded(name)).strip("-")[:60].strip("-") or "bo-tieu-chi"
        year = str(said["year"])
        return f"{FAMILIES[said['level']]}/{slug if year in slug else f'{slug}-{year}'}"


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class HeadForm(CoordinationForm):
    """What stands above the lines: title, decision, year, total, caps, rounding."""

    title = PlainText(label="Tên bộ tiêu chí", max_length=400, error_messages={"required": "Hãy ghi tên."})
    number = PlainText(label="Số quyết định", required=False, max_length=80)
    day = DayField(label="Ngày quyết định", required=False)
    issuer = PlainText(label="Cơ quan ban hành", required=False, max_length=200)
    year = forms.IntegerField(
        label="Năm áp dụng",
        min_value=2012,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NOT_BETWEEN),
    )
    scale = PointsField(label="Tổng điểm", help_text="Để trống: văn bản không nêu")
    places = forms.ChoiceField(
        label="Làm tròn điểm của dòng", choices=[(str(one), f"{one} chữ số thập phân") for one in range(5)]
    )
    bonus_cap = PointsField(label="Điểm thưởng nhiều nhất một năm")
    penalty_cap = PointsField(label="Điểm trừ nhiều nhất một năm")

    def given(self) -> HeadGiven:
        """What the form says; only a valid form says it."""
        said = self.cleaned_data
        return HeadGiven(
            title=said["title"],
            number=said["number"] or None,
            day=said["day"],
            issuer=said["issuer"] or None,
            year=said["year"],
            scale=said["scale"],
            places=int(said["places"]),
            bonus_cap=said["bonus_cap"],
            penalty_cap=said["penalty_cap"],
        )


class LineForm(CoordinationForm):
    """One line of a draft; the fields of its measure and rule are those of the kinds that were chosen."""

    code = PlainText(label="Mã in trong văn bản", required=False, max_length=40)
    name = forms.CharField(
        label="Tên", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    max_points = PlainText(
        label="Điểm tối đa", required=False, max_length=20, help_text="Để trống: văn bản không nêu"
    )

    def __init__(
        self, parts: list[tuple[str, str]], measure: str, rule: str, *args: Any, leaf: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if leaf:
            self._scale(MEASURE, MEASURE_BY_ID[measure].fields if measure else ())
            self._scale(RULE, RULE_BY_ID[rule].fields if rule else ())
            self.fields["part"] = forms.ChoiceField(label="Phần điểm", choices=parts)
            self.fields["hint"] = self._area("Hướng dẫn cho người nhập số liệu", 2)
            self.fields["not_applicable"] = forms.BooleanField(
                label="Có thể không đánh giá ở một số đơn vị", required=False
            )
        self.fields["effect"] = forms.ChoiceField(label="Cách tính vào tổng", choices=list(EFFECTS.items()))
        self.fields["evidence"] = self._area("Tài liệu kiểm chứng, mỗi tài liệu một dòng", 3)
        self.fields["place"] = PlainText(label="Vị trí trong phụ lục", required=False, max_length=200)
        self.fields["settled"] = forms.BooleanField(
            label="Đã xem lại mọi chỗ đánh dấu của dòng này", required=False
        )
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput):
                look = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
                field.widget.attrs.setdefault("class", look)

    def _scale(self, prefix: str, fields: tuple[ScaleField, ...]) -> None:
        for field in fields:
            self.fields[f"{prefix}{field.key}"] = self._of(field)

    def _of(self, field: ScaleField) -> forms.Field:
        if field.form == CHOICE:
            return forms.ChoiceField(
                label=field.label, required=False, choices=list(field.options), help_text=field.help
            )
        if field.form == LINES:
            made = self._area(field.label, 4)
            made.help_text = field.help
            return made
        return PlainText(label=field.label, required=False, max_length=1000, help_text=field.help)

    def _area(self, label: str, rows: int) -> forms.CharField:
        return forms.CharField(
            label=label, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": rows})
        )

    @property
    def said(self) -> Mapping[str, str]:
        """What the person wrote, as the fields of a line."""
        return {
            key: ("1" if value else "") if isinstance(value, bool) else str(value)
            for key, value in self.cleaned_data.items()
        }


class MoreForm(CoordinationForm):
    """One more line below another."""

    code = PlainText(label="Mã", max_length=40, error_messages={"required": "Hãy ghi mã."})
    name = PlainText(label="Tên", max_length=2000, error_messages={"required": "Hãy ghi tên."})


class WorkbookForm(CoordinationForm):
    """The workbook of a draft that comes back."""

    file = upload("Bảng tính đã sửa (.xlsx)", ".xlsx")
    existing = forms.ChoiceField(
        label="Dòng đã có người sửa trên trang mà tệp ghi khác", choices=EXISTING, initial="stop"
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by size before anything is read."""
        return within_limit(self.cleaned_data["file"])
