"""Rules that need no measure: a choice between options, and points given from outside."""

from decimal import Decimal

from cchc.core.catalogue.facts import ChoiceFact, GivenFact, Unknown
from cchc.core.catalogue.rules import Choice, Given, Option
from tests.spec.form import Chapter, Example, Spec

ORGANISATION = Spec(
    "Thực hiện quy định về cơ cấu tổ chức",
    None,
    Choice(
        (
            Option("full", "Đúng quy định ở tất cả cơ quan", Decimal("1.00")),
            Option("most", "Đúng quy định ở phần lớn cơ quan", Decimal("0.50")),
            Option("none", "Chưa đúng quy định", Decimal(0)),
        )
    ),
    "1.00",
    (
        Example(ChoiceFact("full"), "1.00", "Chọn mức “Đúng quy định ở tất cả cơ quan”: 1,00"),
        Example(ChoiceFact("none"), "0.00", "Chọn mức “Chưa đúng quy định”: 0,00"),
    ),
)
APPRAISED = Spec(
    "Thực hiện chế độ báo cáo định kỳ, điểm do Bộ Nội vụ thẩm định",
    None,
    Given("Kết quả do Bộ Nội vụ công bố"),
    "3.00",
    (
        Example(
            GivenFact(Decimal("1.75")),
            "1.75",
            "Điểm do nguồn bên ngoài cho: 1,75 (Kết quả do Bộ Nội vụ công bố)",
        ),
        Example(Unknown(), None, "Chưa có số liệu"),
    ),
)

CHAPTER = Chapter(
    "Không cần cách đo",
    "Chọn một mức trong các mức cho sẵn, hoặc ghi điểm do nơi khác chấm (thẩm định, điều tra xã hội "
    "học, chỉ số khác). Điểm ghi vào không được vượt điểm tối đa của dòng.",
    None,
    (ORGANISATION, APPRAISED),
)
