"""A map of the provinces by class: pattern and sign, close views where it is crowded, both archipelagos."""

from collections.abc import Iterator

from cchc.core.report.chart import MapChart
from cchc.files.charts.lettering import SOFT, Type, text
from cchc.files.charts.map_atlas import Atlas
from cchc.files.charts.map_islands import island_elements, island_patterns
from cchc.files.charts.map_legend import legend, legend_words
from cchc.files.charts.map_looks import NONE, pattern, sign
from cchc.files.charts.map_plates import Plate, plan_of
from cchc.files.charts.markup import Attribute, Element, element, group, rectangle
from cchc.files.charts.sheet import Drawing, Layout
from cchc.files.map_shapes import MapShapes, Shape

OWN_BORDER, FRAME = "#a61b12", "#4a5668"
UNTOUCHED: dict[str, Attribute] = {"fill": "none", "pointer_events": "none"}
CROWDED = 3  # so many small provinces: the region is shown again, larger


def map_drawing(chart: MapChart, shapes: MapShapes, layout: Layout, prefix: str) -> Drawing:
    """The map; `prefix` begins every id."""
    atlas = Atlas(chart, shapes, prefix, plan_of(layout, shapes.view_box))
    plan = atlas.plan
    close = [plate for plate in plan.close if _crowded(atlas, plate)]
    drawn = [
        _country(atlas, plan.country),
        *(_region_mark(plan.country, plate) for plate in close),
        *_signs(atlas, plan.country, hidden=close),
        *(group(_close_view(atlas, plate)) for plate in close),
        *island_elements(atlas),
    ]
    key, bottom = legend(atlas)
    height = max(plan.height, bottom)
    definitions = (
        *_paths(atlas),
        *_patterns(atlas, [plan.country, *close]),
        *island_patterns(atlas),
        *(_clip(atlas, plate) for plate in close),
    )
    words = legend_words(atlas)
    return Drawing(plan.width, height, (*drawn, *key), words, definitions, shapes.attribution)


def _crowded(atlas: Atlas, plate: Plate) -> bool:
    small = [shape for shape in atlas.shapes.shapes if shape.small and plate.holds(*shape.label)]
    return len(small) >= CROWDED


def _paths(atlas: Atlas) -> Iterator[Element]:
    """The outlines, each written once and used on every plate."""
    for shape in atlas.shapes.shapes:
        yield element("path", id=f"{atlas.prefix}-{shape.agency}", d=shape.path, fill_rule="evenodd")


def _patterns(atlas: Atlas, plates: list[Plate]) -> Iterator[Element]:
    for plate in plates:
        for look in (*atlas.looks, NONE):
            yield pattern(look, f"{atlas.prefix}-{plate.key}", plate.scale)


def _country(atlas: Atlas, plate: Plate) -> Element:
    """Every province with its words; the own one last, so that its border is whole."""
    used = [_use(atlas, shape, plate) for shape in atlas.drawn]
    return group([*used, *_own_border(atlas, plate)], transform=plate.transform)


def _use(atlas: Atlas, shape: Shape, plate: Plate) -> Element:
    look = atlas.look(shape.agency)
    return element(
        "use",
        element("title", atlas.told(shape.agency)),
        href=f"#{atlas.prefix}-{shape.agency}",
        fill=f"url(#{atlas.prefix}-{plate.key}-{look.key})",
        stroke=look.border,
        stroke_width=f"{0.8 / plate.scale:.2f}",
    )


def _own_border(atlas: Atlas, plate: Plate) -> Iterator[Element]:
    """A strong border on a white one: it shows on dark and on light ground."""
    if atlas.own is None or atlas.own.agency not in {shape.agency for shape in atlas.shapes.shapes}:
        return
    for colour, width in (("#fff", 5.5), (OWN_BORDER, 3)):
        yield element(
            "use",
            href=f"#{atlas.prefix}-{atlas.own.agency}",
            stroke=colour,
            stroke_width=f"{width / plate.scale:.2f}",
            stroke_linejoin="round",
            **UNTOUCHED,
        )


def _signs(atlas: Atlas, plate: Plate, hidden: list[Plate]) -> Iterator[Element]:
    """The sign of each class in its province; where a close view has it, not twice."""
    size = atlas.plan.letters
    for shape in atlas.shapes.shapes:
        if not (shape.small and any(other.holds(*shape.label) for other in hidden)):
            x, y = plate.place(*shape.label)
            yield sign(atlas.look(shape.agency), x, y, size - 2 if shape.small else size)


def _clip(atlas: Atlas, plate: Plate) -> Element:
    frame = rectangle(plate.x, plate.y, plate.width, plate.height)
    return element("clipPath", frame, id=f"{atlas.prefix}-{plate.key}-frame")


def _region_mark(country: Plate, plate: Plate) -> Element:
    """A thin frame on the country around what a close view shows."""
    x, y = country.place(plate.region[0], plate.region[1])
    width, height = plate.region[2] * country.scale, plate.region[3] * country.scale
    return rectangle(x, y, width, height, stroke=FRAME, stroke_width=1, stroke_dasharray="4 3", **UNTOUCHED)


def _close_view(atlas: Atlas, plate: Plate) -> Iterator[Element]:
    """A region again, larger, in a frame with its name."""
    frame = (plate.x, plate.y, plate.width, plate.height)
    yield rectangle(*frame, fill="#fff")
    used = [_use(atlas, shape, plate) for shape in atlas.drawn]
    inner = group([*used, *_own_border(atlas, plate)], transform=plate.transform)
    yield group([inner], clip_path=f"url(#{atlas.prefix}-{plate.key}-frame)")
    for shape in atlas.shapes.shapes:
        if plate.holds(*shape.label, margin=8):
            x, y = plate.place(*shape.label)
            yield sign(atlas.look(shape.agency), x, y, atlas.plan.letters)
    yield rectangle(*frame, fill="none", stroke=FRAME, stroke_width=1.2)
    style = Type(size=atlas.plan.letters + 0.5, fill=SOFT)
    yield text(plate.name, plate.x, plate.y - 5, style)
