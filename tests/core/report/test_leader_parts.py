"""The chairman's page where data are thin: ranges, half-known areas, ranks alone, nothing published."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.nodes import Conflict, Statement, Target
from cchc.core.index.definition import ScoreSource
from cchc.core.index.scores import Score
from cchc.core.index.standing import Standing, standing
from cchc.core.plan.board import PersonVerdict, requirement_board
from cchc.core.plan.tasks import Plan, PlanTarget, Serve
from cchc.core.report.leader import leader_page
from cchc.core.report.leader_blocks import LeaderPage
from cchc.core.report.leader_losses import lowest_ranks
from cchc.core.report.leader_shares import content_shares
from cchc.core.report.leader_standings import best_known, change_of, published_day, sources_used, value_of
from cchc.core.report.leader_wording import agencies_text, dated, moved, places_moved, shortened
from cchc.core.scoring.assessment import Published, PublishedFigure
from cchc.core.scoring.sheet import Sheet, score_sheet
from tests.core import builders
from tests.core.builders import ON_TIME, area, catalogue, item, leftover, line, parent, ratio
from tests.core.index.small import INDEX, KNOWLEDGE, UNITS, table, without_absent

LINES = catalogue(
    area("1", line("1.1"), line("1.2"), max_points="2.00"),
    area("2", line("2.1", "4.00"), max_points="4.00"),
    scale="6.00",
)
EVERY_YEAR = dict.fromkeys((2018, 2019, 2020, 2021), UNITS)


EVERY = {
    "whole": standing(table(), "an", dict.fromkeys((2019, 2020), UNITS)),
    "open": standing(table(index=without_absent()), "an", dict.fromkeys((2019, 2020), UNITS)),
}


def page(sheet: Sheet | None, plan: Plan | None = None, *standings: Standing) -> LeaderPage:
    board = None if sheet is None else requirement_board(sheet.assessment)
    return leader_page("an", "Tỉnh An", sheet, plan, board, standings)


def published(sheet: Sheet, total: str, rank: int | None = None, change: int | None = None) -> Sheet:
    said = Published(source="Công bố", total=PublishedFigure(Decimal(total), rank), rank_change=change)
    return score_sheet(replace(sheet.assessment, published=said))


def targets(*found: PlanTarget) -> Plan:
    return replace(builders.plan(LINES), targets=found, result="ket-qua")


def test_a_whole_result_shows_the_share_of_each_area() -> None:
    sheet = builders.sheet(LINES, {"1.1": "1.00", "1.2": "1.00", "2.1": "1.00"})
    found = page(sheet)
    assert [(row.text, row.note) for row in found.shares[1].rows] == [
        ("2,00/2 (100%)", ""),
        ("1,00/4 (25%)", ""),
    ]
    assert found.headline[0].note == "chưa có số công bố để đối chiếu"
    assert found.headline[1].note == "thay đổi: chưa có số liệu"
    assert found.headline[2].text == "chưa có số liệu"
    assert found.decisions[0].fact == "3,00 điểm mất không có trong bảng trừ điểm: Tiêu chí."
    assert found.weak.note == ""


def test_a_half_known_area_has_a_range_and_a_least_loss() -> None:
    sheet = builders.sheet(LINES, {"1.1": "0.25", "2.1": "4.00"})
    first, second = page(sheet).shares[1].rows
    assert (first.text, first.note, first.share) == ("0,25 – 1,25", "mất ít nhất 0,75", None)
    assert second.note == ""
    assert page(sheet).headline[0].known is False


def test_an_area_of_which_nothing_is_known_says_nothing_of_losses() -> None:
    first = page(builders.sheet(LINES, {"2.1": "4.00"})).shares[1].rows[0]
    assert (first.text, first.note) == ("0,00 – 2,00", "")


def test_a_published_total_that_differs_is_told() -> None:
    sheet = published(builders.sheet(LINES, {"1.1": "1", "1.2": "1", "2.1": "4"}), "5.90", 3, 0)
    points, rank, *_ = page(sheet).headline
    assert points.note == "số công bố: 5,90"
    assert (rank.text, rank.of, rank.note) == ("3", "", "giữ nguyên thứ hạng so với năm trước")


def test_owned_losses_that_tasks_name_leave_nothing_to_settle() -> None:
    facts = {"1.1": "0.00", "1.2": "1.00", "2.1": "4.00"}
    sheet = score_sheet(builders.assessment(LINES, facts, [item("1.1", "1.00", "so-a")]))
    served = builders.plan(LINES, builders.task("1", builders.Mend("line", "1.1")))
    assert page(sheet, replace(served, result="ket-qua")).decisions == ()


def test_a_survey_loss_without_rank_is_told_without_one() -> None:
    version = catalogue(area("1", line("1.1")), remainder=(leftover("rest", "5.00"),), scale="6.00")
    sheet = builders.sheet(version, {"1.1": "1.00", "rest": "2.00"})
    assert "3,00 điểm mất" in page(sheet).decisions[0].fact


@pytest.mark.parametrize(
    ("aims", "text"),
    [
        ((), "kế hoạch không nêu"),
        ((PlanTarget(text="", index="nho", rank_at_most=1),), "tốp 1: đã đạt"),
        ((PlanTarget(text="", index="nho", rank_at_most=1, year=2019),), "tốp 1 năm 2019: đã đạt"),
    ],
)
def test_targets_of_an_index(aims: tuple[PlanTarget, ...], text: str) -> None:
    row = page(None, targets(*aims), standing(table(), "an", EVERY_YEAR)).standings[0]
    assert (row.name, row.target) == ("CHỈ SỐ NHỎ", text)
    assert (row.change, row.rank) == ("tăng 3,25 điểm; tăng 4 bậc", "1/4")


def test_an_unknown_change_and_an_unstated_number_of_units() -> None:
    rank = Score("an", 2019, "total", None, "press", 5)
    found = standing(table(rank, index=without_absent()), "giang", {2019: UNITS})
    row = page(None, None, found).standings[0]
    assert (row.rank, row.change) == ("1/5", "chưa có số liệu")
    lonely = standing(table(replace(rank, year=2021, rank=2), index=without_absent()), "an", EVERY_YEAR)
    row = page(None, None, lonely).standings[0]
    assert (row.value, row.rank, row.dated) == ("chưa có số liệu", "2", "chưa rõ ngày công bố")
    assert row.change == "điểm không so sánh được"


def test_the_index_of_which_most_is_known_leads_the_page() -> None:
    whole, open_index = EVERY["whole"], EVERY["open"]
    assert best_known((open_index, whole)) is whole
    assert best_known((whole, open_index)) is whole
    assert best_known((Standing("an", table()),)) is None


def test_a_percentage_is_written_as_one() -> None:
    percent = replace(INDEX, unit="%")
    found = standing(table(index=percent), "an", dict.fromkeys((2019, 2020), UNITS))
    assert value_of(found) == "8,25%"
    headline = page(None, None, found).headline
    assert (headline[0].text, headline[0].of) == ("8,25%", "")


def test_contents_that_share_the_last_rank_shown_are_named() -> None:
    lines = tuple(replace(KNOWLEDGE, key=f"n{n}", code=f"1.{n}", title=f"Việc {n}") for n in range(1, 8))
    index = replace(INDEX, lines=(*INDEX.lines, *lines))
    equal = tuple(Score(unit, 2020, one.key, Decimal(1), "data") for one in lines for unit in UNITS[:4])
    found = standing(table(*equal, index=index), "an", {2020: UNITS})
    block = lowest_ranks(found, None)
    assert len(block.points) == 5
    assert block.note.startswith("Còn 4 nội dung khác cùng hạng 1: ")


def test_the_day_of_a_source_stands_in_for_that_of_the_publication() -> None:
    dated_source = ScoreSource("data", "Bộ số liệu", day=date(2021, 4, 14))
    index = replace(INDEX, sources=(dated_source,))
    assert published_day(standing(table(index=index), "an", EVERY_YEAR)) == date(2021, 4, 14)
    nowhere = Standing("an", table())
    assert (published_day(nowhere), sources_used(nowhere)) == (None, frozenset())
    assert change_of(nowhere) == "chưa có số liệu"


def test_an_index_with_an_incomplete_table_has_no_ranks() -> None:
    found = standing(table(index=without_absent()), "an", EVERY_YEAR)
    headline = page(None, None, found).headline
    assert [one.text for one in headline] == ["8,25", "chưa có số liệu", "chưa có số liệu"]
    assert headline[0].of == ""
    assert lowest_ranks(found, None).points == ()
    shares = content_shares(found)
    assert shares is not None
    assert [(row.text, row.note) for row in shares.rows] == [("1,00", ""), ("7,25 (thang 1–10)", "")]


def test_contents_without_a_plan_have_no_agency() -> None:
    found = lowest_ranks(standing(table(), "an", EVERY_YEAR), None)
    assert {point.agency for point in found.points} == {"chưa ghi cơ quan"}
    assert content_shares(Standing("an", table())) is None


def test_a_content_without_a_figure_is_unknown() -> None:
    half = Score("an", 2021, "total", None, "press", 1)
    shares = content_shares(standing(table(half, index=without_absent()), "an", EVERY_YEAR))
    assert shares is not None
    assert {(row.text, row.note) for row in shares.rows} == {("chưa có số liệu", "")}


def test_the_rank_of_an_area_is_the_one_published_with_the_national_index() -> None:
    sheet = builders.sheet(LINES, {"1.1": "1", "1.2": "1", "2.1": "4"})
    named = sheet.assessment.catalogue.areas[0].title
    lines = tuple(replace(one, title=named) if one.key == "second" else one for one in INDEX.lines)
    index = replace(INDEX, id="par-index", lines=tuple(replace(one, first_year=2017) for one in lines))
    ranks = (Score("an", 2017, "second", None, "press", 7, 63),)
    rows = page(sheet, None, standing(table(*ranks, index=index), "an", EVERY_YEAR)).shares[1].rows
    assert rows[0].note == "hạng 7/63"


def test_requirements_that_are_met_and_missed() -> None:
    wanted = Target("Từ 100%", ON_TIME, Comparison("at_least", Decimal(100)))
    ticked = Target("Có kế hoạch", None, None)
    asked = [replace(line(f"1.{n}", measure=ON_TIME), target=wanted) for n in (1, 2)]
    judged = replace(line("1.3"), target=ticked)
    alone = replace(leftover("rest", "1.00"), target=ticked)
    version = catalogue(area("1", *asked, judged), area("2", line("2.1")), remainder=(alone,))
    facts = {"1.1": ratio(10, 10), "1.2": ratio(9, 10)}
    result = builders.assessment(version, facts)
    verdict = PersonVerdict("1.3", True, "Người xác nhận", date(2020, 1, 2))
    board = requirement_board(result, [verdict])
    unknown = score_sheet(replace(result, facts={}))
    found = leader_page("an", "Tỉnh An", unknown, builders.plan(version), board, ())
    (rows,) = found.shares
    assert [(row.text, row.note, row.share) for row in rows.rows] == [
        ("đạt 2/3", "1 chưa đạt", Decimal("66.7"))
    ]
    assert found.headline[1].label == "Yêu cầu của kế hoạch đã đạt"
    assert found.headline[1].dated == "chưa rõ ngày số liệu; xác nhận đến 02/01/2020"
    settled = leader_page("an", "Tỉnh An", unknown, builders.plan(version), requirement_board(result), ())
    assert "chưa được người có trách nhiệm xác nhận" in settled.decisions[-1].fact


def test_what_rests_on_ticks_bears_their_day() -> None:
    ticked = [replace(line(f"1.{n}"), target=Target("Có kế hoạch", None, None)) for n in (1, 2)]
    result = replace(builders.assessment(catalogue(area("1", *ticked))), data_date=date(2020, 10, 2))
    said = PersonVerdict("1.1", True, "Người xác nhận", date(2026, 11, 22))
    plan = builders.plan(result.catalogue)
    found = leader_page("an", "Tỉnh An", score_sheet(result), plan, requirement_board(result, [said]), ())

    told = [found.headline[1].dated, found.shares[0].dated, found.decisions[-1].dated]
    assert told == ["xác nhận đến 22/11/2026"] * 3
    assert found.newest == "Số liệu mới nhất: 22/11/2026"


def test_a_board_on_which_all_is_judged_waits_for_nobody() -> None:
    judged = replace(line("1.1"), target=Target("Có kế hoạch", None, None))
    version = catalogue(area("1", judged))
    result = builders.assessment(version)
    board = requirement_board(result, [PersonVerdict("1.1", False, "Người xác nhận", date(2020, 1, 2))])
    found = leader_page("an", "Tỉnh An", score_sheet(result), builders.plan(version), board, ())
    assert found.decisions == ()


def test_conflicts_that_only_codes_could_name_are_counted() -> None:
    coded = Conflict("a", "Dòng 1.1", Statement("A", "x"), Statement("B", "y"))
    found = page(None, replace(builders.plan(LINES), conflicts=(coded,)))
    assert found.decisions[0].fact == "Kế hoạch có 1 chỗ nêu khác nhau."


def test_a_plan_that_serves_every_content_leaves_no_owner_to_name() -> None:
    serving = replace(
        builders.task("1"), serves=tuple(Serve("nho", key) for key in ("knowledge", "election", "second"))
    )
    found = page(None, builders.plan(LINES, serving), standing(table(), "an", EVERY_YEAR))
    assert found.decisions == ()


def test_a_criterion_with_children_is_named_by_its_lines() -> None:
    version = catalogue(area("1", parent("1.1", line("1.1.1"), line("1.1.2"))), scale="2.00")
    assert page(builders.sheet(version, {"1.1.1": "1", "1.1.2": "0"})).weak.points[0].amount == "−1,00"


def test_words() -> None:
    assert shortened("một hai ba bốn", 9) == "một hai…"
    assert dated(None) == "chưa rõ ngày số liệu"
    assert (moved(Decimal("-0.5"), 2, "điểm"), moved(Decimal(0), 2, "điểm")) == (
        "giảm 0,50 điểm",
        "giữ nguyên số điểm",
    )
    assert (places_moved(None), places_moved(0), places_moved(-2)) == (
        "",
        "giữ nguyên thứ hạng",
        "giảm 2 bậc",
    )
    many = tuple(agency.id for agency in builders.REGISTER.agencies) * 5
    assert agencies_text(builders.REGISTER, many).endswith(f"và {len(many) - 3} cơ quan khác")
