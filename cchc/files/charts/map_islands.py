"""Hoàng Sa and Trường Sa: islets that look like their province, with a border of their own, named."""

from collections.abc import Iterator

from cchc.files.charts.lettering import INK, SOFT, Type, text
from cchc.files.charts.map_atlas import Atlas
from cchc.files.charts.map_looks import pattern
from cchc.files.charts.markup import Element, element, group
from cchc.files.map_shapes import Island

SHORE = "#4a5668"


def island_elements(atlas: Atlas) -> Iterator[Element]:
    """Each archipelago in its true place, or drawn smaller nearer to the coast on a narrow sheet."""
    for number, (island, (x, y, scale)) in enumerate(_placed(atlas)):
        yield _islets(atlas, island, number, x, y, scale)
        yield from _name(atlas, island, x, y - (island.box[3] - island.box[1]) / 2 * scale)


def island_patterns(atlas: Atlas) -> Iterator[Element]:
    """The look of the province of each archipelago, at the scale at which its islets are drawn."""
    for number, (island, (_, _, scale)) in enumerate(_placed(atlas)):
        yield pattern(atlas.look(island.agency), f"{atlas.prefix}-island-{number}", scale)


def _placed(atlas: Atlas) -> Iterator[tuple[Island, tuple[float, float, float]]]:
    """The archipelagos, each with its middle and scale on the sheet."""
    places = atlas.plan.islands or tuple(_true_place(atlas, island) for island in atlas.shapes.islands)
    return zip(atlas.shapes.islands, places, strict=True)


def _true_place(atlas: Atlas, island: Island) -> tuple[float, float, float]:
    x, y = atlas.plan.country.place(*_middle(island))
    return x, y, atlas.plan.country.scale


def _middle(island: Island) -> tuple[float, float]:
    left, top, right, bottom = island.box
    return (left + right) / 2, (top + bottom) / 2


def _islets(atlas: Atlas, island: Island, number: int, x: float, y: float, scale: float) -> Element:
    middle = _middle(island)
    look = atlas.look(island.agency)
    drawn = element(
        "path",
        element("title", f"{island.name}. {atlas.told(island.agency)}"),
        d=island.path,
        fill=f"url(#{atlas.prefix}-island-{number}-{look.key})",
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
