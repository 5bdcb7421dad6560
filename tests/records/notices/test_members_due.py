"""Members of a collected line are reminded as long as the final figure is not there."""

from datetime import timedelta

import pytest

from cchc.records.notices.deadlines import deadline_notices
from tests.records.campaigns.opening import NOW
from tests.records.entries.gathering import (
    collected,
    contributions,
    enter,
    gathering,
    member,
    ratio,
    send,
)

pytestmark = pytest.mark.django_db


def test_a_provisional_figure_that_was_sent_does_not_hide_a_final_one_that_was_not() -> None:
    campaign = gathering()
    line = collected(campaign)
    line.final_cutoff = NOW.date() + timedelta(days=1)
    line.save()
    send(campaign, "so-tai-chinh", ratio(1, 2), provisional=True)
    enter(campaign, "so-tai-chinh", ratio(3, 4))
    send(campaign, "so-tu-phap", ratio(3, 4))
    assert contributions().count() == 3
    told = {one.subject.rpartition("/")[0] for one in deadline_notices(NOW)}
    mine, done = (f"member/{member(campaign, slug).pk}" for slug in ("so-tai-chinh", "so-tu-phap"))
    assert (mine in told, done in told) == (True, False)
