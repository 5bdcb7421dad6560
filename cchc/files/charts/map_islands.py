"""Hoàng Sa and Trường Sa: islets with a border that shows them, named, with their province."""

from collections.abc import Iterator

from cchc.files.charts.lettering import INK, SOFT, Type, text
from cchc.files.charts.map_atlas import Atlas
from cchc.files.charts.markup import Element, element, group
from cchc.files.map_shapes import Island

SHORE = "#0b4a8f"


def island_elements(atlas: Atlas) -> Iterator[Element]:
    """Each archipelago in its true place, or drawn smaller nearer to the coast on a narrow sheet."""
    places = atlas.plan.islands or [_true_place(atlas, island) for island in atlas.shapes.islands]
    for island, (x, y, scale) in zip(atlas.shapes.islands, places, strict=True):
        yield _islets(island, x, y, scale, atlas.told(island.agency))
        yield from _name(atlas, island, x, y - (island.box[3] - island.box[1]) / 2 * scale)


def _true_place(atlas: Atlas, island: Island) -> tuple[float, float, float]:
    x, y = atlas.plan.country.place(*_middle(island))
    return x, y, atlas.plan.country.scale


def _middle(island: Island) -> tuple[float, float]:
    left, top, right, bottom = island.box
    return (left + right) / 2, (top + bottom) / 2


def _islets(island: Island, x: float, y: float, scale: float, told: str) -> Element:
    middle = _middle(island)
    drawn = element(
        "path",
        element("title", f"{island.name}. {told}"),
        d=island.path,
        fill=SHORE,
        stroke=SHORE,
        stroke_width=f"{1.4 / scale:.2f}",
        stroke_linejoin="round",
    )
    move = f"translate({x - middle[0] * scale:.2f} {y - middle[1] * scale:.2f}) scale({scale:.4f})"
    return group([drawn], transform=move)


def _name(atlas: Atlas, island: Island, x: float, top: float) -> Iterator[Element]:
    """The name above the islets, the province below the name."""
    size = atlas.plan.letters + 1
    home = atlas.areas.get(island.agency)
    name = Type(size=size, bold=True, fill=INK, anchor="middle")
    province = Type(size=size - 1, fill=SOFT, anchor="middle")
    yield text(island.name, x, top - 10 - (province.leading if home else 0), name)
    if home:
        yield text(f"({home.name})", x, top - 9, province)
