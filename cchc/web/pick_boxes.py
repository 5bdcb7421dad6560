"""Several of a long list as boxes to tick: what is chosen first, the rest folded by sections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

FEW = 12
REST = "Chọn trong danh sách"


@dataclass(frozen=True, slots=True)
class Fold:
    """One section of a list: its name and the boxes in it that are not ticked."""

    name: str
    boxes: tuple[dict[str, Any], ...]


class PickBoxes(forms.CheckboxSelectMultiple):
    """Boxes that need neither script nor a second key; `sections` names the section of each value."""

    template_name = "plan_draft/picks.html"
    sections: Mapping[str, str] = {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Boxes that are ticked, then those of a short list as they are, those of a long one folded."""
        context = super().get_context(name, value, attrs)
        boxes = [one for _, found, _ in context["widget"]["optgroups"] for one in found]
        ticked = [one for one in boxes if one["selected"]]
        open_ones = [one for one in boxes if not one["selected"]]
        if len(boxes) <= FEW:
            return {**context, "ticked": boxes, "folds": ()}
        return {**context, "ticked": ticked, "folds": folds(open_ones, self.sections)}


def folds(boxes: Iterable[dict[str, Any]], sections: Mapping[str, str]) -> tuple[Fold, ...]:
    """The sections in the order in which they first appear."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in boxes:
        found.setdefault(sections.get(str(one["value"]), REST), []).append(one)
    return tuple(Fold(name, tuple(inside)) for name, inside in found.items())
