"""Lines of every measure and rule, and moments of one December, for tests of the year's circle."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from cchc.core.campaign.windows import VIETNAM
from cchc.core.catalogue.measures import (
    AgainstPlan,
    Change,
    Count,
    DaysLate,
    Named,
    Parts,
    YesNo,
)
from cchc.core.catalogue.nodes import Node, RequiredEvidence, Target
from cchc.core.catalogue.rules import (
    AllOrNothing,
    CasePoints,
    Checklist,
    Choice,
    Deduction,
    Option,
    PartPoints,
    Step,
    Tiers,
)
from tests.core.builders import ON_TIME, area, bound, catalogue, every, line

NOON = datetime(2026, 12, 15, 12, 0, tzinfo=VIETNAM)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

KINDS = (Named("late", "chậm"), Named("none", "không gửi"))
LIST = (Named("plan", "Ban hành kế hoạch"), Named("check", "Tự kiểm tra"))
MARKS = (Option("good", "Tốt", Decimal(2)), Option("poor", "Chưa tốt", Decimal(0)))

YES_NO = line("1.1", measure=YesNo("Có kế hoạch không?"), rule=AllOrNothing())
COUNT = line("1.2", measure=Count("văn bản"), rule=Tiers((Step(bound("at_least", 3), Decimal(1)),)))
CASES = line("1.3", measure=Count("báo cáo", KINDS), rule=Deduction((CasePoints("late", Decimal("0.25")),)))
RATIO = line("2.1", "2.00", measure=ON_TIME, rule=every(), optional=True)
CHANGE = line("2.2", measure=Change("Thu ngân sách", "tỷ đồng"), rule=every(5))
PLAN = line("2.3", measure=AgainstPlan("Tinh giản biên chế", "người"), rule=every())
DATE = line("3.1", measure=DaysLate("trước ngày 15/12"), rule=every(0))
PARTS = line("3.2", measure=Parts(LIST), rule=Checklist((PartPoints("plan", Decimal(1)),)))
CHOICE = line("3.3", "2.00", rule=Choice(MARKS))
GIVEN = line("4.1", "3.00")
SILENT = line("4.2", None, rule=None)
GATHERED = replace(line("4.3", None), target=Target("100% hồ sơ đúng hạn", ON_TIME, bound("at_least", 100)))
MEASURED = (YES_NO, COUNT, CASES, RATIO, CHANGE, PLAN, DATE, PARTS)
ASKED = (*MEASURED, CHOICE, GIVEN)

VERSION = catalogue(
    area("1", YES_NO, COUNT, CASES),
    area("2", RATIO, CHANGE, PLAN),
    area("3", DATE, PARTS, CHOICE),
    area("4", GIVEN, SILENT, GATHERED),
)


def proven(node: Node, *required: RequiredEvidence) -> Node:
    """The line with required evidence."""
    return replace(node, required_evidence=required)
