"""Vĩnh Long: figures of twenty departments and a hundred communes are gathered; seeded, illustrative.

Three communes are missing, one is sent back and repairs; the sums carry their parts.
"""

import random
from decimal import Decimal

import pytest

from cchc.core.campaign.circuit import Circuit, Round, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.portion import PortionState
from cchc.core.catalogue.facts import Collected, RatioFact
from cchc.core.errors import InputRefused
from cchc.core.scoring.collect import add_up
from cchc.jobs.demo_agencies import communes, departments
from cchc.records.audit.models import Event
from cchc.records.audit.verbs import VERB_NAMES
from cchc.records.campaigns.actions import CollectedGiven, Opening, open_campaign
from cchc.records.campaigns.models import Campaign, CollectedLine, Member
from cchc.records.entries.actions import adopt_sum, return_contribution, save_contribution, send_contribution
from cchc.records.entries.models import Contribution, ContributionState, Entry, Return
from cchc.records.entries.queries.collecting import collecting_table
from cchc.records.entries.queries.stored import stored_fact
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.plays import acting
from tests.records.plays.acting import at

pytestmark = pytest.mark.django_db
SLUG, SEED, OFFICE = "vinh-long-2020-dot", 20201231, "vinh-long/van-phong-ubnd-tinh"
NOW, LATER = at("2020-12-20"), at("2020-12-22")
Parts = dict[str, RatioFact]


def opened() -> Campaign:
    opening = Opening(
        slug=SLUG,
        title="Chỉ số của tỉnh Vĩnh Long năm 2020 (minh họa)",
        circuit=Circuit.NATIONAL,
        catalogue="par_index_province/2639-qd-ubnd-2020-vinh-long",
        province="vinh-long/tinh-vinh-long",
        register="vinh-long",
        year=2020,
        unit_day=at("2020-12-31").date(),
        windows=acting.windows(Circuit.NATIONAL, "2020-12-01", 30),
        duties=(
            Duty("score", "", "so-noi-vu"),
            Duty("score", "3.4", "van-phong-ubnd-tinh"),
            Duty("collate", "3.4", "van-phong-ubnd-tinh"),
        ),
        collected=(
            CollectedGiven("3.4.1", departments()),
            CollectedGiven("3.4.3", communes(), final_cutoff=at("2020-12-31").date()),
        ),
        illustrative=True,
    )
    return open_campaign(opening, by=acting.coordinator("vinh-long"), now=at("2020-11-30"))


def clerk(member: Member) -> User:
    """Who enters the figure of a member."""
    role = Role.COMMUNE_OFFICER if member.agency.kind == "commune_committee" else Role.SCORER
    return acting.person(f"{member.agency.register.slug}/{member.agency.slug}", role)


def members(campaign: Campaign, line: str) -> list[Member]:
    rows = Member.objects.filter(collected__campaign_unit__campaign=campaign, collected__line__key=line)
    return list(rows.select_related("agency__register").order_by("position"))


def sent(campaign: Campaign, line: str, missing: int) -> Parts:
    """All but the last so many send a figure drawn with the seed."""
    drawn = random.Random(f"{SEED}/{line}")  # noqa: S311
    parts: Parts = {}
    known = members(campaign, line)
    for member in known[: len(known) - missing]:
        whole = drawn.randint(200, 2000)
        fact = RatioFact(Decimal(whole - drawn.randint(0, 9)), Decimal(whole))
        by = clerk(member)
        save_contribution(member.pk, fact, note="minh họa", seen=0, by=by, now=NOW)
        send_contribution(member.pk, by=by, now=NOW)
        parts[member.agency.slug] = fact
    return parts


def adopted(campaign: Campaign, line: str, note: str = "") -> Entry:
    collected = CollectedLine.objects.get(campaign_unit__campaign=campaign, line__key=line)
    office = acting.person(OFFICE, Role.SCORER)
    seen = Entry.objects.filter(campaign_unit__campaign=campaign, line__key=line, round=Round.SELF)
    version = seen.values_list("version", flat=True).first() or 0
    return adopt_sum(collected.pk, note=note, seen=version, by=office, now=LATER)


def total(parts: Parts) -> RatioFact:
    wholes = (sum((getattr(one, name) for one in parts.values()), Decimal(0)) for name in ("part", "whole"))
    return RatioFact(*wholes)


def one_is_sent_back(campaign: Campaign, parts: Parts) -> None:
    """The first commune mistook a digit; it is told so, and repairs."""
    member = members(campaign, "3.4.3")[0]
    row = Contribution.objects.get(member=member)
    office = acting.person(OFFICE, Role.SCORER)
    return_contribution(row.pk, "Số liệu lệch với phần mềm một cửa", LATER.date(), by=office, now=LATER)
    row.refresh_from_db()
    assert row.state == ContributionState.RETURNED
    parts[member.agency.slug] = RatioFact(Decimal(500), Decimal(501))
    clerk_of_it, fact = clerk(member), parts[member.agency.slug]
    save_contribution(member.pk, fact, note="minh họa", seen=1, by=clerk_of_it, now=LATER)
    send_contribution(member.pk, by=clerk_of_it, now=LATER)
    assert Return.objects.get(contribution=row).repaired_by == clerk_of_it


def test_figures_are_gathered_from_a_hundred_and_twenty() -> None:
    campaign = opened()
    assert (len(members(campaign, "3.4.1")), len(members(campaign, "3.4.3"))) == (20, 100)
    first, second = sent(campaign, "3.4.1", 0), sent(campaign, "3.4.3", 3)
    office = standing_of(acting.person(OFFICE, Role.SCORER), LATER.date())
    collected = CollectedLine.objects.get(campaign_unit__campaign=campaign, line__key="3.4.3")
    table = collecting_table(office, collected.pk, LATER)
    assert [row.missing for row in table.members].count(True) == 3
    one_is_sent_back(campaign, second)

    sums = {"3.4.1": adopted(campaign, "3.4.1"), "3.4.3": adopted(campaign, "3.4.3", "Ba xã mất điện")}

    for line, parts in (("3.4.1", first), ("3.4.3", second)):
        fact = stored_fact(sums[line].fact)
        assert isinstance(fact, Collected)
        assert dict(fact.known()) == parts
        assert add_up(fact) == total(parts)
    fact = stored_fact(sums["3.4.3"].fact)
    assert isinstance(fact, Collected)
    assert fact.missing() == tuple(one.rpartition("/")[2] for one in communes()[-3:])
    assert sums["3.4.3"].source == "Tổng hợp từ 97/100 đơn vị"
    assert sums["3.4.3"].points is None
    assert set(Event.objects.values_list("verb", flat=True)) <= VERB_NAMES.keys()


def test_a_sum_with_members_missing_leaves_with_a_word_about_it() -> None:
    campaign = opened()
    sent(campaign, "3.4.1", 2)
    entry = adopted(campaign, "3.4.1")
    (portion,) = (one for one in acting.portions(campaign, Step.SELF_SCORING) if acting.key_of(one) == OFFICE)
    for line in portion.lines:
        if line != entry.line.key:
            acting.save(portion, line, acting.Unknown("Chưa gửi"), LATER)
    with pytest.raises(InputRefused, match="còn thiếu 2/20 đơn vị"):
        acting.leave(portion, LATER)
    adopted(campaign, "3.4.1", "Hai sở chưa gửi, sẽ bổ sung")
    acting.leave(portion, LATER)
    portion.refresh_from_db()
    assert portion.state == PortionState.CONFIRMED
