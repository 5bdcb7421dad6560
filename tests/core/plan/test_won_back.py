"""Lost points followed into the year after: what came back, and what cannot be compared."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.coverage import coverage
from cchc.core.plan.tasks import Mend
from cchc.core.plan.won_back import (
    NO_MAPPING,
    NO_RESULT,
    NOT_KNOWN,
    NOT_MAPPED,
    NOT_ONE,
    OTHER_MAXIMUM,
    WonBack,
    won_back,
)
from cchc.core.scoring.sheet import Sheet
from tests.core.builders import area, catalogue, line, sheet
from tests.core.plan.issued import RESULT, VERSION, issued, task

PLAN = issued(
    task("1", "Hàng năm", "so-a", mends=(Mend("line", "1.1"),)),
    task("2", "Hàng năm", "so-a", "so-b", mends=(Mend("area", "1"),)),
    task("3", "Hàng năm", "so-b"),
)
NEW = replace(
    catalogue(area("1", line("1.1"), line("1.3"), line("1.4", "2.00"), line("1.5"))), id="minh-hoa/2018"
)


def back(after: Sheet | None, crosswalk: Crosswalk | None = None) -> WonBack:
    """The plan against the result of the year after."""
    return won_back(coverage(PLAN, RESULT), after, crosswalk)


def mapped(*lines: MappedLines, same: tuple[str, ...] = ()) -> Crosswalk:
    """A mapping from the old version to the new one."""
    return Crosswalk(VERSION.id, NEW.id, lines, same)


def new(version: Catalogue = NEW) -> Sheet:
    """The result of the year after in another catalogue."""
    return sheet(version, {"1.1": "1.00", "1.3": "0.75", "1.4": "1.50"})


def test_points_came_back_or_more_was_lost() -> None:
    found = back(sheet(VERSION, {"1.1": "1.00", "1.2": "0.25", "2.1": "0.00"}))
    assert [(one.line.node.key, one.back) for one in found.lines] == [
        ("1.1", Decimal("0.75")),
        ("1.2", Decimal("-0.25")),
    ]
    assert [(one.task.id, one.expected, one.back) for one in found.tasks] == [
        ("1", Decimal("0.75"), Decimal("0.75")),
        ("2", Decimal("1.25"), Decimal("0.50")),
    ]
    assert (found.expected, found.back) == (Decimal("1.25"), Decimal("0.50"))


def test_by_agency_a_line_counts_once() -> None:
    first, second = back(sheet(VERSION, {"1.1": "1.00", "1.2": "0.50"})).agencies
    assert (first.agency, len(first.tasks), first.expected, first.back) == (
        "so-a",
        2,
        Decimal("1.25"),
        Decimal("0.75"),
    )
    assert (second.agency, second.expected) == ("so-b", Decimal("1.25"))


def test_without_a_result_nothing_is_said_to_have_come_back() -> None:
    found = back(None)
    assert {one.why_not for one in found.lines} == {NO_RESULT}
    assert (found.back, found.tasks[0].back, found.agencies[0].back) == (None, None, None)


def test_points_that_are_not_known_are_not_zero() -> None:
    found = back(sheet(VERSION, {"1.1": "1.00"}))
    assert [(one.back, one.why_not) for one in found.lines] == [(Decimal("0.75"), ""), (None, NOT_KNOWN)]
    assert found.back == Decimal("0.75")


@pytest.mark.parametrize(
    ("crosswalk", "expected"),
    [
        (None, (None, NO_MAPPING)),
        (mapped(), (None, NOT_MAPPED)),
        (mapped(same=("1.1",)), (Decimal("0.75"), "")),
        (mapped(MappedLines(("1.1",), ("1.3",))), (Decimal("0.50"), "")),
        (mapped(MappedLines(("1.1",), ("1.4",))), (None, OTHER_MAXIMUM)),
        (mapped(MappedLines(("1.1",), ("1.5",))), (None, NOT_KNOWN)),
        (mapped(MappedLines(("1.1", "1.2"), ("1.3",))), (None, NOT_ONE)),
        (mapped(MappedLines(("1.1",), ())), (None, NOT_ONE)),
        (mapped(MappedLines(("1.1",), ("9.9",))), (None, NOT_ONE)),
    ],
)
def test_between_two_catalogues_only_a_mapped_line_is_compared(
    crosswalk: Crosswalk | None, expected: tuple[Decimal | None, str]
) -> None:
    first = back(new(), crosswalk).lines[0]
    assert (first.back, first.why_not) == expected


def test_an_expectation_of_the_plan_is_followed_without_a_line() -> None:
    expecting = replace(PLAN.tasks[2], expected=Decimal("2.00"))
    plan = replace(PLAN, tasks=(expecting,))
    found = won_back(coverage(plan, RESULT), None)
    assert [(one.task.id, one.expected, one.back) for one in found.tasks] == [("3", Decimal("2.00"), None)]
