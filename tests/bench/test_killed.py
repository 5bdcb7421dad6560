"""The server is killed during a burst of saves: what it had confirmed is there, and it starts again."""

import pytest
from django.db import connection, connections

from bench.killed import answers_again, kill_during_burst
from bench.savers import work_on
from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Portion
from cchc.records.people.models import User
from tests.records.entries.apart import at_once, database_of_its_own

RATIOS = ("1.3.1", "1.3.2")
CAMPAIGN = "so-2026-minh-hoa"


def address() -> dict[str, str]:
    """The variables with which a server finds the database of the connection."""
    settings = connections.settings["default"]
    server = f"postgres://{settings['USER']}@/{settings['HOST']}/{settings['NAME']}"
    file = f"sqlite:///{settings['NAME']}"
    database = file if connection.vendor == "sqlite" else server
    return {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"}


def burst(served: dict[str, str]) -> tuple[int, list[str], bool]:
    """How many lines were confirmed before the kill, which are lost, and whether the site comes back."""
    owed = Portion.objects.filter(campaign_unit__campaign__slug=CAMPAIGN, step=Step.SELF_SCORING)
    works = [
        work_on(User.objects.get(username=name), owed.get(agency__slug=name), RATIOS)
        for name in ("so-a", "so-b", "so-c")
    ]
    told, missing = kill_during_burst(works, 20, first=0, more=served)
    return len(told.confirmed), missing, answers_again("/dang-nhap/", served)


@pytest.mark.django_db
def test_what_was_confirmed_is_there_after_a_kill() -> None:
    with database_of_its_own():
        (found,) = at_once(burst, [address()], people=1)
    assert not isinstance(found, Exception), found
    confirmed, missing, again = found
    assert confirmed > 0
    assert missing == []
    assert again
