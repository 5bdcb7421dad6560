"""Fifty people save at once on a real database: nothing is lost or overwritten, nobody is locked out."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import Unknown
from cchc.core.errors import InputRefused
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import Portion
from cchc.records.entries.actions import save_entry
from cchc.records.entries.models import Entry
from cchc.records.people.models import Membership, Role, User
from tests.records.campaigns.opening import NOW
from tests.records.entries.apart import alone, at_once
from tests.records.entries.builders import figures, internal, logged

PEOPLE = 50
Desk = tuple[int, str, User]


def desks() -> list[Desk]:
    """Fifty people, each before another line of one of the three departments."""
    campaign = internal()
    owed = Portion.objects.filter(campaign_unit__campaign=campaign, step=Step.SELF_SCORING)
    lines = [(portion, line) for portion in owed.select_related("agency") for line in portion.lines][:PEOPLE]
    people = User.objects.bulk_create(User(username=f"nguoi.{place}") for place in range(PEOPLE))
    agencies = Agency.objects.in_bulk({portion.agency_id for portion, _ in lines})
    Membership.objects.bulk_create(
        Membership(person=person, agency=agencies[portion.agency_id], role=Role.SCORER)
        for person, (portion, _) in zip(people, lines, strict=True)
    )
    return [(portion.pk, line, person) for person, (portion, line) in zip(people, lines, strict=True)]


def save(desk: Desk) -> Entry:
    portion, line, person = desk
    return save_entry(portion, line, Unknown(person.username), seen=0, by=person, now=NOW)


def stored() -> dict[tuple[str, str], str]:
    rows = figures().select_related("line", "campaign_unit__unit")
    return {(row.campaign_unit.unit.slug, row.line.key): row.fact["unknown"] for row in rows}


@pytest.mark.django_db
def test_a_save_locks_its_portion_and_nothing_else() -> None:
    (first, *_) = desks()
    with CaptureQueriesContext(connection) as queries:
        save(first)
    locking = [one["sql"] for one in queries if "FOR UPDATE" in one["sql"]]
    assert len(locking) == connection.features.has_select_for_update
    assert all('OF "campaigns_portion"' in sql for sql in locking)


@pytest.mark.usefixtures("apart")
def test_fifty_people_save_at_once_and_nothing_is_lost() -> None:
    mine: list[Desk] = alone(desks)
    found = at_once(save, mine, PEOPLE)
    assert [one for one in found if isinstance(one, Exception)] == []
    assert sorted(alone(stored).values()) == sorted(person.username for *_, person in mine)
    assert alone(lambda: logged("entry_saved").count()) == PEOPLE


@pytest.mark.usefixtures("apart")
def test_of_those_who_save_one_line_at_once_exactly_one_wins_and_the_others_are_told() -> None:
    mine: list[Desk] = alone(desks)
    portion, line, _ = mine[0]
    same = [(portion, line, person) for pk, _, person in mine if pk == portion]
    found = at_once(save, same, len(same))
    won = [one for one in found if isinstance(one, Entry)]
    told = Counter(one.problem.code for one in found if isinstance(one, InputRefused))
    assert (len(won), told) == (1, {"entry_changed": len(same) - 1})
    assert list(alone(stored).values()) == [won[0].by.username]
