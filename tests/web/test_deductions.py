"""The deduction table by line and by agency, and what stands outside it."""

import pytest
from django.test import Client

from tests.web.reading import html, part, words

TABLE = "/ket-qua/vinh-phuc-2017/bang-tru-diem/"


def test_by_line(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(TABLE))
    assert "16 dòng bị trừ 12,45 điểm, 17 khoản trừ" in words(page)
    line = part(page, "dong-1.2")
    assert line.count('rowspan="2"') == 4
    assert "1,00 Sở Thông tin và Truyền thông suy luận (1)" in words(line)


def test_an_unnamed_agency_is_said_and_a_lead_only_proposed(vinh_phuc: Client) -> None:
    said = words(part(html(vinh_phuc.get(TABLE)), "dong-8.2.3"))
    assert "chưa ghi đề xuất Văn phòng UBND tỉnh (chủ trì chấm điểm lĩnh vực)" in said


def test_who_leads_the_repair_is_shown_before_a_proposal(vinh_phuc: Client) -> None:
    assert "đề xuất" not in words(part(html(vinh_phuc.get(TABLE)), "dong-1.6"))
    unstated = words(part(html(vinh_phuc.get(f"{TABLE}?xem=theo-co-quan")), "chua-ghi"))
    assert "Chủ trì khắc phục" in unstated
    assert unstated.count("chưa ghi đề xuất") == 3


def test_where_it_happened_is_not_who_answers(vinh_phuc: Client) -> None:
    said = words(part(html(vinh_phuc.get(TABLE)), "dong-4.1.2"))
    assert "Sở Nội vụ Nơi để xảy ra: Sở Văn hóa, Thể thao và Du lịch; Ban Quản lý các khu công nghiệp" in said


@pytest.mark.parametrize("query", ["", "?xem=theo-co-quan"])
def test_the_sum_that_leads_out_of_the_table(vinh_phuc: Client, query: str) -> None:
    said = words(html(vinh_phuc.get(f"{TABLE}{query}")))
    assert "12,45 trong bảng + 7,26 ngoài bảng = 19,71 điểm chưa đạt = 100,00 − 80,29" in said


def test_by_agency(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{TABLE}?xem=theo-co-quan"))
    assert "Nguồn chưa ghi cơ quan chịu trách nhiệm 5,00 điểm" in words(part(page, "chua-ghi"))
    assert "2,70 điểm" in words(part(page, "so-thong-tin-va-truyen-thong"))
    shared = words(part(page, "so-thong-tin-va-truyen-thong--so-tu-phap"))
    assert "chịu trách nhiệm chung 1,00 điểm" in shared


def test_an_unknown_reading_is_the_first(vinh_phuc: Client) -> None:
    assert words(html(vinh_phuc.get(f"{TABLE}?xem=khac"))) == words(html(vinh_phuc.get(TABLE)))


def test_a_result_without_items(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/ket-qua/vinh-long-2020/bang-tru-diem/")))
    assert "Chưa có khoản trừ nào được ghi lý do." in said
