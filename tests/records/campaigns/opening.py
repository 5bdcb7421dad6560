"""Campaigns as the tests of records open them: one of each circuit, on the data that is loaded."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cchc.core.campaign.circuit import STEPS, Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.records.campaigns.actions import Opening, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, standing_of

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
DEPARTMENTS = "par_index_agency/minh-hoa-so-2026"
PROVINCE = "par_index_province/2948-qd-bnv-2017"


def windows(circuit: Circuit, *steps: Step) -> tuple[Window, ...]:
    """One window of ten days for each step, one after the other; the first opened yesterday."""
    chosen = steps or STEPS[circuit]
    starts = (NOW - DAY + 10 * DAY * place for place in range(len(chosen)))
    return tuple(Window(step, start, start + 10 * DAY) for step, start in zip(chosen, starts, strict=True))


INTERNAL = Opening(
    slug="so-2026",
    title="Chỉ số nội bộ năm 2026",
    circuit=Circuit.INTERNAL,
    catalogue=DEPARTMENTS,
    province="vinh-phuc/tinh-vinh-phuc",
    register="minh-hoa",
    year=2026,
    unit_day=date(2026, 11, 15),
    windows=windows(Circuit.INTERNAL),
    units=tuple(UnitGiven(slug, "so-nganh") for slug in ("so-a", "so-b", "so-c")),
    duties=(Duty("appraise", "", "vinh-phuc/so-noi-vu"), Duty("appraise", "3", "so-c")),
)
NATIONAL = Opening(
    slug="tinh-2017",
    title="Chỉ số của tỉnh năm 2017",
    circuit=Circuit.NATIONAL,
    catalogue=PROVINCE,
    province="vinh-phuc/tinh-vinh-phuc",
    register="vinh-phuc",
    year=2017,
    unit_day=date(2017, 12, 31),
    windows=windows(Circuit.NATIONAL),
    duties=(Duty("score", "3", "van-phong-ubnd-tinh"), Duty("score", "7", "so-thong-tin-va-truyen-thong")),
)


def coordinator() -> User:
    """Who coordinates in Vĩnh Phúc."""
    return User.objects.get(username="vinhphuc")


def opened(opening: Opening = INTERNAL, **changed: Any) -> Campaign:
    """A campaign opened by the coordinator of Vĩnh Phúc."""
    return open_campaign(replace(opening, **changed), by=coordinator(), now=NOW)


def person(agency: str, role: Role, name: str = "") -> User:
    """An account with one role."""
    account = Account(name or f"{role.value}.{agency.replace('/', '.')}", "Cán bộ", agency, role)
    return open_account(account, "mật khẩu dài", by=system_person(now=NOW), now=NOW)[0]


def standing(agency: str, role: Role) -> Standing:
    """What such a person holds."""
    return standing_of(person(agency, role), NOW.date())


def portion(campaign: Campaign, unit: str, step: Step, agency: str) -> Portion:
    """A portion by the identifiers of unit and agency."""
    rows = Portion.objects.filter(campaign_unit__campaign=campaign, campaign_unit__unit__slug=unit, step=step)
    return rows.select_related("campaign_unit__unit", "campaign_unit__campaign").get(agency__slug=agency)
