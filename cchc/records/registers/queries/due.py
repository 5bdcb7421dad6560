"""Rows that are due soon or overdue and of which nothing is written yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.rows import Value
from cchc.files.kept_registers import values_from_json
from cchc.records.registers.models import Row
from cchc.records.registers.queries.known import definition_of

BEFORE = 7  # days before the last day on which those who keep the register are told
REMEMBERED = timedelta(days=60)  # what was due longer ago is nobody's news


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row that waits; `days` are left, below zero past."""

    row: Row
    definition: RegisterDefinition
    due: date
    days: int

    @property
    def name(self) -> str:
        """The first text of the row, else what a row is called."""
        values: dict[str, Value] = values_from_json(self.definition, self.row.values)
        texts = (values.get(field.key) for field in self.definition.fields if field.kind == "text")
        return next((text for text in texts if isinstance(text, str)), self.definition.row)


def due_rows(today: date) -> Iterator[DueRow]:
    """The rows of all agencies that are to be told of on a day; one query."""
    near = (today - REMEMBERED, today + timedelta(days=BEFORE))
    rows = Row.objects.filter(removed_at__isnull=True, done__isnull=True, due__range=near)
    for row in rows.select_related("register", "agency").order_by("due", "pk"):
        if row.due is not None:
            yield DueRow(row, definition_of(row.register), row.due, (row.due - today).days)
