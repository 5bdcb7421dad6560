"""Actors of the plays: people with one role each, and what they do with a portion from beginning to end."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from cchc.core.campaign.circuit import APPRAISALS, STEPS, Circuit, Step
from cchc.core.campaign.portion import PortionState
from cchc.core.campaign.windows import Window
from cchc.core.catalogue.facts import Collected, Fact, NotApplicable, Unknown
from cchc.core.scoring.collect import add_up
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import accept, confirm, save_entry, submit
from cchc.records.entries.models import Entry
from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Role, User

DAY = timedelta(days=1)
NOTE = "Thuyết minh minh họa"
Facts = Mapping[str, Fact]


def at(day: str, hour: int = 9) -> datetime:
    """A moment of a day by the clock of the country."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=hour - 7)


def windows(circuit: Circuit, first: str, days: int) -> tuple[Window, ...]:
    """One window for each step, one after the other, so many days each."""
    start, length = at(first, 0), days * DAY
    return tuple(
        Window(step, start + place * length, start + (place + 1) * length)
        for place, step in enumerate(STEPS[circuit])
    )


def during(campaign: Campaign, step: Step) -> datetime:
    """A moment in the middle of the window of a step."""
    window = campaign.windows.get(step=step)
    return window.opens_at + (window.closes_at - window.opens_at) / 2


def after(campaign: Campaign, step: Step) -> datetime:
    """The first moment at which the window of a step is closed."""
    return campaign.windows.get(step=step).closes_at


def person(agency: str, role: Role) -> User:
    """Who holds a role in an agency (`register/slug`); made when there is nobody."""
    name = f"{role.value}.{agency.replace('/', '.')}"
    given = Account(name, f"{role.label} ({agency})", agency, role)
    now = at("2017-01-02")
    return open_account(given, "mật khẩu dài", by=system_person(now=now), now=now)[0]


def coordinator(province: str) -> User:
    """The coordinator of one of the two provinces that are loaded."""
    return User.objects.get(username=province.replace("-", ""))


def key_of(portion: Portion) -> str:
    """The agency of a portion as `register/slug`."""
    return f"{portion.agency.register.slug}/{portion.agency.slug}"


def worker(portion: Portion) -> User:
    """Who fills a portion in."""
    return person(key_of(portion), Role.APPRAISER if portion.step in APPRAISALS else Role.SCORER)


def head(portion: Portion) -> User:
    """Who lets a portion leave the agency."""
    return person(key_of(portion), Role.UNIT_HEAD)


def portions(campaign: Campaign, step: Step, unit: str = "") -> list[Portion]:
    """The portions of a step (of one unit), in the order of units and agencies."""
    related = ("agency__register", "campaign_unit__unit", "campaign_unit__campaign")
    rows = Portion.objects.filter(campaign_unit__campaign=campaign, step=step).select_related(*related)
    return list((rows.filter(campaign_unit__unit__slug=unit) if unit else rows).order_by("pk"))


def save(portion: Portion, line: str, fact: Fact, now: datetime, note: str = NOTE, seen: int = 0) -> Entry:
    """Save a figure as who fills the portion in."""
    return save_entry(portion.pk, line, fact, note=note, seen=seen, by=worker(portion), now=now)


def leave(portion: Portion, now: datetime) -> None:
    """Submit and confirm."""
    submit(portion.pk, by=worker(portion), now=now)
    confirm(portion.pk, by=head(portion), now=now)


def score(portion: Portion, facts: Facts, now: datetime) -> None:
    """Enter a figure or a reason on every line of a portion, and let it leave the agency."""
    for line in portion.lines:
        save(portion, line, typed(facts.get(line, Unknown("Chưa có số liệu"))), now)
    leave(portion, now)


def take_over(campaign: Campaign, by: User, now: datetime) -> None:
    """Accept what has been confirmed."""
    for portion in portions(campaign, Step.SELF_SCORING):
        if portion.state == PortionState.CONFIRMED:
            accept(portion.pk, by=by, now=now)


def typed(fact: Fact) -> Fact:
    """A fact as one person types it: sums of many units as their total."""
    if not isinstance(fact, Collected):
        return fact
    return add_up(fact) or Unknown("Chưa đủ số liệu của các đơn vị")


def is_known(fact: Fact) -> bool:
    """Whether a figure stands there."""
    return not isinstance(fact, Unknown | NotApplicable)


def points(text: str) -> Decimal:
    """Points as the plays write them."""
    return Decimal(text)
