"""The overview of a year says what was published, where points are missing, and who answers."""

import re

import pytest
from django.test import Client

from tests.web.reading import html, part, words


@pytest.fixture
def shown(vinh_phuc: Client) -> str:
    return html(vinh_phuc.get("/ket-qua/vinh-phuc-2017/"))


def test_total_rank_and_change(shown: str) -> None:
    said = words(shown)
    assert "Tổng điểm 80,29 /100 7/7 con số khớp với số công bố" in said
    assert "Xếp hạng 20 /63 giảm 12 bậc so với năm trước" in said


def test_distance_to_the_targets_of_the_plan(shown: str) -> None:
    said = words(shown)
    assert "Năm 2018: tốp 15 còn 5 bậc" in said
    assert "Năm 2020: tốp 10 còn 10 bậc" in said


def test_the_shortfall_is_a_sum(shown: str) -> None:
    said = words(shown)
    assert "Điểm chưa đạt 19,71 = 12,45 điểm đánh giá trực tiếp + 7,26 điểm điều tra xã hội học" in said


def test_parts_against_what_was_published(shown: str) -> None:
    said = words(part(shown, "thanh-phan"))
    assert "Điểm thẩm định 51,55 62,00 suy ra (1) 83,1% 10,45 chưa có số liệu 51,55 khớp số công bố" in said
    assert "22,50 suy ra (4) 67,7% 7,26 54/63 15,24 khớp số công bố" in said
    assert said.count("khớp số công bố") == 7


def test_areas_say_what_is_lost_and_that_their_total_is_unknown(shown: str) -> None:
    said = words(part(shown, "linh-vuc"))
    assert (
        "2. Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại tỉnh 10,00 chưa có số liệu 0,00"
        in said
    )
    assert "7. Hiện đại hóa nền hành chính 16,00 chưa có số liệu 3,70" in said
    assert said.endswith("Cộng 12,45")


def test_agencies_begin_with_what_nobody_is_named_for(shown: str) -> None:
    said = words(part(shown, "co-quan"))
    assert said.index("Nguồn chưa ghi cơ quan chịu trách nhiệm 5,00") < said.index("Sở Nội vụ 3,00")
    assert "Sở Tư pháp chịu trách nhiệm chung 1,00" in said


def test_the_largest_losses_and_what_no_task_names(shown: str) -> None:
    said = words(shown)
    assert (
        "Khảo sát công chức, lãnh đạo quản lý (chưa chia theo lĩnh vực) không nhiệm vụ nào nêu 7,26" in said
    )
    assert "Còn 5 dòng khác cũng mất 1,00 điểm." in said
    assert "4,00 điểm đánh giá trực tiếp trên 4 dòng không nhiệm vụ nào nêu" in said


@pytest.mark.parametrize(
    "address",
    [
        "/ket-qua/vinh-phuc-2017/bang-diem/",
        "/ket-qua/vinh-phuc-2017/bang-diem/?phan=appraised",
        "/ket-qua/vinh-phuc-2017/bang-diem/?loc=mat-diem&amp;phan=survey",
        "/ket-qua/vinh-phuc-2017/bang-diem/#dong-7",
        "/ket-qua/vinh-phuc-2017/bang-tru-diem/?xem=theo-co-quan#chua-ghi",
        "/ket-qua/vinh-phuc-2017/bang-diem/8.2.3/",
        "/ke-hoach/vinh-phuc-5264-2018/#muc-tieu",
    ],
)
def test_figures_lead_to_where_they_come_from(shown: str, address: str) -> None:
    assert f'href="{address}"' in shown


def test_date_and_source_of_the_data(shown: str) -> None:
    assert "Số liệu ngày 02/05/2018 Nguồn Kế hoạch số 5264/KH-UBND ngày 18/7/2018" in words(shown)


def test_unknown_is_never_zero(vinh_long: Client) -> None:
    page = html(vinh_long.get("/ket-qua/vinh-long-2020/"))
    said = words(part(page, "noi-dung"))
    assert "80 dòng chấm điểm chưa tính được điểm" in said
    assert "0,00" not in said
    assert "Tổng điểm chưa tính được" in said
    assert "Xếp hạng chưa có số liệu" in said


def test_an_internal_unit_is_ranked_with_the_tie_rule_stated(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-c-2026/"))
    said = words(part(page, "xep-hang"))
    assert "hạng kế tiếp bỏ qua số đơn vị đồng hạng (1, 2, 2, 4)" in said
    assert "2 đồng hạng Sở C (minh họa) đang xem 73,64 Khá" in said
    assert "chưa xếp hạng Sở B (minh họa) 48,54 – 77,54 chưa có số liệu" in said


def test_an_illustrative_page_says_so(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-a-2026/"))
    assert "cc-illustrative " in page
    assert "Minh họa. Đơn vị, số liệu và thang điểm trên trang này là giả định" in words(page)


def test_bonus_points_close_the_sum_of_the_shortfall(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-a-2026/")))
    assert "7,54 = 8,19 điểm tự đánh giá có hồ sơ + 2,35 điểm điều tra xã hội học − 3,00 điểm thưởng" in said


def test_a_loss_that_may_grow_is_at_least(vinh_phuc: Client) -> None:
    said = words(part(html(vinh_phuc.get("/ket-qua/so-b-2026/")), "linh-vuc"))
    assert "2. Cải cách thể chế (minh họa) 11,00 4,40 – 7,40 ít nhất 3,60" in said
    assert said.endswith("Cộng ít nhất 23,21")


def test_figures_that_cannot_all_be_true_are_a_warning(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-f-2026/")))
    assert (
        "mâu thuẫn Tổng số hồ sơ đã tiếp nhận phải giống nhau ở hai tiêu chí (6.2: 662; 3.2.1: 640)" in said
    )


def test_units_that_still_owe_their_figures_are_named(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/so-b-2026/")))
    assert "chưa có số liệu của 1 đơn vị (Trung tâm B2 thuộc Sở B (minh họa))" in said


def test_a_part_that_does_not_concern_the_unit_is_not_shown_as_zero(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/ket-qua/so-e-2026/"))
    row = page[page.index("Điểm điều tra người dân, tổ chức") :]
    row = row[: row.index("</tr>")]
    assert row.count("không đánh giá") == 4
    assert "chưa có số liệu" not in row
    assert "0,00" not in row


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/ket-qua/vinh-long-2020-minh-hoa/",
            "dòng đã đủ số liệu để kết luận yêu cầu: xem bảng theo dõi yêu cầu",
        ),
        (
            "/ket-qua/vinh-long-2020/",
            "Chưa dòng nào có số liệu để kết luận yêu cầu: xem bảng theo dõi yêu cầu",
        ),
    ],
)
def test_without_maxima_nothing_is_called_missing_data(vinh_long: Client, address: str, told: str) -> None:
    page = html(vinh_long.get(address))
    said = words(page)
    assert "80 dòng chấm điểm chưa tính được điểm vì không nguồn nào nêu điểm tối đa" in said
    assert told in said
    assert f'href="{address}yeu-cau/"' in page
    assert "80/80 dòng" not in said
    assert "Tổng điểm chưa tính được" in said
    areas = words(part(page, "linh-vuc"))
    assert "Chưa tính được điểm mất" in areas
    assert "8. Tác động" in areas
    assert "chưa có số liệu" not in areas
    assert "chưa có nguồn nêu suy luận (1)" in words(part(page, "thanh-phan"))


def test_the_lines_judged_are_those_of_the_board(vinh_long: Client) -> None:
    address = "/ket-qua/vinh-long-2020-minh-hoa/"
    judged = re.search(r"([0-9]+)/80 dòng đã đủ số liệu", words(html(vinh_long.get(address))))
    board = words(html(vinh_long.get(f"{address}yeu-cau/")))
    waiting = re.findall("(?:chưa có số liệu|chờ người xác nhận) ([0-9]+)", board)[:2]
    assert judged is not None
    assert int(judged[1]) == 80 - sum(map(int, waiting)) < 80
