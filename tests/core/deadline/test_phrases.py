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
    "Quý I, II, III hàng năm": Recurring(tuple(Cycle(Rhythm.YEAR, one, one + 2) for one in (1, 4, 7))),
    "Tháng 3, 6, 9 và tháng 12 hàng năm": Recurring(
        tuple(Cycle(Rhythm.YEAR, one, one) for one in (3, 6, 9, 12))
    ),
    "Vào ngày 15/3, 15/6 và 15/12 hàng năm": Recurring(
        tuple(Cycle(Rhythm.YEAR, 1, one, 15) for one in (3, 6, 12))
    ),
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

BETWEEN: dict[str, Deadline] = {
    "Quý IV/2018 - Quý I/2019": Dated(date(2019, 3, 31), date(2018, 10, 1)),
    "Từ tháng 11/2018 đến tháng 3/2019": Dated(date(2019, 3, 31), date(2018, 11, 1)),
    "Tháng 12/2018-01/2019": Dated(date(2019, 1, 31), date(2018, 12, 1)),
    "8/2018-12/2018": Dated(date(2018, 12, 31), date(2018, 8, 1)),
    "Thực hiện từ quý II/2018 đến hết tháng 6 năm 2019": Dated(date(2019, 6, 30), date(2018, 4, 1)),
    "Từ ngày 01/3/2018 đến hết ngày 30/6/2018": Dated(date(2018, 6, 30), date(2018, 3, 1)),
    "Từ 01/3 đến 30/6/2018": Dated(date(2018, 6, 30), date(2018, 3, 1)),
}

MORE_VARIANTS: dict[str, Deadline] = {
    "Muộn nhất ngày 30/11/2018": Dated(date(2018, 11, 30)),
    "Không muộn hơn 30/11/2018": Dated(date(2018, 11, 30)),
    "Hoàn thành xong trước ngày 30/9/2018": Dated(date(2018, 9, 29)),
    "Kết thúc trước 30/9/2018": Dated(date(2018, 9, 29)),
    "Từ nay đến hết năm 2018": Dated(date(2018, 12, 31)),
    "Từ nay đến 30/9/2018": Dated(date(2018, 9, 30)),
    "Cả năm 2018": WHOLE_2018,
    "9 tháng đầu năm 2018": Dated(date(2018, 9, 30), date(2018, 1, 1)),
    "03 tháng cuối năm 2018": Dated(date(2018, 12, 31), date(2018, 10, 1)),
    "8-12-2018": Dated(date(2018, 12, 8)),
    "Ngày 8-12/2018": Dated(date(2018, 12, 8)),
    "15-12/2018": Dated(date(2018, 12, 15)),
    "Hàng năm (trước ngày 15/12)": BY_14_DECEMBER,
    "Hàng năm (Quý II)": Recurring((Cycle(Rhythm.YEAR, 4, 6),)),
    "Muộn nhất 15/12 hàng năm": Recurring((Cycle(Rhythm.YEAR, 1, 12, 15),)),
    "Hàng quý, trước ngày 15 tháng cuối quý": Recurring((Cycle(Rhythm.QUARTER, day=15, early=1),)),
    "Hàng tháng (trước ngày 20)": Recurring((Cycle(Rhythm.MONTH, day=20, early=1),)),
    "Định kỳ hàng tháng vào ngày 20": Recurring((Cycle(Rhythm.MONTH, day=20),)),
    "Cuối mỗi quý": QUARTERLY,
    "01 lần/quý": QUARTERLY,
    "Ít nhất 01 lần/năm": YEARLY,
    "Thường xuyên, cả năm 2018": Continuous(since=2018, until=2018),
    "Thường xuyên (báo cáo hàng quý)": Continuous((Rhythm.QUARTER,), reported=True),
    "Ngay sau khi kết thúc năm 2018": OnEvent("kết thúc năm 2018", "ngay sau khi"),
    "Sau khi hết quý III": OnEvent("hết quý III", "sau khi"),
    "Theo kế hoạch năm 2018": ByDirection("kế hoạch năm 2018"),
    "/": Unstated(),
}

SLIPS: dict[str, Deadline] = {
    "Quí II/2018": SECOND_QUARTER,
    "Qúi II năm 2018": SECOND_QUARTER,
    "Trướcngày15/12hàngnăm": BY_14_DECEMBER,
    "Hang nam": YEARLY,
    "Quý Il năm 2018": SECOND_QUARTER,
    "Tháng  12   hàng năm.": DECEMBER,
    "Thuờng xuyên": Continuous(),
    "Định ký hàng quý;": QUARTERLY,
    "QUÝ II NĂM 2018": SECOND_QUARTER,
    "tháng 12\nhàng năm": DECEMBER,
}

WRITTEN_OTHERWISE = {**VARIANTS, **BETWEEN, **MORE_VARIANTS}

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
    "Quý I, III, I hàng năm",
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
    "QuýI II/2018",
    "Tháng1 2/2018",
    "Ngày 1 & 5/12/2018",
    "Trước 15*/12/2018",
    "Theo chỉ đạo của Chính phủ, trước 15/12/2018",
    "Theo chỉ đạo của Bộ Nội vụ, hàng năm",
    "Khi có yêu cầu và hàng năm",
    "Sau khi có hướng dẫn, chậm nhất tháng 12/2018",
    "Ngay sau khi có chỉ đạo, báo cáo trước 15/12",
    "Trong 05 ngày kể từ khi có văn bản và 10 ngày kể từ khi họp",
    # a day, or months from the one to the other
    "8-12/2018",
    "1-3 năm 2018",
    "6-12 hàng năm",
    # days that stand beside one another, ends of two kinds, ends in no order, ends that are not there
    "30/6-31/12/2018",
    "Từ tháng 3/2018 đến ngày 30/6/2018",
    "Từ tháng 3/2019 đến tháng 6/2018",
    "Từ 30/2/2018 đến 30/6/2018",
    "Từ tháng 3 đến tháng 6",
    # as above
    '"',
    "//",
    # a time beside an event or a direction
    "Sau khi có hướng dẫn, quý III/2018",
    "Ngay khi được phê duyệt (quý III/2018)",
    "Khi có hướng dẫn - Quý IV/2018",
    "Theo tiến độ (hoàn thành trong năm 2018)",
    "Theo kế hoạch, tháng 12/2018",
    "Theo hướng dẫn chậm nhất quý IV",
    "Theo hướng dẫn, đến hết năm 2018",
    "Ngay khi có hướng dẫn nhưng không quá tháng 12/2018",
    "Trong 10 ngày kể từ ngày ký nhưng trước tháng 9",
    # how often, but not when
    "02 lần/năm",
    "Hàng quý, trước ngày 20",
    "Hàng quý, trước ngày 15 hàng tháng",
    "Cuối quý",
    "Sau tháng đầu năm 2018",
)


@pytest.mark.parametrize(
    ("text", "meant"), [*IN_THE_DOCUMENTS.items(), *WRITTEN_OTHERWISE.items(), *SLIPS.items()]
)
def test_a_phrase_is_understood(text: str, meant: Deadline) -> None:
    assert parse_deadline(text) == meant


@pytest.mark.parametrize("text", [*IN_THE_DOCUMENTS, *WRITTEN_OTHERWISE])
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
        ("Cả năm", WHOLE_2018),
        ("Năm nay", WHOLE_2018),
        ("Từ nay đến cuối năm", Dated(date(2018, 12, 31))),
        ("Từ quý II đến quý IV", Dated(date(2018, 12, 31), date(2018, 4, 1))),
        ("Năm", NotUnderstood("Năm")),
        ("8-12", NotUnderstood("8-12")),
    ],
)
def test_words_without_a_year_belong_to_the_year_of_the_plan(text: str, meant: Deadline) -> None:
    assert parse_deadline(text, 2018) == meant


def test_nothing_written_is_no_deadline() -> None:
    assert parse_deadline(None) == Unstated()
