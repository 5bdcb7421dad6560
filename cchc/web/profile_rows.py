"""What the profile of a unit on an index shows: headline, charts, lines, the plan beside them, conflicts."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.index.definition import TOTAL, Index, IndexLine, Level
from cchc.core.index.league import league
from cchc.core.index.profile import Profile, ProfileLine, profile
from cchc.core.index.series import series_of
from cchc.core.numerals import UNKNOWN_LABEL, number_text, points_text
from cchc.core.plan.served import ServedLine, served, targets_for
from cchc.core.plan.tasks import Plan, PlanTarget, Task
from cchc.core.report.chart import Chart
from cchc.core.report.index_past import past_chart, past_leagues
from cchc.core.report.index_profile import lines_chart, profile_table
from cchc.core.report.league import ABSENT_LABEL, rank_text
from cchc.web.index_pages import IndexPage
from cchc.web.report_table import ReportTable, report_table

LEVELS: tuple[tuple[Level, str], ...] = (("dimension", "noi-dung"), ("subdimension", "thanh-phan"))


@dataclass(frozen=True, slots=True)
class Stat:
    """One figure of the headline with what must be said beside it."""

    label: str
    value: str
    note: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class ServingTask:
    """A task of the plan beside the line that it serves."""

    title: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    rhythm: str


@dataclass(frozen=True, slots=True)
class ServedRow:
    """A line of the index with what the plan does for it."""

    key: str
    label: str
    level: str
    tasks: tuple[ServingTask, ...]
    paragraphs: tuple[str, ...]
    without_owner: bool
    measured: bool


@dataclass(frozen=True, slots=True)
class PlanSide:
    """The plan beside the lines: how many tasks and paragraphs, and the lines without owner."""

    slug: str
    number: str
    rows: tuple[ServedRow, ...]
    tasks: int
    paragraphs: int
    without_owner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure on which sources disagree."""

    year: int
    line: str
    used: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Everything the page of a unit shows."""

    name: str
    stats: tuple[Stat, ...]
    charts: tuple[Chart, ...]
    table: ReportTable
    plan: PlanSide | None
    conflicts: tuple[Conflict, ...]


def profile_charts(page: IndexPage, unit: str, line: IndexLine) -> tuple[Chart, ...]:
    """The past of the line that was chosen, then the lines of each level among all units."""
    found = profile(page.table, unit, page.year, page.unit_ids)
    return _charts(page, found, unit, line)


def profile_page(page: IndexPage, unit: str, line: IndexLine, plan: Plan | None) -> ProfilePage:
    """Hold a unit against all others; ValueError when it is not among the units of the year."""
    found = profile(page.table, unit, page.year, page.unit_ids)
    name = page.name_of(unit)
    return ProfilePage(
        name,
        _stats(page, found, unit, line, plan),
        _charts(page, found, unit, line),
        report_table(
            profile_table(page.index, found.lines, name, page.name_of), "line", line.key, always=("own",)
        ),
        None if plan is None else _plan_side(plan, page.index, page.year),
        tuple(_conflicts(page, unit)),
    )


def _charts(page: IndexPage, found: Profile, unit: str, line: IndexLine) -> tuple[Chart, ...]:
    units = {year: tuple(one.id for one in units) for year, units in page.units.items()}
    own = series_of(page.table, unit, line.key)
    past = past_leagues(page.table, line.key, units)
    charts = [past_chart(page.index, own, past, page.name_of(unit), page.year)] if own.points else []
    for level, chart_id in LEVELS:
        if any(entry.line.level == level and entry.scale and entry.league.known for entry in found.lines):
            charts.append(lines_chart(page.index, found, level, page.name_of, chart_id=chart_id))
    return tuple(charts)


def _stats(
    page: IndexPage, found: Profile, unit: str, line: IndexLine, plan: Plan | None
) -> tuple[Stat, ...]:
    entry = found.line(line.key)
    target = _target_rank(page.index, plan) if line.key == TOTAL else None
    stats = [_value_stat(page, entry), _rank_stat(page, entry)]
    if entry.own.group is not None:
        name = page.index.quartile_groups[entry.own.group - 1]
        size = entry.league.group_sizes[entry.own.group - 1]
        stats.append(Stat("Nhóm tứ phân vị", name, f"nhóm này có {size} đơn vị"))
    if target is not None:
        stats.append(_target_stat(page, unit, line, target))
    return tuple(stats)


def _value_stat(page: IndexPage, entry: ProfileLine) -> Stat:
    label = f"{entry.line.label} năm {page.year} ({page.index.unit})"
    if entry.own.figure is None:
        why = entry.own.absent.why if entry.own.absent else ""
        return Stat(label, ABSENT_LABEL if entry.own.absent else UNKNOWN_LABEL, why, unknown=True)
    scale = f"thang điểm {_span(entry)}" if entry.scale else ""
    return Stat(label, points_text(entry.own.figure.value, page.index.places), scale)


def _span(entry: ProfileLine) -> str:
    if entry.scale is None:
        return ""
    return f"{number_text(entry.scale.lowest)}–{number_text(entry.scale.highest)}"


def _rank_stat(page: IndexPage, entry: ProfileLine) -> Stat:
    own = entry.own
    if own.rank is None and own.stated is not None and own.stated.rank is not None:
        of = f"/{own.stated.of}" if own.stated.of else ""
        return Stat("Hạng nguồn nêu", f"{own.stated.rank}{of}", "phần mềm không tính lại")
    if own.rank is None:
        return Stat("Hạng", UNKNOWN_LABEL, "", unknown=True)
    return Stat("Hạng (tính từ số liệu)", rank_text(own), _moved(entry))


def _moved(entry: ProfileLine) -> str:
    change = entry.own.rank_change
    if change is None:
        return ""
    text = "giữ nguyên hạng" if change == 0 else f"{'tăng' if change > 0 else 'giảm'} {abs(change)} bậc"
    caution = "; phương pháp đã thay đổi nên chỉ để tham khảo" if entry.league.breaks else ""
    return f"{text} so với năm trước{caution}"


def _target_rank(index: Index, plan: Plan | None) -> PlanTarget | None:
    found = targets_for(plan, index) if plan else ()
    return next((target for target in found if target.rank_at_most is not None), None)


def _target_stat(page: IndexPage, unit: str, line: IndexLine, target: PlanTarget) -> Stat:
    wanted = target.rank_at_most
    row = league(page.table, page.year, line.key, page.unit_ids, wanted).row(unit)
    label = f"Mục tiêu: hạng {wanted} trở lên"
    if row is None or row.rank is None or wanted is None:
        return Stat(label, UNKNOWN_LABEL, target.text, unknown=True)
    if row.rank <= wanted:
        return Stat(label, "đã đạt", target.text)
    missing = points_text(row.to_target, page.index.places)
    return Stat(
        label, f"còn {row.rank - wanted} bậc", f"kém đơn vị hạng {wanted} {missing} {page.index.unit}"
    )


def _plan_side(plan: Plan, index: Index, year: int) -> PlanSide:
    found = served(plan, index, year)
    shown = [entry for entry in found.lines if entry.tasks or entry.requirements or entry.lowest]
    rows = [_served_row(plan, entry, measured=True) for entry in shown]
    rows += [_served_row(plan, entry, measured=False) for entry in found.elsewhere]
    everything = (*found.lines, *found.elsewhere)
    return PlanSide(
        plan.id,
        plan.number,
        tuple(rows),
        len({task.id for entry in everything for task in entry.tasks}),
        len({one.id for entry in everything for one in entry.requirements}),
        tuple(line.label for line in found.without_owner),
    )


def _served_row(plan: Plan, entry: ServedLine, *, measured: bool) -> ServedRow:
    return ServedRow(
        entry.line.key,
        entry.line.label,
        entry.line.level,
        tuple(_serving_task(plan, task) for task in entry.tasks),
        tuple(requirement.text for requirement in entry.requirements),
        measured and entry.without_owner,
        measured,
    )


def _serving_task(plan: Plan, task: Task) -> ServingTask:
    return ServingTask(
        task.title,
        tuple(plan.agencies.name_of(one) for one in task.leads),
        tuple(plan.agencies.name_of(one) for one in task.coordinating),
        task.deadline,
    )


def _conflicts(page: IndexPage, unit: str) -> Iterable[Conflict]:
    titles = {source.id: source.title for source in page.index.sources}
    for year in page.table.years_of(unit):
        for line in page.index.lines_in(year):
            figure = page.table.figure(unit, year, line.key)
            if figure is not None and figure.others:
                used = titles.get(figure.source, "cộng từ các nội dung thành phần")
                others = (
                    f"{number_text(other.value, 6)} ({titles.get(other.source, other.source)})"
                    for other in figure.others
                    if other.value is not None
                )
                yield Conflict(year, line.label, f"{number_text(figure.value, 6)} ({used})", tuple(others))
