"""What of the rounds of a unit a person reads: the whole, or the lines of the work that he sees."""

from dataclasses import dataclass, replace

from cchc.core.campaign.circuit import CLAIMS, ROUNDS, Circuit, Round, effective_round
from cchc.core.scoring.sheet import Sheet, score_sheet
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.campaigns.policies import SCORING, may_see_whole
from cchc.records.campaigns.queries import seen_portions
from cchc.records.entries.queries.rounds import Figures, rounds_of, unit_assessment
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class SeenRounds:
    """Figures by line and round; `whole`: only what has not left its agency is kept back."""

    figures: Figures
    whole: bool


def seen_rounds(standing: Standing, unit: CampaignUnit) -> SeenRounds:
    """The rounds of a unit as far as the person reads them; at most six queries.

    Leads of a national campaign read their own lines only, the unit itself and the province all of them.
    """
    figures = rounds_of(unit, standing)
    if may_see_whole(standing, unit.campaign) or standing.serves(unit.unit_id, *SCORING):
        return SeenRounds(figures, whole=True)
    rows = seen_portions(standing, unit.campaign).filter(campaign_unit=unit)
    lines = {line for mine in rows.values_list("lines", flat=True) for line in mine}
    return SeenRounds({key: said for key, said in figures.items() if key in lines}, whole=False)


def round_sheets(unit: CampaignUnit, figures: Figures) -> dict[Round, Sheet]:
    """The score sheet as it stood after each round that decides and said something; at most four queries."""
    circuit, now = Circuit(unit.campaign.circuit), unit_assessment(unit)
    found = {}
    for one in (one for one in ROUNDS[circuit] if one not in CLAIMS):
        if any(one in said for said in figures.values()):
            counted = {key: effective_round(said, circuit, one) for key, said in figures.items()}
            facts = {key: figures[key][kept].entry for key, kept in counted.items() if kept is not None}
            found[one] = score_sheet(replace(now, facts=facts))
    return found
