"""What a person sees of campaigns, their units and portions; the rest looks as if it did not exist."""

from django.db.models import Q, QuerySet

from cchc.core.campaign.circuit import APPRAISALS
from cchc.core.campaign.portion import LEFT
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, CampaignUnit, CollectedLine, Member, Portion
from cchc.records.campaigns.policies import SCORING, may_see_whole
from cchc.records.campaigns.queries.kinship import kin_of_many
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing


def provinces_seen_whole(standing: Standing) -> frozenset[int]:
    """The provinces in which the person coordinates or leads."""
    whole = (Role.COORDINATOR, Role.LEADER)
    return frozenset(one.root for one in standing.held if one.role in whole and one.root is not None)


def reached(standing: Standing, *roles: Role) -> frozenset[int]:
    """All agencies for which the person holds one of the roles."""
    return frozenset(agency for one in standing.held if one.role in roles for agency in one.reach)


def _owed_by(standing: Standing) -> Q:
    """The portions that the person's own agencies owe, by the role in which he works on them."""
    scored = Q(agency__in=reached(standing, *SCORING)) & ~Q(step__in=APPRAISALS)
    judged = Q(agency__in=reached(standing, Role.APPRAISER, Role.UNIT_HEAD)) & Q(step__in=APPRAISALS)
    return scored | judged


def visible_campaigns(standing: Standing) -> QuerySet[Campaign]:
    """Campaigns of the provinces that the person sees whole, and those in which his agencies owe work."""
    owed = Portion.objects.filter(_owed_by(standing)).values("campaign_unit__campaign")
    near = reached(standing, *SCORING)
    asked = Member.objects.filter(agency__in=near).values("collected__campaign_unit__campaign")
    collating = CollectedLine.objects.filter(collating__in=near).values("campaign_unit__campaign")
    whole = Q(province__in=provinces_seen_whole(standing))
    seen = whole | Q(pk__in=owed) | Q(pk__in=asked) | Q(pk__in=collating)
    rows = Campaign.objects.filter(seen).select_related("province", "register", "catalogue")
    return rows.defer("catalogue__text")


def campaign_for(standing: Standing, slug: str) -> Campaign:
    """The campaign with its province, register and catalogue; raises NotVisibleError. One query."""
    found = visible_campaigns(standing).filter(slug=slug).first()
    if found is None:
        raise NotVisibleError(slug)
    return found


def seen_portions(standing: Standing, campaign: Campaign) -> QuerySet[Portion]:
    """The portions of a campaign that exist for the person; one query more for who appraises."""
    rows = Portion.objects.filter(campaign_unit__campaign=campaign)
    if may_see_whole(standing, campaign):
        return rows
    left = Q(campaign_unit__in=_units_judged(standing, campaign), state__in=[one.value for one in LEFT])
    return rows.filter(_owed_by(standing) | left)


def _units_judged(standing: Standing, campaign: Campaign) -> list[int]:
    """The units of which the person appraises a portion; his own and its kin are none of them."""
    reach = reached(standing, Role.APPRAISER)
    if not reach:
        return []
    owed = Portion.objects.filter(campaign_unit__campaign=campaign, step__in=APPRAISALS, agency__in=reach)
    units = dict(owed.order_by().values_list("campaign_unit", "campaign_unit__unit").distinct())
    kin = kin_of_many(units.values())
    return [row for row, unit in units.items() if not (standing.agencies & kin[unit])]


def portions_for(standing: Standing, campaign: Campaign) -> QuerySet[Portion]:
    """The same with unit and agency at hand, in the order of units, steps and agencies."""
    rows = seen_portions(standing, campaign).select_related("campaign_unit__unit", "agency")
    return rows.order_by("campaign_unit__position", "step", "agency__sort_key", "pk")


def seen_units(standing: Standing, campaign: Campaign) -> QuerySet[CampaignUnit]:
    """The units of a campaign that exist for the person, in the order of the campaign.

    A scorer sees the units for which his agency owes a portion, an appraiser those which he judges, a member
    of a collected line the unit whose figure it is.
    """
    rows = CampaignUnit.objects.filter(campaign=campaign).select_related("unit", "campaign")
    if may_see_whole(standing, campaign):
        return rows
    near = reached(standing, *SCORING)
    owed = Portion.objects.filter(_owed_by(standing), campaign_unit__campaign=campaign)
    asked = Member.objects.filter(agency__in=near, collected__campaign_unit__campaign=campaign)
    collating = CollectedLine.objects.filter(collating__in=near, campaign_unit__campaign=campaign)
    return rows.filter(
        Q(unit__in=near)
        | Q(pk__in=owed.values("campaign_unit"))
        | Q(pk__in=asked.values("collected__campaign_unit"))
        | Q(pk__in=collating.values("campaign_unit"))
    )


def unit_for(standing: Standing, campaign: Campaign, slug: str) -> CampaignUnit:
    """The unit with this identifier in the campaign; raises NotVisibleError. One query."""
    found = seen_units(standing, campaign).filter(unit__slug=slug).first()
    if found is None:
        raise NotVisibleError(slug)
    return found


def portion_for(standing: Standing, portion_id: int) -> Portion:
    """The portion with its campaign, catalogue, unit and agency; raises NotVisibleError. Four queries.

    Whether its figures may be read is asked of `may_see_figures`.
    """
    campaign_side = (f"campaign_unit__campaign__{one}" for one in ("province", "catalogue"))
    rows = Portion.objects.select_related("agency", "campaign_unit__unit", *campaign_side)
    found = rows.defer("campaign_unit__campaign__catalogue__text").filter(pk=portion_id).first()
    if found is None:
        raise NotVisibleError(str(portion_id))
    campaign = found.campaign_unit.campaign
    if not seen_portions(standing, campaign).filter(pk=portion_id).exists():
        raise NotVisibleError(str(portion_id))
    return found
