"""How the points of one line arose, as a page and as a row of the sheet."""

import pytest
from django.test import Client

from tests.web.reading import html, words

SHEET = "/ket-qua/vinh-phuc-2017/bang-diem/"


def test_items_documents_and_agencies_of_a_loss(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{SHEET}1.2/")))
    assert "− 1,00 Gửi chậm báo cáo năm" in said
    assert "Báo cáo năm số 778/STTTT-CNTT ngày 06/12/2017" in said
    named = "Cơ quan chịu trách nhiệm: Sở Thông tin và Truyền thông; Sở Tư pháp"
    assert f"không nhiệm vụ nào nêu {named}." in said
    assert "đề xuất" not in said
    assert "Cách tính điểm Số liệu Điểm do nguồn bên ngoài cho: 1,75" in said


def test_whom_to_ask_is_proposed_where_nobody_is_named(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{SHEET}8.2.3/")))
    assert "Cơ quan có thể giao: Văn phòng UBND tỉnh đề xuất" in said


def test_a_requirement_says_what_is_missing(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-a-2026/bang-diem/3.2.1/")))
    assert "Yêu cầu Ít nhất 98% hồ sơ giải quyết đúng hạn Kết quả chưa đạt (còn thiếu 17 hồ sơ)" in said


def test_a_penalty_line_has_no_points_to_reach(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-e-2026/bang-diem/7.3/")))
    assert "Điểm phạt 0,75 Phạt nhiều nhất 3,00" in said
    assert "Điểm mất" not in said


def test_tasks_by_code_and_by_cause_are_kept_apart(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{SHEET}7.1.1/")))
    assert "chỉ nêu cả lĩnh vực Nhiệm vụ 5" in said
    assert "Theo nguyên nhân: nhiệm vụ 8" in said
    assert "Nhiệm vụ 23" not in said


def test_a_derived_maximum_says_how(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{SHEET}officials-rest/")))
    assert "22,50 suy ra bằng phép tính: 100 - 62 - 3,5 - 12" in said


def test_a_line_counted_elsewhere_and_a_parent_can_be_opened(vinh_phuc: Client) -> None:
    assert "Điểm của dòng này nằm trong dòng" in words(html(vinh_phuc.get(f"{SHEET}1.1/")))
    assert "Các dòng bên dưới 3.2.1" in words(html(vinh_phuc.get(f"{SHEET}3.2/")))


def test_requirement_and_evidence(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/ket-qua/vinh-long-2020/bang-diem/1.1/")))
    assert "Yêu cầu Hoàn thành 100% nhiệm vụ trong Kế hoạch CCHC của năm" in said
    assert "Tài liệu kiểm chứng Kế hoạch CCHC Báo cáo CCHC năm của tỉnh" in said
    assert "Cơ quan phối hợp Các sở, ban, ngành" in said


def test_the_steps_of_a_computed_line(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-a-2026/bang-diem/1.4/")))
    assert "Áp dụng Cộng điểm các nội dung đã thực hiện: 0,50 + 1,00 = 1,50" in said


def test_htmx_gets_a_row_only(vinh_phuc: Client) -> None:
    part = html(vinh_phuc.get(f"{SHEET}1.2/", headers={"HX-Request": "true"}))
    assert part.lstrip().startswith('<tr class="cc-trace-row">')
    assert "<html" not in part


@pytest.mark.parametrize("line", ["1.1", "8.2.1"])
def test_contradictions_stand_with_the_line(vinh_long: Client, line: str) -> None:
    response = vinh_long.get(f"/ket-qua/vinh-long-2020/bang-diem/{line}/")
    assert response.status_code == 200
    assert ("cc-conflict" in html(response)) is (line == "8.2.1")


def test_a_line_without_figure_says_how_it_will_be_scored(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-b-2026/bang-diem/6.1/")))
    assert "Còn thiếu số liệu của: Trung tâm B2 thuộc Sở B (minh họa)" in said
    assert "Cách chấm điểm Từ" in said
