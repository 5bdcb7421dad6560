"""What is chosen before the form of a campaign can be made: kind, year, day of the units, catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.web.coordination_fields import DAY_FAULT, read_day
from cchc.web.opening_offer import KINDS, CampaignKind, fitting

FIRST_YEAR, YEARS_AHEAD = 2012, 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice with what it leaves to choose from; `faults` says what of an address was not understood."""

    province: Agency
    kind: CampaignKind
    year: int
    day: date
    catalogues: tuple[Catalogue, ...]
    catalogue: Catalogue | None
    years: tuple[int, ...]
    faults: tuple[str, ...]

    @property
    def kinds(self) -> tuple[CampaignKind, ...]:
        """All kinds of campaigns."""
        return KINDS

    @property
    def day_text(self) -> str:
        """The day as a form shows it."""
        return date_text(self.day)

    @property
    def fits_year(self) -> bool:
        """Whether the catalogue says that it is for the year."""
        return self.catalogue is None or self.year in self.catalogue.years


def choice_of(asked: Mapping[str, str], province: Agency, now: datetime) -> Choice:
    """Read the choice; what is missing or not understood is proposed. One query once catalogues are read."""
    today = timezone.localdate(now)
    faults = []
    kind = next((one for one in KINDS if one.slug == asked.get("loai")), KINDS[0])
    years = tuple(range(today.year + YEARS_AHEAD, FIRST_YEAR - 1, -1))
    year = next((one for one in years if str(one) == asked.get("nam")), today.year)
    day = read_day(asked.get("ngay", ""))
    if asked.get("ngay") and day is None:
        faults.append(f"Ngày tính đơn vị: {DAY_FAULT}")
    catalogues = fitting(kind, year)
    named = next((one for one in catalogues if one.id == asked.get("bo")), None)
    if named is None and asked.get("bo") and asked.get("chon"):
        faults.append("Bộ tiêu chí đã chọn không dùng cho loại đợt này; hãy chọn lại.")
    chosen = named if asked.get("chon") else None
    return Choice(province, kind, year, day or today, catalogues, chosen, years, tuple(faults))
