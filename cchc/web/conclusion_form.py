"""The form in which the conclusions of a meeting are entered."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from cchc.records.plans.actions.concluding import ConcludedTask, Conclusion
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText

TASKS = 8
MOST_TASKS = 80
LOOKS = {"title": "form-control", "lead": "form-select", "deadline": "form-control"}
ROWS = "so_dong"


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

    def __init__(
        self, leads: Iterable[tuple[str, str]], *args: Any, tasks: int = TASKS, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tasks
        choices = [("", "Chọn cơ quan"), *leads]
        for place in self.places:
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
            for name, look in LOOKS.items():
                self.fields[f"{name}_{place}"].widget.attrs["class"] = look

    @property
    def places(self) -> range:
        """The numbers of the rows."""
        return range(1, self.tasks + 1)

    @property
    def may_grow(self) -> bool:
        """Whether more rows can be asked for."""
        return self.tasks < MOST_TASKS

    @property
    def rows(self) -> tuple[tuple[Any, Any, Any], ...]:
        """The fields of the tasks, row by row."""
        return tuple(
            (self[f"title_{place}"], self[f"lead_{place}"], self[f"deadline_{place}"])
            for place in self.places
        )

    @property
    def conclusion(self) -> Conclusion:
        """What a form without errors says."""
        said = self.cleaned_data
        tasks = (
            ConcludedTask(said[f"title_{place}"], said[f"lead_{place}"], said[f"deadline_{place}"])
            for place in self.places
        )
        return Conclusion(said["number"], said["day"], said["title"], tuple(tasks))


def rows_in(sent: Mapping[str, str]) -> int:
    """How many rows a form that was sent has: as many as it says, within what a form may have."""
    said = sent.get(ROWS, "")
    asked = int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else TASKS
    return min(max(asked, TASKS), MOST_TASKS)


def grown(sent: Mapping[str, str]) -> int:
    """How many rows it has with some more."""
    return min(rows_in(sent) + TASKS, MOST_TASKS)
