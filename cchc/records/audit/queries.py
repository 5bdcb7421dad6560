"""Reading the log: everything that happened to one thing and to what lies below it, newest first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from cchc.core.campaign.circuit import ROUND_NAMES, STEP_NAMES
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.records.audit.models import Event, Root
from cchc.records.audit.told import more_of, told
from cchc.records.audit.verbs import verb_name

LAST = {
    **{one.value: name for one, name in STEP_NAMES.items()},
    **{one.value: name for one, name in ROUND_NAMES.items()},
    "members": "Số liệu thành phần",
}
HIDDEN = "chưa rời cơ quan"
SYSTEM = "Hệ thống"


def _hides_nothing(_event: Event) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Names:
    """What a reader of the log knows: the names of units by identifier, and the catalogue of the lines.

    `hides` tells whether the figures of an event are not for him: then only that it happened is said.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    catalogue: Catalogue | None = None
    hides: Callable[[Event], bool] = _hides_nothing


PLAIN = Names()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act: when, who, what, to which unit, line and round, from what to what, and what else was said."""

    at: datetime
    who: str
    act: str
    unit: str
    line: str
    round: str
    before: str
    after: str
    more: str
    event: int
    verb: str


def events_under(prefix: str) -> QuerySet[Event]:
    """The events of a subject and of all below it, newest first; found through an index on both engines.

    Of a whole campaign an index gives them in this order, so that a page of them reads no others.
    """
    if "/" not in prefix:
        return Event.objects.alias(root=Root("subject")).filter(root=prefix).select_related("by")
    below = f"{prefix}/"
    if connection.vendor == "sqlite":
        inside = Q(subject__gte=below, subject__lt=f"{prefix}0")  # "0" is what follows "/"
    else:
        inside = Q(subject__startswith=below)
    return Event.objects.filter(Q(subject=prefix) | inside).select_related("by")


def history(prefix: str, names: Names = PLAIN, *, most: int | None = None) -> tuple[HistoryRow, ...]:
    """What happened to a subject and below it in words, newest first, at most so many; one query."""
    return rows_of(events_under(prefix)[:most], names)


def rows_of(events: Iterable[Event], names: Names = PLAIN) -> tuple[HistoryRow, ...]:
    """Events in words, in their order."""
    return tuple(_row(event, names) for event in events)


def _row(event: Event, names: Names) -> HistoryRow:
    _, unit, line, kept, member = _parted(event.subject)
    node = _node(names.catalogue, line)
    detail = event.detail if isinstance(event.detail, dict) else {}
    hidden = names.hides(event)
    return HistoryRow(
        at=event.at,
        who=SYSTEM if event.by is None else str(event.by),
        act=verb_name(event.verb),
        unit=names.units.get(unit, unit),
        line=f"{node.key} {node.title}" if node is not None else line,
        round=LAST.get(kept, kept),
        before=HIDDEN if hidden else told(detail.get("from"), node),
        after=HIDDEN if hidden else told(detail.get("to"), node),
        more="; ".join(filter(None, (names.units.get(member, member), "" if hidden else more_of(detail)))),
        event=event.pk,
        verb=event.verb,
    )


def _parted(subject: str) -> tuple[str, str, str, str, str]:
    """Campaign, unit, line, round and member of a subject, as far as it has them.

    A step stands for a round; figures of members have their agency last.
    """
    first, unit, line, kept, member, *_ = [*subject.split("/"), "", "", "", ""]
    if line in LAST and not kept:
        line, kept = "", line
    return first, unit, line, kept, member


def _node(catalogue: Catalogue | None, line: str) -> Node | None:
    return None if catalogue is None else catalogue.by_key.get(line)
