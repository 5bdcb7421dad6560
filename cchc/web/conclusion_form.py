"""The form in which the conclusions of a meeting are entered."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cchc.records.plans.actions.concluding import ConcludedTask, Conclusion
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText

TASKS = 8
LOOKS = {"title": "form-control", "lead": "form-select", "deadline": "form-control"}


def _asked(text: str) -> dict[str, str]:
    return {"required": text}


class ConclusionForm(CoordinationForm):
    """Number, day and title, then the tasks; rows that are left empty are none."""

    number = PlainText(label="Số, ký hiệu", max_length=80, error_messages=_asked("Hãy ghi số, ký hiệu."))
    day = DayField(
        label="Ngày ban hành",
        help_text="Ngày/tháng/năm",
        error_messages=_asked("Hãy ghi ngày ban hành."),
    )
    title = LongText(label="Trích yếu", rows=2, error_messages=_asked("Hãy ghi trích yếu."))

    def __init__(self, leads: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Chọn cơ quan"), *leads]
        for place in range(1, TASKS + 1):
            self.fields[f"title_{place}"] = LongText(label=f"Nhiệm vụ {place}", rows=2, required=False)
            self.fields[f"lead_{place}"] = forms.ChoiceField(
                label="Cơ quan chủ trì", choices=choices, required=False
            )
            self.fields[f"deadline_{place}"] = PlainText(
                label="Thời hạn",
                max_length=300,
                required=False,
                help_text="Như văn bản ghi: Tháng 12/2026",
            )
            for name, look in (
                ("title", "form-control"),
                ("lead", "form-select"),
                ("deadline", "form-control"),
            ):
                self.fields[f"{name}_{place}"].widget.attrs["class"] = look

    @property
    def rows(self) -> tuple[tuple[Any, Any, Any], ...]:
        """The fields of the tasks, row by row."""
        return tuple(
            (self[f"title_{place}"], self[f"lead_{place}"], self[f"deadline_{place}"])
            for place in range(1, TASKS + 1)
        )

    @property
    def conclusion(self) -> Conclusion:
        """What a form without errors says."""
        said = self.cleaned_data
        tasks = (
            ConcludedTask(said[f"title_{place}"], said[f"lead_{place}"], said[f"deadline_{place}"])
            for place in range(1, TASKS + 1)
        )
        return Conclusion(said["number"], said["day"], said["title"], tuple(tasks))
