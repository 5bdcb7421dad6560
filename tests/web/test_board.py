"""The board of requirements: what it says of 80 lines, to whom, and what it takes from whom."""

import re
from datetime import date

import pytest
from django.test import Client

from cchc.records.agencies.models import Agency
from cchc.records.assessments.models import Assessment, LineDocument, RequirementVerdict
from cchc.records.evidence.models import Document
from tests.web.conftest import signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

BOARD = "/ket-qua/vinh-long-2020/yeu-cau/"
TWIN = "/ket-qua/vinh-long-2020-minh-hoa/yeu-cau/"
TICK, ATTACH = f"{BOARD}xac-nhan/", f"{BOARD}tai-lieu/"
KIND = "bao-cao-kiem-soat-tthc"
REPORT = {
    "loai": KIND,
    "title": "Báo cáo kiểm soát TTHC năm 2020",
    "number": "310/BC-UBND",
    "day": "14/12/2020",
    "address": "https://vinhlong.example/310.pdf",
}


def shown(client: Client, query: str = "", address: str = BOARD) -> list[str]:
    """The codes of the lines on the page."""
    return re.findall(r'<tr id="dong-([^"]+)"', html(client.get(f"{address}{query}")))


def line(client: Client, code: str, address: str = BOARD) -> str:
    """The words of one row."""
    return words(part(html(client.get(address)), f"dong-{code}"))


def seen(client: Client, code: str = "1.2") -> str:
    """The mark of the verdict that the form of a line was made with."""
    row = part(html(client.get(BOARD)), f"dong-{code}")
    return re.findall(r'name="seen" value="([^"]*)"', row)[0]


def nineteen(client: Client) -> list[str]:
    """The lines that the form has chosen beforehand."""
    page = html(client.get(f"{ATTACH}?loai={KIND}"))
    return re.findall(r'name="lines" value="([^"]+)" checked', page)


def attached(client: Client) -> Document:
    """The report, attached by the page to all lines that ask for it."""
    answer = client.post(ATTACH, {**REPORT, "lines": nineteen(client)})
    assert (answer.status_code, answer["Location"]) == (302, BOARD)
    return Document.objects.get()


def test_eighty_lines_sixty_five_by_figures(vinh_long: Client) -> None:
    said = words(html(vinh_long.get(BOARD)))
    assert "80 yêu cầu: 65 do số liệu quyết định, 15 do người xác nhận" in said
    assert (
        "đạt 0 đạt phần đo được 0 chưa đạt 0 chưa có số liệu 65 không đánh giá 0 chờ người xác nhận 15"
        in said
    )
    assert len(shown(vinh_long)) == 80
    assert "minh họa" not in said.replace("Số liệu minh họa", "").replace("số liệu minh họa", "")


def test_the_twin_says_on_every_page_what_it_is(vinh_long: Client) -> None:
    assert f'href="{TWIN}"' in html(vinh_long.get(BOARD))
    for address in (TWIN, f"{TWIN}tai-lieu/", f"{TWIN}tai-lieu/?loai={KIND}"):
        page = html(vinh_long.get(address))
        assert "Minh họa. Số liệu trên trang này là giả định" in words(page)
        assert "cc-tag-illustrative" in page
    assert f'href="{BOARD}' in html(vinh_long.get(TWIN))


def test_996_of_1000_reads_99_point_6(vinh_long: Client) -> None:
    said = line(vinh_long, "3.4.1", TWIN)
    assert "chưa đạt còn thiếu 4 hồ sơ 99,6% 996 / 1.000 hồ sơ" in said
    assert " 100% 996" not in said
    assert f'href="{TWIN.replace("yeu-cau", "bang-diem")}3.4.1/"' in html(vinh_long.get(TWIN))


def test_the_file_says_what_the_page_says(vinh_long: Client) -> None:
    text = vinh_long.get("/ket-qua/vinh-long-2020-minh-hoa/tai-ve/yeu-cau.csv").content.decode()
    assert "còn thiếu 4 hồ sơ" in text
    assert "99,6%" in text
    assert "kết luận theo Phụ lục 1, dòng 7.2.2" in text
    assert vinh_long.get("/ket-qua/vinh-long-2020/tai-ve/yeu-cau.json").status_code == 200


def test_agencies_stand_by_short_names(vinh_long: Client) -> None:
    page = part(html(vinh_long.get(BOARD)), "dong-1.4")
    assert '<abbr title="Sở Thông tin và Truyền thông">Sở TT&amp;TT</abbr>' in page
    assert "Phối hợp Các sở, ban, ngành; UBND cấp huyện; Đài PT-TH ; Báo Vĩnh Long" in words(page)


def test_body_and_appendix_that_differ_are_both_told(vinh_long: Client) -> None:
    assert "Phụ lục 1, dòng 1.4 và Phần II, mục I.1.d nêu khác nhau" in line(vinh_long, "1.4")
    within = "Phụ lục 1, dòng 3.2.4, tên tiêu chí và Phụ lục 1, dòng 3.2.4, cột yêu cầu nêu khác nhau"
    assert within in line(vinh_long, "3.2.4")
    assert "Yêu cầu chung của tiêu chí 4.3" in line(vinh_long, "4.3.1")
    assert "khác nhau" not in line(vinh_long, "1.1")


@pytest.mark.parametrize(
    ("code", "followed"),
    [
        ("7.2.2", "tính theo Phụ lục 1, dòng 7.2.2"),
        ("2.3", "tính theo Phần II, mục I.2.c"),
        ("3.2.4", "tính theo Phụ lục 1, dòng 3.2.4, cột yêu cầu"),
        ("3.4.5", "xét theo Phụ lục 1, dòng 3.4.5"),
        ("6.3.2", "tính theo Phụ lục 1, dòng 6.3.1, 6.3.2"),
        ("7.4.1", "tính theo Phụ lục 1, dòng 7.4.1, 7.4.2"),
    ],
)
def test_the_reading_that_a_verdict_follows_is_said(vinh_long: Client, code: str, followed: str) -> None:
    assert f"Kết luận {followed}" in line(vinh_long, code, TWIN)


def test_a_department_sees_what_its_group_leads(vinh_long: Client) -> None:
    led = shown(vinh_long, "?co-quan=so-noi-vu&vai-tro=chu-tri")
    assert {"1.1", "3.2.1", "6.2.2"} <= set(led)
    assert "1.4" not in led
    page = html(vinh_long.get(f"{BOARD}?co-quan=so-noi-vu&vai-tro=chu-tri"))
    through = "Cơ quan đang chọn là thành viên của: Các sở, ban, ngành"
    assert through in words(part(page, "dong-3.2.1"))
    assert through not in words(part(page, "dong-1.1"))
    assert through in words(part(page, "dong-1.5"))
    assert "16 cơ quan: Sở Nội vụ" in words(page)


def test_thirteen_lines_are_led_by_groups(vinh_long: Client) -> None:
    groups = ("cac-so-ban-nganh", "ubnd-cap-huyen", "ubnd-cap-xa")
    led = {one for group in groups for one in shown(vinh_long, f"?co-quan={group}&vai-tro=chu-tri")}
    assert len(led) == 13


def test_a_group_has_the_members_of_the_day(vinh_long: Client) -> None:
    address = f"{BOARD}?co-quan=so-y-te&vai-tro=chu-tri"
    before = re.findall(r'<tr id="dong-([^"]+)"', html(vinh_long.get(address)))
    assert "3.2.1" in before
    Assessment.objects.filter(slug="vinh-long-2020").update(unit_day=date(2025, 12, 31))
    page = html(vinh_long.get(address))
    assert re.findall(r'<tr id="dong-([^"]+)"', page) == []
    assert Agency.objects.filter(slug="so-y-te-2025").exists()
    assert "3.2.1" in shown(vinh_long, "?co-quan=so-y-te-2025&vai-tro=chu-tri")


def test_verdict_evidence_and_role_filter(vinh_long: Client) -> None:
    assert len(shown(vinh_long, "?ket-luan=cho-xac-nhan")) == 15
    assert len(shown(vinh_long, "?ket-luan=chua-co-so-lieu&tai-lieu=thieu")) == 65
    assert shown(vinh_long, "?tai-lieu=du") == []
    assert "3.4.1" in shown(vinh_long, "?ket-luan=chua-dat", TWIN)
    helping = shown(vinh_long, "?co-quan=so-noi-vu&vai-tro=phoi-hop")
    assert "1.5" in helping
    assert "Không có yêu cầu nào hợp" in words(html(vinh_long.get(f"{BOARD}?ket-luan=dat")))


def test_words_that_mean_nothing_are_dropped_and_said_so(vinh_long: Client) -> None:
    query = "?co-quan=%22%3E%3Cscript%3E&vai-tro=x&ket-luan=x&tai-lieu=x"
    page = html(vinh_long.get(f"{BOARD}{query}"))
    assert "điều kiện đó đã được bỏ qua" in words(page)
    assert "<script>" not in page.replace("<script defer", "")
    assert len(shown(vinh_long, query)) == 80


def test_a_tick_needs_a_reason_and_shows_who_and_when(vinh_long: Client) -> None:
    refused = html(vinh_long.post(TICK, {"line": "1.2", "verdict": "met", "reason": "  "}))
    assert "Chưa ghi xác nhận của dòng 1.2" in words(refused)
    assert '<details class="cc-tick" open>' in part(refused, "dong-1.2")
    assert not RequirementVerdict.objects.exists()
    reason = "Đủ 04 báo cáo quý"
    entered = {"line": "1.2", "verdict": "met", "reason": reason, "back": "ket-luan=cho-xac-nhan&x=//evil"}
    answer = vinh_long.post(TICK, entered)
    assert answer["Location"] == f"{BOARD}?ket-luan=cho-xac-nhan#dong-1.2"
    assert "Đã ghi xác nhận của dòng 1.2." in words(html(vinh_long.get(BOARD)))
    said = line(vinh_long, "1.2")
    assert "đạt Chuyên viên CCHC tỉnh Vĩnh Long xác nhận ngày" in said
    assert reason in said
    vinh_long.post(TICK, {"line": "1.2", "verdict": "none", "seen": seen(vinh_long)})
    assert "Đã bỏ xác nhận của dòng 1.2." in words(html(vinh_long.get(BOARD)))
    assert "chờ người xác nhận" in line(vinh_long, "1.2")


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ({"line": "1.1", "verdict": "met", "reason": "x"}, "kết luận do số liệu quyết định"),
        ({"line": "4.3", "verdict": "met", "reason": "x"}, "không phải là dòng của bảng theo dõi"),
        ({"line": "9.9", "verdict": "met", "reason": "x"}, "Không có dòng “9.9”"),
        ({"line": "1.2", "reason": "x"}, "Hãy chọn đạt hoặc chưa đạt"),
        ({"line": "1.2", "verdict": "met", "reason": "x" * 2001}, "dài quá 2000 ký tự"),
        ({"line": "1.2", "verdict": "met", "reason": "a\x00b"}, "Có ký tự không in được"),
        ({"line": "1.2", "verdict": "met", "reason": "a\u202eb"}, "Có ký tự không in được"),
        ({"line": "</td><script>", "verdict": "lạ"}, "Chưa ghi xác nhận"),
        ({}, "Chưa ghi xác nhận"),
    ],
)
def test_ticks_that_cannot_be_are_refused(vinh_long: Client, entered: dict[str, str], told: str) -> None:
    page = html(vinh_long.post(TICK, entered, follow=True))
    assert told in words(page)
    assert "</td><script>" not in page
    assert not RequirementVerdict.objects.exists()


def test_one_report_is_shown_by_nineteen_lines(vinh_long: Client) -> None:
    assert len(nineteen(vinh_long)) == 19
    attached(vinh_long)
    page = html(vinh_long.get(BOARD))
    assert "Đã gắn “Báo cáo kiểm soát TTHC năm 2020” vào 19 dòng." in words(page)
    assert page.count('href="https://vinhlong.example/310.pdf"') == 19
    said = words(part(page, "dong-3.4.1"))
    assert "Báo cáo kiểm soát TTHC năm 2020 số 310/BC-UBND ngày 14/12/2020" in said
    assert "3.4.1" in shown(vinh_long, "?tai-lieu=du")
    assert "310.pdf" not in html(vinh_long.get(TWIN))


def test_the_lines_may_be_changed(vinh_long: Client) -> None:
    vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1", "1.1"]})
    assert "310/BC-UBND" in line(vinh_long, "1.1")
    assert "310/BC-UBND" not in line(vinh_long, "3.1.1")


def test_posts_are_counted_in_one_document(vinh_long: Client) -> None:
    kind = "mo-ta-vi-tri-cong-chuc"
    assert "Số lượng trong tài liệu tính bằng vị trí việc làm" in words(
        html(vinh_long.get(f"{ATTACH}?loai={kind}"))
    )
    vinh_long.post(ATTACH, {**REPORT, "loai": kind, "pieces": "3", "lines": ["5.1.1"]})
    assert "(còn thiếu 02 vị trí việc làm)" in line(vinh_long, "5.1.1")


def test_another_document_has_no_kind(vinh_long: Client) -> None:
    vinh_long.post(ATTACH, {**REPORT, "loai": "khac", "lines": ["1.1"]})
    assert Document.objects.get().kind == ""
    assert "310/BC-UBND" in line(vinh_long, "1.1")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": ""}, "Hãy ghi tên tài liệu"),
        ({"title": "a\u202eb"}, "ký tự không in được"),
        ({"day": "31/02/2020"}, "Viết ngày/tháng/năm"),
        ({"day": "14/12/2999"}, "không thể sau hôm nay"),
        ({"day": "14/12/1944"}, "không thể trước năm 1945"),
        ({"address": "https://vinhlong.gov.vn@evil.example/a"}, "dấu @"),
        ({"address": "javascript:alert(1)"}, "Địa chỉ phải bắt đầu bằng"),
        ({"address": "ftp://x.vn/a"}, "Địa chỉ"),
        ({"pieces": "0"}, "từ 1 trở lên"),
        ({"lines": []}, "Hãy chọn ít nhất một dòng"),
        ({"lines": ["9.9"]}, "không thuộc bảng này"),
        ({"loai": "la"}, "Không có loại tài liệu này"),
    ],
)
def test_documents_that_cannot_be_are_refused(
    vinh_long: Client, changed: dict[str, object], told: str
) -> None:
    answer = vinh_long.post(ATTACH, {**REPORT, "lines": ["3.4.1"], **changed})
    assert told in words(html(answer))
    assert not Document.objects.exists()


def test_a_document_is_taken_away_after_a_question(vinh_long: Client) -> None:
    address = f"{ATTACH}{attached(vinh_long).pk}/go/"
    asked = html(vinh_long.get(f"{address}?dong=3.4.1"))
    assert re.findall(r'value="([^"]+)" checked', asked) == ["3.4.1"]
    assert LineDocument.objects.count() == 19
    assert "Hãy chọn ít nhất một dòng" in words(html(vinh_long.post(address)))
    assert vinh_long.post(address, {"lines": ["3.4.1"]})["Location"] == BOARD
    assert LineDocument.objects.count() == 18
    assert vinh_long.get(f"{ATTACH}999999/go/").status_code == 404


def test_a_leader_reads_and_changes_nothing(vinh_long: Client) -> None:
    document = attached(vinh_long)
    leader = signed_in("lanhdao.vinhlong")
    page = html(leader.get(BOARD))
    assert "310/BC-UBND" in words(page)
    assert "cc-tick" not in page
    assert ATTACH not in page
    assert leader.get(ATTACH).status_code == 403
    assert leader.post(ATTACH, {**REPORT, "lines": ["3.4.1"]}).status_code == 403
    assert leader.post(TICK, {"line": "1.2", "verdict": "met", "reason": "x"}).status_code == 403
    assert leader.post(f"{ATTACH}{document.pk}/go/", {"lines": ["3.4.1"]}).status_code == 403
    assert LineDocument.objects.count() == 19


def test_another_province_finds_nothing(vinh_long: Client, vinh_phuc: Client) -> None:
    document = attached(vinh_long)
    assert vinh_phuc.post(TICK, {"line": "1.2", "verdict": "met", "reason": "x"}).status_code == 404
    for address in (ATTACH, f"{ATTACH}{document.pk}/go/"):
        assert vinh_phuc.get(address).status_code == 404
        assert vinh_phuc.post(address).status_code == 404


def test_a_form_from_elsewhere_is_refused(vinh_long: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = vinh_long.cookies
    assert strict.post(TICK, {"line": "1.2", "verdict": "met", "reason": "x"}).status_code == 403
    assert strict.post(ATTACH, {**REPORT, "lines": ["3.4.1"]}).status_code == 403


def test_asking_changes_nothing(vinh_long: Client) -> None:
    assert vinh_long.get(TICK).status_code == 405
    assert vinh_long.post(BOARD).status_code == 405
    vinh_long.get(f"{ATTACH}?loai={KIND}&title=x&lines=3.4.1")
    assert not Document.objects.exists()


def test_what_has_no_requirements_says_so(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/ket-qua/vinh-phuc-2017/yeu-cau/")))
    assert "không kèm yêu cầu của kế hoạch" in said
    assert vinh_phuc.get("/ket-qua/vinh-phuc-2017/tai-ve/yeu-cau.csv").status_code == 404
    assert vinh_phuc.get("/ket-qua/vinh-phuc-2017/yeu-cau/tai-lieu/").status_code == 404
    assert ">Yêu cầu<" not in html(vinh_phuc.get("/ket-qua/vinh-phuc-2017/"))
    assert ">Yêu cầu<" in html(vinh_phuc.get("/ket-qua/so-a-2026/"))


def test_the_first_page_leads_to_the_board(vinh_long: Client) -> None:
    page = html(vinh_long.get("/"))
    assert f'href="{BOARD}">Tỉnh Vĩnh Long</a>' in page
    assert page.count(f'href="{TWIN}"') == 2


def test_the_cost_is_constant(vinh_long: Client) -> None:
    empty = cost(vinh_long, BOARD)
    vinh_long.post(TICK, {"line": "1.2", "verdict": "met", "reason": "x"})
    attached(vinh_long)
    assert cost(vinh_long, BOARD) == empty <= 15
    assert cost(vinh_long, TWIN) <= 15
    assert cost(vinh_long, f"{ATTACH}?loai={KIND}") <= 15
    assert cost(vinh_long, f"{ATTACH}{Document.objects.get().pk}/go/") <= 15
