"""Every kind of document from the data of Vĩnh Phúc, and where the data are thinner."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import FactEntry, Unknown
from cchc.core.document.evidence_list import evidence_list
from cchc.core.document.improvement_plan import (
    bases_of,
    improvement_plan,
    result_sentence,
    subject_of,
)
from cchc.core.document.kinds import BY_SLUG, KIND_NAMES, OF_A_PLAN, OF_A_RESULT, DocumentKind
from cchc.core.document.letterhead import letterhead
from cchc.core.document.official import Bullet, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.plan_papers import plan_submission
from cchc.core.document.reminder import Reminder, reminder_letter
from cchc.core.document.result_papers import deduction_paper, score_report
from cchc.core.document.tables import narrowed
from cchc.core.document.written import of_plan, of_result
from cchc.core.plan.tasks import BodyRequirement, PlanCriterion, PlanDeduction, PlanTarget, Reporting
from cchc.core.scoring.assessment import PublishedFigure
from cchc.core.scoring.sheet import Sheet, score_sheet
from tests.core.document.papers import (
    NAMES,
    PLAN,
    PROOF,
    REMINDER,
    SHEET,
    committee,
    department,
    papers,
)


def said(document: OfficialDocument) -> str:
    """Every word of the body."""
    blocks = (one for one in document.blocks if not isinstance(one, Grid))
    return "\n".join(one.text for one in blocks)


def grids(document: OfficialDocument) -> list[Grid]:
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return [one for one in blocks if isinstance(one, Grid)]


def without_deductions() -> Sheet:
    return score_sheet(replace(SHEET.assessment, deductions=()))


def test_the_plan_with_its_two_annexes() -> None:
    plan = papers()["ke-hoach"]
    assert plan.title == "Kế hoạch Nâng cao Chỉ số cải cách hành chính tỉnh Vĩnh Phúc giai đoạn 2018 - 2020"
    assert plan.legal_bases == bases_of(PLAN)
    assert len(plan.legal_bases) == 1
    assert "đạt 80,29 điểm, xếp thứ 20/63." in said(plan)
    assert "Năm 2018: nằm trong tốp 15" in said(plan)
    assert "Gồm 24 nhiệm vụ" in said(plan)
    tasks, deductions = grids(plan)
    assert len(tasks.section.rows) == 24
    assert [annex.landscape for annex in plan.annexes] == [False, True]
    assert tasks.section.cell("10", "title").text.endswith("viên chức)")
    assert tasks.section.cell("2", "coordinating").text == "Sở Tư pháp, các cơ quan, đơn vị liên quan"
    assert tasks.section.cell("17", "title").text == PLAN.tasks[16].title
    assert deductions.section.rows[-1].cells[-1].text == "12,45"


def test_points_money_sections_and_requirements_where_the_plan_has_them() -> None:
    first = replace(PLAN.tasks[0], expected=Decimal("0.5"), budget="20 triệu đồng", section="Lĩnh vực 1")
    second = replace(PLAN.tasks[1], section="Lĩnh vực 1")
    requirements = (
        BodyRequirement(id="1", section="Nâng cao SIPAS", text="Việc thứ nhất;"),
        BodyRequirement(id="2", section="Nâng cao SIPAS", text="Việc thứ hai."),
    )
    rich = replace(
        PLAN,
        tasks=(first, second, PLAN.tasks[2]),
        body_requirements=requirements,
        budget="Ngân sách tỉnh",
        targets=(PlanTarget(text="Tăng hạng"),),
        reporting=(Reporting("Báo cáo kết quả"),),
        area_leads=(replace(PLAN.area_leads[0], area="99"),),
        general_duties=(),
    )
    document = improvement_plan(rich, None, NAMES, committee())
    (grid,) = grids(document)
    assert [row.style for row in grid.section.rows] == ["group", "body", "body", "body"]
    assert grid.section.cell("1", "expected").text == "0,50"
    assert grid.section.cell("1", "budget").text == "20 triệu đồng"
    assert document.annexes[0].landscape
    text = said(document)
    for words in (
        "Việc thứ nhất.",
        "Ngân sách tỉnh.",
        "Tăng hạng.",
        "Báo cáo kết quả.",
        "chủ trì lĩnh vực 99.",
    ):
        assert words in text
    assert "Nhiệm vụ chung" not in text
    assert "Năm 2017" not in text


def test_a_result_without_deductions_has_no_second_annex() -> None:
    assert len(improvement_plan(PLAN, without_deductions(), NAMES, committee()).annexes) == 1


STATED = PlanDeduction(
    line="1.2",
    title="Chế độ báo cáo",
    most=Decimal(3),
    achieved=Decimal("1.75"),
    lost=Decimal("1.25"),
    explanation="Chậm 02 báo cáo",
    responsible=("so-tu-phap",),
)


def test_what_a_plan_itself_states_as_deducted_is_printed() -> None:
    unstated = PlanDeduction(line="7.1.1")
    plan = replace(PLAN, deductions=(STATED, STATED))
    table = grids(improvement_plan(plan, SHEET, NAMES, committee()))[1].section
    assert [cell.text for cell in table.rows[0].cells[1:]] == [
        *("1.2", "Chế độ báo cáo", "Chậm 02 báo cáo", "Sở Tư pháp", "3,00", "1,75", "1,25")
    ]
    assert table.cell("total", "amount").value == Decimal("2.50")
    told = "Có 01 tiêu chí, tiêu chí thành phần bị trừ điểm"
    assert f"{told}, tổng số điểm bị trừ là 2,50 điểm." in said(
        plan_submission(plan, SHEET, department(), committee())
    )
    plan = replace(PLAN, deductions=(unstated,))
    document = improvement_plan(plan, None, NAMES, committee())
    assert document.annexes[1].title == "Tổng hợp tiêu chí bị trừ điểm"
    table = grids(document)[1].section
    assert table.cell("7.1.1", "name").text == PLAN.catalogue.by_key["7.1.1"].title
    assert table.cell("7.1.1", "amount").text == "chưa có số liệu"
    assert f"{told}." in said(plan_submission(plan, None, department(), committee()))


def test_criteria_of_a_plan_are_an_annex() -> None:
    criteria = (
        PlanCriterion(line="1"),
        PlanCriterion(line="1.2", leads=("so-noi-vu",), requirement="Đúng hạn", evidence="Báo cáo"),
        PlanCriterion(line="99", title="Ngoài bộ", coordinating=("so-tu-phap",)),
        PlanCriterion(line="98"),
    )
    document = improvement_plan(replace(PLAN, criteria=criteria), SHEET, NAMES, committee())
    assert [annex.landscape for annex in document.annexes] == [False, True, True]
    table = grids(document)[1].section
    assert [row.style for row in table.rows] == ["group", "body", "body", "group"]
    assert [cell.text for cell in table.rows[1].cells[2:]] == ["Sở Nội vụ", "", "Đúng hạn", "Báo cáo"]
    assert table.cell("1", "name").text == PLAN.catalogue.by_key["1"].title
    assert table.cell("98", "name").text == ""
    text = said(document)
    assert "của 02 tiêu chí, tiêu chí thành phần theo Phụ lục II kèm theo Kế hoạch này." in text
    assert "bị trừ điểm được tổng hợp tại Phụ lục III." in text


def test_a_plan_for_several_indices_says_which_one_each_aim_is_for() -> None:
    targets = (
        PlanTarget(text="Xếp trong nhóm 30", year=2020),
        PlanTarget(text="PAPI tăng 02 bậc", index="papi"),
        PlanTarget(text="Từ 83% trở lên.", index="la"),
    )
    requirements = (
        BodyRequirement(id="1", section="sipas", text="Việc sau:\n- Việc một;\n+ Việc hai…\n\nViệc ba./."),
    )
    document = improvement_plan(
        replace(PLAN, targets=targets, body_requirements=requirements), None, NAMES, committee()
    )
    texts = [one.text for one in document.blocks if isinstance(one, Bullet)]
    assert "Năm 2020, Chỉ số cải cách hành chính: xếp trong nhóm 30." in texts
    assert "Chỉ số PAPI: PAPI tăng 02 bậc." in texts
    assert "la: từ 83% trở lên." in texts
    place = texts.index("Việc sau:")
    assert texts[place : place + 4] == ["Việc sau:", "Việc một.", "Việc hai…", "Việc ba."]
    assert Heading(2, "Nâng cao Chỉ số SIPAS") in document.blocks


def test_tasks_without_a_number_of_their_own_are_counted() -> None:
    tasks = (replace(PLAN.tasks[0], id="papi-1-1"), replace(PLAN.tasks[1], id="7"))
    (grid,) = grids(improvement_plan(replace(PLAN, tasks=tasks), None, NAMES, committee()))
    assert [row.cells[0].text for row in grid.section.rows] == ["1", "7"]


def test_a_plan_without_anything_says_nothing_of_it() -> None:
    bare = replace(PLAN, tasks=(), targets=(), general_duties=())
    document = improvement_plan(bare, None, NAMES, committee())
    assert document.annexes == ()
    assert "Phụ lục" not in said(document)
    assert "Mục tiêu" not in said(document)
    submission = said(plan_submission(bare, None, department(), committee()))
    assert "Mục tiêu" not in submission
    assert Heading(1, "MỤC TIÊU VÀ NHIỆM VỤ") not in document.blocks


def test_what_belongs_to_the_decision_alone_is_not_said_twice() -> None:
    bases = ("Luật X", "Tờ trình số 591/TTr-SNV ngày 26/8/2020 của Sở Nội vụ")
    plan = replace(PLAN, legal_bases=bases, recipients=("Như Điều 3", "Bộ Nội vụ"))
    decision = of_plan(DocumentKind.PLAN_DECISION, plan, None, NAMES, committee(), department())
    assert decision.legal_bases[-1] == bases[1]
    assert decision.recipients == ("Như Điều 3", "Bộ Nội vụ")
    assert improvement_plan(plan, None, NAMES, committee()).recipients == ("Bộ Nội vụ",)
    assert "Tờ trình số 591" not in said(plan_submission(plan, None, department(), committee()))


def test_a_plan_may_ask_for_no_reports_and_name_no_leads() -> None:
    bare = replace(PLAN, reporting=(), area_leads=())
    text = said(improvement_plan(bare, None, NAMES, committee()))
    assert "Chế độ báo cáo" not in text
    assert "Chấm điểm và giải trình" not in text


def test_the_result_in_one_sentence() -> None:
    unpublished = score_sheet(replace(SHEET.assessment, published=None))
    assert result_sentence(None) == ""
    assert "xếp thứ" not in result_sentence(unpublished)
    published = SHEET.assessment.published
    assert published is not None
    unranked = replace(published, total=PublishedFigure(published.total.points, None))
    assert "xếp thứ" not in result_sentence(score_sheet(replace(SHEET.assessment, published=unranked)))
    alone = score_sheet(replace(SHEET.assessment, published=replace(published, units=None)))
    assert result_sentence(alone).endswith("xếp thứ 20")
    facts = {**SHEET.assessment.facts, SHEET.lines[0].node.key: FactEntry(Unknown(""))}
    assert result_sentence(score_sheet(replace(SHEET.assessment, facts=facts))) == ""
    unit = replace(SHEET.assessment.unit, name="Sở A")
    assert "của Sở A đạt" in result_sentence(score_sheet(replace(SHEET.assessment, unit=unit)))


def test_the_subject_has_no_word_for_its_kind() -> None:
    assert subject_of(replace(PLAN, title="kế hoạch cải cách hành chính")) == "Cải cách hành chính"


def test_the_submission_and_the_decision() -> None:
    submission, decision = papers()["to-trinh"], papers()["quyet-dinh"]
    assert submission.addressees == ("Ủy ban nhân dân tỉnh Vĩnh Phúc",)
    assert "Có 16 tiêu chí, tiêu chí thành phần bị trừ điểm, tổng số điểm bị trừ là 12,45 điểm." in said(
        submission
    )
    assert "13 nhiệm vụ chung và 24 nhiệm vụ cụ thể giao 11 cơ quan" in said(submission)
    assert decision.deciding == "Ủy ban nhân dân tỉnh Vĩnh Phúc"
    assert decision.legal_bases[-1].startswith(
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …/TTr-SNV"
    )
    assert decision.recipients[0] == "Như Điều 3"


def test_a_submission_without_result_or_deductions() -> None:
    bare = replace(PLAN, general_duties=(), targets=(PlanTarget(text="Tăng hạng"),))
    for sheet in (None, without_deductions()):
        text = said(plan_submission(bare, sheet, department(), committee()))
        assert "bị trừ điểm" not in text
        assert "Dự thảo Kế hoạch gồm 24 nhiệm vụ" in text


def test_deductions_lie_across_the_page() -> None:
    table = papers()["bang-tru-diem"]
    assert table.landscape
    assert "Tổng số điểm bị trừ có nêu lý do: 12,45 điểm, tại 16 tiêu chí" in said(table)
    assert [one.section.title for one in grids(table)] == [
        "Tiêu chí bị trừ điểm",
        "Theo cơ quan chịu trách nhiệm",
    ]
    empty = deduction_paper(without_deductions(), NAMES, department())
    assert said(empty) == "Chưa ghi khoản trừ nào."
    assert grids(empty) == []


def test_scores_with_their_explanations() -> None:
    report = papers()["bao-cao-cham-diem"]
    assert "Thực hiện Quyết định số 2948/QĐ-BNV" in said(report)
    areas, lines = grids(report)
    assert areas.titled
    assert lines.section.cell("1.2", "explanation").text.startswith("Gửi chậm báo cáo năm")
    key = SHEET.lines[0].node.key
    noted = replace(SHEET.assessment.facts[key], note="Có văn bản kèm theo.")
    sheet = score_sheet(
        replace(SHEET.assessment, facts={**SHEET.assessment.facts, key: noted}, deductions=())
    )
    told = grids(score_report(sheet, NAMES, committee()))[1]
    assert told.section.cell(key, "explanation").text == "Có văn bản kèm theo"
    decision = replace(sheet.assessment.catalogue.decision, number=None, date=None, issuer=None)
    catalogue = replace(sheet.assessment.catalogue, decision=decision)
    facts = {**SHEET.assessment.facts, key: FactEntry(Unknown(""))}
    unknown = score_sheet(replace(sheet.assessment, catalogue=catalogue, facts=facts))
    text = said(score_report(unknown, NAMES, committee()))
    assert text.startswith("Ủy ban nhân dân tỉnh Vĩnh Phúc báo cáo")
    assert "đạt" not in text


def test_the_reminder() -> None:
    letter = papers()["don-doc"]
    assert letter.is_letter
    assert letter.addressees == ("Sở Tư pháp", "Sở Tài chính", "Sở Tài nguyên và Môi trường")
    assert "còn 02 cơ quan, đơn vị chưa hoàn thành tự chấm điểm" in said(letter)
    assert "hoàn thành trước ngày 20/12/2018" in said(letter)
    many = tuple(replace(REMINDER.agencies[0], agency=f"Sở {letter}") for letter in "ABCDE")
    crowd = reminder_letter(replace(REMINDER, agencies=many, tasks=(), until=None), department())
    assert crowd.addressees == ("Các cơ quan, đơn vị có tên trong danh sách dưới đây",)
    assert "hoàn thành sớm nhất" in said(crowd)
    annexed = replace(REMINDER, agencies=many * 3, tasks=REMINDER.tasks * 13)
    letter = reminder_letter(annexed, department())
    assert [annex.title for annex in letter.annexes] == [
        "Cơ quan, đơn vị chưa hoàn thành",
        "Nhiệm vụ quá thời hạn",
    ]
    assert letter.addressees == ("Các cơ quan, đơn vị có tên trong danh sách kèm theo",)
    assert "các nhiệm vụ đã quá thời hạn, chưa hoàn thành; danh sách tại Phụ lục II kèm theo." in said(letter)
    assert "đơn vị có tên trong danh sách chỉ đạo hoàn thành" in said(letter)
    nobody = reminder_letter(Reminder(about="báo cáo", day=REMINDER.day), department())
    assert said(nobody) == "Đến ngày 17/12/2018, không có cơ quan, đơn vị nào chậm báo cáo./."


def test_evidence_is_counted_once() -> None:
    listed = papers()["danh-muc-tai-lieu"]
    assert "Gồm 02 tài liệu kiểm chứng cho 02 tiêu chí" in said(listed)
    (grid,) = grids(listed)
    assert grid.section.cell("1", "day").text == "10/01/2018"
    assert grid.section.cell("3", "day").text == ""
    empty = evidence_list("Sở A", "đợt", [], department())
    assert (said(empty), grids(empty)) == ("Chưa có tài liệu kiểm chứng nào.", [])
    assert evidence_list("Sở A", "đợt", [PROOF], department(), illustrative=True).illustrative


@pytest.mark.parametrize("kind", OF_A_PLAN)
def test_kinds_of_a_plan(kind: DocumentKind) -> None:
    assert of_plan(kind, PLAN, SHEET, NAMES, committee(), department()).kind == kind


@pytest.mark.parametrize("kind", OF_A_RESULT)
def test_kinds_of_a_result(kind: DocumentKind) -> None:
    assert of_result(kind, SHEET, NAMES, committee()).kind == kind


def test_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="reminder"):
        of_plan(DocumentKind.REMINDER, PLAN, SHEET, NAMES, committee(), department())
    with pytest.raises(ValueError, match="reminder"):
        of_result(DocumentKind.REMINDER, SHEET, NAMES, committee())
    assert set(BY_SLUG.values()) == set(DocumentKind) == set(KIND_NAMES)


def test_unknown_columns_are_an_error() -> None:
    with pytest.raises(KeyError):
        narrowed(grids(papers()["ke-hoach"])[0].section, ("khong",))


def test_every_body_ends_and_every_heading_speaks() -> None:
    for document in papers().values():
        for block in document.blocks:
            assert not isinstance(block, Heading) or block.text
            assert not isinstance(block, Bullet | Paragraph) or block.text.strip() == block.text


def test_scores_go_to_whoever_appraises_them() -> None:
    assert papers()["bao-cao-cham-diem"].addressees == ("Bộ Nội vụ",)
    department = replace(SHEET.assessment.unit, id="so-noi-vu", name="Sở Nội vụ")
    sheet = replace(SHEET, assessment=replace(SHEET.assessment, unit=department))
    assert score_report(sheet, NAMES, letterhead(PLAN.agencies, "so-noi-vu")).addressees == (
        "Ủy ban nhân dân tỉnh Vĩnh Phúc",
    )
