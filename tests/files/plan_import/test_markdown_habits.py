"""Markdown as people and text recognition write it: understood, or told."""

import pytest

from cchc.core.errors import InputRefused
from cchc.files.plan_import.draft import DraftPlan
from cchc.files.plan_import.reading import read_paper
from tests.files.plan_import.made import understood

HEADING = "| STT | Nhiệm vụ cụ thể | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |"
RULE = "|---|---|---|---|---|"
ODT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"
ROW = "| 1 | Rà soát văn bản của tỉnh | Sở Tư pháp | Sở Nội vụ | Tháng 8/2018 |"


def read(text: str) -> DraftPlan:
    """What is understood of a text."""
    return understood(text.encode(), "ke-hoach.md", "vinh-phuc-5264-2018")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(one.strip("| ") for one in (HEADING, RULE, ROW)),
        "\n".join((HEADING, "|:--|:-:|--:|---|---|", f"  {ROW}")),
        f"\ufeff{HEADING}\r\n{RULE}\r\n{ROW}",
    ],
)
def test_tables_in_other_manners_are_tables(text: str) -> None:
    (task,) = read(text).tasks
    assert (task.id, task.leads, task.deadline) == ("1", ("so-tu-phap",), "Tháng 8/2018")


@pytest.mark.parametrize(
    ("aside", "code"),
    [
        ("~~Sở Tài chính~~", "text_struck"),
        ("<del>Sở <b>Tài chính</b></del>", "text_struck"),
        ("<!-- Sở Tài chính -->", "text_hidden"),
    ],
)
def test_what_is_struck_out_or_hidden_is_told_and_not_read(aside: str, code: str) -> None:
    draft = read("\n".join((HEADING, RULE, ROW.replace("Sở Tư pháp", f"{aside} Sở Tư pháp"))))
    assert draft.tasks[0].leads == ("so-tu-phap",)
    assert [one.code for one in draft.doubts_on("tasks/1/leads")] == [code]


def test_the_day_of_another_document_is_not_that_of_the_plan() -> None:
    head = "UBND TỈNH VĨNH PHÚC\n\nSố: 5264 /KH-UBND\n\nVĩnh Phúc, ngày   tháng 7 năm 2018\n\n"
    other = "Kế hoạch số 11/KH-UBND ngày 02/01/2017 của UBND tỉnh đã nêu.\n\n"
    draft = read(f"{head}{other}{HEADING}\n{RULE}\n{ROW}")
    assert (draft.header.number, draft.header.day) == ("5264/KH-UBND", None)
    assert {"day_missing", "number_several"} <= {one.code for one in draft.doubts}


@pytest.mark.parametrize(
    "text",
    [
        "Céng hßa x· héi\n\nKÕ ho¹ch n©ng cao\n\nRµ so¸t v¨n b¶n\n\nSë T− ph¸p\n\nThêi h¹n",
        "Coäng hoøa xaõ hoäi\n\nKeá hoaïch naâng cao\n\nRaø soaùt vaên baûn\n\nSôû Tö phaùp\n\nNhieäm vuï",
    ],
)
def test_old_letters_are_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="bảng mã cũ"):
        read_paper(text.encode(), "a.md")


def test_a_few_old_letters_are_told_with_their_place() -> None:
    draft = read("\n".join((HEADING, RULE, ROW.replace("Sở Nội vụ", "Së Néi vô"))))
    assert "letters_old" in {one.code for one in draft.doubts_on("tasks/1/coordinating")}


@pytest.mark.parametrize(
    "raw",
    [b"{\\rtf1\\ansi S}", ODT],
)
def test_other_formats_are_refused_with_what_to_do(raw: bytes) -> None:
    with pytest.raises(InputRefused) as refused:
        read_paper(raw, "ke-hoach.doc")
    assert "Lưu thành" in refused.value.problem.hint


def test_tables_of_html_are_told_as_unread() -> None:
    draft = read("Đoạn đầu\n\n<table><tr><td>STT</td><td>Nhiệm vụ</td></tr></table>")
    assert [one.place for one in draft.doubts if one.code == "html_unread"] == ["Đoạn 2"]
