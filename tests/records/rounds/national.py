"""A small national campaign of Vĩnh Phúc in which Sở Nội vụ scores everything, at any stage."""

from decimal import Decimal

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.catalogue.facts import GivenFact
from cchc.core.scoring.assessment import Published, PublishedFigure
from cchc.records.campaigns.actions import Opening, open_campaign
from cchc.records.campaigns.models import Campaign
from cchc.records.rounds.actions import MilestoneEntry, record_milestone, record_ministry, record_published
from tests.records.plays import acting
from tests.records.plays.acting import at
from tests.records.rounds.builders import officer

SLUG, UNIT, HOME = "tinh-2017", "tinh-vinh-phuc", "vinh-phuc/so-noi-vu"
OURS = {"campaign_unit__campaign__slug": SLUG}
NOW, LATER = at("2018-01-05"), at("2018-06-01")
MOST = GivenFact(Decimal("0.5"))
REVIEW = MilestoneEntry(Step.REVIEW, at("2018-01-10").date(), "Biên bản rà soát")
SIGNING = MilestoneEntry(Step.SIGNING, at("2018-02-09").date(), "Báo cáo", "12/BC", at("2018-02-12").date())
MINISTRY = MilestoneEntry(Step.MINISTRY, at("2018-04-20").date(), "Kết quả thẩm định", "34/BNV")
ANSWER = MilestoneEntry(Step.ANSWER, at("2018-04-25").date(), "Văn bản giải trình", "56/UBND")
TOLD = Published(
    source="Quyết định công bố",
    total=PublishedFigure(Decimal("80.29"), 20),
    units=63,
    rank_change=-12,
    groups=(("direct", PublishedFigure(Decimal("53.05"), 9)),),
    parts=(("sipas", PublishedFigure(Decimal("12.00"), 1)),),
)


def opened() -> Campaign:
    """The province is assessed; the window of self-scoring is open at NOW."""
    opening = Opening(
        slug=SLUG,
        title="Chỉ số của tỉnh năm 2017",
        circuit=Circuit.NATIONAL,
        catalogue="par_index_province/2948-qd-bnv-2017",
        province="vinh-phuc/tinh-vinh-phuc",
        register="vinh-phuc",
        year=2017,
        unit_day=at("2017-12-31").date(),
        windows=acting.windows(Circuit.NATIONAL, "2018-01-01", 10),
        duties=(Duty("score", "", "so-noi-vu"),),
    )
    return open_campaign(opening, by=officer(), now=NOW)


def accepted() -> Campaign:
    """Every line has a reason or half a point, and Sở Nội vụ has taken it over."""
    campaign = opened()
    (portion,) = acting.portions(campaign, Step.SELF_SCORING)
    acting.score(portion, {"3.1.1": MOST, "3.2.1": MOST}, NOW)
    acting.take_over(campaign, officer(), NOW)
    return campaign


def reached(*steps: MilestoneEntry) -> Campaign:
    """The milestones up to here are recorded."""
    campaign = accepted()
    for step in steps:
        record_milestone(SLUG, UNIT, step, by=officer(), now=LATER)
    return campaign


def judged() -> Campaign:
    """The Ministry has spoken of one line, and has published."""
    campaign = reached(REVIEW, SIGNING, MINISTRY)
    record_ministry(SLUG, UNIT, "3.1.1", GivenFact(Decimal(0)), seen=0, by=officer(), now=LATER)
    record_published(SLUG, UNIT, TOLD, seen=0, by=officer(), now=LATER)
    return campaign
