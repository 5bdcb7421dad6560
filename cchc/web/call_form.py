"""The form in which a telephone call to a late agency is written down."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.records.notices.actions import CallMade
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText


class CallForm(CoordinationForm):
    """With whom one spoke, what was said, and until when it was promised."""

    agency = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    spoken_to = PlainText(
        label="Đã trao đổi với",
        max_length=200,
        help_text="Họ tên, chức vụ",
        error_messages={"required": "Hãy ghi đã trao đổi với ai."},
    )
    said = LongText(label="Nội dung", rows=2, error_messages={"required": "Hãy ghi nội dung trao đổi."})
    promised = DayField(
        label="Hứa xong trước hết ngày", required=False, help_text="Ngày/tháng/năm; không hứa thì để trống"
    )

    def clean_promised(self) -> date | None:
        """Nobody promises a day that is over."""
        day: date | None = self.cleaned_data["promised"]
        if day is not None and day < timezone.localdate():
            raise ValidationError("Ngày hứa phải từ hôm nay trở đi.")
        return day

    @property
    def call(self) -> CallMade:
        """The call of a form without errors."""
        given = self.cleaned_data
        return CallMade(given["agency"], given["spoken_to"], given["said"], given["promised"])
