"""Forms of what a draft lists beside its tasks, each from and to the keys of a plan file."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from cchc.files.plan_import.content import slug_of
from cchc.web.form_fields import PlainText, VietnameseDecimal
from cchc.web.plan_draft_fields import (
    NOTHING,
    Choices,
    Offers,
    Pick,
    Picks,
    Styled,
    Words,
    plain_number,
    serve_chosen,
    serve_content,
    shown_number,
    with_current,
)

Entry = Mapping[str, Any]
SIDES = (("first", "bên thứ nhất"), ("second", "bên thứ hai"))


def _text(label: str, most: int = 300, **kwargs: Any) -> PlainText:
    return PlainText(label=label, max_length=most, **{"required": False, **kwargs})


def _needed(fault: str) -> dict[str, Any]:
    return {"required": True, "error_messages": {"required": fault}}


class EntryForm(Styled):
    """One entry: `offered` names the lists of its choices, `exact` its exact numbers, `listed` its lists."""

    offered: ClassVar[tuple[tuple[str, str], ...]] = ()
    exact: ClassVar[tuple[str, ...]] = ()

    def __init__(self, offers: Offers, entry: Entry, sent: Any = None) -> None:
        super().__init__(sent, initial=self.shown(entry))
        self.entry = entry
        for name, source in self.offered:
            self._offer(name, getattr(offers, source), offers.sections)
        self.dress()

    def _offer(self, name: str, choices: Choices, sections: Mapping[str, str]) -> None:
        field, here = self.fields[name], self.initial.get(name)
        if isinstance(field, Picks):
            field.offer(with_current(choices, here or ()), sections)
            return
        assert isinstance(field, Pick)
        empty = ("", "Chọn") if field.required else NOTHING
        field.choices = [empty, *with_current(choices, (here,))]

    def shown(self, entry: Entry) -> dict[str, Any]:
        """What the form shows at first."""
        numbers = {key: shown_number(entry.get(key)) for key in self.exact}
        return {**{key: entry.get(key) for key in self.base_fields}, **numbers}

    @property
    def content(self) -> dict[str, Any]:
        """The keys of the entry of a form without errors."""
        given = self.cleaned_data
        return {
            key: plain_number(given[key]) if key in self.exact else _said(given[key])
            for key in self.base_fields
        }


def _said(value: Any) -> Any:
    return None if value == "" else value


class AimForm(EntryForm):
    """An aim of the whole plan: a rank in a year, or a level of a factor."""

    offered = (("index", "indices"),)
    exact = ("at_least",)
    text = _text("Mục tiêu", 1000, **_needed("Hãy ghi mục tiêu."))
    index = Pick("Chỉ số", required=True)
    year = forms.IntegerField(label="Năm", min_value=2010, max_value=2100, required=False)
    rank_at_most = forms.IntegerField(label="Thứ hạng, từ hạng", min_value=1, max_value=1000, required=False)
    factor = _text("Yếu tố", help_text="Số của yếu tố, ví dụ 1 (tiếp cận dịch vụ) của SIPAS")
    at_least = VietnameseDecimal(label="Mức cần đạt, từ", required=False, help_text="Ví dụ 83 hoặc 44,65")
    unit = _text("Đơn vị tính", 40, help_text="Ví dụ % hoặc điểm")

    def shown(self, entry: Entry) -> dict[str, Any]:
        """The index that is meant where none is named."""
        return {**super().shown(entry), "index": entry.get("index") or "par_index"}


class AreaLeadForm(EntryForm):
    """Who scores and explains one area."""

    offered = (("area", "areas"), ("lead", "agencies"))
    area = Pick("Lĩnh vực", required=True)
    lead = Pick("Cơ quan chủ trì chấm điểm, giải trình", required=True)
    note = _text("Ghi chú")


class ReportingForm(EntryForm):
    """Who reports in which rhythm through whom."""

    offered = (("who", "groups"), ("through", "agencies"))
    text = Words(label="Nội dung báo cáo", **_needed("Hãy ghi nội dung báo cáo."))
    who = Picks("Cơ quan báo cáo")
    rhythm = _text("Định kỳ", help_text="Như trong văn bản: Quý, 6 tháng và năm")
    through = Pick("Gửi qua cơ quan")


class DutyForm(EntryForm):
    """What every agency owes."""

    id = _text("Số", 40, **_needed("Hãy ghi số."))
    text = Words(label="Nhiệm vụ chung", **_needed("Hãy ghi nội dung nhiệm vụ."))


class RequirementForm(EntryForm):
    """A requirement that stands in the body of the plan."""

    offered = (("section", "indices"), ("area", "areas"), ("lines", "lines"), ("serves", "serves"))
    id = _text("Số", 40, **_needed("Hãy ghi số."))
    section = Pick("Thuộc chỉ số", required=True)
    area = Pick("Lĩnh vực")
    lines = Picks("Tiêu chí")
    text = Words(label="Nội dung", **_needed("Hãy ghi nội dung."))
    serves = Picks("Phục vụ chỉ số khác", help_text="Nội dung của PAPI, SIPAS và chỉ số khác")

    def shown(self, entry: Entry) -> dict[str, Any]:
        """Lines of indices as they are chosen."""
        return {**super().shown(entry), "serves": [serve_chosen(one) for one in entry.get("serves") or ()]}

    @property
    def content(self) -> dict[str, Any]:
        """Lines of indices as a plan file names them."""
        return {**super().content, "serves": [serve_content(one) for one in self.cleaned_data["serves"]]}


class JudgementForm(EntryForm):
    """That a task mends the cause of a loss although it does not name the line."""

    offered = (("line", "lines"), ("task", "tasks"))
    line = Pick("Tiêu chí mất điểm", required=True)
    task = Pick("Nhiệm vụ khắc phục đúng nguyên nhân", required=True)
    text = Words(label="Vì sao", **_needed("Hãy ghi vì sao."))
    by = _text("Người nhận định", **_needed("Hãy ghi ai nhận định."))


class ConflictForm(EntryForm):
    """Two places of the document that say different things."""

    offered = (("line", "lines"),)
    about = _text("Về việc gì", 500, **_needed("Hãy ghi hai chỗ nói khác nhau về việc gì."))
    first_place = _text("Bên thứ nhất: chỗ", **_needed("Hãy ghi chỗ thứ nhất."))
    first_says = Words(label="Bên thứ nhất: ghi", **_needed("Hãy ghi lời ở chỗ thứ nhất."))
    second_place = _text("Bên thứ hai: chỗ", **_needed("Hãy ghi chỗ thứ hai."))
    second_says = Words(label="Bên thứ hai: ghi", **_needed("Hãy ghi lời ở chỗ thứ hai."))
    line = Pick("Liên quan đến tiêu chí")
    followed = Pick("Theo bên nào", choices=(("", "Chưa chọn"), *SIDES))
    note = Words(label="Ghi chú", required=False)

    def shown(self, entry: Entry) -> dict[str, Any]:
        """Both sides apart."""
        sides = {side: entry.get(side) or {} for side, _ in SIDES}
        apart = {f"{side}_{key}": told.get(key) for side, told in sides.items() for key in ("place", "says")}
        return {**super().shown(entry), **apart}

    @property
    def content(self) -> dict[str, Any]:
        """Both sides as a plan file holds them; the identifier stays what it was."""
        given = self.cleaned_data
        sides = {side: {key: given[f"{side}_{key}"] for key in ("place", "says")} for side, _ in SIDES}
        more = {key: _said(given[key]) for key in ("about", "line", "followed", "note")}
        return {"id": self.entry.get("id") or slug_of(given["about"]), **more, **sides}


class CriterionForm(EntryForm):
    """A line with who leads it and what is demanded."""

    offered = (("line", "lines"), ("leads", "groups"), ("coordinating", "groups"))
    line = Pick("Tiêu chí", required=True)
    title = _text("Tên như văn bản ghi", 2000)
    leads = Picks("Cơ quan chủ trì")
    coordinating = Picks("Cơ quan phối hợp")
    requirement = Words(label="Yêu cầu", required=False)
    evidence = Words(label="Tài liệu kiểm chứng", required=False)


class DeductionForm(EntryForm):
    """A line that lost points as the plan states it."""

    offered = (("line", "lines"), ("responsible", "groups"))
    exact = ("max", "achieved", "lost")
    line = Pick("Tiêu chí", required=True)
    title = _text("Tên như văn bản ghi", 2000)
    max = VietnameseDecimal(label="Điểm chuẩn", required=False)
    achieved = VietnameseDecimal(label="Điểm đạt được", required=False)
    lost = VietnameseDecimal(label="Điểm bị trừ", required=False)
    explanation = Words(label="Giải trình", required=False)
    responsible = Picks("Trách nhiệm")

    def clean(self) -> dict[str, Any]:
        """No figure is below nothing, and the three agree where all three are known."""
        given = super().clean() or self.cleaned_data
        most, achieved, lost = (given.get(key) for key in self.exact)
        for key, value in zip(self.exact, (most, achieved, lost), strict=True):
            if value is not None and value < 0:
                self.add_error(key, "Điểm không nhỏ hơn 0.")
        if most is not None and achieved is not None and lost is not None and most - achieved != lost:
            self.add_error("lost", "Điểm chuẩn trừ điểm đạt được phải bằng điểm bị trừ.")
        return given
