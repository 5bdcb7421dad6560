"""What weighs most on the chairman's page: the five largest losses, or the five lowest ranks of an index."""

from collections.abc import Sequence
from decimal import Decimal

from cchc.core.index.league import LeagueRow, league
from cchc.core.index.standing import Standing
from cchc.core.numerals import UNKNOWN_LABEL, points_text, rounded
from cchc.core.plan.served import Served, served
from cchc.core.plan.tasks import Plan
from cchc.core.report.leader_blocks import Origin, WeakBlock, WeakPoint
from cchc.core.report.leader_standings import published_day
from cchc.core.report.leader_wording import (
    CAUSE_LETTERS,
    NO_AGENCY,
    agencies_text,
    dated,
    line_name,
    plain,
    shortened,
)
from cchc.core.scoring.sheet import Line, Sheet

LARGEST = 5
SILENT_CAUSE = "Không có trong bảng trừ điểm, nguồn không nêu nguyên nhân"


def largest_losses(sheet: Sheet) -> WeakBlock:
    """The five largest losses of a result, surveys included, in the order of the overview."""
    lines = sorted(sheet.lost_lines, key=lambda line: -(line.lost or Decimal(0)))
    shown = lines[:LARGEST]
    least = shown[-1].lost if shown else None
    equal = sum(line.lost == least for line in lines[LARGEST:])
    return WeakBlock(
        title=f"Năm khoản mất điểm lớn nhất, năm {sheet.assessment.year}",
        dated=dated(sheet.assessment.data_date),
        points=tuple(_loss(sheet, line) for line in shown),
        note=f"Còn {equal} tiêu chí khác cũng mất {points_text(least)} điểm." if equal else "",
    )


def lowest_ranks(standing: Standing | None, plan: Plan | None) -> WeakBlock:
    """The five contents of an index with the lowest rank, and who answers for each by the plan."""
    if standing is None or standing.league is None:
        return WeakBlock(title="Năm khoản mất điểm lớn nhất", dated=UNKNOWN_LABEL, points=())
    index, year = standing.index, standing.league.year
    units = [row.unit for row in standing.league.rows]
    rows = []
    for line in index.lines_in(year):
        own = league(standing.table, year, line.key, units).row(standing.unit)
        if line.level == "subdimension" and own is not None and own.rank is not None:
            rows.append((line.key, plain(line.title), own.rank, own))
    rows.sort(key=lambda found: -found[2])
    beside = None if plan is None else served(plan, index, year)
    last = rows[:LARGEST][-1][2] if rows else 0
    equal = [name for _, name, rank, _ in rows[LARGEST:] if rank == last]
    return WeakBlock(
        title=f"Năm nội dung {index.short_name} xếp hạng thấp nhất, năm {year}",
        dated=dated(published_day(standing), "công bố"),
        points=tuple(
            _content(standing, name, own, _leads(plan, beside, key)) for key, name, _, own in rows[:LARGEST]
        ),
        note=f"Còn {len(equal)} nội dung khác cùng hạng {last}: {'; '.join(equal)}." if equal else "",
        unit=index.unit,
    )


def _loss(sheet: Sheet, line: Line) -> WeakPoint:
    items = [item for item in sheet.assessment.deductions if item.line == line.node.key]
    responsible = tuple(dict.fromkeys(agency for item in items for agency in item.responsible))
    causes = list(dict.fromkeys(item.cause for item in items))
    cause = "; ".join(causes) if causes else SILENT_CAUSE
    return WeakPoint(
        name=line_name(line.node),
        amount=f"−{points_text(line.lost)}",
        agency=agencies_text(sheet.assessment.agencies, responsible),
        cause=shortened(plain(cause), CAUSE_LETTERS),
        owned=bool(responsible),
        origin=Origin("line", sheet.assessment.id, line.node.key),
        lost=None if line.lost is None else rounded(line.lost, 2),
    )


def _content(standing: Standing, name: str, own: LeagueRow, agency: str) -> WeakPoint:
    value = None if own.figure is None else own.figure.value
    return WeakPoint(
        name=name,
        amount=f"hạng {own.rank}/{own.of}",
        agency=agency,
        cause=f"{points_text(value, standing.index.places)} {standing.index.unit}",
        owned=agency != NO_AGENCY,
        origin=Origin("profile", standing.index.id),
        rank=own.rank,
        of=own.of,
        result=None if value is None else rounded(value, standing.index.places),
    )


def _leads(plan: Plan | None, beside: Served | None, key: str) -> str:
    leads: Sequence[str] = ()
    for entry in beside.lines if beside else ():
        if entry.line.key == key:
            leads = tuple(dict.fromkeys(agency for task in entry.tasks for agency in task.leads))
    return NO_AGENCY if plan is None else agencies_text(plan.agencies, leads)
