"""The form that proposes another version of the catalogue of a campaign."""

from typing import Any

from django import forms

from cchc.web.coordination_fields import CoordinationForm, LongText


class MoveForm(CoordinationForm):
    """To which version, and why."""

    version = forms.ChoiceField(
        label="Bộ tiêu chí mới",
        error_messages={
            "required": "Hãy chọn bộ tiêu chí.",
            "invalid_choice": "Bộ tiêu chí không dùng được.",
        },
    )
    reason = LongText(
        label="Lý do",
        rows=2,
        help_text="Ví dụ: văn bản hướng dẫn của Bộ Nội vụ năm nay",
        error_messages={"required": "Hãy ghi lý do."},
    )

    def __init__(self, versions: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = versions
        self.offers = bool(versions)
