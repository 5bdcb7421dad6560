"""The deduction table as a report: items, agencies, and the sum in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.catalogue.facts import NotApplicable
from cchc.core.catalogue.nodes import Catalogue, Effect, NotApplicablePolicy, Status
from cchc.core.plan.tasks import AreaLead, Plan
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.outline import Report
from cchc.core.scoring.assessment import Assessment, DocumentCited
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import REGISTER, area, assessment, catalogue, item, leftover, line, plan

VERSION = catalogue(
    area("1", line("1.1", "3.00"), line("1.2", "2.00")), remainder=(leftover("rest", "5.00"),), scale="10"
)
FACTS = {"1.1": "1.75", "1.2": "1.00", "rest": "4.00"}
ITEMS = (
    replace(
        item("1.1", "1.00", "so-a"),
        document=DocumentCited("778/STTTT", date(2017, 12, 6), "Báo cáo năm"),
        responsible_status=Status.INFERRED,
    ),
    item("1.1", "0.15", "so-b", "so-a"),
    item("1.2", "1.00"),
)


def report(result: Assessment, led: Plan | None = None) -> Report:
    sheet = score_sheet(result)
    return deduction_report(sheet, deduction_table(sheet), REGISTER.name_of, led)


def notes(version: Catalogue, facts: dict[str, str | NotApplicable]) -> str:
    return report(assessment(version, dict(facts))).by_id["shortfall"].notes[0]


SHOWN = report(assessment(VERSION, FACTS, ITEMS))


def test_items_of_a_line_follow_one_another_and_the_unexplained_rest_is_said() -> None:
    lines = SHOWN.by_id["lines"]

    assert [(row.id, row.continues) for row in lines.rows] == [
        ("1.1", False),
        ("1.1", True),
        ("1.1", True),
        ("1.2", False),
        ("total", False),
    ]
    assert lines.rows[2].cells[3].text == "Phần điểm bị trừ chưa nêu lý do"
    assert lines.rows[2].cells[9].text == "0,10"
    assert lines.cell("1.1", "document").text == "Báo cáo năm số 778/STTTT ngày 06/12/2017"
    assert set(lines.by_id["total"].sums) == {"amount", "lost"}


def test_an_inferred_agency_is_marked_and_nobody_is_said() -> None:
    lines = SHOWN.by_id["lines"]

    assert lines.cell("1.1", "responsible").text == "Sở A (suy luận)"
    assert lines.rows[1].cells[7].text == "Sở B, Sở A"
    assert lines.cell("1.2", "responsible").text == "chưa ghi"


def test_agencies_alone_together_and_unnamed() -> None:
    agencies = SHOWN.by_id["agencies"]

    assert [(row.id, row.cells[1].text, row.cells[3].text) for row in agencies.rows] == [
        ("unnamed", "Chưa ghi cơ quan chịu trách nhiệm", "1,00"),
        ("so-a", "Sở A", "1,00"),
        ("so-a+so-b", "Trách nhiệm chung: Sở A, Sở B", "0,15"),
        ("total", "Tổng cộng", "2,15"),
    ]


def test_the_lead_of_the_area_is_proposed_and_marked_so() -> None:
    led = replace(plan(VERSION), area_leads=(AreaLead("1", "so-c"),))

    shown = report(assessment(VERSION, FACTS, ITEMS), led)

    assert shown.by_id["lines"].cell("1.2", "responsible").text == "chưa ghi (đề xuất: Sở C)"
    assert shown.by_id["agencies"].cell("unnamed", "note").text == "Đề xuất theo lĩnh vực: Sở C 1,00"
    assert "1/KH-UBND" in {fact.key: fact.cell.text for fact in shown.facts}["proposals"]


def test_a_plan_that_leads_no_area_proposes_nobody() -> None:
    shown = report(assessment(VERSION, FACTS, ITEMS), plan(VERSION))

    assert shown.by_id["agencies"].cell("unnamed", "note").text == ""


def test_the_shortfall_is_the_sum_in_words() -> None:
    shortfall = SHOWN.by_id["shortfall"]

    assert [row.id for row in shortfall.rows] == ["deducted", "rest", "total"]
    assert shortfall.cell("rest", "part").text == "Điểm khảo sát"
    assert shortfall.notes == ("2,25 + 1,00 = 3,25 = 10,00 − 6,75",)


def test_a_sum_that_does_not_close_says_why() -> None:
    optional = catalogue(area("1", line("1.1", "3.00"), line("1.2", "2.00", optional=True)), scale="5")
    skipped: dict[str, str | NotApplicable] = {"1.1": "2.00", "1.2": NotApplicable("Không có")}
    bonus = replace(
        catalogue(area("1", line("1.1", "3.00"), line("1.2", "1.00", effect=Effect.BONUS)), scale="3"),
        bonus_cap=Decimal(1),
    )

    assert "đã quy đổi" in notes(optional, skipped)
    assert "có dòng không đánh giá" in notes(
        replace(optional, not_applicable=NotApplicablePolicy.ZERO), skipped
    )
    assert "điểm thưởng" in notes(bonus, {"1.1": "2.00", "1.2": "1.00"})
    assert "thang điểm không bằng" in notes(
        catalogue(area("1", line("1.1", "3.00")), scale="5"), {"1.1": "1.00"}
    )
    assert "còn dòng chưa có số liệu" in notes(VERSION, {"1.1": "2.00"})
