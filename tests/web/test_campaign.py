"""The list of campaigns with what waits for a person, and the overview of one."""

import pytest
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.records.assessments.models import Assessment
from cchc.records.campaigns.models import CampaignUnit, Portion
from tests.web.campaigns_built import INTERNAL, collecting, internal, portion_of, staff_of_a
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, words
from tests.web.test_cost import cost


@pytest.fixture
def scorer(db: None) -> Client:
    """The scorer of department A while the internal campaign is open."""
    internal()
    return browser_of(staff_of_a()["scorer"])


def test_a_scorer_finds_his_work_and_until_when(scorer: Client) -> None:
    said = words(html(scorer.get("/dot/")))
    assert "Việc của tôi" in said
    assert "Tự chấm điểm Sở A (minh họa) Chỉ số nội bộ các sở năm 2026 minh họa Đang nhập" in said
    assert "32/32 dòng chưa nhập còn 9 ngày 23 giờ" in said
    assert "Sở B" not in said


def test_a_stranger_finds_no_campaign(scorer: Client) -> None:
    stranger = signed_in("vinhlong")
    assert "Chỉ số nội bộ các sở năm 2026" not in words(html(stranger.get("/dot/")))
    assert stranger.get(f"/dot/{INTERNAL}/").status_code == 404


def test_the_overview_tells_steps_and_portions(scorer: Client) -> None:
    said = words(html(scorer.get(f"/dot/{INTERNAL}/")))
    assert "Tự chấm điểm từ" in said
    assert "Thẩm định lần 1" in said
    assert "mở sau" in said
    assert "Sở B" not in said
    whole = words(html(signed_in("vinhphuc").get(f"/dot/{INTERNAL}/")))
    assert "0/2 phần việc đã duyệt" in whole
    assert "Sở B (minh họa)" in whole


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=so+b", 4),
        ("buoc=self_scoring", 2),
        ("trang-thai=submitted", 0),
        ("tim=%00&buoc=x&trang-thai=y&trang=999999999", 8),
        ("trang=-3", 8),
    ],
)
def test_portions_are_found_without_marks_by_step_and_state(db: None, query: str, found: int) -> None:
    internal()
    said = words(html(signed_in("vinhphuc").get(f"/dot/{INTERNAL}/?{query}")))
    assert f"{found} phần việc" in said
    assert ("Không có phần việc nào khớp" in said) == (found == 0)


def test_many_portions_are_paged_at_the_same_cost(db: None) -> None:
    campaign = internal()
    client = signed_in("vinhphuc")
    before = cost(client, f"/dot/{INTERNAL}/")
    unit, now = portion_of(campaign, "so-a").campaign_unit, timezone.now()
    from cchc.records.agencies.models import Agency

    Portion.objects.bulk_create(
        Portion(campaign_unit=unit, step=Step.SELF_SCORING, agency=agency, lines=["1.2"], changed_at=now)
        for agency in Agency.objects.filter(register__slug="vinh-long")[:60]
    )
    said = words(html(client.get(f"/dot/{INTERNAL}/")))
    assert "68 phần việc, trang 1/2" in said
    assert "Trang sau" in said
    assert "Trang trước" in words(html(client.get(f"/dot/{INTERNAL}/?trang=2")))
    assert cost(client, f"/dot/{INTERNAL}/") == before <= 15


def test_work_costs_no_more_with_more_campaigns(scorer: Client) -> None:
    before = cost(scorer, "/dot/")
    collecting()
    assert cost(scorer, "/dot/") == before <= 15
    assert cost(signed_in("vinhphuc"), "/dot/") <= 15


def test_a_head_is_told_what_waits_for_his_word(db: None) -> None:
    portion = portion_of(internal(), "so-a")
    Portion.objects.filter(pk=portion.pk).update(state="submitted")
    said = words(html(browser_of(staff_of_a()["head"]).get("/dot/")))
    assert "Duyệt: Tự chấm điểm Sở A (minh họa)" in said
    assert "Chờ lãnh đạo đơn vị duyệt" in said


def test_a_coordinator_is_told_what_to_accept(db: None) -> None:
    portion = portion_of(internal(), "so-a")
    Portion.objects.filter(pk=portion.pk).update(state="confirmed")
    said = words(html(signed_in("vinhphuc").get(f"/dot/{INTERNAL}/")))
    assert "Rà soát, tiếp nhận 1 phần việc tự chấm" in said
    assert "1/2 phần việc đã duyệt" in said
    assert "Chờ tiếp nhận" in said
    CampaignUnit.objects.filter(pk=portion.campaign_unit_id).update(
        published=Assessment.objects.earliest("pk")
    )
    said = words(html(signed_in("vinhphuc").get(f"/dot/{INTERNAL}/")))
    assert "tiếp nhận 1 phần việc" not in said


def test_nobody_with_nothing_to_do_is_left_alone(db: None) -> None:
    said = words(html(signed_in("lanhdao.vinhlong").get("/dot/")))
    assert "Hiện không có việc nào chờ tài khoản này" in said
