"""The agencies that owe work in a campaign, and the ranking groups of its units, by identifier."""

from dataclasses import dataclass

from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion


@dataclass(frozen=True, slots=True)
class Owing:
    """Names of agencies and units, numbers of agencies, and the ranking group of each unit."""

    names: dict[str, str]
    numbers: dict[str, int]
    groups: dict[str, str]

    def name_of(self, agency: str) -> str:
        """The name of an agency or unit."""
        return self.names.get(agency, agency)


def owing_in(campaign: Campaign) -> Owing:
    """Who owes something in the campaign, and its units; two queries."""
    owed = Portion.objects.filter(campaign_unit__campaign=campaign).order_by()
    agencies = list(owed.values_list("agency__slug", "agency__name", "agency").distinct())
    units = CampaignUnit.objects.filter(campaign=campaign).values_list(
        "unit__slug", "unit__name", "ranking_group"
    )
    rows = list(units)
    return Owing(
        {slug: name for slug, name, _ in (*rows, *agencies)},
        {slug: number for slug, _, number in agencies},
        {slug: group for slug, _, group in rows},
    )
