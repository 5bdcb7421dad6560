"""What people outside an agency, and people of two agencies, try to read before it is theirs to read."""

from datetime import date
from decimal import Decimal

import pytest

from cchc.core.campaign.circuit import Round, Step
from cchc.core.catalogue.facts import GivenFact, RatioFact
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.audit.queries import HIDDEN, HistoryRow
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import adopt_sum, send_back
from cchc.records.entries.queries import collecting_table, portion_sheet
from cchc.records.entries.queries.contributions import leaf_of
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import may_change_document
from cchc.records.evidence.queries import listed_documents
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from cchc.records.rounds.actions import record_ministry, record_published
from cchc.records.rounds.queries import campaign_events, campaign_log
from cchc.records.rounds.sight import seen_rounds
from cchc.web.contribution_files import taken_rows
from tests.records.campaigns import opening
from tests.records.entries import gathering
from tests.records.entries.test_importing import NAMES, filled
from tests.records.plays import acting
from tests.records.rounds import builders, national

pytestmark = pytest.mark.django_db
SECRET = "Lời riêng"


def log_of(campaign: Campaign, who: User, day: date) -> tuple[HistoryRow, ...]:
    standing = standing_of(who, day)
    return campaign_log(standing, campaign, campaign_events(standing, campaign))


def test_a_lead_reads_nothing_of_the_lines_of_others_in_the_log() -> None:
    campaign = national.reached(national.REVIEW, national.SIGNING, national.MINISTRY)
    (portion,) = acting.portions(campaign, Step.SELF_SCORING)
    portion.lines.remove("1.2")
    portion.save()
    other = Agency.objects.get(register__slug="vinh-phuc", slug="so-tu-phap")
    Portion.objects.create(
        campaign_unit=portion.campaign_unit,
        step=portion.step,
        agency=other,
        lines=["1.2"],
        changed_at=national.NOW,
    )
    by, now = builders.officer(), national.LATER
    for line in ("1.2", "3.1.1"):
        points = GivenFact(Decimal("0.25"))
        record_ministry(national.SLUG, national.UNIT, line, points, note=SECRET, seen=0, by=by, now=now)
    record_published(national.SLUG, national.UNIT, national.TOLD, seen=0, by=by, now=now)
    send_back(portion.pk, [], SECRET, now.date(), by=by, now=now)
    rows = log_of(campaign, acting.person("vinh-phuc/so-tu-phap", Role.SCORER), now.date())
    told = [row for row in rows if SECRET in f"{row.after} {row.more}"]
    assert [row.line[:3] for row in told] == ["1.2"]
    (figures,) = [row for row in rows if row.verb == "rounds.published_figures_recorded"]
    assert (figures.before, figures.after, figures.more) == (HIDDEN, HIDDEN, "")
    assert len([row for row in log_of(campaign, by, now.date()) if SECRET in f"{row.after} {row.more}"]) == 3


def test_figures_of_other_members_are_not_in_the_log_of_a_member() -> None:
    campaign = gathering.gathering()
    gathering.send(campaign, "so-noi-vu", gathering.ratio(9, 10))
    about = f"{campaign.slug}/tinh-vinh-long/{gathering.LINE}"
    lost = {"agency": "so-noi-vu", "from": {"part": "9", "whole": "10"}, "to": None}
    record("entries.contribution_lost_by_move", about, lost, by=None, now=gathering.NOW)
    record(
        "entries.contribution_returned",
        f"{about}/members/so-noi-vu",
        {"reason": SECRET},
        by=None,
        now=gathering.NOW,
    )
    day = gathering.NOW.date()
    readers = {
        slug: log_of(campaign, gathering.scorer(slug), day)
        for slug in ("so-tai-chinh", "so-tu-phap", "so-noi-vu")
    }
    told = {slug: {row.verb: f"{row.before}{row.more}" for row in rows} for slug, rows in readers.items()}
    returned, gone = "entries.contribution_returned", "entries.contribution_lost_by_move"
    assert [SECRET in told[slug][returned] for slug in readers] == [False, True, True]
    assert [told[slug][gone].startswith(HIDDEN) for slug in readers] == [True, True, False]


def test_who_serves_in_the_unit_too_does_not_read_its_appraisal_before_it_has_left() -> None:
    campaign = builders.scored()
    (portion,) = acting.portions(campaign, Step.APPRAISAL_1, "so-a")
    acting.save(portion, "1.1", builders.NO, builders.NOW, SECRET)
    torn = acting.person("minh-hoa/so-a", Role.SCORER)
    torn.memberships.create(agency=portion.agency, role=Role.APPRAISER)
    standing = standing_of(torn, builders.NOW.date())
    assert portion_sheet(standing, portion.pk, builders.NOW).hidden
    assert Round.APPRAISAL_1 not in seen_rounds(standing, portion.campaign_unit).figures["1.1"]
    assert not [row for row in log_of(campaign, torn, builders.NOW.date()) if SECRET in row.after]
    own = standing_of(acting.worker(portion), builders.NOW.date())
    assert not portion_sheet(own, portion.pk, builders.NOW).hidden


def test_who_appraises_from_above_opens_no_documents_of_the_agencies_below() -> None:
    agency = Agency.objects.get(register__slug="vinh-phuc", slug="so-tu-phap")
    assert agency.parent is not None
    draft = Document.objects.create(
        owner=agency.root,
        agency=agency,
        title="Dự thảo",
        entered_by=builders.officer(),
        entered_at=builders.NOW,
    )
    above, own = f"vinh-phuc/{agency.parent.slug}", "vinh-phuc/so-tu-phap"
    readers = ((above, Role.APPRAISER), (own, Role.APPRAISER), (above, Role.UNIT_HEAD), (own, Role.SCORER))
    standings = [standing_of(acting.person(*one), builders.NOW.date()) for one in readers]
    assert [listed_documents(one).filter(pk=draft.pk).exists() for one in standings] == [
        False,
        True,
        True,
        True,
    ]
    assert [may_change_document(one, draft) for one in standings] == [False, True, True, True]


def test_a_list_of_figures_does_not_tell_what_a_member_has_not_sent() -> None:
    campaign = gathering.gathering()
    gathering.enter(campaign, "so-noi-vu", gathering.ratio(777, 1000))
    gathering.send(campaign, "so-tai-chinh", gathering.ratio(95, 100))
    judged = filled(campaign, (9, 10), (1, 1), (96, 100))
    leaf = leaf_of(gathering.collected(campaign))
    known = {row.agency: row.known for row in taken_rows(judged, leaf)}
    assert known[NAMES[0]] == "đang nhập, chưa gửi"
    assert known[NAMES[2]].startswith("95")


def test_the_leader_reads_an_adopted_sum_once_it_has_left() -> None:
    campaign = gathering.gathering()
    gathering.send(campaign, "so-noi-vu", RatioFact(Decimal(9), Decimal(10)))
    collected = gathering.collected(campaign)
    adopt_sum(collected.pk, note=SECRET, seen=0, by=gathering.scorer("so-tu-phap"), now=gathering.NOW)
    leader = opening.person("vinh-long/ubnd-tinh", Role.LEADER)
    standing = standing_of(leader, gathering.NOW.date())
    assert collecting_table(standing, collected.pk, gathering.NOW).adopted is None
    Portion.objects.filter(pk=gathering.owner(campaign).pk).update(state="confirmed")
    assert collecting_table(standing, collected.pk, gathering.NOW).adopted is not None
