"""The rows of a register that a person sees, found by words, year and agency."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.rows import RegisterRow
from cchc.core.vietnamese import folded
from cchc.files.kept_registers import values_from_json
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing
from cchc.records.registers.models import KeptRegister, Row, YearClosed
from cchc.records.registers.policies import KEEPING, may_read_rows

WHOLE = (Role.COORDINATOR, Role.LEADER)


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What a person looks for; nothing given means everything he sees."""

    words: str = ""
    year: int | None = None
    agency: int | None = None
    waiting: bool = False


def kept_by(standing: Standing) -> Q:
    """The agencies whose rows a person reads, as a condition on rows or closed years."""
    own = {agency for one in standing.held if one.role in KEEPING for agency in one.reach}
    whole = {one.root for one in standing.held if one.role in WHOLE and one.root is not None}
    return Q(agency__in=own) | Q(agency__root__in=whole)


def rows_seen(standing: Standing, register: KeptRegister, wanted: RowFilter | None = None) -> QuerySet[Row]:
    """The rows that a person reads and looks for, newest first; removed ones are not there."""
    asked = wanted or RowFilter()
    rows = Row.objects.filter(kept_by(standing), register=register, removed_at__isnull=True)
    if asked.year is not None:
        rows = rows.filter(day__year=asked.year)
    if asked.agency is not None:
        rows = rows.filter(agency=asked.agency)
    if asked.waiting:
        rows = rows.filter(due__isnull=False, done__isnull=True)
    for word in folded(asked.words).split():
        rows = rows.filter(folded__contains=word)
    return rows.select_related("agency")


def row_named(standing: Standing, register: KeptRegister, pk: int) -> Row:
    """One row, also a removed one; raises NotVisibleError. One query."""
    row = Row.objects.filter(register=register, pk=pk).select_related("agency", "by").first()
    if row is None or not may_read_rows(standing, row.agency_id, row.agency.root_id or row.agency_id):
        raise NotVisibleError(str(pk))
    return row


def core_row(definition: RegisterDefinition, row: Row) -> RegisterRow:
    """A row as the core counts it."""
    return RegisterRow(str(row.pk), str(row.agency_id), values_from_json(definition, row.values))


def agencies_kept(standing: Standing) -> QuerySet[Agency]:
    """The agencies for which a person may write rows, in the order of their list."""
    own = {agency for one in standing.held if one.role in KEEPING for agency in one.reach}
    return Agency.objects.filter(pk__in=own).order_by("register", "position")


def years_closed(standing: Standing, register: KeptRegister, year: int) -> QuerySet[YearClosed]:
    """Who has confirmed that a year is complete, as far as the person reads the rows."""
    rows = YearClosed.objects.filter(kept_by(standing), register=register, year=year)
    return rows.select_related("agency", "by").order_by("agency__position")
