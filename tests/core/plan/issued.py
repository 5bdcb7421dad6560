"""Issued plans in small: tasks with deadlines, what is owed of them, what was said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.agency.lineage import Agency, AgencyGroup, AgencyRegister, Succession
from cchc.core.plan.progress import UNDATED, Owed, Said, Slot, Status, owed
from cchc.core.plan.tasks import Mend, Plan, Task
from cchc.core.plan.versions import versions
from tests.core.builders import area, catalogue, line, plan, sheet

SIGNED = date(2018, 7, 18)
VERSION = catalogue(area("1", line("1.1"), line("1.2")), area("2", line("2.1")))
RESULT = sheet(VERSION, {"1.1": "0.25", "1.2": "0.50", "2.1": "1.00"})
REGISTER = AgencyRegister(
    "tinh",
    "tinh",
    (
        Agency(id="so-a", name="Sở A", kind="department"),
        Agency(id="so-b", name="Sở B", kind="department"),
        Agency(id="so-cu", name="Sở cũ", kind="board", valid_to=date(2019, 6, 30)),
        Agency(id="so-moi", name="Sở mới", kind="board", valid_from=date(2019, 7, 1)),
        Agency(id="ban-cu", name="Ban cũ", kind="board", valid_to=date(2018, 12, 30)),
        Agency(id="huyen-1", name="Huyện 1", kind="district", valid_to=date(2018, 12, 31)),
        Agency(id="huyen-2", name="Huyện 2", kind="district"),
        Agency(id="huyen-3", name="Huyện 3", kind="district", valid_from=date(2019, 1, 1)),
    ),
    (
        AgencyGroup(id="cac-huyen", name="Các huyện", kinds=("district",)),
        AgencyGroup(id="cac-xa", name="Các xã", kinds=("commune",)),
    ),
    (
        Succession("so-cu", "so-moi", date(2019, 7, 1), "Toàn bộ"),
        Succession("ban-cu", None, date(2018, 12, 31), "Giao lại"),
        Succession("ban-cu", "tinh-khac/so-x", date(2018, 12, 31), "Phần còn lại"),
    ),
)


def task(number: str, deadline: str, *leads: str, mends: tuple[Mend, ...] = ()) -> Task:
    """A task with its deadline; Sở A leads where nobody is named."""
    title = f"Nhiệm vụ {number}"
    return Task(id=number, title=title, leads=leads or ("so-a",), deadline=deadline, mends=mends)


def issued(*tasks: Task, day: date = SIGNED, period: tuple[int, int | None] = (2018, 2020)) -> Plan:
    """A plan that was signed on a day."""
    return replace(plan(VERSION, *tasks), day=day, period=period, agencies=REGISTER)


def rows(*plans: Plan, day: date = SIGNED, said: dict[Slot, Said] | None = None) -> tuple[Owed, ...]:
    """What is owed of the versions of a plan."""
    return tuple(owed(versions(plans), day, said))


def told(found: tuple[Owed, ...]) -> list[tuple[str, str, str]]:
    """Task, agency and occurrence of what is owed."""
    return [tuple(one.slot) for one in found]


def done(on: date | None = None, *, confirmed: bool = True) -> Said:
    """Something that an agency calls done."""
    return Said(status=Status.DONE, done_on=on, confirmed=confirmed)


POINTS = Decimal("0.50")
NO_DAY = UNDATED
