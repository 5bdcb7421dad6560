"""Words that reach an act without a form: refused in Vietnamese, with their field, on both engines."""

from dataclasses import replace

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.errors import InputRefused
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.campaigns.actions import extend, open_campaign, propose_move, reopen
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.notices.actions import CallMade, log_call
from cchc.records.rounds.actions import (
    Decided,
    Seat,
    Vote,
    publish,
    record_decision,
    record_external,
    record_milestone,
    seat_council,
)
from tests.records.campaigns.opening import INTERNAL
from tests.records.plays import acting
from tests.records.rounds import national
from tests.records.rounds.builders import (
    DECIDED,
    HALF,
    NO,
    NOW,
    OVER,
    SEATS,
    SLUG,
    appraised,
    officer,
    seat,
)

pytestmark = pytest.mark.django_db
NUL, TURNED, LONG = "số\x00 1", "số \u202e1", "x" * 10_001
BAD = pytest.mark.parametrize("text", [NUL, TURNED, LONG], ids=["nul", "turned", "long"])


class Refused:
    """A block that is refused with one problem of this field, and leaves no trace in the log."""

    def __init__(self, column: str) -> None:
        self.column = column

    def __enter__(self) -> None:
        self.before = Event.objects.count()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        assert isinstance(error, InputRefused), error
        assert {one.place.column for one in error.problems} == {self.column}
        assert {one.code for one in error.problems} <= {"not_printed", "too_long"}
        assert Event.objects.count() == self.before
        return True


@BAD
def test_words_of_the_internal_year(text: str) -> None:
    appraised()
    by, later = officer(), OVER + acting.DAY
    (portion,) = acting.portions(Campaign.objects.get(slug=SLUG), Step.REBUTTAL, "so-a")
    seat()
    with Refused("reason"):
        extend(portion.pk, later, text, by=by, now=NOW)
    with Refused("reason"):
        reopen(portion.pk, later, text, by=by, now=NOW)
    with Refused("name"):
        seat_council(SLUG, (*SEATS, Seat(text)), by=by, now=NOW)
    with Refused("position"):
        seat_council(SLUG, (*SEATS, Seat("Ủy viên khác", text)), by=by, now=NOW)
    with Refused("number"):
        publish(SLUG, "", Decided(text, OVER.date(), "Chưa có"), by=by, now=OVER)
    with Refused("reason"):
        publish(SLUG, "", replace(DECIDED, reason=text), by=by, now=OVER)
    with Refused("group"):
        publish(SLUG, text, DECIDED, by=by, now=OVER)
    with Refused("source"):
        record_external(SLUG, "so-a", "1.4", HALF, source=text, seen=0, by=by, now=NOW)
    home = Portion.objects.filter(agency__slug="so-noi-vu")[0].agency_id
    with Refused("spoken_to"):
        log_call(SLUG, CallMade(home, text, "Hứa nộp"), by=by, now=NOW)


@BAD
def test_words_of_the_council(text: str) -> None:
    appraised()
    seat()
    vote = Vote("meeting", NO, 3, 3, 0, "Hồ sơ chưa đủ", "BB 01")
    Portion.objects.filter(step__in=(Step.REBUTTAL, Step.APPRAISAL_2)).update(state="confirmed")
    for column in ("reason", "minutes"):
        with Refused(column):
            record_decision(SLUG, "so-a", "1.1", replace(vote, **{column: text}), by=officer(), now=NOW)


@BAD
def test_words_of_milestones(text: str) -> None:
    national.accepted()
    for column in ("number", "source"):
        entry = replace(national.REVIEW, **{column: text})
        with Refused(column):
            record_milestone(national.SLUG, national.UNIT, entry, by=officer(), now=national.LATER)


@BAD
def test_words_of_opening_and_moving(text: str) -> None:
    with Refused("title"):
        open_campaign(replace(INTERNAL, title=text), by=officer(), now=NOW)
    campaign = appraised()
    with pytest.raises(InputRefused) as raised:
        propose_move(campaign.slug, text, text, by=officer(), now=NOW)
    assert {one.place.column for one in raised.value.problems} == {"catalogue", "reason"}


def test_identifiers_that_no_database_can_be_asked_for() -> None:
    for column in ("catalogue", "province", "register"):
        with Refused(column):
            open_campaign(replace(INTERNAL, **{column: NUL}), by=officer(), now=NOW)
    appraised()
    for slug, unit in ((NUL, "so-a"), (SLUG, NUL)):
        with pytest.raises(NotVisibleError):
            record_external(slug, unit, "1.4", HALF, source="Điều tra", seen=0, by=officer(), now=NOW)
    with pytest.raises(NotVisibleError):
        seat_council(NUL, SEATS, by=officer(), now=NOW)
    with pytest.raises(NotVisibleError):
        log_call(NUL, CallMade(1, "Ông A", "Hứa nộp"), by=officer(), now=NOW)
