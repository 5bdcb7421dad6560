"""What holds for every drawing: safe, inside its sheet, the same each time, without need of colour."""

import re
from dataclasses import replace
from itertools import product

import pytest

from cchc.core.report.chart import Chart, ChartLine, RangeRow
from cchc.files.charts import Layout, svg, table_csv
from cchc.files.map_shapes import MapShapes
from tests.files.charts.reading import named, read, texts, view_box
from tests.files.charts.samples import AREAS, COUNTRY, EVERY, LINES, MAP, PAST, RANGES, SHAPES, YEARS

HOSTILE = "</title><script>alert(1)</script> & \"'<image href='http://x'/>\x00"
DRAWN = [(chart, shapes, layout) for (chart, shapes), layout in product(EVERY, Layout)]
NAMES = [f"{chart.id}-{layout}" for chart, _, layout in DRAWN]
ALLOWED = {"svg", "title", "desc", "defs", "g", "use", "pattern", "clipPath"} | {
    *("path", "rect", "circle", "line", "text"),
}


def hostile_charts() -> list[tuple[Chart, MapShapes | None]]:
    line: ChartLine = replace(YEARS.lines[0], name=HOSTILE)
    years = replace(YEARS, lines=(line, *YEARS.lines[1:]), unit=HOSTILE, breaks=((2018, HOSTILE),))
    row: RangeRow = replace(RANGES.rows[2], label=HOSTILE, note=HOSTILE)
    ranges = replace(RANGES, rows=(row,), unit=HOSTILE, own_name=HOSTILE)
    area = replace(AREAS[6], name=HOSTILE, figure=HOSTILE, rank=HOSTILE)
    map_ = replace(MAP, areas=(*AREAS[:6], area), classes=(HOSTILE, *MAP.classes[1:]))
    told = {"id": HOSTILE, "title": HOSTILE, "subtitle": HOSTILE, "source": HOSTILE, "notes": (HOSTILE,)}
    return [
        (replace(PAST, drawing=years, **told), None),
        (replace(LINES, drawing=ranges, **told), None),
        (replace(COUNTRY, drawing=map_, **told), replace(SHAPES, attribution=HOSTILE)),
    ]


@pytest.mark.parametrize(("chart", "shapes"), hostile_charts(), ids=["years", "ranges", "map"])
@pytest.mark.parametrize("layout", Layout)
def test_hostile_words_stay_words(chart: Chart, shapes: MapShapes | None, layout: Layout) -> None:
    drawn = svg(chart, shapes, layout=layout)
    root = read(drawn)
    assert {element.tag.partition("}")[2] for element in root.iter()} <= ALLOWED
    assert "<script" not in drawn
    assert "\x00" not in drawn


@pytest.mark.parametrize(("chart", "shapes", "layout"), DRAWN, ids=NAMES)
def test_attributes_speak_only_of_the_drawing(chart: Chart, shapes: MapShapes | None, layout: Layout) -> None:
    root = read(svg(chart, shapes, layout=layout))
    for element in root.iter():
        assert not [key for key in element.attrib if key in ("style", "class") or key.startswith("on")]
        assert element.get("href", "#").startswith("#")
        assert all(value.startswith("url(#") for value in element.attrib.values() if "url(" in value)


@pytest.mark.parametrize(("chart", "shapes", "layout"), DRAWN, ids=NAMES)
def test_no_text_leaves_its_sheet(chart: Chart, shapes: MapShapes | None, layout: Layout) -> None:
    root = read(svg(chart, shapes, layout=layout))
    width, height = view_box(root)
    outside = [
        text
        for text in texts(root)
        if text.left < -1 or text.top < -1 or text.right > width + 1 or text.bottom > height + 1
    ]
    assert outside == []


@pytest.mark.parametrize(("chart", "shapes", "layout"), DRAWN, ids=NAMES)
def test_a_drawing_is_told_in_words(chart: Chart, shapes: MapShapes | None, layout: Layout) -> None:
    root = read(svg(chart, shapes, layout=layout))
    title, words = root[0], root[1]
    assert (root.get("role"), title.text) == ("img", chart.title)
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), words.get("id"))
    assert len(words.text or "") > len(chart.subtitle)


def test_ids_of_a_page_never_clash() -> None:
    drawings = [svg(chart, shapes, layout=layout) for chart, shapes, layout in DRAWN]
    again = [svg(replace(COUNTRY, id="khac"), SHAPES, layout=Layout.WIDE)]
    ids = [found for drawn in drawings + again for found in re.findall(r'\bid="([^"]+)"', drawn)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("chart", "shapes", "layout"), DRAWN, ids=NAMES)
def test_every_reference_leads_to_its_own_drawing(
    chart: Chart, shapes: MapShapes | None, layout: Layout
) -> None:
    drawn = svg(chart, shapes, layout=layout)
    ids = set(re.findall(r'\bid="([^"]+)"', drawn))
    assert set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn)) <= {
        pair for found in ids for pair in ((found, ""), ("", found))
    }


@pytest.mark.parametrize(("chart", "shapes", "layout"), DRAWN, ids=NAMES)
def test_a_chart_is_drawn_the_same_each_time(chart: Chart, shapes: MapShapes | None, layout: Layout) -> None:
    assert svg(chart, shapes, layout=layout) == svg(chart, shapes, layout=layout)


@pytest.mark.parametrize(("chart", "shapes", "layout"), DRAWN, ids=NAMES)
def test_texts_are_dark_enough(chart: Chart, shapes: MapShapes | None, layout: Layout) -> None:
    root = read(svg(chart, shapes, layout=layout))
    fills = {text.get("fill", "") for text in named(root, "text")}
    assert all(contrast(fill) >= 4.5 for fill in fills - {"#fff"})
    assert contrast("#7a4b00") >= 4.5  # white letters stand on these two
    assert contrast("#0b4a8f") >= 4.5


def test_a_picture_has_title_source_date_and_mark() -> None:
    said = " ".join(text.content for text in texts(read(svg(LINES))))
    for part in ("MINH HỌA", LINES.title, LINES.subtitle, "Nguồn: Chỉ số PAPI", "Số liệu đến: 31/12/2020"):
        assert part in said
    assert "Hình bản đồ: tác giả" in " ".join(text.content for text in texts(read(svg(COUNTRY, SHAPES))))


def test_the_table_is_a_file_of_its_own() -> None:
    text = table_csv(replace(LINES, notes=())).decode()
    assert text.startswith("\ufeffTừng nội dung (minh họa)\r\n")
    assert "Năm;Vĩnh Long\r\n2011;35,80\r\n" in text
    assert text.endswith("Nguồn: Chỉ số PAPI\r\nSố liệu đến: 31/12/2020\r\n")
    assert "Nguồn" not in table_csv(replace(PAST, source="", data_date="")).decode()


def contrast(colour: str) -> float:
    """The contrast of a colour with white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
