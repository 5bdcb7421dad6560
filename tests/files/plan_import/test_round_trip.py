"""A plan laid out as a document comes back as it was, whatever the format."""

import sys
from fractions import Fraction

import pytest

from cchc.files.plan_import.comparison import FieldScore
from tests.files.plan_import.made import (
    as_docx,
    as_markdown,
    as_pdf,
    held_against,
    laid_out,
    understood,
)

VINH_PHUC, VINH_LONG = "vinh-phuc-5264-2018", "vinh-long-2639-2020"
WRITERS = {"ke-hoach.md": as_markdown, "ke-hoach.docx": as_docx, "ke-hoach.pdf": as_pdf}
EXACT = (
    "số, ký hiệu",
    "ngày ban hành",
    "cơ quan ban hành",
    "giai đoạn",
    "nơi nhận",
    "mục tiêu",
    "chủ trì lĩnh vực",
    "nhiệm vụ chung",
    "dòng nhiệm vụ",
    "tên nhiệm vụ",
    "cơ quan chủ trì",
    "cơ quan phối hợp",
    "thời hạn",
    "tiêu chí khắc phục",
    "dòng bị trừ điểm",
    "điểm chuẩn",
    "điểm đạt được",
    "điểm bị trừ",
    "trách nhiệm về điểm bị trừ",
)
ROWS = ("dòng nhiệm vụ", "tên nhiệm vụ", "cơ quan chủ trì", "cơ quan phối hợp", "thời hạn")


def printed(scores: dict[str, FieldScore]) -> str:
    """Precision and recall of every field, for the log of the tests."""
    return "\n".join(
        f"{one.name}: {one.right}/{one.found}, {one.right}/{one.expected}" for one in scores.values()
    )


@pytest.mark.parametrize("file", WRITERS)
def test_a_plan_comes_back_as_it_was(file: str) -> None:
    """Numbers, agencies, codes, deadlines and points exactly."""
    draft = understood(WRITERS[file](laid_out(VINH_PHUC)), file, VINH_PHUC)
    scores = held_against(draft, VINH_PHUC)
    sys.stdout.write(printed(scores))
    for name in EXACT:
        assert (scores[name].precision, scores[name].recall, scores[name].silent) == (1, 1, ()), (
            name,
            draft.doubts,
        )
    assert scores["tiêu chí, nguyên văn"].recall == 1
    assert scores["căn cứ"].recall == 1


@pytest.mark.parametrize("file", WRITERS)
def test_a_plan_of_groups_comes_back(file: str) -> None:
    """Several leads in a cell, groups of agencies, deadlines in many words."""
    draft = understood(WRITERS[file](laid_out(VINH_LONG)), file, VINH_LONG)
    scores = held_against(draft, VINH_LONG)
    sys.stdout.write(printed(scores))
    for name in ROWS:
        assert scores[name].precision == 1, (name, scores[name], draft.doubts)
        assert scores[name].recall == 1, name
        assert not scores[name].silent
    assert scores["số, ký hiệu"].recall == scores["ngày ban hành"].recall == Fraction(1)


def test_leads_in_one_merged_cell_belong_to_every_row() -> None:
    """An office writes the lead once beside all of its tasks."""
    draft = understood(as_docx(laid_out(VINH_PHUC), merged_lead=True), "ke-hoach.docx", VINH_PHUC)
    leads = held_against(draft, VINH_PHUC)["cơ quan chủ trì"]
    assert (leads.precision, leads.recall, leads.silent) == (1, 1, ())


def test_doubts_name_place_words_and_what_it_may_be() -> None:
    """A misspelt agency is not guessed: it is told with what it is most like."""
    made = laid_out(VINH_PHUC).mapped(lambda text: text.replace("Công an tỉnh", "Công ann tỉnh"))
    draft = understood(as_markdown(made), "ke-hoach.md", VINH_PHUC)
    (doubt,) = (one for one in draft.doubts if one.path == "tasks/21/leads")
    assert doubt.code == "agency_unknown"
    assert doubt.candidates[0] == "cong-an-tinh"
    assert doubt.place == "Bảng 1, dòng 22, cột cơ quan chủ trì"
    assert draft.tasks[20].leads == ()
