"""Figures of members: the small form, sent and returned, added up and taken over."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.fields import fields_for
from cchc.records.campaigns.models import Campaign, Member, Window
from cchc.records.entries.models import Contribution, Entry
from cchc.records.entries.queries.contributions import leaf_of
from cchc.records.people.models import Role
from tests.web.campaigns_built import COLLECTING, collecting, figure_sent, person
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, words
from tests.web.test_cost import cost

FIGURE = {"said": "co-so", "f_part": "950", "f_whole": "1000", "seen": "0"}
TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"


@pytest.fixture
def campaign(db: None) -> Campaign:
    return collecting()


@pytest.fixture
def health(campaign: Campaign) -> Client:
    """The officer of Sở Y tế, who owes one figure."""
    return browser_of(person("vl.y-te", "vinh-long/so-y-te", Role.SCORER, "Võ Thị Lan"))


@pytest.fixture
def collator(campaign: Campaign) -> Client:
    """The officer of Sở Nội vụ who adds up."""
    return browser_of(person("vl.noi-vu", "vinh-long/so-noi-vu", Role.SCORER, "Đỗ Văn Minh"))


def member(agency: str = "so-y-te") -> Member:
    return Member.objects.get(collected__campaign_unit__campaign__slug=COLLECTING, agency__slug=agency)


def small(agency: str = "so-y-te", kind: str = "") -> str:
    return f"/dot/{COLLECTING}/so-lieu/{member(agency).pk}/{kind}"


def table() -> str:
    return f"/dot/{COLLECTING}/tong-hop/{member().collected_id}/"


def stored(*, provisional: bool = False) -> Contribution:
    return Contribution.objects.get(member=member(), provisional=provisional)


def test_a_member_finds_its_figure_enters_and_sends_it(health: Client) -> None:
    listed = words(html(health.get(f"/dot/{COLLECTING}/so-lieu/")))
    assert "3.4.1" in listed
    assert "Sở Y tế Chưa nhập Chưa nhập còn" in listed
    assert "Sở Tư pháp" not in listed
    assert "Số liệu dòng 3.4.1" in words(html(health.get("/dot/")))
    assert "Tổng số hồ sơ TTHC" in words(html(health.get(small())))
    told = words(html(health.post(small(), {**FIGURE, "luu": "1"}, follow=True)))
    assert "chưa gửi." in told
    assert stored().state == "draft"
    told = words(html(health.post(small(), {**FIGURE, "seen": "1", "gui": "1"}, follow=True)))
    assert "Đã gửi Sở Nội vụ" in told
    assert stored().state == "sent"
    assert "muốn sửa thì đề nghị cơ quan tổng hợp trả lại" in told
    assert "950/1.000" in told
    health.post(small(), {**FIGURE, "f_part": "1", "seen": "1"})
    assert stored().fact == {"part": "950", "whole": "1000"}
    assert "Số liệu dòng 3.4.1" not in words(html(health.get(f"/dot/{COLLECTING}/")))


def test_provisional_and_final_are_two(health: Client) -> None:
    health.post(small(kind="?loai=so-uoc"), {**FIGURE, "gui": "1"})
    assert stored(provisional=True).state == "sent"
    assert not Contribution.objects.filter(member=member(), provisional=False).exists()
    assert 'id="phieu"' in html(health.get(small()))
    assert 'id="phieu"' not in html(health.get(small(kind="?loai=so-uoc")))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"f_part": "1001"}, "Tử số lớn hơn mẫu số"),
        ({"f_whole": ""}, "Chưa lưu."),
        ({"said": "chua-co", "gui": "1"}, "chưa gửi được"),
    ],
)
def test_what_cannot_be_taken_comes_back(health: Client, typed: dict[str, str], told: str) -> None:
    assert told in words(html(health.post(small(), {**FIGURE, **typed})))


def test_a_remark_is_the_reason_for_no_figure(health: Client) -> None:
    health.post(small(), {"said": "chua-co", "note": "Chờ quý IV", "seen": "0"})
    assert stored().fact == {"unknown": "Chờ quý IV"}
    assert "Chờ quý IV" in words(html(health.get(small())))


def test_two_people_of_one_member_do_not_write_over_each_other(health: Client) -> None:
    other = browser_of(person("vl.y-te2", "vinh-long/so-y-te", Role.SCORER, "Lý Thị Hoa"))
    health.post(small(), FIGURE)
    said = words(html(other.post(small(), {**FIGURE, "f_part": "900"})))
    assert "Võ Thị Lan đã ghi" in said
    assert "Số đang có: 950/1.000 hồ sơ" in said
    assert stored().fact["part"] == "950"
    other.post(small(), {**FIGURE, "f_part": "900", "keep": "1"})
    assert stored().fact["part"] == "900"


def test_others_find_nothing(health: Client, collator: Client) -> None:
    assert health.get(small("so-tu-phap")).status_code == 404
    assert health.get(table()).status_code == 404
    assert signed_in("vinhphuc").get(small()).status_code == 404
    assert "Chỉ đơn vị được giao mới nhập" in words(html(collator.get(small())))
    assert collator.post(small(), FIGURE).status_code == 403
    wrong = small().replace(COLLECTING, "vinh-long-2020")
    assert health.get(wrong).status_code == 404
    assert collator.get(table().replace(COLLECTING, "vinh-long-2020")).status_code == 404


def test_a_closed_step_closes_the_small_form(health: Client) -> None:
    now = timezone.now()
    Window.objects.update(opens_at=now - timedelta(days=9), closes_at=now - timedelta(days=2))
    assert 'id="phieu"' not in html(health.get(small()))
    assert "Chưa lưu: " in words(html(health.post(small(), FIGURE, follow=True)))
    assert not Contribution.objects.filter(member=member()).exists()


def test_who_adds_up_sees_who_is_missing_and_takes_the_sum_over(collator: Client) -> None:
    assert "0/3 đơn vị đã gửi" in words(html(collator.get(table())))
    figure_sent(member("so-y-te"), 95, 100)
    figure_sent(member("so-tu-phap"), 10, 10)
    said = words(html(collator.get(table())))
    assert "105/110 hồ sơ" in said
    assert "2/3 đơn vị đã gửi, còn thiếu 1 đơn vị" in said
    assert "Còn thiếu (1)" in said
    missing = words(html(collator.get(f"{table()}?loc=con-thieu")))
    assert "Sở Xây dựng" in missing
    assert "Sở Y tế" not in missing
    told = words(html(collator.post(f"{table()}nhan/", {"seen": "0"}, follow=True)))
    assert "Đã nhận số tổng hợp làm số của dòng 3.4.1" in told
    assert Entry.objects.get(line__key="3.4.1", round="self", campaign_unit__campaign__slug=COLLECTING)
    figure_sent(member("so-xay-dung"), 5, 5)
    assert "Số của dòng đã cũ" in words(html(collator.get(table())))
    collator.post(f"{table()}nhan/", {"seen": "0"})
    assert "Số của dòng đã cũ" in words(html(collator.get(table())))
    collator.post(f"{table()}nhan/", {"seen": "1"})
    assert "Số của dòng đã cũ" not in words(html(collator.get(table())))


def test_a_figure_is_sent_back_with_reason_and_day(collator: Client, health: Client) -> None:
    figure_sent(member())
    page = f"{table()}tra-lai/{member().pk}/"
    assert "9/10 hồ sơ" in words(html(collator.get(page)))
    assert "Hãy ghi lý do trả lại" in words(html(collator.post(page, {"due": TOMORROW})))
    told = collator.post(page, {"reason": "Mẫu số thiếu hồ sơ trực tuyến", "due": TOMORROW}, follow=True)
    assert "Đã trả lại số liệu của Sở Y tế" in words(html(told))
    said = words(html(health.get(small())))
    assert f"Trả lại để bổ sung, hạn hết ngày {TOMORROW}." in said
    assert "Mẫu số thiếu hồ sơ trực tuyến" in said
    assert 'id="phieu"' in html(health.get(small()))
    assert collator.get(page).status_code == 404
    assert health.get(page).status_code == 404


def upload(client: Client, raw: bytes, name: str = "so-lieu.csv") -> HttpResponse:
    """Send a filled list of final figures to be judged."""
    sent = {"file": SimpleUploadedFile(name, raw), "kind": "so-chinh-thuc"}
    return client.post(f"{table()}tep/", sent)


def test_a_list_goes_out_comes_back_is_judged_and_stored(collator: Client) -> None:
    figure_sent(member("so-y-te"), 9, 10)
    assert collator.get(f"{table()}mau.xlsx").content.startswith(b"PK")
    heads = [f"{one.label} ({one.unit})" for one in fields_for(leaf_of(member().collected), figures=True)]
    rows = (["Cơ quan", *heads], ["Sở Y tế", "8", "10"], ["Sở Tư pháp", "5", "5"], ["Sở Lạ", "1", "2"])
    raw = "\n".join(";".join(row) for row in rows).encode()
    page = html(upload(collator, raw))
    said = words(page)
    assert "Chưa ghi gì." in said
    assert "2 đơn vị nhận được, trong đó 1 khác số đã nhập; 1 dòng không nhận" in said
    assert Contribution.objects.filter(member__collected=member().collected).count() == 1
    checked = page.split('name="checked" value="')[1].split('"')[0]
    refused = collator.post(f"{table()}tep/", {"checked": checked, "existing": "refuse"})
    assert "đã có số liệu khác" in words(html(refused))
    told = collator.post(f"{table()}tep/", {"checked": checked, "existing": "replace"}, follow=True)
    assert "1 mới, 1 thay, 0 đã có, 0 giữ số cũ" in words(html(told))
    assert "13/15 hồ sơ" in words(html(told))
    stale = collator.post(f"{table()}tep/", {"checked": "x", "existing": "replace"}, follow=True)
    assert "Hãy gửi lại tệp" in words(html(stale))


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("so.pdf", b"%PDF", "Chỉ nhận tệp .xlsx hoặc .csv"),
        ("so.xlsx", b"PK khong phai", "Chưa kiểm tra được tệp"),
        ("so.csv", b"a;b\n1;2\n", "Cần một dòng tiêu đề"),
        ("so.csv", b"", "Tệp trống"),
    ],
)
def test_what_is_no_list_is_refused(collator: Client, name: str, raw: bytes, told: str) -> None:
    assert told in words(html(upload(collator, raw, name)))


def test_the_line_of_a_sum_takes_only_a_note(collator: Client) -> None:
    portion = member().collected.campaign_unit.portions.get()
    line = f"/dot/{COLLECTING}/phan/{portion.pk}/dong/3.4.1/"
    asked = html(collator.get(line))
    assert "Mở bảng tổng hợp" in words(asked)
    assert "f_part" not in asked
    collator.post(line, {"said": "chua-co", "reason": "Chờ các sở", "seen": "0"})
    assert Entry.objects.get(line__key="3.4.1", campaign_unit=portion.campaign_unit).fact == {
        "unknown": "Chờ các sở"
    }
    figure_sent(member())
    collator.post(f"{table()}nhan/", {"seen": "1"})
    collator.post(line, {"note": "Hai sở gửi sau", "seen": "2"})
    entry = Entry.objects.get(line__key="3.4.1", campaign_unit=portion.campaign_unit)
    assert (entry.note, entry.version) == ("Hai sở gửi sau", 3)
    assert "1/3 đơn vị" in words(html(collator.get(line)))


def test_pages_of_members_cost_at_most_fifteen_queries(health: Client, collator: Client) -> None:
    listed, form = cost(health, f"/dot/{COLLECTING}/so-lieu/"), cost(health, small())
    before = cost(collator, table())
    figure_sent(member("so-tu-phap"))
    figure_sent(member("so-xay-dung"))
    assert cost(collator, table()) == before <= 15
    assert listed <= 15
    assert form <= 15
    assert cost(collator, f"/dot/{COLLECTING}/so-lieu/") <= 15
    assert cost(collator, f"{table()}tra-lai/{member('so-tu-phap').pk}/") <= 15
