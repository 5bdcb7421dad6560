"""Many people saving at once, over HTTP; what was confirmed is looked up in the database."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException

from bench.server import Server
from bench.visitor import Visitor, session_of
from cchc.core.campaign.circuit import Round, Step
from cchc.core.campaign.portion import PortionState
from cchc.records.campaigns.models import Portion
from cchc.records.entries.models import Entry
from cchc.records.people.models import User

SAVED = 302
WHOLE = 999_983  # no figure that was there before has it


@dataclass(frozen=True, slots=True)
class Work:
    """What one person fills in: a portion, the lines in turn, and where each line stands at the beginning."""

    person: User
    campaign: str
    portion: int
    lines: tuple[str, ...]
    versions: tuple[int, ...]


@dataclass(slots=True)
class Told:
    """What the server confirmed: the last numerator of each line of each portion; and what it refused."""

    confirmed: dict[tuple[int, str], int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    cut_off: int = 0
    on_confirmed: Callable[[int], None] = lambda _count: None


def work_of(people: Sequence[User], lines: int) -> list[Work]:
    """Give every person the self-scoring portion of his commune, and so many of its lines."""
    owed = Portion.objects.filter(step=Step.SELF_SCORING)
    portions = [owed.get(agency=person.memberships.get().agency_id) for person in people]
    return [
        work_on(person, portion, tuple(portion.lines[:lines]))
        for person, portion in zip(people, portions, strict=True)
    ]


def work_on(person: User, portion: Portion, keys: tuple[str, ...]) -> Work:
    """Some lines of a portion, all of which ask for a ratio."""
    Portion.objects.filter(pk=portion.pk).update(state=PortionState.DRAFT)  # some have been confirmed
    known = Entry.objects.filter(campaign_unit=portion.campaign_unit, round=Round.SELF, line__key__in=keys)
    versions = dict(known.values_list("line__key", "version"))
    campaign = portion.campaign_unit.campaign.slug
    return Work(person, campaign, portion.pk, keys, tuple(versions.get(key, 0) for key in keys))


def save_all(
    server: Server, works: Sequence[Work], rounds: int, *, first: int = 0, told: Told | None = None
) -> Told:
    """Everybody saves all his lines `rounds` times, all at once; a server that dies cuts them off."""
    told = told or Told()
    sessions = [session_of(work.person) for work in works]
    with ThreadPoolExecutor(len(works)) as pool:
        list(pool.map(partial(_save_one, server, rounds, first, told), works, sessions))
    return told


def lost(told: Told) -> list[str]:
    """What was confirmed and is not there, or stands at an older figure."""
    missing = []
    for (portion, line), number in told.confirmed.items():
        unit = Portion.objects.values_list("campaign_unit", flat=True).get(pk=portion)
        stored = Entry.objects.filter(campaign_unit=unit, line__key=line, round=Round.SELF).first()
        ours = stored is not None and stored.fact["whole"] == str(WHOLE)
        there = int(stored.fact["part"]) if stored is not None and ours else -1
        if there < number:
            missing.append(f"{portion}/{line}: {number} confirmed, {there} stored")
    return missing


def _save_one(server: Server, rounds: int, first: int, told: Told, work: Work, session: str) -> None:
    with closing(Visitor(server.host, server.port, session)) as visitor:
        _save_lines(visitor, work, rounds, first, told)


def _save_lines(visitor: Visitor, work: Work, rounds: int, first: int, told: Told) -> None:
    addresses = [f"/dot/{work.campaign}/phan/{work.portion}/dong/{line}/" for line in work.lines]
    try:
        visitor.get(addresses[0])
        for turn in range(rounds):
            for line, address, version in zip(work.lines, addresses, work.versions, strict=True):
                _save(visitor, work.portion, line, address, (version + turn, first + turn + 1), told)
    except (OSError, HTTPException):
        told.cut_off += 1


def _save(visitor: Visitor, portion: int, line: str, address: str, step: tuple[int, int], told: Told) -> None:
    seen, number = step
    given = {
        "said": "co-so",
        "f_part": str(number),
        "f_whole": str(WHOLE),
        "seen": str(seen),
        "note": "đo tải",
    }
    began = time.perf_counter()
    status, text = visitor.post(address, given)
    told.times.append((time.perf_counter() - began) * 1000)
    if status == SAVED:
        told.confirmed[portion, line] = number
        told.on_confirmed(len(told.times))
    else:
        told.refused.append(f"{status} {address}: {text[:200]}")
