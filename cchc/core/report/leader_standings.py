"""The indices on the chairman's page: newest result, rank, change, target of the plan, day and source."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cchc.core.index.definition import TOTAL, ScoreSource
from cchc.core.index.standing import Standing
from cchc.core.numerals import UNKNOWN_LABEL, percent_text, points_text, rounded
from cchc.core.plan.tasks import Plan, PlanTarget
from cchc.core.report.leader_blocks import Origin, StandingNumbers, StandingRow
from cchc.core.report.leader_wording import dated, moved, places_moved
from cchc.core.scoring.ranking import rank_distance

NATIONAL = "par-index"
NAMES = {
    NATIONAL: "Cải cách hành chính (PAR INDEX)",
    "sipas": "Hài lòng của người dân (SIPAS)",
    "papi": "Hiệu quả quản trị công (PAPI)",
    "chi-so-766": "Phục vụ người dân (Chỉ số 766)",
}
NO_TARGET = "kế hoạch không nêu"
NO_PLAN = "chưa có kế hoạch"


def standing_rows(
    standings: Sequence[Standing], plan: Plan | None, sources: list[str]
) -> tuple[StandingRow, ...]:
    """One row for each index; titles of sources that are not there yet are added to `sources`."""
    return tuple(_row(one, plan, sources) for one in standings)


def published_day(standing: Standing) -> date | None:
    """The day of the newest result: its publication, else that of the source that tells it."""
    if standing.league is None:
        return None
    published = standing.index.by_year.get(standing.league.year)
    if published is not None and published.published_on is not None:
        return published.published_on
    days = {source.day for source in standing.index.sources if source.id in sources_used(standing)}
    return max((day for day in days if day is not None), default=None)


def sources_used(standing: Standing) -> frozenset[str]:
    """The sources of the figures or of the stated rank of the unit in its newest year."""
    if standing.league is None:
        return frozenset()
    index, year = standing.index, standing.league.year
    published = (standing.table.published(standing.unit, year, line.key) for line in index.lines_in(year))
    total = standing.table.published(standing.unit, year, TOTAL)
    row = standing.row
    if row is not None and row.figure is not None and row.figure.computed:
        return frozenset(found[0].source for found in published if found)
    return frozenset(found.source for found in total[:1])


def best_known(standings: Sequence[Standing]) -> Standing | None:
    """The standing of which most can be said: among all units, then with a rank, then the newest.

    None when no index has a figure of the unit.
    """
    figures = [one for one in standings if one.row is not None and one.row.figure is not None]
    return max(figures, key=_told, default=None)


def _told(one: Standing) -> tuple[bool, bool, int]:
    shown = one.league
    return (shown is not None and shown.complete, one.rank is not None, shown.year if shown else 0)


def rank_of(standing: Standing) -> str:
    """The rank among how many, in words when unknown."""
    if standing.rank is None:
        return UNKNOWN_LABEL
    return f"{standing.rank}/{standing.rank_of}" if standing.rank_of else str(standing.rank)


def value_of(standing: Standing) -> str:
    """The newest total, in words when unknown."""
    row = standing.row
    if row is None or row.figure is None:
        return UNKNOWN_LABEL
    write = percent_text if standing.index.unit == "%" else points_text
    return write(row.figure.value, standing.index.places)


def result_of(standing: Standing) -> Decimal | None:
    """The newest total as a number with the decimals that are printed."""
    row = standing.row
    value = None if row is None or row.figure is None else row.figure.value
    return None if value is None else rounded(value, standing.index.places)


def change_of(standing: Standing) -> str:
    """Points and places against the year before; points across a break of method are not compared."""
    row, shown = standing.row, standing.league
    if row is None or shown is None:
        return UNKNOWN_LABEL
    said = []
    places = standing.index.places
    if row.change is not None and row.figure is not None:
        caution = _unrounded(row.figure.value, row.change, places)
        said.append(moved(row.change, places, standing.index.unit) + caution)
    elif shown.breaks:
        said.append("điểm không so sánh được")
    if standing.rank_change is not None:
        said.append(places_moved(standing.rank_change))
    return "; ".join(said) or UNKNOWN_LABEL


def _unrounded(value: Decimal, change: Decimal, places: int) -> str:
    """Said beside a change that is not the difference of the two figures as they are printed."""
    printed = rounded(value, places) - rounded(value - change, places)
    return "" if printed == rounded(change, places) else " (tính từ số chưa làm tròn)"


def wanted(plan: Plan | None, standing: Standing) -> PlanTarget | None:
    """The rank that the plan wants next of an index."""
    now = standing.league.year if standing.league else 0
    return None if plan is None else next_target(plan, standing.index.id, now)


def next_target(plan: Plan, index: str, now: int) -> PlanTarget | None:
    """The rank target of the first year after `now`, the year of the newest result; else the last one."""
    aims = [aim for aim in plan.targets if aim.index.replace("_", "-") == index and aim.rank_at_most]
    later = (aim for aim in aims if aim.year is None or aim.year > now)
    return next(later, aims[-1] if aims else None)


def target_name(target: PlanTarget) -> str:
    """`tốp 15`."""
    return f"tốp {target.rank_at_most}"


def distance_of(target: PlanTarget, rank: int | None) -> str:
    """How far the target is away, as the overview says it."""
    distance = rank_distance(rank, target.rank_at_most or 0)
    return UNKNOWN_LABEL if distance is None else f"còn {distance} bậc" if distance else "đã đạt"


def _row(standing: Standing, plan: Plan | None, sources: list[str]) -> StandingRow:
    name = NAMES.get(standing.index.id, standing.index.short_name)
    known = standing.rank is not None or (standing.row is not None and standing.row.figure is not None)
    if not known or standing.league is None:
        return StandingRow(
            name=name,
            year="",
            value=UNKNOWN_LABEL,
            rank="",
            change="",
            target=_target(plan, standing),
            dated="",
            known=False,
        )
    return StandingRow(
        name=name,
        year=str(standing.league.year),
        value=value_of(standing),
        rank=rank_of(standing),
        change=change_of(standing),
        target=_target(plan, standing),
        dated=dated(published_day(standing), "công bố") + _absent(standing),
        marks=_marks(standing, sources),
        origin=Origin("profile", standing.index.id),
        numbers=_numbers(plan, standing),
    )


def _numbers(plan: Plan | None, standing: Standing) -> StandingNumbers:
    row, target = standing.row, wanted(plan, standing)
    moved = None if row is None else row.change
    return StandingNumbers(
        unit=standing.index.unit,
        result=result_of(standing),
        rank=standing.rank,
        of=standing.rank_of,
        moved=None if moved is None else rounded(moved, standing.index.places),
        climbed=standing.rank_change,
        wanted=None if target is None else target.rank_at_most,
    )


def _absent(standing: Standing) -> str:
    later = standing.absent_since
    return f"; năm {', '.join(map(str, later))} không có trong công bố" if later else ""


def _target(plan: Plan | None, standing: Standing) -> str:
    if plan is None:
        return NO_PLAN
    target = wanted(plan, standing)
    if target is None:
        return NO_TARGET
    year = f" năm {target.year}" if target.year else ""
    distance = distance_of(target, standing.rank)
    return f"{target_name(target)}{year}: {distance}"


def _marks(standing: Standing, sources: list[str]) -> tuple[int, ...]:
    used = sources_used(standing)
    titles = [_title(source) for source in standing.index.sources if source.id in used]
    sources += [title for title in titles if title not in sources]
    return tuple(sources.index(title) + 1 for title in titles)


def _title(source: ScoreSource) -> str:
    return f"{source.title} ({source.licence})" if source.licence else source.title
