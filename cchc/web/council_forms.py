"""The form of the council: who sits in it, in their order, one of them in the chair."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.records.rounds.actions.council import Seat
from cchc.records.rounds.models import CouncilMember
from cchc.web.coordination_fields import CoordinationForm
from cchc.web.form_fields import PlainText

SPARE, MOST = 3, 40
NOWHERE = ("", "—")


class SeatsForm(CoordinationForm):
    """Rows of name, position and agency; a row without a name is nobody."""

    chair = forms.CharField(required=False, max_length=3)

    def __init__(
        self,
        rows: int,
        agencies: Sequence[tuple[str, str]],
        data: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, auto_id="hoi-dong-%s", **kwargs)
        self.places = range(min(rows, MOST))
        for at in self.places:
            self.fields[f"name-{at}"] = PlainText(
                label=f"Họ và tên, thành viên {at + 1}", max_length=200, required=False
            )
            self.fields[f"position-{at}"] = PlainText(
                label=f"Chức vụ, thành viên {at + 1}", max_length=200, required=False
            )
            self.fields[f"agency-{at}"] = forms.ChoiceField(
                label=f"Cơ quan, thành viên {at + 1}", choices=[NOWHERE, *agencies], required=False
            )
            for name in ("name", "position"):
                self.fields[f"{name}-{at}"].widget.attrs["class"] = "form-control"
            self.fields[f"agency-{at}"].widget.attrs["class"] = "form-select"

    def clean(self) -> dict[str, Any]:
        """Somebody sits in the council, and the chair is one of them."""
        given = super().clean() or self.cleaned_data
        named = [str(at) for at in self.places if given.get(f"name-{at}")]
        if not named and not self.errors:
            raise ValidationError("Hãy ghi họ và tên ít nhất một thành viên.")
        if given.get("chair") not in named and not self.errors:
            raise ValidationError("Hãy chọn Chủ tịch Hội đồng trong các thành viên có tên.")
        return given

    @property
    def rows(self) -> tuple[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField, bool], ...]:
        """The rows as the page shows them."""
        chair = str(self["chair"].value() or "")
        return tuple(
            (at, self[f"name-{at}"], self[f"position-{at}"], self[f"agency-{at}"], chair == str(at))
            for at in self.places
        )

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The council of a form without errors."""
        given = self.cleaned_data
        return tuple(
            Seat(
                given[f"name-{at}"],
                given[f"position-{at}"],
                int(given[f"agency-{at}"]) if given[f"agency-{at}"] else None,
                given["chair"] == str(at),
            )
            for at in self.places
            if given[f"name-{at}"]
        )


def seated_values(members: Sequence[CouncilMember]) -> dict[str, Any]:
    """What the form shows of those who sit."""
    values: dict[str, Any] = {}
    for at, member in enumerate(members):
        agency = "" if member.agency_id is None else str(member.agency_id)
        values |= {f"name-{at}": member.name, f"position-{at}": member.position, f"agency-{at}": agency}
        if member.chair:
            values["chair"] = str(at)
    return values
