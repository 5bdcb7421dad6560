"""A map: a pattern and a sign for every class, words for every province, both archipelagos."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from cchc.core.report.chart import MapChart
from cchc.files.charts import Layout, svg
from cchc.files.charts.map_looks import LOOKS, looks_of
from cchc.files.charts.markup import NAMESPACE
from tests.files.charts.reading import named, read, texts
from tests.files.charts.samples import CLASSES, COUNTRY, MAP, SHAPES

LAYOUTS = list(Layout)


def root_of(chart: MapChart = MAP, layout: Layout = Layout.WIDE) -> ET.Element:
    return read(svg(replace(COUNTRY, drawing=chart), SHAPES, layout=layout))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_class_has_a_pattern_of_its_own(layout: Layout) -> None:
    patterns = [one for one in named(root_of(layout=layout), "pattern") if "-land-" in one.get("id", "")]
    drawn = {
        tuple((part.tag, part.get("d"), part.get("cx"), part.get("cy")) for part in one) for one in patterns
    }
    assert len(patterns) == len(drawn) == len(CLASSES) + 1


def test_classes_grow_darker_towards_the_highest() -> None:
    grounds = [int(look.ground[1:3], 16) + int(look.ground[3:5], 16) for look in LOOKS[:4]]
    assert grounds == sorted(grounds)
    assert [look.sign for look in LOOKS] == ["1", "2", "3", "4", "5"]


def test_there_are_looks_for_one_to_five_classes() -> None:
    assert [look.sign for look in looks_of(("Có số liệu",))] == ["•"]
    with pytest.raises(ValueError, match="6 classes"):
        looks_of(tuple("abcdef"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_province_is_told(layout: Layout) -> None:
    titles = {title.text for title in named(root_of(layout=layout), "title")}
    assert "Tỉnh 6: 46,00; hạng 7/9; Nhóm trung bình thấp" in titles
    assert "Tỉnh 8: không có số liệu" in titles
    assert {shape.agency[-1] for shape in SHAPES.shapes} <= {(title or " ")[5:6] for title in titles}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_archipelagos_are_drawn_and_named(layout: Layout) -> None:
    root = root_of(layout=layout)
    words = [text.content for text in texts(root)]
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa", "(Tỉnh 0)", "(Tỉnh 1)"} <= set(words)
    islets = [path for path in named(root, "path") if path.find(f"{{{NAMESPACE}}}title") is not None]
    assert [path.get("stroke") for path in islets] == ["#4a5668"] * 2


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("groups", "keys"), [((0, 3), "ad"), ((2, 1), "cb"), ((None, 0), ("none", "a"))])
def test_archipelagos_look_like_their_provinces(
    layout: Layout, groups: tuple[int | None, int], keys: tuple[str, str]
) -> None:
    areas = list(MAP.areas)
    for island, group in zip(SHAPES.islands, groups, strict=True):
        at = next(place for place, area in enumerate(areas) if area.agency == island.agency)
        areas[at] = replace(areas[at], group=group)
    root = root_of(replace(MAP, areas=tuple(areas)), layout)
    islets = [path for path in named(root, "path") if path.find(f"{{{NAMESPACE}}}title") is not None]
    fills = [(path.get("fill") or "").removesuffix(")").rpartition("#")[2] for path in islets]
    assert [fill.rpartition("-")[2] for fill in fills] == list(keys)
    known = {pattern.get("id") for pattern in named(root, "pattern")}
    assert set(fills) <= known


def test_the_words_tell_the_signs() -> None:
    said = next(found.text or "" for found in named(root_of(), "desc"))
    assert "1: Nhóm cao nhất (2 đơn vị)" in said
    assert "–: Không có số liệu (1 đơn vị)" in said


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_crowded_region_is_shown_again(layout: Layout) -> None:
    words = [text.content for text in texts(root_of(layout=layout))]
    assert "Đồng bằng sông Hồng" in words
    assert "Nam Bộ" not in words
    signs = [word for word in words if word in ("1", "2", "3", "4", "–")]
    assert len(signs) == len(SHAPES.shapes) + len(CLASSES) + 1  # provinces once, and the legend


def test_the_legend_counts_and_names_the_own_province() -> None:
    words = [text.content for text in texts(root_of())]
    for said in ("Nhóm cao nhất (2 đơn vị)", "Không có số liệu (1 đơn vị)"):
        assert said in words
    assert any(word.startswith("Tỉnh 6: 46,00; hạng 7/9") for word in words)
    own = [use for use in named(root_of(), "use") if use.get("fill") == "none"]
    assert {use.get("href") for use in own} == {"#ban-do-wide-tinh-6"}


def test_a_map_without_own_province_and_without_gaps() -> None:
    areas = tuple(replace(area, own=False, group=0, rank="") for area in MAP.areas)
    root = root_of(replace(MAP, areas=areas, classes=("Có số liệu",)))
    words = [text.content for text in texts(root)]
    assert [word for word in words if "đơn vị" in word] == ["Có số liệu (9 đơn vị)"]
    assert [use for use in named(root, "use") if use.get("fill") == "none"] == []


def test_a_shape_that_the_chart_does_not_know_has_no_figure() -> None:
    root = root_of(replace(MAP, areas=(replace(MAP.areas[0], agency="tinh-khac", own=True),)))
    titles = [title.text for title in named(root, "title")]
    assert titles.count("không có số liệu") >= len(SHAPES.shapes)
    assert "Quần đảo Hoàng Sa" in [text.content for text in texts(root)]


def test_a_map_needs_shapes() -> None:
    with pytest.raises(ValueError, match="shapes"):
        svg(COUNTRY)
