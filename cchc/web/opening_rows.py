"""The page for opening a campaign as rows: units with ticks, duties, lines to collect, dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BoundField

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.campaign.circuit import STEP_NAMES, STEPS, Circuit, Step
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.actions.rehearsing import Rehearsed
from cchc.web.opening_forms import REST, OpeningForm
from cchc.web.opening_offer import Offer

OWN_WORK = (Step.SELF_SCORING, Step.REBUTTAL)


@dataclass(frozen=True, slots=True)
class Ticked:
    """One box: its value, its words, whether it is ticked."""

    value: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class UnitRows:
    """Units of one group; `ranking` is where their ranking group is chosen, None where there is none."""

    slug: str
    name: str
    boxes: tuple[Ticked, ...]
    ticked: int
    ranking: BoundField | None
    whole: BoundField


@dataclass(frozen=True, slots=True)
class CollectRow:
    """One line that a group leads, with who adds it up."""

    box: Ticked
    groups: str
    collating: BoundField


@dataclass(frozen=True, slots=True)
class MemberRows:
    """The agencies of one group, of which each enters its own figure."""

    name: str
    field: str
    boxes: tuple[Ticked, ...]
    ticked: int
    abolished: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class DateRow:
    """First and last day of one step."""

    step: str
    first: BoundField
    last: BoundField


@dataclass(frozen=True, slots=True)
class OwedRow:
    """What would be owed in one step, by one agency or by all units alike."""

    step: str
    who: str
    units: int
    lines: int


@dataclass(frozen=True, slots=True)
class CheckedOpening:
    """What an opening would make, shown before it is confirmed."""

    units: int
    portions: int
    owed: tuple[OwedRow, ...]
    collected: tuple[tuple[str, str, int], ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningPage:
    """Everything that the form shows."""

    units: tuple[UnitRows, ...]
    duties: tuple[BoundField, ...]
    exceptions: tuple[tuple[BoundField, BoundField], ...]
    exceptions_open: bool
    led_by_one: int
    lost: tuple[str, ...]
    last: str
    collects: tuple[CollectRow, ...]
    members: tuple[MemberRows, ...]
    dates: tuple[DateRow, ...]
    national: bool


def opening_page(form: OpeningForm) -> OpeningPage:
    """Lay the form out; nothing is read from the database."""
    offer = form.offer
    exceptions = tuple(
        (form[f"rieng-{place}"], form[f"rieng-co-quan-{place}"]) for place in range(form.exceptions)
    )
    return OpeningPage(
        units=tuple(_unit_rows(form)),
        duties=(*(form[f"viec-{node.key}"] for node in offer.shared), form[f"viec-{REST}"]),
        exceptions=exceptions,
        exceptions_open=any(one.value() or one.errors for pair in exceptions for one in pair),
        led_by_one=len(offer.led_by_one),
        lost=tuple(_lost(offer)),
        last="" if offer.last is None else offer.last.title,
        collects=tuple(_collect_rows(form)),
        members=tuple(_member_rows(form)),
        dates=tuple(_date_rows(form)),
        national=offer.kind.circuit == "national",
    )


def _unit_rows(form: OpeningForm) -> Iterable[UnitRows]:
    chosen = _values(form, "units")
    ranked = bool(form.offer.catalogue.ranking_groups)
    for group in form.offer.units:
        boxes = _boxes(group.units, chosen)
        ranking = form[f"xep-hang-{group.slug}"] if ranked else None
        count, whole = sum(one.ticked for one in boxes), form[f"ca-nhom-{group.slug}"]
        yield UnitRows(group.slug, group.name, boxes, count, ranking, whole)


def _collect_rows(form: OpeningForm) -> Iterable[CollectRow]:
    chosen, register = _values(form, "collect"), form.offer.register
    if register is None:
        return
    for leaf in form.offer.group_led:
        names = "; ".join(register.name_of(one) for one in form.offer.leading_groups(leaf))
        box = Ticked(leaf.key, f"{leaf.key} {leaf.title}", leaf.key in chosen)
        yield CollectRow(box, names, form[f"tong-hop-{leaf.key}"])


def _member_rows(form: OpeningForm) -> Iterable[MemberRows]:
    register = form.offer.register
    if register is None:
        return
    for group in form.groups:
        name = f"nhom-{group}"
        found = form.offer.members(group)
        boxes = _boxes(form.choosable(group), _values(form, name))
        count = sum(one.ticked for one in boxes)
        listed = ever_listed(register, group)
        yield MemberRows(register.name_of(group), name, boxes, count, abolished=not found, listed=listed)


def ever_listed(register: AgencyRegister, group: str) -> bool:
    """Whether the list of agencies has, of whatever day, a member of the group."""
    named = register.group_by_id[group]
    return any(one.id in named.members or one.kind in named.kinds for one in register.agencies)


def _date_rows(form: OpeningForm) -> Iterable[DateRow]:
    for step in STEPS[form.offer.kind.circuit]:
        yield DateRow(STEP_NAMES[step], form[f"tu-{step.value}"], form[f"den-{step.value}"])


def _lost(offer: Offer) -> Iterable[str]:
    for duty in offer.lost_duties:
        node = offer.catalogue.by_key.get(duty.key)
        what = "Mọi dòng còn lại" if not duty.key else f"{duty.key} {node.title}" if node else duty.key
        why = "" if node or not duty.key else " (bộ tiêu chí này không có dòng ấy)"
        yield f"{what}: {duty.agency.name}{why}{_ended(duty.agency)}"


def _ended(agency: Agency) -> str:
    return "" if agency.valid_to is None else f", có đến hết ngày {date_text(agency.valid_to)}"


def _values(form: OpeningForm, name: str) -> frozenset[str]:
    return frozenset(str(one) for one in form[name].value() or ())


def _boxes(agencies: Iterable[Agency], chosen: frozenset[str]) -> tuple[Ticked, ...]:
    return tuple(Ticked(str(one.pk), one.name, str(one.pk) in chosen) for one in agencies)


def checked_opening(form: OpeningForm, rehearsed: Rehearsed) -> CheckedOpening:
    """Lay out what would be made; units that score themselves stand in one row."""
    internal = form.offer.kind.circuit is Circuit.INTERNAL
    alike = {step: [one for one in rehearsed.owed if one.step is step] for step in OWN_WORK if internal}
    rows = [
        OwedRow(STEP_NAMES[step], "Từng đơn vị", len(owed), max(one.lines for one in owed))
        for step, owed in alike.items()
        if owed
    ]
    rows += [
        OwedRow(STEP_NAMES[one.step], one.agency, one.units, one.lines)
        for one in rehearsed.owed
        if one.step not in alike
    ]
    return CheckedOpening(
        rehearsed.units, rehearsed.portions, tuple(rows), rehearsed.collected, rehearsed.told
    )
