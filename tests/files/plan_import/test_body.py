"""The body of a plan: every paragraph goes where it belongs, or is told to be not understood."""

from cchc.files.plan_import.comparison import compare
from cchc.files.plan_import.content import content_of
from cchc.files.plan_import.draft import DraftPlan
from cchc.files.plan_import.unread import MOST_TOLD
from tests.files.plan_import.made import plan_named, understood

PLAN = "vinh-long-2639-2020"
TEXT = """Số: 12/KH-UBND

Vĩnh Long, ngày 05 tháng 01 năm 2021

KẾ HOẠCH

Nâng cao Chỉ số cải cách hành chính năm 2021

Lời nói đầu kể lại một năm đã qua với những việc đã làm và chưa làm được.

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao nhận thức của các cơ quan.

II. NHIỆM VỤ, GIẢI PHÁP

1. Nội dung công tác chỉ đạo, điều hành CCHC

a) Hoàn thành 100% kế hoạch.

2. Nội dung công tác xây dựng và tổ chức thực hiện văn bản QPPL của tỉnh

a) Rà soát văn bản thường xuyên.

III. TỔ CHỨC THỰC HIỆN

1. Trách nhiệm của Sở Nội vụ

a) Đôn đốc các cơ quan.

b) Định kỳ hàng quý, 6 tháng, năm tổng hợp, báo cáo UBND tỉnh.

2. Trách nhiệm của các đơn vị có liên quan

a) Báo cáo kết quả hàng quý về UBND tỉnh (thông qua Sở Nội vụ).

3. Kinh phí

Do ngân sách tỉnh bảo đảm theo phân cấp.

Đoạn này nói thêm một điều mà không phần nào của kế hoạch chờ đợi.

Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan báo cáo UBND tỉnh.
"""


def read(text: str = TEXT) -> DraftPlan:
    """What is understood with the register of the plan."""
    return understood(text.encode(), "ke-hoach.md", PLAN)


def test_a_heading_that_only_contains_the_words_is_not_the_organisation() -> None:
    draft = read()
    assert [one.text for one in draft.requirements] == [
        "Hoàn thành 100% kế hoạch",
        "Rà soát văn bản thường xuyên",
    ]
    assert [one.area for one in draft.requirements] == ["1", "2"]


def test_money_and_reports_are_no_general_duties() -> None:
    draft = read()
    assert [one.text for one in draft.duties] == [
        "Nâng cao nhận thức của các cơ quan",
        "Đôn đốc các cơ quan",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan báo cáo UBND tỉnh",
    ]
    assert draft.budget == "Kinh phí Do ngân sách tỉnh bảo đảm theo phân cấp"
    first, second = draft.reporting
    assert (first.who, first.rhythm, first.through) == (
        ("so-noi-vu",),
        "Định kỳ hàng quý, 6 tháng, năm",
        None,
    )
    assert (second.rhythm, second.through) == ("hàng quý", "so-noi-vu")
    kept = content_of(draft)["plan"]
    assert kept["budget"] == draft.budget
    assert kept["reporting"][1] == {
        "who": list(second.who),
        "rhythm": "hàng quý",
        "through": "so-noi-vu",
        "text": "Báo cáo kết quả hàng quý về UBND tỉnh (thông qua Sở Nội vụ)",
    }
    assert "reporting_inferred" in {one.code for one in draft.doubts}


def test_every_paragraph_that_went_nowhere_is_told_with_its_place() -> None:
    told = [one for one in read().doubts if one.code == "body_unread"]
    assert [one.place for one in told] == ["Đoạn 5", "Đoạn 21"]
    assert told[0].text.startswith("Lời nói đầu")
    assert told[1].text.startswith("Đoạn này nói thêm")


def test_very_many_of_them_are_counted() -> None:
    many = "\n\n".join(f"Điều {at} mà không ai chờ đợi ở đây." for at in range(MOST_TOLD + 7))
    told = [one for one in read(many).doubts if one.code == "body_unread"]
    assert len(told) == MOST_TOLD + 1
    assert told[-1].text == "và 7 đoạn nữa"


def test_documents_cited_in_a_table_are_offered_as_bases() -> None:
    table = "| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Theo Nghị định 130/2005/NĐ-CP | Sở Nội vụ |"
    draft = read(f"{TEXT}\n{table}\n")
    assert draft.header.legal_bases == ("Nghị định 130/2005/NĐ-CP",)


def test_points_of_the_body_that_are_missing_are_silent_only_without_a_doubt() -> None:
    scores = {one.name: one for one in compare(read(), plan_named(PLAN))}
    assert scores["nội dung trong thân kế hoạch"].silent == ()
