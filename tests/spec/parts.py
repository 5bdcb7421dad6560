"""A closed list of things to be done, with each of its rules."""

from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import Named, Parts
from cchc.core.catalogue.rules import AllOrNothing, Checklist, PartPoints, Step, Tiers
from tests.spec.form import Chapter, Example, Spec, done

PUBLICITY = Parts(
    (
        Named("conference", "Hội nghị, tập huấn"),
        Named("media", "Tin, bài trên báo, đài"),
        Named("contest", "Cuộc thi tìm hiểu"),
    )
)
EVERYTHING = ("conference", "media", "contest")

ALL_DONE = Spec(
    "Tuyên truyền cải cách hành chính đủ ba hình thức",
    PUBLICITY,
    AllOrNothing(),
    "0.50",
    (
        Example(done(*EVERYTHING), "0.50", "Yêu cầu: đủ tất cả các nội dung; đạt: 0,50"),
        Example(done("conference", "media"), "0.00", "Yêu cầu: đủ tất cả các nội dung; không đạt: 0,00"),
    ),
)
BY_NUMBER = Spec(
    "Tuyên truyền cải cách hành chính, chấm theo số hình thức",
    PUBLICITY,
    Tiers(
        (
            Step(Comparison("at_least", Decimal(3)), Decimal("1.00")),
            Step(Comparison("at_least", Decimal(1)), Decimal("0.50")),
        )
    ),
    "1.00",
    (
        Example(done(*EVERYTHING), "1.00", "Thuộc bậc “từ 3 nội dung trở lên”: 1,00"),
        Example(done("media"), "0.50", "đã thực hiện 1/3 nội dung: Tin, bài trên báo, đài"),
        Example(done(), "0.00", "đã thực hiện 0/3 nội dung: không có"),
    ),
)
EACH = Spec(
    "Tuyên truyền cải cách hành chính, cộng điểm từng hình thức",
    PUBLICITY,
    Checklist(
        (
            PartPoints("conference", Decimal("0.50")),
            PartPoints("media", Decimal("0.25")),
            PartPoints("contest", Decimal("0.25")),
        )
    ),
    "1.00",
    (
        Example(
            done("contest", "conference"), "0.75", "Cộng điểm các nội dung đã thực hiện: 0,50 + 0,25 = 0,75"
        ),
        Example(done(), "0.00", "Không có nội dung nào đã thực hiện: 0,00"),
    ),
)

CHAPTER = Chapter(
    "Danh mục nội dung phải làm",
    "Đánh dấu những nội dung đã thực hiện trong danh mục của dòng; nội dung ngoài danh mục không được tính.",
    Parts,
    (ALL_DONE, BY_NUMBER, EACH),
)
