"""The small campaign of two departments as the tests of rounds need it: at any stage of its year."""

from decimal import Decimal

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import CountFact, Fact, GivenFact, RatioFact, YesNoFact
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.actions import agree_all
from cchc.records.people.models import Role, User
from cchc.records.rounds.actions import Decided, Seat, publish, record_external, seat_council
from tests.records.plays import acting
from tests.records.plays.small import OPENS, small_campaign

SLUG, HOME = "nho-2026", "vinh-phuc/so-noi-vu"
NOW, LATER = OPENS + acting.DAY, OPENS + 2 * acting.DAY
OVER = OPENS + 60 * acting.DAY
OURS = {"campaign_unit__campaign__slug": SLUG}
YES, NO = YesNoFact(value=True), YesNoFact(value=False)
FACTS: dict[str, Fact] = {
    "1.1": YES,
    "1.2": CountFact(Decimal(2)),
    "1.3": RatioFact(Decimal(9), Decimal(10)),
}
HALF = GivenFact(Decimal("0.5"))
SEATS = (Seat("Chủ tịch", chair=True), Seat("Ủy viên"), Seat("Thư ký"))
DECIDED = Decided("15/QĐ-UBND", NOW.date())


def officer() -> User:
    """Who coordinates in the province of the campaign."""
    return acting.coordinator("vinh-phuc")


def strangers() -> list[User]:
    """Those who may not do what the province does: a scorer, an appraiser, another province's coordinator."""
    scorer = acting.person("minh-hoa/so-a", Role.SCORER)
    return [scorer, acting.person(HOME, Role.APPRAISER), acting.coordinator("vinh-long")]


def scored() -> Campaign:
    """Both units have scored themselves."""
    campaign = small_campaign()
    for portion in acting.portions(campaign, Step.SELF_SCORING):
        acting.score(portion, FACTS, NOW)
    return campaign


def judge(campaign: Campaign, step: Step, unit: str = "", **ruled: Fact) -> None:
    """Appraisers rule on lines (`l1_1` for 1.1), agree with the rest, and the appraisal leaves."""
    for portion in acting.portions(campaign, step, unit):
        for name, fact in ruled.items():
            acting.save(portion, name[1:].replace("_", "."), fact, NOW, "Hồ sơ chưa đủ")
        agree_all(portion.pk, by=acting.worker(portion), now=NOW)
        acting.leave(portion, NOW)


def appraised() -> Campaign:
    """Both units are appraised once; the first has lost 1.1."""
    campaign = scored()
    judge(campaign, Step.APPRAISAL_1, "so-a", l1_1=NO)
    judge(campaign, Step.APPRAISAL_1, "so-b")
    return campaign


def disputed() -> Campaign:
    """The first unit has rebutted 1.1 and lost it again."""
    campaign = appraised()
    (portion,) = acting.portions(campaign, Step.REBUTTAL, "so-a")
    acting.save(portion, "1.1", YES, NOW, "Đã có kế hoạch")
    acting.leave(portion, NOW)
    judge(campaign, Step.APPRAISAL_2, "so-a", l1_1=NO)
    return campaign


def seat() -> None:
    """Three people sit in the council."""
    seat_council(SLUG, SEATS, by=officer(), now=NOW)


def points_from_outside() -> None:
    """Both units have their points of the survey."""
    for unit in ("so-a", "so-b"):
        record_external(SLUG, unit, "1.4", HALF, source="Điều tra", seen=0, by=officer(), now=NOW)


def published() -> Campaign:
    """Everything is done, nobody has rebutted."""
    campaign = appraised()
    points_from_outside()
    publish(SLUG, "", Decided("15/QĐ-UBND", OVER.date()), by=officer(), now=OVER)
    return campaign
