"""Who owes a register in a year, as it feeds lines that he scores, and who has said that it is complete."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from cchc.core.campaign.circuit import Step
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import Portion
from cchc.records.people.queries import Standing
from cchc.records.registers.models import KeptRegister, Row, YearClosed
from cchc.records.registers.policies import may_read_rows
from cchc.records.registers.queries import agencies_kept, definition_of, rows_seen, years_closed

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class YearStanding:
    """An agency and a year of a register: its rows, who confirmed it, whether a scored line needs it."""

    agency: Agency
    rows: int
    closed: YearClosed | None
    owed: bool


def registers_owed(registers: Iterable[KeptRegister], year: int) -> frozenset[Pair]:
    """Register and agency, by number, where the agency scores itself on a line that the register feeds.

    One query, none where no register feeds a line.
    """
    feeding = [(one, definition_of(one).feeds) for one in registers]
    keys = {feed.catalogue for _, feeds in feeding for feed in feeds}
    if not keys:
        return frozenset()
    portions = Portion.objects.filter(
        step=Step.SELF_SCORING,
        campaign_unit__campaign__year=year,
        campaign_unit__campaign__catalogue__key__in=keys,
    ).values_list(
        "agency",
        "agency__parent",
        "agency__root",
        "campaign_unit__unit",
        "campaign_unit__campaign__catalogue__key",
        "lines",
    )
    found: set[Pair] = set()
    for agency, parent, root, unit, key, lines in portions:
        if unit not in (agency, parent, root):
            continue  # it scores another unit, whose registers are not its own
        for register, feeds in feeding:
            here = register.province_id in (None, root or agency)
            if here and any(feed.catalogue == key and feed.line in lines for feed in feeds):
                found.add((register.pk, agency))
    return frozenset(found)


def year_standings(standing: Standing, register: KeptRegister, year: int) -> tuple[YearStanding, ...]:
    """Agencies that the person reads, with rows, a confirmation, a duty, or his own; five queries.

    Those that have not confirmed come first, then by name.
    """
    seen = rows_seen(standing, register).filter(day__year=year)
    counted = Row.objects.filter(pk__in=seen).order_by().values_list("agency").annotate(rows=Count("pk"))
    counts = dict(counted)
    closed = {one.agency_id: one for one in years_closed(standing, register, year)}
    owed = {agency for _, agency in registers_owed((register,), year)}
    own = {one.pk for one in agencies_kept(standing) if one.pk in standing.agencies}
    agencies = Agency.objects.filter(pk__in={*counts, *closed, *owed, *own})
    rows = (
        YearStanding(one, counts.get(one.pk, 0), closed.get(one.pk), one.pk in owed)
        for one in agencies
        if may_read_rows(standing, one.pk, one.root_id or one.pk)
    )
    return tuple(sorted(rows, key=lambda one: (one.closed is not None, one.agency.sort_key, one.agency.pk)))
