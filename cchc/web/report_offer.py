"""What the page for opening a reporting round offers: the period, the agencies by group, the figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cchc.core.reporting.periods import ReportPeriod
from cchc.records.agencies.models import Agency
from cchc.records.reports.queries import proposed_units_due
from cchc.records.reports.queries.asked import AskedBefore, asked_before
from cchc.records.reports.queries.offered import ASKED, PeriodChoice, agencies_to_ask
from cchc.web.opening_offer import COMMUNE_WORDS, KIND_NAMES, commune_word, is_invented

WHOLE = {
    "department": "Tất cả các sở, ban, ngành",
    "commune_committee": "Tất cả UBND cấp xã",
    "district_committee": "Tất cả UBND cấp huyện",
}


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """Agencies that stand together on the page; `whole` is what the box for all of them says."""

    slug: str
    name: str
    whole: str
    agencies: tuple[Agency, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class RoundOffer:
    """Everything that the form is made from."""

    root: Agency
    choice: PeriodChoice
    period: ReportPeriod
    units_due: date
    groups: tuple[AgencyGroup, ...]
    before: AskedBefore

    @property
    def ticked(self) -> frozenset[int]:
        """Whom the last round asked; without one the departments and the committees."""
        if self.before.agencies:
            return self.before.agencies
        return frozenset(one.pk for group in self.groups if group.asked for one in group.agencies)


def round_offer(choice: PeriodChoice, root: Agency) -> RoundOffer | None:
    """What the form offers for the chosen period, None without one; the number of queries is constant."""
    if choice.period is None:
        return None
    period = choice.period
    rows = sorted(agencies_to_ask(root, period.data_to), key=_place)
    groups = tuple(_group(key, tuple(some)) for key, some in groupby(rows, key=_group_key))
    return RoundOffer(root, choice, period, proposed_units_due(period), groups, asked_before(root.pk))


def _group_key(agency: Agency) -> tuple[bool, int, str]:
    return (is_invented(agency), ASKED.index(agency.kind), agency.kind)


def _place(agency: Agency) -> tuple[tuple[bool, int, str], str, str]:
    word = commune_word(agency)
    return (_group_key(agency), COMMUNE_WORDS.get(word, ""), agency.sort_key)


def _group(key: tuple[bool, int, str], agencies: tuple[Agency, ...]) -> AgencyGroup:
    invented, _, kind = key
    mark = " (minh họa)" if invented else ""
    name = KIND_NAMES[kind]
    return AgencyGroup(
        f"{kind}{'-minh-hoa' if invented else ''}",
        f"{name}{mark}",
        f"{WHOLE.get(kind, f'Tất cả: {name}')}{mark}",
        agencies,
        not invented,
    )


def names_of(groups: Iterable[AgencyGroup], chosen: frozenset[int]) -> tuple[tuple[str, int, int], ...]:
    """How many of each group are chosen, for the check before opening."""
    counts = ((one, sum(agency.pk in chosen for agency in one.agencies)) for one in groups)
    return tuple((one.name, count, len(one.agencies)) for one, count in counts if count)
