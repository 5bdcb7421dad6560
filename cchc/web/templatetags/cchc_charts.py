"""A chart on a page: drawing, source, files, and the table behind it."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from cchc.core.report.chart import Chart, MapChart
from cchc.core.report.outline import Section
from cchc.files.charts import Layout, svg
from cchc.files.map_shapes import MapShapes
from cchc.web.chart_files import ChartFile

register = template.Library()


@register.inclusion_tag("chart/chart.html")
def chart(
    chart: Chart, downloads: Iterable[ChartFile] = (), shapes: MapShapes | None = None, level: int = 2
) -> dict[str, object]:
    """Show a chart; `downloads` are its files, a map needs `shapes`, `level` is that of its heading (2 or 3).

    Both drawings stand in the page; the width of the screen decides which is seen, paper shows the wide one.
    """
    return {
        "chart": chart,
        "downloads": tuple(downloads or ()),
        "level": level,
        "wide": SafeString(svg(chart, shapes, layout=Layout.WIDE)),
        "compact": SafeString(svg(chart, shapes, layout=Layout.COMPACT)),
        "credit": shapes.attribution if shapes and isinstance(chart.drawing, MapChart) else "",
        "head_at": _head_at(chart.table),
    }


def _head_at(table: Section) -> int:
    """The column that names the rows: the first that is filled in every row."""
    filled = (at for at in range(len(table.columns)) if all(row.cells[at].text for row in table.rows))
    return next(filled, 0)
