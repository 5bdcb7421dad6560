"""Forms of drafts of plans: how one begins, its head, one task, number and day of the signed plan."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue, Kind
from cchc.core.numerals import number_text
from cchc.files.plan_import.draft_plan import decimal_of
from cchc.files.plan_import.reading import KINDS as FILE_KINDS
from cchc.files.plan_import.reading import MEGABYTE, MOST_BYTES
from cchc.records.plans.draft_content import KINDS
from cchc.records.plans.draft_queries import Offered
from cchc.web.coordination_fields import DayField, LongText
from cchc.web.form_fields import PlainText, VietnameseDecimal

Choices = tuple[tuple[str, str], ...]
NOTHING = ("", "Không")
INDEX, PART, AREA, LINE = "index", "part", "area", "line"
MANY = 10


class _Styled(forms.Form):
    """Fields in the dress of the house."""

    use_required_attribute = False

    def dress(self) -> None:
        """Give every field its class."""
        for field in self.fields.values():
            chosen = isinstance(field.widget, forms.Select | forms.SelectMultiple)
            field.widget.attrs["class"] = "form-select" if chosen else "form-control"


class Words(LongText):
    """Several lines of text, none of them empty."""

    def __init__(self, *, rows: int = 3, most: int = 4000, **kwargs: Any) -> None:
        super().__init__(rows=rows, max_length=most, **kwargs)

    def to_python(self, value: Any) -> str:
        """Lines that say something."""
        return "\n".join(filter(None, super().to_python(value).split("\n")))


class SourcesForm(_Styled):
    """The register, catalogue and result with which a draft is made."""

    register = forms.ChoiceField(label="Danh sách cơ quan")
    catalogue = forms.ChoiceField(label="Bộ tiêu chí mà kế hoạch dẫn mã")
    result = forms.ChoiceField(
        label="Kết quả cần khắc phục",
        required=False,
        help_text="Để đối chiếu điểm bị trừ với nhiệm vụ; phải chấm theo cùng bộ tiêu chí",
    )

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = {"register": offered.registers, "catalogue": offered.catalogues}
        for name, choices in {**lists, "result": (NOTHING, *offered.results)}.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
            field.error_messages["required"] = field.error_messages["invalid_choice"] = (
                "Hãy chọn trong danh sách."
            )
        self.dress()


class NewDraftForm(SourcesForm):
    """A draft from nothing."""

    title = PlainText(
        label="Tên kế hoạch", max_length=500, error_messages={"required": "Hãy ghi tên kế hoạch."}
    )
    kind = forms.ChoiceField(label="Loại", choices=tuple(KINDS.items()))
    year = forms.IntegerField(
        label="Năm",
        min_value=2010,
        max_value=2100,
        error_messages={"required": "Hãy ghi năm.", "invalid": "Năm là số nguyên, ví dụ 2026."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )
    field_order = ("title", "kind", "year")


class UploadForm(SourcesForm):
    """A document to be read."""

    file = forms.FileField(
        label="Văn bản kế hoạch",
        max_length=255,
        help_text=f"Tệp .docx, .pdf có chữ hoặc .md, tối đa {MOST_BYTES // MEGABYTE} MB",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp rỗng.", "max_length": "Tên tệp quá dài."},
    )
    field_order = ("file",)

    def clean_file(self) -> Any:
        """Refuse by name and size before anything is read."""
        file = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(FILE_KINDS):
            raise forms.ValidationError("Chỉ nhận tệp .docx, .pdf hoặc .md.")
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB.")
        return file


class HeadForm(_Styled):
    """The head of a draft with targets and general duties, one on each line."""

    title = PlainText(
        label="Tên kế hoạch", max_length=1000, error_messages={"required": "Hãy ghi tên kế hoạch."}
    )
    kind = forms.ChoiceField(label="Loại", choices=tuple(KINDS.items()))
    issuer = forms.ChoiceField(
        label="Cơ quan ban hành", error_messages={"required": "Hãy chọn cơ quan ban hành."}
    )
    first = forms.IntegerField(label="Từ năm", min_value=2010, max_value=2100)
    last = forms.IntegerField(
        label="Đến năm",
        min_value=2010,
        max_value=2100,
        required=False,
        help_text="Để trống khi áp dụng cho những năm tiếp theo",
    )
    budget = PlainText(label="Kinh phí", max_length=500, required=False)
    legal_bases = Words(label="Căn cứ", rows=5, required=False, help_text="Mỗi dòng một văn bản")
    recipients = Words(label="Nơi nhận", rows=5, required=False, help_text="Mỗi dòng một nơi nhận")
    targets = Words(
        label="Mục tiêu",
        rows=4,
        required=False,
        help_text="Mỗi dòng một mục tiêu, ví dụ: Năm 2018, nằm trong tốp 15 tỉnh, thành phố",
    )
    general_duties = Words(
        label="Nhiệm vụ chung", rows=8, most=20_000, required=False, help_text="Mỗi dòng một nhiệm vụ"
    )

    def __init__(self, register: AgencyRegister, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issuer = self.fields["issuer"]
        assert isinstance(issuer, forms.ChoiceField)
        issuer.choices = [("", "Chọn cơ quan"), *agency_choices(register, today, groups=False)]
        self.dress()

    def clean(self) -> dict[str, Any]:
        """The last year is not before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", "Năm cuối không trước năm đầu.")
        return given


class TaskForm(_Styled):
    """One task of a draft."""

    number = PlainText(label="STT", max_length=40, error_messages={"required": "Hãy ghi số thứ tự."})
    title = Words(label="Nhiệm vụ", error_messages={"required": "Hãy ghi nội dung nhiệm vụ."})
    leads = forms.MultipleChoiceField(
        label="Cơ quan chủ trì",
        help_text="Chọn một hay nhiều cơ quan",
        error_messages={"required": "Hãy chọn cơ quan chủ trì."},
    )
    coordinating = forms.MultipleChoiceField(label="Cơ quan phối hợp", required=False)
    deadline = PlainText(
        label="Thời hạn",
        max_length=300,
        required=False,
        help_text="Như trong văn bản: Tháng 12 hàng năm; Quý II năm 2026; Trước ngày 15/12/2026",
    )
    mends = forms.MultipleChoiceField(
        label="Tiêu chí khắc phục", required=False, help_text="Dòng, tiêu chí, lĩnh vực của bộ tiêu chí"
    )
    expected = VietnameseDecimal(label="Điểm dự kiến lấy lại", required=False, help_text="Ví dụ 0,25")
    count = forms.IntegerField(
        label="Số lượng",
        min_value=1,
        max_value=100_000,
        required=False,
        error_messages={"invalid": "Số lượng là số nguyên."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 6}),
    )
    noun = PlainText(
        label="Đơn vị đếm", max_length=100, required=False, help_text="Ví dụ: đơn vị cấp xã, sáng kiến"
    )
    units = Words(label="Danh sách đơn vị", required=False, help_text="Mỗi dòng một đơn vị")
    budget = PlainText(label="Kinh phí", max_length=300, required=False)
    section = PlainText(label="Thuộc mục", max_length=300, required=False)
    requirement = Words(label="Yêu cầu", required=False)
    evidence = Words(label="Tài liệu kiểm chứng", required=False)

    def __init__(
        self, register: AgencyRegister, catalogue: Catalogue, today: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        who = agency_choices(register, today, groups=True)
        for name, choices in (("leads", who), ("coordinating", who), ("mends", mend_choices(catalogue))):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(choices)
            field.widget.attrs["size"] = MANY
            field.error_messages["invalid_choice"] = "Hãy chọn trong danh sách."
        self.dress()

    def clean(self) -> dict[str, Any]:
        """How many goes with of what."""
        given = super().clean() or self.cleaned_data
        if bool(given.get("count")) != bool(given.get("noun")) and "count" not in self.errors:
            self.add_error("noun", "Số lượng và đơn vị đếm đi cùng nhau.")
        return given

    @property
    def content(self) -> dict[str, Any]:
        """The keys of the task of a form without errors; empty ones are left out."""
        given = self.cleaned_data
        quantity = None
        if given["count"]:
            quantity = {"count": given["count"], "noun": given["noun"], "units": given["units"].splitlines()}
        more = {
            "budget": given["budget"] or None,
            "section": given["section"] or None,
            "requirement": given["requirement"] or None,
            "evidence": given["evidence"] or None,
            "expected": None if given["expected"] is None else f"{given['expected']:f}",
            "quantity": quantity,
        }
        return {
            "id": given["number"],
            "title": " ".join(given["title"].split()),
            "leads": given["leads"],
            "coordinating": given["coordinating"],
            "deadline": given["deadline"] or None,
            "mends": [_mend(one) for one in given["mends"]],
            **more,
        }


class IssueForm(_Styled):
    """Number and day of the signed plan."""

    number = PlainText(
        label="Số, ký hiệu",
        max_length=80,
        help_text="Ví dụ: 5264/KH-UBND",
        error_messages={"required": "Hãy ghi số, ký hiệu của văn bản đã ký."},
    )
    day = DayField(label="Ngày ký", error_messages={"required": "Hãy ghi ngày ký."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()


def agency_choices(register: AgencyRegister, today: date, *, groups: bool) -> Choices:
    """Agencies that exist on a day, and groups before them; those of another time come last."""
    here = [(one.id, one.name) for one in register.agencies if one.valid_on(today)]
    gone = [(one.id, f"{one.name} (không còn)") for one in register.agencies if not one.valid_on(today)]
    collective = [(one.id, one.name) for one in register.groups] if groups else []
    return (*collective, *here, *gone)


def mend_choices(catalogue: Catalogue) -> Choices:
    """The index as a whole, its parts, then areas and lines in the order of the catalogue."""
    nodes = (
        (f"{AREA if node.kind is Kind.AREA else LINE}:{node.key}", f"{node.key}. {node.name or node.key}")
        for node in catalogue.nodes
    )
    parts = ((f"{PART}:{part.id}", f"Phần điểm: {part.name}") for part in catalogue.parts)
    return ((f"{INDEX}:", "Cả Chỉ số"), *parts, *nodes)


def task_initial(task: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a task shows at first."""
    quantity = task.get("quantity") or {}
    expected = decimal_of(task.get("expected"))
    return {
        "number": task["id"],
        "title": task.get("title"),
        "leads": task.get("leads"),
        "coordinating": task.get("coordinating"),
        "deadline": task.get("deadline"),
        "mends": [_chosen(one) for one in task.get("mends") or ()],
        "expected": "" if expected is None else number_text(expected, 6),
        "count": quantity.get("count"),
        "noun": quantity.get("noun"),
        "units": _lines(quantity.get("units") or ()),
        **{key: task.get(key) for key in ("budget", "section", "requirement", "evidence")},
    }


def head_initial(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of the head shows at first."""
    period = plan.get("period") or {}
    return {
        **{key: plan.get(key) for key in ("title", "kind", "issuer", "budget")},
        "first": period.get("from"),
        "last": period.get("to"),
        "legal_bases": _lines(plan.get("legal_bases") or ()),
        "recipients": _lines(plan.get("recipients") or ()),
        "targets": _lines(one["text"] for one in plan.get("targets") or ()),
        "general_duties": _lines(one["text"] for one in plan.get("general_duties") or ()),
    }


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(" ".join(text.split()) for text in texts)


def _mend(chosen: str) -> dict[str, Any]:
    kind, _, target = chosen.partition(":")
    return {INDEX: True} if kind == INDEX else {kind: target}


def _chosen(mend: Mapping[str, Any]) -> str:
    kind, target = next(iter(mend.items()))
    return f"{INDEX}:" if kind == INDEX else f"{kind}:{target}"
