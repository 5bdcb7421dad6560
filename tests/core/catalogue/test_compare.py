"""Two versions are compared by their mapping, never by equal codes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.compare import FATE_LABELS, Compared, Fate, compare, crosswalk_problems
from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.catalogue.nodes import Node, Status
from cchc.core.catalogue.rules import Given
from tests.core.builders import ON_TIME, area, catalogue, every, leftover, line

OLD = catalogue(
    area(
        "7",
        *(line(code) for code in ("7.1.1", "7.1.2", "7.1.4", "7.2.2", "7.2.3", "7.3", "7.4", "7.5", "7.6")),
    )
)
NEW = replace(
    catalogue(
        area(
            "7",
            line("7.1.1"),
            line("7.1.3", "2.00"),
            line("7.2.2"),
            line("7.3"),
            replace(line("7.4", measure=ON_TIME, rule=every()), name="Tên mới", part="officials"),
            line("7.5a"),
            line("7.5b"),
            line("7.9"),
        )
    ),
    title="Bộ mới",
)
MAPPING = Crosswalk(
    "old",
    "new",
    (
        MappedLines(("7.1.1",), (), "không còn"),
        MappedLines(("7.1.2",), ("7.1.1",)),
        MappedLines(("7.1.4",), ("7.1.3",)),
        MappedLines(("7.2.2", "7.2.3"), ("7.2.2",)),
        MappedLines(("7.5",), ("7.5a", "7.5b")),
        MappedLines((), ("7.9",), "dòng mới"),
    ),
    same_code=("7.3", "7.4"),
)


def row_of(code: str) -> Compared:
    rows = compare(OLD, NEW, MAPPING).rows
    return next(row for row in rows if code in [node.key for node in row.old])


@pytest.mark.parametrize(
    ("code", "fate", "new"),
    [
        ("7.1.1", Fate.DROPPED, []),
        ("7.1.2", Fate.RENUMBERED, ["7.1.1"]),
        ("7.1.4", Fate.RENUMBERED, ["7.1.3"]),
        ("7.2.3", Fate.MERGED, ["7.2.2"]),
        ("7.3", Fate.KEPT, ["7.3"]),
        ("7.4", Fate.CHANGED, ["7.4"]),
        ("7.5", Fate.SPLIT, ["7.5a", "7.5b"]),
        ("7.6", Fate.UNMAPPED, []),
    ],
)
def test_what_became_of_a_line(code: str, fate: Fate, new: list[str]) -> None:
    row = row_of(code)

    assert row.fate is fate
    assert [node.key for node in row.new] == new


def test_differences_are_named() -> None:
    assert row_of("7.4").differences == ("tên", "phần điểm")
    assert row_of("7.4").open == ("cách đo", "cách chấm")
    assert "điểm tối đa" in row_of("7.1.4").differences
    assert row_of("7.1.1").note == "không còn"


def test_rows_stand_in_the_old_order_with_new_lines_last() -> None:
    rows = compare(OLD, NEW, MAPPING).rows

    assert [row.old[0].key for row in rows if row.old] == sorted(row.old[0].key for row in rows if row.old)
    assert [row.fate for row in rows if not row.old] == [Fate.NEW]
    assert rows[-1].note == "dòng mới"


def test_the_same_code_proves_nothing() -> None:
    rows = compare(OLD, OLD, Crosswalk("old", "old", ())).rows

    assert {row.fate for row in rows} == {Fate.UNMAPPED, Fate.UNMATCHED}
    assert len(rows) == 2 * len(OLD.leaves)


def test_every_fate_has_a_label() -> None:
    assert set(FATE_LABELS) == set(Fate)


def test_a_sound_mapping_has_no_problem() -> None:
    assert crosswalk_problems(OLD, NEW, MAPPING) == ()


def test_codes_that_do_not_exist_and_lines_mapped_twice_are_reported() -> None:
    bad = Crosswalk("old", "new", (MappedLines(("7.3", "9.9"), ("8.8",)),), same_code=("7.3",))

    problems = crosswalk_problems(OLD, NEW, bad)

    assert [(problem.code, problem.place.criterion) for problem in problems] == [
        ("missing_reference", "9.9"),
        ("missing_reference", "8.8"),
        ("mapped_twice", "7.3"),
    ]
    assert "Bộ mới" in problems[1].message


def test_maxima_are_compared_as_numbers() -> None:
    shorter = catalogue(area("7", replace(line("7.3"), max_points=Decimal(1))))

    rows = compare(shorter, catalogue(area("7", line("7.3", "1.00"))), Crosswalk("a", "b", (), ("7.3",))).rows

    assert rows[0].fate is Fate.KEPT


def same(old: Node, new: Node) -> Compared:
    """The one row of two versions that both have only this line."""
    both = Crosswalk("a", "b", (), (old.key,))
    return compare(catalogue(area("7", old)), catalogue(area("7", new)), both).rows[0]


@pytest.mark.parametrize(("before", "after"), [("3.00", None), (None, "3.00"), (None, None)])
def test_a_maximum_that_one_side_does_not_state_is_no_change(before: str | None, after: str | None) -> None:
    row = same(line("7.1", before), line("7.1", after))

    assert (row.fate, row.differences) == (Fate.ALIKE, ())
    assert row.text == "giữ mã và tên, chưa so được điểm"


def test_a_line_without_a_name_is_compared_by_the_rest() -> None:
    unnamed = replace(line("7.1"), name=None)

    assert same(unnamed, line("7.1")).fate is Fate.KEPT
    assert same(unnamed, line("7.1", "2.00")).differences == ("điểm tối đa",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Công bố TTHC qua dịch vụ bưu chính công ích (BCCI)", "Công bố thủ tục hành chính qua dịch vụ BCCI"),
        ("Áp dụng hệ thống - ISO 9001", "Áp dụng Hệ thống (ISO 9001)"),
    ],
)
def test_two_writings_of_one_name_are_no_change(before: str, after: str) -> None:
    assert same(replace(line("7.1"), name=before), replace(line("7.1"), name=after)).fate is Fate.KEPT


def test_who_gives_the_points_is_worded_by_us_and_no_change() -> None:
    ours, theirs = Given("Kết quả thẩm định"), Given("Điểm do Bộ Nội vụ công bố")

    assert same(replace(line("7.1"), rule=ours), replace(line("7.1"), rule=theirs)).fate is Fate.KEPT


def test_scales_are_compared_where_both_sources_state_them() -> None:
    before = line("7.1", measure=ON_TIME, rule=every())
    after = line("7.1", measure=replace(ON_TIME, part="Số hồ sơ trước hạn"), rule=every(90))
    inferred = replace(after, reference=replace(after.reference, status=Status.INFERRED))
    illustrative = replace(after, reference=replace(after.reference, status=Status.ILLUSTRATIVE))

    assert same(before, after).differences == ("cách đo", "cách chấm")
    assert same(before, illustrative).differences == ("cách đo", "cách chấm")
    assert same(before, inferred).differences == ()
    assert same(before, inferred).text == "giữ mã và tên, chưa so được cách đo, cách chấm"


def test_a_file_that_is_not_complete_proves_neither_gone_nor_new() -> None:
    found = compare(OLD, NEW, replace(MAPPING, partial=("from", "to"))).rows
    fates = {node.key: row.fate for row in found for node in (row.old or row.new)}

    assert fates["7.1.1"] is Fate.NOT_IN_NEW
    assert fates["7.9"] is Fate.NOT_IN_OLD
    assert compare(OLD, NEW, Crosswalk("a", "b", (), partial=("from",))).rows[-1].fate is Fate.NOT_IN_OLD


def test_what_a_source_states_holds_although_a_file_is_not_complete() -> None:
    stated = (MappedLines(("7.1.1",), (), stated=True), MappedLines((), ("7.9",), stated=True))
    rows = compare(OLD, NEW, Crosswalk("a", "b", stated, partial=("from", "to"))).rows

    assert {row.fate for row in rows[:1]} == {Fate.DROPPED}
    assert [row.new[0].key for row in rows if row.fate is Fate.NEW] == ["7.9"]


def test_what_no_source_splits_into_lines_is_compared_with_nothing() -> None:
    rest = replace(catalogue(area("7", line("7.1"))), remainder=(leftover("rest", "10"),))

    assert [row.old[0].key for row in compare(rest, rest, Crosswalk("a", "b", (), ("7.1",))).rows] == ["7.1"]
