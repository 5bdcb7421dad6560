"""The title block of lists of a campaign."""

from cchc.core.campaign.circuit import CIRCUIT_NAMES
from cchc.core.campaign.head import CampaignHead
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.outline import Fact
from cchc.core.report.title_block import catalogue_facts


def campaign_facts(head: CampaignHead) -> tuple[Fact, ...]:
    """Name, circuit and year of the campaign, its catalogue, and the day on which the list was made."""
    return (
        Fact("campaign", "Đợt chấm điểm", Cell(head.title), "subtitle"),
        Fact("year", "Năm đánh giá", Cell(str(head.year), head.year), "subtitle"),
        Fact("circuit", "Loại đợt", Cell(CIRCUIT_NAMES[head.circuit]), "head"),
        *catalogue_facts(head.catalogue),
        Fact("day", "Lập ngày", cells.day(head.day), "head"),
    )


def campaign_subtitle(head: CampaignHead, unit: str = "") -> str:
    """One line under the title: the unit where there is one, the campaign."""
    return f"{unit}. {head.title}" if unit else head.title


def is_illustrative(head: CampaignHead) -> bool:
    """Whether the list must be marked as an illustration."""
    return head.illustrative or head.catalogue.illustrative
