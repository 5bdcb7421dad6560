"""Fields of forms as officials fill them: one line of text, a decimal comma, an address of the web."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from cchc.web.apps import NOT_PRINTED

NUMBER = re.compile(r"-?[0-9]{1,6}(,[0-9]{1,6}|\.[0-9]{1,6})?")
THOUSANDS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
SCHEMES = ("http", "https")


class PlainText(forms.CharField):
    """One line of text: single spaces, nothing that does not print."""

    def to_python(self, value: Any) -> str:
        """Refuse what could hide in a list of sources: control characters, reversed writing."""
        text = " ".join((super().to_python(value) or "").split())
        if not text.isprintable():
            raise ValidationError(NOT_PRINTED)
        return text


class VietnameseDecimal(forms.CharField):
    """A number with a decimal comma; a dot is taken for one only where it cannot mean thousands."""

    def to_python(self, value: Any) -> Any:
        """The exact number, None when nothing is given."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        if THOUSANDS.fullmatch(text):
            raise ValidationError("Không rõ dấu chấm là dấu gì, hãy viết dấu phẩy thập phân: 44,65")
        if not NUMBER.fullmatch(text):
            raise ValidationError(
                "Viết bằng chữ số, dấu phẩy thập phân, nhiều nhất sáu chữ số thập phân: 44,65"
            )
        number = Decimal(text.replace(",", "."))
        return number or abs(number)  # minus nothing is nothing


class WebAddress(forms.URLField):
    """An address of the web; nothing that a browser would run."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})
        others = [one for one in self.validators if not isinstance(one, URLValidator)]
        self.validators = [URLValidator(schemes=SCHEMES), _without_person, *others]


def _without_person(address: str) -> None:
    """Refuse a name before the host: `https://vinhlong.gov.vn@example.com` leads elsewhere than it reads."""
    if "@" in address.partition("//")[2].partition("/")[0]:
        raise ValidationError("Địa chỉ không được có dấu @ trước tên máy chủ")
