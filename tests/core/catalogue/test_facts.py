"""Figures collected from many units know who is missing."""

from cchc.core.catalogue.facts import NotApplicable, Unknown
from tests.core.builders import collected, ratio


def test_unknown_is_missing_and_not_applicable_is_an_answer() -> None:
    fact = collected(
        "so-a",
        "so-b",
        "so-c",
        "so-d",
        so_a=ratio(1, 2),
        so_b=Unknown("đang thu thập"),
        so_c=NotApplicable("x"),
    )

    assert fact.missing() == ("so-b", "so-d")
    assert list(fact.known()) == [("so-a", ratio(1, 2))]
