"""The catalogues as data: the tree of Vĩnh Long, the illustrative ones, two versions side by side."""

from typing import get_args

import pytest

from cchc.core.catalogue.compare import Fate, compare, crosswalk_problems
from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.nodes import Kind
from cchc.core.catalogue.rules import Rule
from cchc.core.scoring.sheet import Sheet
from tests.golden.real_data import PAR_2017, STORE, VINH_LONG, sheet_of

ILLUSTRATED = [
    path.relative_to(STORE.root).as_posix()
    for path in sorted(STORE.root.glob("*/minh-hoa-*/examples/*.yaml"))
]


def test_the_tree_of_vinh_long() -> None:
    tree = STORE.catalogue(VINH_LONG)

    assert len(tree.nodes) == 111
    assert len(tree.leaves) == 80
    assert [
        sum(leaf.kind is kind for leaf in tree.leaves) for kind in (Kind.CRITERION, Kind.SUBCRITERION)
    ] == [
        12,
        68,
    ]
    assert {leaf.max_points for leaf in tree.leaves} == {None}
    assert tree.by_key["4.3"].target
    assert tree.by_key["4.3"].children


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    return [sheet_of(name) for name in ILLUSTRATED]


def test_every_measure_and_rule_occurs_in_a_trace(sheets: list[Sheet]) -> None:
    scored = [line.node for sheet in sheets for line in sheet.lines if line.points is not None]

    assert {type(node.measure) for node in scored} - {type(None)} == set(get_args(Measure))
    assert {type(node.rule) for node in scored} == set(get_args(Rule))


def test_illustrations_say_that_they_are(sheets: list[Sheet]) -> None:
    assert {sheet.assessment.catalogue.level for sheet in sheets} == {"department", "commune"}
    assert all(sheet.assessment.illustrative and sheet.assessment.catalogue.illustrative for sheet in sheets)


def test_no_line_scores_beyond_its_maximum(sheets: list[Sheet]) -> None:
    beyond = [
        line.node.key
        for sheet in sheets
        for line in sheet.lines
        if line.points is not None and line.node.max_points is not None
        if not 0 <= line.points <= line.node.max_points
    ]

    assert beyond == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("7.1.4", ["7.1.3"]),
        ("8.2.1", ["8.1"]),
        ("8.2.3", ["8.3"]),
        ("7.1.2", ["7.1.1"]),
        ("7.2.2", ["7.2.2"]),
        ("7.2.3", ["7.2.2"]),
        ("7.1.1", []),
    ],
)
def test_lines_of_2017_in_the_tree_of_vinh_long(old: str, new: list[str]) -> None:
    crosswalk = STORE.crosswalk(PAR_2017, VINH_LONG)
    assert crosswalk is not None

    comparison = compare(STORE.catalogue(PAR_2017), STORE.catalogue(VINH_LONG), crosswalk)
    row = next(row for row in comparison.rows if old in [node.key for node in row.old])

    assert [node.key for node in row.new] == new
    assert (row.fate is Fate.NOT_IN_NEW) == (not new)
    assert crosswalk_problems(comparison.old, comparison.new, crosswalk) == ()
