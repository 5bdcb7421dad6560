"""The form with which a reporting round is opened: days, agencies, rows of figures."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cchc.core.numerals import date_text
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from cchc.records.reports.actions import RoundOpening
from cchc.records.reports.actions.opening import LONGEST_NAME, LONGEST_UNIT, MOST_INDICATORS
from cchc.web.coordination_fields import CoordinationForm, DayField
from cchc.web.form_fields import PlainText
from cchc.web.report_offer import RoundOffer

SPARE, MORE = 4, 5
STALE = "Danh sách đã đổi từ khi mở trang; hãy xem lại những mục này."
NO_ROW = "Dòng này chưa ghi tên chỉ tiêu."
NO_WHOLE = "Hãy chọn số thứ tự của một chỉ tiêu khác đã ghi tên."


class RoundForm(CoordinationForm):
    """Days, agencies and figures on one page; rows without a title are no figures."""

    data_from = DayField(label="Số liệu từ ngày")
    data_to = DayField(label="Số liệu đến hết ngày")
    units_due = DayField(label="Các cơ quan gửi trước hết ngày")
    due = DayField(label="Tỉnh gửi trước hết ngày")
    agencies = forms.MultipleChoiceField(
        label="Cơ quan phải báo cáo", required=False, error_messages={"invalid_choice": STALE}
    )

    def __init__(self, offer: RoundOffer, rows: int, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.offer, self.rows = offer, min(rows, MOST_INDICATORS)
        field = self.fields["agencies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.pk), one.name) for group in offer.groups for one in group.agencies]
        for group in offer.groups:
            self.fields[f"ca-nhom-{group.slug}"] = forms.BooleanField(
                label=f"{group.whole} ({len(group.agencies)})", required=False
            )
        self._add_rows()
        for name, one in self.fields.items():
            one.widget.attrs.setdefault("id", f"id_{name}")

    def _add_rows(self) -> None:
        numbers = [("", "không"), *((str(row + 1), str(row + 1)) for row in range(self.rows))]
        for row in range(self.rows):
            here = f"dòng {row + 1}"
            fields: dict[str, forms.Field] = {
                "chi-tieu": PlainText(label=f"Chỉ tiêu, {here}", required=False, max_length=LONGEST_NAME),
                "don-vi-tinh": PlainText(
                    label=f"Đơn vị tính, {here}", required=False, max_length=LONGEST_UNIT
                ),
                "trong-tong": forms.ChoiceField(
                    label=f"Nằm trong tổng của dòng số, {here}", choices=numbers, required=False
                ),
                "ma": forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput()),
            }
            for name, field in fields.items():
                chosen = isinstance(field.widget, forms.Select)
                field.widget.attrs["class"] = "form-select" if chosen else "form-control"
                self.fields[f"{name}-{row}"] = field

    def clean(self) -> dict[str, Any]:
        """Take whole groups; a row with a unit or a whole has a title."""
        given = super().clean() or self.cleaned_data
        whole = (group for group in self.offer.groups if given.get(f"ca-nhom-{group.slug}"))
        added = (str(one.pk) for group in whole for one in group.agencies)
        given["agencies"] = list(dict.fromkeys((*given.get("agencies", ()), *added)))
        if not given["agencies"] and "agencies" not in self.errors:
            self.add_error("agencies", "Hãy chọn ít nhất một cơ quan phải báo cáo.")
        for row in range(self.rows):
            self._check_row(row, given)
        return given

    def _check_row(self, row: int, given: Mapping[str, Any]) -> None:
        title, whole = given.get(f"chi-tieu-{row}"), given.get(f"trong-tong-{row}")
        if title and not given.get(f"don-vi-tinh-{row}") and f"don-vi-tinh-{row}" not in self.errors:
            self.add_error(f"don-vi-tinh-{row}", "Hãy ghi đơn vị tính.")
        if not title and (given.get(f"don-vi-tinh-{row}") or whole) and f"chi-tieu-{row}" not in self.errors:
            self.add_error(f"chi-tieu-{row}", NO_ROW)
        if whole and (int(whole) - 1 == row or not given.get(f"chi-tieu-{int(whole) - 1}")):
            self.add_error(f"trong-tong-{row}", ValidationError(NO_WHOLE))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The figures of a form without errors; what has no key yet gets one that is free."""
        given = self.cleaned_data
        named = [row for row in range(self.rows) if given[f"chi-tieu-{row}"]]
        taken = {given[f"ma-{row}"] for row in named} - {""}
        fresh = (key for number in range(1, 2 * MOST_INDICATORS) if (key := f"ct-{number}") not in taken)
        keys = {row: given[f"ma-{row}"] or next(fresh) for row in named}
        return tuple(
            Indicator(
                keys[row],
                given[f"chi-tieu-{row}"],
                given[f"don-vi-tinh-{row}"],
                keys[int(whole) - 1] if (whole := given[f"trong-tong-{row}"]) else "",
            )
            for row in named
        )

    @property
    def opening(self) -> RoundOpening:
        """The round that a form without errors asks for."""
        given, choice, period = self.cleaned_data, self.offer.choice, self.offer.period
        days = (given["data_from"], given["data_to"], given["due"])
        return RoundOpening(
            root=self.offer.root.pk,
            kind=choice.kind,
            year=choice.year,
            period=ReportPeriod(period.key, period.name, *days),
            units_due=given["units_due"],
            agencies=tuple(int(one) for one in given["agencies"]),
            indicators=self.indicators,
        )


def rows_asked(data: Mapping[str, Any], offer: RoundOffer) -> int:
    """How many rows the page has: those of the last round and some to spare, more when asked for."""
    text = str(data.get("so-dong", ""))
    said = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    least = len(offer.before.indicators) + SPARE
    return min(max(said, least), MOST_INDICATORS)


def offered_values(offer: RoundOffer) -> dict[str, Any]:
    """What the form shows first."""
    period, before = offer.period, offer.before.indicators
    values: dict[str, Any] = {
        "data_from": date_text(period.data_from),
        "data_to": date_text(period.data_to),
        "units_due": date_text(offer.units_due),
        "due": date_text(period.due),
        "agencies": [str(one) for one in offer.ticked],
    }
    numbers = {one.key: str(row + 1) for row, one in enumerate(before)}
    for row, one in enumerate(before):
        values |= {f"chi-tieu-{row}": one.title, f"don-vi-tinh-{row}": one.unit, f"ma-{row}": one.key}
        values[f"trong-tong-{row}"] = numbers.get(one.of, "")
    return values


def typed_values(data: QueryDict) -> dict[str, Any]:
    """What was typed so far, to be shown again with more rows."""
    return {name: data.getlist(name) if name == "agencies" else data.get(name) for name in data}


def sent_again(data: QueryDict) -> Iterator[tuple[str, str]]:
    """Everything that was filled in, for the button that confirms it."""
    for name, values in data.lists():
        if name not in ("csrfmiddlewaretoken", "viec", "da-xem"):
            yield from ((name, str(value)) for value in values)
