"""The deduction table as a report: items, agencies, proposals, and the shortfall in one sum."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import NotApplicable
from cchc.core.catalogue.nodes import Catalogue, Effect, NotApplicablePolicy, Status
from cchc.core.plan.tasks import AreaLead, Plan
from cchc.core.report.cells import CONTINUED
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.outline import Report
from cchc.core.report.wording import document_text
from cchc.core.scoring.assessment import Assessment, DeductionItem, DocumentCited
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import (
    ILLUSTRATION,
    REGISTER,
    area,
    assessment,
    catalogue,
    item,
    leftover,
    line,
    plan,
)
from tests.core.report.real import improvement_plan, vinh_phuc

VERSION = catalogue(area("1", line("1.1", "3.00"), line("1.2", "1.00")))


def report_of(result: Assessment, mending: Plan | None = None) -> Report:
    sheet = score_sheet(result)
    return deduction_report(sheet, deduction_table(sheet), REGISTER.name_of, mending)


def note_of(version: Catalogue, facts: dict[str, str], *items: DeductionItem) -> str:
    return report_of(assessment(version, facts, items)).by_id["shortfall"].notes[0]


@pytest.fixture(name="real")
def real_report() -> Report:
    sheet = vinh_phuc()
    names = sheet.assessment.agencies.name_of
    return deduction_report(sheet, deduction_table(sheet), names, improvement_plan())


def test_sixteen_lines_and_their_items(real: Report) -> None:
    rows = [row for row in real.by_id["lines"].rows if row.style == "body"]

    assert len({row.id for row in rows}) == 16
    assert [row.cells[9].text for row in rows if row.id == "1.2"] == ["1,00", "0,25"]
    assert [row.cells[7].text for row in rows if row.id == "1.2"] == [
        "Sở Thông tin và Truyền thông (suy luận)",
        "Sở Tư pháp (suy luận)",
    ]
    assert rows[1].cells[0] is CONTINUED
    assert real.by_id["lines"].rows[-1].sums == ("amount", "lost")


def test_losses_by_agency(real: Report) -> None:
    rows = {row.id: (row.cells[1].text, row.cells[3].text) for row in real.by_id["agencies"].rows}

    assert rows == {
        "unnamed": ("Chưa ghi cơ quan chịu trách nhiệm", "5,00"),
        "so-noi-vu": ("Sở Nội vụ", "3,00"),
        "so-thong-tin-va-truyen-thong": ("Sở Thông tin và Truyền thông", "2,70"),
        "so-thong-tin-va-truyen-thong+so-tu-phap": (
            "Trách nhiệm chung: Sở Thông tin và Truyền thông, Sở Tư pháp",
            "1,00",
        ),
        "so-tu-phap": ("Sở Tư pháp", "0,75"),
        "total": ("Tổng cộng", "12,45"),
    }


def test_nobody_named_stays_so_and_the_lead_is_only_proposed(real: Report) -> None:
    assert real.by_id["lines"].cell("5.4", "responsible").text == "chưa ghi (đề xuất: Sở Nội vụ)"
    assert real.by_id["agencies"].cell("unnamed", "note").text == (
        "Chủ trì khắc phục: Văn phòng UBND tỉnh 1,50; Sở Nội vụ 0,25; Sở Kế hoạch và Đầu tư 0,50. "
        "Đề xuất theo lĩnh vực: Sở Nội vụ 1,25; Văn phòng UBND tỉnh 1,50"
    )


def test_who_leads_the_repair_needs_no_proposal(real: Report) -> None:
    answer = real.by_id["lines"].cell("1.6", "responsible").text
    assert answer == "chưa ghi (chủ trì khắc phục: Văn phòng UBND tỉnh)"


def test_nothing_recorded_is_not_nothing_lost() -> None:
    report = report_of(assessment(VERSION, {"1.1": "2.00"}))

    deducted = next(fact for fact in report.facts if fact.key == "deducted")
    assert (deducted.cell.text, deducted.cell.value) == ("chưa ghi khoản trừ nào", None)
    assert report.by_id["lines"].cell("total", "lost").text == "chưa có số liệu"
    assert report.by_id["agencies"].cell("total", "amount").text == "chưa có số liệu"


def test_the_shortfall_closes(real: Report) -> None:
    shortfall = real.by_id["shortfall"]

    assert shortfall.notes == ("12,45 + 7,26 = 19,71 = 100,00 − 80,29",)
    assert shortfall.cell("officials-rest", "note").text == "điểm tối đa suy ra bằng phép tính"


def test_without_a_plan_nothing_is_proposed() -> None:
    report = report_of(assessment(VERSION, {"1.1": "2.00", "1.2": "1.00"}, [item("1.1", "1.00")]))

    assert report.by_id["lines"].cell("1.1", "responsible").text == "chưa ghi"
    assert report.by_id["agencies"].cell("unnamed", "note").text == ""
    assert "proposals" not in {fact.key for fact in report.facts}


def test_proposals_of_one_lead_add_up() -> None:
    mending = replace(plan(VERSION), area_leads=(AreaLead("1", "so-a"),))
    items = [item("1.1", "1.00"), item("1.1", "0.50")]

    report = report_of(assessment(VERSION, {"1.1": "1.50", "1.2": "1.00"}, items), mending)

    assert report.by_id["agencies"].cell("unnamed", "note").text == "Đề xuất theo lĩnh vực: Sở A 1,50"


def test_a_loss_that_items_do_not_explain_has_a_row_of_its_own() -> None:
    report = report_of(assessment(VERSION, {"1.1": "1.00", "1.2": "1.00"}, [item("1.1", "1.50", "so-a")]))
    rows = report.by_id["lines"].rows

    assert [row.cells[3].text for row in rows] == ["Chậm", "Phần điểm bị trừ chưa nêu lý do", ""]
    assert [row.cells[9].text for row in rows] == ["1,50", "0,50", "2,00"]


def test_details_of_an_item_are_printed() -> None:
    told = DeductionItem(
        line="1.1",
        cause="Chậm",
        amount=Decimal("1.00"),
        document=DocumentCited("1/BC", date(2017, 12, 6), "Báo cáo năm"),
        judge="Bộ",
        occurring=("so-b", "so-c"),
        responsible=("so-a",),
        responsible_status=Status.SOURCED,
        leading=("so-b",),
    )

    report = report_of(assessment(VERSION, {"1.1": "2.00", "1.2": "1.00"}, [told]))
    cells = [cell.text for cell in report.by_id["lines"].rows[0].cells]

    assert cells[4:9] == ["Báo cáo năm số 1/BC ngày 06/12/2017", "Bộ", "Sở B, Sở C", "Sở A", "Sở B"]


def test_documents_leave_out_what_is_not_known() -> None:
    assert document_text(None) == ""
    assert document_text(DocumentCited(title="Thông tư")) == "Thông tư"


def test_silent_losses_are_listed_with_their_part() -> None:
    version = catalogue(area("1", line("1.1")), remainder=(replace(leftover("rest", "2.00"), part=None),))

    report = report_of(assessment(version, {"1.1": "0.50", "rest": "1.00"}))

    assert [row.id for row in report.by_id["shortfall"].rows] == ["1.1", "rest", "total"]
    assert report.by_id["shortfall"].cell("1.1", "part").text == "Điểm thẩm định"
    assert report.by_id["shortfall"].cell("rest", "part").text == ""


def test_a_sum_that_does_not_close_says_why() -> None:
    bonus = replace(VERSION, areas=(area("1", line("1.1"), line("1.2", effect=Effect.BONUS)),))
    optional = (line("1.1", "1.00"), line("1.2", "1.00", optional=True))
    rescaled = catalogue(area("1", *optional), scale="2.00")
    zero = replace(rescaled, not_applicable=NotApplicablePolicy.ZERO)
    wrong_scale = catalogue(area("1", line("1.1")), scale="5.00")
    skipped = {"1.1": assessment(VERSION, {"1.1": "0.50"}).facts["1.1"]}

    def skipping(version: Catalogue) -> str:
        result = assessment(version, {"1.2": NotApplicable("Không có")})
        return report_of(replace(result, facts={**result.facts, **skipped})).by_id["shortfall"].notes[0]

    assert note_of(bonus, {"1.1": "0.50", "1.2": "0.20"}).endswith("tổng điểm gồm cả điểm thưởng, điểm phạt.")
    assert skipping(rescaled).endswith("điểm đã quy đổi vì có dòng không đánh giá.")
    assert skipping(zero).endswith(": có dòng không đánh giá.")
    assert note_of(wrong_scale, {"1.1": "0.50"}).endswith("điểm tối đa của các dòng cộng lại.")
    assert note_of(VERSION, {"1.1": "0.50"}).startswith("Chưa cộng được hết")


def test_a_derived_maximum_is_marked() -> None:
    derived = replace(line("1.1"), reference=replace(ILLUSTRATION, status=Status.DERIVED))

    report = report_of(assessment(catalogue(area("1", derived)), {"1.1": "0.50"}))

    assert report.by_id["shortfall"].cell("1.1", "note").text == "điểm tối đa suy ra bằng phép tính"
