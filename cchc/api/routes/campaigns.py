"""Campaigns as far as the person sees them: steps, units, portions, rounds, the log."""

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, standing
from cchc.api.schemas.campaigns import (
    CampaignOut,
    PortionOut,
    UnitOut,
    WholeCampaignOut,
    campaign_out,
    portion_out,
    unit_out,
    whole_campaign,
)
from cchc.api.schemas.figures import FigureOut, HistoryOut, figure_out, history_out
from cchc.api.schemas.plain import OfUnit, Slug
from cchc.records.campaigns.queries import (
    campaign_for,
    campaign_overview,
    listed_units,
    portions_for,
    unit_for,
    visible_campaigns,
    windows_of,
)
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.rounds.queries import campaign_events, campaign_log
from cchc.records.rounds.sight import seen_rounds

campaigns = Router(tags=["Đợt chấm điểm"])


@campaigns.get(
    "/campaigns",
    response=reads(list[CampaignOut]),
    url_name="campaigns",
    summary="Các đợt chấm điểm",
    operation_id="campaigns",
)
def listed(request: Call) -> list[CampaignOut]:
    """Các đợt mà người gọi hoặc cơ quan của người gọi có việc, hoặc của tỉnh mình theo dõi."""
    return [campaign_out(row) for row in visible_campaigns(standing(request))]


@campaigns.get(
    "/campaigns/{slug}",
    response=reads(WholeCampaignOut),
    url_name="campaign",
    summary="Một đợt với các bước",
    operation_id="campaign",
)
def whole(request: Call, slug: Path[Slug]) -> WholeCampaignOut:
    """Thời gian của từng bước và số phần việc theo trạng thái, trong phần người gọi được xem."""
    now = timezone.now()
    mine = standing(request, now)
    found = campaign_for(mine, slug)
    return whole_campaign(found, campaign_overview(mine, found, now))


@campaigns.get(
    "/campaigns/{slug}/units",
    response=reads(list[UnitOut]),
    url_name="units",
    summary="Đơn vị trong đợt",
    operation_id="units",
)
def units(request: Call, slug: Path[Slug]) -> list[UnitOut]:
    """Các đơn vị được đánh giá mà người gọi được xem, theo tên."""
    mine = standing(request)
    rows = listed_units(mine, campaign_for(mine, slug)).select_related("published")
    return [unit_out(row) for row in rows]


@campaigns.get(
    "/campaigns/{slug}/units/{unit}/rounds",
    response=reads(dict[str, dict[str, FigureOut]]),
    url_name="rounds",
    summary="Các vòng của một đơn vị",
    operation_id="rounds",
)
def rounds(request: Call, slug: Path[Slug], unit: Path[Slug]) -> dict[str, dict[str, FigureOut]]:
    """Số liệu, điểm của từng dòng ở từng vòng; số chưa rời cơ quan khác thì không có ở đây."""
    mine = standing(request)
    found = campaign_for(mine, slug)
    nodes = core_catalogue(found.catalogue).by_key
    seen = seen_rounds(mine, unit_for(mine, found, unit))
    return {
        line: {kept.value: figure_out(said, nodes.get(line)) for kept, said in by_round.items()}
        for line, by_round in seen.figures.items()
    }


@campaigns.get(
    "/campaigns/{slug}/portions",
    response=reads(list[PortionOut]),
    url_name="portions",
    summary="Phần việc trong đợt",
    operation_id="portions",
)
def portions(request: Call, slug: Path[Slug]) -> list[PortionOut]:
    """Các phần việc mà người gọi được xem, theo đơn vị, bước, cơ quan."""
    mine = standing(request)
    found = campaign_for(mine, slug)
    windows = windows_of(found)
    return [portion_out(row, found, windows) for row in portions_for(mine, found)]


@campaigns.get(
    "/campaigns/{slug}/history",
    response=reads(list[HistoryOut]),
    url_name="history",
    summary="Nhật ký của đợt",
    operation_id="history",
)
def history(request: Call, slug: Path[Slug], asked: Query[OfUnit]) -> list[HistoryOut]:
    """Việc mới nhất trước; nêu `unit`, `line` để chỉ xem một đơn vị, một dòng của đơn vị ấy."""
    mine = standing(request)
    found = campaign_for(mine, slug)
    unit = asked.unit or ""
    events = campaign_events(mine, found, unit, (asked.line or "") if unit else "")
    shown = events[asked.offset : asked.offset + asked.most]
    return [history_out(row) for row in campaign_log(mine, found, shown)]
