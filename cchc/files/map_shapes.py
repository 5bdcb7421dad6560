"""The shapes of the provinces and of the two archipelagos, as set-up made them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc.core.errors import Place, UnknownReference


@dataclass(frozen=True, slots=True)
class Shape:
    """One province: data of an SVG path; `label` is the middle of its widest place."""

    agency: str
    path: str
    label: tuple[float, float]
    small: bool
    """Too small for a number of two digits."""


@dataclass(frozen=True, slots=True)
class Island:
    """One archipelago with the province it belongs to; `box` is left, top, right, bottom of all islets."""

    name: str
    agency: str
    path: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapShapes:
    """A map of one state of the provinces; `view_box` is left, top, width, height as in SVG."""

    view_box: tuple[int, int, int, int]
    attribution: str
    shapes: tuple[Shape, ...]
    islands: tuple[Island, ...]


def read_map(path: Path) -> MapShapes:
    """Read one map in units of its view box, provinces in the order of the register; UnknownReference."""
    if not path.is_file():
        hint = "Chạy lại lệnh make run để tạo"
        raise UnknownReference("Chưa có hình bản đồ các tỉnh, thành phố", Place(path.name), hint)
    kept = json.loads(path.read_text(encoding="utf-8"))
    left, top, width, height = kept["viewBox"]
    return MapShapes(
        view_box=(left, top, width, height),
        attribution=kept["attribution"],
        shapes=tuple(_shape(row) for row in kept["shapes"]),
        islands=tuple(_island(row) for row in kept["islands"]),
    )


def _shape(row: dict[str, Any]) -> Shape:
    x, y = row["label"]
    return Shape(row["agency"], row["path"], (x, y), row["small"])


def _island(row: dict[str, Any]) -> Island:
    left, top, right, bottom = row["box"]
    return Island(row["name"], row["agency"], row["path"], (left, top, right, bottom))
