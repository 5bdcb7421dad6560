"""What an officer reads of a row and of a whole reading: short in the row, whole in the list, once."""

from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.report import draft_report
from cchc.files.plan_import.verdicts import CLEAR, numbered_once, of_one_cause, parted, told_once, verdict
from tests.files.plan_import.made import plan_named, understood
from tests.files.plan_import.test_body import PLAN, TEXT
from tests.files.plan_import.test_continued import HEADING, ROWS


def assumed(row: int, column: str = "cột cơ quan chủ trì", text: str = "Sở Nội vụ", table: int = 2) -> Doubt:
    """A doubt of a table without heading."""
    return Doubt("column_assumed", f"tasks/{row}/leads", f"Bảng {table}, dòng {row}, {column}", text)


def test_a_row_names_the_columns_that_are_struck() -> None:
    assert verdict(()) == CLEAR
    both = (assumed(3), Doubt("column_assumed", "tasks/3/coordinating", "Bảng 2, dòng 3", ""))
    assert verdict(both) == "Cơ quan chủ trì, cơ quan phối hợp: chưa chắc đúng cột"
    unknown = Doubt("agency_unknown", "tasks/3/leads", "Bảng 2, dòng 3", "Sở Lạ")
    assert verdict((unknown,)) == "Cơ quan chủ trì: không có cơ quan này trong danh sách"
    assert verdict((Doubt("no_lead", "tasks/3/leads", ""),)) == "Chưa rõ cơ quan chủ trì"
    assert verdict((Doubt("row_joined", "tasks/3", ""), unknown)).startswith(
        "Đã nối với dòng bị ngắt trang; "
    )


def test_one_cause_in_many_rows_is_told_once() -> None:
    doubts = [assumed(row, text=f"Sở {row}") for row in (2, 3, 4, 7)] + [assumed(2, table=5)]
    first, second = told_once([*doubts[:2], assumed(9, column="cột thời hạn"), *doubts[2:]])[::2]
    assert first.place == "Bảng 2, dòng 2-4, 7, cột cơ quan chủ trì"
    assert first.text == "Sở 2; Sở 3; Sở 4; …"
    assert second.place == "Bảng 5, dòng 2, cột cơ quan chủ trì"


def test_what_was_not_understood_stands_apart_from_what_is_doubtful() -> None:
    unread, doubtful = parted((Doubt("body_unread", "body/1", "Đoạn 3", "x"), assumed(2), assumed(3)))
    assert [one.place for one in unread] == ["Đoạn 3"]
    assert [one.place for one in doubtful] == ["Bảng 2, dòng 2-3, cột cơ quan chủ trì"]


def test_the_report_says_what_was_understood_and_what_was_not() -> None:
    table = "\n".join("| " + " | ".join(row) + " |" for row in (HEADING, *ROWS[:2]))
    rest = "\n".join("| " + " | ".join(row) + " |" for row in ROWS[2:])
    criteria = "| TT | Tiêu chí | Chủ trì |\n|---|---|---|\n| 1.1 | Kế hoạch CCHC | Sở Lạ |"
    text = f"{TEXT}\n{table}\n\n{rest}\n\nPhụ lục 2\n\n{criteria}\n"
    draft = understood(text.encode(), "ke-hoach.md", PLAN)
    report = draft_report(draft, plan_named(PLAN).agencies)
    sections = {one.id: one for one in report.sections}
    assert [*sections] == ["tasks", "criteria", "body", "unread", "doubts"]
    kinds = [row.cells[0].text for row in sections["body"].rows]
    assert kinds.count("Nội dung thực hiện") == 2
    assert {"Nhiệm vụ chung", "Chế độ báo cáo", "Kinh phí"} <= set(kinds)
    assert [row.cells[0].text for row in sections["unread"].rows] == ["Đoạn 5", "Đoạn 21"]
    assert "Bảng 2, dòng 1-2, cột cơ quan chủ trì" in [row.cells[0].text for row in sections["doubts"].rows]
    assert "chưa chắc đúng cột" in str(sections["tasks"].rows[2].cells)


def test_what_is_told_together_is_settled_together() -> None:
    other = Doubt("agency_unknown", "tasks/2/leads", "Bảng 2, dòng 2, cột cơ quan chủ trì", "Sở Lạ")
    doubts = (assumed(2), other, assumed(3), assumed(4, column="cột thời hạn"))
    assert [(number, one.code) for number, one in numbered_once(doubts)] == [
        (0, "column_assumed"),
        (1, "agency_unknown"),
        (3, "column_assumed"),
    ]
    assert of_one_cause(doubts, 2) == {0, 2}
    assert of_one_cause(doubts, 1) == {1}
