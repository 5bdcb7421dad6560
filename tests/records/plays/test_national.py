"""Vĩnh Phúc 2017: five agencies score, the Ministry judges, 80.29 is published and 12.45 lost."""

from decimal import Decimal
from functools import cache

import pytest
from django.conf import settings

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.portion import PortionState
from cchc.core.catalogue.facts import GivenFact
from cchc.core.errors import InputRefused
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from cchc.files.store import CatalogueStore
from cchc.records.assessments.queries import NotVisibleError, assessment_for
from cchc.records.audit.models import Event
from cchc.records.audit.verbs import VERB_NAMES
from cchc.records.campaigns.actions import Opening, open_campaign
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.entries.actions import Closed, save_entry, send_back
from cchc.records.entries.models import Return
from cchc.records.people.models import Role, User
from cchc.records.rounds.actions import (
    Decided,
    MilestoneEntry,
    publish,
    record_answer,
    record_deductions,
    record_milestone,
    record_ministry,
    record_published,
)
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.snapshots import reproduces
from tests.records.plays import acting
from tests.records.plays.acting import at

CAMPAIGN, UNIT = "vinh-phuc-2017-dot", "tinh-vinh-phuc"
CATALOGUE = "par_index_province/2948-qd-bnv-2017"
SOFTWARE = "vinh-phuc/so-thong-tin-va-truyen-thong"
OPENING = Opening(
    slug=CAMPAIGN,
    title="Chỉ số cải cách hành chính năm 2017 của tỉnh Vĩnh Phúc",
    circuit=Circuit.NATIONAL,
    catalogue=CATALOGUE,
    province="vinh-phuc/tinh-vinh-phuc",
    register="vinh-phuc",
    year=2017,
    unit_day=at("2017-12-31").date(),
    windows=acting.windows(Circuit.NATIONAL, "2017-11-15", 30),
    duties=(
        Duty("score", "", "so-noi-vu"),
        Duty("score", "3", "van-phong-ubnd-tinh"),
        Duty("score", "3.1.1", "so-tu-phap"),
        Duty("score", "7", "so-thong-tin-va-truyen-thong"),
        Duty("score", "8", "so-ke-hoach-va-dau-tu"),
    ),
)


@cache
def published() -> Assessment:
    """What the Ministry published, from the data file."""
    store = CatalogueStore(settings.CATALOGUES)
    return store.assessment(store.inside(f"{CATALOGUE}/examples/vinh-phuc-2017.yaml"))


def officer() -> User:
    return acting.coordinator("vinh-phuc")


def scored() -> Campaign:
    """The five agencies score; one is sent back and repairs; Sở Nội vụ takes everything over."""
    campaign = open_campaign(OPENING, by=officer(), now=at("2017-11-10"))
    now = acting.during(campaign, Step.SELF_SCORING)
    most = {
        leaf.key: GivenFact(leaf.max_points or Decimal(0))
        for leaf in published().catalogue.leaves  # illustrative: everybody claims everything
    }
    owed = acting.portions(campaign, Step.SELF_SCORING)
    assert len(owed) == 5
    for portion in owed:
        acting.score(portion, most, now)
    software = next(one for one in owed if acting.key_of(one) == SOFTWARE)
    late = acting.after(campaign, Step.SELF_SCORING) + acting.DAY
    due = (late + 3 * acting.DAY).date()
    send_back(software.pk, ["7.1.4"], "Chưa nêu số xã đã kết nối", due, by=officer(), now=late)
    with pytest.raises(InputRefused, match="chưa được tiếp nhận"):
        record_milestone(CAMPAIGN, UNIT, review(), by=officer(), now=at("2018-02-01"))
    acting.save(software, "7.1.4", GivenFact(Decimal("0.75")), late + acting.DAY, "Đã bổ sung", seen=1)
    acting.leave(software, late + acting.DAY)
    assert Return.objects.get(portion=software).repaired_at == late + acting.DAY
    acting.take_over(campaign, officer(), late + 2 * acting.DAY)
    assert {one.state for one in acting.portions(campaign, Step.SELF_SCORING)} == {PortionState.ACCEPTED}
    return campaign


def review() -> MilestoneEntry:
    return MilestoneEntry(Step.REVIEW, at("2018-01-25").date(), "Biên bản rà soát (minh họa)")


def signed_and_judged() -> None:
    """The province signs and sends; what the Ministry found comes back, line by line and item by item."""
    leader, now = User.objects.get(username="lanhdao.vinhphuc"), at("2018-05-03")
    record_milestone(CAMPAIGN, UNIT, review(), by=officer(), now=now)
    signing = MilestoneEntry(
        Step.SIGNING,
        at("2018-02-09").date(),
        "Báo cáo tự chấm (minh họa)",
        "12/BC-UBND",
        at("2018-02-12").date(),
    )
    record_milestone(CAMPAIGN, UNIT, signing, by=leader, now=now)
    came = MilestoneEntry(
        Step.MINISTRY, at("2018-04-20").date(), "Kết quả thẩm định (minh họa)", "34/BNV-CCHC"
    )
    record_milestone(CAMPAIGN, UNIT, came, by=officer(), now=now)
    real = published()
    for line, entry in real.facts.items():
        record_ministry(CAMPAIGN, UNIT, line, entry.fact, note=entry.note, seen=0, by=officer(), now=now)
    for line in dict.fromkeys(item.line for item in real.deductions):
        items = [item for item in real.deductions if item.line == line]
        record_deductions(CAMPAIGN, UNIT, line, items, by=officer(), now=now)


def answered() -> None:
    now = at("2018-05-04")
    claim = GivenFact(Decimal("0.75"))
    record_answer(CAMPAIGN, UNIT, "7.1.4", claim, note="Đã kết nối 100 xã", seen=0, by=officer(), now=now)
    with pytest.raises(InputRefused, match="Tỉnh giải trình"):
        publish_it()
    answer = MilestoneEntry(Step.ANSWER, at("2018-04-25").date(), "Văn bản giải trình (minh họa)", "56/UBND")
    record_milestone(CAMPAIGN, UNIT, answer, by=officer(), now=now)
    assert published().published is not None
    record_published(CAMPAIGN, UNIT, published().published, seen=0, by=officer(), now=now)


def publish_it() -> None:
    decided = Decided("1041/QĐ-BNV (minh họa)", at("2018-05-02").date())
    publish(CAMPAIGN, "", decided, by=officer(), now=at("2018-05-05"))


@pytest.mark.django_db
def test_the_year_2017_of_vinh_phuc() -> None:
    campaign = scored()
    signed_and_judged()
    answered()
    with pytest.raises(NotVisibleError):
        assessment_for(officer(), f"{CAMPAIGN}-{UNIT}")

    publish_it()

    result = assessment_for(officer(), f"{CAMPAIGN}-{UNIT}")
    sheet = score_sheet(result)
    table = deduction_table(sheet)
    assert sheet.total.points.exact == Decimal("80.29")
    assert sum((row.lost for row in table.rows), Decimal(0)) == Decimal("12.45") == table.total
    assert all(row.agrees for row in sheet.reconciliation)
    assert result.deductions == published().deductions
    assert result.published == published().published
    snapshot = Snapshot.objects.get(campaign_unit__campaign=campaign)
    assert reproduces(snapshot)
    assert set(Event.objects.values_list("verb", flat=True)) <= VERB_NAMES.keys()


@pytest.mark.django_db
def test_after_publication_nothing_changes() -> None:
    campaign = scored()
    signed_and_judged()
    answered()
    publish_it()
    unit = CampaignUnit.objects.get(campaign=campaign)
    assert unit.published is not None
    portion = acting.portions(campaign, Step.SELF_SCORING)[0]
    fact, line, now = GivenFact(Decimal(0)), portion.lines[0], acting.during(campaign, Step.SELF_SCORING)

    with pytest.raises(Closed, match="công bố"):
        save_entry(
            portion.pk, line, fact, seen=1, by=acting.person(acting.key_of(portion), Role.SCORER), now=now
        )
    with pytest.raises(Closed, match="công bố"):
        record_ministry(CAMPAIGN, UNIT, line, fact, seen=1, by=officer(), now=now)
    with pytest.raises(InputRefused, match=r"đã công bố|chưa công bố"):
        publish_it()
