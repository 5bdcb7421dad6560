"""Charts of a page as files, and the links to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse

from cchc.core.report.chart import Chart
from cchc.files.map_shapes import MapShapes

FORMS = {
    "svg": ("Hình (.svg)", "image/svg+xml; charset=utf-8"),
    "png": ("Hình (.png)", "image/png"),
    "csv": ("Số liệu (.csv)", "text/csv; charset=utf-8"),
}
# A drawing that somebody opens by itself is a document: it may run and load nothing.
DRAWING_POLICY = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A form of a chart and where it is to be had."""

    form: str
    label: str
    href: str


def chart_links(address: str, chart: Chart, query: str = "", **places: Any) -> tuple[ChartFile, ...]:
    """The files of a chart: `address` is a named address that takes `places`, `chart` and `form`.

    `query` is what the page was asked with, without a question mark.
    """
    tail = f"?{query}" if query else ""
    return tuple(
        ChartFile(form, label, reverse(address, kwargs={**places, "chart": chart.id, "form": form}) + tail)
        for form, (label, _) in FORMS.items()
    )


def chart_response(
    charts: Iterable[Chart], chart_id: str, form: str, shapes: MapShapes | None = None, *, named: str = ""
) -> HttpResponse:
    """One of the charts of a page as svg, png or csv; Http404 for another. `named` begins the file name."""
    chart = next((one for one in charts if one.id == chart_id), None)
    write = WRITERS.get(form)
    if chart is None or write is None:
        raise Http404
    response = HttpResponse(write(chart, shapes), content_type=FORMS[form][1])
    name = "-".join(part for part in (named, chart.id) if part)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    if form == "svg":
        response["Content-Security-Policy"] = DRAWING_POLICY
    return response


def _svg(chart: Chart, shapes: MapShapes | None) -> bytes:
    from cchc.files import charts

    return charts.svg(chart, shapes).encode()


def _png(chart: Chart, shapes: MapShapes | None) -> bytes:
    from cchc.files import charts

    return charts.png(charts.svg(chart, shapes), settings.VAR / "fonts")


def _csv(chart: Chart, _: MapShapes | None) -> bytes:
    from cchc.files import charts

    return charts.table_csv(chart)


WRITERS: dict[str, Callable[[Chart, MapShapes | None], bytes]] = {"svg": _svg, "png": _png, "csv": _csv}
