"""The small form of a member: its own figure of a line that others add up."""

from collections.abc import Mapping
from typing import Any

from cchc.core.catalogue.nodes import Node
from cchc.records.entries.queries.contributions import ContributionShown
from cchc.web.entry_forms import KNOWN, FactForm, stored_fields

NOTE_LABEL = "Ghi chú cho cơ quan tổng hợp"


class ContributionForm(FactForm):
    """One figure with a remark; provisional and final ones are two forms."""

    def __init__(
        self, node: Node, shown: ContributionShown | None, data: Mapping[str, Any] | None = None
    ) -> None:
        initial: dict[str, Any] = {"said": KNOWN, "seen": 0}
        if shown is not None:
            initial = {**stored_fields(node, shown.fact), "note": shown.note, "seen": shown.version}
        super().__init__(node, data, figures=True, initial=initial)
        self.fields["note"].label = NOTE_LABEL
        self.fields["note"].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        """The remark of who has no figure is his reason: the small form asks for no other."""
        if "note" in self.cleaned_data:
            self.cleaned_data["reason"] = self.cleaned_data["note"]
        return super().clean()
