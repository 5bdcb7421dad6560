"""Published indices: league tables, the profile of a unit, scores that people entered."""

from ninja import Path, Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, caller
from cchc.api.schemas.entered_scores import EnteredOut, OfYear, entered_out
from cchc.api.schemas.plain import OfLine, OfLineAndYear, Slug, Year
from cchc.api.schemas.reports import IndexOut, ReportOut, index_out, report_out
from cchc.core.errors import NotAllowed
from cchc.core.index.league import league
from cchc.core.index.profile import profile
from cchc.core.index.series import series_of
from cchc.core.report.index_past import past_chart, past_leagues
from cchc.core.report.index_profile import profile_table
from cchc.core.report.league import league_report, year_note
from cchc.core.report.outline import Report
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.indexes.policies import may_enter_scores
from cchc.records.indexes.queries import (
    entered_scores,
    index_named,
    index_summaries,
    kept_table,
    units_by_year,
    units_in,
)

indices = Router(tags=["Chỉ số công bố"])
TOTAL = "total"


@indices.get(
    "/indices",
    response=reads(list[IndexOut]),
    url_name="indices",
    summary="Các chỉ số công bố",
    operation_id="indices",
)
def listed(request: Call) -> list[IndexOut]:
    """PAR INDEX, SIPAS, PAPI và các chỉ số khác đã nạp, với những năm có số."""
    return [index_out(one) for one in index_summaries()]


@indices.get(
    "/indices/{index}/league/{year}",
    response=reads(ReportOut),
    url_name="league",
    summary="Bảng xếp hạng một năm",
    operation_id="league",
)
def league_of(request: Call, index: Path[Slug], year: Path[Year], asked: Query[OfLine]) -> ReportOut:
    """Mọi đơn vị của một năm ở một nội dung; không nêu `line` thì nội dung tổng hợp."""
    core = index_named(index)
    table = kept_table(core)
    lines = {one.key for one in core.lines_in(year)}
    wanted = asked.line or TOTAL
    if year not in {*table.years(), *core.by_year} or wanted not in lines:
        raise NotVisibleError(f"{index} {year} {wanted}")
    units = units_in(core, year)
    names = {one.id: one.short_name for one in units}
    shown = league(table, year, wanted, tuple(names))
    return report_out(league_report(core, shown, lambda unit: names.get(unit, unit)))


@indices.get(
    "/indices/{index}/profiles/{unit}",
    response=reads(ReportOut),
    url_name="profile",
    summary="Hồ sơ một tỉnh ở một chỉ số",
    operation_id="profile",
)
def profile_of(request: Call, index: Path[Slug], unit: Path[Slug], asked: Query[OfLineAndYear]) -> ReportOut:
    """Từng nội dung của `year` (hoặc năm mới nhất có số) giữa mọi tỉnh, và quá khứ của `line`."""
    core = index_named(index)
    table = kept_table(core)
    units = units_by_year(core, sorted({*table.years(), *core.by_year}))
    counted = [year for year, found in units.items() if unit in {one.id for one in found}]
    known = [year for year in table.years_of(unit) if year in counted] or counted
    year = asked.year if asked.year is not None else next(reversed(known), None)
    if year is None or year not in counted:
        raise NotVisibleError(unit)
    line = asked.line or TOTAL
    if line not in {one.key for one in core.lines_in(year)}:
        raise NotVisibleError(line)
    names = {one.id: one.short_name for found in units.values() for one in found}
    ids = {when: tuple(one.id for one in found) for when, found in units.items()}
    found = profile(table, unit, year, ids[year])
    own = series_of(table, unit, line)
    past = past_chart(core, own, past_leagues(table, line, ids), names[unit], year)
    lines = profile_table(core, found.lines, names[unit], lambda one: names.get(one, one))
    note = year_note(core, year)
    title = f"{core.short_name} {names[unit]} năm {year}"
    sections = (lines, past.table) if own.points else (lines,)
    return report_out(Report("profile", title, core.title, (), sections, (note,) if note else ()))


@indices.get(
    "/indices/{index}/entered",
    response=reads(list[EnteredOut]),
    url_name="entered",
    summary="Điểm công bố đã nhập tay",
    operation_id="entered",
)
def entered(request: Call, index: Path[Slug], wanted: Query[OfYear]) -> list[EnteredOut]:
    """Ai nhập, theo nguồn nào, nguồn mới nhất trước; cho người được nhập điểm công bố."""
    if not may_enter_scores(caller(request)):
        raise NotAllowed("Chỉ quản trị hệ thống và chuyên viên cải cách hành chính được xem điểm đã nhập")
    core = index_named(index)
    return [entered_out(one) for one in entered_scores(core, wanted.year, wanted.offset, wanted.limit)]
