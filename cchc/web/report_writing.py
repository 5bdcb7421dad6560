"""The form in which an agency writes its report: remarks by section, figures, the version that was seen."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cchc.core.campaign.words import LONGEST
from cchc.core.errors import InputRefused
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.sections import NUMBERED, WRITTEN
from cchc.records.reports.actions import RoundAmendment
from cchc.records.reports.models import AgencyReport
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.coordination_pages import told

CHANGED = "report_changed"
MOST_SIGNS = 40


class WritingForm(CoordinationForm):
    """One box a section, one a figure; figures are read where they are kept, so that faults are told once."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(self, indicators: tuple[Indicator, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        for section in WRITTEN:
            field = LongText(label=NUMBERED[section.key], required=False, rows=4, max_length=LONGEST)
            field.widget.attrs["class"] = "form-control"
            self.fields[f"muc-{section.key}"] = field
        for one in indicators:
            box = forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"})
            label = f"{one.title} ({one.unit})"
            self.fields[f"so-{one.key}"] = forms.CharField(
                label=label, required=False, max_length=MOST_SIGNS, widget=box
            )

    @property
    def remarks(self) -> dict[str, str]:
        """The remarks of a form without errors, by section."""
        return {one.key: self.cleaned_data[f"muc-{one.key}"] for one in WRITTEN}

    @property
    def figures(self) -> dict[str, str]:
        """The figures as typed, by indicator."""
        return {one.key: self.cleaned_data[f"so-{one.key}"] for one in self.indicators}

    def refuse(self, error: InputRefused) -> None:
        """Say what cannot be kept at the field that it is about."""
        for problem in error.problems:
            column = problem.place.column
            named = (f"muc-{column}", f"so-{column}")
            title = next((one.title for one in self.indicators if one.key == column), "")
            plain = replace(problem, message=problem.message.removeprefix(f"{title}: "))
            field = next((name for name in named if name in self.fields), None)
            for text in told(InputRefused([plain])):
                self.add_error(field, ValidationError(text))


class ReopenForm(CoordinationForm):
    """Why a closed round is opened again."""

    reason = LongText(label="Lý do mở lại", rows=2, error_messages={"required": "Hãy ghi lý do mở lại."})


class AmendForm(CoordinationForm):
    """Other days of a round, an agency that was forgotten, and why."""

    units_due = DayField(label="Các cơ quan gửi trước hết ngày", help_text="Ngày/tháng/năm")
    due = DayField(label="Tỉnh gửi trước hết ngày", help_text="Ngày/tháng/năm")
    agency = forms.TypedChoiceField(
        label="Thêm cơ quan phải báo cáo", coerce=int, empty_value=None, required=False
    )
    amend_reason = LongText(label="Lý do sửa", rows=2, error_messages={"required": "Hãy ghi lý do."})

    def __init__(self, agencies: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "không thêm"), *agencies]
        field.widget.attrs["class"] = "form-select"

    @property
    def amendment(self) -> RoundAmendment:
        """What a form without errors asks for."""
        given = self.cleaned_data
        more = () if given["agency"] is None else (given["agency"],)
        return RoundAmendment(
            units_due=given["units_due"], due=given["due"], reason=given["amend_reason"], agencies=more
        )


class ReturnForm(CoordinationForm):
    """Why a report goes back, and until when it is to come again."""

    reason = LongText(label="Lý do trả lại", error_messages={"required": "Hãy ghi lý do trả lại."})
    due = DayField(label="Gửi lại trước hết ngày", help_text="Ngày/tháng/năm")


def stored_values(report: AgencyReport, remarks: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows first: these remarks, and the figures as one would type them."""
    values: dict[str, Any] = {f"muc-{key}": text for key, text in remarks.items()}
    values |= {f"so-{key}": text for key, text in report.figures.items()}  # kept as one types them
    return {**values, "seen": report.version}


def with_tasks(data: QueryDict, drafted: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, with the lines of tasks that are not in it yet; nothing typed is lost."""
    values: dict[str, Any] = data.dict()
    for key, text in drafted.items():
        said = values.get(f"muc-{key}", "").replace("\r\n", "\n")
        held = {line.strip() for line in said.split("\n")}
        fresh = [line for line in text.split("\n") if line.strip() not in held]
        values[f"muc-{key}"] = "\n".join(part for part in (said.rstrip(), *fresh) if part)
    return values


def seen_again(data: QueryDict, version: int) -> QueryDict:
    """What was typed, for a person who now sees the version that somebody else wrote."""
    again = data.copy()
    again["seen"] = str(version)
    return again


def is_changed(error: InputRefused) -> bool:
    """Whether somebody else has written meanwhile."""
    return any(problem.code == CHANGED for problem in error.problems)
