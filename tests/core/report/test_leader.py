"""The chairman's page of both provinces: computed figures, plain words, a day on each, unknown said."""

import re
from dataclasses import asdict
from typing import Any

import pytest

from cchc.core.report.leader import leader_page, tightened
from cchc.core.report.leader_blocks import LeaderPage
from tests.core.report.leader_samples import page_of_vinh_long, page_of_vinh_phuc, standings

CODE = re.compile(r"\b\d{1,2}(\.\d{1,2})+\b")
DAY = re.compile(r"\d\d/\d\d/\d{4}")
both = pytest.mark.parametrize("made", [page_of_vinh_phuc(), page_of_vinh_long()], ids=["vp", "vl"])


def texts(value: Any) -> list[str]:
    """Every text on the page, without the places to which figures lead."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in {"origin", "unit"} for text in texts(part)]
    return [text for part in value for text in texts(part)] if isinstance(value, list | tuple) else []


def test_the_headline_of_vinh_phuc() -> None:
    found = [(one.text + one.of, one.note) for one in page_of_vinh_phuc().headline]
    assert found == [
        ("80,29/100", "trùng số công bố"),
        ("20/63", "giảm 12 bậc so với năm trước"),
        ("tốp 15", "còn 5 bậc, tính từ hạng năm 2017"),
        ("19,71", "12,45 đánh giá trực tiếp; 7,26 điều tra xã hội học"),
    ]


def test_the_headline_of_vinh_long_is_led_by_what_is_known() -> None:
    found = [(one.label, one.text + one.of, one.note) for one in page_of_vinh_long().headline]
    assert found == [
        ("Kết quả PAPI năm 2024", "43,20/80", "thuộc nhóm trung bình thấp"),
        (
            "Xếp hạng PAPI năm 2024",
            "36/61",
            "so với năm trước: tăng 2,37 điểm (tính từ số chưa làm tròn); tăng 11 bậc",
        ),
        ("Mục tiêu của kế hoạch", "tốp 30", "còn 6 bậc, tính từ hạng năm 2024"),
        ("Yêu cầu của kế hoạch", "80", "65 chưa có số liệu; 15 chờ xác nhận"),
    ]


def test_a_stated_rank_and_a_missing_year_stand_in_the_table_of_indices() -> None:
    national, survey, papi, service = page_of_vinh_phuc().standings
    assert (national.value, national.rank, national.change) == (
        "80,29",
        "20/63",
        "điểm không so sánh được; giảm 12 bậc",
    )
    assert (national.target, national.dated) == ("tốp 15 năm 2018: còn 5 bậc", "công bố 02/05/2018")
    assert (papi.year, papi.dated) == ("2023", "công bố 02/04/2024; năm 2024 không có trong công bố")
    assert [(row.value, row.known) for row in (survey, service)] == [("chưa có số liệu", False)] * 2


def test_shares_of_parts_are_known_and_of_areas_are_not() -> None:
    parts, areas = page_of_vinh_phuc().shares
    assert [(row.text, row.note) for row in parts.rows][2:] == [
        ("12,00/12 (100%)", "hạng 1/63"),
        ("15,24/22,5 (67,7%)", "hạng 54/63"),
    ]
    assert {row.text for row in areas.rows} == {"chưa có số liệu"}
    assert [row.note for row in areas.rows][:2] == ["trực tiếp mất 2,25", "trực tiếp mất 0,00"]
    assert all(row.share is None for row in areas.rows)


def test_the_officials_survey_leads_the_losses() -> None:
    weak = page_of_vinh_phuc().weak
    first = weak.points[0]
    assert (first.name, first.amount) == ("Khảo sát công chức, lãnh đạo quản lý", "−7,26")
    assert (first.agency, first.owned) == ("chưa ghi cơ quan", False)
    assert [point.amount for point in weak.points] == ["−7,26", "−1,50", "−1,25", "−1,00", "−1,00"]
    assert weak.points[2].agency == "Sở Thông tin và Truyền thông; Sở Tư pháp"
    assert weak.note == "Còn 5 tiêu chí khác cũng mất 1,00 điểm."


def test_what_only_the_chairman_settles() -> None:
    facts = [decision.fact for decision in page_of_vinh_phuc().decisions]
    assert facts[0].startswith("5,00 trong 12,45 điểm bị trừ, ở 7 tiêu chí")
    assert facts[1].startswith("7,26 điểm mất không có trong bảng trừ điểm")
    assert facts[2].startswith("4,00 điểm trực tiếp đã mất mà không nhiệm vụ nào")
    assert facts[3].startswith("Kế hoạch có 6 chỗ nêu khác nhau, như “Tỷ lệ hồ sơ giải quyết đúng hạn")


def test_contradictory_targets_and_contents_without_owner_of_vinh_long() -> None:
    facts = [decision.fact for decision in page_of_vinh_long().decisions]
    assert "“Mức hài lòng về tiếp cận dịch vụ (SIPAS)” ghi cả 82% và 83%" in facts[0]
    assert facts[1] == "PAPI: kế hoạch không giao cơ quan nào cho “Quyết tâm chống tham nhũng”."
    assert "PAR INDEX, SIPAS" in facts[2]
    assert facts[3].startswith("Trong 80 yêu cầu của kế hoạch, 65 chưa có số liệu và 15 chưa được")


def test_contents_and_requirements_take_the_place_of_areas_without_points() -> None:
    contents, asked = page_of_vinh_long().shares
    assert (contents.rows[0].text, contents.rows[0].note) == ("4,39 (thang 1–10)", "hạng 53/61")
    assert (asked.rows[2].text, asked.rows[2].note) == ("19 yêu cầu", "16 chưa có số liệu; 3 chờ xác nhận")
    assert all(row.share is None for row in asked.rows)
    worst = page_of_vinh_long().weak.points[0]
    assert (worst.name, worst.amount) == ("Hiệu quả tương tác với các cấp chính quyền", "hạng 60/61")


@both
def test_no_code_of_a_criterion_stands_anywhere(made: LeaderPage) -> None:
    assert [text for text in texts(asdict(made)) if CODE.search(text)] == []


@both
def test_every_figure_has_its_day(made: LeaderPage) -> None:
    days = [one.dated for one in made.headline] + [one.dated for one in made.decisions]
    days += [row.dated for row in made.standings if row.known]
    days += [block.dated for block in made.shares] + [made.weak.dated, made.newest]
    assert [day for day in days if not DAY.search(day)] == []


@both
def test_marks_lead_to_sources(made: LeaderPage) -> None:
    marks = {mark for row in made.standings for mark in row.marks}
    assert marks
    assert marks <= set(range(1, len(made.sources) + 1))


def test_nothing_known_is_said_plainly() -> None:
    page = leader_page("tinh-khong", "Thành phố Không", None, None, None, standings("tinh-khong"))
    assert page.addressee == "Kính gửi: Chủ tịch UBND thành phố Không"
    assert page.newest == "Số liệu: chưa có số liệu"
    assert [one.text for one in page.headline] == ["chưa có số liệu"]
    assert {(row.value, row.target) for row in page.standings} == {("chưa có số liệu", "chưa có kế hoạch")}
    assert (page.shares[0].rows, page.weak.points, page.decisions, page.sources) == ((), (), (), ())


def test_a_tightened_page_keeps_its_figures_and_days() -> None:
    page = page_of_vinh_phuc()
    tight = tightened(page, 30)
    assert tight.cut
    assert (tight.headline, tight.standings) == (page.headline, page.standings)
    assert [point.amount for point in tight.weak.points] == [point.amount for point in page.weak.points]
    assert max(len(point.name) for point in tight.weak.points) <= 30
    assert any(row.name.endswith("…") for block in tight.shares for row in block.rows)
    assert [one.dated for one in tight.decisions] == [one.dated for one in page.decisions]
