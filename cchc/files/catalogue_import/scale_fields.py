"""Measures and rules as labelled fields: what a form asks for, and what a workbook of a draft writes."""

from collections.abc import Mapping
from dataclasses import dataclass

LINES, CHOICE, TEXT = "lines", "choice", "text"


@dataclass(frozen=True, slots=True)
class ScaleField:
    """One field of a kind: its key in the file, its label, how it is written, and what it may say."""

    key: str
    label: str
    form: str = TEXT
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class ScaleKind:
    """One of the seven measures or seven rules as a person chooses it."""

    id: str
    label: str
    fields: tuple[ScaleField, ...]


ZERO = (
    ("", "nguồn không nêu"),
    ("zero", "0 điểm"),
    ("full", "điểm tối đa"),
    ("not_applicable", "không đánh giá"),
)
SCOPE = (
    ScaleField("scope", "Phạm vi tính", required=False),
    ScaleField("window", "Khoảng thời gian tính", required=False),
)
NOUN = ScaleField("noun", "Đơn vị đếm", help="hồ sơ, văn bản, nhiệm vụ")
SUBJECT = ScaleField("subject", "Đại lượng")
BOUND = "từ 95 trở lên; trên 95; không quá 5; dưới 5; đúng 0"
MEASURES = (
    ScaleKind("yes_no", "Có hoặc Không", (ScaleField("question", "Câu hỏi"), *SCOPE)),
    ScaleKind(
        "count",
        "Đếm số lượng",
        (NOUN, ScaleField("kinds", "Các loại", LINES, required=False, help="Mỗi loại một dòng"), *SCOPE),
    ),
    ScaleKind(
        "ratio",
        "Tỷ lệ %",
        (
            ScaleField("part", "Tử số"),
            ScaleField("whole", "Mẫu số"),
            NOUN,
            ScaleField("when_zero", "Khi mẫu số bằng 0", CHOICE, required=False, options=ZERO),
            *SCOPE,
        ),
    ),
    ScaleKind(
        "change",
        "Mức tăng, giảm",
        (
            SUBJECT,
            NOUN,
            ScaleField("base", "So với năm", required=False, help="Để trống: năm trước liền kề"),
            ScaleField("direction", "Chiều", CHOICE, options=(("increase", "tăng"), ("decrease", "giảm"))),
            ScaleField("as", "Tính bằng", CHOICE, options=(("percent", "tỷ lệ %"), ("amount", "số lượng"))),
            *SCOPE,
        ),
    ),
    ScaleKind("against_plan", "So với kế hoạch", (SUBJECT, NOUN, *SCOPE)),
    ScaleKind(
        "days_late",
        "Số ngày chậm",
        (
            ScaleField("deadline", "Thời hạn"),
            ScaleField(
                "days", "Loại ngày", CHOICE, options=(("calendar", "ngày"), ("working", "ngày làm việc"))
            ),
            *SCOPE,
        ),
    ),
    ScaleKind(
        "parts",
        "Danh mục nội dung",
        (ScaleField("parts", "Các nội dung", LINES, help="Mỗi nội dung một dòng"), *SCOPE),
    ),
)
RULES = (
    ScaleKind(
        "all_or_nothing",
        "Đạt thì điểm tối đa, không đạt 0 điểm",
        (
            ScaleField(
                "condition",
                "Ngưỡng phải đạt",
                required=False,
                help=f"{BOUND}. Có/Không và danh mục: để trống",
            ),
        ),
    ),
    ScaleKind(
        "tiers",
        "Theo bậc",
        (
            ScaleField(
                "steps", "Các bậc", LINES, help="Mỗi bậc một dòng, bậc khó nhất đứng đầu: từ 95 trở lên: 1"
            ),
            ScaleField("otherwise", "Còn lại", help="Số điểm khi không thuộc bậc nào"),
        ),
    ),
    ScaleKind(
        "proportion",
        "Theo tỷ lệ của kết quả",
        (
            ScaleField("full_at", "Đạt điểm tối đa từ"),
            ScaleField("zero_below", "0 điểm khi dưới", required=False),
        ),
    ),
    ScaleKind(
        "deduction",
        "Trừ theo từng trường hợp",
        (
            ScaleField(
                "per_case", "Mức trừ", LINES, help="Mỗi loại một dòng: báo cáo chậm: 0,25 (nhiều nhất 1)"
            ),
        ),
    ),
    ScaleKind(
        "checklist",
        "Cộng điểm từng nội dung",
        (ScaleField("parts", "Điểm từng nội dung", LINES, help="Mỗi nội dung một dòng: hội nghị: 0,5"),),
    ),
    ScaleKind(
        "choice",
        "Chọn một mức",
        (ScaleField("options", "Các mức", LINES, help="Mỗi mức một dòng: ban hành đúng hạn: 1"),),
    ),
    ScaleKind("given", "Điểm lấy từ nơi khác", (ScaleField("from", "Nơi công bố điểm"),)),
)
MEASURE_BY_ID: Mapping[str, ScaleKind] = {kind.id: kind for kind in MEASURES}
RULE_BY_ID: Mapping[str, ScaleKind] = {kind.id: kind for kind in RULES}
