"""Coverage as a report: the figures of the plan of Vĩnh Phúc, and what stays apart."""

from dataclasses import replace

import pytest

from cchc.core.plan.coverage import coverage
from cchc.core.plan.tasks import Mend
from cchc.core.report.coverage import coverage_report
from cchc.core.report.outline import Report
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import REGISTER, area, assessment, catalogue, leftover, line, plan, task
from tests.core.report.real import improvement_plan, vinh_phuc


@pytest.fixture(name="real")
def real_report() -> Report:
    mending = improvement_plan()
    return coverage_report(coverage(mending, vinh_phuc()), mending.agencies.name_of)


def figures(report: Report) -> dict[str, str]:
    return {fact.key: fact.cell.text for fact in report.facts if fact.place == "figure"}


def test_what_no_task_names(real: Report) -> None:
    assert figures(real)["unnamed_direct"] == "4,00 điểm: 1.2, 5.4, 5.7.1, 8.2.3"
    assert figures(real)["can_win_back"] == "8,45 điểm, bởi 10 nhiệm vụ"
    assert figures(real)["idle_tasks"] == "14/24 nhiệm vụ"
    assert real.by_id["levels"].cell("area", "points_direct").text == "0,20"
    assert real.by_id["levels"].cell("none", "points_direct").text == "4,00"
    assert real.by_id["levels"].cell("none", "points_survey").text == "7,26"


def test_naming_the_whole_index_is_not_naming_the_line(real: Report) -> None:
    lines = real.by_id["lines"]

    assert lines.cell("1.2", "level").text == (
        "không nhiệm vụ nào nêu (nhiệm vụ 7, 23, 24 chỉ nêu chung cả Chỉ số)"
    )
    assert lines.cell("1.2", "tasks").text == ""
    assert lines.cell("7.1.1", "level").text == "chỉ nêu cả lĩnh vực"
    assert lines.cell("7.1.1", "leads").text == "UBND cấp huyện"


def test_tasks_with_what_they_can_win_back(real: Report) -> None:
    tasks = real.by_id["tasks"]

    assert [tasks.cell("5", key).text for key in ("lines", "at_most")] == [
        "7.1.1, 7.1.4, 7.2.2, 7.2.3, 7.3.2",
        "3,70",
    ]
    assert tasks.cell("total", "at_most").text == "8,45"


def test_judgements_by_cause_stand_apart(real: Report) -> None:
    assert [row.id for row in real.by_id["causes"].rows] == ["7.1.1"]
    assert real.by_id["causes"].cell("7.1.1", "task").text == "8"


def test_no_task_goes_to_the_officials_and_three_go_where_nothing_is_lost(real: Report) -> None:
    assert real.notes[0] == (
        "Không nhiệm vụ nào nhằm vào điểm khảo sát công chức, lãnh đạo quản lý (7,26 điểm chưa đạt)."
    )
    assert real.notes[1].startswith("Nhiệm vụ 11, 21, 22 nhằm vào")


def test_a_plan_that_names_everything_leaves_nothing() -> None:
    version = catalogue(area("1", line("1.1")), remainder=(replace(leftover("rest", "1.00"), part=None),))
    sheet = score_sheet(assessment(version, {"1.1": "0.50", "rest": "0.75"}))

    report = coverage_report(coverage(plan(version, task("1", Mend("line", "1.1"))), sheet), REGISTER.name_of)

    assert figures(report)["unnamed_direct"] == "0,00 điểm"
    assert "causes" not in report.by_id
    assert report.by_id["lines"].cell("rest", "part").text == ""
    assert report.by_id["lines"].cell("rest", "level").text == "không nhiệm vụ nào nêu"
