"""An internal campaign of three departments and a small national one, with the people who work on them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet

from cchc.core.campaign.circuit import PORTION_ROUNDS, Step
from cchc.core.catalogue.facts import DateFact, Fact, PlanFact, Unknown
from cchc.files.facts_json import fact_to_json
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, Portion, Window
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.entries.actions import confirm, save_entry, submit
from cchc.records.entries.models import Entry
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import DAY, NOW, opened, person, portion

LATER = NOW + timedelta(hours=1)
PLAN = "1.1.1"
ON_TIME = DateFact(done=date(2026, 1, 10), due=date(2026, 1, 15))
LATE = DateFact(done=date(2026, 1, 20), due=date(2026, 1, 15))
DONE = PlanFact(Decimal(9), Decimal(10))
HALF = PlanFact(Decimal(5), Decimal(10))
WAITING = Unknown("Chưa có kết quả")
HOME = "vinh-phuc/so-noi-vu"


def scorer(agency: str = "minh-hoa/so-a") -> User:
    """Who enters figures for an agency."""
    return person(agency, Role.SCORER)


def head(agency: str = "minh-hoa/so-a") -> User:
    """The head of an agency."""
    return person(agency, Role.UNIT_HEAD)


def appraiser(agency: str = HOME) -> User:
    """Who appraises for an agency."""
    return person(agency, Role.APPRAISER)


def internal() -> Campaign:
    """The internal campaign of three departments."""
    return opened()


def owed(campaign: Campaign, step: Step = Step.SELF_SCORING, unit: str = "so-a", agency: str = "") -> Portion:
    """The portion of a unit in a step, by default its own."""
    return portion(campaign, unit, step, agency or unit)


def save(
    portion: Portion,
    line: str = PLAN,
    fact: Fact = ON_TIME,
    *,
    seen: int = 0,
    by: User | None = None,
    now: datetime = NOW,
    note: str = "",
) -> Entry:
    """Save a figure as the scorer of the agency does."""
    return save_entry(portion.pk, line, fact, note=note, seen=seen, by=by or scorer_of(portion), now=now)


def scorer_of(portion: Portion) -> User:
    """Who works on a portion."""
    agency = f"{portion.agency.register.slug}/{portion.agency.slug}"
    return appraiser(agency) if portion.step.startswith("appraisal") else scorer(agency)


def head_of(portion: Portion) -> User:
    """Who confirms a portion."""
    return head(f"{portion.agency.register.slug}/{portion.agency.slug}")


def fill(portion: Portion, *, now: datetime = NOW, **facts: Fact) -> None:
    """Say what `facts` say (`l1_1_1` for 1.1.1), and of every other line of a portion that it is unknown."""
    given = {key[1:].replace("_", "."): fact for key, fact in facts.items()}
    for line, fact in given.items():
        save(portion, line, fact, note="Minh họa", now=now)
    rows = CatalogueLine.objects.filter(
        version=portion.campaign_unit.campaign.catalogue_id, key__in=portion.lines
    )
    Entry.objects.bulk_create(
        Entry(
            campaign_unit=portion.campaign_unit,
            line=row,
            round=PORTION_ROUNDS[Step(portion.step)],
            fact=fact_to_json(WAITING),
            by=scorer_of(portion),
            at=now,
        )
        for row in rows.exclude(key__in=given)
    )


def leave(portion: Portion, *, now: datetime = NOW) -> None:
    """Submit and confirm a portion that lacks nothing."""
    submit(portion.pk, by=scorer_of(portion), now=now)
    confirm(portion.pk, by=head_of(portion), now=now)


def open_step(campaign: Campaign, step: Step, now: datetime = NOW) -> None:
    """Let the window of a step be open around a moment."""
    Window.objects.filter(campaign=campaign, step=step).update(opens_at=now - DAY, closes_at=now + 10 * DAY)


def close_step(campaign: Campaign, step: Step, now: datetime = NOW) -> None:
    """Let the window of a step be over at a moment."""
    Window.objects.filter(campaign=campaign, step=step).update(opens_at=now - 9 * DAY, closes_at=now)


def figures() -> QuerySet[Entry]:
    """All figures of the campaign, whatever the round."""
    return Entry.objects.filter(campaign_unit__campaign__slug="so-2026")


def logged(verb: str) -> QuerySet[Event]:
    """What the log says of the campaigns of these tests, the oldest first."""
    ours = Q(subject__startswith="so-2026/") | Q(subject__startswith="thu-thap-2020/")
    return Event.objects.filter(ours, verb__startswith=f"entries.{verb}").order_by("pk")
