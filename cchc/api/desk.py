"""A campaign as a caller has it before him: as far as he sees it, as a whole, or to run it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.api.callers import Call, standing
from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.head import CampaignHead
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import NotAllowed
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.campaigns.queries import campaign_for, unit_for
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class Desk:
    """A campaign, what the caller holds, and the moment of the call."""

    campaign: Campaign
    standing: Standing
    now: datetime

    @property
    def circuit(self) -> Circuit:
        """Who decides in the campaign."""
        return Circuit(self.campaign.circuit)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the campaign; no query once it is in memory."""
        return core_catalogue(self.campaign.catalogue)

    @property
    def head(self) -> CampaignHead:
        """The campaign as reports name it."""
        campaign, day = self.campaign, timezone.localdate(self.now)
        return CampaignHead(
            campaign.title, self.circuit, campaign.year, self.catalogue, day, campaign.illustrative
        )

    def unit(self, slug: str) -> CampaignUnit:
        """A unit of the campaign that the caller sees; raises NotVisibleError."""
        found = unit_for(self.standing, self.campaign, slug)
        found.campaign = self.campaign
        return found


def seen_desk(request: Call, slug: str) -> Desk:
    """The campaign for whoever sees a part of it; raises NotVisibleError."""
    now = timezone.now()
    mine = standing(request, now)
    return Desk(campaign_for(mine, slug), mine, now)


def whole_desk(request: Call, slug: str, circuit: Circuit | None = None) -> Desk:
    """The campaign for who runs it or leads the province, in the circuit that is asked for.

    Raises NotVisibleError, and NotAllowed for who sees a part of it.
    """
    desk = seen_desk(request, slug)
    if not may_see_whole(desk.standing, desk.campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC và lãnh đạo của tỉnh được xem toàn đợt")
    if circuit is not None and desk.circuit is not circuit:
        raise NotVisibleError(slug)
    return desk


def running_desk(request: Call, slug: str, circuit: Circuit | None = None) -> Desk:
    """The campaign for who runs it; raises NotVisibleError, and NotAllowed for who only reads."""
    desk = whole_desk(request, slug, circuit)
    if not desk.standing.coordinates(desk.campaign.province_id):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được xem phần này")
    return desk
