"""Fields of the forms of drafts of plans, and what may be chosen in them: agencies, lines, indices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue, Kind, Node
from cchc.core.index.definition import Index
from cchc.core.numerals import number_text
from cchc.files.plan_import.draft_plan import decimal_of
from cchc.records.indexes.queries import index_definitions
from cchc.records.plans.draft_queries import OpenDraft
from cchc.web.coordination_fields import LongText
from cchc.web.opening_offer import KIND_NAMES
from cchc.web.pick_boxes import PickBoxes

Choices = tuple[tuple[str, str], ...]
NOTHING = ("", "Không")
OTHER_AGENCIES, OTHER_LINES = "Cơ quan khác", "Dòng khác"
INDEX, PART, AREA, LINE = "index", "part", "area", "line"
PAR_INDEX = ("par_index", "Chỉ số cải cách hành chính")


class Styled(forms.Form):
    """Fields in the dress of the house."""

    use_required_attribute = False

    def dress(self) -> None:
        """Give every field its class."""
        for field in self.fields.values():
            if isinstance(field, Picks):
                continue
            chosen = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if chosen else "form-control"


class Words(LongText):
    """Several lines of text, none of them empty."""

    def __init__(self, *, rows: int = 3, most: int = 4000, **kwargs: Any) -> None:
        super().__init__(rows=rows, max_length=most, **kwargs)

    def to_python(self, value: Any) -> str:
        """Lines that say something."""
        return "\n".join(filter(None, super().to_python(value).split("\n")))


class Picks(forms.MultipleChoiceField):
    """Several of a list."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        faults = {"invalid_choice": "Hãy chọn trong danh sách.", **kwargs.pop("error_messages", {})}
        super().__init__(
            label=label, error_messages=faults, widget=PickBoxes(), **{"required": False, **kwargs}
        )

    def offer(self, choices: Choices, sections: Mapping[str, str]) -> None:
        """The list of which one chooses, and the section in which each of it stands."""
        self.choices = list(choices)
        assert isinstance(self.widget, PickBoxes)
        self.widget.sections = sections


class Pick(forms.ChoiceField):
    """One of a list."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        said = dict.fromkeys(("required", "invalid_choice"), "Hãy chọn trong danh sách.")
        super().__init__(label=label, error_messages=said, **{"required": False, **kwargs})


@dataclass(frozen=True, slots=True)
class Offers:
    """What the forms of one draft offer."""

    agencies: Choices
    groups: Choices
    areas: Choices
    lines: Choices
    tasks: Choices
    indices: Choices
    mends: Choices
    serves: Choices
    conflicts: Choices
    sections: Mapping[str, str]


def offers_of(draft: OpenDraft) -> Offers:
    """Agencies and groups of the register, lines of the catalogue, tasks of the draft, lines of indices."""
    plan, catalogue = draft.plan, draft.catalogue
    named = [(one.key, line_text(one), one.kind) for one in catalogue.nodes]
    indices = index_definitions()
    return Offers(
        agencies=agency_choices(plan.agencies, plan.day, groups=False),
        groups=agency_choices(plan.agencies, plan.day, groups=True),
        areas=tuple((key, name) for key, name, kind in named if kind is Kind.AREA),
        lines=tuple((key, name) for key, name, _ in named),
        tasks=tuple((one.id, f"{one.id}. {one.title[:120]}") for one in plan.tasks),
        indices=_indices(indices),
        mends=mend_choices(catalogue),
        serves=serve_choices(indices, *plan.period),
        conflicts=tuple((one.id, one.about) for one in (*plan.conflicts, *catalogue.conflicts)),
        sections={**agency_sections(plan.agencies), **line_sections(catalogue), **index_sections(indices)},
    )


def agency_sections(register: AgencyRegister) -> dict[str, str]:
    """Groups, then agencies by what they are."""
    groups = {one.id: "Nhóm cơ quan" for one in register.groups}
    return {**{one.id: KIND_NAMES.get(one.kind, OTHER_AGENCIES) for one in register.agencies}, **groups}


def line_sections(catalogue: Catalogue) -> dict[str, str]:
    """Lines by their area, whether a form names them with their kind or not."""
    found = {f"{PART}:{one.id}": "Cả Chỉ số, phần điểm" for one in catalogue.parts}
    found[f"{INDEX}:"] = "Cả Chỉ số, phần điểm"
    for node in catalogue.nodes:
        area = catalogue.area_of(node.key)
        name = OTHER_LINES if area is None else f"Lĩnh vực {line_text(area)}"
        found |= dict.fromkeys((node.key, f"{LINE}:{node.key}", f"{AREA}:{node.key}"), name)
    return found


def index_sections(indices: Iterable[Index]) -> dict[str, str]:
    """Lines of indices by their index."""
    return {f"{one.id}:{line.key}": one.short_name for one in indices for line in one.lines}


def _indices(indices: Iterable[Index]) -> Choices:
    others = ((one.id.replace("-", "_"), one.short_name) for one in indices)
    return (PAR_INDEX, *(one for one in others if one[0] != PAR_INDEX[0]))


def serve_choices(indices: Iterable[Index], first: int, last: int | None) -> Choices:
    """The lines of every index that exist in any year of a period, but for the questions of surveys."""
    return tuple(
        (f"{index.id}:{line.key}", f"{index.short_name}: {line.label}")
        for index in indices
        for line in index.lines
        if line.level != "question"
        and (last is None or line.first_year <= last)
        and (line.last_year is None or line.last_year >= first)
    )


def with_current(choices: Iterable[tuple[str, str]], current: Iterable[str | None]) -> Choices:
    """A list with what stands there now, so that looking at it loses nothing."""
    offered = tuple(choices)
    known = {key for key, _ in offered}
    return (
        *offered,
        *((one, f"{one} (không có trong danh sách)") for one in current if one and one not in known),
    )


def shown_number(text: Any) -> str:
    """An exact number of JSON as a person writes it, empty for none."""
    number = Decimal(text) if isinstance(text, int) else decimal_of(text)
    return "" if number is None else number_text(number, 6)


def plain_number(number: Decimal | None) -> str | None:
    """An exact number as JSON holds it."""
    return None if number is None else f"{number:f}"


def serve_chosen(serve: Mapping[str, Any]) -> str:
    """A line of an index as the form names it."""
    return f"{serve['index']}:{serve['line']}"


def serve_content(chosen: str) -> dict[str, str]:
    """A line of an index as a plan file names it."""
    index, _, line = chosen.partition(":")
    return {"index": index, "line": line}


def agency_choices(register: AgencyRegister, today: date, *, groups: bool) -> Choices:
    """Agencies that exist on a day, and groups before them; those of another time come last."""
    here = [(one.id, one.name) for one in register.agencies if one.valid_on(today)]
    gone = [(one.id, f"{one.name} (không còn)") for one in register.agencies if not one.valid_on(today)]
    collective = [(one.id, one.name) for one in register.groups] if groups else []
    return (*collective, *here, *gone)


def line_text(node: Node) -> str:
    """A line as a person names it: code and name; those that no document numbers by their name alone."""
    return f"{node.code}. {node.name or node.code}" if node.code else node.name or node.key


def mend_choices(catalogue: Catalogue) -> Choices:
    """The index as a whole, its parts, then areas and lines in the order of the catalogue."""
    nodes = (
        (f"{AREA if node.kind is Kind.AREA else LINE}:{node.key}", line_text(node))
        for node in catalogue.nodes
    )
    parts = ((f"{PART}:{part.id}", f"Phần điểm: {part.name}") for part in catalogue.parts)
    return ((f"{INDEX}:", "Cả Chỉ số"), *parts, *nodes)


def lines_text(texts: Iterable[str]) -> str:
    """Texts, one on each line."""
    return "\n".join(" ".join(text.split()) for text in texts)
