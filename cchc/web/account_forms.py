"""Forms of the door and of one's own account, with errors as an official reads them."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone

from cchc.core.errors import CchcError, InputRefused
from cchc.records.people.actions.door import DoorClosed, knock, let_in, note_closed, password_subjects
from cchc.records.people.actions.passwords import refuse_weak
from cchc.records.people.actions.tokens import SCOPES
from cchc.records.people.models import User
from cchc.web.form_fields import PlainText
from cchc.web.sign_in_rules import INACTIVE, address_of

REFUSED = "Tên đăng nhập hoặc mật khẩu không đúng. Chú ý chữ hoa, chữ thường."


class LoginForm(AuthenticationForm):
    """Name and password; too many wrong ones close the door for a while."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages = {"invalid_login": REFUSED, "inactive": INACTIVE}

    def clean(self) -> dict[str, Any]:
        """Count the attempt before it is looked at, take the count back when it was right."""
        name, word = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not word or self.request is None:
            return super().clean()
        subjects, now = password_subjects(name, address_of(self.request)), timezone.now()
        try:
            knock(subjects, now=now)
            given = super().clean()
        except DoorClosed as closed:
            raise ValidationError(closed.problem.message) from closed
        except ValidationError:
            note_closed(name, subjects, now=now)
            raise
        let_in(subjects, now=now)
        return given


class HouseForm(forms.Form):
    """Fields as the house draws them; the server says what is missing."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            chosen = isinstance(field.widget, forms.Select)
            if not isinstance(field.widget, forms.CheckboxInput | forms.HiddenInput):
                field.widget.attrs.setdefault("class", "form-select" if chosen else "form-control")

    def tell(self, error: CchcError) -> None:
        """Show what an act refused above the form."""
        problems = error.problems if isinstance(error, InputRefused) else (error.problem,)
        for problem in problems:
            self.add_error(None, f"{problem.message}. {problem.hint}".strip(". "))


def code_field() -> forms.CharField:
    """A code of six digits, or a recovery code of eight."""
    return PlainText(
        label="Mã xác nhận",
        max_length=20,
        error_messages={"required": "Hãy nhập mã"},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "form-control"}
        ),
    )


class CodeForm(HouseForm):
    """A code of the second factor."""

    code = code_field()


class ActivationForm(CodeForm):
    """The first code, with the secret that the application was given."""

    secret = forms.RegexField(r"^[A-Z2-7]{32}$", widget=forms.HiddenInput)


class PasswordForm(HouseForm):
    """The present password and a new one, twice."""

    old = forms.CharField(
        label="Mật khẩu đang dùng",
        max_length=200,
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu đang dùng"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Mật khẩu mới",
        max_length=200,
        strip=False,
        help_text="Ít nhất 10 ký tự, không chỉ gồm chữ số, không giống tên",
        error_messages={"required": "Hãy nhập mật khẩu mới"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới",
        max_length=200,
        strip=False,
        error_messages={"required": "Hãy nhập lại mật khẩu mới"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_old(self) -> str:
        """Refuse a wrong password, and too many of them."""
        old: str = self.cleaned_data["old"]
        subjects, now = password_subjects(self.person.username, ""), timezone.now()
        try:
            knock(subjects, now=now)
        except DoorClosed as closed:
            raise ValidationError(closed.problem.message) from closed
        if not self.person.check_password(old):
            raise ValidationError("Mật khẩu đang dùng không đúng")
        let_in(subjects, now=now)
        return old

    def clean_new(self) -> str:
        """Refuse what is short, common or like the name."""
        new: str = self.cleaned_data["new"]
        try:
            refuse_weak(new, self.person)
        except InputRefused as error:
            raise ValidationError([problem.message for problem in error.problems]) from error
        return new

    def clean(self) -> dict[str, Any]:
        """Both new passwords are the same."""
        given = self.cleaned_data
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", "Hai lần nhập mật khẩu mới không giống nhau")
        return given


class TokenForm(HouseForm):
    """A new key for a program."""

    name = PlainText(
        label="Tên khóa",
        max_length=120,
        help_text="Phần mềm nào dùng, ví dụ: kho dữ liệu một cửa",
        error_messages={"required": "Hãy ghi tên khóa"},
    )
    scope = forms.ChoiceField(label="Phạm vi", choices=tuple(SCOPES.items()))
    expires_on = forms.DateField(
        label="Hết hạn ngày",
        input_formats=("%d/%m/%Y",),
        help_text="Ngày/tháng/năm, nhiều nhất một năm",
        error_messages={
            "required": "Hãy ghi ngày hết hạn",
            "invalid": "Viết ngày/tháng/năm, ví dụ 31/12/2026",
        },
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"maxlength": 10}),
    )

    @property
    def scopes(self) -> tuple[str, ...]:
        """Who may write may read."""
        return ("read", "write") if self.cleaned_data["scope"] == "write" else ("read",)
