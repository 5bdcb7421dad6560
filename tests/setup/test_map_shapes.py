"""The maps of the 63 and the 34 provinces: complete, without seams, merged as the register says."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.files.map_shapes import MapShapes, read_map
from cchc.files.store import CatalogueStore
from setup.map_shapes import AFTER, DAYS, PACKAGE, PROVINCES, folded, main, polygons, read_package, successor

ROOT = Path(__file__).resolve().parents[2]
MAPS = ROOT / "var" / "map"
PACKAGES = ROOT / "node_modules"


@pytest.fixture(scope="module")
def register() -> AgencyRegister:
    return CatalogueStore(ROOT / "catalogues").agencies("provinces")


@pytest.fixture(scope="module")
def maps() -> dict[int, MapShapes]:
    return {count: read_map(MAPS / f"provinces-{count}.json") for count in DAYS}


def rings(path: str) -> list[Polygon]:
    """The parts of a path; none of them is a hole in another (see the test of the seams)."""
    lines = re.findall(r"M([^Z]+)Z", path)
    return [Polygon([tuple(map(float, point.split(","))) for point in line.split()]) for line in lines]


def surfaces(read: MapShapes) -> dict[str, BaseGeometry]:
    return {shape.agency: shapely.union_all(rings(shape.path)) for shape in read.shapes}


@pytest.mark.parametrize("count", DAYS)
def test_every_province_of_the_day_has_one_shape(
    count: int, maps: dict[int, MapShapes], register: AgencyRegister
) -> None:
    drawn = [shape.agency for shape in maps[count].shapes]
    assert len(drawn) == count
    assert tuple(drawn) == members_on(register, PROVINCES, DAYS[count])


def test_the_archipelagos_belong_to_da_nang_and_khanh_hoa(maps: dict[int, MapShapes]) -> None:
    assert [island.agency for island in maps[63].islands] == ["thanh-pho-da-nang", "tinh-khanh-hoa"]
    assert [island.agency for island in maps[34].islands] == ["thanh-pho-da-nang-2025", "tinh-khanh-hoa-2025"]


def test_no_islet_is_lost(maps: dict[int, MapShapes]) -> None:
    _, drawn = read_package(PACKAGES / PACKAGE)
    for island, name in zip(maps[34].islands, ("Hoang Sa", "Truong Sa"), strict=True):
        islets = rings(island.path)
        originals = polygons(drawn[name])
        assert len(islets) == len(originals)
        for original in originals:
            assert min(islet.distance(original.representative_point()) for islet in islets) < 0.05
        assert sum(islet.area for islet in islets) == pytest.approx(drawn[name].area, rel=0.02)


def test_a_merged_province_is_as_large_as_its_parts(
    maps: dict[int, MapShapes], register: AgencyRegister
) -> None:
    whole = surfaces(maps[34])
    parts: dict[str, float] = dict.fromkeys(whole, 0.0)
    for identifier, shape in surfaces(maps[63]).items():
        parts[successor(register, identifier, AFTER)] += shape.area
    for identifier, shape in whole.items():
        assert shape.area == pytest.approx(parts[identifier], rel=0.01)


def test_the_shapes_are_as_large_as_those_of_the_package(maps: dict[int, MapShapes]) -> None:
    _, drawn = read_package(PACKAGES / PACKAGE)
    originals = {folded(name): shape.area for name, shape in drawn.items()}
    for agency, shape in surfaces(maps[63]).items():
        name = re.sub("^(tinh|thanh-pho)", "", agency).replace("-", "")
        assert shape.area == pytest.approx(originals[name], rel=0.025)


@pytest.mark.parametrize("count", DAYS)
def test_neither_hole_nor_seam_nor_overlap(count: int, maps: dict[int, MapShapes]) -> None:
    drawn = surfaces(maps[count])
    for shape in maps[count].shapes:
        own = rings(shape.path)
        assert all(ring.is_valid for ring in own)
        assert len(own) == len(polygons(drawn[shape.agency]))  # a ring within another would be a hole
    whole = shapely.union_all(list(drawn.values()))
    assert whole.area == pytest.approx(sum(shape.area for shape in drawn.values()))
    gaps = [Polygon(hole) for part in polygons(whole) for hole in part.interiors]
    assert all(gap.area > 1 for gap in gaps)  # inlets of Hải Phòng and Quảng Ninh; a seam is far smaller


def test_merging_leaves_only_islands_apart(maps: dict[int, MapShapes], register: AgencyRegister) -> None:
    land: dict[str, list[BaseGeometry]] = {}
    for identifier, shape in surfaces(maps[63]).items():
        land.setdefault(successor(register, identifier, AFTER), []).append(shape)
    for identifier, shape in surfaces(maps[34]).items():
        apart = sum(len(polygons(part)) - 1 for part in land[identifier])
        assert len(polygons(shape)) == 1 + apart


@pytest.mark.parametrize("count", DAYS)
def test_numbers_stand_inside_their_province(count: int, maps: dict[int, MapShapes]) -> None:
    drawn = surfaces(maps[count])
    for shape in maps[count].shapes:
        place = shapely.Point(shape.label)
        assert drawn[shape.agency].contains(place)
        assert (drawn[shape.agency].boundary.distance(place) < 9) == shape.small


def test_the_same_input_gives_the_same_bytes_below_150_kb(tmp_path: Path) -> None:
    main(PACKAGES, ROOT / "catalogues", tmp_path)
    for count in DAYS:
        made = (tmp_path / f"provinces-{count}.json").read_bytes()
        assert made == (MAPS / f"provinces-{count}.json").read_bytes()
        assert len(made) < 150_000


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace('id="angiang"', "id='angiang'"), "65 hình, đọc được 64 hình"),
        (lambda text: text.replace("An Giang", "An Gian"), "không có đúng một hình của “Tỉnh An Giang”"),
        (lambda text: text.replace("Hoang Sa", "Hoang"), "63 tỉnh, thành phố, có 63; hình thừa: hoang"),
    ],
)
def test_a_package_that_does_not_fit_ends_the_set_up(
    tmp_path: Path, change: Callable[[str], str], told: str
) -> None:
    shutil.copytree(PACKAGES / PACKAGE, tmp_path / PACKAGE)
    drawing = tmp_path / PACKAGE / "vietnam.svg"
    drawing.write_text(change(drawing.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(SystemExit, match=f"^Lỗi: .*{re.escape(told)}"):
        main(tmp_path, ROOT / "catalogues", tmp_path / "map")


def test_credits_without_the_licence_of_the_original_end_the_set_up(tmp_path: Path) -> None:
    shutil.copytree(PACKAGES / PACKAGE, tmp_path / PACKAGE)
    (tmp_path / PACKAGE / "README.md").write_text("CC BY 4.0\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"^Lỗi: README của gói bản đồ không còn nêu"):
        main(tmp_path, ROOT / "catalogues", tmp_path / "map")


def test_a_register_without_a_succession_ends_the_set_up(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalogues", tmp_path / "catalogues")
    file = tmp_path / "catalogues" / "agencies" / "provinces.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "{from: tinh-ben-tre, " not in line]
    file.write_text("".join(kept), encoding="utf-8")
    with pytest.raises(SystemExit, match="không ghi rõ đơn vị kế tiếp của “Tỉnh Bến Tre”"):
        main(PACKAGES, tmp_path / "catalogues", tmp_path / "map")
