"""The league table in the terminal is computed from the published scores."""

import json
import re

import pytest

from tests.cli.conftest import Run

OF = re.compile(r"/\d+")


def test_vinh_long_has_the_ranks_that_its_plan_states(run: Run) -> None:
    for year, line in (
        ("2018", "21 Vĩnh Long 44,65"),
        ("2019", "48 Vĩnh Long 42,23"),
        ("2020", "23 Vĩnh Long 43,20"),
    ):
        said = run("ranking", "papi", year)
        assert said.code == 0
        assert line in [" ".join(OF.sub("", row).split()) for row in said.out.splitlines()]


def test_a_line_is_named_by_its_key_or_by_the_code_of_the_year(run: Run) -> None:
    by_code = run("ranking", "papi", "2020", "--line", "3.2")
    assert by_code.code == 0
    assert "3.2" in by_code.out
    by_key = run("ranking", "papi", "2020", "--line", "total", "--target-rank", "10", "--json")
    assert by_key.code == 0
    assert json.loads(by_key.out)


def test_without_all_figures_there_is_no_rank_and_the_code_says_so(run: Run) -> None:
    said = run("ranking", "sipas", "2019")
    assert said.code == 1
    assert "Chưa tính hạng: còn 62 đơn vị" in said.out.replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("khac", "2020"), "Không có chỉ số “khac”"),
        (("papi", "2010"), "PAPI không có năm “2010”"),
        (("papi", "nay"), "PAPI không có năm “nay”"),
        (("papi", "2020", "--line", "9.9"), "PAPI năm 2020 không có nội dung “9.9”"),
        (("papi", "2020", "--target-rank", "0"), "--target-rank phải là số nguyên từ 1, không phải “0”"),
        (("papi", "2020", "--target-rank", "mười"), "--target-rank phải là số nguyên từ 1"),
    ],
)
def test_what_does_not_exist_is_said(run: Run, arguments: tuple[str, ...], message: str) -> None:
    said = run("ranking", *arguments)
    assert said.code == 2
    assert message in said.err
