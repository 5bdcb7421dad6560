"""Charts of an index: what is drawn, and titles that say what is seen."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cchc.core.index.definition import Scale
from cchc.core.index.profile import profile
from cchc.core.index.scores import Score, ScoreTable
from cchc.core.index.series import series_of
from cchc.core.report.chart import MapChart, RangeChart, ScaleYears, YearChart
from cchc.core.report.index_map import map_chart
from cchc.core.report.index_past import PastYear, past_chart, past_leagues
from cchc.core.report.index_profile import lines_chart, profile_table
from tests.core.index.small import INDEX, SECOND, UNITS, scores, table, without_absent, year_of

FULL = table(*scores(year_of(2021, dict.fromkeys(UNITS, "5"))))


def past(line: str = "total") -> tuple[PastYear, ...]:
    return past_leagues(FULL, line, dict.fromkeys((2019, 2020, 2021), UNITS))


def test_no_line_of_the_past_is_joined_across_a_break() -> None:
    chart = past_chart(INDEX, series_of(FULL, "an", "total"), past(), "An", 2021)
    assert isinstance(chart.drawing, YearChart)
    for line in chart.drawing.lines:
        assert [[point.year for point in piece] for piece in line.pieces] == [[2019, 2020], [2021]]
    assert chart.drawing.breaks == ((2021, "Bỏ bầu cử"),)
    assert chart.title == "An đạt 6,00 điểm năm 2021, hạng 1/5 (đồng hạng)"
    assert chart.subtitle == "CHỈ SỐ NHỎ, tổng hợp, điểm"
    assert chart.table.cell("2021", "break").text == "Bỏ bầu cử"
    assert chart.table.cell("2020", "own").text == "8,25"


def test_a_line_without_breaks_is_one_piece_on_its_scale() -> None:
    chart = past_chart(INDEX, series_of(FULL, "an", "second"), past("second"), "An", 2021)
    assert isinstance(chart.drawing, YearChart)
    assert (chart.drawing.lowest, chart.drawing.highest) == (Decimal(1), Decimal(10))
    assert [len(piece) for piece in chart.drawing.lines[0].pieces] == [3]
    assert chart.subtitle == "CHỈ SỐ NHỎ, 2 Công khai, điểm"
    assert chart.drawing.scales == (ScaleYears(2019, 2021, Decimal(1), Decimal(10)),)
    assert chart.source == "Bộ số liệu"


def test_each_period_has_the_scale_of_its_years() -> None:
    scales = (Scale(2018, 2019, Decimal(1), Decimal(8)), Scale(2021, None, Decimal(1), Decimal(10)))
    other = replace(INDEX, lines=(*INDEX.lines[:-1], replace(SECOND, scales=scales)))
    found = past_chart(other, series_of(FULL, "an", "second"), past("second"), "An", 2021)
    assert isinstance(found.drawing, YearChart)
    assert [(one.first, one.last, one.highest) for one in found.drawing.scales] == [
        (2019, 2019, Decimal(8)),
        (2021, 2021, Decimal(10)),
    ]


def test_the_last_year_may_be_missing() -> None:
    found = table()
    chart = past_chart(
        INDEX,
        series_of(found, "giang", "total"),
        past_leagues(found, "total", dict.fromkeys((2019, 2020), UNITS)),
        "Giang",
        2020,
    )
    assert chart.title == "Giang không có số liệu năm 2020; gần nhất là 9,00 điểm năm 2019, hạng 1/5"
    assert chart.table.cell("2020", "own").text == "không có trong công bố"
    nobody = past_chart(
        INDEX, series_of(found, "ha", "total"), past_leagues(found, "total", {2019: UNITS}), "Hà", 2019
    )
    assert nobody.title == "Hà chưa có số liệu CHỈ SỐ NHỎ"
    assert nobody.table.cell("2019", "own").text == "chưa có số liệu"


def test_nothing_known_of_all_units_draws_no_median() -> None:
    bare = without_absent()
    found = table(index=bare)
    years = past_leagues(found, "total", {2020: UNITS})
    chart = past_chart(bare, series_of(found, "an", "total"), years, "An", 2020)
    assert isinstance(chart.drawing, YearChart)
    assert [len(line.pieces) for line in chart.drawing.lines] == [1, 0, 0]
    assert chart.title == "An đạt 8,25 điểm năm 2020"
    assert chart.table.cell("2020", "median").text == "chưa có số liệu"
    empty = past_chart(bare, series_of(table(), "ha", "total"), (), "Hà", 2020)
    assert isinstance(empty.drawing, YearChart)
    assert empty.drawing.years == ()


def test_lines_stand_among_all_units() -> None:
    chart = lines_chart(INDEX, profile(FULL, "dung", 2020, UNITS), "dimension", str.title)
    assert isinstance(chart.drawing, RangeChart)
    row = chart.drawing.rows[0]
    assert (row.label, row.value, row.worst) == ("2 Công khai", Decimal(4), Decimal(4))
    assert (row.best, row.median) == (Decimal("7.25"), Fraction(5))
    assert "đứng cao nhất ở “Tham gia” (hạng 1)" in chart.title
    assert chart.table.cell("second", "holder").text == "An"
    assert chart.table.cell("second", "gap").text == "3,25"
    assert chart.table.cell("second", "change").text == "-3,00"


def test_an_absent_unit_has_no_bars() -> None:
    chart = lines_chart(INDEX, profile(FULL, "giang", 2020, UNITS), "dimension", str.title)
    assert isinstance(chart.drawing, RangeChart)
    assert chart.drawing.rows[0].note == "không có trong công bố"
    assert chart.title == "Giang không có số liệu năm 2020"
    assert chart.table.cell("second", "own").text == "không có trong công bố"


def test_an_incomplete_league_gives_no_range() -> None:
    bare = without_absent()
    found = profile(table(index=bare), "an", 2020, UNITS)
    chart = lines_chart(bare, found, "dimension", str.title)
    assert isinstance(chart.drawing, RangeChart)
    assert (chart.drawing.rows[0].worst, chart.drawing.rows[0].best, chart.drawing.rows[0].median) == (
        None,
    ) * 3
    section = profile_table(bare, found.lines, "An", str.title)
    assert section.cell("second", "gap").text == "chưa có số liệu"
    gone = profile(table(index=bare), "giang", 2020, UNITS)
    assert profile_table(bare, gone.lines, "G", str.title).cell("second", "own").text == "chưa có số liệu"


def test_a_province_with_figures_but_no_rank_is_not_said_to_be_missing() -> None:
    bare = without_absent()
    chart = lines_chart(bare, profile(table(index=bare), "an", 2020, UNITS), "dimension", str.title)
    assert chart.title == "Năm 2020, An có số liệu của 2/2 nội dung; chưa đủ các tỉnh để xếp hạng"


def test_a_rank_that_a_source_states_stands_in_the_past() -> None:
    bare = without_absent()
    stated = (
        Score("an", 2020, "total", None, "press", rank=3, of=63),
        Score("binh", 2020, "total", None, "press", rank=5),
    )
    found = table(*stated, index=bare)
    years = past_leagues(found, "total", {2020: UNITS})
    own = past_chart(bare, series_of(found, "an", "total"), years, "An", 2020)
    assert own.table.cell("2020", "rank").text == "3/63 (nguồn nêu)"
    other = past_chart(bare, series_of(found, "binh", "total"), years, "Binh", 2020)
    assert other.table.cell("2020", "rank").text == "5 (nguồn nêu)"


def test_nothing_is_called_nearest_across_a_break() -> None:
    found = table(*scores(year_of(2021, {"binh": "5"})))
    years = past_leagues(found, "total", dict.fromkeys((2019, 2020, 2021), UNITS))
    chart = past_chart(INDEX, series_of(found, "an", "total"), years, "An", 2021)
    assert chart.title == "An không có số liệu năm 2021"


def test_the_map_has_a_class_for_every_group_and_none_for_the_missing() -> None:
    from cchc.core.index.league import league

    found = league(FULL, 2020, "total", UNITS)
    chart = map_chart(INDEX, found, str.title, "binh", units_on_34=False)
    assert isinstance(chart.drawing, MapChart)
    assert {area.agency: area.group for area in chart.drawing.areas} == {
        "an": 0,
        "binh": 1,
        "chi": 1,
        "dung": 3,
        "giang": None,
    }
    assert [area.agency for area in chart.drawing.areas if area.own] == ["binh"]
    assert chart.title == "Năm 2020, An cao nhất cả nước với 8,25 điểm; 1 đơn vị không có số liệu"
    assert chart.table.cell("an", "group").text == "Nhóm 1"
    assert chart.table.cell("giang", "value").text == "không có trong công bố"
    assert chart.source == "cộng từ các nội dung thành phần của: Bộ số liệu"


def test_a_map_without_computed_ranks_shows_those_that_are_stated() -> None:
    from cchc.core.index.league import league

    bare = without_absent()
    said = (Score("an", 2020, "total", None, "data", 3, 5), Score("giang", 2020, "total", None, "data", 4))
    found = league(table(*said, index=bare), 2020, "total", UNITS)
    chart = map_chart(bare, found, str.title, None, units_on_34=True)
    assert isinstance(chart.drawing, MapChart)
    assert {area.agency: area.rank for area in chart.drawing.areas if area.rank} == {
        "an": "3/5 (nguồn nêu)",
        "giang": "4 (nguồn nêu)",
    }
    assert chart.table.cell("an", "rank").text == "3/5 (nguồn nêu)"
    assert chart.source == "cộng từ các nội dung thành phần của: Bộ số liệu"
    assert chart.table.cell("binh", "rank").text == "chưa có số liệu"


def test_a_map_of_few_units_claims_nothing() -> None:
    from cchc.core.index.league import league

    bare = replace(without_absent(), quartile_groups=())
    some = map_chart(bare, league(table(index=bare), 2020, "total", UNITS), str.title, None, units_on_34=True)
    assert some.title == "CHỈ SỐ NHỎ năm 2020: mới có số liệu của 4 đơn vị; 1 đơn vị không có số liệu"
    assert isinstance(some.drawing, MapChart)
    assert some.drawing.classes == ("Có số liệu",)
    assert {area.group for area in some.drawing.areas} == {0, None}
    assert {area.figure for area in some.drawing.areas if area.group is None} == {"chưa có số liệu"}
    assert some.table.cell("giang", "value").text == "chưa có số liệu"
    none = map_chart(bare, league(table(index=bare), 2018, "total", UNITS), str.title, None, units_on_34=True)
    assert none.title == "Chưa có số liệu CHỈ SỐ NHỎ năm 2018"
    whole = map_chart(INDEX, league(FULL, 2021, "second", UNITS), str.title, None, units_on_34=True)
    assert whole.title.startswith("Năm 2021, An, Binh, Chi, Dung, Giang cao nhất")
    assert SECOND.label in whole.subtitle


def test_a_chart_of_one_unit_names_the_sources_of_what_it_draws() -> None:
    bare = without_absent()
    press = Score("binh", 2020, "second", Decimal("9.9"), "press")
    only_press = tuple(score for score in scores(year_of(2020, {"an": "7"})))
    found = ScoreTable(bare, (*only_press, press))
    years = past_leagues(found, "second", {2020: UNITS})
    own = past_chart(bare, series_of(found, "an", "second"), years, "An", 2020)
    assert own.source == "Bộ số liệu"
    stranger = past_chart(bare, series_of(found, "ha", "second"), years, "Hà", 2020)
    assert stranger.source == ""
