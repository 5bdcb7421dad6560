"""Plans, and which lost points their tasks cover."""

from django.test import Client

from tests.web.reading import html, part, words

PLAN = "/ke-hoach/vinh-phuc-5264-2018/"
LONG = "/ke-hoach/vinh-long-2639-2020/"


def test_the_headlines_of_coverage(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}do-phu/")))
    assert "Không nhiệm vụ nào nêu 4,00 điểm trên 4 dòng: 1.2, 5.4, 5.7.1, 8.2.3" in said
    assert "Chỉ nêu cả lĩnh vực 0,20 điểm trên 1 dòng: 7.1.1" in said
    assert "Lấy lại được nhiều nhất 8,45 điểm, nhờ 10 trong 24 nhiệm vụ" in said
    assert "Điểm khảo sát mất 7,26 điểm, không nhiệm vụ nào nhằm vào" in said
    assert "14 nhiệm vụ không nêu dòng mất điểm nào" in said


def test_legend_and_headlines_of_coverage_say_one_thing(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}do-phu/")))
    assert "4,00 không nhiệm vụ nào nêu (4 dòng)" in said
    assert "7,26 điểm khảo sát, không nhiệm vụ nào nhằm vào (1 dòng)" in said
    assert "11,26" not in said


def test_a_known_agency_stands_before_a_proposal(vinh_phuc: Client) -> None:
    said = words(part(html(vinh_phuc.get(f"{PLAN}do-phu/")), "khong-neu"))
    assert "không có Cơ quan chịu trách nhiệm: Sở Thông tin và Truyền thông; Sở Tư pháp" in said
    assert said.count("đề xuất giao") == 3


def test_lines_and_tasks_of_coverage(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{PLAN}do-phu/"))
    assert "1.2 Thực hiện chế độ báo cáo định kỳ 1,25 không nhiệm vụ nào nêu không có" in words(
        part(page, "khong-neu")
    )
    assert "7.2.2 (1,00); 7.2.3 (1,00) 2,00" in words(part(page, "theo-nhiem-vu"))
    assert "Theo nguyên nhân (nhận định của người, không tính vào số trên)" in words(page)
    assert "Nhiệm vụ 7, 23, 24 chỉ nêu chung cả Chỉ số" in words(page)


def test_the_plan_of_vinh_phuc(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(PLAN))
    said = words(page)
    assert "24 nhiệm vụ" in said
    assert "Nhiệm vụ chung của mọi cơ quan (13)" in said
    assert "Khối lượng: 94 đơn vị cấp xã" in words(part(page, "nhiem-vu-13"))
    assert "7 Hiện đại hóa nền hành chính Sở Thông tin và Truyền thông" in said
    assert f'href="{PLAN}do-phu/"' in page


def test_tasks_of_one_agency(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}?co-quan=cong-an-tinh")))
    assert "Đang hiện 1 trong 24 nhiệm vụ" in said


def test_an_agency_finds_the_tasks_of_its_group(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}?co-quan=so-y-te")))
    assert "Thanh tra, kiểm tra công vụ hàng năm" in said


def test_unknown_agency_is_dropped_and_said(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}?co-quan=khong-co")))
    assert "điều kiện đó đã được bỏ qua" in said
    assert "24 nhiệm vụ" in said


def test_an_agency_without_tasks_is_told_so(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}?co-quan=tinh-uy")))
    assert "không chủ trì, không phối hợp nhiệm vụ nào" in said


def test_the_plan_of_vinh_long(vinh_long: Client) -> None:
    page = html(vinh_long.get(LONG))
    said = words(page)
    assert "Chỉ số PAPI - IV. Kiểm soát tham nhũng trong khu vực công (3)" in said
    assert "Chỉ số cải cách hành chính (47)" in said
    assert "Chỉ số PAPI (13)" in said
    assert page.count('class="cc-conflict"') >= 6


def test_contradictions_stand_side_by_side(vinh_long: Client) -> None:
    said = words(part(html(vinh_long.get(LONG)), "mau-thuan"))
    assert "83%" in said
    assert "82%" in said


def test_a_plan_with_requirements_leads_to_its_board(vinh_long: Client) -> None:
    board = 'href="/ket-qua/vinh-long-2020/yeu-cau/"'
    assert board in html(vinh_long.get(LONG))
    row = html(vinh_long.get("/")).partition(f'href="{LONG}"')[2].partition("</tr>")[0]
    assert board in row
    assert "chưa gắn với kết quả nào" not in words(row)
