"""Forms of documents: what is said of them, their files, and the question whether they are classified."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from cchc.core.errors import InputRefused
from cchc.records.agencies.models import Agency
from cchc.records.evidence.actions import DocumentEntry, day_fault
from cchc.records.evidence.models import Document
from cchc.web.form_fields import PlainText, WebAddress

DAYS = ("%d/%m/%Y",)
WRITTEN = "Viết ngày/tháng/năm, ví dụ 14/12/2020."
OTHER_KIND = ("", "Loại khác")
CLASSIFIED = (("khong", "Không, tài liệu không phải là tài liệu mật"), ("co", "Có, là tài liệu mật"))
MOST_FILES = 20
TITLE_LENGTH = 500
Choices = Iterable[tuple[str, str]]


class ManyFiles(forms.ClearableFileInput):
    """A field in which several files can be chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, in the order in which they were chosen; an empty list for none."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every file by itself."""
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in given if one is not None]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Mỗi lần gửi nhiều nhất {MOST_FILES} tệp.")
        return files


class WordsForm(forms.Form):
    """What is said of a document."""

    use_required_attribute = False
    title = PlainText(
        label="Tên tài liệu",
        max_length=TITLE_LENGTH,
        error_messages={"required": "Hãy ghi tên tài liệu."},
    )
    kind = forms.ChoiceField(
        label="Loại tài liệu kiểm chứng",
        required=False,
        error_messages={"invalid_choice": "Không có loại tài liệu này; hãy chọn trong danh sách."},
    )
    number = PlainText(
        label="Số, ký hiệu",
        max_length=120,
        required=False,
        help_text="Ví dụ: 310/BC-UBND; không có thì để trống",
    )
    day = forms.DateField(
        label="Ngày ban hành",
        required=False,
        input_formats=DAYS,
        help_text="Ngày/tháng/năm, ví dụ 14/12/2020",
        error_messages={"invalid": WRITTEN},
        widget=forms.TextInput(attrs={"maxlength": 10}),
    )
    pieces = forms.IntegerField(
        label="Số lượng trong tài liệu",
        required=False,
        min_value=1,
        max_value=1000,
        help_text="Chỉ ghi khi dòng đòi hỏi nhiều thứ, ví dụ 5 vị trí việc làm trong một tệp",
        error_messages={
            "invalid": "Số lượng là số nguyên.",
            "min_value": "Số lượng từ 1 trở lên.",
            "max_value": "Số lượng nhiều nhất là 1.000.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )
    address = WebAddress(
        label="Địa chỉ trên mạng",
        required=False,
        max_length=1000,
        help_text="Khi tài liệu là một trang thông tin điện tử; bắt đầu bằng https://",
        error_messages={"invalid": "Địa chỉ phải bắt đầu bằng https://."},
    )
    seen_on = forms.DateField(
        label="Ngày xem trang đó",
        required=False,
        input_formats=DAYS,
        help_text="Ngày/tháng/năm",
        error_messages={"invalid": WRITTEN},
        widget=forms.TextInput(attrs={"maxlength": 10}),
    )

    def __init__(self, data: Any, files: Any, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [*kinds, OTHER_KIND]
        for field in self.fields.values():
            if isinstance(field.widget, forms.RadioSelect):
                continue
            chosen = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if chosen else "form-control"

    def clean_day(self) -> date | None:
        """Refuse a day that no document can bear yet, or any more."""
        day: date | None = self.cleaned_data["day"]
        fault = day_fault(day, timezone.localdate())
        if fault:
            raise forms.ValidationError(f"{fault}.")
        return day

    def entry(self, title: str = "") -> DocumentEntry:
        """The document of a form without errors, under its own title where the form gives none."""
        given = self.cleaned_data
        return DocumentEntry(
            given["kind"],
            given["title"] or title[:TITLE_LENGTH],
            given["number"],
            given["day"],
            given["address"],
            given["pieces"] or 1,
            given["seen_on"],
        )


def words_of(document: Document) -> Mapping[str, object]:
    """What the form of a document shows at first."""
    names = ("title", "kind", "number", "pieces", "address")
    days = {name: getattr(document, name) for name in ("day", "seen_on")}
    written = {name: f"{day:%d/%m/%Y}" if day else "" for name, day in days.items()}
    return {**{name: getattr(document, name) for name in names}, **written}


class ClassifiedField(forms.ChoiceField):
    """The question that everybody who hands in a file must answer."""

    def __init__(self) -> None:
        super().__init__(
            label="Tài liệu này có phải là tài liệu mật (Mật, Tối mật, Tuyệt mật) không?",
            choices=CLASSIFIED,
            widget=forms.RadioSelect,
            error_messages={
                "required": "Hãy trả lời câu hỏi này.",
                "invalid_choice": "Hãy trả lời câu hỏi này.",
            },
        )


class NewDocumentForm(WordsForm):
    """New documents: one file or several, or an address."""

    agency = forms.ChoiceField(
        label="Cơ quan nộp", error_messages={"invalid_choice": "Hãy chọn cơ quan của mình."}
    )
    handed = FilesField(
        label="Tệp",
        required=False,
        max_length=255,
        error_messages={
            "empty": "Tệp rỗng.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn 255 ký tự.",
            "invalid": "Không nhận được tệp, hãy gửi lại.",
        },
    )
    classified = ClassifiedField()
    field_order = ("handed", "title", "kind", "number", "day", "pieces", "address", "seen_on", "agency")

    def __init__(
        self, data: Any, files: Any, kinds: Choices, agencies: Iterable[Agency], **kwargs: Any
    ) -> None:
        super().__init__(data, files, kinds, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "Để trống thì lấy tên tệp; nhiều tệp thì mỗi tệp là một tài liệu"
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ChoiceField)
        self.agencies = tuple(agencies)
        agency.choices = [(str(one.pk), one.name) for one in self.agencies]
        agency.required = len(self.agencies) > 1

    def clean(self) -> dict[str, Any]:
        """Something must be handed in; an address needs a title of its own."""
        given = super().clean() or self.cleaned_data
        files, address = given.get("handed"), given.get("address")
        if not files and not address and not {"handed", "address"} & self.errors.keys():
            self.add_error("handed", "Hãy chọn tệp, hoặc ghi địa chỉ trên mạng của tài liệu.")
        if not files and address and not given.get("title"):
            self.add_error("title", "Hãy ghi tên tài liệu.")
        return given

    @property
    def agency_id(self) -> int:
        """The agency of a form without errors."""
        return int(self.cleaned_data["agency"] or self.agencies[0].pk)

    @property
    def said_classified(self) -> bool:
        """What the person answered."""
        return bool(self.cleaned_data["classified"] == "co")

    def entries(self) -> list[tuple[DocumentEntry, "UploadedFile[bytes]"]]:
        """Every file with what is said of it; several files go by their own names."""
        files: list[UploadedFile[bytes]] = self.cleaned_data["handed"]
        alone = len(files) == 1 and self.cleaned_data["title"]
        return [(self.entry() if alone else self._named(one), one) for one in files]

    def _named(self, file: "UploadedFile[bytes]") -> DocumentEntry:
        stem = (file.name or "").rpartition(".")[0] or (file.name or "")
        several = len(self.cleaned_data["handed"]) > 1 and self.cleaned_data["title"]
        title = f"{self.cleaned_data['title']}: {stem}" if several else stem
        plain = " ".join("".join(sign for sign in title if sign.isprintable()).split())
        return replace(self.entry(plain), title=(plain or "Tài liệu")[:TITLE_LENGTH])


class RevisionForm(forms.Form):
    """One more file of a document."""

    use_required_attribute = False
    file = forms.FileField(
        label="Tệp",
        max_length=255,
        widget=forms.FileInput(attrs={"class": "form-control"}),
        error_messages={
            "required": "Hãy chọn tệp.",
            "empty": "Tệp rỗng.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn 255 ký tự.",
            "invalid": "Không nhận được tệp, hãy gửi lại.",
        },
    )
    classified = ClassifiedField()


def tell_refusal(form: forms.Form, refused: InputRefused) -> None:
    """Put what an action found into the form, one sentence a finding."""
    for problem in refused.problems:
        where = f"{problem.place}: " if str(problem.place) else ""
        hint = f" {problem.hint}." if problem.hint else ""
        form.add_error(None, f"{where}{problem.message}.{hint}")
