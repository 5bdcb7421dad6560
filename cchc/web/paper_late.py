"""Who is named in a reminder: agencies that are late with what they owe, overdue tasks of a plan."""

from collections.abc import Collection, Mapping
from datetime import datetime

from cchc.core.campaign.lateness import AgencyLateness, LastCall, Lateness, by_agency
from cchc.core.document.reminder import LateAgency, LateTask
from cchc.core.document.tables import counted
from cchc.core.plan.progress import Outlook, Owed
from cchc.records.campaigns.queries.late import LateWork
from cchc.records.campaigns.queries.owing import Owing
from cchc.records.plans.queries.work import PlanWork
from cchc.web.coordination_fields import last_day


def late_agencies(
    work: LateWork,
    calls: Mapping[str, LastCall],
    owing: Owing,
    now: datetime,
    wanted: Collection[Lateness],
) -> tuple[LateAgency, ...]:
    """The agencies whose worst work stands so, in the order of the board."""
    found = by_agency(work.portions, calls, now, work.sums)
    return tuple(
        LateAgency(agency=owing.name_of(one.agency), owed=_owed(one), due=_due(one))
        for one in found
        if one.worst in wanted
    )


def late_tasks(work: PlanWork) -> tuple[LateTask, ...]:
    """The overdue tasks of a plan with who owes them, in the order of the plan."""
    return tuple(
        LateTask(
            agency=work.name_of(one.agency),
            title=_titled(one),
            due="" if one.due is None else f"{one.due:%d/%m/%Y}",
        )
        for one in work.owed
        if one.outlook(work.day) is Outlook.OVERDUE
    )


def _titled(one: Owed) -> str:
    """The task, with the period where it comes again and again."""
    recurs = one.occurrence is not None and one.occurrence.key != "once"
    told = f" ({one.occurrence.label})" if recurs and one.occurrence is not None else ""
    return f"{one.task.title.rstrip('.')}{told}"


def _owed(one: AgencyLateness) -> str:
    """`02 phần việc chưa nộp, còn thiếu 15 dòng; 03 số liệu thành phần chưa gửi`."""
    parts = []
    if one.portions:
        missing = f", còn thiếu {counted(one.missing)} dòng" if one.missing else ""
        parts.append(f"{counted(len(one.portions))} phần việc chưa nộp{missing}")
    if one.sums:
        parts.append(f"{counted(len(one.sums))} số liệu thành phần chưa gửi")
    return "; ".join(parts)


def _due(one: AgencyLateness) -> str:
    return "" if one.ends_at is None else f"{last_day(one.ends_at):%d/%m/%Y}"
