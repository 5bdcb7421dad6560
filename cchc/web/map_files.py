"""The shapes of the provinces, read once from what set-up made."""

from functools import lru_cache

from django.conf import settings

from cchc.core.report.chart import Chart, MapChart
from cchc.files.map_shapes import MapShapes, read_map


def shapes_of(chart: Chart) -> MapShapes | None:
    """The shapes that a chart needs, None for one that is no map."""
    if not isinstance(chart.drawing, MapChart):
        return None
    return _read("provinces-34.json" if chart.drawing.units_on_34 else "provinces-63.json")


@lru_cache(maxsize=2)
def _read(name: str) -> MapShapes:
    return read_map(settings.MAP_SHAPES / name)
