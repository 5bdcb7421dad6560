"""A national campaign in which two lines are added up from three agencies, and the people who work on it."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.catalogue.facts import Fact, RatioFact
from cchc.records.campaigns.actions import CollectedGiven, Opening, open_campaign
from cchc.records.campaigns.models import Campaign, CollectedLine, Member, Portion
from cchc.records.entries.actions import save_contribution, send_contribution
from cchc.records.entries.models import Contribution
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import NOW, person, windows

LINE = "3.4.1"
MEMBERS = ("so-noi-vu", "so-tu-phap", "so-tai-chinh")
GATHERING = Opening(
    slug="thu-thap-2020",
    title="Chỉ số của tỉnh Vĩnh Long năm 2020 (minh họa)",
    circuit=Circuit.NATIONAL,
    catalogue="par_index_province/2639-qd-ubnd-2020-vinh-long",
    province="vinh-long/tinh-vinh-long",
    register="vinh-long",
    year=2020,
    unit_day=date(2020, 12, 31),
    windows=windows(Circuit.NATIONAL),
    duties=(Duty("score", "3", "van-phong-ubnd-tinh"), Duty("collate", LINE, "so-tu-phap")),
    collected=(
        CollectedGiven(LINE, MEMBERS, provisional_cutoff=date(2020, 11, 30), final_cutoff=date(2020, 12, 31)),
        CollectedGiven("3.4.3", ("so-tai-chinh",)),
    ),
    illustrative=True,
)


def gathering() -> Campaign:
    """The campaign, opened by the coordinator of Vĩnh Long."""
    return open_campaign(GATHERING, by=coordinator(), now=NOW)


def coordinator() -> User:
    """Who coordinates in Vĩnh Long."""
    return User.objects.get(username="vinhlong")


def collected(campaign: Campaign, line: str = LINE) -> CollectedLine:
    """A line that is added up."""
    return CollectedLine.objects.get(campaign_unit__campaign=campaign, line__key=line)


def member(campaign: Campaign, slug: str = "so-tai-chinh", line: str = LINE) -> Member:
    """An agency from which a figure is expected."""
    return Member.objects.select_related("agency").get(collected=collected(campaign, line), agency__slug=slug)


def owner(campaign: Campaign) -> Portion:
    """The self-scoring portion of the line."""
    return Portion.objects.select_related("campaign_unit__campaign").get(
        campaign_unit__campaign=campaign, step=Step.SELF_SCORING, agency__slug="van-phong-ubnd-tinh"
    )


def scorer(slug: str = "so-tai-chinh") -> User:
    """Who enters figures for an agency of the province."""
    return person(f"vinh-long/{slug}", Role.SCORER)


def ratio(part: int, whole: int) -> RatioFact:
    """A part of a whole."""
    return RatioFact(Decimal(part), Decimal(whole))


def enter(
    campaign: Campaign,
    slug: str,
    fact: Fact,
    *,
    provisional: bool = False,
    seen: int = 0,
    now: datetime = NOW,
) -> Contribution:
    """The scorer of a member enters its figure."""
    return save_contribution(
        member(campaign, slug).pk, fact, provisional=provisional, seen=seen, by=scorer(slug), now=now
    )


def send(
    campaign: Campaign,
    slug: str,
    fact: Fact,
    *,
    provisional: bool = False,
    seen: int = 0,
    now: datetime = NOW,
) -> Contribution:
    """The same, and sends it."""
    enter(campaign, slug, fact, provisional=provisional, seen=seen, now=now)
    return send_contribution(member(campaign, slug).pk, provisional=provisional, by=scorer(slug), now=now)


def contributions() -> QuerySet[Contribution]:
    """All figures of members of the campaign."""
    return Contribution.objects.filter(member__collected__campaign_unit__campaign__slug=GATHERING.slug)
