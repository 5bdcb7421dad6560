"""Computed totals are held against published ones, within 0.01 for every rounded part."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.scoring.assessment import Published, PublishedFigure
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import area, assessment, catalogue, leftover, line

VERSION = catalogue(area("1", line("1.1", "10.00")), remainder=(leftover("rest", "10.00"),), scale="20")


def figure(points: str) -> PublishedFigure:
    return PublishedFigure(Decimal(points))


def published(total: str, direct: str, appraised: str) -> Published:
    return Published(
        source="Thông báo",
        total=figure(total),
        groups=(("direct", figure(direct)),),
        parts=(("appraised", figure(appraised)),),
    )


@pytest.mark.parametrize(
    ("total", "direct", "appraised", "agrees"),
    [
        ("15.00", "8.00", "8.00", [True, True, True]),
        ("15.02", "8.01", "7.99", [True, True, True]),
        ("15.03", "8.02", "7.98", [False, False, False]),
    ],
)
def test_tolerance_grows_with_the_rounded_parts(
    total: str, direct: str, appraised: str, agrees: list[bool]
) -> None:
    result = replace(
        assessment(VERSION, {"1.1": "8.00", "rest": "7.00"}), published=published(total, direct, appraised)
    )

    rows = score_sheet(result).reconciliation

    assert [row.agrees for row in rows] == agrees
    assert [row.name for row in rows] == ["Tổng điểm", "Điểm đánh giá trực tiếp", "Điểm thẩm định"]
    assert rows[0].difference == Decimal("15.00") - Decimal(total)
    assert [row.tolerance for row in rows] == [Decimal("0.02"), Decimal("0.01"), Decimal("0.01")]


def test_a_range_neither_agrees_nor_differs() -> None:
    result = replace(assessment(VERSION, {"1.1": "8.00"}), published=published("15.00", "8.00", "8.00"))

    rows = score_sheet(result).reconciliation

    assert [row.agrees for row in rows] == [None, True, True]
    assert rows[0].difference is None


def test_nothing_published_is_nothing_to_reconcile() -> None:
    assert score_sheet(assessment(VERSION)).reconciliation == ()
