"""Two versions are compared by their mapping, never by equal codes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.compare import FATE_LABELS, Compared, Fate, compare, crosswalk_problems
from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from tests.core.builders import ON_TIME, area, catalogue, every, line

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
    assert row_of("7.4").differences == ("tên", "cách đo", "cách chấm", "phần điểm")
    assert "điểm tối đa" in row_of("7.1.4").differences
    assert row_of("7.1.1").note == "không còn"


def test_rows_stand_in_the_old_order_with_new_lines_last() -> None:
    rows = compare(OLD, NEW, MAPPING).rows

    assert [row.old[0].key for row in rows if row.old] == sorted(row.old[0].key for row in rows if row.old)
    assert rows[-1].fate is Fate.NEW
    assert rows[-1].note == "dòng mới"


def test_the_same_code_proves_nothing() -> None:
    rows = compare(OLD, OLD, Crosswalk("old", "old", ())).rows

    assert {row.fate for row in rows} == {Fate.UNMAPPED, Fate.NEW}
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
