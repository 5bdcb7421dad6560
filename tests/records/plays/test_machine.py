"""Random acts by random people: no illegal state, nothing lost, and the log replays to the same state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cchc.core.campaign.circuit import APPRAISALS, PORTION_ROUNDS, Step
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.catalogue.facts import CountFact, GivenFact, NotApplicable, RatioFact, Unknown, YesNoFact
from cchc.core.errors import CchcError
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.campaigns.actions import extend, reopen
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.entries.actions import accept, agree_all, confirm, save_entry, send_back, submit, withdraw
from cchc.records.entries.queries.rounds import rounds_of
from cchc.records.people.models import Role, User
from cchc.records.rounds.actions import (
    Decided,
    Seat,
    Vote,
    publish,
    record_decision,
    record_external,
    seat_council,
)
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.snapshots import reproduces
from tests.records.plays import acting
from tests.records.plays.replaying import replayed, stored
from tests.records.plays.small import OPENS, small_campaign

UNITS, LINES = ("so-a", "so-b"), ("1.1", "1.2", "1.3", "1.4")
FACTS = (
    YesNoFact(value=True),
    YesNoFact(value=False),
    CountFact(Decimal(0)),
    CountFact(Decimal(3)),
    RatioFact(Decimal(9), Decimal(10)),
    RatioFact(Decimal(11), Decimal(10)),
    GivenFact(Decimal("0.5")),
    GivenFact(Decimal(7)),
    NotApplicable("Không có đối tượng"),
    Unknown("Chưa có"),
    Unknown(),
)
FITTING = {"1.1": (0, 1, 9), "1.2": (2, 3, 9), "1.3": (4, 8, 9), "1.4": (6, 9)}
WHERE_WHO = (
    ("minh-hoa/so-a", Role.SCORER),
    ("minh-hoa/so-a", Role.UNIT_HEAD),
    ("minh-hoa/so-b", Role.SCORER),
    ("minh-hoa/so-b", Role.UNIT_HEAD),
    ("vinh-phuc/so-noi-vu", Role.APPRAISER),
    ("vinh-phuc/so-noi-vu", Role.UNIT_HEAD),
    ("vinh-phuc/so-noi-vu", Role.COORDINATOR),
    ("vinh-phuc/ubnd-tinh", Role.LEADER),
    ("vinh-long/so-noi-vu", Role.COORDINATOR),
)
OFFICER = 6
people = st.integers(0, len(WHERE_WHO) - 1)
places = st.integers(0, 7)


@dataclass(frozen=True)
class Stage:
    """What is there before the first act: the campaign, the people, the portions."""

    campaign: Campaign
    people: tuple[User, ...]
    portions: tuple[int, ...]


def staged() -> Stage:
    campaign = small_campaign()
    cast = tuple(acting.person(agency, role) for agency, role in WHERE_WHO)
    owed = [portion.pk for step in PORTION_ROUNDS for portion in acting.portions(campaign, step)]
    return Stage(campaign, cast, tuple(owed))


class Year(RuleBasedStateMachine):
    """One campaign; every example plays in a savepoint that is rolled back."""

    stage: ClassVar[Stage]

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.now = OPENS
        self.before = stored(self.stage.campaign)
        self.frozen: dict[str, str] = {}

    def teardown(self) -> None:
        try:
            told, again = stored(self.stage.campaign), replayed(self.stage.campaign)
            assert (again.figures, again.versions, again.states) == (told.figures, told.versions, told.states)
            assert again.published == told.published
        finally:
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    def act(self, who: int, done: Callable[[User], object]) -> None:
        """One act: it is done as a whole, or refused with a message and leaves nothing behind."""
        events = Event.objects.count()
        try:
            with transaction.atomic():
                done(self.stage.people[who])
        except (CchcError, NotVisibleError):
            assert Event.objects.count() == events
            assert stored(self.stage.campaign) == self.before
        self.nothing_goes_back()
        self.now += timedelta(minutes=7)

    @initialize(days=st.integers(0, 3), ahead=st.tuples(st.integers(0, 5), st.integers(0, 5)))
    def begin(self, days: int, ahead: tuple[int, int]) -> None:
        """The first acts find the units anywhere between the beginning and the end."""
        self.now = OPENS + timedelta(days=days)
        for unit, steps in enumerate(ahead):
            for step in range(steps):
                self.the_year_goes_on(unit, LINES[(unit + step) % 3])

    @rule(days=st.integers(1, 3))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(who=people, place=places, line=st.sampled_from(LINES), fact=st.integers(0, 10), stale=st.booleans())
    def anybody_saves_anything(self, who: int, place: int, line: str, fact: int, stale: bool) -> None:
        self.save(who, place, line, fact, stale=stale)

    @rule(place=places, line=st.sampled_from(LINES[:3]), fact=st.integers(0, 2), stale=st.booleans())
    def the_right_one_saves(self, place: int, line: str, fact: int, stale: bool) -> None:
        self.save(
            self.right(place, Role.SCORER), place, line, FITTING[line][fact % len(FITTING[line])], stale=stale
        )

    def save(self, who: int, place: int, line: str, fact: int, *, stale: bool) -> None:
        portion = self.stage.portions[place]
        cell = self.cell(place, line)
        seen = 0 if stale else self.before.versions.get(cell, 0)
        args = {"note": "Thuyết minh", "seen": seen, "now": self.now}
        self.act(who, lambda by: save_entry(portion, line, FACTS[fact], by=by, **args))

    @rule(unit=st.integers(0, 1), line=st.sampled_from(LINES[:3]))
    def the_year_goes_on(self, unit: int, line: str) -> None:
        """What is next for a unit happens as it should: a portion leaves, points come, it is published."""
        for place in range(unit, 8, 2):
            if PortionState(self.before.states[self.stage.portions[place]]) not in LEFT:
                self.fill(place, line)
                self.let_leave(place)
                return
        self.anybody_enters_points(OFFICER, UNITS[unit], "1.4", 6)
        self.the_council_votes(OFFICER, UNITS[unit], line, 3)
        self.anybody_publishes(OFFICER, "Chưa có điều tra")

    @rule(unit=st.integers(0, 1), line=st.sampled_from(LINES[:3]))
    def the_year_goes_on_again(self, unit: int, line: str) -> None:
        self.the_year_goes_on(unit, line)

    def fill(self, place: int, line: str) -> None:
        """A self-score says something of every line; appraisers rule against one; the unit insists on it."""
        step, worker = tuple(PORTION_ROUNDS)[place // 2], self.right(place, Role.SCORER)
        other = step in APPRAISALS
        claimed = [one for one in LINES[:3] if self.cell(4 + place % 2, one) in self.before.figures]
        said = {Step.SELF_SCORING: LINES[:3], Step.APPRAISAL_2: claimed}
        for one in said.get(step, (line,)):
            if self.cell(place, one) not in self.before.figures:
                self.save(worker, place, one, FITTING[one][1 if other else 0], stale=False)
        if other:
            self.act(worker, lambda by: agree_all(self.stage.portions[place], by=by, now=self.now))

    def let_leave(self, place: int) -> None:
        portion, now = self.stage.portions[place], self.now
        self.act(self.right(place, Role.SCORER), lambda by: submit(portion, by=by, now=now))
        self.act(self.right(place, Role.UNIT_HEAD), lambda by: confirm(portion, by=by, now=now))

    @rule(who=people, place=places, what=st.sampled_from((submit, withdraw, confirm, accept, agree_all)))
    def anybody_moves_a_portion(self, who: int, place: int, what: Callable[..., object]) -> None:
        self.act(who, lambda by: what(self.stage.portions[place], by=by, now=self.now))

    @rule(who=people, place=places, days=st.integers(-1, 5))
    def anybody_sends_back(self, who: int, place: int, days: int) -> None:
        due = (self.now + timedelta(days=days)).date()
        lines = LINES[:1]
        self.act(
            who, lambda by: send_back(self.stage.portions[place], lines, "Bổ sung", due, by=by, now=self.now)
        )

    @rule(who=people, place=places, what=st.sampled_from((extend, reopen)))
    def anybody_gives_time(self, who: int, place: int, what: Callable[..., object]) -> None:
        until = self.now + timedelta(days=2)
        self.act(who, lambda by: what(self.stage.portions[place], until, "Xin thêm", by=by, now=self.now))

    @rule(who=people, unit=st.sampled_from(UNITS), line=st.sampled_from(LINES), fact=st.integers(5, 10))
    def anybody_enters_points(self, who: int, unit: str, line: str, fact: int) -> None:
        seen = self.before.versions.get((unit, line, "external"), 0)
        args = {"source": "Điều tra", "seen": seen, "now": self.now}
        self.act(who, lambda by: record_external("nho-2026", unit, line, FACTS[fact], by=by, **args))

    @rule(who=people, unit=st.sampled_from(UNITS), line=st.sampled_from(LINES[:3]), votes=st.integers(0, 3))
    def the_council_votes(self, who: int, unit: str, line: str, votes: int) -> None:
        seats = [Seat("Chủ tịch", chair=True), Seat("Ủy viên"), Seat("Thư ký")]
        vote = Vote("meeting", FACTS[FITTING[line][0]], 3, votes, 0, "Xét")
        seen = self.before.versions.get((unit, line, "council"), 0)

        def decide(by: User) -> None:
            seat_council("nho-2026", seats, by=by, now=self.now)
            record_decision("nho-2026", unit, line, vote, seen=seen, by=by, now=self.now)

        self.act(who, decide)

    @rule(who=people, reason=st.sampled_from(("", "Chưa có điều tra")))
    def anybody_publishes(self, who: int, reason: str) -> None:
        decided = Decided("1/QĐ-UBND", self.now.date(), reason)
        self.act(who, lambda by: publish("nho-2026", "", decided, by=by, now=self.now))

    def cell(self, place: int, line: str) -> tuple[str, str, str]:
        return UNITS[place % 2], line, tuple(PORTION_ROUNDS.values())[place // 2].value

    def right(self, place: int, role: Role) -> int:
        """The number of the person who scores, appraises or confirms there."""
        if tuple(PORTION_ROUNDS)[place // 2] in APPRAISALS:
            return 4 if role == Role.SCORER else 5
        return 2 * (place % 2) + (0 if role == Role.SCORER else 1)

    @invariant()
    def all_is_well(self) -> None:
        self.nothing_goes_back()
        self.figures_leave_only_by_the_head()
        self.inside_stays_inside()
        self.what_is_published_is_frozen()

    def nothing_goes_back(self) -> None:
        """Versions only grow, one by one with what is in them; what is published stays as it is."""
        told = stored(self.stage.campaign)
        for cell, version in self.before.versions.items():
            assert told.versions.get(cell, 0) >= version
            if told.versions[cell] == version or cell[0] in self.before.published:
                assert told.figures[cell] == self.before.figures[cell]
        assert self.before.published <= told.published
        self.before = told

    def figures_leave_only_by_the_head(self) -> None:
        """What is out was confirmed by a head of the agency, and nobody reads what is not out."""
        told = self.before
        for place, portion in enumerate(self.stage.portions):
            if PortionState(told.states[portion]) in LEFT:
                last = Event.objects.filter(verb="entries.portion_confirmed", detail__portion=portion)
                assert last.latest("pk").by == self.stage.people[self.right(place, Role.UNIT_HEAD)]

    def inside_stays_inside(self) -> None:
        for number, unit in enumerate(CampaignUnit.objects.filter(campaign=self.stage.campaign)):
            shown = {(line, kept) for line, said in rounds_of(unit).items() for kept in said}
            for place in range(number, 8, 2):
                kept = tuple(PORTION_ROUNDS.values())[place // 2]
                if PortionState(self.before.states[self.stage.portions[place]]) not in LEFT:
                    assert not [cell for cell in shown if cell[1] is kept]

    def what_is_published_is_frozen(self) -> None:
        rows = Snapshot.objects.filter(campaign_unit__campaign=self.stage.campaign)
        kept = {row.campaign_unit.unit.slug: row for row in rows.select_related("campaign_unit__unit")}
        assert kept.keys() == self.before.published
        for unit, row in kept.items():
            if unit not in self.frozen:
                assert reproduces(row)
            assert self.frozen.setdefault(unit, row.text) == row.text


@pytest.mark.django_db
def test_whatever_people_do_the_log_tells_it() -> None:
    Year.stage = staged()
    bounds = settings(
        max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
    )

    run_state_machine_as_test(Year, settings=bounds)
