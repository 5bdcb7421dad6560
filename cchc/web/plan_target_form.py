"""The form of one target of a duty or requirement: words, how it is measured, the bound that must be met."""

from collections.abc import Mapping
from typing import Any

from django import forms

from cchc.core.catalogue.scale_checks import condition_findings
from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.bounds import bounds_in
from cchc.files.catalogue_import.scale_fields import CHOICE, LINES, MEASURE_BY_ID, ScaleField
from cchc.files.catalogue_import.scale_forms import fields_of, measure_written
from cchc.files.document import read_as
from cchc.files.documents.lines import WrittenTarget
from cchc.files.plan_import.draft_parts import exact
from cchc.files.yaml_tree import YamlTree
from cchc.web.form_fields import PlainText
from cchc.web.plan_draft_fields import Offers, Picks, Styled, Words, lines_text, with_current

SCALE = "measure."
NO_BOUND = ("yes_no", "parts")
UNCLEAR = "Chưa rõ ngưỡng; ghi như: từ 95 trở lên, trên 95, không quá 5, dưới 5, đúng 0."
Entry = Mapping[str, Any]


class TargetForm(Styled):
    """One target; the fields of its measure are those of the kind that was chosen, empty for a person."""

    text = Words(label="Chỉ tiêu", error_messages={"required": "Hãy ghi chỉ tiêu."})

    def __init__(self, offers: Offers, kind: str, target: Entry, sent: Any = None) -> None:
        super().__init__(sent, initial=_shown(target, kind))
        self.kind, self.target = kind, target
        for field in MEASURE_BY_ID[kind].fields if kind else ():
            self.fields[f"{SCALE}{field.key}"] = _field(field)
        if kind:
            self.fields["bound"] = PlainText(
                label="Ngưỡng phải đạt",
                max_length=100,
                required=kind not in NO_BOUND,
                help_text="Ví dụ: từ 95 trở lên; trên 95; không quá 5; dưới 5; đúng 0",
                error_messages={"required": "Hãy ghi ngưỡng phải đạt."},
            )
        self.fields["also"] = Words(label="Đồng thời", required=False, help_text="Mỗi dòng một điều kiện")
        self.fields["conflicts"] = Picks("Chỗ văn bản nói khác nhau có liên quan")
        self._offer(offers)
        self.dress()

    def _offer(self, offers: Offers) -> None:
        field = self.fields["conflicts"]
        assert isinstance(field, Picks)
        field.offer(with_current(offers.conflicts, self.target.get("conflicts") or ()), {})

    def clean(self) -> dict[str, Any]:
        """The measure of its fields, the bound of its words, and that both fit one another."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        measure, condition = self._measure(), self._condition()
        if not self.errors:
            given["keys"] = self._fitting(measure, condition)
        return given

    def _measure(self) -> dict[str, Any] | None:
        said = {key.removeprefix(SCALE): str(value) for key, value in self.cleaned_data.items()}
        try:
            return measure_written(self.kind, said, self.target.get("measure"))
        except InputRefused as error:
            for problem in error.problems:
                place = problem.place.column
                self.add_error(f"{SCALE}{place}" if place else None, problem.message)
        return None

    def _condition(self) -> dict[str, str] | None:
        said = self.cleaned_data.get("bound")
        if not said:
            return None
        bounds = bounds_in(said)
        if bounds is None or bounds.comparison is None:
            self.add_error("bound", UNCLEAR)
            return None
        return {bounds.comparison.relation: f"{bounds.comparison.bound:f}"}

    def _fitting(self, measure: Entry | None, condition: Entry | None) -> dict[str, Any]:
        """The keys of the target; an error where no plan file could hold them."""
        keys: dict[str, Any] = {"text": self.cleaned_data["text"]}
        keys |= {"qualitative": True} if measure is None else {"measure": dict(measure)}
        keys |= {} if condition is None else {"condition": dict(condition)}
        also, conflicts = self.cleaned_data["also"].splitlines(), self.cleaned_data["conflicts"]
        keys |= ({"also": also} if also else {}) | ({"conflicts": conflicts} if conflicts else {})
        try:
            core = read_as(WrittenTarget, YamlTree("", exact(keys), {})).to_core()
        except InputRefused as error:
            for problem in error.problems:
                self.add_error(None, problem.message)
            return keys
        for _, message, hint in condition_findings(core.measure, core.condition) if core.measure else ():
            self.add_error("bound", f"{message}. {hint}")
        return keys

    @property
    def content(self) -> dict[str, Any]:
        """The keys of the target of a form without errors."""
        keys: dict[str, Any] = self.cleaned_data["keys"]
        return keys


def _field(field: ScaleField) -> forms.Field:
    if field.form == CHOICE:
        return forms.ChoiceField(
            label=field.label, required=False, choices=list(field.options), help_text=field.help
        )
    if field.form == LINES:
        return Words(label=field.label, required=field.required, help_text=field.help)
    fault = {"required": f"Hãy ghi {field.label.lower()}."}
    return PlainText(
        label=field.label,
        required=field.required,
        max_length=1000,
        help_text=field.help,
        error_messages=fault,
    )


def _shown(target: Entry, kind: str) -> dict[str, Any]:
    measure, condition = target.get("measure"), exact(target.get("condition"))
    same = measure if measure and measure.get("kind") == kind else None
    bound = fields_of({"condition": condition})["condition"] if condition else ""
    return {
        "text": target.get("text"),
        **{f"{SCALE}{key}": value for key, value in fields_of(same).items()},
        "bound": bound,
        "also": lines_text(target.get("also") or ()),
        "conflicts": target.get("conflicts"),
    }
