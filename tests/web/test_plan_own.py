"""Plans of a province and of its agencies, conclusions of meetings, calendars."""

from datetime import date

import pytest
from django.test import Client

from cchc.records.agencies.queries import agency_by_key
from cchc.records.plans.models import CalendarKey, OwnPlan, Plan
from tests.records.plans.building import issued, nothing_said, scorer, task
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, part, words

OWN = "/ke-hoach/co-quan/2018/"
LIST = "/ke-hoach/"
CALENDARS = "/ke-hoach/lich/"


@pytest.fixture(autouse=True)
def _unreported(db: None) -> None:
    """The plan as if nobody had reported yet."""
    nothing_said()


@pytest.fixture
def reporter(db: None) -> Client:
    """Who reports for Sở Nội vụ."""
    return browser_of(scorer())


def number(slug: str = "so-noi-vu") -> int:
    """The number of an agency."""
    return agency_by_key(f"vinh-phuc/{slug}").pk


def test_the_list_leads_to_everything(vinh_phuc: Client) -> None:
    issued("la-2018", date(2018, 1, 5), task("1", "Tháng 3/2018"))
    issued("la-2018-sua", date(2018, 6, 1), task("1", "Tháng 9/2018"), amends="la-2018")
    said = words(html(vinh_phuc.get(LIST)))
    assert "5264/KH-UBND Kế hoạch nâng cao Chỉ số" in said
    assert "la-2018-sua/KH-UBND đã sửa đổi 1 lần" in said
    assert "88 việc quá hạn của kế hoạch 5264/KH-UBND" in said


def test_each_finds_the_work_of_his_own_agencies(reporter: Client, vinh_phuc: Client) -> None:
    said = words(part(html(reporter.get(LIST)), "cua-toi"))
    assert "Sở Nội vụ : việc của kế hoạch 5264/KH-UBND" in said
    assert "10 việc quá hạn của Sở Nội vụ, kế hoạch 5264/KH-UBND" in said
    page = html(reporter.get("/ke-hoach/vinh-phuc-5264-2018/theo-doi/?nam=&co-quan=so-noi-vu&loc=qua-han"))
    assert "10 việc" in words(page)
    assert "cua-toi" not in html(vinh_phuc.get(LIST))
    assert "cua-toi" not in html(signed_in("lanhdao.vinhphuc").get(LIST))


def test_who_coordinates_finds_what_waits_for_an_answer(reporter: Client, vinh_phuc: Client) -> None:
    told = {"viec": "kho-khan", "kind": "difficulty", "text": "Thiếu kinh phí"}
    reporter.post("/ke-hoach/vinh-phuc-5264-2018/nhiem-vu/6/so-noi-vu/2018-12/", told)
    assert "1 khó khăn, kiến nghị chưa trả lời của kế hoạch 5264/KH-UBND" in words(html(vinh_phuc.get(LIST)))
    assert "chưa trả lời" not in words(html(reporter.get(LIST)))


def test_a_leader_reads_and_enters_nothing(db: None) -> None:
    leader = signed_in("lanhdao.vinhphuc")
    assert "Nhập thông báo kết luận" not in words(html(leader.get(LIST)))
    assert leader.get("/ke-hoach/ket-luan/").status_code == 403


def test_who_has_not_issued_is_counted_and_found(reporter: Client) -> None:
    whole = words(html(reporter.get(OWN)))
    assert "30/30 cơ quan chưa ban hành" in whole
    page = f"{OWN}{number()}/"
    wrong = words(html(reporter.post(page, {"issued": "1", "seen": "0"})))
    assert "Hãy ghi số, ký hiệu của kế hoạch" in wrong
    said = {
        "issued": "1",
        "number": "12/KH-SNV",
        "day": "15/1/2018",
        "address": "https://a.example/",
        "seen": "0",
    }
    assert reporter.post(page, said)["Location"] == OWN
    assert "đã ban hành 12/KH-SNV, 15/01/2018" in words(html(reporter.get(OWN)))
    assert "29/30 cơ quan chưa ban hành" in words(html(reporter.get(f"{OWN}?loc=chua")))
    assert "12/KH-SNV" not in html(reporter.get(f"{OWN}?loc=chua"))
    assert 'value="12/KH-SNV"' in html(reporter.get(page))
    assert OwnPlan.objects.get().version == 1


@pytest.mark.parametrize("address", ["/ke-hoach/co-quan/1900/", f"{OWN}0/", "/ke-hoach/co-quan/1900/1/"])
def test_years_and_agencies_that_cannot_be(vinh_phuc: Client, address: str) -> None:
    assert vinh_phuc.get(address).status_code == 404


def test_a_year_without_agencies_says_so(vinh_phuc: Client) -> None:
    assert "Năm này tỉnh không có cơ quan nào" in words(html(vinh_phuc.get("/ke-hoach/co-quan/2027/")))


def test_the_conclusions_of_a_meeting_become_a_plan(vinh_phuc: Client) -> None:
    page = "/ke-hoach/ket-luan/"
    assert "Hãy ghi ít nhất một nhiệm vụ" in words(
        html(vinh_phuc.post(page, {"number": "5/TB-UBND", "day": "1/10/2018", "title": "Kết luận"}))
    )
    said = {
        "number": "5/TB-UBND",
        "day": "1/10/2018",
        "title": "Kết luận họp Ban Chỉ đạo CCHC",
        "title_1": "Đôn đốc: báo cáo",
        "lead_1": "ubnd-cap-huyen",
        "deadline_1": "Trước ngày 15/12/2018",
        "title_3": "Rà soát",
        "lead_3": "so-tu-phap",
    }
    missing = words(html(vinh_phuc.post(page, {**said, "title_2": "Không có cơ quan"})))
    assert "Nhiệm vụ 2: cần cả nội dung và cơ quan chủ trì" in missing
    answer = vinh_phuc.post(page, said)
    plan = Plan.objects.get(kind="meeting_conclusion")
    assert answer["Location"] == f"/ke-hoach/{plan.slug}/theo-doi/"
    assert "Đang hiện 9 trong" in words(html(vinh_phuc.get(f"/ke-hoach/{plan.slug}/theo-doi/?thang=2018-12")))
    assert "14/12/2018" in words(html(vinh_phuc.get(f"/ke-hoach/{plan.slug}/")))
    assert "Đã có kế hoạch số 5/TB-UBND" in words(html(vinh_phuc.post(page, said)))


def test_a_long_conclusion_gets_more_rows_and_keeps_what_was_typed(vinh_phuc: Client) -> None:
    page = "/ke-hoach/ket-luan/"
    begun = {"number": "6/TB-UBND", "day": "2/10/2018", "title": "Kết luận dài", "so_dong": "8"}
    begun |= {"title_8": "Việc thứ tám", "lead_8": "so-tu-phap", "title_2": "Chưa có cơ quan"}
    longer = html(vinh_phuc.post(page, {**begun, "viec": "them"}))
    assert "Chưa lưu" not in longer
    assert 'name="title_16"' in longer
    assert "Việc thứ tám" in longer
    sent = {**begun, "so_dong": "16", "title_12": "Việc thứ mười hai", "lead_12": "so-noi-vu"}
    refused = html(vinh_phuc.post(page, {**sent, "deadline_14": "Tháng 12"}))
    assert "Nhiệm vụ 2, 14: cần cả nội dung và cơ quan chủ trì" in words(refused)
    assert "Việc thứ mười hai" in refused
    vinh_phuc.post(page, {**sent, "title_2": ""})
    plan = Plan.objects.get(kind="meeting_conclusion")
    assert [one.title for one in plan.tasks.all()] == ["Việc thứ tám", "Việc thứ mười hai"]
    for asked, rows in (("9999", 80), ("x", 8), ("-1", 8)):
        longest = html(vinh_phuc.post(page, {**begun, "so_dong": asked}))
        assert f'name="title_{rows}"' in longest
        assert f'name="title_{rows + 1}"' not in longest
    assert "Thêm dòng nhiệm vụ" not in words(html(vinh_phuc.post(page, {**begun, "so_dong": "80"})))


def test_a_calendar_is_made_read_without_signing_in_and_revoked(reporter: Client) -> None:
    page = words(part(html(reporter.post(CALENDARS, {"viec": "tao", "so": str(number())})), "noi-dung"))
    address = page.partition("http://testserver")[2].split(" ")[0]
    stranger = Client()
    answer = stranger.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    text = answer.content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20181231" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "Sở Nội vụ" in words(html(reporter.get(CALENDARS)))
    key = CalendarKey.objects.get()
    assert reporter.post(CALENDARS, {"viec": "thu-hoi", "so": str(key.pk)})["Location"] == CALENDARS
    assert stranger.get(address).status_code == 404
    assert reporter.post(CALENDARS, {"viec": "tao", "so": str(number("so-y-te"))}).status_code == 403


def test_a_feed_without_a_key_is_not_there(client: Client, db: None) -> None:
    assert client.get("/ke-hoach/lich/khong-co.ics").status_code == 404
