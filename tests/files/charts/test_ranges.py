"""Rows on their own scales: marks in the right place, absence in words, levels indented."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.report.chart import RangeChart
from cchc.files.charts import Layout, svg
from tests.files.charts.reading import named, read, texts
from tests.files.charts.samples import LINES, RANGES

PAGE = (Layout.WIDE, Layout.COMPACT)


def said(chart: RangeChart, layout: Layout) -> list[str]:
    return [text.content for text in texts(read(svg(replace(LINES, drawing=chart), layout=layout)))]


@pytest.mark.parametrize("layout", PAGE)
def test_the_own_value_stands_where_its_scale_says(layout: Layout) -> None:
    root = read(svg(LINES, layout=layout))
    spans = [rect for rect in named(root, "rect") if rect.get("height") == "12"]
    own = [circle for circle in named(root, "circle") if circle.get("r") == "6"]
    first, value = spans[1], own[1]  # the first of each is in the legend
    left, width = float(first.get("x", "")), float(first.get("width", ""))
    expected = left + width * (4.18 - 4) / (7 - 4)
    assert abs(float(value.get("cx", "")) - expected) < 0.2
    assert len(own) == 3  # legend and two rows: the third has no value


@pytest.mark.parametrize("layout", PAGE)
def test_a_missing_value_is_said(layout: Layout) -> None:
    words = " ".join(said(RANGES, layout))
    assert "không có trong công bố" in words
    bare = replace(RANGES.rows[2], note="", worst=None, best=None, median=None)
    assert "chưa có số liệu" in " ".join(said(replace(RANGES, rows=(bare,)), layout))


@pytest.mark.parametrize("layout", PAGE)
def test_deeper_rows_stand_further_right(layout: Layout) -> None:
    placed = {text.content[:3]: text for text in texts(read(svg(LINES, layout=layout)))}
    assert placed["1.1"].left > placed["1. "].left


@pytest.mark.parametrize("layout", PAGE)
def test_only_marks_that_are_drawn_are_explained(layout: Layout) -> None:
    assert "mục tiêu" in said(RANGES, layout)
    without = replace(RANGES, rows=(replace(RANGES.rows[0], median=None),))
    assert not {"mục tiêu", "trung vị"} & set(said(without, layout))


def test_scales_that_differ_are_said_to_differ() -> None:
    assert any("Thang điểm từ 1 đến 10" in word for word in said(RANGES, Layout.WIDE))
    other = replace(RANGES.rows[0], lowest=Decimal("0.33"), highest=Decimal("3.33"))
    words = said(replace(RANGES, rows=(*RANGES.rows, other)), Layout.WIDE)
    assert any("thang điểm riêng" in word for word in words)
    assert "0,33" in words


@pytest.mark.parametrize("layout", PAGE)
def test_a_value_beyond_its_scale_stays_on_the_track(layout: Layout) -> None:
    row = replace(RANGES.rows[0], value=Decimal(12), lowest=Decimal(1), highest=Decimal(1))
    root = read(svg(replace(LINES, drawing=replace(RANGES, rows=(row,))), layout=layout))
    assert all(0 <= float(circle.get("cx", "")) <= 760 for circle in named(root, "circle"))
