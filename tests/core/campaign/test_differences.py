"""A package that comes back overwrites nothing that was saved since: same, take, or conflict."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.differences import Difference, differences, same_fact
from cchc.core.catalogue.facts import CasesFact, Collected, CountFact, Fact, Unknown
from tests.core.bounded import BOUNDED
from tests.core.builders import collected, ratio
from tests.core.campaign.samples import VERSION

FEW = st.builds(CountFact, st.sampled_from([Decimal(1), Decimal(2)])) | st.just(Unknown())
LINES = st.sampled_from(["1.2", "2.1", "3.1"])


def test_what_nobody_touched_may_be_taken() -> None:
    assert differences({"2.1": 3}, {"2.1": (3, ratio(1, 2))}, {"2.1": ratio(2, 2)}, VERSION) == (
        Difference("2.1", "take", "1/2 hồ sơ", "2/2 hồ sơ", 3, 3),
    )
    assert differences({}, {}, {"2.1": ratio(2, 2)}) == (Difference("2.1", "take", "", "2/2", 0, 0),)


def test_what_was_saved_since_is_a_conflict() -> None:
    current: dict[str, tuple[int, Fact]] = {"2.1": (4, ratio(1, 2)), "1.2": (1, CountFact(Decimal(1)))}
    incoming = {"2.1": ratio(2, 2), "1.2": CountFact(Decimal(5))}

    assert [(one.line, one.what) for one in differences({"2.1": 3}, current, incoming)] == [
        ("2.1", "conflict"),
        ("1.2", "conflict"),
    ]


def test_the_same_is_no_conflict_whatever_happened() -> None:
    current: dict[str, tuple[int, Fact]] = {"2.1": (9, ratio("1.0", 2))}

    assert [one.what for one in differences({"2.1": 3}, current, {"2.1": ratio(1, "2.00")})] == ["same"]


def test_a_version_that_never_was_is_a_conflict() -> None:
    assert [one.what for one in differences({"2.1": 9}, {}, {"2.1": ratio(1, 2)})] == ["conflict"]


def test_order_of_kinds_and_units_is_no_difference() -> None:
    one, other = (
        collected("a", "b", a=ratio(1, 2), b=Unknown()),
        collected("b", "a", b=Unknown(), a=ratio(1, 2)),
    )

    assert same_fact(CasesFact((("a", 1), ("b", 0))), CasesFact((("b", 0), ("a", 1))))
    assert same_fact(one, other)
    assert not same_fact(one, Collected(one.entries, ("a",)))
    assert not same_fact(CasesFact((("a", 1),)), CasesFact((("a", 2),)))
    assert not same_fact(Unknown(), CountFact(Decimal(0)))


@BOUNDED
@given(
    st.dictionaries(LINES, st.integers(0, 2)),
    st.dictionaries(LINES, st.tuples(st.integers(1, 2), FEW)),
    st.dictionaries(LINES, FEW),
)
def test_only_untouched_lines_are_taken(
    base: dict[str, int], current: dict[str, tuple[int, Fact]], incoming: dict[str, Fact]
) -> None:
    found = differences(base, current, incoming)

    assert [one.line for one in found] == list(incoming)
    for one in found:
        version, mine = current.get(one.line, (0, None))
        assert (one.what == "same") == (mine is not None and same_fact(mine, incoming[one.line]))
        assert one.what != "take" or base.get(one.line, 0) == version
        assert one.version == version
