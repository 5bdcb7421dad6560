"""Who is late, as rows: filtered by step, group and name, one page of agencies at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


def late_page(
    portions: tuple[OwedPortion, ...],
    calls: Mapping[str, LastCall],
    owing: Owing,
    catalogue: Catalogue,
    now: datetime,
    page: str | None,
) -> LatePage:
    """Lay the board out; nothing is read from the database."""
    agencies = by_agency(portions, calls, now)
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
        rows=tuple(_row(one, owing, now) for one in shown.object_list),
        shown=shown,
        lines=tuple(_line(one, owing, catalogue) for one in by_line(portions, order)),
    )


def _row(one: AgencyLateness, owing: Owing, now: datetime) -> LateRow:
    call = one.call
    has_points = any(portion.at_risk for portion in one.portions)
    return LateRow(
        agency=owing.name_of(one.agency),
        number=owing.numbers.get(one.agency, 0),
        lateness=LATENESS_NAMES[one.worst],
        look=one.worst.value,
        owed=tuple(_owed(portion, owing, now) for portion in one.portions[:FEW]),
        more=max(0, len(one.portions) - FEW),
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
