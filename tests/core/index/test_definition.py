"""What an index is made of, and which years compare."""

from decimal import Decimal

from cchc.core.index.definition import Absent, Scale
from tests.core.index.small import ELECTION, FIRST, INDEX, KNOWLEDGE, SCALE, SECOND, TOTAL


def test_lines_exist_in_their_years() -> None:
    assert INDEX.lines_in(2020) == (TOTAL, FIRST, KNOWLEDGE, ELECTION, SECOND)
    assert INDEX.lines_in(2021) == (TOTAL, FIRST, KNOWLEDGE, SECOND)
    assert INDEX.lines_in(2017) == ()
    assert INDEX.children("first", 2021) == (KNOWLEDGE,)
    assert INDEX.children("knowledge", 2021) == ()


def test_a_line_knows_its_label_and_its_scale() -> None:
    assert (SECOND.label, TOTAL.label) == ("2 Công khai", "Tổng hợp")
    assert SECOND.scale_in(2020) == SCALE[0]
    assert SECOND.scale_in(2017) is None
    assert Scale(2011, 2017, Decimal(6), Decimal(60)) != SCALE[0]


def test_a_break_concerns_what_stands_above_and_below() -> None:
    assert [b.year for b in INDEX.breaks_of("total")] == [2021]
    assert [b.year for b in INDEX.breaks_of("knowledge")] == [2021]
    assert INDEX.breaks_of("second") == ()
    assert INDEX.breaks_between("first", 2020, 2021)
    assert not INDEX.breaks_between("first", 2019, 2020)


def test_a_year_that_nobody_declared_is_not_compared() -> None:
    assert [b.year for b in INDEX.breaks_between("second", 2020, 2023)] == [2022, 2023]
    assert INDEX.breaks_between("second", 2019, 2021) == ()


def test_absence_is_said_for_the_whole_unit_or_for_lines() -> None:
    whole = INDEX.absent_in(2020, "giang", "knowledge")
    assert whole == Absent("giang", "Không khảo sát")
    assert INDEX.absent_in(2020, "an", "total") is None
    assert INDEX.absent_in(2001, "giang", "total") is None


def test_a_line_whose_part_is_absent_is_absent_too() -> None:
    from dataclasses import replace

    partly = Absent("an", "Không công bố", ("second",))
    index = replace(INDEX, years=(replace(INDEX.years[0], absent=(partly,)),))
    assert index.absent_in(2019, "an", "total") == partly
    assert index.absent_in(2019, "an", "second") == partly
    assert index.absent_in(2019, "an", "first") is None


def test_a_break_of_an_unknown_line_concerns_only_itself() -> None:
    from dataclasses import replace

    from cchc.core.index.definition import Break

    index = replace(INDEX, breaks=(Break(2020, "khác", ("gone",)), Break(2019, "tất cả")))
    assert [b.year for b in index.breaks_of("total")] == [2019]
