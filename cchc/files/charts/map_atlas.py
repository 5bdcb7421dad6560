"""A map chart with its shapes: what every part of the drawing looks up."""

from dataclasses import dataclass
from functools import cached_property

from cchc.core.report.chart import MapArea, MapChart
from cchc.files.charts.map_looks import NO_FIGURE, NONE, Look, looks_of
from cchc.files.charts.map_plates import Plan
from cchc.files.map_shapes import MapShapes, Shape


@dataclass(frozen=True)
class Atlas:
    """The chart, the shapes of its provinces, what ids begin with, and where the parts stand."""

    chart: MapChart
    shapes: MapShapes
    prefix: str
    plan: Plan

    @cached_property
    def areas(self) -> dict[str, MapArea]:
        """Provinces of the chart by agency."""
        return {area.agency: area for area in self.chart.areas}

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """The looks of the classes, in their order."""
        return looks_of(self.chart.classes)

    @cached_property
    def own(self) -> MapArea | None:
        """The province that the page is about."""
        return next((area for area in self.chart.areas if area.own), None)

    @cached_property
    def drawn(self) -> tuple[Shape, ...]:
        """The shapes in the order of drawing: dark ones first, so that light ones keep their dark border."""
        return tuple(sorted(self.shapes.shapes, key=lambda shape: not self.look(shape.agency).dark))

    @property
    def has_unknown(self) -> bool:
        """Whether a province has no figure."""
        return any(self.look(shape.agency) is NONE for shape in self.shapes.shapes)

    def look(self, agency: str) -> Look:
        """The look of a province; one without a figure has a look of its own."""
        area = self.areas.get(agency)
        return NONE if area is None or area.group is None else self.looks[area.group]

    def told(self, agency: str) -> str:
        """A province in words: name, figure, rank, class."""
        area = self.areas.get(agency)
        if area is None:
            return NO_FIGURE
        rank = f"hạng {area.rank}" if area.rank else ""
        if area.group is None:
            return f"{area.name}: {'; '.join(filter(None, (area.figure or NO_FIGURE, rank)))}"
        parts = (area.figure, rank, self.chart.classes[area.group])
        return f"{area.name}: {'; '.join(part for part in parts if part)}"
