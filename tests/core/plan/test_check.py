"""What is found in a plan before it is signed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.core.agency.lineage import AgencyGroup
from cchc.core.catalogue.measures import Count
from cchc.core.catalogue.nodes import Conflict, Statement, Target
from cchc.core.plan.check import PlanFinding, Weight, plan_findings
from cchc.core.plan.opposed import opposed
from cchc.core.plan.tasks import (
    BodyRequirement,
    CauseJudgement,
    Mend,
    Plan,
    PlanCriterion,
    PlanDeduction,
    PlanTarget,
    Serve,
    Task,
    TaskQuantity,
)
from cchc.core.plan.workload import crowded_months
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import (
    ON_TIME,
    REGISTER,
    area,
    assessment,
    bound,
    catalogue,
    item,
    line,
    plan,
    task,
)

VERSION = catalogue(area("1", line("1.1"), line("1.2")), area("2", line("2.1")))
ONE = Mend("line", "1.1")


def dated(identifier: str, deadline: str, *mends: Mend) -> Task:
    return replace(task(identifier, *(mends or (ONE,))), deadline=deadline)


def found(written: Plan) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code, finding.tasks) for finding in plan_findings(written, None)]


@pytest.mark.parametrize(
    ("deadline", "codes"),
    [
        ("Tháng 12/2018", []),
        ("Quý II năm 2018", ["overdue_at_signing"]),
        ("Tháng 7/2018", ["short_notice"]),
        ("Trước ngày 02/8/2018", []),
        ("Trước ngày 01/8/2018", ["short_notice"]),
        ("Hàng năm", []),
        ("Theo chỉ đạo của Chính phủ", []),
        ("", ["no_deadline"]),
        ("Tháng 8/2081", ["due_after_period"]),
        ("Quý I hàng năm", []),
        ("Hàng năm (2015-2016)", ["never_due"]),
        ("Năm 2099 và các năm tiếp theo", ["never_due"]),
        ("Thường xuyên", []),
        ("Thường xuyên, báo cáo hàng quý", []),
    ],
)
def test_deadlines(deadline: str, codes: list[str]) -> None:
    assert [code for code, _ in found(plan(VERSION, dated("1", deadline)))] == codes


def test_what_was_due_before_the_signing_of_a_plan_of_one_year_never_returns() -> None:
    year = replace(
        plan(VERSION, dated("1", "Quý I hàng năm"), dated("2", "Quý IV hàng năm")), period=(2018, 2018)
    )
    (finding,) = plan_findings(year, None)
    assert (finding.code, finding.tasks) == ("never_due", ("1",))
    assert finding.text == (
        "Nhiệm vụ 1, thời hạn “Quý I hàng năm”: từ ngày ký 18/07/2018 đến 31/12/2018 không có kỳ nào đến hạn"
    )


def test_a_plan_signed_after_its_period_is_told_once() -> None:
    late = replace(plan(VERSION, dated("1", "Hàng năm"), dated("2", "Hàng năm")), period=(2016, 2017))
    assert found(late) == [("period_over", ())]
    open_end = replace(late, period=(2016, None))
    assert found(open_end) == []


def test_numbers_lists_and_roles_that_do_not_fit() -> None:
    twice = dated("1", "Hàng năm"), dated("1", "Hàng năm")
    assert found(plan(VERSION, *twice)) == [("number_twice", ("1",))]
    both = replace(dated("1", "Hàng năm"), coordinating=("so-a", "so-b"))
    assert found(plan(VERSION, both)) == [("lead_coordinates", ("1",))]
    for count, codes in ((2, []), (3, ["units_differ"]), (1, ["units_differ"])):
        listed = replace(dated("1", "Hàng năm"), quantity=TaskQuantity(count, "xã", ("Xã A", "Xã B")))
        assert [code for code, _ in found(plan(VERSION, listed))] == codes
    unlisted = replace(dated("1", "Hàng năm"), quantity=TaskQuantity(94, "xã"))
    assert found(plan(VERSION, unlisted)) == []


def test_words_that_are_no_deadline_must_be_mended() -> None:
    finding = plan_findings(plan(VERSION, dated("1", "Đầu năm 2019")), None)[0]
    assert finding.code == "deadline_not_understood"
    assert finding.weight is Weight.MUST
    assert "“Đầu năm 2019”" in finding.text


def test_leads_must_exist() -> None:
    nobody = replace(dated("1", "Hàng năm"), leads=())
    stranger = replace(dated("2", "Hàng năm"), coordinating=("so-x",))
    assert found(plan(VERSION, nobody, stranger)) == [("no_lead", ("1",)), ("unknown_agency", ("2",))]


def test_a_group_without_members_leads_nothing() -> None:
    register = replace(REGISTER, groups=(AgencyGroup(id="cap-xa", name="UBND cấp xã", kinds=("commune",)),))
    tasks = (replace(dated(number, "Hàng năm"), leads=("cap-xa",)) for number in ("1", "2"))
    written = replace(plan(VERSION, *tasks), agencies=register)
    assert found(written) == [("empty_group", ("1", "2"))]


@pytest.mark.parametrize(
    ("mend", "known"),
    [
        (Mend("line", "1.2"), True),
        (Mend("line", "9.9"), False),
        (Mend("area", "2"), True),
        (Mend("area", "7"), False),
        (Mend("part", "officials"), True),
        (Mend("part", "papi"), False),
        (Mend("index"), True),
    ],
)
def test_codes_of_another_year_are_told(mend: Mend, known: bool) -> None:
    codes = [code for code, _ in found(plan(VERSION, dated("1", "Hàng năm", mend)))]
    assert codes == ([] if known else ["unknown_line"])


def test_a_task_for_nothing_and_a_task_for_another_index() -> None:
    nothing = replace(task("1"), deadline="Hàng năm")
    papi = replace(task("2"), deadline="Hàng năm", serves=(Serve("papi", "1.1"),))
    assert found(plan(VERSION, nothing, papi)) == [("mends_nothing", ("1",))]


def target(text: str, percent: int) -> Target:
    return Target(text, ON_TIME, bound("at_least", percent))


def requiring(lines: tuple[str, ...], *targets: Target) -> BodyRequirement:
    return BodyRequirement(id="a", section="I", text="Yêu cầu", lines=lines, targets=targets)


DEMANDING = catalogue(
    area(
        "1",
        replace(line("1.1"), target=target("từ 90%", 90)),
        replace(line("1.2"), target=target("từ 80%", 80)),
        line("1.3"),
    )
)


@pytest.mark.parametrize(
    ("requirement", "lines"),
    [
        (requiring(("1.1",), target("từ 90%", 90)), []),
        (requiring(("1.1",), target("từ 95%", 95)), ["1.1"]),
        (requiring(("1.1", "1.2"), target("từ 95%", 95), target("từ 80%", 80)), ["1.1"]),
        (requiring(("1.1", "1.2"), target("từ 90%", 90)), ["1.2"]),
        (requiring(("1.1", "1.2", "1.3"), target("a", 95), target("b", 95)), []),
        (requiring(("1.3", "9.9"), target("a", 95)), []),
        (requiring(("1.1",), Target("bằng lời")), []),
        (requiring(("1.1",), Target("đếm", Count("hồ sơ"), bound("at_least", 3))), []),
        (requiring(("1.1",), Target("tối đa", ON_TIME, bound("at_most", 5))), []),
        (requiring(("1.1",), Target("không mức", ON_TIME)), []),
    ],
)
def test_body_against_appendix(requirement: BodyRequirement, lines: list[str]) -> None:
    written = replace(plan(DEMANDING), body_requirements=(requirement,))
    assert [pair.line for pair in opposed(written)] == lines


def test_a_contradiction_that_the_plan_records_is_told_once() -> None:
    requirement = requiring(("1.1",), target("từ 95%", 95))
    written = replace(plan(DEMANDING), body_requirements=(requirement,))
    assert [code for code, _ in found(written)] == ["contradictory_targets"]
    conflict = Conflict("rate", "Tỷ lệ", Statement("Phụ lục", "90%"), Statement("Mục I", "95%"), line="1")
    recorded = replace(written, conflicts=(conflict,))
    assert [code for code, _ in found(recorded)] == ["contradiction"]


def test_a_month_with_too_much() -> None:
    tasks = tuple(dated(str(number), "Hàng năm") for number in range(1, 5))
    late = replace(dated("5", "Tháng 12/2018"), leads=("so-b", "so-x"))
    crowd = crowded_months(plan(VERSION, *tasks, late))
    assert [(one.agency, one.month, len(one.tasks), one.again) for one in crowd] == [
        ("so-a", date(2018, 12, 1), 4, 2)
    ]
    text = next(one.text for one in plan_findings(plan(VERSION, *tasks), None) if one.code == "crowded_month")
    assert (
        text
        == "Sở A chủ trì 4 nhiệm vụ cùng đến hạn trong tháng 12/2018 (và 2 tháng khác như vậy): 1, 2, 3, 4"
    )
    once = plan(VERSION, *(dated(str(number), "Tháng 12/2018") for number in range(1, 5)))
    assert "tháng khác" not in plan_findings(once, None)[-1].text
    assert crowded_months(plan(VERSION, *tasks[:3])) == ()


def test_two_days_of_a_month_count_a_task_once() -> None:
    tasks = tuple(dated(str(number), "Ngày 15/6 và 20/6 hàng năm") for number in range(1, 5))
    assert [len(one.tasks) for one in crowded_months(plan(VERSION, *tasks))] == [4]


def losses(written: Plan) -> list[PlanFinding]:
    result = assessment(VERSION, {"1.1": "0.50", "1.2": "0.25", "2.1": "1.00"})
    items = (item("1.1", "0.50", "so-a"), item("1.2", "0.50"), item("1.2", "0.25", "so-b"))
    return list(plan_findings(written, score_sheet(replace(result, deductions=items))))


def test_losses_that_nobody_mends_and_nobody_answers_for() -> None:
    written = plan(VERSION, dated("1", "Hàng năm", ONE), dated("2", "Hàng năm", Mend("line", "2.1")))
    told = [(one.code, one.line, one.tasks) for one in losses(written)]
    assert told == [
        ("loss_nobody_mends", "1.2", ()),
        ("loss_without_agency", "1.2", ()),
        ("idle_tasks", "", ("2",)),
    ]
    assert losses(written)[1].text.endswith("mất 0,50 điểm, không ghi cơ quan chịu trách nhiệm")


def test_a_judgement_by_cause_is_told_beside_the_loss() -> None:
    judged = CauseJudgement("1.2", "1", "cùng nguyên nhân", "Sở A")
    written = replace(plan(VERSION, dated("1", "Hàng năm", ONE)), cause_judgements=(judged,))
    first = losses(written)[0]
    assert first.text.endswith("không nhiệm vụ nào nêu; theo nguyên nhân có nhiệm vụ 1")
    assert [one.code for one in losses(written)] == ["loss_nobody_mends", "loss_without_agency"]


def test_what_must_be_mended_comes_first() -> None:
    written = plan(VERSION, dated("1", ""), dated("2", "Đầu năm"))
    assert [one.weight for one in plan_findings(written, None)] == [Weight.MUST, Weight.WEIGH]


def test_no_task_wins_back_more_than_was_lost() -> None:
    modest = replace(dated("1", "Hàng năm", ONE), expected=Decimal("0.50"))
    bold = replace(dated("2", "Hàng năm", ONE), expected=Decimal("0.51"))
    told = [one.text for one in losses(plan(VERSION, modest, bold)) if one.code == "expected_over_loss"]
    assert told == ["Nhiệm vụ 2 dự kiến lấy lại 0,51 điểm, các dòng nêu chỉ mất 0,50 điểm"]


def test_codes_outside_the_tasks_are_told_too() -> None:
    written = replace(
        plan(VERSION, dated("1", "Hàng năm")),
        body_requirements=(requiring(("1.1", "9.1")),),
        criteria=(PlanCriterion(line="9.2"), PlanCriterion(line="1.2")),
        deductions=(PlanDeduction(line="9.3"),),
        cause_judgements=(CauseJudgement("9.4", "1", "a", "b"), CauseJudgement("1.2", "7", "a", "b")),
    )
    told = [(one.code, one.line, one.weight) for one in losses(written) if one.weight is Weight.MUST]
    assert told == [
        *(("unknown_line", line, Weight.MUST) for line in ("9.1", "9.2", "9.3", "9.4")),
        ("unknown_task", "", Weight.MUST),
    ]


def test_losses_as_the_plan_states_them_are_held_against_the_result() -> None:
    stated = (
        PlanDeduction(line="1.1", lost=Decimal("0.50")),
        PlanDeduction(line="1.2", lost=Decimal("0.25")),
        PlanDeduction(line="2.1"),
    )
    written = replace(plan(VERSION, dated("1", "Hàng năm")), deductions=stated)
    told = [
        (one.line, one.text.partition(": ")[2]) for one in losses(written) if one.code == "deduction_differs"
    ]
    assert told == [
        ("1.2", "bảng điểm mất của kế hoạch ghi mất 0,25 điểm, kết quả chấm mất 0,75 điểm"),
    ]


def test_a_task_that_stands_twice_whatever_its_spaces_and_marks() -> None:
    titled = {
        "1": "Đôn đốc  báo cáo",
        "2": "Rà soát",
        "3": "đôn đốc báo cáo",
        "4": "DON DOC BAO CAO",
        "5": "",
        "6": "",
    }
    tasks = [replace(dated(one, "Hàng năm"), title=title) for one, title in titled.items()]
    twice = [one for one in plan_findings(plan(VERSION, *tasks), None) if one.code == "title_twice"]
    assert [one.tasks for one in twice] == [("1", "3", "4")]
    assert twice[0].text == "Các nhiệm vụ 1, 3, 4 cùng một nội dung: “Đôn đốc  báo cáo”"
    again = plan(VERSION, dated("1", "Hàng năm"), dated("1", "Hàng năm"))
    assert "title_twice" not in [code for code, _ in found(again)]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (PlanTarget(text="Tốp 10", year=2018, rank_at_most=10), True),
        (PlanTarget(text="Tốp 15 cả nước", year=2018, rank_at_most=15), False),
        (PlanTarget(text="Tốp 10", year=2019, rank_at_most=10), False),
        (PlanTarget(text="Tốp 10", year=2018, index="sipas", rank_at_most=10), False),
        (PlanTarget(text="Trên 80%", year=2018, at_least=Decimal(80)), False),
        (PlanTarget(text="Tốp 10", year=2018, rank_at_most=10, factor="1"), False),
    ],
)
def test_two_ranks_for_one_year_do_not_agree(second: PlanTarget, *, told: bool) -> None:
    first = PlanTarget(text="Tốp 15", year=2018, rank_at_most=15)
    written = replace(plan(VERSION, dated("1", "Hàng năm")), targets=(first, second))
    texts = [one.text for one in plan_findings(written, None) if one.code == "ranks_differ"]
    assert texts == (["Mục tiêu thứ hạng năm 2018 không thống nhất: “Tốp 15” và “Tốp 10”"] if told else [])


def test_ranks_of_no_year_do_not_agree_either() -> None:
    ranks = tuple(PlanTarget(text=f"Tốp {one}", rank_at_most=one) for one in (30, 20))
    written = replace(plan(VERSION, dated("1", "Hàng năm")), targets=ranks)
    (text,) = [one.text for one in plan_findings(written, None) if one.code == "ranks_differ"]
    assert text == "Mục tiêu thứ hạng không thống nhất: “Tốp 30” và “Tốp 20”"
