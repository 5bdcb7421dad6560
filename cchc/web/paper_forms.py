"""Forms of documents that leave the house: how one is written, how it came back signed, a new template."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.core.document.kinds import KIND_NAMES, KIND_SLUGS, DocumentKind
from cchc.records.evidence.actions import day_fault
from cchc.web.coordination_fields import CoordinationForm, DayField
from cchc.web.document_forms import ClassifiedField
from cchc.web.form_fields import PlainText

HEAD, DEPUTY = "nguoi-dung-dau", "cap-pho"
SIGNERS = ((HEAD, "Người đứng đầu"), (DEPUTY, "Cấp phó ký thay (KT.)"))
OWN, HOUSE = "mau-cua-tinh", "mau-chung"
LAYOUTS = (
    (OWN, "Mẫu của tỉnh đang dùng (chỉ có tệp Word)"),
    (HOUSE, "Thể thức chung theo Nghị định 30 (Word và PDF)"),
)
FILE_FAULTS = {
    "required": "Hãy chọn tệp.",
    "empty": "Tệp rỗng.",
    "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn 255 ký tự.",
    "invalid": "Không nhận được tệp, hãy gửi lại.",
}


class MakingForm(CoordinationForm):
    """What only a person knows before a document is written; number and day stay open."""

    kind = forms.ChoiceField(
        label="Loại văn bản", error_messages={"invalid_choice": "Hãy chọn loại văn bản trong danh sách."}
    )
    signer = forms.ChoiceField(label="Người ký", choices=SIGNERS)
    drafter = PlainText(
        label="Lưu: VT và",
        max_length=40,
        required=False,
        help_text="Đơn vị soạn thảo giữ bản lưu, ví dụ CCHC; không có thì để trống",
    )
    until = DayField(
        label="Đề nghị hoàn thành trước ngày", required=False, help_text="Ngày/tháng/năm; có thể để trống"
    )
    layout = forms.ChoiceField(label="Trình bày", choices=LAYOUTS, required=False)

    def __init__(
        self, data: Any, kinds: Iterable[DocumentKind], *, asks_until: bool, own_layout: bool, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(KIND_SLUGS[one], KIND_NAMES[one]) for one in kinds]
        if not asks_until:
            del self.fields["until"]
        if not own_layout:
            del self.fields["layout"]

    def clean_until(self) -> date | None:
        """Nothing can be asked for before today."""
        day: date | None = self.cleaned_data["until"]
        if day is not None and day < timezone.localdate():
            raise ValidationError("Ngày này đã qua.")
        return day


class SignedForm(CoordinationForm):
    """Number and day of the signed document, and its scan."""

    number = PlainText(
        label="Số, ký hiệu",
        max_length=120,
        help_text="Ví dụ: 5264/KH-UBND",
        error_messages={"required": "Hãy ghi số, ký hiệu."},
    )
    day = DayField(
        label="Ngày ban hành",
        help_text="Ngày/tháng/năm, ví dụ 18/7/2018",
        error_messages={"required": "Hãy ghi ngày ban hành."},
    )
    scan = forms.FileField(
        label="Bản ký, đóng dấu",
        required=False,
        max_length=255,
        widget=forms.FileInput(),
        help_text="PDF hoặc ảnh chụp; có thể bổ sung sau",
        error_messages=FILE_FAULTS,
    )
    classified = ClassifiedField()

    def clean_day(self) -> date:
        """Refuse a day that no document can bear yet, or any more."""
        day: date = self.cleaned_data["day"]
        fault = day_fault(day, timezone.localdate())
        if fault:
            raise ValidationError(f"{fault}.")
        return day


class TemplateForm(CoordinationForm):
    """A Word template with a remark on what is new in it."""

    file = forms.FileField(
        label="Tệp Word (.docx)", max_length=255, widget=forms.FileInput(), error_messages=FILE_FAULTS
    )
    note = PlainText(
        label="Ghi chú", max_length=300, required=False, help_text="Ví dụ: thêm dòng điện thoại liên hệ"
    )
