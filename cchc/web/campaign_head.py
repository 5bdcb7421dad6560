"""The head of the pages of one campaign: the way back, and the sister pages that the person may open."""

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cchc.core.campaign.circuit import CIRCUIT_NAMES, Circuit
from cchc.records.campaigns.models import Campaign
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.web.navigation import Crumb, PageHead, Tab, home_crumb

FOR_ALL = (
    ("Tổng quan", "web:campaign"),
    ("Số liệu thành phần", "web:contributions"),
    ("Hỏi đáp", "web:questions"),
)
FOR_COORDINATORS = (
    ("Chậm, muộn", "web:late"),
    ("Trả lại", "web:returns"),
    ("Hội đồng", "web:council"),
    ("Công bố", "web:publication"),
    ("Thiết lập", "web:campaign_settings"),
    ("Nhật ký", "web:campaign_log"),
)
FOR_LEADERS = tuple(one for one in FOR_COORDINATORS if one[1] != "web:campaign_settings")
OF_INTERNAL = ("web:council",)


def standing_today(person: User) -> Standing:
    """What a person holds today; two queries."""
    return standing_of(person, timezone.localdate())


def campaigns_crumb() -> Crumb:
    """The way back to the list of campaigns."""
    return Crumb("Chấm điểm", reverse("web:campaigns"))


def campaign_crumbs(campaign: Campaign) -> tuple[Crumb, ...]:
    """The way back from a page of a campaign."""
    own = Crumb(campaign.title, reverse("web:campaign", args=[campaign.slug]))
    return (home_crumb(), campaigns_crumb(), own)


def campaign_head(
    campaign: Campaign,
    title: str,
    active: str,
    standing: Standing,
    *,
    above: tuple[Crumb, ...] = (),
    overview: bool = False,
) -> PageHead:
    """The head of a page; `active` is the tab to which it belongs, `overview` the first page itself."""
    below = bool(above) or (active == "web:campaign" and not overview)
    return PageHead(
        title=title,
        crumbs=(home_crumb(), campaigns_crumb()) if overview else (*campaign_crumbs(campaign), *above),
        tabs=tuple(_tabs(campaign, active, standing, inside=below)),
        tabs_label=f"Các trang của {campaign.title}",
        subtitle=CIRCUIT_NAMES[Circuit(campaign.circuit)],
        subtitle_label="Loại đợt",
        data_date=str(campaign.year),
        date_label="Năm đánh giá",
        illustrative=campaign.illustrative,
        invented="Đơn vị và số liệu",
    )


def _tabs(campaign: Campaign, active: str, standing: Standing, *, inside: bool) -> list[Tab]:
    root = campaign.province_id
    pages = [*FOR_ALL]
    if standing.coordinates(root):
        pages += FOR_COORDINATORS
    elif standing.leads(root):
        pages += FOR_LEADERS
    return [
        Tab(text, address, ("true" if inside else "page") if name == active else "")
        for text, name in pages
        if (campaign.circuit == Circuit.INTERNAL or name not in OF_INTERNAL)
        and (address := _address(name, campaign))
    ]


def _address(name: str, campaign: Campaign) -> str:
    """The address of a sister page, empty where this installation has none."""
    try:
        return reverse(name, args=[campaign.slug])
    except NoReverseMatch:
        return ""
