"""Fields of the pages of a campaign: a day, a moment until which something holds, words of several lines."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.web.apps import NOT_PRINTED

DAY = "%d/%m/%Y"
MOMENT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ ,]+(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})?)?")
DAY_FAULT = "Viết ngày/tháng/năm, ví dụ 14/12/2026."
MOMENT_FAULT = "Viết ngày/tháng/năm, thêm giờ nếu cần, ví dụ 14/12/2026 hoặc 14/12/2026 17:30."
MOST_REASON = 2000


class DayField(forms.DateField):
    """A day as day/month/year."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"maxlength": 10, "inputmode": "numeric"}))
        faults = {"invalid": DAY_FAULT, **kwargs.pop("error_messages", {})}
        super().__init__(input_formats=(DAY,), error_messages=faults, **kwargs)


class UntilField(forms.CharField):
    """A moment: a day alone means until the end of that day (or from its `start`), here."""

    def __init__(self, *, whole_day: Literal["start", "end"] = "end", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"maxlength": 16, "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.whole_day = whole_day

    def to_python(self, value: Any) -> Any:
        """The moment with its zone, None when nothing is given."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        found = MOMENT.fullmatch(text)
        if found is None:
            raise ValidationError(MOMENT_FAULT)
        return _moment(found, self.whole_day)


def _moment(found: re.Match[str], whole_day: str) -> datetime:
    try:
        day = date(int(found[3]), int(found[2]), int(found[1]))
        if found["hour"] is None:
            return end_of(day) if whole_day == "end" else start_of(day)
        return start_of(day, time(int(found["hour"]), int(found["minute"] or 0)))
    except (ValueError, OverflowError):
        raise ValidationError(MOMENT_FAULT) from None


def read_day(text: str) -> date | None:
    """The day that a text says; None when it says none."""
    found = MOMENT.fullmatch(text.strip())
    try:
        return None if found is None else date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def start_of(day: date, hour: time = time()) -> datetime:
    """The beginning of a day, or an hour of it, in the time of the installation."""
    return timezone.make_aware(datetime.combine(day, hour))


def end_of(day: date) -> datetime:
    """The moment at which a day is over: windows are half-open."""
    return start_of(day + timedelta(days=1))


def last_day(closes_at: datetime) -> date:
    """The last day on which something that ends at this moment can still be done."""
    return timezone.localdate(closes_at - timedelta(microseconds=1))


def until_text(moment: datetime) -> str:
    """`hết ngày 14/12/2026`, or with the hour where it is not the end of a day."""
    here = timezone.localtime(moment)
    if here.time() == time():
        return f"hết ngày {last_day(moment):%d/%m/%Y}"
    return f"{here:%H:%M} ngày {here:%d/%m/%Y}"


def start_typed(moment: datetime) -> str:
    """A beginning as a person would type it."""
    here = timezone.localtime(moment)
    return f"{here:%d/%m/%Y}" if here.time() == time() else f"{here:%d/%m/%Y %H:%M}"


def as_typed(moment: datetime) -> str:
    """A moment as a person would type it into an UntilField."""
    here = timezone.localtime(moment)
    return f"{last_day(moment):%d/%m/%Y}" if here.time() == time() else f"{here:%d/%m/%Y %H:%M}"


class LongText(forms.CharField):
    """Several lines of text, nothing that does not print but line ends."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        shown = {"max_length": MOST_REASON, "widget": forms.Textarea(attrs={"rows": rows})}
        super().__init__(**{**shown, **kwargs})

    def to_python(self, value: Any) -> str:
        """Lines with single spaces and one kind of line end, no empty lines around; no control characters."""
        given = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        lines = [" ".join(line.split()) for line in given.split("\n")]
        if not all(line.isprintable() for line in lines):
            raise ValidationError(NOT_PRINTED)
        return "\n".join(lines).strip("\n")


class CoordinationForm(forms.Form):
    """A form of the house: no marks of the browser, controls of the house style."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            chosen = isinstance(field.widget, forms.Select)
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.HiddenInput):
                field.widget.attrs.setdefault("class", "form-select" if chosen else "form-control")
