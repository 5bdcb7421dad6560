"""Reporting rounds in the browser: opened, written, sent, returned, put together."""

from datetime import date

import pytest
from django.test import Client

from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import agency_by_key
from cchc.records.documents.models import IssuedDocument
from cchc.records.reports.models import AgencyReport, PeriodCutoff, ReportState
from tests.records.plans.building import head, issued, scorer, task
from tests.records.reports.building import opened, own_report, rounds, saved, sent
from tests.web.conftest import browser_of
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost

LIST = "/bao-cao/"
OPEN = f"{LIST}mo/"
ROUND = f"{LIST}tinh-vinh-phuc-2018-quarter-3/"
OWN = f"{ROUND}so-noi-vu/"
WHOLE = f"{ROUND}tong-hop/"
PERIOD = {"ky": "quarter-3", "nam": "2018"}
DAYS = {"data_from": "15/6/2018", "data_to": "14/9/2018", "units_due": "17/9/2018", "due": "20/9/2018"}
FIGURES = {
    "so-dong": "4",
    "chi-tieu-0": "Số hồ sơ đã giải quyết",
    "don-vi-tinh-0": "hồ sơ",
    "chi-tieu-1": "Trong đó đúng hạn",
    "don-vi-tinh-1": "hồ sơ",
    "trong-tong-1": "1",
}


@pytest.fixture
def officer(db: None) -> Client:
    """Who writes for Sở Nội vụ."""
    return browser_of(scorer())


def asked_of(page: str) -> str:
    """The mark of what was checked."""
    return page.split('name="da-xem" value="')[1].split('"', maxsplit=1)[0]


def told(client: Client, address: str, **said: str) -> str:
    """What is said after something was sent."""
    return words(html(client.post(address, said, follow=True)))


def test_without_a_round_the_page_says_what_to_do(vinh_long: Client, officer: Client) -> None:
    assert "Mở đợt đầu tiên" in words(html(vinh_long.get(LIST)))
    stranger = browser_of(scorer("so-y-te"))
    assert "Khi Sở Nội vụ mở đợt" in words(html(stranger.get(LIST)))
    assert officer.get(OPEN).status_code == 403


def test_a_round_is_proposed_checked_and_opened(vinh_phuc: Client) -> None:
    first = html(vinh_phuc.get(OPEN, PERIOD))
    for day in ("15/06/2018", "14/09/2018", "17/09/2018", "20/09/2018"):
        assert f'value="{day}"' in first
    assert "Tất cả các sở, ban, ngành (" in words(first)
    given = {**PERIOD, **DAYS, **FIGURES, "ca-nhom-department": "on"}
    checked = html(vinh_phuc.post(OPEN, given))
    assert "Trong đó đúng hạn (hồ sơ), nằm trong: Số hồ sơ đã giải quyết" in words(part(checked, "kiem-tra"))
    assert not rounds().exists()
    stale = words(html(vinh_phuc.post(OPEN, {**given, "viec": "mo", "da-xem": "khac"})))
    assert "Nội dung đã đổi từ lúc kiểm tra" in stale
    sent_again = {**given, "viec": "mo", "da-xem": asked_of(checked)}
    assert vinh_phuc.post(OPEN, sent_again)["Location"] == ROUND
    found = rounds().get()
    assert (found.units_due, found.due) == (date(2018, 9, 17), date(2018, 9, 20))
    assert list(found.indicators.values_list("key", "of")) == [("ct-1", ""), ("ct-2", "ct-1")]
    again = words(html(vinh_phuc.post(OPEN, sent_again)))
    assert "đã có đợt báo cáo" in again
    proposed = html(vinh_phuc.get(OPEN, {"ky": "year", "nam": "2018"}))
    assert 'value="Trong đó đúng hạn"' in proposed
    assert "Đánh dấu như Báo cáo Quý III năm 2018" in words(proposed)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ca-nhom-department": ""}, "Hãy chọn ít nhất một cơ quan"),
        ({"units_due": "21/9/2018"}, "Hạn của các cơ quan phải trước hoặc cùng hạn của tỉnh"),
        ({"due": "hôm nay"}, "Viết ngày/tháng/năm"),
        ({"chi-tieu-0": ""}, "Dòng này chưa ghi tên chỉ tiêu."),
        ({"don-vi-tinh-0": ""}, "Hãy ghi đơn vị tính."),
        ({"trong-tong-1": "2"}, "Hãy chọn số thứ tự của một chỉ tiêu khác"),
        ({"agencies": "0"}, "Danh sách đã đổi"),
        ({"ma-0": "ct-9", "ma-1": "ct-9"}, "Có hai chỉ tiêu trùng mã"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_opened(
    vinh_phuc: Client, change: dict[str, str], said: str
) -> None:
    given = {**PERIOD, **DAYS, **FIGURES, "ca-nhom-department": "on", **change}
    assert said in words(html(vinh_phuc.post(OPEN, {k: v for k, v in given.items() if v})))
    assert not rounds().exists()


def test_more_rows_keep_what_was_typed(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.post(OPEN, {**PERIOD, **DAYS, **FIGURES, "viec": "them-dong"}))
    assert 'name="chi-tieu-8"' in page
    assert 'value="Trong đó đúng hạn"' in page


def test_without_cut_offs_the_page_says_so(vinh_phuc: Client) -> None:
    PeriodCutoff.objects.all().delete()
    assert "Chưa nạp mốc chốt số liệu" in words(html(vinh_phuc.get(OPEN)))
    assert "Chưa nạp mốc chốt số liệu" in words(html(vinh_phuc.post(OPEN, DAYS)))


def test_a_report_begins_with_its_tasks_and_nothing_is_stored(officer: Client) -> None:
    issued("ke-hoach-2018", date(2018, 1, 10), task("1", "Tháng 8/2018"))
    opened()
    line = "- Nhiệm vụ 1 (hạn 31/08/2018): quá hạn."
    page = html(officer.get(OWN))
    assert line in page
    assert "Chưa có gì được lưu" in words(page)
    assert own_report().version == 0
    typed = {"viec": "lay", "seen": "0", "muc-steering": "Đã họp.", "so-dossiers": "12"}
    fetched = html(officer.post(OWN, typed))
    assert f"Đã họp.\n{line}" in fetched.replace("\r\n", "\n")
    assert 'value="12"' in fetched
    assert own_report().version == 0


def test_a_report_is_written_submitted_sent_and_returned(officer: Client, vinh_phuc: Client) -> None:
    opened()
    given = {"viec": "luu", "seen": "0", "muc-steering": "Đã họp.", "so-dossiers": "1.000,5"}
    assert "Đã lưu báo cáo." in told(officer, OWN, **given)
    assert 'value="1000,5"' in html(officer.get(OWN))
    assert "Chưa ghi số liệu: Trong đó đúng hạn" in told(officer, OWN, viec="trinh")
    assert "Đã lưu" in told(officer, OWN, **{**given, "seen": "1", "so-on_time": "996"})
    assert vinh_phuc.get(OWN).status_code == 404
    assert "Đã trình lãnh đạo" in told(officer, OWN, viec="trinh")
    assert officer.post(OWN, {"viec": "gui"}).status_code == 403
    late = words(html(officer.post(OWN, {**given, "seen": "2", "muc-next": "Gõ muộn"})))
    assert "rút lại hoặc chờ trả lại" in late
    assert "Nội dung bạn vừa gõ, chưa lưu Chép lại nếu còn cần; rời trang này là mất." in late
    assert "Gõ muộn" in late
    assert "Đã rút về" in told(officer, OWN, viec="rut")
    told(officer, OWN, viec="trinh")
    boss = browser_of(head())
    assert "Đã gửi báo cáo tới Sở Nội vụ" in told(boss, OWN, viec="gui")
    assert "1.000,5" in words(html(vinh_phuc.get(OWN)))
    assert "Hãy ghi lý do trả lại" in words(html(vinh_phuc.post(OWN, {"viec": "tra-lai", "due": "1/1/2100"})))
    gone = {"viec": "tra-lai", "due": "1/1/2018", "reason": "Thiếu"}
    assert "Ngày gửi lại không thể trước hôm nay" in words(html(vinh_phuc.post(OWN, gone)))
    assert vinh_phuc.post(OWN, {**gone, "due": "1/1/2100"})["Location"] == ROUND
    page = words(html(officer.get(OWN)))
    assert "Bị trả lại: Thiếu. Gửi lại trước hết ngày 01/01/2100." in page
    assert "Trả lại báo cáo. Thiếu (gửi lại trước hết ngày 01/01/2100)" in page


def test_who_wrote_meanwhile_is_named_and_nothing_is_lost(officer: Client) -> None:
    opened()
    saved("so-noi-vu")
    given = {"viec": "luu", "seen": "0", "muc-steering": "Của tôi", "so-dossiers": "7"}
    page = html(officer.post(OWN, given))
    assert "Đầu mối so-noi-vu đã ghi lúc 09:00 ngày 01/09/2018" in words(page)
    assert "Bản đang lưu: Đã ban hành kế hoạch." in words(page)
    assert "Bản đang lưu: 1.000" in words(page)
    assert "Của tôi" in page
    assert own_report().figures["dossiers"] == "1000"
    assert 'name="seen" value="1"' in page
    assert "Đã lưu" in told(officer, OWN, **{**given, "seen": "1"})


def test_what_cannot_be_kept_is_told_at_its_field(officer: Client) -> None:
    opened()
    page = html(officer.post(OWN, {"seen": "0", "so-dossiers": "nhiều", "so-on_time": "1"}))
    assert "Số hồ sơ đã giải quyết (hồ sơ) : “nhiều” không phải là số" in words(page)
    assert "Chưa lưu." in words(html(officer.post(OWN, {"seen": "x"})))
    assert own_report().state == ReportState.WAITING


def test_the_board_counts_and_each_count_opens_its_rows(vinh_phuc: Client, officer: Client) -> None:
    opened()
    sent("so-tu-phap")
    saved("so-noi-vu")
    page = words(html(vinh_phuc.get(ROUND)))
    assert "2/3 cơ quan chưa gửi" in page
    assert "Đã gửi Sở Nội vụ (1)" in page
    assert "Quá hạn (2)" in page
    late = html(vinh_phuc.get(f"{ROUND}?loc=muon"))
    assert "Sở Tài chính" in late
    assert "Sở Tư pháp" not in late
    assert "Không có cơ quan nào như vậy" in words(html(vinh_phuc.get(f"{ROUND}?loc=tra-lai")))
    assert OWN not in html(vinh_phuc.get(ROUND))
    own = html(officer.get(ROUND))
    assert OWN in own
    assert "Sở Tư pháp" not in own
    assert "1/3 cơ quan đã gửi" in words(html(vinh_phuc.get(LIST)))
    assert "Sở Nội vụ: đang viết" in words(html(officer.get(LIST)))
    assert "cơ quan đã gửi" not in words(html(officer.get(LIST)))


def test_the_province_reads_who_said_what_and_what_it_adds_up_to(vinh_phuc: Client) -> None:
    opened()
    assert "Chưa cơ quan nào gửi báo cáo" in words(html(vinh_phuc.get(WHOLE)))
    sent("so-noi-vu", dossiers="1.000,0", on_time="996")
    sent("so-tu-phap", dossiers="50", on_time="50")
    page = words(html(vinh_phuc.get(WHOLE)))
    assert "2/3 cơ quan đã gửi" in page
    assert "Sở Nội vụ Đã ban hành kế hoạch." in page
    assert "hồ sơ 1.050 2 cơ quan" in page
    assert "Trong đó đúng hạn nằm trong: Số hồ sơ đã giải quyết" in page
    assert "II. Kết quả thực hiện các nội dung cải cách hành chính 1. Cải cách thể chế" in page
    assert "Chưa gồm 1 cơ quan: Sở Tài chính" in page


def test_many_that_are_missing_are_folded_away(vinh_phuc: Client) -> None:
    found = opened("so-noi-vu")
    sent("so-noi-vu")
    others = Agency.objects.filter(root=found.root, kind="department").exclude(slug="so-noi-vu")
    missing = [AgencyReport(round=found, agency=agency) for agency in others.order_by("pk")[:7]]
    AgencyReport.objects.bulk_create(missing)
    page = html(vinh_phuc.get(WHOLE))
    assert "<summary>Chưa gồm 7 cơ quan" in page


def test_a_round_is_closed_once(vinh_phuc: Client, officer: Client) -> None:
    opened()
    assert "Đợt báo cáo không còn như bạn đã xem" in told(vinh_phuc, ROUND)
    assert "Đã đóng “Báo cáo Quý III năm 2018”" in told(vinh_phuc, ROUND, seen="1")
    assert "Đợt báo cáo đã đóng" in told(vinh_phuc, ROUND, seen="1")
    assert "chỉ xem" in words(html(officer.get(OWN)))
    assert "báo cáo không sửa được nữa" in told(officer, OWN, viec="luu", seen="0")
    assert "Đóng đợt báo cáo" not in words(html(vinh_phuc.get(ROUND)))


def test_a_closed_round_is_opened_again_with_a_reason(vinh_phuc: Client, officer: Client) -> None:
    opened()
    told(vinh_phuc, ROUND, seen="1")
    assert "Hãy ghi lý do mở lại." in told(vinh_phuc, ROUND, viec="mo-lai")
    assert officer.post(ROUND, {"viec": "mo-lai"}).status_code == 403
    assert officer.post(ROUND, {"viec": "mo-lai", "reason": "Tôi muốn"}).status_code == 403
    said = told(vinh_phuc, ROUND, viec="mo-lai", seen="2", reason="Sở Tài chính gửi số mới")
    assert "Đã mở lại “Báo cáo Quý III năm 2018”" in said
    assert "Mở lại đợt báo cáo" not in said
    assert "Đợt báo cáo đang mở" in told(vinh_phuc, ROUND, viec="mo-lai", reason="Lần nữa")
    assert "Đã lưu" in told(officer, OWN, viec="luu", seen="0")


def test_a_round_gets_other_days_and_an_agency_that_was_forgotten(vinh_phuc: Client, officer: Client) -> None:
    found = opened()
    page = html(vinh_phuc.get(ROUND))
    form = part(page, "sua")
    assert 'value="17/09/2018"' in form
    assert "Sở Y tế" in form
    assert "Sở Tư pháp" not in form
    health = str(agency_by_key("vinh-phuc/so-y-te").pk)
    given = {"viec": "sua", "units_due": "25/9/2018", "due": "28/9/2018", "agency": health}
    assert "Hãy ghi lý do." in words(html(vinh_phuc.post(ROUND, given)))
    late = {**given, "units_due": "29/9/2018", "amend_reason": "Bộ lùi hạn", "seen": "1"}
    assert "Hạn của các cơ quan phải trước hoặc cùng hạn của tỉnh" in words(html(vinh_phuc.post(ROUND, late)))
    assert officer.post(ROUND, given).status_code == 403
    unseen = html(vinh_phuc.post(ROUND, {**given, "amend_reason": "Bộ lùi hạn"}))
    assert "Đợt báo cáo không còn như bạn đã xem" in words(unseen)
    assert 'name="seen" value="1"' in part(unseen, "sua")
    assert "Đã sửa đợt báo cáo" in told(vinh_phuc, ROUND, **given, seen="1", amend_reason="Bộ lùi hạn")
    found.refresh_from_db()
    assert (found.units_due, found.reports.count()) == (date(2018, 9, 25), 4)
    assert "Sở Y tế" in words(html(vinh_phuc.get(ROUND)))
    told(vinh_phuc, ROUND, seen="2")
    assert "báo cáo không sửa được nữa" in told(vinh_phuc, ROUND, **given, amend_reason="Nữa")


def test_the_documents_of_a_round(vinh_phuc: Client, officer: Client) -> None:
    opened()
    sent("so-tu-phap")
    assert vinh_phuc.get(f"{ROUND}so-tu-phap/tai-ve.docx").content[:2] == b"PK"
    assert officer.get(f"{OWN}tai-ve.pdf").content[:4] == b"%PDF"
    assert officer.get(f"{OWN}tai-ve.xlsx").status_code == 404
    made = vinh_phuc.post(f"{ROUND}van-ban/bao-cao/", {"kind": "bao-cao-dinh-ky", "signer": "nguoi-dung-dau"})
    kept = IssuedDocument.objects.get(kind="periodic_report")
    assert made["Location"] == f"/van-ban/{kept.pk}/"
    assert kept.sources == {"report:Sở Tư pháp": "1"}
    assert "Sở Tư pháp, lần ghi 1" in words(html(vinh_phuc.get(made["Location"])))
    assert ROUND in html(vinh_phuc.get(made["Location"]))
    vinh_phuc.post(f"{ROUND}van-ban/don-doc/", {"kind": "don-doc", "signer": "nguoi-dung-dau"})
    assert IssuedDocument.objects.filter(kind="reminder", subject=kept.subject).exists()
    page = words(html(vinh_phuc.get(WHOLE)))
    assert "Văn bản đã lập trong đợt" in page
    assert "Công văn đôn đốc" in page


def test_pages_cost_the_same_however_many_agencies(vinh_phuc: Client, officer: Client) -> None:
    issued("ke-hoach-2018", date(2018, 1, 10), task("1", "Tháng 8/2018"))
    opened("so-noi-vu", "so-tu-phap")
    sent("so-tu-phap")
    pages = {
        ROUND: vinh_phuc,
        WHOLE: vinh_phuc,
        f"{ROUND}so-tu-phap/": vinh_phuc,
        OWN: officer,
        LIST: officer,
    }
    pages |= {f"{OPEN}?ky=year&nam=2018": vinh_phuc}
    costs = {page: cost(client, page) for page, client in pages.items()}
    assert max(costs.values()) <= MOST, costs
    row = rounds().get()
    for slug in ("so-tai-chinh", "so-y-te", "so-xay-dung"):
        agency = scorer(slug).memberships.get().agency
        AgencyReport.objects.create(round=row, agency=agency)
    assert cost(vinh_phuc, ROUND) == costs[ROUND]
    assert cost(vinh_phuc, WHOLE) == costs[WHOLE]
