"""The form in which a person chooses how often his notices come, and by which ways."""

from django import forms

from cchc.records.notices.choice import Choice
from cchc.records.notices.models import Rhythm

WEEKDAYS = tuple(enumerate(("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")))


class ChoiceForm(forms.Form):
    """Rhythm, day of the week, and ways."""

    use_required_attribute = False
    rhythm = forms.ChoiceField(
        label="Nhận bản tổng hợp",
        choices=Rhythm.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
        help_text="Nhiều nhất mỗi ngày một bản; việc quá hạn được báo ngay trong ngày, trừ khi không gửi",
    )
    weekday = forms.TypedChoiceField(
        label="Ngày nhận hằng tuần",
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    email = forms.BooleanField(label="Gửi qua thư điện tử", required=False)
    webhook = forms.BooleanField(
        label="Gửi qua Zalo, Telegram (khi tỉnh đã nối cổng nhắn tin)", required=False
    )

    def choice(self) -> Choice:
        """What a form without errors says."""
        given = self.cleaned_data
        return Choice(given["rhythm"], given["weekday"], given["email"], given["webhook"])
