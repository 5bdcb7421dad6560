"""What stands above every list of a campaign: its name, circuit, year and catalogue."""

from dataclasses import dataclass
from datetime import date

from cchc.core.campaign.circuit import Circuit
from cchc.core.catalogue.nodes import Catalogue


@dataclass(frozen=True, slots=True)
class CampaignHead:
    """A campaign as a report names it; `day` is the one on which the list was made."""

    title: str
    circuit: Circuit
    year: int
    catalogue: Catalogue
    day: date
    illustrative: bool = False
