"""What was done against the plan or quota, with each of its rules."""

from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import AgainstPlan
from cchc.core.catalogue.rules import AllOrNothing, Proportion, Step, Tiers
from tests.spec.form import Chapter, Example, Spec, planned_done

STAFF = AgainstPlan("Số biên chế có mặt so với số được giao", "biên chế")
TASKS = AgainstPlan("Nhiệm vụ trong kế hoạch cải cách hành chính", "nhiệm vụ")
REVENUE = AgainstPlan("Thu ngân sách", "tỷ đồng")

WITHIN_QUOTA = Spec(
    "Sử dụng không vượt quá số biên chế được giao",
    STAFF,
    AllOrNothing(Comparison("at_most", Decimal(100))),
    "0.50",
    (
        Example(planned_done("2000", "2000"), "0.50", "Yêu cầu: không quá 100%; đạt: 0,50"),
        Example(planned_done("2000", "2001"), "0.00", "2.001 / 2.000 biên chế = 100,05% kế hoạch"),
    ),
)
PLAN_DONE = Spec(
    "Hoàn thành kế hoạch cải cách hành chính, chấm theo bậc",
    TASKS,
    Tiers(
        (
            Step(Comparison("at_least", Decimal(100)), Decimal("1.00")),
            Step(Comparison("at_least", Decimal(80)), Decimal("0.50")),
        )
    ),
    "1.00",
    (
        Example(planned_done("50", "50"), "1.00", "Thuộc bậc “từ 100% trở lên”: 1,00"),
        Example(planned_done("50", "49"), "0.50", "49 / 50 nhiệm vụ = 98% kế hoạch"),
        Example(planned_done("50", "39"), "0.00", "Không đạt bậc nào: 0,00"),
        Example(planned_done("0", "0"), None, "kế hoạch giao bằng 0 nên không tính được tỷ lệ"),
    ),
)
REVENUE_REACHED = Spec(
    "Thu ngân sách so với dự toán được giao",
    REVENUE,
    Proportion(full_at=Decimal(100), zero_below=Decimal(70)),
    "1.00",
    (
        Example(planned_done("24500.5", "24600"), "1.00", "Đạt mức cho điểm tối đa (100% trở lên): 1,00"),
        Example(planned_done("800", "699"), "0.87", "87,375% × 1,00 / 100% = 0,87375"),
        Example(planned_done("1000", "699.9"), "0.00", "Dưới mức bắt đầu được tính điểm (70%): 0,00"),
    ),
)

CHAPTER = Chapter(
    "So với kế hoạch, chỉ tiêu giao",
    "Số thực hiện tính bằng phần trăm của số kế hoạch, dự toán hoặc chỉ tiêu được giao; có thể vượt 100%.",
    AgainstPlan,
    (WITHIN_QUOTA, PLAN_DONE, REVENUE_REACHED),
)
