"""What was understood, shown back for a person to compare with the document."""

import pytest

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.wording import shown

SHOWN = {
    "Trước ngày 15/12/2018": "chậm nhất 14/12/2018",
    "Tháng 8/2018": "từ 01/08/2018 đến hết 31/08/2018",
    "Hàng năm": "mỗi năm một lần, chậm nhất 31/12",
    "Hàng năm (2018-2020)": "mỗi năm một lần, chậm nhất 31/12 (từ năm 2018 đến năm 2020)",
    "Hàng năm từ năm 2019": "mỗi năm một lần, chậm nhất 31/12 (từ năm 2019)",
    "Tháng 12 hàng năm": "mỗi năm một lần, trong tháng 12",
    "Tháng 1 hàng năm": "mỗi năm một lần, trong tháng 1",
    "Quý II hàng năm": "mỗi năm một lần, trong quý II",
    "Trước quý IV hàng năm": "mỗi năm một lần, từ tháng 1 đến hết tháng 9",
    "Trước ngày 15/12 hàng năm": "mỗi năm một lần, chậm nhất 14/12",
    "Trước ngày 01/12 hàng năm": "mỗi năm một lần, chậm nhất 30/11",
    "Định kỳ hàng quý": "mỗi quý một lần, chậm nhất ngày cuối kỳ",
    "Trước ngày 20 tháng cuối quý": "mỗi quý một lần, chậm nhất ngày 19 tháng cuối kỳ",
    "Ngày 05 hàng tháng": "mỗi tháng một lần, chậm nhất ngày 05",
    "Trước ngày 01 hàng tháng": "mỗi tháng một lần, chậm nhất ngày cuối của tháng liền trước",
    "6 tháng và năm": "mỗi 6 tháng một lần, chậm nhất ngày cuối kỳ; mỗi năm một lần, chậm nhất 31/12",
    "Thường xuyên": "thường xuyên",
    "Thường xuyên và báo cáo kết quả": "thường xuyên, có báo cáo kết quả",
    "Thường xuyên và báo cáo định kỳ theo quý và năm": "thường xuyên, báo cáo kết quả mỗi quý, mỗi năm",
    "Từ tháng 3 đến tháng 8 hàng năm": "mỗi năm một lần, từ tháng 3 đến hết tháng 8",
    "Thường xuyên trong năm 2018": "thường xuyên (năm 2018)",
    "Ngay khi cấp có thẩm quyền phê duyệt": "ngay khi cấp có thẩm quyền phê duyệt (chưa có ngày)",
    "Trong 5 ngày làm việc sau khi ký": "trong 05 ngày làm việc sau khi ký (chưa có ngày)",
    "Chậm nhất 05 ngày trước khi họp": "chậm nhất 05 ngày trước khi họp (chưa có ngày)",
    "Theo chỉ đạo của Chính phủ": "theo chỉ đạo của Chính phủ (chưa có ngày)",
    "": "văn bản không ghi thời hạn",
    "sớm": "chưa hiểu “sớm”, cần người đọc",
}


@pytest.mark.parametrize(("text", "words"), SHOWN.items())
def test_shown_back(text: str, words: str) -> None:
    assert shown(parse_deadline(text)) == words
