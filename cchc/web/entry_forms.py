"""The form of one line: its fields arise from the measure, and core reads what was typed into them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.core.campaign.circuit import Round
from cchc.core.campaign.form import (
    Field,
    fact_from_fields,
    faults_of_fields,
    fields_for,
    fields_of_fact,
)
from cchc.core.catalogue.facts import Collected, Fact, FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import date_text
from cchc.web.coordination_fields import DayField, LongText
from cchc.web.form_fields import PlainText

KNOWN, UNKNOWN, NOT_APPLICABLE = "co-so", "chua-co", "khong-danh-gia"
SAID = ((KNOWN, "Có số liệu"), (UNKNOWN, "Chưa có số liệu"))
MAY_NOT_APPLY = (NOT_APPLICABLE, "Không đánh giá")
MOST_NOTE = 4000
PREFIX = "f_"
NOTES = {
    Round.SELF: ("Thuyết minh", "Bắt buộc khi không có tài liệu kiểm chứng"),
    Round.REBUTTAL: ("Nội dung giải trình", "Bắt buộc; nêu căn cứ và gắn tài liệu bổ sung ở dưới"),
    Round.APPRAISAL_1: ("Lý do của kết luận", "Bắt buộc khi kết luận khác số liệu của đơn vị"),
    Round.APPRAISAL_2: ("Lý do của kết luận", "Bắt buộc khi kết luận khác số liệu của đơn vị"),
}
CHOSEN = ("yes_no", "choice", "parts")
DAY = {"inputmode": "numeric", "maxlength": 10, "autocomplete": "off"}
NUMBER = {"inputmode": "decimal", "maxlength": 30, "autocomplete": "off"}


def field_of(field: Field) -> forms.Field:
    """The field of a page for one field of a measure; numbers stay texts, core alone reads them."""
    label = f"{field.label} ({field.unit})" if field.unit and field.unit not in field.label else field.label
    if field.kind == "parts":
        return forms.MultipleChoiceField(
            label=label, choices=field.options, required=False, widget=forms.CheckboxSelectMultiple()
        )
    if field.kind in CHOSEN:
        return forms.ChoiceField(
            label=label, choices=field.options, required=False, widget=forms.RadioSelect()
        )
    if field.kind == "date":
        day = forms.TextInput(attrs=DAY)
        return PlainText(label=label, required=False, max_length=10, help_text="Ngày/tháng/năm", widget=day)
    number = forms.TextInput(attrs=NUMBER)
    return PlainText(label=label, required=False, max_length=30, help_text=field.hint, widget=number)


class FactForm(forms.Form):
    """Whether there is a figure, the figure itself, and the version that the person saw."""

    use_required_attribute = False
    said = forms.ChoiceField(
        label="Tình trạng",
        choices=SAID,
        widget=forms.RadioSelect(),
        error_messages={"required": "Hãy chọn có hay chưa có số liệu."},
    )
    reason = LongText(label="Lý do chưa có hoặc không đánh giá", max_length=MOST_NOTE, required=False, rows=2)
    note = LongText(label="Thuyết minh", max_length=MOST_NOTE, required=False, rows=4)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(
        self, node: Node, data: Mapping[str, Any] | None = None, *, figures: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.node, self.of_members = node, figures
        self.asked = fields_for(node, figures=figures)
        said = self.fields["said"]
        assert isinstance(said, forms.ChoiceField)
        if node.may_be_not_applicable:
            said.choices = [*SAID, MAY_NOT_APPLY]
        for field in self.asked:
            self.fields[f"{PREFIX}{field.name}"] = field_of(field)
        for shown in self.fields.values():
            if isinstance(shown.widget, forms.TextInput | forms.Textarea):
                shown.widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        """Read the figure with core; what is wrong stands beside its field."""
        given = super().clean() or self.cleaned_data
        if "said" not in given or self.errors:
            return given
        if given["said"] != KNOWN:
            absent = Unknown if given["said"] == UNKNOWN else NotApplicable
            return {**given, "fact": absent(given["reason"])}
        for name, text in faults_of_fields(self.node, self._typed, figures=self.of_members).items():
            named = f"{PREFIX}{name}"
            fault = ValidationError(f"{text.rstrip('.')}.")
            self.add_error(named if named in self.fields else None, fault)
        if not self.errors:
            given["fact"] = fact_from_fields(self.node, self._typed, figures=self.of_members)
        return given

    @property
    def _typed(self) -> dict[str, str | tuple[str, ...]]:
        """What was typed into the fields of the measure, by their names in core."""
        typed = {field.name: self.cleaned_data.get(f"{PREFIX}{field.name}", "") for field in self.asked}
        return {name: tuple(one) if isinstance(one, list) else one for name, one in typed.items()}

    @property
    def fact(self) -> Fact:
        """The figure of a form without errors."""
        found: Fact = self.cleaned_data["fact"]
        return found

    @property
    def complete(self) -> bool:
        """Whether something was typed or chosen everywhere."""
        return bool(self["said"].data) and all(one.data for one in self.figures)

    @property
    def figures(self) -> Iterator[forms.BoundField]:
        """The fields of the measure, as the page shows them."""
        return (self[f"{PREFIX}{field.name}"] for field in self.asked)


class EntryForm(FactForm):
    """The figure of one line with where it comes from and to which day it counts."""

    source = PlainText(
        label="Nguồn số liệu", max_length=500, required=False, help_text="Ví dụ: Cổng dịch vụ công tỉnh"
    )
    cutoff = DayField(
        label="Số liệu tính đến ngày", required=False, help_text="Ngày/tháng/năm, ví dụ 30/11/2026"
    )
    provisional = forms.BooleanField(label="Là số ước, chưa phải số chính thức", required=False)

    def clean_cutoff(self) -> date | None:
        """A figure counts to a day that has come."""
        day: date | None = self.cleaned_data["cutoff"]
        if day is not None and day > timezone.localdate():
            raise ValidationError("Ngày chốt số liệu chưa tới.")
        return day

    def say_for(self, kept: Round) -> None:
        """Call the note by what the round asks for."""
        note = self.fields["note"]
        note.label, note.help_text = NOTES.get(kept, NOTES[Round.SELF])


class SummedForm(EntryForm):
    """A line whose figure is a sum of members: only the note is typed, or why there is no sum yet."""

    def __init__(
        self, node: Node, summed: Fact | None, data: Mapping[str, Any] | None = None, **kw: Any
    ) -> None:
        super().__init__(node, data, figures=True, **kw)
        self.summed = summed
        for field in self.asked:
            del self.fields[f"{PREFIX}{field.name}"]
        self.asked = ()
        if summed is not None:
            del self.fields["said"], self.fields["reason"]
        else:
            said = self.fields["said"]
            assert isinstance(said, forms.ChoiceField)
            said.choices = [(UNKNOWN, "Chưa có số tổng hợp")]

    def clean(self) -> dict[str, Any]:
        """The sum stays as it is; without one there is no figure yet."""
        given = forms.Form.clean(self) or self.cleaned_data
        return {**given, "fact": self.summed or Unknown(given.get("reason", ""))}


def stored_fields(node: Node, fact: Fact | None) -> dict[str, Any]:
    """What the fields show of a stored figure; a sum of members is not typed here."""
    if fact is None or isinstance(fact, Collected):
        return {}
    if isinstance(fact, Unknown):
        return {"said": UNKNOWN, "reason": fact.reason}
    if isinstance(fact, NotApplicable):
        return {"said": NOT_APPLICABLE, "reason": fact.reason}
    both = (field for figures in (False, True) for field in fields_for(node, figures=figures))
    chosen = {field.name for field in both if field.kind == "parts"}
    shown = fields_of_fact(node, fact).items()
    typed = {f"{PREFIX}{name}": text.split(",") if name in chosen else text for name, text in shown}
    return {"said": KNOWN, **typed}


def entry_fields(node: Node, entry: FactEntry | None, version: int) -> dict[str, Any]:
    """What the form of a line shows of the stored entry."""
    if entry is None:
        return {"said": KNOWN, "seen": version}
    return {
        **stored_fields(node, entry.fact),
        "note": entry.note,
        "source": entry.source,
        "cutoff": "" if entry.cutoff_date is None else date_text(entry.cutoff_date),
        "provisional": entry.provisional,
        "seen": version,
    }
