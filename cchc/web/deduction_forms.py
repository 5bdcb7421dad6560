"""The form of the items for which the Ministry took points from a line: cause, amount, document, agencies."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Status
from cchc.core.numerals import date_text, number_text
from cchc.core.scoring.assessment import DeductionItem, DocumentCited
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText, VietnameseDecimal
from cchc.web.pick_boxes import PickBoxes

SPARE = 2
CONCERNED = (
    ("occurring", "Đơn vị để xảy ra"),
    ("responsible", "Cơ quan chịu trách nhiệm"),
    ("leading", "Cơ quan chủ trì khắc phục"),
)


class ItemForm(CoordinationForm):
    """One item; one without cause and amount is none."""

    amount = VietnameseDecimal(label="Điểm bị trừ", required=False)
    cause = LongText(label="Lý do trừ điểm", required=False, rows=2)
    document_number = PlainText(label="Văn bản làm căn cứ, số", max_length=120, required=False)
    document_day = DayField(label="Ngày văn bản", required=False)
    document_title = PlainText(label="Tên văn bản", max_length=500, required=False)
    judge = PlainText(label="Cơ quan thẩm định", max_length=300, required=False)
    note = PlainText(label="Ghi chú", max_length=500, required=False)

    def __init__(
        self,
        place: int,
        agencies: Sequence[tuple[str, str]],
        data: Mapping[str, Any] | None = None,
        item: DeductionItem | None = None,
    ) -> None:
        shown = item_values(item)
        super().__init__(data, prefix=f"khoan-{place}", auto_id=f"khoan-{place}-%s", initial=shown)
        self.place, self.before = place, item
        for name, label in CONCERNED:
            field = forms.MultipleChoiceField(label=label, choices=agencies, required=False)
            field.widget = PickBoxes(choices=agencies)
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """Cause and amount belong together."""
        given = super().clean() or self.cleaned_data
        if given.get("cause") and given.get("amount") is None and not self.has_error("amount"):
            self.add_error("amount", ValidationError("Hãy ghi số điểm bị trừ."))
        if given.get("amount") is not None and not given.get("cause"):
            self.add_error("cause", ValidationError("Hãy ghi lý do trừ điểm."))
        return given

    def item(self, line: str) -> DeductionItem | None:
        """The item of a form without errors, None for one that was left empty."""
        given = self.cleaned_data
        if not given["cause"]:
            return None
        named = (given["document_number"], given["document_day"], given["document_title"])
        return DeductionItem(
            line=line,
            cause=given["cause"],
            amount=given["amount"],
            document=DocumentCited(*named) if any(named) else None,
            judge=given["judge"],
            note=given["note"],
            occurring=tuple(given["occurring"]),
            responsible=tuple(given["responsible"]),
            responsible_status=self._status(tuple(given["responsible"])),
            leading=tuple(given["leading"]),
        )

    def _status(self, responsible: tuple[str, ...]) -> Status:
        """How sure it is who answers: as it was while the agencies are those that were there."""
        if self.before is None or set(self.before.responsible) != set(responsible):
            return Status.SOURCED
        return self.before.responsible_status


def concerned_choices(register: AgencyRegister) -> list[tuple[str, str]]:
    """The agencies and groups of a list, as the form offers them."""
    agencies = [(one.id, one.name) for one in register.agencies]
    return agencies + [(one.id, one.name) for one in register.groups]


def item_forms(
    items: Sequence[DeductionItem], register: AgencyRegister, data: Mapping[str, Any] | None = None
) -> list[ItemForm]:
    """A form for each item that is there, and some for more."""
    choices = concerned_choices(register)
    found = [*items, *([None] * SPARE)]
    return [ItemForm(place, choices, data, item) for place, item in enumerate(found)]


def item_values(item: DeductionItem | None) -> dict[str, Any]:
    """What the form shows of an item."""
    if item is None:
        return {}
    cited = item.document or DocumentCited()
    return {
        "amount": number_text(item.amount, 6),
        "cause": item.cause,
        "document_number": cited.number,
        "document_day": "" if cited.day is None else date_text(cited.day),
        "document_title": cited.title,
        "judge": item.judge,
        "note": item.note,
        **{name: list(getattr(item, name)) for name, _ in CONCERNED},
    }
