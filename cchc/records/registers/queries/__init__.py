"""Reading registers: their definitions, rows, years, what is due, and the facts that rows give."""

from cchc.records.registers.queries.due import DueRow, due_rows
from cchc.records.registers.queries.facts import (
    RegisterFact,
    documents_behind,
    register_fact,
    register_facts,
)
from cchc.records.registers.queries.known import (
    definition_of,
    province_of,
    register_named,
    registers_seen,
)
from cchc.records.registers.queries.rows import (
    RowFilter,
    agencies_kept,
    core_row,
    row_named,
    rows_seen,
    years_closed,
)

__all__ = [
    "DueRow",
    "RegisterFact",
    "RowFilter",
    "agencies_kept",
    "core_row",
    "definition_of",
    "documents_behind",
    "due_rows",
    "province_of",
    "register_fact",
    "register_facts",
    "register_named",
    "registers_seen",
    "row_named",
    "rows_seen",
    "years_closed",
]
