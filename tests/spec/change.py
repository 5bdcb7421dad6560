"""Growth or reduction against last year or a base year, with each of its rules."""

from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import Change
from cchc.core.catalogue.rules import AllOrNothing, Proportion, Step, Tiers
from tests.spec.form import Chapter, Example, Spec, from_to

FEWER_UNITS = Change("Số đơn vị sự nghiệp công lập", "đơn vị", base_year=2015, direction="decrease")
ENTERPRISES = Change("Số doanh nghiệp thành lập mới", "doanh nghiệp")
MORE_INVESTORS = Change("Số dự án đầu tư", "dự án", expressed="amount")

REDUCED = Spec(
    "Giảm ít nhất 10% số đơn vị sự nghiệp công lập so với năm 2015",
    FEWER_UNITS,
    AllOrNothing(Comparison("at_least", Decimal(10))),
    "1.00",
    (
        Example(from_to("200", "180"), "1.00", "180 so với 200 đơn vị (năm 2015): giảm 10%"),
        Example(from_to("200", "181"), "0.00", "Yêu cầu: từ 10% trở lên; không đạt: 0,00"),
        Example(from_to("200", "220"), "0.00", "220 so với 200 đơn vị (năm 2015): tăng 10%"),
        Example(from_to("0", "5"), None, "Số đơn vị sự nghiệp công lập, số gốc so sánh bằng 0"),
    ),
)
GROWN = Spec(
    "Doanh nghiệp thành lập mới tăng so với năm trước, chấm theo bậc",
    ENTERPRISES,
    Tiers(
        (
            Step(Comparison("at_least", Decimal(20)), Decimal("1.00")),
            Step(Comparison("above", Decimal(0)), Decimal("0.50")),
        )
    ),
    "1.00",
    (
        Example(from_to("1000", "1200"), "1.00", "Thuộc bậc “từ 20% trở lên”: 1,00"),
        Example(from_to("1000", "1001"), "0.50", "Thuộc bậc “trên 0%”: 0,50"),
        Example(from_to("1000", "1000"), "0.00", "(năm trước liền kề): không thay đổi"),
    ),
)
ADDED = Spec(
    "Số dự án đầu tư tăng thêm, điểm tối đa từ 10 dự án",
    MORE_INVESTORS,
    Proportion(full_at=Decimal(10)),
    "1.50",
    (
        Example(from_to("40", "44"), "0.60", "4 dự án × 1,50 / 10 dự án = 0,6"),
        Example(from_to("40", "52"), "1.50", "Đạt mức cho điểm tối đa (10 dự án trở lên): 1,50"),
        Example(from_to("40", "38"), "0.00", "38 so với 40 dự án (năm trước liền kề): giảm 2 dự án"),
    ),
)

CHAPTER = Chapter(
    "Tăng, giảm so với năm gốc",
    "So số của năm với số của năm trước liền kề hoặc của một năm gốc, tính bằng phần trăm hoặc bằng số "
    "tăng (giảm) thêm. Số gốc bằng 0 thì không tính được tỷ lệ phần trăm.",
    Change,
    (REDUCED, GROWN, ADDED),
)
