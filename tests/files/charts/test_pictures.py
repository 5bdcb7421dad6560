"""Pictures of points: right size, Vietnamese letters in the fonts of the house."""

import struct
from dataclasses import replace

import pytest
from django.conf import settings

from cchc.core.report.chart import Chart
from cchc.files.charts import png, svg
from cchc.files.map_shapes import MapShapes
from tests.files.charts.reading import read, view_box
from tests.files.charts.samples import EVERY, PAST

FONTS = settings.VAR / "fonts"


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize(("chart", "shapes"), EVERY, ids=["years", "ranges", "map"])
def test_two_dots_for_each_unit(chart: Chart, shapes: MapShapes | None) -> None:
    drawn = svg(chart, shapes)
    width, height = view_box(read(drawn))
    across, down = size_of(png(drawn, FONTS))
    assert abs(across - 2 * width) <= 2
    assert abs(down - 2 * height) <= 2


def test_marks_of_letters_are_drawn() -> None:
    plain, marked = (
        png(svg(replace(PAST, title=title)), FONTS) for title in ("Vinh Long dung dau", "Vĩnh Long đứng đầu")
    )
    assert plain != marked
    assert png(svg(PAST), FONTS) == png(svg(PAST), FONTS)
