"""The campaign that is measured: all communes of the province of measurements, one circuit, one catalogue."""

from datetime import date, datetime, timedelta

from bench.catalogue import AREAS, KEY
from bench.province import REGISTER
from cchc.core.campaign.circuit import STEPS, Circuit
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.records.campaigns.actions import Everyone, Opening, open_campaign
from cchc.records.campaigns.models import Campaign
from cchc.records.people.models import User

SLUG = "do-tai-2026"
LENGTH = timedelta(days=30)


def open_measured(by: User, *, now: datetime) -> Campaign:
    """Open the campaign with self-scoring running for a month from now, the other steps after it."""
    start = now - timedelta(days=1)
    windows = tuple(
        Window(step, start + place * LENGTH, start + (place + 1) * LENGTH)
        for place, step in enumerate(STEPS[Circuit.INTERNAL])
    )
    opening = Opening(
        slug=SLUG,
        title="Đợt đo tải (minh họa)",
        circuit=Circuit.INTERNAL,
        catalogue=KEY,
        province=f"{REGISTER}/tinh",
        register=REGISTER,
        year=2026,
        unit_day=date(2026, 12, 31),
        windows=windows,
        everyone=(Everyone(REGISTER, ("commune_committee",), "xa"),),
        duties=tuple(Duty("appraise", str(area), "so-tham-dinh") for area in range(1, AREAS + 1)),
        illustrative=True,
    )
    return open_campaign(opening, by=by, now=now)
