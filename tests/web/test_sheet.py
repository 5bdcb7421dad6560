"""The score sheet: the whole tree, its filters, and the three states that never look alike."""

import re

import pytest
from django.test import Client

from tests.web.reading import html, part, words

SHEET = "/ket-qua/vinh-phuc-2017/bang-diem/"
LONG = "/ket-qua/vinh-long-2020/bang-diem/"


def rows(page: str) -> list[str]:
    """The codes of the lines on the page, areas left out."""
    return re.findall(r'<tr id="dong-([^"]+)" class="cc-tree-(?:criterion|subcriterion|remainder)"', page)


def test_lines_of_the_sheet(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(SHEET))
    said = words(page)
    assert "20 dòng chấm điểm" in said
    assert words(part(page, "dong-1.2")).endswith(
        "báo cáo định kỳ 3,00 1,75 1,25 mất điểm Sở Thông tin và Truyền thông; Sở Tư pháp"
    )
    assert "Tổng điểm 100,00 80,29 19,71" in said


def test_a_line_without_agency_says_so(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(SHEET))
    assert words(part(page, "dong-5.4")).endswith("mất điểm chưa ghi")


def test_a_line_counted_elsewhere_leads_there(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(SHEET))
    assert '<a href="#dong-appraised-rest">tính trong phần chưa chia</a>' in part(page, "dong-1.1")
    assert rows(page)[-2:] == ["appraised-rest", "officials-rest"]


def test_every_mark_has_its_remark(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(SHEET))
    marks, remarks = re.findall(r'href="#(ghi-chu-\d+)"', page), re.findall(r'id="(ghi-chu-\d+)"', page)
    assert set(marks) == set(remarks)


def test_the_long_tree_is_whole(vinh_long: Client) -> None:
    page = html(vinh_long.get(LONG))
    assert len(rows(page)) + page.count('<tbody class="cc-tree-area">') == 111
    assert "Yêu cầu: Hoàn thành 100% nhiệm vụ trong Kế hoạch CCHC của năm" in words(page)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("loc=mat-diem", 17),
        ("loc=chua-co-so-lieu", 0),
        ("loc=khong-danh-gia", 0),
        ("co-quan=so-noi-vu", 3),
        ("co-quan=chua-ghi", 7),
        ("co-quan=so-tu-phap&loc=mat-diem", 3),
        ("phan=survey", 2),
        ("phan=impact&loc=mat-diem", 2),
    ],
)
def test_filters(vinh_phuc: Client, query: str, shown: int) -> None:
    said = words(html(vinh_phuc.get(f"{SHEET}?{query}")))
    assert f"Đang hiện {shown} trong 20 dòng chấm điểm" in said
    assert ("Không có dòng nào hợp với điều kiện lọc." in said) is (shown == 0)


def test_a_filtered_line_keeps_the_lines_above_it(vinh_phuc: Client) -> None:
    assert rows(html(vinh_phuc.get(f"{SHEET}?co-quan=so-noi-vu"))) == [
        "4.1",
        "4.1.2",
        "7.2",
        "7.2.2",
        "7.2.3",
    ]


def test_an_agency_finds_the_lines_of_its_group(vinh_long: Client) -> None:
    shown = rows(html(vinh_long.get(f"{LONG}?co-quan=so-y-te")))
    assert {"1.5", "3.2.1", "3.4.1", "6.2.2"} <= set(shown)
    assert "1.1" not in shown


@pytest.mark.parametrize("query", ["co-quan=khong-co", "loc=khac", "phan=khac"])
def test_unknown_filters_are_dropped_and_said(vinh_phuc: Client, query: str) -> None:
    said = words(html(vinh_phuc.get(f"{SHEET}?{query}")))
    assert "điều kiện đó đã được bỏ qua" in said
    assert "20 dòng chấm điểm" in said


def test_zero_unknown_and_not_applicable_look_different(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-b-2026/bang-diem/"))
    looks = set(re.findall(r'class="cc-figure (cc-figure-[a-z-]+)"[^>]*>([^<]+)<', page))
    assert ("cc-figure-zero", "0,00") in looks
    assert ("cc-figure-unknown", "chưa có số liệu") in looks
    assert not {look for look, text in looks if text == "0,00"} - {"cc-figure-zero"}


def test_not_applicable_has_its_own_words(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-f-2026/bang-diem/?loc=khong-danh-gia"))
    assert re.search(r'cc-figure-not-applicable" href="[^"]+"[^>]*>không đánh giá<', page)
    assert "0,00" not in words(part(page, "lv-2"))


def test_bonus_and_penalty_stand_outside_the_scale(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-a-2026/bang-diem/"))
    assert words(part(page, "dong-7")).endswith("ngoài thang điểm")
    assert words(part(page, "dong-7.1")).endswith("(minh họa) thưởng 2,00 điểm thưởng")
    assert words(part(page, "dong-7.3")).endswith("(minh họa) phạt 0,00 không bị phạt")
    assert "92,46 = 89,46 điểm các dòng trong thang điểm + 3,00 điểm thưởng" in words(page)


def test_rescaling_and_penalty_lead_to_the_total(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-e-2026/bang-diem/")))
    assert "84,81 = 85,56 điểm quy đổi (71,87 trên thang 84,00) − 0,75 điểm phạt" in said


def test_criteria_have_the_figures_that_the_files_give(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-f-2026/bang-diem/"))
    assert words(part(page, "dong-4.1")).endswith("6,50 0,00 4,00")
    page = html(vinh_phuc.get(SHEET))
    assert words(part(page, "dong-8.2")).endswith("suy ra (6) 1,50 2,00")
    assert words(part(page, "dong-7.2")).endswith("chưa có số liệu chưa có số liệu chưa có số liệu")


def test_the_loss_of_an_area_is_direct_where_surveys_are_not_split(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(SHEET))
    assert words(part(page, "dong-1")).endswith("10,00 chưa có số liệu trực tiếp 2,25")


def test_each_requirement_says_whether_it_is_met(vinh_phuc: Client, vinh_long: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-a-2026/bang-diem/"))
    assert "hồ sơ giải quyết đúng hạn; kết quả: chưa đạt (còn thiếu 17 hồ sơ)" in words(
        part(page, "dong-3.2.1")
    )
    assert "do người có trách nhiệm xác nhận" in words(part(page, "dong-4.1.1"))
    unknown = html(vinh_long.get(LONG))
    assert unknown.count('class="cc-met cc-met-unknown"') == 65
    assert "chưa có số liệu" in words(part(unknown, "dong-4.3"))
