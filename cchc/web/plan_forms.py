"""Forms of plans: what an agency reports, difficulties and their answers, days settled, own plans."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms

from cchc.core.plan.progress import STATUS_NAMES, Status
from cchc.core.plan.tasks import Task
from cchc.records.plans.actions import OwnPlanGiven, Report
from cchc.records.plans.models import DifficultyKind, OwnPlan, Progress
from cchc.web.coordination_fields import CoordinationForm, DayField, LongText
from cchc.web.form_fields import PlainText, WebAddress

MOST_SAID = 4000
DAY_HELP = "Ngày/tháng/năm"


class ReportForm(CoordinationForm):
    """What an agency says of one occurrence; units are ticked where the plan lists them, else written."""

    status = forms.ChoiceField(
        label="Tình trạng", choices=[(one.value, name) for one, name in STATUS_NAMES.items()]
    )
    done_on = DayField(
        label="Hoàn thành ngày", required=False, help_text=f"{DAY_HELP}; chỉ khi đã hoàn thành"
    )
    result = LongText(label="Kết quả, sản phẩm", required=False, max_length=MOST_SAID)
    reason = LongText(label="Lý do không thực hiện được", required=False, rows=2, max_length=MOST_SAID)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(self, task: Task, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quantity = task.quantity
        if quantity is None:
            return
        label = f"Đã thực hiện ở những đơn vị nào ({quantity.count} {quantity.noun})"
        if quantity.units:
            choices = [(unit, unit) for unit in quantity.units]
            box = forms.CheckboxSelectMultiple()
            self.fields["units"] = forms.MultipleChoiceField(
                label=label, choices=choices, required=False, widget=box
            )
        else:
            self.fields["units"] = LongText(
                label=label, required=False, rows=5, max_length=20_000, help_text="Mỗi dòng một tên"
            )
            self.fields["units"].widget.attrs["class"] = "form-control"

    @property
    def listed(self) -> bool:
        """Whether the units are ticked."""
        return isinstance(self.fields.get("units"), forms.MultipleChoiceField)

    @property
    def report(self) -> Report:
        """The report of a form without errors."""
        given = self.cleaned_data
        units = given.get("units", "")
        named = units.split("\n") if isinstance(units, str) else units
        return Report(
            Status(given["status"]), given["result"], given["done_on"], tuple(named), given["reason"]
        )


def report_form(task: Task, row: Progress | None, sent: Mapping[str, Any] | None = None) -> ReportForm:
    """The form with what was said so far, or with what is sent."""
    if row is None:
        return ReportForm(task, sent, initial={"seen": 0, "status": Status.NOT_STARTED})
    listed = task.quantity is not None and task.quantity.units
    return ReportForm(
        task,
        sent,
        initial={
            "status": row.status,
            "done_on": row.done_on and f"{row.done_on:%d/%m/%Y}",
            "result": row.result,
            "reason": row.reason,
            "units": row.units if listed else "\n".join(row.units),
            "seen": row.version,
        },
    )


class DifficultyForm(CoordinationForm):
    """A difficulty or a proposal."""

    kind = forms.ChoiceField(label="Loại", choices=DifficultyKind.choices)
    text = LongText(label="Nội dung", max_length=MOST_SAID, error_messages={"required": "Hãy ghi nội dung."})


class DifficultyAnswerForm(CoordinationForm):
    """The answer to it."""

    difficulty = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    seen = forms.CharField(required=False, max_length=40)
    answer = LongText(
        label="Trả lời", max_length=MOST_SAID, error_messages={"required": "Hãy ghi câu trả lời."}
    )

    def clean_seen(self) -> datetime | None:
        """When the answer was given that the person had before him; None for none."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None


class ProofForm(CoordinationForm):
    """A document that proves what was said."""

    document = forms.ChoiceField(label="Tài liệu", error_messages={"required": "Hãy chọn tài liệu."})

    def __init__(self, documents: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Chọn tài liệu"), *((str(pk), text) for pk, text in documents)]
        self.fields["document"] = forms.ChoiceField(
            label="Tài liệu", choices=choices, error_messages={"required": "Hãy chọn tài liệu."}
        )
        self.fields["document"].widget.attrs["class"] = "form-select"


class DueForm(CoordinationForm):
    """The day of a task to which the text gives none."""

    due = DayField(label="Hạn", required=False, help_text=f"{DAY_HELP}; để trống là bỏ hạn đã ghi")
    why = LongText(label="Căn cứ", required=False, rows=2, help_text="Văn bản chỉ đạo, ngày được phê duyệt")


class OwnPlanForm(CoordinationForm):
    """Whether an agency has issued its plan, and where it can be read."""

    issued = forms.ChoiceField(
        label="Tình trạng", choices=(("", "Chưa ban hành"), ("1", "Đã ban hành")), required=False
    )
    number = PlainText(label="Số, ký hiệu", required=False, max_length=80)
    day = DayField(label="Ngày ban hành", required=False, help_text=DAY_HELP)
    address = WebAddress(label="Địa chỉ trên mạng", required=False, max_length=1000)
    document = forms.ChoiceField(label="Tài liệu đã nộp", required=False)
    note = LongText(label="Ghi chú", required=False, rows=2)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(self, documents: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Không chọn"), *((str(pk), text) for pk, text in documents)]
        self.fields["document"] = forms.ChoiceField(label="Tài liệu đã nộp", choices=choices, required=False)
        self.fields["document"].widget.attrs["class"] = "form-select"
        self.order_fields(("issued", "number", "day", "address", "document", "note", "seen"))

    @property
    def given(self) -> OwnPlanGiven:
        """What a form without errors says."""
        said = self.cleaned_data
        document = int(said["document"]) if said["document"] else None
        return OwnPlanGiven(
            bool(said["issued"]), said["number"], said["day"], said["address"], document, said["note"]
        )


def own_plan_form(
    documents: Iterable[tuple[int, str]], row: OwnPlan | None, sent: Mapping[str, Any] | None = None
) -> OwnPlanForm:
    """The form with what is recorded, or with what is sent."""
    if row is None:
        return OwnPlanForm(documents, sent, initial={"seen": 0})
    kept = list(documents)
    if row.document is not None and row.document_id not in {pk for pk, _ in kept}:
        kept.insert(0, (row.document.pk, row.document.title))
    return OwnPlanForm(
        kept,
        sent,
        initial={
            "issued": "1" if row.issued else "",
            "number": row.number,
            "day": row.day and f"{row.day:%d/%m/%Y}",
            "address": row.address,
            "document": row.document_id,
            "note": row.note,
            "seen": row.version,
        },
    )
