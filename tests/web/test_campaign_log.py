"""The log of a campaign and the ledger of returns: filtered, by pages, as files."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.records.entries.actions import send_back
from tests.records.plays import acting
from tests.records.rounds.builders import YES
from tests.web.conftest import browser_of, signed_in
from tests.web.coordinating import SMALL, disputed, scored, small
from tests.web.reading import html, words
from tests.web.test_cost import cost

LOG, RETURNS = f"/dot/{SMALL}/nhat-ky/", f"/dot/{SMALL}/tra-lai/"


def test_acts_are_told_with_who_and_what(vinh_phuc: Client) -> None:
    disputed()
    said = words(html(vinh_phuc.get(LOG)))
    assert "Nhật ký chỉ được ghi thêm, không ai sửa hay xóa được." in said
    assert "Mở đợt chấm điểm" in said
    assert "Ghi số liệu Sở A (minh họa) 1.1 Có kế hoạch (minh họa) Giải trình" in said


def test_filters_by_unit_line_person_and_act(vinh_phuc: Client) -> None:
    disputed()
    of_a = words(html(vinh_phuc.get(f"{LOG}?don-vi=so-a&dong=1.1")))
    assert "4 lần ghi hợp với điều kiện lọc" in of_a
    assert "Sở B (minh họa)" not in of_a.split("lần ghi")[1]
    assert "6 lần ghi" in words(html(vinh_phuc.get(f"{LOG}?dong=1.1")))
    opened = words(html(vinh_phuc.get(f"{LOG}?viec=campaigns.opened&nguoi=chuyen+vien")))
    assert "1 lần ghi hợp với điều kiện lọc" in opened
    assert "Không có lần ghi nào như vậy." in html(vinh_phuc.get(f"{LOG}?nguoi=khong+ai"))
    assert "lần ghi hợp" not in words(html(vinh_phuc.get(f"{LOG}?don-vi=khac&viec=khac&dong=9.9")))


def test_figures_inside_an_agency_stay_there(vinh_phuc: Client) -> None:
    (portion,) = acting.portions(small(), Step.SELF_SCORING, "so-a")
    acting.save(portion, "1.1", YES, timezone.now(), "Số liệu nội bộ")
    page = html(vinh_phuc.get(LOG))
    assert "Số liệu nội bộ" not in page
    assert "chưa rời cơ quan" in page
    assert "Số liệu nội bộ" not in vinh_phuc.get(f"{LOG}tai-ve.csv").content.decode()


def test_older_and_newer_pages(vinh_phuc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    disputed()
    monkeypatch.setattr("cchc.web.views.campaign_log.A_PAGE", 5)
    newest = html(vinh_phuc.get(LOG))
    assert "Mới hơn" not in newest
    (older,) = links(newest, "Cũ hơn")
    page = html(vinh_phuc.get(f"{LOG}{older}"))
    (newer,) = links(page, "Mới hơn")
    assert words(html(vinh_phuc.get(f"{LOG}{newer}"))) == words(newest)
    assert words(html(vinh_phuc.get(f"{LOG}?truoc=khong-phai-so"))) == words(newest)
    (filtered,) = links(html(vinh_phuc.get(f"{LOG}?don-vi=so-a")), "Cũ hơn")
    assert filtered.startswith("?don-vi=so-a&amp;truoc=")


def links(page: str, text: str) -> list[str]:
    """Where the links with this text lead."""
    return re.findall(rf'href="([^"]*)">{text}</a>', page)


def test_a_long_log_says_that_there_is_more(vinh_phuc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    disputed()
    monkeypatch.setattr("cchc.web.views.campaign_log.MOST_IN_FILE", 3)
    said = words(html(vinh_phuc.get(LOG)))
    assert "Hơn 3 lần ghi. Nhật ký" in said
    assert "Tệp tải về chứa 3 lần mới nhất; lọc hẹp lại để lấy phần khác." in said


def test_files_and_cost(vinh_phuc: Client) -> None:
    disputed()
    assert "Hồ sơ chưa đủ" in vinh_phuc.get(f"{LOG}tai-ve.csv?don-vi=so-a").content.decode()
    assert vinh_phuc.get(f"{LOG}tai-ve.xlsx").status_code == 200
    assert cost(vinh_phuc, LOG) <= 15
    assert signed_in("lanhdao.vinhphuc").get(LOG).status_code == 200


def test_returns_and_repairs(vinh_phuc: Client) -> None:
    campaign = scored(small())
    assert "Chưa có phần việc nào bị trả lại." in words(html(vinh_phuc.get(RETURNS)))
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-a")
    due, now = timezone.localdate() + timedelta(days=2), timezone.now()
    send_back(portion.pk, ["1.1"], "Thiếu kế hoạch", due, by=acting.coordinator("vinh-phuc"), now=now)
    said = words(html(vinh_phuc.get(RETURNS)))
    assert "1 lần trả lại: 1 chưa bổ sung, trong đó 0 quá hạn." in said
    assert "Sở A (minh họa) Tự chấm điểm Sở A (minh họa) 1.1 Thiếu kế hoạch" in said
    assert "Không có lần trả lại nào như vậy." in html(vinh_phuc.get(f"{RETURNS}?loc=xong"))
    assert "Thiếu kế hoạch" in html(vinh_phuc.get(f"{RETURNS}?loc=cho"))
    acting.leave(portion, now)
    assert "0 chưa bổ sung" in words(html(vinh_phuc.get(f"{RETURNS}?loc=xong")))
    (other,) = acting.portions(campaign, Step.SELF_SCORING, "so-b")
    assert "Thiếu kế hoạch" not in html(browser_of(acting.worker(other)).get(RETURNS))
    assert "Thiếu kế hoạch" in html(browser_of(acting.worker(portion)).get(RETURNS))
    assert cost(vinh_phuc, RETURNS) <= 15
