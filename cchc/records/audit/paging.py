"""The log by pages: from one event on to older or to newer ones, so that no page reads those before it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from cchc.records.audit.models import Event


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some events, newest first; `older` and `newer` are the events next to which the other pages lie."""

    events: tuple[Event, ...]
    older: int | None
    newer: int | None


def page_of(
    events: QuerySet[Event], most: int, *, before: int | None = None, after: int | None = None
) -> LogPage:
    """The newest events, or those next to an event: older (`before`) or newer (`after`); three queries.

    An event that is not among them asks for the newest, as does one with too few newer ones for a page.
    """
    number = before if after is None else after
    at = None if number is None else events.filter(pk=number).values_list("at", flat=True).first()
    if at is None or number is None:
        return _falling(events, most, newer=False)
    if after is None:
        return _falling(events.filter(_older(at, number)), most, newer=True)
    rising = events.filter(Q(at__gte=at), Q(at__gt=at) | Q(pk__gt=number)).order_by("at", "id")
    found = list(rising[: most + 1])
    if len(found) <= most:
        return _falling(events, most, newer=False)
    shown = tuple(reversed(found[:most]))
    return LogPage(shown, shown[-1].pk, shown[0].pk)


def _older(at: datetime, number: int) -> Q:
    """What comes after an event in the order of the log; the first half is what an index can find."""
    return Q(at__lte=at) & (Q(at__lt=at) | Q(pk__lt=number))


def _falling(events: QuerySet[Event], most: int, *, newer: bool) -> LogPage:
    found = list(events[: most + 1])
    shown = tuple(found[:most])
    older = shown[-1].pk if len(found) > most else None
    return LogPage(shown, older, shown[0].pk if newer and shown else None)


def counted(events: QuerySet[Event], most: int) -> int:
    """How many events there are, not counting on past `most`: that many and one then; one query."""
    return events.order_by()[: most + 1].count()
