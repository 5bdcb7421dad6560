"""A chart of years: nothing is joined across a break, a gap is said, figures are Vietnamese."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from cchc.core.report.chart import Chart, ChartLine, ChartPoint, ScaleYears, YearChart
from cchc.files.charts import Layout, svg
from cchc.files.charts.axis import axis_of
from tests.files.charts.reading import Placed, named, points_of, read, texts
from tests.files.charts.samples import OWN, PAST, YEARS

LAYOUTS = list(Layout)


def only_own(**more: object) -> Chart:
    return replace(PAST, drawing=replace(YEARS, lines=YEARS.lines[:1], **more))


def said(chart: Chart, layout: Layout = Layout.WIDE) -> list[str]:
    return [text.content for text in texts(read(svg(chart, layout=layout)))]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_piece_crosses_a_break(layout: Layout) -> None:
    root = read(svg(PAST, layout=layout))
    marks = [
        float(line.get("x1", "")) for line in named(root, "line") if line.get("stroke-dasharray") == "5 3"
    ]
    joined = [points_of(path) for path in named(root, "path") if path.get("stroke-linejoin") == "round"]
    assert len(marks) == 3
    assert len(joined) == 3  # 2011-2012 of each line: the rest stands alone
    for piece in joined:
        assert len(piece) == 2
        assert not [x for x in marks if piece[0][0] < x < piece[-1][0]]


def test_a_missing_year_is_a_gap_with_words() -> None:
    root = read(svg(PAST, layout=Layout.WIDE))
    assert len([rect for rect in named(root, "rect") if rect.get("stroke-dasharray")]) == 1
    assert said(PAST).count("không có") == 1
    assert said(only_own(missing=())).count("không có") == 0


def test_years_without_any_figure_keep_their_place() -> None:
    assert [word for word in said(PAST) if word.isdigit() and len(word) == 4] == [
        str(year) for year in range(2011, 2021)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_own_figure_stands_with_a_comma(layout: Layout) -> None:
    words = said(PAST, layout)
    assert {value.replace(".", ",") for value in OWN.values()} <= set(words)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_figures_and_names_never_cover_one_another(layout: Layout) -> None:
    values = {value.replace(".", ",") for value in OWN.values()}
    placed = [text for text in texts(read(svg(PAST, layout=layout))) if text.content in values]
    names = [
        text for text in texts(read(svg(PAST, layout=layout))) if text.content in ("Trung vị", "Cao nhất")
    ]
    assert not [pair for pair in combinations([*placed, *names], 2) if cover(*pair)]


def test_lines_differ_without_colour() -> None:
    root = read(svg(PAST, layout=Layout.WIDE))
    drawn = [path for path in named(root, "path") if path.get("stroke-linejoin") == "round"]
    assert len({path.get("stroke-dasharray") for path in drawn}) == 3
    assert sorted(float(path.get("stroke-width", "")) for path in drawn) == [1.5, 1.5, 3.0]


def test_one_reason_has_one_number() -> None:
    chart = only_own(breaks=((2018, "Đại dịch"), (2019, "Đại dịch"), (2020, "Cách đo mới")))
    words = said(chart)
    assert "Năm 2018, 2019: Đại dịch" in words
    assert "Năm 2020: Cách đo mới" in words
    assert words.count("1") == 3  # two marks and the key


def test_an_axis_says_the_scale_of_each_period() -> None:
    scales = (
        ScaleYears(2011, 2017, Decimal(6), Decimal(60)),
        ScaleYears(2018, 2018, Decimal(8), Decimal(80)),
    )
    both = "từ 6 đến 60 (các năm 2011–2017), từ 8 đến 80 (năm 2018)"
    cut = replace(YEARS, scales=scales)
    assert axis_of(cut, 6).said == f"Trục đứng bắt đầu từ 35; thang điểm {both}"
    assert axis_of(cut, 6).cut
    whole = replace(cut, lowest=Decimal(35), highest=Decimal(50))
    assert not axis_of(whole, 6).cut
    assert axis_of(whole, 6).said == f"Thang điểm {both}"


def test_an_axis_says_that_it_is_cut() -> None:
    assert any(word.startswith("Trục đứng bắt đầu từ 35; thang điểm từ 8 đến 80") for word in said(PAST))
    whole = replace(YEARS, lowest=Decimal(35), highest=Decimal(50))
    assert axis_of(whole, 6).said == ""
    assert (axis_of(whole, 6).low, axis_of(whole, 6).high) == (Decimal(35), Decimal(50))


def test_an_axis_without_a_scale_holds_every_value() -> None:
    axis = axis_of(replace(YEARS, lowest=None), 6)
    assert axis.low <= Decimal("35.80")
    assert axis.high >= Decimal("49.73")
    assert axis.said == "Trục đứng bắt đầu từ 35"


@pytest.mark.parametrize(("values", "low", "high"), [(["0"], 0, 0), (["-1", "1"], -1, 1), (["7"], 7, 7)])
def test_an_axis_of_few_values(values: list[str], low: int, high: int) -> None:
    years = tuple(ChartPoint(2020 + at, Decimal(value)) for at, value in enumerate(values))
    axis = axis_of(bare(years), 4)
    assert (axis.low <= low, axis.high >= high) == (True, True)
    assert axis.low < axis.high
    assert axis.ticks[0] == axis.low


def test_a_value_outside_of_its_scale_is_shown() -> None:
    axis = axis_of(replace(YEARS, lowest=Decimal(40), highest=Decimal(45)), 6)
    assert axis.low <= Decimal("35.80")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_known_is_an_empty_frame(layout: Layout) -> None:
    chart = replace(PAST, drawing=bare(()))
    assert "Vĩnh Long: chưa có số liệu." in svg(chart, layout=layout)
    missing = replace(PAST, drawing=replace(bare(()), missing=(2024,)))
    assert "không có" in said(missing, layout)


def bare(points: tuple[ChartPoint, ...]) -> YearChart:
    line = ChartLine(name="Vĩnh Long", pieces=(points,) if points else (), own=True)
    return YearChart(lines=(line,), years=(), unit="điểm", places=2)


def cover(one: Placed, other: Placed) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top + 1 < other.bottom and other.top + 1 < one.bottom
