"""Forms of acts on a portion: sending it back with a reason and a day, appraising, claiming, attaching."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.web.coordination_fields import DayField, LongText
from cchc.web.form_fields import PlainText

MOST_REASON = 2000
DUE_PASSED = "Hạn bổ sung phải từ hôm nay trở đi."


class DueForm(forms.Form):
    """Why work goes back, and until the end of which day it is to be repaired."""

    use_required_attribute = False
    reason = LongText(
        label="Lý do trả lại",
        max_length=MOST_REASON,
        rows=3,
        error_messages={"required": "Hãy ghi lý do trả lại: thiếu gì, sai ở đâu."},
    )
    due = DayField(
        label="Bổ sung trước hết ngày",
        help_text="Ngày/tháng/năm, ví dụ 20/12/2026",
        error_messages={"required": "Hãy ghi hạn bổ sung."},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in ("reason", "due"):
            self.fields[name].widget.attrs["class"] = "form-control"

    def clean_due(self) -> date:
        """Nobody repairs anything by a day that is over."""
        day: date = self.cleaned_data["due"]
        if day < timezone.localdate():
            raise ValidationError(DUE_PASSED)
        return day


class ReturnForm(DueForm):
    """The same for some lines of a portion; none chosen means the whole of it."""

    lines = forms.MultipleChoiceField(
        label="Các dòng phải bổ sung",
        required=False,
        error_messages={"invalid_choice": "Có dòng không thuộc phần việc này; hãy mở lại trang."},
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, lines: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        chosen = self.fields["lines"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = list(lines)


class ProofForm(forms.Form):
    """A document that is there already as proof of a line: where in it, and whether it is of last year."""

    use_required_attribute = False
    document = forms.TypedChoiceField(
        label="Tài liệu",
        coerce=int,
        error_messages={
            "required": "Hãy chọn một tài liệu.",
            "invalid_choice": "Không có tài liệu này; hãy mở lại trang.",
        },
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    pages = PlainText(
        label="Trang, mục",
        max_length=120,
        required=False,
        help_text="Ví dụ: trang 4-6, mục II.3",
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    from_last_year = forms.BooleanField(label="Là tài liệu của năm trước (N-1)", required=False)
    other_reason = PlainText(
        label="Lý do, nếu tài liệu không thuộc danh mục của dòng",
        max_length=MOST_REASON,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, documents: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        chosen = self.fields["document"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", "Chọn tài liệu đã có"), *documents]
