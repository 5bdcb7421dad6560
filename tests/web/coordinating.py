"""Campaigns of the coordinator's pages, with time that runs now: small, disputed, of the province."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from cchc.core.campaign.circuit import STEPS, Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.core.catalogue.facts import Fact, GivenFact
from cchc.files.store import catalogue_from_text
from cchc.records.campaigns.actions import Opening, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign
from cchc.records.catalogues.actions import load_catalogue
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions import agree_all
from cchc.records.people.actions import system_person
from tests.records.plays import acting
from tests.records.plays.small import KEY, TEXT
from tests.records.rounds.builders import FACTS, NO, YES

SMALL, PROVINCE = "nho-2026", "tinh-2017"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Time:
    """The present moment, and windows around it."""

    now: datetime

    def windows(self, circuit: Circuit, *, last: int = 20) -> tuple[Window, ...]:
        """Every step open since yesterday, each a day longer than the one before."""
        steps = enumerate(STEPS[circuit])
        return tuple(Window(step, self.now - DAY, self.now + (last + place) * DAY) for place, step in steps)


def small(units: tuple[str, ...] = ("so-a", "so-b"), *, last: int = 20) -> Campaign:
    """Departments, appraised by Sở Nội vụ, by the catalogue of four lines; every step is open."""
    time = Time(timezone.now())
    load_catalogue(
        catalogue_from_text(TEXT.encode(), KEY), TEXT, by=system_person(now=time.now), now=time.now
    )
    opening = Opening(
        slug=SMALL,
        title="Đợt nhỏ (minh họa)",
        circuit=Circuit.INTERNAL,
        catalogue=KEY,
        province="vinh-phuc/tinh-vinh-phuc",
        register="minh-hoa",
        year=2026,
        unit_day=date(2024, 12, 31),
        windows=time.windows(Circuit.INTERNAL, last=last),
        units=tuple(UnitGiven(unit) for unit in units),
        duties=(Duty("appraise", "", "vinh-phuc/so-noi-vu"),),
    )
    return open_campaign(opening, by=acting.coordinator("vinh-phuc"), now=time.now)


def national() -> Campaign:
    """Vĩnh Phúc as a whole: two agencies score, every step is open."""
    time = Time(timezone.now())
    opening = Opening(
        slug=PROVINCE,
        title="Chỉ số của tỉnh năm 2017",
        circuit=Circuit.NATIONAL,
        catalogue="par_index_province/2948-qd-bnv-2017",
        province="vinh-phuc/tinh-vinh-phuc",
        register="vinh-phuc",
        year=2017,
        unit_day=date(2017, 12, 31),
        windows=time.windows(Circuit.NATIONAL),
        duties=(Duty("score", "3", "so-tu-phap"), Duty("score", "", "so-noi-vu")),
    )
    return open_campaign(opening, by=acting.coordinator("vinh-phuc"), now=time.now)


def scored(campaign: Campaign) -> Campaign:
    """All portions of self-scoring have left their agencies."""
    now = timezone.now()
    given = {leaf: GivenFact(one) for leaf, one in _maxima(campaign).items()}
    facts: dict[str, Fact] = {**given, **(FACTS if campaign.circuit == Circuit.INTERNAL else {})}
    for portion in acting.portions(campaign, Step.SELF_SCORING):
        acting.score(portion, facts, now)
    return campaign


def _maxima(campaign: Campaign) -> dict[str, Decimal]:
    leaves = core_catalogue(campaign.catalogue).leaves
    return {leaf.key: leaf.max_points for leaf in leaves if leaf.max_points is not None}


def judged(campaign: Campaign, step: Step, unit: str = "", **ruled: Fact) -> None:
    """Appraisers rule on lines (`l1_1` for 1.1), agree with the rest, and the appraisal leaves."""
    now = timezone.now()
    for portion in acting.portions(campaign, step, unit):
        for name, fact in ruled.items():
            acting.save(portion, name[1:].replace("_", "."), fact, now, "Hồ sơ chưa đủ")
        agree_all(portion.pk, by=acting.worker(portion), now=now)
        acting.leave(portion, now)


def disputed() -> Campaign:
    """Department A has rebutted 1.1 and lost it again; nobody has rebutted for department B."""
    campaign = scored(small())
    judged(campaign, Step.APPRAISAL_1, "so-a", l1_1=NO)
    judged(campaign, Step.APPRAISAL_1, "so-b")
    (portion,) = acting.portions(campaign, Step.REBUTTAL, "so-a")
    acting.save(portion, "1.1", YES, timezone.now(), "Đã có kế hoạch")
    acting.leave(portion, timezone.now())
    judged(campaign, Step.APPRAISAL_2, "so-a", l1_1=NO)
    return campaign
