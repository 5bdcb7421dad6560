"""The reporting round of the demonstration: every state is there, opened once, marked illustrative."""

import pytest
from django.utils import timezone
from pytest_django import Settings

from cchc.core.errors import NotAllowed
from cchc.jobs.demo_reports import open_demo_round
from cchc.records.people.models import User
from cchc.records.reports.models import ReportingRound
from cchc.records.reports.queries import consolidated_of

pytestmark = pytest.mark.django_db


def test_a_newcomer_sees_a_round_under_way() -> None:
    found = ReportingRound.objects.get(illustrative=True)
    assert dict(found.reports.values_list("agency__slug", "state")) == {
        "so-noi-vu": "sent",
        "so-thong-tin-va-truyen-thong": "sent",
        "so-tu-phap": "submitted",
        "van-phong-ubnd-tinh": "draft",
        "so-tai-chinh": "waiting",
    }
    whole = consolidated_of(User.objects.get(username="vinhphuc"), found.slug, timezone.localdate())
    assert whole.tasks.told > 0
    assert len(whole.silent) == 3
    assert not open_demo_round(now=timezone.now())


def test_without_the_flag_there_is_none(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(NotAllowed, match="minh họa"):
        open_demo_round(now=timezone.now())
