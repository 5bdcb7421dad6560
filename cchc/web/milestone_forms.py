"""Forms of the acts of the province: milestones with their documents, and what the Ministry published."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.core.campaign.circuit import STEP_NAMES, Step
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.scoring.assessment import Published, PublishedFigure
from cchc.records.evidence.models import Document
from cchc.records.rounds.actions.milestones import NUMBERED, ORDER, MilestoneEntry
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText, VietnameseDecimal

TOTAL = "total"


class MilestoneForm(CoordinationForm):
    """One act: number and day of its document, the day it was sent, where it is proved."""

    number = PlainText(label="Số, ký hiệu văn bản", max_length=120, required=False)
    day = DayField(label="Ngày", error_messages={"required": "Hãy ghi ngày."})
    sent_on = DayField(label="Gửi đi ngày", required=False)
    source = LongText(
        label="Nguồn, căn cứ",
        rows=2,
        help_text="Ví dụ: văn bản trên trục liên thông, biên bản họp",
        error_messages={"required": "Hãy ghi nguồn, căn cứ."},
    )

    document = forms.TypedChoiceField(
        label="Văn bản trong kho tài liệu của tỉnh",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Nộp văn bản ở trang Tài liệu trước rồi chọn ở đây",
        error_messages={"invalid_choice": "Không có văn bản này trong tài liệu của tỉnh."},
    )

    def __init__(
        self,
        step: Step,
        documents: Iterable[Document],
        data: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, prefix=step.value, auto_id=f"{step.value}-%s", **kwargs)
        self.step = step
        field = self.fields["document"]
        assert isinstance(field, forms.TypedChoiceField)
        held = [(str(one.pk), _document_name(one)) for one in documents]
        field.choices = [("", "— không đính kèm —"), *held]
        if step is not Step.SIGNING:
            del self.fields["sent_on"]
        if step in NUMBERED:
            self.fields["number"].help_text = "Bắt buộc"

    def clean(self) -> dict[str, Any]:
        """Only what has been done is recorded."""
        given = super().clean() or self.cleaned_data
        for name in ("day", "sent_on"):
            if given.get(name) and given[name] > timezone.localdate():
                self.add_error(name, ValidationError("Ngày còn ở phía trước: chỉ ghi việc đã làm."))
        return given

    @property
    def entry(self) -> MilestoneEntry:
        """What a form without errors records."""
        given = self.cleaned_data
        number, sent = given["number"], given.get("sent_on")
        return MilestoneEntry(self.step, given["day"], given["source"], number, sent, given["document"])


def _document_name(document: Document) -> str:
    number = f"{document.number}: " if document.number else ""
    return f"{number}{document.title}"[:120]


def milestone_step(asked: str) -> Step | None:
    """The act of an address, None for another word."""
    return next((one for one in ORDER if one.value == asked), None)


def milestone_name(step: Step) -> str:
    """How the act is called when it is done."""
    return STEP_NAMES[step]


class PublishedForm(CoordinationForm):
    """Total, rank, groups and parts as the Ministry published them; nothing of it is computed."""

    source = PlainText(
        label="Nguồn công bố",
        max_length=500,
        help_text="Ví dụ: Quyết định số 2636/QĐ-BNV ngày 10/12/2018",
        error_messages={"required": "Hãy ghi nguồn công bố."},
    )
    units = forms.IntegerField(label="Trong số (tỉnh, thành phố)", required=False, min_value=1, max_value=99)
    rank_change = forms.IntegerField(
        label="Thay đổi thứ hạng so với năm trước",
        required=False,
        help_text="Tăng 3 bậc: 3; giảm 12 bậc: -12",
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(self, catalogue: Catalogue, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, prefix="cong-bo", auto_id="cong-bo-%s", **kwargs)
        self.named = [(TOTAL, "Tổng điểm")]
        self.named += [(f"group-{one.id}", one.name) for one in catalogue.part_groups]
        self.named += [(f"part-{one.id}", one.name) for one in catalogue.parts]
        for name, label in self.named:
            self.fields[f"points-{name}"] = VietnameseDecimal(label=f"{label}: điểm", required=name == TOTAL)
            self.fields[f"rank-{name}"] = forms.IntegerField(
                label=f"{label}: hạng", required=False, min_value=1, max_value=99
            )
        for field in self.fields.values():
            if not isinstance(field.widget, forms.HiddenInput):
                field.widget = forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"})

    def clean(self) -> dict[str, Any]:
        """A rank stands beside points."""
        given = super().clean() or self.cleaned_data
        for name, _ in self.named:
            field = f"points-{name}"
            if given.get(f"rank-{name}") and given.get(field) is None and not self.has_error(field):
                self.add_error(field, ValidationError("Có hạng thì phải có điểm."))
        return given

    @property
    def rows(self) -> tuple[tuple[str, forms.BoundField, forms.BoundField], ...]:
        """What each figure is of, with its fields."""
        return tuple((label, self[f"points-{name}"], self[f"rank-{name}"]) for name, label in self.named)

    @property
    def published(self) -> Published:
        """The figures of a form without errors."""
        given = self.cleaned_data
        found: dict[str, PublishedFigure] = {}
        for name, _ in self.named:
            points: Decimal | None = given[f"points-{name}"]
            if points is not None:
                found[name] = PublishedFigure(points, given[f"rank-{name}"])
        return Published(
            source=given["source"],
            total=found[TOTAL],
            units=given["units"],
            rank_change=given["rank_change"],
            groups=tuple((key[6:], one) for key, one in found.items() if key.startswith("group-")),
            parts=tuple((key[5:], one) for key, one in found.items() if key.startswith("part-")),
        )
