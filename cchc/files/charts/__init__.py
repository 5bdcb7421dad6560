"""Charts as pictures: .svg without colour being needed, .png of the same, .csv of the table behind."""

from cchc.core.report.chart import Chart, MapChart, RangeChart, YearChart
from cchc.core.report.outline import Report
from cchc.files import tables_csv
from cchc.files.charts.maps import map_drawing
from cchc.files.charts.picture import png
from cchc.files.charts.ranges import range_drawing
from cchc.files.charts.sheet import Drawing, Layout, prefix_of, standing_alone, standing_in_page
from cchc.files.charts.years import year_drawing
from cchc.files.map_shapes import MapShapes

__all__ = ["Layout", "png", "svg", "table_csv"]


def svg(chart: Chart, shapes: MapShapes | None = None, *, layout: Layout = Layout.PICTURE) -> str:
    """The drawing of a chart as <svg>; a map needs `shapes` of the same provinces.

    PICTURE stands alone: with title, source and marks. WIDE and COMPACT stand in a page that writes these.
    """
    prefix = prefix_of(chart, layout)
    drawing = _drawing(chart, shapes, layout, prefix)
    write = standing_alone if layout is Layout.PICTURE else standing_in_page
    return write(chart, drawing, prefix)


def _drawing(chart: Chart, shapes: MapShapes | None, layout: Layout, prefix: str) -> Drawing:
    match chart.drawing:
        case YearChart():
            return year_drawing(chart.drawing, layout)
        case RangeChart():
            return range_drawing(chart.drawing, layout)
        case MapChart():
            if shapes is None:
                raise ValueError(f"{chart.id}: a map needs the shapes of its provinces")
            return map_drawing(chart.drawing, shapes, layout, prefix)


def table_csv(chart: Chart) -> bytes:
    """The table behind a chart as .csv: title, headings, rows, source and date."""
    notes = [*chart.notes]
    if chart.source:
        notes.append(f"Nguồn: {chart.source}")
    if chart.data_date:
        notes.append(f"Số liệu đến: {chart.data_date}")
    report = Report(
        id=chart.id,
        title=chart.title,
        subtitle=chart.subtitle,
        facts=(),
        sections=(chart.table,),
        notes=tuple(notes),
        illustrative=chart.illustrative,
    )
    return tables_csv.write(report)
