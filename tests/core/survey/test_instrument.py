"""The parts of a survey form."""

import pytest

from cchc.core.index.definition import Evidence
from cchc.core.survey.instrument import AnswerOption, AnswerScale, Block, Instrument, Question

SCALE = AnswerScale("muc-do", (AnswerOption(1, "Không hài lòng", satisfied=False),))
ASKED = Question(code="1.1", text="Biển hiệu rõ ràng")
INNER = Question(code="1.2", text="Đủ chỗ ngồi")
OTHER = Question(code="Q5", text="Đưa tiền ngoài quy định", sensitive=True)
FORM = Instrument(
    id="sipas/mau",
    index="sipas",
    title="Phiếu",
    decision="",
    first_year=2017,
    last_year=2021,
    respondents="Người dân",
    evidence=Evidence("Văn bản"),
    scales=(SCALE,),
    blocks=(
        Block(
            code="1",
            title="Tiếp cận",
            core=True,
            questions=(ASKED,),
            blocks=(Block(code="1b", title="Ghế", questions=(INNER,)),),
        ),
        Block(code="2", title="Khác", questions=(OTHER,), blocks=(Block(code="2a", title="Lõi", core=True),)),
    ),
)


def test_only_questions_of_core_blocks_make_the_index() -> None:
    assert FORM.core_questions == (ASKED, INNER)


def test_all_questions_stand_in_the_order_of_the_form() -> None:
    assert [list(block.all_questions()) for block in FORM.blocks] == [[ASKED, INNER], [OTHER]]


def test_a_scale_is_found_by_its_identifier() -> None:
    assert FORM.scale("muc-do") is SCALE
    with pytest.raises(KeyError):
        FORM.scale("khac")
