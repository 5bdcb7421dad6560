"""Forms of figures that the province records: the Ministry's, its answer, points from outside, votes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.core.campaign.circuit import Round
from cchc.core.catalogue.nodes import Node
from cchc.records.rounds.actions.council import Vote
from cchc.records.rounds.models import Ballot
from cchc.web.entry_forms import FactForm
from cchc.web.form_fields import PlainText

NOTES = {
    Round.MINISTRY: ("Lý do của Bộ", "Bắt buộc khi kết luận khác số liệu của tỉnh", False),
    Round.ANSWER: ("Nội dung giải trình", "Căn cứ, tài liệu kèm theo", True),
    Round.PUBLISHED: ("Ghi chú", "", False),
    Round.EXTERNAL: ("Ghi chú", "", False),
}
SOURCES = {
    Round.MINISTRY: "Để trống: văn bản thẩm định đã ghi ở mốc",
    Round.ANSWER: "Để trống: văn bản thẩm định đã ghi ở mốc",
    Round.PUBLISHED: "Để trống: văn bản thẩm định đã ghi ở mốc",
    Round.EXTERNAL: "Bắt buộc, ví dụ: Báo cáo kết quả điều tra xã hội học năm 2026",
}


class RoundForm(FactForm):
    """The figure of one line in one round, with its source."""

    source = PlainText(label="Nguồn", max_length=500, required=False)
    field_order = ("said",)

    def __init__(self, node: Node, kept: Round, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(node, data, prefix=kept.value, auto_id=f"{kept.value}-%s", **kwargs)
        note, source = self.fields["note"], self.fields["source"]
        note.label, note.help_text, note.required = NOTES[kept]
        source.help_text, source.required = SOURCES[kept], kept is Round.EXTERNAL
        source.error_messages["required"] = "Hãy ghi nguồn của điểm."
        source.widget.attrs["class"] = "form-control"

    @property
    def words(self) -> tuple[forms.BoundField, ...]:
        """The fields of words, as the page shows them."""
        return (self["note"], self["source"])


class VoteForm(FactForm):
    """What was put to the vote on a line, and how the council voted."""

    ballot = forms.ChoiceField(
        label="Hình thức",
        choices=Ballot.choices,
        widget=forms.RadioSelect(),
        error_messages={"required": "Hãy chọn hình thức biểu quyết."},
    )
    minutes = PlainText(
        label="Biên bản số, ngày",
        max_length=200,
        required=False,
        help_text="Ví dụ: 05/BB-HĐTĐ ngày 25/01/2027",
    )

    def __init__(self, node: Node, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(node, data, auto_id="vote-%s", **kwargs)
        for name, label in (
            ("present", "Dự họp hoặc cho ý kiến"),
            ("in_favour", "Tán thành"),
            ("against", "Không tán thành"),
        ):
            self.fields[name] = count_field(label)
        note = self.fields["note"]
        note.label, note.required, note.help_text = "Nội dung, lý do quyết định", True, ""
        note.error_messages["required"] = "Hãy ghi nội dung, lý do quyết định."
        for name in ("minutes", "present", "in_favour", "against"):
            self.fields[name].widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        """More cannot vote than came."""
        given = super().clean()
        favour, against, present = (given.get(name) for name in ("in_favour", "against", "present"))
        if favour is not None and against is not None and present is not None and favour + against > present:
            self.add_error("present", ValidationError("Số phiếu nhiều hơn số người biểu quyết."))
        return given

    @property
    def vote(self) -> Vote:
        """The vote of a form without errors."""
        given = self.cleaned_data
        return Vote(
            "meeting" if given["ballot"] == Ballot.MEETING else "writing",
            self.fact,
            given["present"],
            given["in_favour"],
            given["against"],
            given["note"],
            given["minutes"],
        )

    @property
    def counts(self) -> tuple[forms.BoundField, ...]:
        """The fields of the count."""
        return tuple(self[name] for name in ("present", "in_favour", "against"))


def count_field(label: str) -> forms.IntegerField:
    """A number of persons."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=999,
        error_messages={"required": "Hãy ghi số người.", "invalid": "Số người là số nguyên."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3, "autocomplete": "off"}),
    )
