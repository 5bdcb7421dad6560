"""The legend of a map: classes with pattern, sign and size, the own province, the close views."""

from collections import Counter
from collections.abc import Iterator

from cchc.files.charts.lettering import INK, Type, paragraph
from cchc.files.charts.map_atlas import Atlas
from cchc.files.charts.map_looks import NO_FIGURE, NONE, Look, sign
from cchc.files.charts.markup import Element, rectangle

SWATCH = (30.0, 20.0)
BORDER, OWN_BORDER = "#38455a", "#a61b12"


def legend(atlas: Atlas) -> tuple[list[Element], float]:
    """The legend and where it ends."""
    left, y, width = atlas.plan.legend
    style = Type(size=atlas.plan.letters + 2, fill=INK)
    drawn: list[Element] = []
    for look, said in _entries(atlas):
        lines = style.lines(said, width - SWATCH[0] - 10)
        drawn += _swatch(atlas, look, left + 1, y + 2)
        drawn.append(paragraph(lines, left + SWATCH[0] + 10, y + 2 + style.size * 1.15, style))
        y += max(len(lines) * style.leading, SWATCH[1]) + 8
    return drawn, y


def _entries(atlas: Atlas) -> Iterator[tuple[Look | None, str]]:
    """Classes from the highest to the lowest, what has no figure, the own province (no look)."""
    sizes = Counter(atlas.look(shape.agency).key for shape in atlas.shapes.shapes)
    for look, name in zip(atlas.looks, atlas.chart.classes, strict=True):
        yield look, f"{name} ({sizes[look.key]} đơn vị)"
    if atlas.has_unknown:
        yield NONE, f"{NO_FIGURE.capitalize()} ({sizes[NONE.key]} đơn vị)"
    if atlas.own is not None:
        yield None, atlas.told(atlas.own.agency)


def _swatch(atlas: Atlas, look: Look | None, x: float, y: float) -> Iterator[Element]:
    width, height = SWATCH
    if look is None:
        yield rectangle(x + 1, y + 1, width - 2, height - 2, fill="#fff", stroke=OWN_BORDER, stroke_width=3)
        return
    fill = f"url(#{atlas.prefix}-{atlas.plan.country.key}-{look.key})"
    scale = atlas.plan.country.scale
    swatch = rectangle(
        0, 0, width / scale, height / scale, fill=fill, stroke="#38455a", stroke_width=0.8 / scale
    )
    swatch.set("transform", f"translate({x:g} {y:g}) scale({scale:.4f})")
    yield swatch
    yield sign(look, x + width / 2, y + height / 2, atlas.plan.letters)


def legend_words(atlas: Atlas) -> str:
    """What the map shows, for who does not see it."""
    said = [f"{look.sign}: {text}" if look else text for look, text in _entries(atlas)]
    islands = " và ".join(island.name for island in atlas.shapes.islands)
    return f"{'; '.join(said)}. Bản đồ có {islands}."
