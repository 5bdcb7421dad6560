"""Comparison of versions, suppositions, and one point opened."""

from dataclasses import replace

import pytest

from cchc.core.catalogue.compare import compare
from cchc.core.catalogue.facts import Fact, GivenFact, Unknown
from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.errors import UnknownReference
from cchc.core.report.comparison import comparison_report
from cchc.core.report.trace import trace_report
from cchc.core.report.what_if import what_if_report
from cchc.core.scoring.simulate import what_if
from tests.core.builders import REGISTER, area, assessment, catalogue, leftover, line, parent, points, sheet
from tests.core.report.real import vinh_phuc

VERSION = catalogue(area("1", parent("1.1", line("1.1.1"), line("1.1.2")), line("1.2", "2.00")))
FACTS = {"1.1.1": "0.50", "1.1.2": "1.00", "1.2": "1.00"}


def given(text: str) -> GivenFact:
    value = points(text)
    assert value is not None
    return GivenFact(value)


def test_comparison_counts_what_became_of_the_lines() -> None:
    new = catalogue(area("1", line("1.1", None), line("1.3", "2.00")))
    old = catalogue(area("1", line("1.1"), line("1.2", "2.00"), line("1.9")))
    crosswalk = Crosswalk("a", "b", (MappedLines(("1.1", "1.2"), ("1.1",)), MappedLines(("1.9",), ())))

    report = comparison_report(compare(old, new, crosswalk))
    merged, dropped, fresh = report.by_id["lines"].rows

    assert [cell.text for cell in merged.cells[:7]] == [
        "1.1, 1.2",
        "Tiêu chí 1.1; Tiêu chí 1.2",
        "3,00",
        "1.1",
        "Tiêu chí 1.1",
        "chưa có nguồn nêu",
        "nhập chung",
    ]
    assert dropped.cells[3].text == ""
    assert fresh.cells[0].text == ""
    assert [row.id for row in report.by_id["fates"].rows] == ["merged", "dropped", "unmatched"]
    assert not report.illustrative


def test_a_supposition_shows_gain_and_total() -> None:
    report = what_if_report(what_if(assessment(VERSION, FACTS), {"1.2": given("2.00")}))

    assert [cell.text for cell in report.by_id["changes"].rows[0].cells[:5]] == [
        "1.2",
        "Tiêu chí 1.2",
        "1,00",
        "2,00",
        "+1,00",
    ]
    assert report.by_id["changes"].cell("total", "gain").text == "+1,00"


def test_a_supposition_from_or_to_unknown_has_no_gain() -> None:
    supposed: dict[str, Fact] = {"1.1.1": Unknown(), "1.2": given("2.00")}
    rest = replace(assessment(VERSION, {"1.1.1": "0.50", "1.1.2": "1.00"}))

    changes = what_if_report(what_if(rest, supposed)).by_id["changes"]

    assert changes.cell("1.1.1", "gain").text == changes.cell("1.2", "gain").text == "chưa có số liệu"


def test_one_point_opens_to_its_steps_and_items() -> None:
    report = trace_report(vinh_phuc(), "1.2", vinh_phuc().assessment.agencies.name_of)

    assert [row.id for row in report.by_id["steps"].rows] == ["facts", "rule", "reference"]
    assert [row.cells[3].text for row in report.by_id["items"].rows] == ["1,00", "0,25"]
    assert next(fact.cell.text for fact in report.facts if fact.key == "line").startswith("1.2 ")


def test_a_line_without_items_and_without_code() -> None:
    version = catalogue(area("1", line("1.1")), remainder=(leftover("rest", "1.00"),))

    report = trace_report(sheet(version, {"rest": "0.50"}), "rest", REGISTER.name_of)

    assert list(report.by_id) == ["steps"]
    assert next(fact.cell.text for fact in report.facts if fact.key == "line") == "Tiêu chí rest"


@pytest.mark.parametrize(
    ("key", "hint"),
    [("1.1", "1.1.1, 1.1.2"), ("9.9", "cột Mã"), ("1.5", "trong dòng “line-1-2”"), ("2", "chưa biết dòng")],
)
def test_what_is_no_scored_line_is_refused_with_a_way_on(key: str, hint: str) -> None:
    counted = replace(line("1.5", None, rule=None), counted_in="line-1-2")
    first = VERSION.areas[0]
    version = catalogue(replace(first, children=(*first.children, counted)), area("2"))

    with pytest.raises(UnknownReference, match=hint):
        trace_report(sheet(version, FACTS), key, REGISTER.name_of)
