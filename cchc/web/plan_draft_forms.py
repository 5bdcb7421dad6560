"""Forms of drafts of plans: how one begins, its head, one task, number and day of the signed plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from cchc.core.agency.lineage import AgencyRegister
from cchc.files.plan_import.reading import KINDS as FILE_KINDS
from cchc.files.plan_import.reading import MEGABYTE, MOST_BYTES
from cchc.records.plans.draft_content import KINDS
from cchc.records.plans.draft_queries import Offered
from cchc.web.coordination_fields import DayField
from cchc.web.form_fields import PlainText, VietnameseDecimal
from cchc.web.plan_draft_fields import (
    INDEX,
    NOTHING,
    Offers,
    Picks,
    Styled,
    Words,
    agency_choices,
    lines_text,
    plain_number,
    serve_chosen,
    serve_content,
    shown_number,
    with_current,
)


class SourcesForm(Styled):
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


class HeadForm(Styled):
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
    scoring_report_deadline = PlainText(
        label="Hạn báo cáo chấm điểm",
        max_length=300,
        required=False,
        help_text="Như trong văn bản: Trước ngày 15/12 hàng năm",
    )
    notes = Words(label="Ghi chú", rows=4, most=20_000, required=False, help_text="Mỗi dòng một ghi chú")

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


class TaskForm(Styled):
    """One task of a draft."""

    number = PlainText(label="STT", max_length=40, error_messages={"required": "Hãy ghi số thứ tự."})
    title = Words(label="Nhiệm vụ", error_messages={"required": "Hãy ghi nội dung nhiệm vụ."})
    leads = Picks(
        "Cơ quan chủ trì",
        required=True,
        help_text="Chọn một hay nhiều cơ quan",
        error_messages={"required": "Hãy chọn cơ quan chủ trì."},
    )
    coordinating = Picks("Cơ quan phối hợp")
    deadline = PlainText(
        label="Thời hạn",
        max_length=300,
        required=False,
        help_text="Như trong văn bản: Tháng 12 hàng năm; Quý II năm 2026; Trước ngày 15/12/2026",
    )
    mends = Picks("Tiêu chí khắc phục", help_text="Dòng, tiêu chí, lĩnh vực của bộ tiêu chí")
    written = PlainText(
        label="Tiêu chí như văn bản ghi",
        max_length=500,
        required=False,
        help_text="Nguyên văn trong kế hoạch",
    )
    serves = Picks("Phục vụ chỉ số khác", help_text="Nội dung của PAPI, SIPAS và chỉ số khác")
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

    def __init__(self, offers: Offers, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "leads": offers.groups,
            "coordinating": offers.groups,
            "mends": offers.mends,
            "serves": offers.serves,
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, Picks)
            field.offer(with_current(choices, self.initial.get(name) or ()), offers.sections)
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
            "expected": plain_number(given["expected"]),
            "written": given["written"] or None,
            "serves": [serve_content(one) for one in given["serves"]],
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


class IssueForm(Styled):
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


def task_initial(task: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a task shows at first."""
    quantity = task.get("quantity") or {}
    return {
        "number": task["id"],
        "title": task.get("title"),
        "leads": task.get("leads"),
        "coordinating": task.get("coordinating"),
        "deadline": task.get("deadline"),
        "mends": [_chosen(one) for one in task.get("mends") or ()],
        "serves": [serve_chosen(one) for one in task.get("serves") or ()],
        "expected": shown_number(task.get("expected")),
        "count": quantity.get("count"),
        "noun": quantity.get("noun"),
        "units": lines_text(quantity.get("units") or ()),
        **{key: task.get(key) for key in ("written", "budget", "section", "requirement", "evidence")},
    }


def head_initial(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of the head shows at first."""
    period = plan.get("period") or {}
    return {
        **{key: plan.get(key) for key in ("title", "kind", "issuer", "budget", "scoring_report_deadline")},
        "notes": lines_text(plan.get("notes") or ()),
        "first": period.get("from"),
        "last": period.get("to"),
        "legal_bases": lines_text(plan.get("legal_bases") or ()),
        "recipients": lines_text(plan.get("recipients") or ()),
        "targets": lines_text(one["text"] for one in plan.get("targets") or ()),
        "general_duties": lines_text(one["text"] for one in plan.get("general_duties") or ()),
    }


def _mend(chosen: str) -> dict[str, Any]:
    kind, _, target = chosen.partition(":")
    return {INDEX: True} if kind == INDEX else {kind: target}


def _chosen(mend: Mapping[str, Any]) -> str:
    kind, target = next(iter(mend.items()))
    return f"{INDEX}:" if kind == INDEX else f"{kind}:{target}"
