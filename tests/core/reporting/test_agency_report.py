"""What an agency is put before when a report begins."""

from datetime import date

import pytest

from cchc.core.deadline.occurrences import Occurrence
from cchc.core.plan.progress import Outlook, Owed, Said, Status
from cchc.core.plan.tasks import Mend
from cchc.core.reporting.agency_report import AgencyReport, drafted, task_lines
from cchc.core.reporting.periods import ReportPeriod
from cchc.core.reporting.sections import BY_KEY, section_of_area
from tests.core.builders import area, catalogue, line, parent, plan, task

VERSION = catalogue(area("1", line("1.1")), area("3", parent("3.1", line("3.1.1"))))
QUARTER = ReportPeriod(
    "2018-quarter-3", "Báo cáo Quý III năm 2018", date(2018, 6, 15), date(2018, 9, 14), date(2018, 9, 20)
)
DAY = date(2018, 9, 10)
DONE = Said(status=Status.DONE, result="Đã ban hành", done_on=date(2018, 8, 20), confirmed=True)


def owed(due: date | None, said: Said | None = None, *mends: Mend) -> Owed:
    one = task("1", *(mends or (Mend("line", "3.1.1"),)))
    turn = None if due is None else Occurrence("once", "Một lần", date(2018, 7, 1), due)
    return Owed(plan=plan(VERSION, one), task=one, agency="so-a", occurrence=turn, said=said)


@pytest.mark.parametrize(
    ("row", "outlook"),
    [
        (owed(date(2018, 8, 31)), Outlook.OVERDUE),
        (owed(date(2018, 8, 31), DONE), Outlook.DONE),
        (owed(date(2018, 5, 1)), Outlook.OVERDUE),
        (owed(date(2018, 5, 1), DONE), None),
        (owed(date(2018, 12, 31)), None),
        (owed(date(2018, 12, 31), DONE), Outlook.DONE),
        (owed(date(2018, 12, 31), Said(status=Status.DONE, done_on=date(2018, 1, 1), confirmed=True)), None),
        (owed(None), None),
        (owed(None, Said(status=Status.DOING, result="Đang làm")), Outlook.UNDATED),
    ],
)
def test_what_belongs_to_a_period(row: Owed, outlook: Outlook | None) -> None:
    assert [found.outlook for found in task_lines([row], QUARTER, DAY)] == ([outlook] if outlook else [])


@pytest.mark.parametrize(
    ("mend", "section"),
    [
        (Mend("line", "3.1.1"), "procedures"),
        (Mend("line", "3"), "procedures"),
        (Mend("area", "3"), "procedures"),
        (Mend("line", "9.9"), "steering"),
        (Mend("part", "officials"), "steering"),
        (Mend("index"), "steering"),
    ],
)
def test_the_section_follows_the_area(mend: Mend, section: str) -> None:
    (found,) = task_lines([owed(date(2018, 8, 31), None, mend)], QUARTER, DAY)
    assert found.section == section


def test_the_draft_tells_tasks_in_order_of_their_days() -> None:
    rows = [
        owed(None, Said(status=Status.DOING, reason="chờ kinh phí")),
        owed(date(2018, 8, 31), DONE),
        owed(date(2018, 7, 1)),
    ]
    assert drafted(task_lines(rows, QUARTER, DAY)) == {
        "procedures": "- Nhiệm vụ 1 (hạn 01/07/2018): quá hạn.\n"
        "- Nhiệm vụ 1 (hạn 31/08/2018): hoàn thành; Đã ban hành.\n"
        "- Nhiệm vụ 1: không định ngày; chờ kinh phí."
    }


def test_no_figure_is_not_zero() -> None:
    assert AgencyReport(agency="so-a", remarks={}).figure("x") is None


def test_sections_of_areas() -> None:
    assert section_of_area("7").key == "digital"
    assert section_of_area("") is BY_KEY["steering"]
