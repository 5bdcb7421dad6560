"""What happened to a row of a register, column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.rows import shown
from cchc.files.kept_registers import values_from_json
from cchc.records.audit.models import Event
from cchc.records.audit.verbs import verb_name
from cchc.records.registers.models import Row

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class RowChange:
    """One act on a row, with what it changed."""

    at: str
    who: str
    act: str
    said: tuple[str, ...]


def row_changes(definition: RegisterDefinition, register: str, row: Row) -> tuple[RowChange, ...]:
    """The acts on a row, newest first, at most a hundred; one query."""
    events = Event.objects.filter(subject=f"{register}/{row.agency.slug}/{row.pk}").select_related("by")
    return tuple(
        RowChange(
            f"{timezone.localtime(event.at):%H:%M %d/%m/%Y}",
            str(event.by or "Hệ thống"),
            verb_name(event.verb),
            tuple(_said(definition, event.detail)),
        )
        for event in events.order_by("-at", "-pk")[:MOST_SHOWN]
    )


def _said(definition: RegisterDefinition, detail: Mapping[str, Any]) -> Iterator[str]:
    for key in ("reason", "title"):
        if detail.get(key):
            yield str(detail[key])
    after = detail.get("to")
    if after is None:
        return
    old, new = (values_from_json(definition, one or {}) for one in (detail.get("from"), after))
    for field in definition.fields:
        before, now = shown(field, old.get(field.key)), shown(field, new.get(field.key))
        if before != now:
            yield f"{field.label}: {before or 'chưa ghi'} thành {now or 'để trống'}"
