"""What the board does not say: more than is known, what another person has said, another agency's lines."""

import re
from datetime import date

from django.test import Client
from django.utils import timezone

from cchc.records.assessments.models import Assessment, RequirementVerdict
from cchc.records.evidence.models import Document
from tests.web.conftest import signed_in
from tests.web.reading import html, part, words
from tests.web.test_board import ATTACH, BOARD, KIND, REPORT, TICK, TWIN, line, seen, shown


def test_an_old_page_overwrites_nobody(vinh_long: Client) -> None:
    other = signed_in("vinhlong")
    first = {"line": "1.2", "verdict": "met", "reason": "Đủ 04 báo cáo", "seen": ""}
    vinh_long.post(TICK, first)
    late = {**first, "verdict": "not_met", "reason": "Thiếu quý IV", "back": "ket-luan=dat"}
    page = html(other.post(TICK, late))
    assert "vừa xác nhận dòng 1.2 đạt" in words(page)
    assert "Thiếu quý IV" in part(page, "dong-1.2")
    assert seen(vinh_long) in part(page, "dong-1.2")
    assert RequirementVerdict.objects.get().met
    other.post(TICK, {**late, "seen": seen(vinh_long)})
    assert not RequirementVerdict.objects.get().met


def test_the_same_word_again_changes_nothing_and_says_so(vinh_long: Client) -> None:
    entered = {"line": "1.2", "verdict": "met", "reason": "Đủ 04 báo cáo", "seen": ""}
    vinh_long.post(TICK, entered)
    vinh_long.post(TICK, entered)
    assert "Dòng 1.2: không có gì thay đổi." in words(html(vinh_long.get(BOARD)))


def test_what_people_said_bears_its_day(vinh_long: Client) -> None:
    assert "xác nhận đến ngày" not in words(html(vinh_long.get(BOARD)))
    vinh_long.post(TICK, {"line": "1.2", "verdict": "met", "reason": "Đủ"})
    today = timezone.localdate().strftime("%d/%m/%Y")
    assert f"Người có trách nhiệm xác nhận đến ngày {today}." in words(html(vinh_long.get(BOARD)))
    leader = words(html(vinh_long.get("/lanh-dao/tinh-vinh-long/")))
    assert f"xác nhận đến {today}" in leader
    assert f"Số liệu mới nhất: {today}" in leader


def test_a_group_without_members_leaves_the_line_unknown(vinh_long: Client) -> None:
    assert "chưa có số liệu chưa có danh sách đơn vị của nhóm: UBND cấp xã" in line(vinh_long, "3.2.4", TWIN)
    said = line(vinh_long, "3.3.1", TWIN)
    assert "còn thiếu số liệu của: " in said
    assert "chưa có danh sách đơn vị của nhóm: UBND cấp xã" in said
    trace = words(html(vinh_long.get("/ket-qua/vinh-long-2020-minh-hoa/bang-diem/3.2.4/")))
    assert "Chưa có danh sách đơn vị của nhóm: UBND cấp xã" in trace


def test_further_demands_keep_a_line_from_being_met(vinh_long: Client) -> None:
    assert "đạt phần đo được yêu cầu khác chưa ai xác nhận" in line(vinh_long, "3.2.5", TWIN)
    assert "3.2.5" in shown(vinh_long, "?ket-luan=dat-phan-do-duoc", TWIN)
    assert "3.2.5" not in shown(vinh_long, "?ket-luan=dat", TWIN)


def test_reasons_scope_and_hints_stand_on_the_board(vinh_long: Client) -> None:
    assert "Chờ báo cáo quyết toán ngân sách" in line(vinh_long, "8.2.2", TWIN)
    assert "không đánh giá Không tuyển dụng viên chức trong năm" in line(vinh_long, "5.2.2", TWIN)
    assert "Phạm vi tính: Không tính tự kiểm tra" in line(vinh_long, "2.3")
    assert "Lưu ý về tài liệu Có thể thay bằng báo cáo thống kê" in line(vinh_long, "7.4.1")
    assert "bang-diem/8.2.2/" in part(html(vinh_long.get(TWIN)), "dong-8.2.2")


def test_the_units_that_are_short_are_named(vinh_long: Client) -> None:
    said = line(vinh_long, "3.4.1", TWIN)
    assert re.search(r"đơn vị còn thiếu: .+ \(\d+\)", said)
    assert "đơn vị còn thiếu" not in line(vinh_long, "3.2.1", TWIN)


def test_distances_are_counted_in_what_can_be_acted_on(vinh_long: Client) -> None:
    assert re.search(r"vượt \d+ người \(.+ điểm phần trăm\)", line(vinh_long, "4.2.2", TWIN))
    assert re.search(r"còn thiếu \d+ doanh nghiệp \(", line(vinh_long, "8.2.1", TWIN))


def test_the_file_holds_what_is_shown(vinh_long: Client) -> None:
    query = "co-quan=so-y-te&vai-tro=chu-tri&ket-luan=dat-phan-do-duoc"
    page = html(vinh_long.get(f"{TWIN}?{query}"))
    address = next(one for one in re.findall(r'href="([^"]+yeu-cau\.json[^"]*)"', page))
    told = vinh_long.get(address.replace("&amp;", "&")).json()["requirement_board"]
    rows = [row["id"] for row in told["sections"]["lines"]["rows"] if row["style"] == "body"]
    assert rows == shown(vinh_long, f"?{query}", TWIN) != []
    assert "Sở Y tế, chủ trì; kết luận: đạt phần đo được" in str(told)
    whole = vinh_long.get("/ket-qua/vinh-long-2020-minh-hoa/tai-ve/yeu-cau.csv").content.decode()
    assert "(số ước đến 14/12/2020)" in whole
    assert "Cổng TTĐT của tỉnh công khai đầy đủ TTHC" in whole


def test_paper_and_counts_keep_the_agency(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{BOARD}?co-quan=so-y-te&vai-tro=chu-tri&tai-lieu=thieu"))
    told = words(page)
    assert "trong 80 yêu cầu. Lọc: Sở Y tế, chủ trì; còn thiếu tài liệu." in told
    assert "yêu cầu của Sở Y tế (chủ trì):" in told
    assert "?co-quan=so-y-te&amp;vai-tro=chu-tri&amp;ket-luan=chua-co-so-lieu" in page
    assert 'href="?ket-luan=chua-dat"' in html(vinh_long.get(BOARD))


def test_an_agency_of_another_time_says_so(vinh_long: Client) -> None:
    page = words(html(vinh_long.get(f"{BOARD}?co-quan=so-nong-nghiep-va-moi-truong-2025")))
    assert "Sở Nông nghiệp và Môi trường (không có vào ngày 02/10/2020)" in page
    assert "chưa có vào ngày xét là 02/10/2020." in page
    assert "Tiền thân (theo danh sách cơ quan đã nạp): Sở " in page
    assert "so-y-te-2025" not in html(vinh_long.get(BOARD))
    Assessment.objects.filter(slug="vinh-long-2020").update(unit_day=date(2025, 12, 31))
    ended = words(html(vinh_long.get(f"{BOARD}?co-quan=so-nong-nghiep-va-phat-trien-nong-thon")))
    assert "kết thúc hoạt động ngày" in ended
    assert "Nhiệm vụ chuyển cho (theo danh sách cơ quan đã nạp): Sở " in ended


def test_one_jumps_to_an_area_and_the_tab_says_what_it_shows(vinh_long: Client) -> None:
    page = html(vinh_long.get(TWIN))
    assert len(re.findall(r'<li><a href="#linh-vuc-\d">', page)) == 8
    assert "(minh họa) · CCHC</title>" in page
    assert "minh họa" not in html(vinh_long.get(BOARD)).partition("</title>")[0]


def test_one_comes_back_to_the_line_and_the_filter(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{BOARD}?tai-lieu=thieu"))
    link = f"?loai={KIND}&amp;dong=3.4.1&amp;back=tai-lieu%3Dthieu"
    assert link in part(page, "dong-3.4.1")
    form = html(vinh_long.get(f"{ATTACH}{link.replace('&amp;', '&')}"))
    assert 'name="dong" value="3.4.1"' in form
    answer = vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1"], "dong": "3.4.1", "back": "tai-lieu=thieu"})
    assert answer["Location"] == f"{BOARD}?tai-lieu=thieu#dong-3.4.1"
    away = f"{ATTACH}{Document.objects.get().pk}/go/?dong=3.4.1&back=tai-lieu%3Ddu"
    assert vinh_long.post(away, {"lines": ["3.4.1"]})["Location"] == f"{BOARD}?tai-lieu=du#dong-3.4.1"
    strange = vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1"], "dong": "x\r\ny", "back": "//evil"})
    assert strange["Location"] == BOARD


def test_the_same_document_again_changes_nothing_and_says_so(vinh_long: Client) -> None:
    for _ in range(2):
        vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1"]})
    said = words(html(vinh_long.get(BOARD)))
    assert "đều có “Báo cáo kiểm soát TTHC năm 2020” từ trước: không có gì thay đổi." in said
    vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1", "3.1.1"]})
    assert "vào 1 dòng; 1 dòng đã có từ trước." in words(html(vinh_long.get(BOARD)))


def test_a_known_number_and_day_is_asked_about(vinh_long: Client) -> None:
    vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1"]})
    moved = {**REPORT, "address": "https://vinhlong.example/moi.pdf", "lines": ["3.4.1"]}
    asked = html(vinh_long.post(ATTACH, moved))
    assert "Đã có văn bản số 310/BC-UBND ngày 14/12/2020" in words(asked)
    assert 'name="known" value="same"' in asked
    assert Document.objects.get().address == REPORT["address"]
    vinh_long.post(ATTACH, {**moved, "known": "same"})
    assert Document.objects.get().address == moved["address"]
    assert "Đã sửa “Báo cáo kiểm soát TTHC năm 2020”" in words(html(vinh_long.get(BOARD)))
    vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1"], "known": "other"})
    assert Document.objects.count() == 2
