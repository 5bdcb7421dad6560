"""Who opens and steers a campaign, who sees it, and who works on a portion: pure functions of a standing."""

from cchc.core.campaign.circuit import APPRAISALS, Step
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import Campaign, CampaignUnit, CollectedLine, Portion
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

SCORING = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)
WORKING = (*SCORING, Role.APPRAISER)


def may_open_campaign(standing: Standing, province: Agency) -> bool:
    """Whoever coordinates the reform in the province."""
    return standing.coordinates(province.pk)


def may_set_window(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province of the campaign."""
    return standing.coordinates(campaign.province_id)


def may_extend(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province of the campaign."""
    return standing.coordinates(campaign.province_id)


def may_reopen(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province of the campaign."""
    return standing.coordinates(campaign.province_id)


def may_propose_move(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province of the campaign."""
    return standing.coordinates(campaign.province_id)


def may_confirm_move(standing: Standing, campaign: Campaign) -> bool:
    """Whoever coordinates in the province of the campaign."""
    return standing.coordinates(campaign.province_id)


def may_see_whole(standing: Standing, campaign: Campaign) -> bool:
    """Coordinators and leaders of the province see every unit; everybody else only what concerns him."""
    return standing.coordinates(campaign.province_id) or standing.leads(campaign.province_id)


def may_see_portion(standing: Standing, portion: Portion, *, appraises: bool) -> bool:
    """The agency that owes it, the province, and those who appraise the unit once it has left the agency.

    `appraises`: the person appraises the unit of the portion, as `appraises_unit` tells.
    """
    if may_see_whole(standing, portion.campaign_unit.campaign):
        return True
    if portion.step in APPRAISALS:
        return standing.serves(portion.agency_id, Role.APPRAISER, Role.UNIT_HEAD)
    return standing.serves(portion.agency_id, *SCORING) or (appraises and has_left(portion))


def may_see_figures(standing: Standing, portion: Portion) -> bool:
    """Figures that have not left their agency are seen there only; others get counts (rule 12).

    Who serves in a unit, above it or below it reads no appraisal of it before it has left those who judge.
    """
    if has_left(portion):
        return True
    if portion.step not in APPRAISALS:
        return standing.serves(portion.agency_id, *SCORING)
    own = standing.kin_of(portion.campaign_unit.unit_id)
    return not own and standing.serves(portion.agency_id, Role.APPRAISER, Role.UNIT_HEAD)


def has_left(portion: Portion) -> bool:
    """Whether the head of the agency has confirmed the portion."""
    return PortionState(portion.state) in LEFT


def may_edit_portion(
    standing: Standing, portion: Portion, kin: frozenset[int], area: str | None = None
) -> bool:
    """Who works on a portion: scorers of its agency or one above; appraisers of the area, never kin.

    `kin`: the assessed unit with those above and below it (`kin_of`); `area`: the key of the area of a line,
    None asks for the portion as a whole. State and time are asked elsewhere (`editing`).
    """
    if portion.step not in APPRAISALS:
        return standing.serves(portion.agency_id, *SCORING)
    return standing.serves(portion.agency_id, Role.APPRAISER, area=area) and may_appraise(
        standing, portion.campaign_unit, portion.agency_id, kin
    )


def may_appraise(standing: Standing, unit: CampaignUnit, agency: int, kin: frozenset[int]) -> bool:
    """Nobody appraises his own agency: not its people, nor those of an agency above or below it (rule 3)."""
    return agency not in kin and agency != unit.unit_id and not (standing.agencies & kin)


def may_confirm_portion(standing: Standing, portion: Portion, kin: frozenset[int]) -> bool:
    """The head of the agency that owes the portion; for an appraisal he is no kin of the unit either."""
    if not standing.serves(portion.agency_id, Role.UNIT_HEAD):
        return False
    unit = portion.campaign_unit
    return portion.step not in APPRAISALS or may_appraise(standing, unit, portion.agency_id, kin)


def may_collate(standing: Standing, collected: CollectedLine) -> bool:
    """Scorers and head of the collating agency, and whoever coordinates in the province."""
    campaign = collected.campaign_unit.campaign
    return standing.serves(collected.collating_id, *SCORING) or standing.coordinates(campaign.province_id)


def working_roles(step: Step) -> tuple[Role, ...]:
    """The roles that fill in a portion of this step."""
    return (Role.APPRAISER,) if step in APPRAISALS else SCORING
