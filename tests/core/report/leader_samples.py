"""The chairman's pages of both provinces, from the real files."""

from datetime import date
from functools import cache

from cchc.core.index.scores import ScoreTable
from cchc.core.index.standing import Standing, standing
from cchc.core.plan.board import PersonVerdict, requirement_board
from cchc.core.report.leader import leader_page
from cchc.core.report.leader_blocks import LeaderPage
from cchc.core.scoring.sheet import Sheet, score_sheet
from tests.core.report.real import improvement_plan, store, vinh_phuc

VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long/examples/vinh-long-2020.yaml"
FAMILIES = ("par_index_province", "sipas", "papi", "service_766")


@cache
def tables() -> tuple[ScoreTable, ...]:
    return tuple(ScoreTable(store().index(family), store().scores(family)) for family in FAMILIES)


def standings(unit: str) -> tuple[Standing, ...]:
    return tuple(standing(table, unit, units_of(table)) for table in tables())


def units_of(table: ScoreTable) -> dict[int, tuple[str, ...]]:
    """The provinces of each year."""
    agencies = store().agencies(table.index.agencies).agencies
    known = table.index.by_year
    days = {y: known[y].units_on if y in known else date(y, 12, 31) for y in table.years()}
    return {year: tuple(one.id for one in agencies if one.valid_on(day)) for year, day in days.items()}


@cache
def vinh_long() -> Sheet:
    return score_sheet(store().result(VINH_LONG))


@cache
def page_of_vinh_phuc() -> LeaderPage:
    sheet, unit = vinh_phuc(), "tinh-vinh-phuc"
    board = requirement_board(sheet.assessment)
    return leader_page(unit, "Tỉnh Vĩnh Phúc", sheet, improvement_plan(), board, standings(unit))


@cache
def page_of_vinh_long(*ticks: PersonVerdict) -> LeaderPage:
    sheet, unit = vinh_long(), "tinh-vinh-long"
    board, plan = requirement_board(sheet.assessment, ticks), store().plan_named("vinh-long-2639-2020")
    return leader_page(unit, "Tỉnh Vĩnh Long", sheet, plan, board, standings(unit))
