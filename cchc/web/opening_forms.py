"""The form with which a campaign is opened: units, duties, lines that many agencies fill in, dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.core.campaign.circuit import STEP_NAMES, STEPS, Step
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.web.coordination_fields import CoordinationForm, DayField, end_of, start_of
from cchc.web.form_fields import PlainText
from cchc.web.opening_dates import proposed_dates
from cchc.web.opening_offer import Offer, UnitGroup

EXCEPTIONS = 6
REST = "con-lai"
NOBODY = ("", "— chưa phân công —")
STALE = "Danh sách đã đổi từ khi mở trang; hãy xem lại những mục này."


@dataclass(frozen=True, slots=True)
class Given:
    """One duty as it was filled in: an area or a line (empty = all the rest), and its agency."""

    key: str
    agency: int


@dataclass(frozen=True, slots=True)
class Collecting:
    """One line whose figure many agencies enter, with who adds it up."""

    line: str
    collating: int
    members: tuple[int, ...]
    provisional: date | None
    final: date | None


class OpeningForm(CoordinationForm):
    """Everything of a campaign on one page; `digest` binds a confirmation to what was checked."""

    title = PlainText(label="Tên đợt", max_length=300, error_messages={"required": "Hãy đặt tên cho đợt."})
    units = forms.MultipleChoiceField(
        label="Đơn vị được chấm", required=False, error_messages={"invalid_choice": STALE}
    )
    by_catalogue = forms.BooleanField(
        label="Các dòng còn lại giao cho cơ quan chủ trì ghi trong bộ tiêu chí", required=False
    )
    collect = forms.MultipleChoiceField(
        label="Dòng thu số liệu", required=False, error_messages={"invalid_choice": STALE}
    )
    provisional = DayField(label="Ngày chốt số ước", required=False)
    final = DayField(label="Ngày chốt số chính thức", required=False)

    def __init__(self, offer: Offer, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.offer = offer
        agencies = [NOBODY, *((str(one.pk), one.name) for one in offer.duty_agencies)]
        self._choose("units", ((one.pk, one.name) for group in offer.units for one in group.units))
        self._choose("collect", ((leaf.key, leaf.title) for leaf in offer.group_led))
        self._add_duties(agencies)
        self._add_collecting(agencies)
        self._add_rankings()
        self._add_dates()
        for name, field in self.fields.items():
            chosen = isinstance(field.widget, forms.Select)
            if not isinstance(field, forms.MultipleChoiceField | forms.BooleanField):
                field.widget.attrs["class"] = "form-select" if chosen else "form-control"
            field.widget.attrs.setdefault("id", f"id_{name}")

    def _choose(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(value), text) for value, text in choices]

    def _add_duties(self, agencies: list[tuple[str, str]]) -> None:
        for node in self.offer.shared:
            self.fields[f"viec-{node.key}"] = agency_choice(
                f"{node.code or ''} {node.title}".strip(), agencies
            )
        self.fields[f"viec-{REST}"] = agency_choice("Mọi dòng còn lại", agencies)
        lines = [("", "— không có —")]
        lines += [(leaf.key, f"{leaf.key} {leaf.title}") for leaf in self.offer.catalogue.nodes if leaf.code]
        for place in range(self.exceptions):
            self.fields[f"rieng-{place}"] = forms.ChoiceField(
                label=f"Dòng giao riêng {place + 1}", choices=lines, required=False
            )
            self.fields[f"rieng-co-quan-{place}"] = agency_choice(f"Cơ quan {place + 1}", agencies)

    def _add_collecting(self, agencies: list[tuple[str, str]]) -> None:
        for leaf in self.offer.group_led:
            self.fields[f"tong-hop-{leaf.key}"] = agency_choice(f"Cơ quan tổng hợp dòng {leaf.key}", agencies)
        for group in self.groups:
            choices = [(str(one.pk), one.name) for one in self.choosable(group)]
            self.fields[f"nhom-{group}"] = forms.MultipleChoiceField(
                choices=choices, required=False, error_messages={"invalid_choice": STALE}
            )

    def _add_rankings(self) -> None:
        groups = [("", "— chọn nhóm —")]
        groups += [(one.id, one.name) for one in self.offer.catalogue.ranking_groups]
        for unit in self.offer.units:
            label = f"Nhóm xếp hạng của {unit.name}"
            self.fields[f"xep-hang-{unit.slug}"] = forms.ChoiceField(
                label=label, choices=groups, required=False
            )
            self.fields[f"ca-nhom-{unit.slug}"] = forms.BooleanField(
                label=f"Chấm cả {len(unit.units)} đơn vị của nhóm {unit.name}",
                required=False,
            )

    def _add_dates(self) -> None:
        for step in STEPS[self.offer.kind.circuit]:
            name = STEP_NAMES[step]
            self.fields[f"tu-{step.value}"] = DayField(label=f"{name}: từ ngày", required=False)
            self.fields[f"den-{step.value}"] = DayField(label=f"{name}: đến hết ngày", required=False)

    @property
    def exceptions(self) -> int:
        """How many lines may be given to an agency of their own: those of last year, and some to spare."""
        return max(EXCEPTIONS, len(lines_of_their_own(self.offer)) + 2)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that lead scored lines, each once."""
        found = (group for leaf in self.offer.group_led for group in self.offer.leading_groups(leaf))
        return tuple(dict.fromkeys(found))

    @property
    def candidates(self) -> tuple[Agency, ...]:
        """Whom to choose from where a group has no member on the day."""
        kinds = ("department", "board", "office", "commune_committee", "district_committee")
        return tuple(one for one in self.offer.agencies if one.kind in kinds)

    def choosable(self, group: str) -> tuple[Agency, ...]:
        """The members of a group and agencies like them; the candidates where there are neither."""
        return (*self.offer.members(group), *self.offer.alike(group)) or self.candidates

    def clean(self) -> dict[str, Any]:
        """A step has both days in order, the first step at least; a collected line has a collating agency."""
        given = super().clean() or self.cleaned_data
        self._take_whole_groups(given)
        for step in STEPS[self.offer.kind.circuit]:
            self._check_dates(step, given)
        self._check_rankings(given)
        for line in given.get("collect", ()):
            if not given.get(f"tong-hop-{line}"):
                self.add_error(f"tong-hop-{line}", "Hãy chọn cơ quan tổng hợp dòng này.")
            elif not self._members(line):
                self.add_error("collect", f"Dòng {line}: chưa chọn đơn vị nào phải nhập số liệu.")
        for place in range(self.exceptions):
            line, agency = given.get(f"rieng-{place}"), given.get(f"rieng-co-quan-{place}")
            if bool(line) != bool(agency):
                self.add_error(f"rieng-co-quan-{place}", "Chọn cả dòng và cơ quan, hoặc để trống cả hai.")
        return given

    def _take_whole_groups(self, given: dict[str, Any]) -> None:
        """Add the units of groups that are taken as a whole; there must be a unit in the end."""
        if "units" not in given:
            return
        whole = [group for group in self.offer.units if given.get(f"ca-nhom-{group.slug}")]
        added = (str(one.pk) for group in whole for one in group.units)
        given["units"] = list(dict.fromkeys((*given["units"], *added)))
        if not given["units"]:
            self.add_error("units", "Hãy chọn ít nhất một đơn vị.")

    def _check_rankings(self, given: Mapping[str, Any]) -> None:
        """Where the catalogue ranks in groups, every chosen unit stands in one."""
        chosen = set(given.get("units", ()))
        for group in self.offer.units if self.offer.catalogue.ranking_groups else ():
            name = f"xep-hang-{group.slug}"
            if any(str(one.pk) in chosen for one in group.units) and not given.get(name):
                self.add_error(name, "Hãy chọn nhóm xếp hạng của các đơn vị này.")

    def _check_dates(self, step: Step, given: Mapping[str, Any]) -> None:
        first, last = f"tu-{step.value}", f"den-{step.value}"
        if first not in given or last not in given:
            return
        opens, closes = given[first], given[last]
        if step is Step.SELF_SCORING and closes is None:
            self.add_error(last, ValidationError("Hãy đặt thời gian tự chấm điểm."))
        elif (opens is None) != (closes is None):
            self.add_error(last, ValidationError("Ghi cả hai ngày, hoặc để trống cả hai."))
        elif opens is not None and opens > closes:
            self.add_error(last, ValidationError(f"Ngày cuối phải từ {date_text(opens)} trở đi."))

    @property
    def duties(self) -> tuple[Given, ...]:
        """The duties of a form without errors."""
        given = self.cleaned_data
        keys = [(node.key, given[f"viec-{node.key}"]) for node in self.offer.shared]
        keys.append(("", given[f"viec-{REST}"]))
        own = range(self.exceptions)
        keys += [(given[f"rieng-{place}"], given[f"rieng-co-quan-{place}"]) for place in own]
        said = {key: int(agency) for key, agency in keys if agency}
        named = self.offer.led_by_one if given["by_catalogue"] else {}
        return tuple(Given(key, agency) for key, agency in {**named, **said}.items())

    @property
    def chosen_units(self) -> tuple[tuple[Agency, str], ...]:
        """The units of a form without errors, each with its ranking group, in the order of the page."""
        chosen = set(self.cleaned_data["units"])
        found = ((one, self._ranking(group)) for group in self.offer.units for one in group.units)
        return tuple((one, ranking) for one, ranking in found if str(one.pk) in chosen)

    def _ranking(self, group: UnitGroup) -> str:
        ranking: str = self.cleaned_data[f"xep-hang-{group.slug}"]
        return ranking

    @property
    def collecting(self) -> tuple[Collecting, ...]:
        """The lines that many agencies fill in, of a form without errors."""
        given = self.cleaned_data
        cutoffs = (given["provisional"], given["final"])
        lines = [leaf.key for leaf in self.offer.group_led if leaf.key in given["collect"]]
        return tuple(
            Collecting(line, int(given[f"tong-hop-{line}"]), self._members(line), *cutoffs) for line in lines
        )

    def _members(self, line: str) -> tuple[int, ...]:
        groups = self.offer.leading_groups(self.offer.catalogue.by_key[line])
        chosen = (one for group in groups for one in self.cleaned_data.get(f"nhom-{group}", ()))
        return tuple(dict.fromkeys(int(one) for one in chosen))

    @property
    def windows(self) -> dict[Step, tuple[datetime, datetime]]:
        """The windows of a form without errors: half-open, the last day inside."""
        given = self.cleaned_data
        steps = [step for step in STEPS[self.offer.kind.circuit] if given[f"tu-{step.value}"]]
        return {
            step: (start_of(given[f"tu-{step.value}"]), end_of(given[f"den-{step.value}"])) for step in steps
        }


def agency_choice(label: str, agencies: list[tuple[str, str]]) -> forms.ChoiceField:
    """A list of agencies, with nobody chosen first."""
    faults = {"invalid_choice": STALE}
    return forms.ChoiceField(label=label, choices=agencies, required=False, error_messages=faults)


def duties_kept(offer: Offer) -> dict[str, int]:
    """By area or line the agency that had its duty last year and may have it again."""
    agencies = {one.pk for one in offer.duty_agencies}
    mine = (one for one in offer.last_duties if one.kind == offer.duty_kind and one.agency_id in agencies)
    return {duty.key: duty.agency_id for duty in mine}


def lines_of_their_own(offer: Offer) -> tuple[tuple[str, int], ...]:
    """The duties of last year on lines below the areas that are still there, with their agencies."""
    shared = {"", *(node.key for node in offer.shared)}
    there = offer.catalogue.by_key
    return tuple((key, one) for key, one in duties_kept(offer).items() if key in there and key not in shared)


def offered_values(offer: Offer) -> dict[str, Any]:
    """What the form shows first: units ticked, duties of the last campaign where keys and agencies remain."""
    agencies = {one.pk for one in offer.duty_agencies}
    duties = duties_kept(offer)
    kept = {node.key: duties.get(node.key, "") for node in offer.shared}
    rest = duties.get("", "")
    values: dict[str, Any] = {
        "title": f"{offer.kind.title}, năm {offer.year}",
        "units": [str(one.pk) for group in offer.units if group.ticked for one in group.units],
        "by_catalogue": not offer.last_duties and bool(offer.led_by_one),
        f"viec-{REST}": str(rest),
        **{f"viec-{key}": str(agency) for key, agency in kept.items()},
        **{f"xep-hang-{group.slug}": group.ranking for group in offer.units},
    }
    for place, (key, agency) in enumerate(lines_of_their_own(offer)):
        values |= {f"rieng-{place}": key, f"rieng-co-quan-{place}": str(agency)}
    return values | _offered_collecting(offer, agencies) | _offered_dates(offer)


def _offered_collecting(offer: Offer, agencies: set[int]) -> dict[str, Any]:
    last = {duty.key: duty.agency_id for duty in offer.last_duties if duty.kind == "collate"}
    by_slug = {one.slug: one.pk for one in reversed(offer.agencies)}
    values: dict[str, Any] = {}
    for leaf in offer.group_led:
        named = by_slug.get(leaf.collating or "") or last.get(leaf.key)
        values[f"tong-hop-{leaf.key}"] = str(named) if named in agencies else ""
        for group in offer.leading_groups(leaf):
            values[f"nhom-{group}"] = [str(one.pk) for one in offer.members(group)]
    return values


def _offered_dates(offer: Offer) -> dict[str, str]:
    found = proposed_dates(offer.kind.circuit, offer.year).items()
    first = {f"tu-{step.value}": date_text(opens) for step, (opens, _) in found}
    return first | {f"den-{step.value}": date_text(closes) for step, (_, closes) in found}
