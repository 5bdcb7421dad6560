"""Forms with which a coordinator looks after accounts: opening, details, roles, the list from Excel."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cchc.files.workbook_guard import MEGABYTE, MOST_BYTES
from cchc.records.agencies.models import Agency
from cchc.records.people.actions import Details, NewAccount, NewRole
from cchc.records.people.models import Role
from cchc.web.account_forms import HouseForm
from cchc.web.form_fields import PlainText

AREA = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")
NOT_GIVEN = "Vai trò này không do bạn cấp, hãy chọn trong danh sách"
NO_DAY = "Viết ngày/tháng/năm, ví dụ 31/12/2026"
IF_TAKEN = (("refuse", "Dừng lại, không mở tài khoản nào"), ("skip", "Bỏ qua những người đã có tài khoản"))


def day_field(label: str, help_text: str) -> forms.DateField:
    """A day that may be left out."""
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"maxlength": 10}),
        input_formats=("%d/%m/%Y",),
        error_messages={"invalid": NO_DAY},
    )


class DetailsForm(HouseForm):
    """What an account says of its person."""

    full_name = PlainText(label="Họ và tên", max_length=150, error_messages={"required": "Hãy ghi họ và tên"})
    position = PlainText(label="Chức vụ", max_length=200, required=False)
    phone = PlainText(label="Điện thoại công vụ", max_length=40, required=False)
    email = forms.EmailField(
        label="Thư điện tử công vụ",
        max_length=254,
        required=False,
        help_text="Không bắt buộc",
        error_messages={"invalid": "Địa chỉ thư điện tử không đúng"},
    )

    @property
    def details(self) -> Details:
        """What a form without errors says."""
        given = self.cleaned_data
        return Details(given["full_name"], given["position"], given["phone"], given["email"])


class RoleForm(HouseForm):
    """A role in an agency of the province."""

    agency = forms.TypedChoiceField(
        label="Cơ quan, đơn vị",
        coerce=int,
        error_messages={"required": "Hãy chọn cơ quan", "invalid_choice": "Hãy chọn cơ quan trong danh sách"},
    )
    role = forms.ChoiceField(
        label="Vai trò", error_messages={"required": "Hãy chọn vai trò", "invalid_choice": NOT_GIVEN}
    )
    areas = PlainText(
        label="Lĩnh vực",
        max_length=200,
        required=False,
        help_text="Mã lĩnh vực, cách nhau bằng dấu phẩy: 1, 3. Để trống là mọi lĩnh vực",
    )
    valid_from = day_field("Từ ngày", "Để trống là từ trước đến nay")
    valid_to = day_field("Đến ngày", "Để trống là chưa có ngày kết thúc")

    def __init__(self, agencies: Iterable[Agency], roles: Iterable[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed, offered = self.fields["agency"], self.fields["role"]
        assert isinstance(listed, forms.TypedChoiceField)
        assert isinstance(offered, forms.ChoiceField)
        listed.choices = [("", "Chọn cơ quan"), *((one.pk, one.name) for one in agencies)]
        offered.choices = [("", "Chọn vai trò"), *((one.value, one.label) for one in roles)]

    def clean_areas(self) -> tuple[str, ...]:
        """Codes of areas, each once."""
        return areas_in(self.cleaned_data["areas"])

    def clean(self) -> dict[str, Any]:
        """A role does not end before it begins."""
        start, end = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", "Ngày kết thúc sớm hơn ngày bắt đầu")
        return self.cleaned_data

    @property
    def new_role(self) -> NewRole:
        """The role of a form without errors."""
        given = self.cleaned_data
        return NewRole(
            agency=given["agency"],
            role=Role(given["role"]),
            areas=given["areas"],
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
        )


def areas_in(text: str) -> tuple[str, ...]:
    """Codes of areas in a text with commas; raises ValidationError."""
    codes = [code.strip() for code in re.split(r"[,;]", text) if code.strip()]
    if not all(AREA.fullmatch(code) for code in codes):
        raise ValidationError("Ghi mã lĩnh vực, cách nhau bằng dấu phẩy: 1, 3")
    return tuple(dict.fromkeys(codes))


class AccountForm(RoleForm, DetailsForm):
    """A new account with its first role."""

    username = PlainText(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Chữ thường không dấu, chữ số, dấu chấm: nguyen.van.an",
        error_messages={"required": "Hãy ghi tên đăng nhập"},
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    second_factor = forms.BooleanField(label="Bắt buộc lớp bảo vệ thứ hai", required=False)
    field_order = (
        "full_name",
        "username",
        "position",
        "phone",
        "email",
        "agency",
        "role",
        "areas",
        "valid_from",
        "valid_to",
        "second_factor",
    )

    @property
    def new_account(self) -> NewAccount:
        """The account of a form without errors."""
        return NewAccount(**self.cleaned_data | {"role": Role(self.cleaned_data["role"])})


class EndForm(HouseForm):
    """The last day on which a role is held."""

    day = forms.DateField(
        label="Giữ đến hết ngày",
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"maxlength": 10}),
        input_formats=("%d/%m/%Y",),
        error_messages={"required": "Hãy ghi ngày", "invalid": NO_DAY},
    )


class ListForm(HouseForm):
    """A list of new accounts."""

    file = forms.FileField(
        label="Tệp danh sách",
        help_text=f"Theo tệp mẫu, .xlsx hoặc .csv, nhiều nhất {MOST_BYTES // MEGABYTE} MB",
        error_messages={"required": "Hãy chọn tệp", "empty": "Tệp trống", "invalid": "Hãy chọn tệp"},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by name and size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith((".xlsx", ".csv")):
            raise ValidationError("Chỉ nhận tệp .xlsx hoặc .csv")
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB")
        return file


class CheckedForm(HouseForm):
    """A checked list, signed, with the choice for names that are taken."""

    checked = forms.CharField(widget=forms.HiddenInput)
    existing = forms.ChoiceField(label="Nếu tên đăng nhập đã có", choices=IF_TAKEN)
