"""Maps as set-up made them, read back."""

import re
from pathlib import Path

import pytest

from cchc.core.errors import UnknownReference
from cchc.files.map_shapes import MapShapes, read_map

MAPS = Path(__file__).resolve().parents[2] / "var" / "map"


@pytest.fixture(params=[63, 34], scope="module")
def read(request: pytest.FixtureRequest) -> MapShapes:
    return read_map(MAPS / f"provinces-{request.param}.json")


def test_every_shape_has_a_path_and_a_place_for_its_number(read: MapShapes) -> None:
    left, top, width, height = read.view_box
    for shape in read.shapes:
        assert re.fullmatch(r"(M[\d., ]+Z)+", shape.path)
        assert left < shape.label[0] < left + width
        assert top < shape.label[1] < top + height


def test_both_archipelagos_stand_inside_the_view_box(read: MapShapes) -> None:
    left, top, width, height = read.view_box
    assert [island.name for island in read.islands] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
    for island in read.islands:
        assert left <= island.box[0] < island.box[2] <= left + width
        assert top <= island.box[1] < island.box[3] <= top + height
        assert island.agency in {shape.agency for shape in read.shapes}


def test_the_author_of_the_shapes_is_named(read: MapShapes) -> None:
    assert "Stephen Truong" in read.attribution
    assert "giấy phép CC BY 4.0 (" in read.attribution
    assert "bản đồ gốc theo Creative Commons Attribution-NonCommercial 4.0 International" in read.attribution


def test_a_map_that_set_up_has_not_made_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnknownReference, match=r"provinces-63\.json: Chưa có hình bản đồ.*make run"):
        read_map(tmp_path / "provinces-63.json")
