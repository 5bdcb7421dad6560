"""What a person should read in a plan before it is signed, as a table."""

from cchc.core.numerals import date_text
from cchc.core.plan.check import WEIGHT_NAMES, PlanFinding, Weight
from cchc.core.plan.tasks import Plan
from cchc.core.report.cells import Cell
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section

COLUMNS = (
    Column("number", "STT", 5, Align.CENTRE),
    Column("weight", "Mức độ", 14),
    Column("text", "Nội dung", 70),
    Column("tasks", "Nhiệm vụ", 14, narrow=False),
    Column("line", "Tiêu chí", 10, narrow=False),
)
NOTHING = "Không có điều gì phải sửa hay cân nhắc."


def plan_check_report(plan: Plan, findings: tuple[PlanFinding, ...]) -> Report:
    """The findings of a plan in the order given; the figures count them by weight."""
    counted = [(weight, sum(one.weight is weight for one in findings)) for weight in Weight]
    return Report(
        "plan_check",
        "RÀ SOÁT KẾ HOẠCH TRƯỚC KHI KÝ",
        f"{plan.number} ngày {date_text(plan.day)}",
        (
            Fact("plan", "Kế hoạch", Cell(plan.title), "head"),
            *(
                Fact(weight.value, WEIGHT_NAMES[weight].capitalize(), Cell(f"{count} điều", count))
                for weight, count in counted
            ),
        ),
        (Section("findings", "Điều cần đọc lại", "Rà soát", COLUMNS, _rows(findings)),),
        () if findings else (NOTHING,),
        plan.catalogue.illustrative,
    )


def _rows(findings: tuple[PlanFinding, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"{number}-{one.code}",
            (
                Cell(str(number), number),
                Cell(WEIGHT_NAMES[one.weight]),
                Cell(one.text),
                Cell(", ".join(one.tasks)),
                Cell(one.line),
            ),
        )
        for number, one in enumerate(findings, start=1)
    )
