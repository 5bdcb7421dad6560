"""Figures of many agencies added up with their parts: who is missing, what is adopted, what is outdated."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.catalogue.facts import (
    Collected,
    Fact,
    NotApplicable,
    Unknown,
)
from cchc.core.errors import FactError, InputRefused, NotAllowed
from cchc.files.facts_json import fact_from_json
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.entries.actions import (
    Closed,
    adopt_sum,
    return_contribution,
    save_entry,
)
from cchc.records.entries.models import Contribution, Entry, Return
from cchc.records.entries.queries import (
    collected_progress,
    collecting_table,
    contribution_form,
    my_contributions,
    portion_gaps,
    returns_ledger,
    unit_assessment,
)
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW, person
from tests.records.entries.builders import LATER
from tests.records.entries.gathering import (
    LINE,
    MEMBERS,
    collected,
    coordinator,
    enter,
    gathering,
    member,
    owner,
    ratio,
    scorer,
    send,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
COLLATING = "so-tu-phap"


def adopt(campaign: Campaign, *, seen: int = 0, provisional: bool = False, by: User | None = None) -> Entry:
    return adopt_sum(
        collected(campaign).pk, seen=seen, provisional=provisional, by=by or scorer(COLLATING), now=LATER
    )


def lacking(campaign: Campaign) -> list[str]:
    return [gap.code for gap in portion_gaps(owner(campaign)) if gap.line == LINE]


def test_the_sum_keeps_its_parts_and_who_is_missing() -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(96, 100))
    send(campaign, "so-noi-vu", NotApplicable("Không tiếp nhận hồ sơ"))
    enter(campaign, "so-tu-phap", ratio(1, 1))
    entry = adopt(campaign)
    assert fact_from_json(entry.fact) == Collected(
        (("so-noi-vu", NotApplicable("Không tiếp nhận hồ sơ")), ("so-tai-chinh", ratio(96, 100))), MEMBERS
    )
    assert (entry.source, entry.cutoff_date, entry.provisional, entry.round, entry.points) == (
        "Tổng hợp từ 2/3 đơn vị",
        date(2020, 12, 31),
        False,
        "self",
        None,
    )
    assert lacking(campaign) == ["sum_missing_members", "no_evidence"]
    assert adopt(campaign, seen=0).version == 1  # the same sum again writes nothing
    send(campaign, "so-tu-phap", ratio(1, 1), seen=1)
    with pytest.raises(InputRefused) as raised:
        adopt(campaign, seen=0)
    assert raised.value.problem.code == "entry_changed"
    assert adopt(campaign, seen=1).version == 2
    assert lacking(campaign) == ["no_evidence"]


def test_a_provisional_sum_takes_final_figures_where_they_are_there() -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(90, 100), provisional=True)
    send(campaign, "so-noi-vu", ratio(40, 50), provisional=True)
    send(campaign, "so-noi-vu", ratio(45, 50))
    entry = adopt(campaign, provisional=True)
    found = fact_from_json(entry.fact)
    assert isinstance(found, Collected)
    assert dict(found.entries) == {"so-noi-vu": ratio(45, 50), "so-tai-chinh": ratio(90, 100)}
    assert (entry.provisional, entry.cutoff_date) == (True, date(2020, 11, 30))
    final = adopt(campaign, seen=1)
    assert final.provisional is False
    shown = fact_from_json(final.fact)
    assert isinstance(shown, Collected)
    assert shown.missing() == ("so-tu-phap", "so-tai-chinh")


def test_a_sum_is_adopted_not_typed_and_not_without_figures() -> None:
    campaign = gathering()
    with pytest.raises(InputRefused) as raised:
        adopt(campaign)
    assert raised.value.problem.code == "no_contributions"
    by, portion = scorer("van-phong-ubnd-tinh"), owner(campaign)
    typed: tuple[Fact, ...] = (
        ratio(1, 1),
        Collected((("so-noi-vu", ratio(1, 1)),), MEMBERS),
        NotApplicable("x"),
    )
    for fact in typed:
        with pytest.raises(InputRefused) as raised:
            save_entry(portion.pk, LINE, fact, seen=0, by=by, now=NOW)
        assert raised.value.problem.code == "collected_line"
    assert save_entry(portion.pk, LINE, Unknown("Chờ"), seen=0, by=by, now=NOW).version == 1
    send(campaign, "so-tai-chinh", ratio(96, 100))
    entry = adopt(campaign, seen=1, by=by)
    with pytest.raises(InputRefused):
        save_entry(portion.pk, LINE, Unknown("Chờ"), seen=2, by=by, now=NOW)
    noted = save_entry(
        portion.pk,
        LINE,
        fact_from_json(entry.fact),
        note="Hai sở không có hồ sơ",
        source=entry.source,
        cutoff=entry.cutoff_date,
        seen=2,
        by=by,
        now=NOW,
    )
    assert (noted.version, noted.note) == (3, "Hai sở không có hồ sơ")


@pytest.mark.parametrize(
    ("agency", "role", "error"),
    [
        ("vinh-long/so-tai-chinh", Role.SCORER, NotVisibleError),
        ("vinh-phuc/so-noi-vu", Role.COORDINATOR, NotVisibleError),
        ("vinh-long/ubnd-tinh", Role.LEADER, NotAllowed),
    ],
)
def test_nobody_else_adopts(agency: str, role: Role, error: type[Exception]) -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(96, 100))
    with pytest.raises(error):
        adopt(campaign, by=person(agency, role))
    with pytest.raises(NotVisibleError):
        adopt_sum(10**9, seen=0, by=coordinator(), now=NOW)


def test_nothing_is_adopted_into_a_portion_that_has_left() -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(96, 100))
    Portion.objects.filter(pk=owner(campaign).pk).update(state="confirmed")
    with pytest.raises(Closed):
        adopt(campaign)
    published = Assessment.objects.order_by("pk").first()
    CampaignUnit.objects.filter(campaign=campaign).update(published=published)
    with pytest.raises(Closed) as raised:
        enter(campaign, "so-noi-vu", ratio(1, 1))
    assert raised.value.code == "published"


def test_a_figure_that_became_impossible_stops_the_sum_and_names_its_agency() -> None:
    campaign = gathering()
    row = send(campaign, "so-tai-chinh", ratio(96, 100))
    Contribution.objects.filter(pk=row.pk).update(fact={"part": "101", "whole": "100"})
    with pytest.raises(FactError, match="Sở Tài chính"):
        adopt(campaign)
    table = collecting_table(standing_of(scorer(COLLATING), TODAY), collected(campaign).pk, NOW)
    assert table.final.total is None


def test_the_collator_sees_who_is_missing_but_no_drafts_and_when_the_sum_is_old() -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(96, 100))
    enter(campaign, "so-noi-vu", ratio(1, 1))
    by = standing_of(scorer(COLLATING), TODAY)
    table = collecting_table(by, collected(campaign).pk, NOW)
    rows = {row.slug: row for row in table.members}
    assert [row.slug for row in table.members] == list(MEMBERS)
    assert [slug for slug, row in rows.items() if row.missing] == ["so-noi-vu", "so-tu-phap"]
    draft = rows["so-noi-vu"].final
    assert draft is not None
    assert (draft.state, draft.fact) == ("draft", None)
    assert (table.final.total, table.final.came, table.adopted, table.outdated) == (
        ratio(96, 100),
        1,
        None,
        False,
    )
    assert (table.closed, table.may_adopt, table.may_return, table.version) == ("", True, True, 0)
    adopt(campaign)
    send(campaign, "so-noi-vu", ratio(1, 1), seen=1)
    later = collecting_table(by, collected(campaign).pk, NOW)
    assert (later.outdated, later.version) == (True, 1)
    adopt(campaign, seen=1)
    assert not collecting_table(by, collected(campaign).pk, NOW).outdated


def test_who_sees_the_table_and_the_forms() -> None:
    campaign = gathering()
    pk = collected(campaign).pk
    for by in (coordinator(), person("vinh-long/ubnd-tinh", Role.LEADER), scorer("van-phong-ubnd-tinh")):
        assert collecting_table(standing_of(by, TODAY), pk, NOW).members
    leader = collecting_table(standing_of(person("vinh-long/ubnd-tinh", Role.LEADER), TODAY), pk, NOW)
    assert (leader.may_adopt, leader.may_return) == (False, False)
    for by in (scorer("so-noi-vu"), User.objects.get(username="vinhphuc")):
        with pytest.raises(NotVisibleError):
            collecting_table(standing_of(by, TODAY), pk, NOW)
        with pytest.raises(NotVisibleError):
            contribution_form(standing_of(by, TODAY), member(campaign).pk, NOW)
    for missing in (lambda: collecting_table(standing_of(coordinator(), TODAY), 10**9),):
        with pytest.raises(NotVisibleError):
            missing()
    with pytest.raises(NotVisibleError):
        contribution_form(standing_of(coordinator(), TODAY), 10**9)


def test_a_member_has_its_own_forms_in_the_order_of_the_catalogue() -> None:
    campaign = gathering()
    enter(campaign, "so-tai-chinh", ratio(9, 10), provisional=True)
    forms = my_contributions(standing_of(scorer(), TODAY), campaign, NOW)
    assert [(form.collected.line.key, form.member.agency.slug) for form in forms] == [
        ("3.4.1", "so-tai-chinh"),
        ("3.4.3", "so-tai-chinh"),
    ]
    first = forms[0]
    assert (first.closed, first.may_save, first.final) == ("", True, None)
    shown = first.figure(provisional=True)
    assert shown is not None
    assert (shown.fact, first.figure(provisional=False)) == (ratio(9, 10), None)
    seen = contribution_form(standing_of(scorer(COLLATING), TODAY), member(campaign).pk, NOW)
    assert seen.provisional is not None
    assert (seen.provisional.fact, seen.may_save) == (None, False)
    assert my_contributions(standing_of(scorer("so-y-te"), TODAY), campaign, NOW) == ()


def test_progress_counts_what_was_sent_for_those_who_add_up() -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(96, 100))
    send(campaign, "so-noi-vu", ratio(1, 1), provisional=True)
    for by, lines in ((coordinator(), 2), (scorer(COLLATING), 1), (scorer("so-y-te"), 0)):
        found = collected_progress(standing_of(by, TODAY), campaign)
        assert len(found) == lines
    row = collected_progress(standing_of(scorer(COLLATING), TODAY), campaign)[0]
    assert (row.node.key, row.sent, row.provisional, row.expected, row.may_collate) == (LINE, 1, 1, 3, True)


def test_the_table_costs_the_same_for_any_number_of_members() -> None:
    campaign = gathering()
    by = standing_of(scorer(COLLATING), TODAY)
    counts = []
    for slug in ("so-tai-chinh", "so-noi-vu"):
        send(campaign, slug, ratio(1, 1))
        collecting_table(by, collected(campaign).pk, NOW)
        with CaptureQueriesContext(connection) as queries:
            collecting_table(by, collected(campaign).pk, NOW)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


def test_returns_of_portions_and_of_members_stand_in_one_ledger() -> None:
    campaign = gathering()
    row = send(campaign, "so-tai-chinh", ratio(96, 100), provisional=True)
    return_contribution(row.pk, "Thiếu", TODAY, by=scorer(COLLATING), now=NOW)
    portion = owner(campaign)
    Return.objects.create(portion=portion, lines=["3.1"], reason="Sai", due=TODAY, by=coordinator(), at=LATER)
    ledger = returns_ledger(standing_of(coordinator(), TODAY), campaign)
    assert [(one.agency, one.what, one.lines, one.reason) for one in ledger] == [
        (portion.agency.name, "Tự chấm điểm", ("3.1",), "Sai"),
        ("Sở Tài chính", "Số liệu ước", (LINE,), "Thiếu"),
    ]
    assert ledger[1].overdue(TODAY + timedelta(days=1))
    assert not ledger[1].overdue(TODAY)
    Return.objects.update(repaired_by=scorer(), repaired_at=LATER + timedelta(days=2))
    mended = returns_ledger(standing_of(scorer(), TODAY), campaign)
    assert [(one.what, one.late, one.overdue(TODAY + timedelta(days=9))) for one in mended] == [
        ("Số liệu ước", True, False)
    ]
    assert returns_ledger(standing_of(scorer("so-y-te"), TODAY), campaign) == ()


def test_the_sum_counts_in_the_result_once_it_has_left() -> None:
    campaign = gathering()
    for slug in MEMBERS:
        send(campaign, slug, ratio(9, 10))
    adopt(campaign)
    portion = owner(campaign)
    Portion.objects.filter(pk=portion.pk).update(state="confirmed")
    found = unit_assessment(portion.campaign_unit).facts[LINE].fact
    assert isinstance(found, Collected)
    assert found.missing() == ()
