"""Errors say what is wrong, where, and what to do."""

import pytest

from cchc.core.errors import CchcError, FactError, InputRefused, Place, Problem, UnknownReference


def test_place_names_only_what_is_known() -> None:
    assert str(Place()) == ""
    assert str(Place(criterion="1.2")) == "tiêu chí 1.2"
    assert (
        str(Place("so-lieu.xlsx", "Số liệu", 7, "C", "1.2"))
        == "so-lieu.xlsx, trang tính Số liệu, dòng 7, cột C, tiêu chí 1.2"
    )


def test_row_zero_is_a_row() -> None:
    assert str(Place(row=0)) == "dòng 0"


def test_problem_reads_as_one_sentence() -> None:
    assert str(Problem("x", "Sai")) == "Sai"
    assert str(Problem("x", "Sai", Place(file="a.yaml"), "sửa lại")) == "a.yaml: Sai (sửa lại)"


@pytest.mark.parametrize("kind", CchcError.__subclasses__())
def test_every_error_has_a_code_of_its_own(kind: type[CchcError]) -> None:
    assert kind.code != CchcError.code
    assert kind.__doc__


def test_error_carries_its_problem() -> None:
    error = FactError("Không thể âm", Place(criterion="1.2"), "ghi lại số")

    assert error.problem == Problem("impossible_fact", "Không thể âm", Place(criterion="1.2"), "ghi lại số")
    assert str(error) == "tiêu chí 1.2: Không thể âm (ghi lại số)"


def test_refused_input_lists_every_finding_under_the_code_of_the_first() -> None:
    refused = InputRefused([Problem("duplicate_key", "Trùng khóa"), Problem("bad_sum", "Không khớp tổng")])

    assert refused.code == "duplicate_key"
    assert str(refused) == "Trùng khóa\nKhông khớp tổng"
    assert len(refused.problems) == 2


def test_unknown_reference_is_an_error_of_the_tree() -> None:
    assert issubclass(UnknownReference, CchcError)
