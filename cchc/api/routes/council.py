"""The appraisal council: who sits in it, lines in dispute, votes."""

from ninja import Path, Router

from cchc.api.answers import reads
from cchc.api.callers import Call
from cchc.api.desk import whole_desk
from cchc.api.schemas.council import CouncilOut, council_out
from cchc.api.schemas.plain import Slug
from cchc.core.campaign.circuit import Circuit
from cchc.records.campaigns.queries import seen_units
from cchc.records.rounds.openness import open_disputes
from cchc.records.rounds.queries import council_of, decisions_of

council = Router(tags=["Hội đồng và công bố"])


@council.get(
    "/campaigns/{slug}/council",
    response=reads(CouncilOut),
    url_name="council",
    summary="Hội đồng thẩm định",
    operation_id="council",
)
def sitting(request: Call, slug: Path[Slug]) -> CouncilOut:
    """Thành viên, dòng còn ý kiến khác nhau, các lần biểu quyết của đợt trong tỉnh."""
    desk = whole_desk(request, slug, Circuit.INTERNAL)
    campaign = desk.campaign
    units = list(seen_units(desk.standing, campaign).order_by("position"))
    for unit in units:
        unit.campaign = campaign
    waiting = [unit for unit in units if unit.published_id is None]
    disputes = open_disputes(campaign, waiting)
    return council_out(desk.catalogue, council_of(campaign), disputes, decisions_of(campaign))
