"""The whole book of rules, chapter by chapter."""

from cchc.core.catalogue.rules import (
    AllOrNothing,
    Checklist,
    Choice,
    Deduction,
    Given,
    Proportion,
    Rule,
    Tiers,
)
from tests.spec import against_plan, change, count, days_late, parts, ratio, without_measure, yes_no
from tests.spec.form import Spec

CHAPTERS = (
    yes_no.CHAPTER,
    count.CHAPTER,
    ratio.CHAPTER,
    change.CHAPTER,
    against_plan.CHAPTER,
    days_late.CHAPTER,
    parts.CHAPTER,
    without_measure.CHAPTER,
)
SPECS: tuple[Spec, ...] = tuple(spec for chapter in CHAPTERS for spec in chapter.specs)

RULE_NAMES: dict[type[Rule], tuple[str, str]] = {
    AllOrNothing: ("Đạt hoặc không", "Đạt yêu cầu thì được điểm tối đa, không đạt thì 0 điểm."),
    Tiers: ("Theo bậc", "Xét từ bậc cao nhất xuống; bậc đầu tiên đạt được cho điểm của bậc đó."),
    Proportion: (
        "Theo tỷ lệ",
        "Điểm tỷ lệ với kết quả, không vượt điểm tối đa; có thể có mức mà dưới đó là 0 điểm.",
    ),
    Deduction: (
        "Trừ theo trường hợp",
        "Từ điểm tối đa trừ dần theo từng trường hợp của từng loại, thấp nhất còn 0 điểm.",
    ),
    Checklist: ("Cộng từng nội dung", "Mỗi nội dung đã thực hiện có điểm riêng, cộng lại."),
    Choice: ("Chọn mức", "Chọn đúng một mức trong danh sách, mỗi mức có điểm cho sẵn."),
    Given: ("Điểm từ nguồn khác", "Điểm do cơ quan thẩm định, cuộc điều tra hoặc chỉ số khác cho."),
}
