"""A figure that is mended after its appraisal agreed with it: the agreement does not stand unseen."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import CountFact
from cchc.core.errors import InputRefused
from cchc.records.campaigns.actions import reopen
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import agree_all, send_back, submit
from cchc.records.entries.models import Entry
from cchc.records.rounds.actions import publish
from cchc.records.rounds.models import Publication
from tests.records.plays import acting
from tests.records.rounds.builders import (
    DECIDED,
    NOW,
    OVER,
    SLUG,
    appraised,
    officer,
    points_from_outside,
    scored,
)

pytestmark = pytest.mark.django_db
MENDED = CountFact(Decimal(0))


def mend(campaign: Campaign) -> None:
    """The self-score of the second unit is sent back and comes again with another figure on 1.2."""
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-b")
    send_back(portion.pk, ["1.2"], "Cộng sai", NOW.date() + timedelta(days=2), by=officer(), now=NOW)
    acting.save(portion, "1.2", MENDED, NOW, seen=1)
    acting.leave(portion, NOW)


def judging(campaign: Campaign) -> Portion:
    (portion,) = acting.portions(campaign, Step.APPRAISAL_1, "so-b")
    return portion


def ruling() -> Entry:
    return Entry.objects.get(
        campaign_unit__campaign__slug=SLUG,
        campaign_unit__unit__slug="so-b",
        line__key="1.2",
        round="appraisal_1",
    )


def test_an_appraisal_is_not_submitted_over_a_figure_that_was_mended_meanwhile() -> None:
    campaign = scored()
    portion = judging(campaign)
    agree_all(portion.pk, by=acting.worker(portion), now=NOW)
    mend(campaign)
    with pytest.raises(InputRefused) as raised:
        submit(portion.pk, by=acting.worker(portion), now=NOW)
    assert [(one.code, one.place.criterion) for one in raised.value.problems] == [("no_reason", "1.2")]
    acting.save(portion, "1.2", MENDED, NOW, note="", seen=1)
    acting.leave(portion, NOW)
    assert (ruling().points, ruling().note) == (3, "")


def test_an_overtaken_agreement_stands_against_publication() -> None:
    campaign = appraised()
    points_from_outside()
    mend(campaign)
    with pytest.raises(InputRefused) as raised:
        publish(SLUG, "", DECIDED, by=officer(), now=OVER)
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.criterion) == ("ruling_overtaken", "1.2")
    portion = judging(campaign)
    reopen(portion.pk, OVER + acting.DAY, "Số liệu đã sửa", by=officer(), now=OVER)
    acting.save(portion, "1.2", CountFact(Decimal(2)), OVER, note="Vẫn hai báo cáo chậm", seen=1)
    acting.leave(portion, OVER)
    publish(SLUG, "", DECIDED, by=officer(), now=OVER)
    assert Publication.objects.filter(campaign=campaign).count() == 1
