"""The tree knows its leaves, keys, ancestors and areas."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.core.builders import area, catalogue, leftover, line, parent

COUNTED = replace(line("1.3", None), counted_in="rest")
TREE = catalogue(
    area("1", parent("1.1", line("1.1.1"), line("1.1.2")), line("1.2"), COUNTED),
    area("2"),
    remainder=(leftover("rest", "2.00"),),
)


def test_nodes_stand_in_printed_order_with_the_remainder_last() -> None:
    assert [node.key for node in TREE.nodes] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.3", "2", "rest"]


def test_only_scored_lines_are_leaves() -> None:
    assert [leaf.key for leaf in TREE.leaves] == ["1.1.1", "1.1.2", "1.2", "rest"]


def test_ancestors_start_with_the_area() -> None:
    assert [node.key for node in TREE.ancestors["1.1.2"]] == ["1", "1.1"]
    assert TREE.ancestors["rest"] == ()


@pytest.mark.parametrize(("key", "expected"), [("1", "1"), ("1.1.2", "1"), ("2", "2")])
def test_every_line_of_the_tree_has_an_area(key: str, expected: str) -> None:
    found = TREE.area_of(key)

    assert found is not None
    assert found.key == expected


def test_no_source_places_a_remainder_line() -> None:
    assert TREE.area_of("rest") is None


def test_a_line_without_a_name_says_so() -> None:
    assert line("1.1").title == "Tiêu chí 1.1"
    assert replace(line("1.1"), name=None).title == "(nguồn không nêu tên)"


def test_parts_are_found_by_identifier() -> None:
    assert TREE.part_by_id("officials").name == "Điểm khảo sát"
    assert TREE.by_key["rest"].max_points == Decimal("2.00")
