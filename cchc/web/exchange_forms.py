"""The forms of a package that comes back: the file, then what is taken from it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cchc.files.package_zip import MEGABYTE, MOST_BYTES
from cchc.records.exchange.actions import Choice

CHOICES: Mapping[str, Choice] = {"he-thong": "mine", "goi": "theirs"}
CHOOSE, SEEN = "chon-", "xem-"
MOST_DIGITS = 9


class PackageForm(forms.Form):
    """A package that comes back."""

    use_required_attribute = False
    file = forms.FileField(
        label="Gói đã điền (.zip)",
        max_length=255,
        help_text=f"Nhiều nhất {MOST_BYTES // MEGABYTE} MB; gồm đúng ba tệp như lúc tải về",
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".zip"}),
        error_messages={
            "required": "Hãy chọn gói.",
            "empty": "Tệp trống.",
            "invalid": "Hãy chọn gói.",
            "max_length": "Tên tệp quá dài.",
        },
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(f"Gói quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB.")
        return file


def choices_in(sent: Mapping[str, str]) -> dict[str, Choice]:
    """What the person chose, by line; anything else that was sent is no choice."""
    chosen = {name.removeprefix(CHOOSE): value for name, value in sent.items() if name.startswith(CHOOSE)}
    return {line: CHOICES[value] for line, value in chosen.items() if value in CHOICES}


def versions_in(sent: Mapping[str, str]) -> dict[str, int]:
    """The versions on the list that the person saw, by line."""
    seen = {name.removeprefix(SEEN): value for name, value in sent.items() if name.startswith(SEEN)}
    return {
        line: int(value)
        for line, value in seen.items()
        if value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
    }
