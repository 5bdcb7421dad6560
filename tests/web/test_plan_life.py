"""The pages of an issued plan: board, task, report, difficulties, versions, points that came back."""

from datetime import date

import pytest
from django.test import Client

from cchc.core.plan.progress import Status
from cchc.records.evidence.models import Document
from cchc.records.plans.actions import Report, raise_difficulty, save_progress
from cchc.records.plans.models import Difficulty, Plan, Progress
from tests.records.handing_in import handed_in
from tests.records.plans.building import (
    SLUG,
    at,
    coordinator,
    done,
    head,
    issued,
    nothing_said,
    scorer,
    slot,
    task,
)
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost

PLAN = f"/ke-hoach/{SLUG}/"
BOARD = f"{PLAN}theo-doi/"
MINE = f"{PLAN}nhiem-vu/6/so-noi-vu/2018-12/"
COMMUNES = f"{PLAN}nhiem-vu/13/so-thong-tin-va-truyen-thong/once/"
DAY = date(2018, 12, 20)


@pytest.fixture(autouse=True)
def _unreported(db: None) -> None:
    """The plan as if nobody had reported yet."""
    nothing_said()


@pytest.fixture
def reporter(db: None) -> Client:
    """Who reports for Sở Nội vụ."""
    return browser_of(scorer())


@pytest.mark.parametrize(
    "address",
    [
        "/ke-hoach/",
        "/ke-hoach/co-quan/2018/",
        "/ke-hoach/ket-luan/",
        "/ke-hoach/lich/",
        PLAN,
        BOARD,
        f"{BOARD}?xem=thang",
        f"{BOARD}?xem=tieu-chi&nam=",
        f"{PLAN}kiem-tra/",
        f"{PLAN}sua-doi/",
        f"{PLAN}diem-lay-lai/",
        f"{PLAN}kho-khan/",
        f"{PLAN}nhiem-vu/24/",
        COMMUNES,
    ],
)
def test_no_page_passes_fifteen_queries(vinh_phuc: Client, address: str) -> None:
    empty = cost(vinh_phuc, address)
    for number, key in (("6", "2018-12"), ("8", "once"), ("9", "once"), ("10", "2018")):
        save_progress(SLUG, slot(number, key), done(DAY), seen=0, by=head(), now=at(DAY))
        raise_difficulty(SLUG, slot(number, key), "proposal", "Đề nghị", by=scorer(), now=at(DAY))
    assert cost(vinh_phuc, address) == empty <= MOST


def test_the_board_counts_and_its_counts_open(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(BOARD))
    said = words(page)
    assert "trong 89 việc của các cơ quan chủ trì" in said
    assert "8,45" in said  # what open tasks can win back at most, as the coverage says
    late = html(vinh_phuc.get(f"{BOARD}?nam=2018&co-quan=ubnd-huyen-tam-dao&loc=qua-han"))
    assert "Đang hiện 3 trong" in words(late)
    assert "Không việc nào hợp" in words(html(vinh_phuc.get(f"{BOARD}?loc=sap-den-han")))


def test_the_board_by_month_and_by_criterion(vinh_phuc: Client) -> None:
    months = words(part(html(vinh_phuc.get(f"{BOARD}?xem=thang&nam=")), "noi-dung"))
    assert "Tháng 6/2018 10 việc quá hạn, Tháng 6/2018 0 0" in months
    assert "Không định ngày 0 0 0 0 1 việc không định ngày" in months
    lines = html(vinh_phuc.get(f"{BOARD}?xem=tieu-chi&nam=&tieu-chi=line%3A1.6"))
    assert "1.6 Thực hiện các nhiệm vụ được Chính phủ" in words(lines)
    assert "Đang hiện 3 trong 89 việc" in words(lines)
    nothing = words(html(vinh_phuc.get(f"{BOARD}?xem=tieu-chi&nam=&tieu-chi=khong-ghi")))
    assert "Đang hiện 1 trong 89 việc" in nothing


def test_the_board_is_searched_without_marks_and_paged(vinh_phuc: Client) -> None:
    assert "Đang hiện 1 trong 89" in words(html(vinh_phuc.get(f"{BOARD}?nam=&tim=khoang+san")))
    second = words(html(vinh_phuc.get(f"{BOARD}?nam=&trang=2")))
    assert "Trang 2/2" in second
    assert "Trang 1/2" in words(html(vinh_phuc.get(f"{BOARD}?nam=x&xem=y&co-quan=z&thang=q&loc=w&trang=k")))


def test_the_plan_says_days_beside_the_words_and_how_far_it_has_come(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(PLAN))
    task = words(part(page, "nhiem-vu-11"))
    assert "Quý II năm 2018" in task
    assert "30/06/2018" in task
    assert "quá hạn: 1 việc; hoàn thành 0/1 kỳ" in task
    for address in ("theo-doi/", "kiem-tra/", "do-phu/", "diem-lay-lai/", "kho-khan/"):
        assert f'href="{PLAN}{address}"' in page


def test_a_deadline_that_is_not_understood_is_flagged(vinh_phuc: Client) -> None:
    issued("la-2018", date(2018, 1, 5), task("1", "xem xét cho phù hợp"))
    page = html(vinh_phuc.get("/ke-hoach/la-2018/"))
    assert "chưa hiểu được" in words(part(page, "nhiem-vu-1"))
    assert "chưa hiểu được, cần người đọc" in words(html(vinh_phuc.get("/ke-hoach/la-2018/nhiem-vu/1/")))


def test_a_part_that_the_catalogue_does_not_have_is_shown_as_it_stands(vinh_phuc: Client) -> None:
    issued("la-2018", date(2018, 1, 5), task("1", "Tháng 12/2018", mends=[{"part": "phan-la"}]))
    for address in ("", "nhiem-vu/1/", "kiem-tra/"):
        assert "phan-la" in words(html(vinh_phuc.get(f"/ke-hoach/la-2018/{address}")))


def test_a_report_is_sent_and_confirmed(reporter: Client) -> None:
    said = {"viec": "ghi", "status": "done", "done_on": "20/12/2018", "result": "Đủ 100%", "seen": "0"}
    answer = reporter.post(MINE, said)
    assert (answer.status_code, answer["Location"]) == (302, MINE)
    page = words(html(reporter.get(MINE)))
    assert "chờ lãnh đạo cơ quan xác nhận" in page
    assert "Xác nhận kết quả" not in page
    chief = browser_of(head())
    assert "Xác nhận kết quả" in words(html(chief.get(MINE)))
    chief.post(MINE, {"viec": "xac-nhan", "seen": "1"})
    assert "Lãnh đạo so-noi-vu xác nhận lúc" in words(html(reporter.get(MINE)))


def test_what_stands_against_a_report_is_told_with_what_was_typed(reporter: Client) -> None:
    page = html(reporter.post(MINE, {"viec": "ghi", "status": "done", "result": "Gõ dở", "seen": "0"}))
    assert "Hãy ghi ngày hoàn thành" in words(page)
    assert "Gõ dở" in page
    wrong = words(
        html(reporter.post(MINE, {"viec": "ghi", "status": "x", "done_on": "32/1/2018", "seen": "0"}))
    )
    assert "Viết ngày/tháng/năm" in wrong
    save_progress(SLUG, slot("6", "2018-12"), Report(Status.DOING), seen=0, by=coordinator(), now=at(DAY))
    late = words(html(reporter.post(MINE, {"viec": "ghi", "status": "not_started", "seen": "0"})))
    assert "đã ghi lúc 09:00 ngày 20/12/2018: Đang thực hiện" in late


def test_units_are_written_one_a_line(vinh_phuc: Client) -> None:
    units = "\r\n".join(f"Xã {number}" for number in range(1, 62))
    vinh_phuc.post(COMMUNES, {"viec": "ghi", "status": "doing", "units": units, "seen": "0"})
    assert len(Progress.objects.get().units) == 61
    said = words(html(vinh_phuc.get(COMMUNES)))
    assert "61/94 đơn vị cấp xã" in said
    assert "65" not in part(html(vinh_phuc.get(COMMUNES)), "noi-dung").partition("Xem tên")[0]
    refused = {
        "viec": "ghi",
        "status": "done",
        "done_on": "20/12/2018",
        "result": "x",
        "units": units,
        "seen": "1",
    }
    assert "Mới 61/94 đơn vị cấp xã: còn 33" in words(html(vinh_phuc.post(COMMUNES, refused)))


def test_units_of_a_list_are_ticked(reporter: Client) -> None:
    quantity = {"count": 2, "noun": "xã", "units": ["Xã A", "Xã B"]}
    issued("la-2018", date(2018, 1, 5), task("1", "Tháng 12/2018", quantity=quantity))
    page = "/ke-hoach/la-2018/nhiem-vu/1/so-noi-vu/once/"
    reporter.post(page, {"viec": "ghi", "status": "doing", "units": ["Xã B"], "seen": "0"})
    assert Progress.objects.get().units == ["Xã B"]
    assert 'value="Xã B"' in html(reporter.get(page))


def test_documents_and_difficulties_of_a_task(reporter: Client) -> None:
    document: Document = handed_in("so-noi-vu")
    reporter.post(MINE, {"viec": "ghi", "status": "doing", "seen": "0"})
    assert reporter.post(MINE, {"viec": "gan", "document": str(document.pk)}).status_code == 302
    assert document.title in words(html(reporter.get(MINE)))
    assert "Hãy chọn tài liệu" in words(html(reporter.post(MINE, {"viec": "gan", "document": ""})))
    assert reporter.post(MINE, {"viec": "go", "document": str(document.pk)}).status_code == 302
    assert reporter.post(MINE, {"viec": "go", "document": "x"}).status_code == 404
    assert (
        reporter.post(MINE, {"viec": "kho-khan", "kind": "proposal", "text": "Cấp kinh phí"}).status_code
        == 302
    )
    assert "Hãy ghi nội dung" in words(html(reporter.post(MINE, {"viec": "kho-khan", "kind": "proposal"})))
    assert reporter.post(MINE, {"viec": "khac"}).status_code == 403
    assert "Chưa có trả lời" in words(html(reporter.get(f"{PLAN}nhiem-vu/6/")))
    number = Difficulty.objects.get().pk
    officer = signed_in("vinhphuc")
    said = words(html(officer.post(f"{PLAN}kho-khan/", {"difficulty": number, "answer": ""})))
    assert "Hãy ghi câu trả lời" in said
    answer = officer.post(f"{PLAN}kho-khan/", {"difficulty": number, "answer": "Đồng ý"})
    assert answer["Location"] == f"{PLAN}kho-khan/#kho-khan-{number}"
    assert "Đồng ý" in words(html(reporter.get(f"{PLAN}kho-khan/")))
    again = html(officer.post(f"{PLAN}kho-khan/", {"difficulty": number, "answer": "Khác", "seen": "x"}))
    assert "Câu trả lời của bạn chưa được gửi" in words(again)
    moment = Difficulty.objects.get().answered_at
    assert moment is not None
    assert f'name="seen" value="{moment.isoformat()}"' in again
    mended = {"difficulty": number, "answer": "Khác", "seen": moment.isoformat()}
    assert officer.post(f"{PLAN}kho-khan/", mended).status_code == 302


def test_a_task_of_districts_counts_its_agencies(vinh_phuc: Client) -> None:
    save_progress(
        SLUG, slot("24", "once", "ubnd-huyen-tam-dao"), done(DAY), seen=0, by=coordinator(), now=at(DAY)
    )
    said = words(html(vinh_phuc.get(f"{PLAN}nhiem-vu/24/")))
    assert "0/9 cơ quan" in said
    assert "UBND huyện Tam Đảo : chờ lãnh đạo đơn vị xác nhận" in said
    assert "Chưa có danh sách đơn vị: UBND cấp xã" in said


def test_a_day_is_settled_by_who_coordinates(vinh_phuc: Client, reporter: Client) -> None:
    page = f"{PLAN}nhiem-vu/12/"
    assert "Ghi hạn của nhiệm vụ" not in words(html(reporter.get(page)))
    assert "Hãy ghi căn cứ" in words(html(vinh_phuc.post(page, {"due": "1/9/2018"})))
    vinh_phuc.post(page, {"due": "1/9/2018", "why": "Công văn số 1"})
    assert "Sở Nội vụ ghi hạn 01/09/2018: Công văn số 1" in words(html(vinh_phuc.get(page)))
    stale = html(vinh_phuc.post(page, {"due": "2/9/2018", "why": "Công văn số 2", "seen": "0"}))
    assert "đã ghi hạn 01/09/2018 lúc" in words(stale)
    assert 'name="seen" value="1"' in stale


@pytest.mark.parametrize(
    "address",
    [
        "nhiem-vu/99/",
        "nhiem-vu/6/so-noi-vu/2017-12/",
        "nhiem-vu/6/khong-co/2018-12/",
        "nhiem-vu/6/so-y-te/2018-12/",
    ],
)
def test_what_is_not_there_is_not_found(vinh_phuc: Client, address: str) -> None:
    assert vinh_phuc.get(f"{PLAN}nhiem-vu/{address}").status_code == 404


def test_versions_say_what_changed(vinh_phuc: Client) -> None:
    issued("la-2018", date(2018, 1, 5), task("1", "Tháng 3/2018"), task("2", "Tháng 9/2018"))
    issued(
        "la-2018-sua",
        date(2018, 6, 1),
        task("2", "Tháng 10/2018"),
        task("3", "Tháng 11/2018"),
        amends="la-2018",
    )
    assert Plan.objects.get(slug="la-2018-sua").amends is not None
    said = words(html(vinh_phuc.get("/ke-hoach/la-2018/sua-doi/")))
    assert "Nhiệm vụ 2 sửa đổi thời hạn" in said
    assert "Nhiệm vụ 3 bổ sung không có Nhiệm vụ 3 (Sở Nội vụ; Tháng 11/2018)" in said
    assert "Nhiệm vụ 1 bãi bỏ Nhiệm vụ 1 (Sở Nội vụ; Tháng 3/2018) không còn" in said
    assert 'href="/ke-hoach/la-2018/sua-doi/"' in html(vinh_phuc.get("/ke-hoach/la-2018/theo-doi/"))
    assert vinh_phuc.get("/ke-hoach/la-2018/nhiem-vu/1/").status_code == 200
    assert vinh_phuc.get("/ke-hoach/la-2018-sua/nhiem-vu/1/").status_code == 200
    assert vinh_phuc.get("/ke-hoach/la-2018/diem-lay-lai/").status_code == 404


def test_points_back_are_not_guessed_before_the_next_result(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PLAN}diem-lay-lai/")))
    assert "8,45" in said
    assert "chưa có kết quả của năm sau" in said
    assert "chưa so sánh được" in said


def test_the_check_names_what_was_overdue_when_it_was_signed(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{PLAN}kiem-tra/"))
    assert f'href="{PLAN}nhiem-vu/11/"' in page
    assert f'href="{PLAN}nhiem-vu/23/"' in page
