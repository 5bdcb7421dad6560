"""The form of a decision that publishes the results of a group."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.records.rounds.actions.publication import Decided
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText

CHECKED = "Tôi đã kiểm tra kết quả của các đơn vị trên và hiểu rằng việc công bố không hoàn tác được."


class PublicationForm(CoordinationForm):
    """Number and day of the decision; why, where lines without figures are published; all was checked."""

    number = PlainText(
        label="Số quyết định",
        max_length=120,
        help_text="Ví dụ: 215/QĐ-UBND",
        error_messages={"required": "Hãy ghi số quyết định."},
    )
    day = DayField(label="Ngày quyết định", error_messages={"required": "Hãy ghi ngày quyết định."})
    reason = LongText(
        label="Lý do công bố khi còn dòng chưa có số liệu",
        required=False,
        rows=2,
        help_text="Dòng ấy được công bố là chưa có số liệu, không phải 0 điểm",
    )

    checked = forms.BooleanField(
        label=CHECKED,
        error_messages={"required": "Hãy đánh dấu là đã kiểm tra kết quả của các đơn vị."},
    )

    def clean_day(self) -> date:
        """A decision is not of a day to come."""
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError("Ngày quyết định còn ở phía trước.")
        return day

    @property
    def decided(self) -> Decided:
        """The decision of a form without errors."""
        given = self.cleaned_data
        return Decided(given["number"], given["day"], given["reason"])


class GroupForm(forms.Form):
    """Which group is published; empty where a campaign has none."""

    group = forms.CharField(max_length=80, required=False)
