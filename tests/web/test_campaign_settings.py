"""The settings of a campaign: time of the steps, and more time by name within one form."""

import re
from datetime import timedelta

from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Duty, Extension, Window
from tests.web.conftest import signed_in
from tests.web.coordinating import SMALL, scored, small
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/thiet-lap/"


def test_every_step_tells_how_long_it_still_is(vinh_phuc: Client) -> None:
    small()
    said = words(part(html(vinh_phuc.get(PAGE)), "thoi-gian"))
    assert re.search(r"Tự chấm điểm Đang mở, từ .* \(còn 19 ngày 23 giờ\)", said)


def test_a_step_is_given_other_days(vinh_phuc: Client) -> None:
    small()
    given = {"viec": "thoi-gian", "step": "self_scoring", "opens": "01/11/2026", "closes": "14/12/2030 17:30"}
    refused = html(vinh_phuc.post(PAGE, given))
    assert "không được mở hoặc đóng trước bước" in refused
    given = {**given, "step": "publication", "opens": "01/02/2031", "closes": "28/02/2031"}
    assert vinh_phuc.post(PAGE, given).status_code == 302
    assert (
        Window.objects.get(campaign__slug=SMALL, step="publication")
        .closes_at.isoformat()
        .startswith("2031-02-28T17:00")
    )
    assert "đến hết ngày 28/02/2031" in words(html(vinh_phuc.get(PAGE)))


def test_days_that_cannot_be_are_told_beside_their_field(vinh_phuc: Client) -> None:
    small()
    given = {"viec": "thoi-gian", "step": "self_scoring", "opens": "31/02/2026", "closes": ""}
    page = html(vinh_phuc.post(PAGE, given))
    assert "Viết ngày/tháng/năm, thêm giờ nếu cần" in page
    assert "Hãy ghi ngày đóng." in page
    backwards = {**given, "opens": "02/12/2026", "closes": "01/12/2026"}
    assert "Lúc đóng phải sau lúc mở." in html(vinh_phuc.post(PAGE, backwards))


def given_here() -> QuerySet[Extension]:
    rows = Extension.objects.filter(portion__campaign_unit__campaign__slug=SMALL)
    return rows.order_by("pk")


def until(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def test_the_director_rings_at_17(vinh_phuc: Client) -> None:
    """What has left its agency is opened again; what has not may be handed in late: one form."""
    campaign = scored(small())
    portion = campaign.units.get(unit__slug="so-a").portions.get(step=Step.SELF_SCORING)
    shown = html(vinh_phuc.get(f"{PAGE}?phan={portion.pk}"))
    assert f'value="{portion.pk}" selected' in shown
    sent = {"viec": "gia-han", "portion": portion.pk, "until": until(2), "reason": "Giám đốc đề nghị sửa 1.1"}
    answer = vinh_phuc.post(PAGE, sent, follow=True)
    assert "Đã mở lại: Sở A (minh họa), đến hết ngày" in words(html(answer))
    portion.refresh_from_db()
    assert portion.state == "draft"
    vinh_phuc.post(PAGE, {**sent, "until": f"{until(3)} 17:30", "reason": "Thêm một ngày"})
    assert [one.kind for one in given_here()] == ["reopened", "late"]
    listed = words(part(html(vinh_phuc.get(PAGE)), "gia-han"))
    assert "Giám đốc đề nghị sửa 1.1" in listed
    assert f"17:30 ngày {until(3)} còn hiệu lực" in listed


def test_more_time_without_reason_or_agency_is_refused(vinh_phuc: Client) -> None:
    small()
    page = html(
        vinh_phuc.post(PAGE, {"viec": "gia-han", "portion": "999999", "until": "hôm nay", "reason": ""})
    )
    assert "Phần việc này không thuộc đợt; hãy tìm lại." in page
    assert "Hãy ghi lý do; lý do được giữ trong nhật ký." in page
    assert not given_here().exists()


def test_agencies_are_found_without_marks(vinh_phuc: Client) -> None:
    small()
    page = html(vinh_phuc.get(f"{PAGE}?tim=so+b"))
    assert "Sở B (minh họa): Tự chấm điểm" in page
    assert "Sở A (minh họa): Tự chấm điểm" not in page
    assert "Không có phần việc nào của cơ quan" in words(html(vinh_phuc.get(f"{PAGE}?tim=khong+co")))


def test_leaders_read_but_do_not_set(db: None) -> None:
    small()
    assert signed_in("lanhdao.vinhphuc").get(PAGE).status_code == 403


def test_more_units_cost_no_more(vinh_phuc: Client) -> None:
    small(("so-a", "so-b", "so-c", "so-d"))
    assert cost(vinh_phuc, PAGE) <= 15


def test_who_scores_and_who_appraises_is_told(vinh_phuc: Client) -> None:
    campaign = small()
    given = part(html(vinh_phuc.get(PAGE)), "phan-cong")
    assert "Mọi lĩnh vực, trừ những gì giao riêng Thẩm định Sở Nội vụ" in words(given)
    duty = campaign.duties.get()
    Duty.objects.create(campaign=campaign, kind="appraise", key="9.9", agency=duty.agency)
    given = part(html(vinh_phuc.get(PAGE)), "phan-cong")
    assert "9.9 (không còn trong bộ tiêu chí)" in words(given)
    campaign.duties.all().delete()
    assert "Chưa phân công cơ quan nào" in words(html(vinh_phuc.get(PAGE)))
