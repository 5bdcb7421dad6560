"""What an officer told us of the plan of 2018, found by the plan check by itself."""

from cchc.core.plan.check import PlanFinding, Weight, plan_findings
from cchc.core.plan.tasks import Plan
from cchc.core.report.plan_check import plan_check_report
from tests.golden.real_data import STORE, sheet_of

FOLDER = STORE.root / "plans"


def plan_of(slug: str) -> Plan:
    return STORE.plan(FOLDER / slug / "plan.yaml")


def vinh_phuc() -> tuple[PlanFinding, ...]:
    plan = plan_of("vinh-phuc-5264-2018")
    assert plan.result is not None
    return plan_findings(plan, sheet_of(plan.result))


def coded(findings: tuple[PlanFinding, ...], code: str) -> list[PlanFinding]:
    return [one for one in findings if one.code == code]


def test_tasks_11_and_23_were_overdue_on_the_day_of_signing() -> None:
    overdue = coded(vinh_phuc(), "overdue_at_signing")
    assert [one.tasks for one in overdue] == [("11",), ("23",)]
    assert {one.weight for one in overdue} == {Weight.MUST}
    assert overdue[0].text == "Nhiệm vụ 11 quá hạn ngay từ ngày ký 18/07/2018: hạn là 30/06/2018"


def test_task_24_had_thirteen_days() -> None:
    assert [(one.tasks, "13 ngày" in one.text) for one in coded(vinh_phuc(), "short_notice")] == [
        (("24",), True)
    ]


def test_losses_that_nobody_mends_with_the_survey_of_officials() -> None:
    lines = [one.line for one in coded(vinh_phuc(), "loss_nobody_mends")]
    assert lines == ["1.2", "5.4", "5.7.1", "8.2.3", "officials-rest"]


def test_seven_rows_name_no_agency() -> None:
    lines = [one.line for one in coded(vinh_phuc(), "loss_without_agency")]
    assert lines == ["1.6", "3.2.1", "5.4", "5.5.2", "5.7.1", "8.2.1", "8.2.3"]


def test_fourteen_tasks_name_no_lost_point() -> None:
    (idle,) = coded(vinh_phuc(), "idle_tasks")
    assert len(idle.tasks) == 14
    assert {"11", "21", "22"} <= set(idle.tasks)


def test_every_deadline_of_both_plans_is_understood() -> None:
    for slug in ("vinh-phuc-5264-2018", "vinh-long-2639-2020"):
        assert not coded(plan_findings(plan_of(slug), None), "deadline_not_understood")


def test_contradictions_of_vinh_long() -> None:
    findings = plan_findings(plan_of("vinh-long-2639-2020"), None)
    lines = {one.line for one in coded(findings, "contradiction")}
    assert {"1.3.1", "1.4", "3.4.3", "4.3", "7.2.2", "8.2.1"} <= lines
    assert len(coded(findings, "no_deadline")) == 5


def test_the_report_counts_what_it_lists() -> None:
    plan = plan_of("vinh-phuc-5264-2018")
    findings = vinh_phuc()
    report = plan_check_report(plan, findings)
    assert len(report.by_id["findings"].rows) == len(findings)
    figures = {fact.key: fact.cell.text for fact in report.facts}
    counted = {weight: sum(one.weight is weight for one in findings) for weight in Weight}
    assert counted[Weight.MUST] == 2
    assert all(figures[weight.value] == f"{count} điều" for weight, count in counted.items())
    assert plan_check_report(plan, ()).notes == ("Không có điều gì phải sửa hay cân nhắc.",)
