"""A line goes before its criterion, that before its area, that before the whole catalogue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.duties import Duty, agency_for, shares
from tests.core.bounded import BOUNDED
from tests.core.builders import area, catalogue, leftover, line, parent

VERSION = catalogue(
    area("1", parent("1.1", line("1.1.1"), line("1.1.2")), line("1.2")),
    area("2", line("2.1")),
    remainder=(leftover("rest", "5.00"),),
)
DUTIES = (
    Duty("score", "", "so-noi-vu"),
    Duty("score", "1", "so-a"),
    Duty("score", "1.1", "so-b"),
    Duty("score", "1.1.2", "so-c"),
    Duty("appraise", "2", "so-a"),
)
KEYS = [leaf.key for leaf in VERSION.leaves]


@pytest.mark.parametrize(
    ("key", "agency"),
    [
        ("1.1.2", "so-c"),
        ("1.1.1", "so-b"),
        ("1.1", "so-b"),
        ("1.2", "so-a"),
        ("1", "so-a"),
        ("2.1", "so-noi-vu"),
        ("rest", "so-noi-vu"),
    ],
)
def test_the_nearest_duty_counts(key: str, agency: str) -> None:
    assert agency_for(VERSION, DUTIES, "score", key) == agency


def test_kinds_of_duties_are_kept_apart() -> None:
    assert agency_for(VERSION, DUTIES, "appraise", "1.2") is None
    assert agency_for(VERSION, DUTIES, "collate", "2.1") is None


def test_a_line_that_does_not_exist_has_no_duty() -> None:
    with pytest.raises(KeyError):
        agency_for(VERSION, DUTIES, "score", "9.9")


def test_shares_are_in_printed_order_and_name_what_nobody_does() -> None:
    assert shares(VERSION, DUTIES, "appraise") == {"": ("1.1.1", "1.1.2", "1.2", "rest"), "so-a": ("2.1",)}
    assert shares(VERSION, DUTIES, "score") == {
        "so-b": ("1.1.1",),
        "so-c": ("1.1.2",),
        "so-a": ("1.2",),
        "so-noi-vu": ("2.1", "rest"),
    }


@BOUNDED
@given(st.dictionaries(st.sampled_from(["", *VERSION.by_key]), st.sampled_from(["so-a", "so-b"])))
def test_every_line_is_shared_out_exactly_once(agencies: dict[str, str]) -> None:
    duties = [Duty("score", key, agency) for key, agency in agencies.items()]
    found = shares(VERSION, duties, "score")

    assert sorted(key for keys in found.values() for key in keys) == sorted(KEYS)
    assert all(keys == tuple(key for key in KEYS if key in keys) for keys in found.values())
    for agency, keys in found.items():
        assert {agency_for(VERSION, duties, "score", key) or "" for key in keys} == {agency}
