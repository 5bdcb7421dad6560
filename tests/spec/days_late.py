"""Days after a deadline, with each of its rules."""

from datetime import date
from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.facts import DateFact
from cchc.core.catalogue.measures import DaysLate
from cchc.core.catalogue.rules import AllOrNothing, Step, Tiers
from tests.spec.form import Chapter, Example, Spec

DUE = date(2018, 12, 14)

IN_TIME = Spec(
    "Gửi báo cáo năm trước ngày 15/12",
    DaysLate("Trước ngày 15/12"),
    AllOrNothing(Comparison("equal", Decimal(0))),
    "0.50",
    (
        Example(DateFact(date(2018, 12, 14), DUE), "0.50", "Yêu cầu: đúng 0 ngày; đạt: 0,50"),
        Example(
            DateFact(date(2018, 11, 30), DUE),
            "0.50",
            "thực hiện 30/11/2018, thời hạn 14/12/2018: chậm 0 ngày",
        ),
        Example(DateFact(date(2018, 12, 15), DUE), "0.00", "Yêu cầu: đúng 0 ngày; không đạt: 0,00"),
    ),
)
BY_DAYS = Spec(
    "Ban hành kế hoạch đúng hạn, chậm không quá 05 ngày làm việc thì được một nửa",
    DaysLate("Chậm nhất ngày 14/12", days="working"),
    Tiers(
        (
            Step(Comparison("at_most", Decimal(0)), Decimal("1.00")),
            Step(Comparison("at_most", Decimal(5)), Decimal("0.50")),
        )
    ),
    "1.00",
    (
        Example(DateFact(date(2018, 12, 14), DUE), "1.00", "Thuộc bậc “không quá 0 ngày làm việc”: 1,00"),
        Example(DateFact(date(2018, 12, 21), DUE), "0.50", "chậm 5 ngày làm việc"),
        Example(DateFact(date(2018, 12, 24), DUE), "0.00", "chậm 6 ngày làm việc"),
    ),
)

CHAPTER = Chapter(
    "Số ngày chậm",
    "Số ngày sau thời hạn, làm trước hoặc đúng hạn là 0. Tính theo ngày thường hoặc ngày làm việc (bỏ thứ "
    "bảy, chủ nhật, ngày lễ; tính ngày làm bù). “Trước ngày 15/12” nghĩa là chậm nhất ngày 14/12.",
    DaysLate,
    (IN_TIME, BY_DAYS),
)
