"""Forms of the board: what a person says of one requirement, and a document for many lines."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone

from cchc.records.evidence.actions import KNOWN, DocumentEntry, Known, day_fault
from cchc.web.form_fields import PlainText, WebAddress

KNOWN_AS: tuple[tuple[Known, str], ...] = (("same", "Là văn bản này"), ("other", "Là văn bản khác"))
Said = Literal["met", "not_met", "none"]
SAID: tuple[tuple[Said, str], ...] = (("met", "Đạt"), ("not_met", "Chưa đạt"), ("none", "Bỏ xác nhận"))
WITHOUT_REASON = "Hãy ghi lý do: căn cứ vào tài liệu, số liệu nào."
MOST_REASON = 2000


class TickForm(forms.Form):
    """Met, not met, or nothing said any more; with a reason."""

    line = PlainText(max_length=120)
    seen = forms.CharField(max_length=16, required=False)
    verdict = forms.ChoiceField(choices=SAID, error_messages={"required": "Hãy chọn đạt hoặc chưa đạt."})
    reason = PlainText(
        max_length=MOST_REASON,
        required=False,
        error_messages={"max_length": f"Lý do dài quá {MOST_REASON} ký tự."},
    )

    def clean(self) -> dict[str, Any]:
        """A verdict needs a reason, taking it back does not."""
        given = super().clean() or self.cleaned_data
        if given.get("verdict") in ("met", "not_met") and not given.get("reason") and not self.errors:
            self.add_error("reason", WITHOUT_REASON)
        return given

    @property
    def met(self) -> bool | None:
        """What a form without errors says; None takes the word back."""
        return {"met": True, "not_met": False, "none": None}[self.cleaned_data["verdict"]]


class LinesForm(forms.Form):
    """Some lines of the board."""

    use_required_attribute = False
    lines = forms.MultipleChoiceField(
        error_messages={
            "required": "Hãy chọn ít nhất một dòng.",
            "invalid_choice": "Có dòng không thuộc bảng này; hãy mở lại trang.",
        }
    )

    def __init__(self, data: Mapping[str, Any] | None, lines: Iterable[str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        chosen = self.fields["lines"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = [(line, line) for line in lines]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"


class DocumentForm(LinesForm):
    """A document as it is entered; which lines it proves is chosen with it."""

    title = PlainText(
        label="Tên tài liệu", max_length=500, error_messages={"required": "Hãy ghi tên tài liệu."}
    )
    number = PlainText(
        label="Số, ký hiệu",
        max_length=120,
        required=False,
        help_text="Ví dụ: 310/BC-UBND; không có thì để trống",
    )
    day = forms.DateField(
        label="Ngày của tài liệu",
        required=False,
        input_formats=("%d/%m/%Y",),
        help_text="Ngày/tháng/năm, ví dụ 14/12/2020",
        error_messages={"invalid": "Viết ngày/tháng/năm, ví dụ 14/12/2020."},
        widget=forms.TextInput(attrs={"maxlength": 10}),
    )
    address = WebAddress(
        label="Địa chỉ để mở tài liệu",
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text="Bắt đầu bằng http:// hoặc https://; không ghi địa chỉ của tài liệu mật",
        error_messages={"invalid": "Địa chỉ phải bắt đầu bằng http:// hoặc https://."},
    )
    pieces = forms.IntegerField(
        label="Số lượng trong tài liệu",
        required=False,
        min_value=1,
        max_value=1000,
        error_messages={
            "invalid": "Số lượng là số nguyên.",
            "min_value": "Số lượng từ 1 trở lên.",
            "max_value": "Số lượng nhiều nhất là 1.000.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )
    known = forms.ChoiceField(choices=KNOWN_AS, required=False)
    field_order = ("title", "number", "day", "address", "pieces", "known", "lines")

    def clean_day(self) -> date | None:
        """Refuse a day that no document can bear yet, or any more."""
        day: date | None = self.cleaned_data["day"]
        fault = day_fault(day, timezone.localdate())
        if fault:
            raise forms.ValidationError(f"{fault}.")
        return day

    @property
    def asked(self) -> tuple[forms.BoundField, ...]:
        """The fields of the document itself, as the page shows them."""
        return tuple(self[name] for name in ("title", "number", "day", "address", "pieces"))

    @property
    def asks_known(self) -> bool:
        """Whether a document of the same number and day is there and the person must say which is meant."""
        return self.has_error(NON_FIELD_ERRORS, KNOWN)

    @property
    def said_known(self) -> Known:
        """What the person said of it in a form without errors."""
        said: Known = self.cleaned_data["known"] or "ask"
        return said

    def entry(self, kind: str) -> DocumentEntry:
        """The document of a form without errors."""
        given = self.cleaned_data
        return DocumentEntry(
            kind, given["title"], given["number"], given["day"], given["address"], given["pieces"] or 1
        )
