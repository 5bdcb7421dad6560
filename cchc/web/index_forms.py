"""Forms for entering published scores: decimals with a comma, dates as day/month/year, units by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from cchc.core.index.definition import Index, IndexLine
from cchc.core.index.scores import Score
from cchc.files.score_faults import OF, RANK, VALUE, score_faults
from cchc.files.unit_names import UnitNames
from cchc.files.workbook_guard import MEGABYTE, MOST_BYTES
from cchc.records.indexes.queries import EnteredSource
from cchc.web.form_fields import PlainText, VietnameseDecimal, WebAddress

EXISTING = (
    ("refuse", "Dừng lại, không nhập gì"),
    ("skip", "Giữ số đã có, bỏ qua số khác"),
    ("replace", "Thay bằng số mới"),
)
DAY_FORMATS = ("%d/%m/%Y",)
IF_DIFFERENT = "Nếu chính nguồn này đã có số khác"
CHOOSE_LINE = "Hãy chọn nội dung trong danh sách"
FILE_KINDS = (".csv", ".xlsx")
FIELD_OF_COLUMN = {VALUE: "value", RANK: "rank", OF: "of"}


class SourceForm(forms.Form):
    """Who published the figures, when, where; and what to do where it said something else before."""

    use_required_attribute = False
    source = PlainText(
        label="Tên nguồn công bố",
        max_length=400,
        error_messages={"required": "Hãy ghi tên văn bản hoặc báo cáo công bố"},
    )
    day = forms.DateField(
        label="Ngày công bố",
        required=False,
        input_formats=DAY_FORMATS,
        help_text="Ngày/tháng/năm; không bắt buộc",
        error_messages={"invalid": "Viết ngày/tháng/năm, ví dụ 15/4/2025"},
    )
    address = WebAddress(
        label="Địa chỉ trang công bố",
        required=False,
        max_length=500,
        help_text="Không bắt buộc",
        error_messages={"invalid": "Địa chỉ không đúng, ví dụ https://papi.org.vn"},
    )

    def __init__(self, index: Index, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = max(index.by_year, default="…")
        self.fields[
            "source"
        ].help_text = f"Ví dụ: Công bố {index.short_name} năm {year} của {index.publisher}"
        for field in self.fields.values():
            chosen = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if chosen else "form-control"

    def clean_day(self) -> date | None:
        """A day that has come: nothing is published in the future."""
        day: date | None = self.cleaned_data["day"]
        if day is not None and day > timezone.localdate():
            raise ValidationError("Ngày công bố chưa tới")
        return day

    @property
    def entered_source(self) -> EnteredSource:
        """The source of a form without errors."""
        given = self.cleaned_data
        return EnteredSource(given["source"], given["day"], given["address"])


class ScoreForm(SourceForm):
    """One published figure of one unit."""

    year = forms.IntegerField(
        label="Năm",
        error_messages={"required": "Hãy ghi năm", "invalid": "Năm là bốn chữ số"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )
    unit = PlainText(
        label="Tỉnh, thành phố",
        max_length=120,
        help_text="Gõ tên, có dấu hay không dấu đều được: Vĩnh Long",
        error_messages={"required": "Hãy ghi tên tỉnh, thành phố"},
        widget=forms.TextInput(attrs={"list": "ten-don-vi", "autocomplete": "off"}),
    )
    line = forms.ChoiceField(
        label="Nội dung",
        error_messages={"required": CHOOSE_LINE, "invalid_choice": CHOOSE_LINE},
    )
    value = VietnameseDecimal(
        label="Điểm", required=False, help_text="Như in trong công bố, dấu phẩy thập phân: 44,65"
    )
    rank = forms.IntegerField(
        label="Hạng",
        required=False,
        min_value=1,
        max_value=999,
        help_text="Chỉ ghi khi nguồn nêu hạng",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Hạng là số nguyên", "min_value": "Hạng từ 1 trở đi"},
    )
    of = forms.IntegerField(
        label="Trong số",
        required=False,
        min_value=1,
        max_value=999,
        help_text="Số đơn vị được xếp hạng: 63",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Số đơn vị là số nguyên", "min_value": "Từ 1 trở đi"},
    )
    existing = forms.ChoiceField(label=IF_DIFFERENT, choices=EXISTING)
    field_order = ("year", "unit", "line", "value", "rank", "of", "source", "day", "address", "existing")

    def __init__(self, index: Index, units: Mapping[int, UnitNames], *args: Any, **kwargs: Any) -> None:
        super().__init__(index, *args, **kwargs)
        self.index, self.units = index, units
        self.fields["value"].label = f"Kết quả ({index.unit})" if index.unit == "%" else "Điểm"
        line = self.fields["line"]
        assert isinstance(line, forms.ChoiceField)
        line.choices = [(one.key, _line_text(one)) for one in index.lines]

    def clean_year(self) -> int:
        """A year that the index may have been published for."""
        year: int = self.cleaned_data["year"]
        _refuse_year(year, self.units)
        return year

    def clean(self) -> dict[str, Any]:
        """Find the unit and the line of the year, then tell every figure that cannot be."""
        given = self.cleaned_data
        year = given.get("year")
        if year is None:
            return given
        if "unit" in given:
            self._find_unit(given["unit"], self.units[year], year)
        line = self.index.by_key.get(given.get("line", ""))
        if line is not None and not line.exists_in(year):
            self.add_error("line", f"Năm {year} không có nội dung này")
        if not self.errors:
            self._tell_faults()
        return given

    def _find_unit(self, name: str, names: UnitNames, year: int) -> None:
        found = names.find(name)
        if found is None:
            self.add_error("unit", f"Không có đơn vị tên này trong năm {year}{_instead(names, name)}")
        self.cleaned_data["unit"] = found

    def _tell_faults(self) -> None:
        for fault in score_faults(self.index, self.score):
            self.add_error(FIELD_OF_COLUMN[fault.column], f"{fault.message}. {fault.hint}".strip(". "))

    @property
    def score(self) -> Score:
        """The figure; its source is named by the action."""
        given = self.cleaned_data
        return Score(
            unit=given["unit"],
            year=given["year"],
            line=given["line"],
            value=given.get("value"),
            source="",
            rank=given.get("rank"),
            of=given.get("of"),
        )


def _instead(names: UnitNames, name: str) -> str:
    """Why the year has no unit of this name, or which names look like it."""
    why, near = names.why_not(name), ", ".join(names.nearest(name))
    if why:
        return f": {why}."
    return f". Có phải: {near}?" if near else "."


def _refuse_year(year: int, known: Mapping[int, UnitNames]) -> None:
    if year not in known:
        raise ValidationError(f"Chỉ nhận từ năm {min(known)} đến năm {max(known)}")


def _line_text(line: IndexLine) -> str:
    """A line with the years in which it was published, where it is not published any more."""
    if line.last_year is None:
        return line.label
    return f"{line.label} (đến năm {line.last_year})"


class UploadForm(SourceForm):
    """A file of published figures; its source is asked once for all of its rows."""

    prefix = "tep"
    file = forms.FileField(
        label="Tệp kết quả",
        help_text=f".csv hoặc .xlsx theo mẫu, nhiều nhất {MOST_BYTES // MEGABYTE} MB",
        error_messages={"required": "Hãy chọn tệp", "empty": "Tệp trống", "invalid": "Hãy chọn tệp"},
        widget=forms.FileInput(attrs={"accept": ",".join(FILE_KINDS)}),
    )
    year = forms.IntegerField(
        label="Năm của số liệu",
        required=False,
        help_text="Chỉ cần khi tệp không có cột Năm",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": "Năm là bốn chữ số"},
    )
    field_order = ("file", "year", "source", "day", "address")

    def __init__(self, index: Index, units: Mapping[int, UnitNames], *args: Any, **kwargs: Any) -> None:
        super().__init__(index, *args, **kwargs)
        self.units = units

    def clean_year(self) -> int | None:
        """A year that the index may have been published for, None when the file names its years."""
        year: int | None = self.cleaned_data["year"]
        if year is not None:
            _refuse_year(year, self.units)
        return year

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by name and size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(FILE_KINDS):
            raise ValidationError("Chỉ nhận tệp .csv hoặc .xlsx")
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB")
        return file


class ConfirmForm(forms.Form):
    """What was checked, signed, with the choice for rows that differ."""

    use_required_attribute = False
    checked = forms.CharField(widget=forms.HiddenInput)
    existing = forms.ChoiceField(
        label=IF_DIFFERENT,
        choices=EXISTING,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class WithdrawForm(forms.Form):
    """Why an entered figure is taken back."""

    use_required_attribute = False
    reason = PlainText(
        label="Lý do rút lại",
        max_length=1000,
        help_text="Ví dụ: gõ nhầm, văn bản công bố in 44,65",
        error_messages={"required": "Hãy ghi lý do rút lại"},
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
    )
