"""The pages that are measured: what a commune fills in, and what the coordinator watches."""

from bench.campaign import SLUG
from bench.pages import Page
from bench.province import Province, commune
from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Campaign, Portion

UNIT_PAGE, PROVINCE_BOARD = 15, 30


def pages_of(campaign: Campaign, province: Province) -> list[Page]:
    """Addresses with their readers and the most queries that the issue allows."""
    slug = commune(1)
    scorer, coordinator = province.scorers[slug], province.coordinator
    owed = Portion.objects.filter(campaign_unit__campaign=campaign, step=Step.SELF_SCORING)
    portion = owed.get(agency__slug=slug).pk
    base = f"/dot/{SLUG}/"
    return [
        Page("Việc của tôi (xã)", "/dot/", scorer, UNIT_PAGE),
        Page("Phần việc của một xã, 80 dòng", f"{base}phan/{portion}/", scorer, UNIT_PAGE),
        Page("Một dòng", f"{base}phan/{portion}/dong/1.1/", scorer, UNIT_PAGE),
        Page("Các vòng của một xã", f"{base}don-vi/{slug}/", coordinator, UNIT_PAGE),
        Page("Trang chủ (tỉnh)", "/", coordinator, PROVINCE_BOARD),
        Page("Tổng quan đợt (tỉnh)", base, coordinator, PROVINCE_BOARD),
        Page("Ai đang chậm (tỉnh)", f"{base}cham-muon/", coordinator, PROVINCE_BOARD),
        Page("Nhật ký của đợt", f"{base}nhat-ky/", coordinator, UNIT_PAGE),
    ]
