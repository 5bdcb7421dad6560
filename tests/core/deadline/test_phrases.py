"""Every phrase of the two documents and the ways in which offices vary them."""

import unicodedata
from datetime import date

import pytest

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import (
    ByDirection,
    Continuous,
    Cycle,
    Dated,
    DaySpan,
    Deadline,
    NotUnderstood,
    OnEvent,
    Recurring,
    Rhythm,
    Unstated,
)

YEARLY = Recurring((Cycle(Rhythm.YEAR),))
DECEMBER = Recurring((Cycle(Rhythm.YEAR, 12, 12),))
BY_14_DECEMBER = Recurring((Cycle(Rhythm.YEAR, 1, 12, 15, early=1),))
QUARTERLY = Recurring((Cycle(Rhythm.QUARTER),))
WHOLE_2018 = Dated(date(2018, 12, 31), date(2018, 1, 1))
SECOND_QUARTER = Dated(date(2018, 6, 30), date(2018, 4, 1))
REPORTS = Recurring((Cycle(Rhythm.QUARTER), Cycle(Rhythm.HALF_YEAR), Cycle(Rhythm.YEAR)))

IN_THE_DOCUMENTS: dict[str, Deadline] = {
    "Hàng năm": YEARLY,
    "Tháng 12 hàng năm": DECEMBER,
    "Quý II hàng năm": Recurring((Cycle(Rhythm.YEAR, 4, 6),)),
    "Trong năm 2018": WHOLE_2018,
    "Quý II năm 2018": SECOND_QUARTER,
    "Quý III năm 2018": Dated(date(2018, 9, 30), date(2018, 7, 1)),
    "Tháng 7/2018": Dated(date(2018, 7, 31), date(2018, 7, 1)),
    "Tháng 8/2018": Dated(date(2018, 8, 31), date(2018, 8, 1)),
    "Tháng 12/2018": Dated(date(2018, 12, 31), date(2018, 12, 1)),
    "Theo chỉ đạo của Chính phủ": ByDirection("chỉ đạo của Chính phủ"),
    "Trước ngày 15/12 hàng năm": BY_14_DECEMBER,
    "Định kỳ hàng quý": QUARTERLY,
    "Thường xuyên": Continuous(),
    "Thường xuyên và báo cáo kết quả": Continuous(reported=True),
    "Thường xuyên và báo cáo kết quả định kỳ theo quý và năm": Continuous(
        (Rhythm.QUARTER, Rhythm.YEAR), reported=True
    ),
    "Ngay khi cấp có thẩm quyền phê duyệt": OnEvent("cấp có thẩm quyền phê duyệt", "ngay khi"),
    "Quý, 6 tháng và năm": REPORTS,
    "Hàng quý, 6 tháng, năm": REPORTS,
    "Định kỳ hàng quý, 6 tháng, năm": REPORTS,
    "năm 2020 và những năm tiếp theo": Recurring((Cycle(Rhythm.YEAR),), since=2020),
    "Chậm nhất trước 05 ngày làm việc tính đến ngày VBQPPL có hiệu lực": OnEvent(
        "VBQPPL có hiệu lực", "tính đến ngày", DaySpan(5, working=True), "before"
    ),
    "chậm nhất là sau 03 ngày kể từ ngày công bố": OnEvent(
        "công bố", "kể từ ngày", DaySpan(3, working=False), "after"
    ),
    "sau khi Bộ Nội vụ công bố Chỉ số cải cách hành chính hàng năm": OnEvent(
        "Bộ Nội vụ công bố Chỉ số cải cách hành chính hàng năm", "sau khi"
    ),
}

VARIANTS: dict[str, Deadline] = {
    "Hằng năm": YEARLY,
    "Mỗi năm một lần": YEARLY,
    "Định kỳ hàng năm": YEARLY,
    "Thường niên": YEARLY,
    "Cuối mỗi năm": YEARLY,
    "Hàng năm, giai đoạn 2018-2020": Recurring((Cycle(Rhythm.YEAR),), 2018, 2020),
    "Hàng năm (2018 - 2020)": Recurring((Cycle(Rhythm.YEAR),), 2018, 2020),
    "Hàng năm từ năm 2019": Recurring((Cycle(Rhythm.YEAR),), 2019),
    "Trong tháng 12 hàng năm": DECEMBER,
    "Hàng năm, tháng 12": DECEMBER,
    "Hàng năm, trước ngày 15/12": BY_14_DECEMBER,
    "Trước 15/12 hàng năm": BY_14_DECEMBER,
    "Trước ngày 15 tháng 12 hàng năm": BY_14_DECEMBER,
    "Chậm nhất ngày 15/12 hàng năm": Recurring((Cycle(Rhythm.YEAR, 1, 12, 15),)),
    "Trước tháng 12 hàng năm": Recurring((Cycle(Rhythm.YEAR, 1, 11),)),
    "Tháng 6 và tháng 12 hàng năm": Recurring((Cycle(Rhythm.YEAR, 6, 6), Cycle(Rhythm.YEAR, 12, 12))),
    "Tháng 6, 12 hàng năm": Recurring((Cycle(Rhythm.YEAR, 6, 6), Cycle(Rhythm.YEAR, 12, 12))),
    "Quý I và III hàng năm": Recurring((Cycle(Rhythm.YEAR, 1, 3), Cycle(Rhythm.YEAR, 7, 9))),
    "Ngày 15/6 và 15/12 hàng năm": Recurring((Cycle(Rhythm.YEAR, 1, 6, 15), Cycle(Rhythm.YEAR, 1, 12, 15))),
    "Hàng quý": QUARTERLY,
    "Theo quý": QUARTERLY,
    "Hàng tháng": Recurring((Cycle(Rhythm.MONTH),)),
    "Hàng tuần": Recurring((Cycle(Rhythm.WEEK),)),
    "6 tháng": Recurring((Cycle(Rhythm.HALF_YEAR),)),
    "Định kỳ 06 tháng một lần": Recurring((Cycle(Rhythm.HALF_YEAR),)),
    "Ngày 20 hàng tháng": Recurring((Cycle(Rhythm.MONTH, day=20),)),
    "Trước ngày 20 của tháng cuối quý": Recurring((Cycle(Rhythm.QUARTER, day=20, early=1),)),
    "Năm 2018": WHOLE_2018,
    "Hết năm 2018": Dated(date(2018, 12, 31)),
    "Trước năm 2019": Dated(date(2018, 12, 31)),
    "Giai đoạn 2018 – 2020": Dated(date(2020, 12, 31), date(2018, 1, 1)),
    "Từ năm 2018 đến năm 2020": Dated(date(2020, 12, 31), date(2018, 1, 1)),
    "Quý 2/2018": SECOND_QUARTER,
    "Trong quý II/2018": SECOND_QUARTER,
    "Hết quý II năm 2018": Dated(date(2018, 6, 30)),
    "Trước quý III năm 2018": Dated(date(2018, 6, 30)),
    "Quý II, III năm 2018": Dated(date(2018, 9, 30), date(2018, 4, 1)),
    "Quý I - Quý IV/2018": WHOLE_2018,
    "6 tháng đầu năm 2018": Dated(date(2018, 6, 30), date(2018, 1, 1)),
    "6 tháng cuối năm 2018": Dated(date(2018, 12, 31), date(2018, 7, 1)),
    "Từ tháng 3 đến tháng 8/2018": Dated(date(2018, 8, 31), date(2018, 3, 1)),
    "6/2019": Dated(date(2019, 6, 30), date(2019, 6, 1)),
    "Trước 6/2019": Dated(date(2019, 5, 31)),
    "Trước ngày 30/11/2018": Dated(date(2018, 11, 29)),
    "Hoàn thành trước 01.01.2019": Dated(date(2018, 12, 31)),
    "Chậm nhất là ngày 30 tháng 11 năm 2018": Dated(date(2018, 11, 30)),
    "29/02/2020": Dated(date(2020, 2, 29)),
    "Thường xuyên, liên tục": Continuous(),
    "Thường xuyên trong năm 2018": Continuous(since=2018, until=2018),
    "Thường xuyên, báo cáo hàng quý": Continuous((Rhythm.QUARTER,), reported=True),
    "Trong 15 ngày làm việc kể từ ngày nhận đủ hồ sơ": OnEvent(
        "nhận đủ hồ sơ", "kể từ ngày", DaySpan(15, working=True)
    ),
    "Khi có yêu cầu": OnEvent("có yêu cầu", "khi"),
    "Theo yêu cầu của Bộ Nội vụ": ByDirection("yêu cầu của Bộ Nội vụ"),
    "": Unstated(),
    "-": Unstated(),
}

SLIPS: dict[str, Deadline] = {
    "Trướcngày15/12hàngnăm": BY_14_DECEMBER,
    "Hang nam": YEARLY,
    "Quý Il năm 2018": SECOND_QUARTER,
    "Tháng  12   hàng năm.": DECEMBER,
    "Thuờng xuyên": Continuous(),
    "Định ký hàng quý;": QUARTERLY,
    "QUÝ II NĂM 2018": SECOND_QUARTER,
    "tháng 12\nhàng năm": DECEMBER,
}

NOT_UNDERSTOOD = (
    "Đầu năm 2019",
    "năm",
    "Quý",
    "Tháng",
    "31/02/2018",
    "29/02/2019",
    "Trước 31/4 hàng năm",
    "Tháng 13/2018",
    "Quý V năm 2018",
    "Tháng 8 đến tháng 3/2018",
    "Quý I và quý III năm 2018",
    "Từ tháng 8/2018",
    "Từ năm 2019",
    "Từ 6/2019",
    "13/2019",
    "Giai đoạn 2020-2018",
    "Hàng năm (2020-2018)",
    "Trước tháng 1 hàng năm",
    "Trước ngày 30/6",
    "Hàng năm và khi có yêu cầu",
    "Trước ngày 10/12/2018 và 10/12/2019",
    "Thường xuyên và báo cáo kết quả cho Sở Nội vụ",
    "Ngày 15/6 và rằm hàng năm",
    "Ngày 15/6 và 31/6 hàng năm",
    "Tháng 8/2018 (dự kiến)",
    "càng sớm càng tốt",
    "Trước ngày 15/6 và 15/12 hàng năm",
    "Trước quý II và quý IV hàng năm",
    "Quý I+II/2018",
    "Quý I & II/2018",
    "Quý I II/2018",
    "Tháng 1 + 2/2018",
    "Tháng 1 2/2018",
    "Tháng 1²/2018",
    "Ngày 1 & 5/12/2018",
    "Trước 15*/12/2018",
    "Theo chỉ đạo của Chính phủ, trước 15/12/2018",
    "Theo chỉ đạo của Bộ Nội vụ, hàng năm",
    "Khi có yêu cầu và hàng năm",
    "Sau khi có hướng dẫn, chậm nhất tháng 12/2018",
    "Ngay sau khi có chỉ đạo, báo cáo trước 15/12",
    "Trong 05 ngày kể từ khi có văn bản và 10 ngày kể từ khi họp",
)


@pytest.mark.parametrize(("text", "meant"), [*IN_THE_DOCUMENTS.items(), *VARIANTS.items(), *SLIPS.items()])
def test_a_phrase_is_understood(text: str, meant: Deadline) -> None:
    assert parse_deadline(text) == meant


@pytest.mark.parametrize("text", [*IN_THE_DOCUMENTS, *VARIANTS])
def test_decomposed_letters_say_the_same(text: str) -> None:
    assert parse_deadline(unicodedata.normalize("NFD", text)) == parse_deadline(text)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_understood_stays_text(text: str) -> None:
    assert parse_deadline(text) == NotUnderstood(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Quý II", SECOND_QUARTER),
        ("Tháng 8", Dated(date(2018, 8, 31), date(2018, 8, 1))),
        ("Trước ngày 30/6", Dated(date(2018, 6, 29))),
        ("Trong năm", WHOLE_2018),
        ("Hết năm", Dated(date(2018, 12, 31))),
        ("Quý II năm 2019", Dated(date(2019, 6, 30), date(2019, 4, 1))),
        ("Đầu quý", NotUnderstood("Đầu quý")),
    ],
)
def test_words_without_a_year_belong_to_the_year_of_the_plan(text: str, meant: Deadline) -> None:
    assert parse_deadline(text, 2018) == meant


def test_nothing_written_is_no_deadline() -> None:
    assert parse_deadline(None) == Unstated()
