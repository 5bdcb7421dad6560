"""Faults of measures, rules and requirements: replaced text, new text, code, message and criterion."""

from tests.files.faults_of_tree import Case

TIERS = """\
            - {at_least: 95, points: 4}
            - {at_least: 80, points: 2.5}
          otherwise: 0
"""
FORMS = "parts: [{part: web, points: 1.5}, {part: press, points: 0.5}]"
CASES = "[{kind: late, points: 0.5, at_most: 1}, {kind: poor, points: 0.25}]"
OPTIONS = "options: [{id: full, name: Đủ, points: 3}, {id: half, name: Một nửa, points: 1}]"


def tiers(*steps: str, otherwise: str = "0") -> str:
    return "".join(f"            - {{{step}}}\n" for step in steps) + f"          otherwise: {otherwise}\n"


FAULTS_OF_SCALES: list[Case] = [
    (
        f"rule: {{kind: choice, {OPTIONS}}}",
        "hint: x",
        "missing_rule",
        "Dòng chấm điểm không có cách chấm điểm",
        "2.3",
    ),
    (
        "rule: {kind: proportion, zero_below: 50, full_at: 100}",
        "rule: {kind: deduction, per_case: [{kind: case, points: 1}]}",
        "pair_not_allowed",
        "Cách chấm deduction không dùng được với cách đo against_plan",
        "1.1.2",
    ),
    (
        f"kind: choice, {OPTIONS}",
        "kind: all_or_nothing",
        "pair_not_allowed",
        "Cách chấm all_or_nothing cần một cách đo (measure)",
        "2.3",
    ),
    (
        "rule: {kind: all_or_nothing}",
        "rule: {kind: all_or_nothing, condition: {equal: 1}}",
        "needless_condition",
        "Câu hỏi Có/Không không có ngưỡng (condition)",
        "2.1",
    ),
    (
        "{kind: all_or_nothing, condition: {at_most: 0}}",
        "{kind: all_or_nothing}",
        "missing_condition",
        "Thiếu ngưỡng phải đạt (condition)",
        "1.1.1",
    ),
    (
        "condition: {at_most: 0}",
        "condition: {at_most: -1}",
        "impossible_threshold",
        "Ngưỡng “không quá -1 ngày” không thể xảy ra",
        "1.1.1",
    ),
    (
        TIERS,
        tiers("at_least: 120, points: 4"),
        "impossible_threshold",
        "Ngưỡng “từ 120% trở lên” không thể xảy ra",
        "1.10",
    ),
    (
        TIERS,
        tiers("above: 100, points: 4"),
        "impossible_threshold",
        "Ngưỡng “trên 100%” không thể xảy ra",
        "1.10",
    ),
    (
        TIERS,
        tiers("below: 0, points: 4"),
        "impossible_threshold",
        "Ngưỡng “dưới 0%” không thể xảy ra",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 80, points: 4", "at_least: 95, points: 2"),
        "tiers_not_in_order",
        "Ngưỡng của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 80, points: 4", "above: 80, points: 2"),
        "tiers_not_in_order",
        "Ngưỡng của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_most: 5, points: 4", "at_most: 2, points: 2"),
        "tiers_not_in_order",
        "Ngưỡng của các bước phải tăng dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 80, points: 4", "at_most: 50, points: 2"),
        "mixed_directions",
        "Các bước đi theo hai chiều ngược nhau",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 4", "at_least: 80, points: 4"),
        "points_not_falling",
        "Điểm của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 4", otherwise="4"),
        "points_not_falling",
        "Điểm của các bước phải giảm dần",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 5"),
        "points_above_maximum",
        "Điểm bước cao nhất là 5,00, khác điểm tối đa 4,00",
        "1.10",
    ),
    (
        TIERS,
        tiers("at_least: 95, points: 3"),
        "maximum_not_reached",
        "Điểm bước cao nhất là 3,00, khác điểm tối đa 4,00",
        "1.10",
    ),
    ("full_at: 100", "full_at: 0, scope: x", "unknown_key", "Khóa “scope” không được dùng ở đây", "1.1.2"),
    ("zero_below: 50, full_at: 100", "full_at: 0", "impossible_threshold", "full_at không thể là 0", "1.1.2"),
    ("zero_below: 50", "zero_below: 100", "impossible_threshold", "zero_below phải nhỏ hơn full_at", "1.1.2"),
    ("zero_below: 50", "zero_below: -1", "impossible_threshold", "zero_below không thể là -1", "1.1.2"),
    (CASES, "[{kind: late, points: 0.5}]", "missing_kind", "Chưa nêu mức trừ của loại “poor”", "1.2"),
    (
        CASES,
        f"{CASES[:-1]}, {{kind: odd, points: 1}}]",
        "unknown_kind",
        "Loại “odd” không có trong cách đo",
        "1.2",
    ),
    (
        CASES,
        f"{CASES[:-1]}, {{kind: late, points: 1}}]",
        "duplicate_name",
        "Loại “late” bị lặp trong per_case",
        "1.2",
    ),
    (
        "{kind: poor, points: 0.25}",
        "{kind: poor, points: 0}",
        "impossible_points",
        "Mức trừ mỗi trường hợp phải lớn hơn 0",
        "1.2",
    ),
    (
        "{kind: case, points: 1}",
        "{kind: vụ, points: 1}",
        "wrong_type",
        "“kind” phải là mã định danh, không phải “vụ”",
        "2.4",
    ),
    (
        "{id: poor, name: Thiếu}",
        "{id: late, name: Thiếu}, {id: poor, name: X}",
        "duplicate_name",
        "Mã “late” bị lặp trong “kinds” của cách đo",
        "1.2",
    ),
    (FORMS, "parts: [{part: web, points: 2}]", "missing_part", "Chưa cho điểm nội dung “press”", "1.11"),
    (
        FORMS,
        f"{FORMS[:-1]}, {{part: tv, points: 0}}]",
        "unknown_part",
        "Nội dung “tv” không có trong cách đo",
        "1.11",
    ),
    (
        FORMS,
        f"{FORMS[:-1]}, {{part: web, points: 0}}]",
        "duplicate_name",
        "Nội dung “web” bị lặp trong cách chấm",
        "1.11",
    ),
    (
        "{part: web, points: 1.5}",
        "{part: web, points: 1}",
        "maximum_not_reached",
        "Điểm tổng các nội dung là 1,50, khác điểm tối đa 2,00",
        "1.11",
    ),
    ("id: half", "id: full", "duplicate_name", "Mức “full” bị lặp", "2.3"),
    (
        "name: Đủ, points: 3",
        "name: Đủ, points: 2.5",
        "maximum_not_reached",
        "Điểm mức cao nhất là 2,50, khác điểm tối đa 3,00",
        "2.3",
    ),
    (
        "condition: {at_least: 98}",
        "condition: {at_least: 101}",
        "impossible_threshold",
        "Yêu cầu “Đạt từ 98%”: Ngưỡng “từ 101% trở lên” không thể xảy ra",
        "1.10",
    ),
    (
        "          condition: {at_least: 98}\n",
        "",
        "missing_condition",
        "Yêu cầu “Đạt từ 98%”: Thiếu ngưỡng phải đạt (condition)",
        "1.10",
    ),
    (
        "text: Đạt từ 98%",
        "text: Đạt từ 98%\n          qualitative: true",
        "unmeasured_target",
        "Yêu cầu phải có cách đo hoặc ghi là định tính",
        "1.10",
    ),
    (
        "{at_least: 80, points: 2.5}",
        "{at_least: 80, points: 2.505}",
        "points_too_fine",
        "Điểm 2,505 lẻ hơn mức làm tròn 2 chữ số của bộ tiêu chí",
        "1.10",
    ),
]
