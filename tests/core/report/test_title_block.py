"""The title block and the names in reports leave out what no source gives."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.core.catalogue.nodes import Decision
from cchc.core.report.title_block import decision_text, result_facts, subtitle_of
from cchc.core.report.wording import agencies_text, document_text
from cchc.core.scoring.assessment import DocumentCited
from tests.core.builders import REGISTER, area, assessment, catalogue, line

RESULT = assessment(catalogue(area("1", line("1.1"))))


@pytest.mark.parametrize(
    ("decision", "text"),
    [
        (
            Decision("2948/QĐ-BNV", date(2017, 12, 28), "Bộ Nội vụ"),
            "Quyết định số 2948/QĐ-BNV ngày 28/12/2017 của Bộ Nội vụ",
        ),
        (Decision("2948/QĐ-BNV", None, None), "Quyết định số 2948/QĐ-BNV"),
        (Decision(None, None, "Bộ Nội vụ"), "Quyết định (chưa rõ số) của Bộ Nội vụ"),
        (Decision(None, None, None, "Phê duyệt"), ""),
    ],
)
def test_decisions_in_words(decision: Decision, text: str) -> None:
    assert decision_text(decision) == text


def test_a_result_is_named_by_unit_and_year() -> None:
    assert subtitle_of(RESULT) == "Đơn vị minh họa, năm 2017"


def test_a_source_is_named_where_there_is_one() -> None:
    assert [fact.key for fact in result_facts(RESULT)] == [
        "unit",
        "year",
        "catalogue",
        "decision",
        "data_date",
    ]
    assert result_facts(replace(RESULT, source="Báo cáo số 5"))[-1].cell.text == "Báo cáo số 5"


def test_documents_in_words() -> None:
    full = DocumentCited("778/STTTT-CNTT", date(2017, 12, 6), "Báo cáo năm")

    assert document_text(full) == "Báo cáo năm số 778/STTTT-CNTT ngày 06/12/2017"
    assert document_text(DocumentCited(title="Báo cáo năm")) == "Báo cáo năm"
    assert document_text(None) == ""


def test_agencies_in_words() -> None:
    assert agencies_text(("so-a", "so-b"), REGISTER.name_of) == "Sở A, Sở B"
    assert agencies_text((), REGISTER.name_of) == ""
