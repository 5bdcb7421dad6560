"""A count, of one noun or by kinds, with each of its rules."""

from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import Count, Named
from cchc.core.catalogue.rules import (
    SINGLE_KIND,
    AllOrNothing,
    CasePoints,
    Deduction,
    Proportion,
    Step,
    Tiers,
)
from tests.spec.form import Chapter, Example, Spec, cases, counted

INITIATIVES = Count("sáng kiến")
LATE_REPORTS = Count(
    "báo cáo",
    (Named("late-yearly", "Báo cáo năm gửi chậm"), Named("late-quarterly", "Báo cáo quý gửi chậm")),
)

AT_LEAST_ONE = Spec(
    "Có ít nhất 01 sáng kiến cải cách hành chính",
    INITIATIVES,
    AllOrNothing(Comparison("at_least", Decimal(1))),
    "1.00",
    (
        Example(counted("1"), "1.00", "Yêu cầu: từ 1 sáng kiến trở lên; đạt: 1,00"),
        Example(counted("0"), "0.00", "Yêu cầu: từ 1 sáng kiến trở lên; không đạt: 0,00"),
    ),
)
BY_NUMBER = Spec(
    "Sáng kiến cải cách hành chính, chấm theo số lượng",
    INITIATIVES,
    Tiers(
        (
            Step(Comparison("at_least", Decimal(3)), Decimal("1.00")),
            Step(Comparison("equal", Decimal(2)), Decimal("0.50")),
        ),
        otherwise=Decimal("0.125"),
    ),
    "1.00",
    (
        Example(counted("3"), "1.00", "Thuộc bậc “từ 3 sáng kiến trở lên”: 1,00"),
        Example(counted("2"), "0.50", "Thuộc bậc “đúng 2 sáng kiến”: 0,50"),
        Example(counted("1"), "0.13", "0,125 làm tròn còn 0,13"),
    ),
)
PER_PIECE = Spec(
    "Sáng kiến cải cách hành chính, chấm theo tỷ lệ với mức 03 sáng kiến",
    INITIATIVES,
    Proportion(full_at=Decimal(3)),
    "1.00",
    (
        Example(counted("2"), "0.67", "2 sáng kiến × 1,00 / 3 sáng kiến = 0,666667"),
        Example(counted("5"), "1.00", "Đạt mức cho điểm tối đa (3 sáng kiến trở lên): 1,00"),
    ),
)
LATE_BY_KIND = Spec(
    "Báo cáo gửi chậm, trừ điểm theo loại báo cáo",
    LATE_REPORTS,
    Deduction(
        (
            CasePoints("late-yearly", Decimal("0.50")),
            CasePoints("late-quarterly", Decimal("0.25"), at_most=Decimal("0.75")),
        )
    ),
    "1.50",
    (
        Example(cases(late_yearly=0, late_quarterly=0), "1.50", "Không có trường hợp nào bị trừ"),
        Example(
            cases(late_yearly=1, late_quarterly=1),
            "0.75",
            "Trừ Báo cáo năm gửi chậm: 1 × 0,50 = 0,50; Báo cáo quý gửi chậm: 1 × 0,25 = 0,25; "
            "còn lại 1,50 − 0,75: 0,75",
        ),
        Example(
            cases(late_yearly=0, late_quarterly=5),
            "0.75",
            "Báo cáo quý gửi chậm: 5 × 0,25 = 1,25, chỉ trừ nhiều nhất 0,75; còn lại 1,50 − 0,75: 0,75",
        ),
        Example(cases(late_yearly=4, late_quarterly=0), "0.00", "còn lại 1,50 − 2,00, thấp nhất là 0: 0,00"),
    ),
)
LATE_OF_ONE_KIND = Spec(
    "Văn bản trái pháp luật, mỗi văn bản trừ 0,25 điểm",
    Count("văn bản"),
    Deduction((CasePoints(SINGLE_KIND, Decimal("0.25")),)),
    "1.00",
    (
        Example(counted("3"), "0.25", "Trừ văn bản: 3 × 0,25 = 0,75; còn lại 1,00 − 0,75: 0,25"),
        Example(counted("0"), "1.00", "Không có trường hợp nào bị trừ"),
    ),
)

CHAPTER = Chapter(
    "Số lượng",
    "Đếm một loại đối tượng, hoặc đếm riêng từng loại (báo cáo năm chậm, báo cáo quý chậm). "
    "Không có trường hợp nào thì ghi 0; để trống là chưa có số liệu.",
    Count,
    (AT_LEAST_ONE, BY_NUMBER, PER_PIECE, LATE_BY_KIND, LATE_OF_ONE_KIND),
)
