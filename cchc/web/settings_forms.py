"""Forms of the settings of a campaign: the time of a step, and more time for one agency."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.core.campaign.circuit import STEP_NAMES, Step
from cchc.web.coordination_fields import MOMENT_FAULT, CoordinationForm, LongText, UntilField

NO_REASON = "Hãy ghi lý do; lý do được giữ trong nhật ký."


class WindowForm(CoordinationForm):
    """When a step opens and when it closes by itself."""

    step = forms.ChoiceField(
        choices=[(one.value, STEP_NAMES[one]) for one in Step], widget=forms.HiddenInput()
    )
    opens = UntilField(
        label="Mở từ",
        help_text="Ngày/tháng/năm; không ghi giờ là từ đầu ngày",
        whole_day="start",
        error_messages={"required": "Hãy ghi ngày mở."},
    )
    closes = UntilField(
        label="Đóng",
        help_text="Ngày/tháng/năm; không ghi giờ là hết ngày ấy",
        error_messages={"required": "Hãy ghi ngày đóng."},
    )

    def clean(self) -> dict[str, Any]:
        """A step closes after it opens."""
        given = super().clean() or self.cleaned_data
        opens, closes = given.get("opens"), given.get("closes")
        if opens and closes and opens >= closes:
            self.add_error("closes", ValidationError("Lúc đóng phải sau lúc mở."))
        return given

    @property
    def core_step(self) -> Step:
        """The step of a form without errors."""
        return Step(self.cleaned_data["step"])


class MoreTimeForm(CoordinationForm):
    """More time for one portion: which, until when, why."""

    portion = forms.ChoiceField(
        label="Cơ quan và phần việc",
        error_messages={
            "required": "Hãy chọn cơ quan.",
            "invalid_choice": "Phần việc này không thuộc đợt; hãy tìm lại.",
        },
    )
    until = UntilField(
        label="Cho sửa đến",
        help_text="Ví dụ 14/12/2026 (hết ngày) hoặc 14/12/2026 17:30",
        error_messages={"required": f"Hãy ghi đến lúc nào. {MOMENT_FAULT}"},
    )
    reason = LongText(label="Lý do", rows=2, error_messages={"required": NO_REASON})

    def __init__(
        self, choices: Iterable[tuple[str, str]], data: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["portion"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "— chọn cơ quan —"), *choices]
