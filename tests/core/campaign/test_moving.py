"""An open campaign moves only with a report: kept, changed, lost, new; nothing falls under the table."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.campaign.moving import MOVE_NAMES, LineMove, moves
from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.catalogue.nodes import Catalogue, Node, Target
from tests.core.bounded import BOUNDED
from tests.core.builders import ON_TIME, area, bound, catalogue, every, line
from tests.core.campaign.samples import GATHERED, PARTS, RATIO, YES_NO


def version(*lines: Node) -> Catalogue:
    return catalogue(area("1", *lines))


def by_mapping(old: Catalogue, new: Catalogue, *pairs: MappedLines, same: tuple[str, ...] = ()) -> list[str]:
    found = moves(old, new, Crosswalk("cu", "moi", pairs, same))
    return [f"{one.old or '–'} {one.what} {one.new or '–'}: {one.why}" for one in found]


def test_the_same_version_is_kept_whole() -> None:
    found = moves(version(YES_NO, RATIO), version(YES_NO, RATIO), None)

    assert found == (LineMove("1.1", "1.1", "kept", ""), LineMove("2.1", "2.1", "kept", ""))
    assert set(MOVE_NAMES) == {"kept", "changed", "lost", "new"}


def test_a_correction_is_followed_by_the_identifier_and_says_what_changed() -> None:
    corrected = replace(
        RATIO,
        code="2.9",
        name="Tiêu chí khác tên",
        max_points=Decimal("2.50"),
        rule=every(95),
        may_be_not_applicable=False,
        lead=("so-a",),
    )
    (found,) = moves(version(RATIO), version(corrected), None)

    assert (found.old, found.new, found.what) == ("2.1", "2.9", "changed")
    assert found.why == (
        "mã 2.1 thành 2.9; tên: Tiêu chí khác tên; điểm tối đa 2,00 thành 2,50; cách chấm; "
        "được “không đánh giá”; cơ quan chủ trì"
    )


def test_a_line_that_asks_for_something_else_is_lost_and_new() -> None:
    other = replace(PARTS, id=RATIO.id, code=RATIO.code)

    assert moves(version(RATIO), version(other), None) == (
        LineMove("2.1", None, "lost", "số liệu phải nhập khác trước, nhập lại ở dòng 2.1"),
        LineMove(None, "2.1", "new", "phải nhập số liệu"),
    )


def test_figures_of_members_must_fit_as_well() -> None:
    """The points of 4.3 come from outside before and after, but its members would be asked another thing."""
    target = Target("Số hồ sơ giảm", YES_NO.measure, bound("at_least", 100))
    (lost, fresh) = moves(version(GATHERED), version(replace(GATHERED, target=target)), None)

    assert (lost.what, fresh.what) == ("lost", "new")


def test_a_requirement_that_is_added_loses_nothing() -> None:
    bare = replace(GATHERED, target=None)

    assert [one.what for one in moves(version(bare), version(GATHERED), None)] == ["changed"]
    assert [one.what for one in moves(version(GATHERED), version(bare), None)] == ["lost", "new"]


def test_a_code_that_means_another_line_carries_nothing_over() -> None:
    stranger = replace(RATIO, id="another")

    assert [one.what for one in moves(version(RATIO), version(stranger), None)] == ["lost", "new"]
    assert moves(version(RATIO), version(stranger), None)[0].why == "không còn trong bộ tiêu chí mới"


def test_a_written_mapping_decides_where_there_is_one() -> None:
    old = version(
        *(line(code, measure=ON_TIME, rule=every()) for code in ("1.1", "1.2", "1.3", "1.4", "1.5"))
    )
    new = version(*(line(code, measure=ON_TIME, rule=every()) for code in ("1.1", "1.2", "1.3", "1.7")))

    assert by_mapping(
        old,
        new,
        MappedLines(("1.2", "1.3"), ("1.2",)),
        MappedLines(("1.4",), ("1.3", "1.7"), "hai nội dung"),
        MappedLines((), ("1.7",)),
        same=("1.1", "9.9"),
    ) == [
        "1.1 kept 1.1: ",
        "1.2 lost –: nhập chung vào 1.2",
        "1.3 lost –: nhập chung vào 1.2",
        "1.4 lost –: tách thành 1.3, 1.7: hai nội dung",
        "1.5 lost –: chưa có trong bảng đối chiếu",
        "– new 1.2: phải nhập số liệu",
        "– new 1.3: phải nhập số liệu",
        "– new 1.7: phải nhập số liệu",
    ]


def test_a_line_may_go_without_an_heir_or_change_its_code() -> None:
    old, new = version(line("1.1"), line("1.2")), version(line("1.8", None))

    assert by_mapping(old, new, MappedLines(("1.1",), ("1.8",)), MappedLines(("1.2",), (), "bỏ")) == [
        "1.1 changed 1.8: mã 1.1 thành 1.8; tên: Tiêu chí 1.8; điểm tối đa 1,00 thành chưa có nguồn nêu",
        "1.2 lost –: không còn trong bộ tiêu chí mới: bỏ",
    ]


CODES = st.lists(st.sampled_from([f"1.{number}" for number in range(1, 8)]), unique=True, max_size=7)


@BOUNDED
@given(CODES, CODES, st.booleans())
def test_every_line_of_both_versions_is_told_exactly_once(
    old_codes: list[str], new_codes: list[str], mapped: bool
) -> None:
    old, new = (version(*map(line, codes)) for codes in (old_codes, new_codes))
    pairs = tuple(MappedLines((one,), (two,)) for one, two in zip(old_codes, new_codes, strict=False))
    found = moves(old, new, Crosswalk("cu", "moi", pairs) if mapped else None)

    assert [one.old for one in found if one.old] == [leaf.key for leaf in old.leaves]
    assert sorted(one.new for one in found if one.new) == sorted(new_codes)
    assert all((one.new is None) == (one.what == "lost") for one in found)
    assert all((one.old is None) == (one.what == "new") for one in found)
