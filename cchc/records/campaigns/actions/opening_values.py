"""What a coordinator gives to open a campaign, as plain values; agencies are written `register/slug`."""

from dataclasses import dataclass
from datetime import date

from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window


@dataclass(frozen=True, slots=True)
class UnitGiven:
    """One unit that is assessed, in a ranking group of the catalogue where it has any."""

    agency: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Everyone:
    """All agencies of these kinds in a register on the day: 'all departments', 'all communes' in one go."""

    register: str
    kinds: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class CollectedGiven:
    """A line whose figure many agencies send; no members given means those of its leading groups on the day.

    `collating` empty: whoever has the duty of collating it, else whom the catalogue names, else Sở Nội vụ.
    """

    line: str
    members: tuple[str, ...] = ()
    collating: str = ""
    provisional_cutoff: date | None = None
    final_cutoff: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """A campaign as it is to be opened; an agency without a register stands in the one of the campaign.

    `sha256`: the hash of the catalogue that the person saw, empty takes the one that is loaded. A national
    campaign without units assesses the province itself.
    """

    slug: str
    title: str
    circuit: Circuit
    catalogue: str
    province: str
    register: str
    year: int
    unit_day: date
    windows: tuple[Window, ...]
    units: tuple[UnitGiven, ...] = ()
    everyone: tuple[Everyone, ...] = ()
    duties: tuple[Duty, ...] = ()
    collected: tuple[CollectedGiven, ...] = ()
    sha256: str = ""
    illustrative: bool = False

    def full_key(self, agency: str) -> str:
        """The agency as `register/slug`."""
        return agency if "/" in agency else f"{self.register}/{agency}"
