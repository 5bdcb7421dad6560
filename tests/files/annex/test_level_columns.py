"""Scales printed as rows of their own: the points of each level are found wherever the decision puts them."""

from typing import Any

import pytest

from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.reading import annex_in, read_annex
from tests.files.annex.making import HEAD
from tests.files.annex.offices import Merge, Office, excel, word

YES = "Đạt: 1; không đạt: 0"
LEVELS = (("Từ 90% trở lên", "1"), ("Từ 80% - dưới 90%", "0,5"), ("Dưới 80%", "0"))
TIERS = ["90", "80"]


def drafted(raw: bytes) -> Draft:
    return read_annex(annex_in(raw, "pl"), "pl", HEAD)


def rows_of(form: str) -> tuple[list[tuple[str, ...]], tuple[str, ...], tuple[Merge, ...]]:
    """The rows of one criterion with three levels, the headings, and the merged cells."""
    match form:
        case "points below the maxima":
            levels = [("", name, points, "") for name, points in LEVELS]
            return ([("1.1", "Tỷ lệ", "1", ""), *levels], ("STT", "Tiêu chí", "Điểm tối đa", "Ghi chú"), ())
        case "lettered":
            levels = [
                (f"{letter})", name, points, "") for letter, (name, points) in zip("abc", LEVELS, strict=True)
            ]
            return ([("1.1", "Tỷ lệ", "1", ""), *levels], ("STT", "Tiêu chí", "Điểm tối đa", "Ghi chú"), ())
        case "beside the criterion":
            (first, most), *rest = LEVELS
            levels = [("1.1", "Tỷ lệ", first, most), *(("", "", name, points) for name, points in rest)]
            return (levels, ("STT", "Tiêu chí", "Cách chấm điểm", "Điểm"), ((2, 0, 4, 0), (2, 1, 4, 1)))
        case heading:
            levels = [("", name, "", points) for name, points in LEVELS]
            return ([("1.1", "Tỷ lệ", "1", ""), *levels], ("STT", "Tiêu chí", "Điểm tối đa", heading), ())


@pytest.mark.parametrize(
    "form",
    ["points below the maxima", "lettered", "beside the criterion", "Điểm", "Mức điểm", "Thang điểm"],
)
@pytest.mark.parametrize("make", [word, excel])
def test_levels_find_their_points(form: str, make: Any) -> None:
    rows, headings, merged = rows_of(form)
    area = ("1", "CHỈ ĐẠO", "", "1") if form == "beside the criterion" else ("1", "CHỈ ĐẠO", "1", "")
    draft = drafted(make(Office([area, *rows], headings=headings, merged=merged)))

    (line,) = draft.content["areas"][0]["children"]
    assert [str(step["at_least"]) for step in line["rule"]["steps"]] == TIERS
    assert str(line["max_points"]) == "1"
    assert "children" not in line


def test_a_formula_between_the_levels_belongs_to_the_scale() -> None:
    scale = (
        "Hoàn thành 100% kế hoạch: 1",
        "Nếu tỷ lệ đạt từ 80%-dưới 100% thì điểm đánh giá được tính theo công thức",
        "(b/a)*1",
        "Trong đó: a là tổng số nhiệm vụ; b là số nhiệm vụ đã hoàn thành",
        "Hoàn thành dưới 80% kế hoạch: 0",
    )
    rows = [("1", "CHỈ ĐẠO", "1", ""), ("1.1", "Hoàn thành kế hoạch", "1", "")]
    draft = drafted(word(Office([*rows, *(("", text, "", "") for text in scale)])))

    (line,) = draft.content["areas"][0]["children"]
    assert line["name"] == "Hoàn thành kế hoạch"
    assert (line["rule"]["kind"], str(line["rule"]["zero_below"])) == ("proportion", "80")


def test_a_heading_over_several_columns_says_which_is_the_maximum() -> None:
    rows = [
        ("", "", "Tự chấm", "Tối đa", ""),
        ("1", "CHỈ ĐẠO", "0,5", "1", ""),
        ("1.1", "Kế hoạch", "0,5", "1", YES),
    ]
    office = Office(rows, headings=("STT", "Nội dung", "Điểm", "", "Cách tính điểm"), merged=((0, 2, 0, 3),))

    for make in (word, excel):
        assert [str(line["max_points"]) for line in drafted(make(office)).lines()] == ["1", "1"]


def test_maxima_appraised_and_surveyed_may_stand_apart() -> None:
    office = Office(
        [
            ("", "", "Thẩm định", "Điều tra XHH", ""),
            ("1", "CHỈ ĐẠO", "1", "1", ""),
            ("1.1", "Kế hoạch", "1", "", YES),
            ("1.2", "Tác động của CCHC", "", "1", "Điều tra XHH"),
            ("", "Điểm thẩm định", "1", "", ""),
            ("", "Điểm điều tra XHH", "", "1", ""),
            ("", "Tổng cộng", "1", "1", ""),
        ],
        headings=("STT", "Nội dung", "Điểm tối đa", "", "Cách tính điểm"),
        merged=((0, 2, 0, 3),),
    )
    draft = drafted(word(office))

    assert [str(line["max_points"]) for line in draft.lines()] == ["2", "1", "1"]
    assert [line.get("part") for line in draft.lines()] == [None, "appraised", "survey"]
    assert str(draft.content["scale"]) == "2"
