"""A ratio with each of its rules."""

from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import Ratio, Scope
from cchc.core.catalogue.rules import AllOrNothing, Proportion, Step, Tiers
from tests.spec.form import Chapter, Example, Spec, out_of

ON_TIME = Ratio(
    "Số hồ sơ giải quyết đúng hạn",
    "Số hồ sơ đã giải quyết",
    "hồ sơ",
    scope=Scope(counting="không tính ngành dọc"),
)
ONLINE = Ratio("Số hồ sơ nộp trực tuyến", "Số hồ sơ đã tiếp nhận", "hồ sơ", when_zero="not_applicable")
REMEDIED = Ratio("Số sai phạm đã xử lý", "Số sai phạm phát hiện", "sai phạm", when_zero="full")
USED = Ratio("Số dịch vụ có phát sinh hồ sơ", "Số dịch vụ đang cung cấp", "dịch vụ", when_zero="zero")

ALL = Spec(
    "100% hồ sơ giải quyết đúng hạn",
    ON_TIME,
    AllOrNothing(Comparison("at_least", Decimal(100))),
    "0.50",
    (
        Example(out_of("1000", "1000"), "0.50", "Yêu cầu: từ 100% trở lên; đạt: 0,50"),
        Example(out_of("996", "1000"), "0.00", "Yêu cầu: từ 100% trở lên; không đạt: 0,00"),
        Example(out_of("1999999", "2000000"), "0.00", "1.999.999 / 2.000.000 hồ sơ = 99,99995%"),
        Example(out_of("0", "0"), None, "Số hồ sơ đã giải quyết bằng 0 nên không tính được tỷ lệ"),
    ),
)
STEPS = Spec(
    "Hồ sơ giải quyết đúng hạn, chấm theo hai bậc",
    ON_TIME,
    Tiers(
        (
            Step(Comparison("at_least", Decimal(100)), Decimal("0.50")),
            Step(Comparison("at_least", Decimal(80)), Decimal("0.25")),
        )
    ),
    "0.50",
    (
        Example(out_of("996", "1000"), "0.25", "Thuộc bậc “từ 80% trở lên”: 0,25"),
        Example(out_of("80", "100"), "0.25", "Thuộc bậc “từ 80% trở lên”: 0,25"),
        Example(out_of("799", "1000"), "0.00", "Không đạt bậc nào: 0,00"),
    ),
)
SHARE = Spec(
    "Hồ sơ nộp trực tuyến, chấm theo tỷ lệ, điểm tối đa từ 80%",
    ONLINE,
    Proportion(full_at=Decimal(80), zero_below=Decimal(50)),
    "2.00",
    (
        Example(out_of("85", "100"), "2.00", "Đạt mức cho điểm tối đa (80% trở lên): 2,00"),
        Example(out_of("65", "100"), "1.63", "65% × 2,00 / 80% = 1,625"),
        Example(out_of("50", "100"), "1.25", "50% × 2,00 / 80% = 1,25"),
        Example(out_of("499", "1000"), "0.00", "Dưới mức bắt đầu được tính điểm (50%): 0,00"),
        Example(out_of("0", "0"), None, "Bộ tiêu chí quy định trường hợp này không đánh giá"),
    ),
)
NOTHING_FOUND = Spec(
    "Xử lý sai phạm phát hiện qua kiểm tra, không có sai phạm thì được điểm tối đa",
    REMEDIED,
    Proportion(full_at=Decimal(100)),
    "1.00",
    (
        Example(out_of("2", "3"), "0.67", "66,6667% × 1,00 / 100% = 0,666667"),
        Example(out_of("0", "3"), "0.00", "Kết quả không lớn hơn 0: 0,00"),
        Example(out_of("0", "0"), "1.00", "Bộ tiêu chí quy định trường hợp này được điểm tối đa"),
    ),
)
NOTHING_OFFERED = Spec(
    "Dịch vụ công trực tuyến có phát sinh hồ sơ, không cung cấp dịch vụ nào thì không có điểm",
    USED,
    AllOrNothing(Comparison("above", Decimal(60))),
    "1.00",
    (
        Example(out_of("61", "100"), "1.00", "Yêu cầu: trên 60%; đạt: 1,00"),
        Example(out_of("60", "100"), "0.00", "Yêu cầu: trên 60%; không đạt: 0,00"),
        Example(out_of("0", "0"), "0.00", "Bộ tiêu chí quy định trường hợp này được 0 điểm"),
    ),
)

CHAPTER = Chapter(
    "Tỷ lệ",
    "Tử số chia cho mẫu số, tính bằng phần trăm và giữ chính xác: 99,6% không bao giờ thành 100%. "
    "Tử số không được lớn hơn mẫu số. Mẫu số bằng 0 thì theo quy định của bộ tiêu chí; "
    "bộ tiêu chí không quy định thì chưa tính được điểm.",
    Ratio,
    (ALL, STEPS, SHARE, NOTHING_FOUND, NOTHING_OFFERED),
)
