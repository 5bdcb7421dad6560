"""Who is late, as rows: filtered by step, group and name, one page of agencies at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from cchc.core.campaign.circuit import STEP_NAMES, STEPS, Circuit, Step
from cchc.core.campaign.lateness import (
    LATENESS_NAMES,
    AgencyLateness,
    LastCall,
    Lateness,
    LineLateness,
    OwedPortion,
    OwedSum,
    by_agency,
    by_line,
    today_of,
)
from cchc.core.campaign.portion import STATE_NAMES
from cchc.core.campaign.windows import remaining_text
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.numerals import date_text
from cchc.core.report.late_board import few_names
from cchc.core.scoring.span import total
from cchc.core.vietnamese import folded
from cchc.records.campaigns.queries.owing import Owing
from cchc.web.coordination_fields import until_text

A_PAGE, FEW = 50, 4


@dataclass(frozen=True, slots=True)
class LateFilter:
    """Which portions are asked for; what is not understood asks for nothing."""

    step: str = ""
    group: str = ""
    words: str = ""
    overdue: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.step or self.group or self.words or self.overdue)

    @property
    def query(self) -> str:
        """The filter as the query of an address."""
        late = "1" if self.overdue else ""
        asked = {"buoc": self.step, "nhom": self.group, "tim": self.words, "qua-han": late}
        return urlencode({name: value for name, value in asked.items() if value})


def read_late_filter(asked: Mapping[str, str], circuit: Circuit, catalogue: Catalogue) -> LateFilter:
    """The filter of an address."""
    step, group = asked.get("buoc", ""), asked.get("nhom", "")
    return LateFilter(
        step if step in {one.value for one in STEPS[circuit]} else "",
        group if group in {one.id for one in catalogue.ranking_groups} else "",
        asked.get("tim", "").strip()[:100],
        asked.get("qua-han") == "1",
    )


def owed_now(
    portions: Iterable[OwedPortion], wanted: LateFilter, owing: Owing, now: datetime
) -> tuple[OwedPortion, ...]:
    """The portions that are asked for; steps that have not begun owe nothing unless one asks for them."""
    words = folded(wanted.words).split()
    kept = []
    for one in portions:
        late = one.lateness(now)
        if (late is Lateness.NOT_OPEN and not wanted.step) or (
            wanted.overdue and late is not Lateness.OVERDUE
        ):
            continue
        if (wanted.step and one.step != wanted.step) or (
            wanted.group and owing.groups.get(one.unit) != wanted.group
        ):
            continue
        if all(word in folded(owing.name_of(one.agency)) for word in words):
            kept.append(one)
    return tuple(kept)


def awaited_now(
    sums: Iterable[OwedSum], wanted: LateFilter, owing: Owing, now: datetime
) -> tuple[OwedSum, ...]:
    """The collected lines that are asked for: they belong to self-scoring; by words only whom these name."""
    words = folded(wanted.words).split()
    kept = []
    for one in sums:
        late = one.lateness(now)
        if wanted.step not in ("", Step.SELF_SCORING) or (late is Lateness.NOT_OPEN and not wanted.step):
            continue
        if (wanted.overdue and late is not Lateness.OVERDUE) or (
            wanted.group and owing.groups.get(one.unit) != wanted.group
        ):
            continue
        named = tuple(
            agency for agency in one.missing if all(word in folded(owing.name_of(agency)) for word in words)
        )
        if named:
            kept.append(replace(one, missing=named))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class SumRow:
    """One collected line: how many of how many members have sent, until when, and who has not."""

    id: int
    text: str
    about: str
    sent: str
    provisional: int
    missing: int
    agencies: str
    days: tuple[tuple[str, str], ...]
    lateness: str
    look: str


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One portion that an agency owes."""

    id: int
    text: str
    state: str
    until: str
    remaining: str
    look: str
    extended: bool


@dataclass(frozen=True, slots=True)
class LateRow:
    """One agency: what it owes, what is at risk, and what it promised."""

    agency: str
    number: int
    lateness: str
    look: str
    owed: tuple[OwedRow, ...]
    sums: tuple[SumRow, ...]
    more: int
    left: int
    missing: int
    at_risk: str
    called: str
    promised: str
    broken: bool


@dataclass(frozen=True, slots=True)
class LateLineRow:
    """One line that is missing somewhere."""

    code: str
    name: str
    portions: int
    at_risk: str
    agencies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePage:
    """The board: counts of everything that is asked for, one page of agencies, all lines."""

    agencies: int
    overdue: int
    soon: int
    left: int
    whole: int
    at_risk: str
    rows: tuple[LateRow, ...]
    shown: Page[AgencyLateness]
    lines: tuple[LateLineRow, ...]
    sums: tuple[SumRow, ...]
    unsent: int


def late_page(
    portions: tuple[OwedPortion, ...],
    sums: tuple[OwedSum, ...],
    calls: Mapping[str, LastCall],
    owing: Owing,
    catalogue: Catalogue,
    now: datetime,
    page: str | None,
) -> LatePage:
    """Lay the board out; nothing is read from the database."""
    agencies = by_agency(portions, calls, now, sums)
    rows = {one.id: _sum(one, owing, catalogue, now) for one in sums}
    states = [one.lateness(now) for one in portions]
    shown = Paginator(agencies, A_PAGE).get_page(page)
    order = [leaf.key for leaf in catalogue.leaves]
    return LatePage(
        agencies=len(agencies),
        overdue=states.count(Lateness.OVERDUE),
        soon=states.count(Lateness.SOON),
        left=states.count(Lateness.LEFT),
        whole=len(portions),
        at_risk=total(one.at_risk for one in agencies).text(),
        rows=tuple(_row(one, owing, rows, now) for one in shown.object_list),
        shown=shown,
        lines=tuple(_line(one, owing, catalogue) for one in by_line(portions, order)),
        sums=tuple(rows.values()),
        unsent=sum(len(one.missing) for one in sums),
    )


def _sum(one: OwedSum, owing: Owing, catalogue: Catalogue, now: datetime) -> SumRow:
    node, late = catalogue.by_key[one.line], one.lateness(now)
    days = (("số ước", one.provisional_cutoff), ("số chính thức", one.final_cutoff))
    return SumRow(
        one.id,
        f"{node.code or ''} {node.title}".strip(),
        owing.name_of(one.unit),
        f"{one.final}/{one.expected}",
        one.provisional,
        len(one.missing),
        few_names(one.missing, owing.name_of),
        tuple((name, date_text(day)) for name, day in days if day is not None),
        LATENESS_NAMES[late],
        late.value,
    )


def _row(one: AgencyLateness, owing: Owing, sums: Mapping[int, SumRow], now: datetime) -> LateRow:
    call = one.call
    has_points = any(portion.at_risk for portion in one.portions)
    return LateRow(
        agency=owing.name_of(one.agency),
        number=owing.numbers.get(one.agency, 0),
        lateness=LATENESS_NAMES[one.worst],
        look=one.worst.value,
        owed=tuple(_owed(portion, owing, now) for portion in one.portions[:FEW]),
        sums=tuple(sums[asked.id] for asked in one.sums[:FEW]),
        more=max(0, len(one.portions) - FEW) + max(0, len(one.sums) - FEW),
        left=one.left,
        missing=one.missing,
        at_risk=one.at_risk.text() if has_points else "",
        called="" if call is None else f"{date_text(call.on)}: {call.spoken_to}",
        promised="" if call is None or call.promised is None else date_text(call.promised),
        broken=call is not None and call.broken(today_of(now)),
    )


def _owed(portion: OwedPortion, owing: Owing, now: datetime) -> OwedRow:
    about = "" if portion.unit == portion.agency else f", {owing.name_of(portion.unit)}"
    end = portion.ends_at
    return OwedRow(
        portion.id,
        f"{STEP_NAMES[Step(portion.step)]}{about}",
        STATE_NAMES[portion.state],
        "" if end is None else until_text(end),
        "" if end is None else remaining_text(end, now),
        portion.lateness(now).value,
        portion.extended_until is not None,
    )


def _line(one: LineLateness, owing: Owing, catalogue: Catalogue) -> LateLineRow:
    node = catalogue.by_key[one.line]
    agencies = tuple(dict.fromkeys(portion.agency for portion in one.portions))
    risky = any(portion.at_risk for portion in one.portions)
    return LateLineRow(
        node.code or "",
        node.title,
        len(one.portions),
        one.at_risk.text() if risky else "",
        few_names(agencies, owing.name_of),
    )
