"""Words beside figures: what nobody can keep or read is refused with its field."""

import pytest

from cchc.core.campaign.words import storable, unfit_words


@pytest.mark.parametrize("text", ["", "Chậm vì đổi phần mềm", "Hai dòng\r\n\tvà\u00a0một khoảng", " " * 200])
def test_what_people_write_is_taken(text: str) -> None:
    assert unfit_words("reason", "Lý do", text, 60) == ()


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\u202eb", "a\u200bb", "a\ud800b"])
def test_signs_that_do_not_print_are_refused(text: str) -> None:
    (problem,) = unfit_words("reason", "Lý do", text)
    assert (problem.code, problem.place.column) == ("not_printed", "reason")
    assert problem.message == "Lý do: có ký tự không in được, hãy gõ lại phần đó"


def test_too_much_is_refused_with_how_much_there_is() -> None:
    (problem,) = unfit_words("title", "Tên đợt", " " + "x" * 301, 300)
    assert problem.code == "too_long"
    assert problem.message == "Tên đợt: quá dài (301 ký tự), chỉ nhận tối đa 300"


def test_what_a_database_keeps() -> None:
    assert storable("Sở Nội vụ\n\u202e")
    assert not storable("x\x00")
    assert not storable("\udc00")
