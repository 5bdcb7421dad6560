"""A chart on a page and as a file."""

from dataclasses import replace

import pytest
from django.http import Http404
from django.template import Context, Template

from cchc.core.report.chart import Chart
from cchc.core.report.outline import ILLUSTRATIVE
from cchc.files.map_shapes import MapShapes
from cchc.web.chart_files import ChartFile, chart_links, chart_response
from tests.files.charts.samples import COUNTRY, EVERY, LINES, PAST, SHAPES

PAGE = Template("{% load cchc_charts %}{% chart chart downloads shapes level %}")
FILES = (ChartFile("svg", "Hình (.svg)", "/hinh/qua-khu.svg"),)


def shown(chart: Chart, shapes: MapShapes | None = None, level: int = 2) -> str:
    context = {"chart": chart, "downloads": FILES, "shapes": shapes, "level": level}
    return PAGE.render(Context(context))


@pytest.mark.parametrize(("chart", "shapes"), EVERY, ids=["years", "ranges", "map"])
def test_a_chart_has_heading_two_drawings_source_and_table(chart: Chart, shapes: MapShapes | None) -> None:
    html = shown(chart, shapes)
    assert html.count("<svg") == 2
    assert f'id="hinh-{chart.id}">{chart.title}</h2>' in html
    for part in ("Nguồn: Chỉ số PAPI", "Số liệu đến: 31/12/2020", "<details", "/hinh/qua-khu.svg"):
        assert part in html
    assert '<th scope="row">2011</th>' in " ".join(html.split())
    assert '<td class="cc-num">35,80</td>' in html
    assert " style=" not in html
    assert (f">{ILLUSTRATIVE}</span>" in html) is chart.illustrative


def test_a_map_names_whose_shapes_it_shows() -> None:
    assert shown(COUNTRY, SHAPES).count("Hình bản đồ: tác giả") == 1
    assert "Hình bản đồ" not in shown(PAST, SHAPES)


def test_a_chart_below_another_heading() -> None:
    assert "</h3>" in shown(PAST, level=3)


def test_words_of_a_chart_never_become_markup() -> None:
    html = shown(replace(PAST, title="<script>alert(1)</script>", source="<b>", notes=("<i>",)))
    assert not any(tag in html for tag in ("<script", "<b>", "<i>"))


def test_rows_are_named_by_the_first_column_that_is_always_filled() -> None:
    first = PAST.table.rows[0]
    row = replace(first, cells=(replace(first.cells[0], text=""), first.cells[1]))
    html = shown(replace(PAST, table=replace(PAST.table, rows=(row, *PAST.table.rows[1:]))))
    assert '<th scope="row">35,80</th>' in " ".join(html.split())


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [
        ("svg", "image/svg+xml; charset=utf-8", b"<svg"),
        ("png", "image/png", b"\x89PNG"),
        ("csv", "text/csv; charset=utf-8", "\ufeff".encode()),
    ],
)
def test_every_form(form: str, kind: str, start: bytes) -> None:
    response = chart_response((PAST, LINES), "noi-dung", form, named="papi-2020")
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="papi-2020-noi-dung.{form}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(start)
    assert ("sandbox" in response.get("Content-Security-Policy", "")) is (form == "svg")


@pytest.mark.parametrize(("chart", "form"), [("khac", "svg"), ("qua-khu", "pdf"), ("qua-khu", "")])
def test_other_charts_and_forms_are_not_there(chart: str, form: str) -> None:
    with pytest.raises(Http404):
        chart_response((PAST,), chart, form)


def test_a_map_as_a_file() -> None:
    response = chart_response(iter([PAST, COUNTRY]), "ban-do", "svg", SHAPES)
    assert response["Content-Disposition"] == 'attachment; filename="ban-do.svg"'
    assert "Quần đảo Trường Sa" in response.content.decode()


def test_links_lead_to_every_form_with_the_question_of_the_page() -> None:
    links = chart_links("web:map_file", COUNTRY, query="noi-dung=total", index="papi", year=2020)
    folder = "/chi-so/papi/ban-do/2020/hinh/"
    assert [link.href for link in links] == [
        f"{folder}ban-do.{form}?noi-dung=total" for form in ("svg", "png", "csv")
    ]
    assert links[0].label == "Hình (.svg)"
    assert "?" not in chart_links("web:map_file", COUNTRY, index="papi", year=2020)[0].href
