"""What an action on a register holds: the register locked, its definition, who acts, the agency concerned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.core.errors import NotAllowed
from cchc.core.register.definition import RegisterDefinition
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.registers.models import KeptRegister, Row, YearClosed
from cchc.records.registers.policies import may_keep_row, may_read_rows
from cchc.records.registers.queries.known import definition_of, register_named


@dataclass(frozen=True)
class Desk:
    """A register, locked until the end of the transaction, before the person who acts on it."""

    register: KeptRegister
    definition: RegisterDefinition
    standing: Standing
    by: User
    now: datetime

    def subject(self, agency: Agency, row: int | str) -> str:
        """What the log calls a row, or a year."""
        return f"{self.register.slug}/{agency.slug}/{row}"


def desk_of(slug: str, by: User, now: datetime) -> Desk:
    """Lock a register for an act; raises NotVisibleError."""
    standing = standing_of(by, timezone.localdate(now))
    found = register_named(standing, slug)
    locked = KeptRegister.objects.select_for_update(of=("self",)).get(pk=found.pk)
    return Desk(locked, definition_of(locked), standing, by, now)


def agency_kept(desk: Desk, agency: int) -> Agency:
    """The agency for which the person keeps rows; raises NotVisibleError, NotAllowed."""
    found = Agency.objects.filter(pk=agency).first()
    if found is None or not may_read_rows(desk.standing, agency, found.root_id or agency):
        raise NotVisibleError(str(agency))
    if not may_keep_row(desk.standing, agency):
        raise NotAllowed("Chỉ người của cơ quan được ghi sổ của cơ quan này")
    return found


def row_kept(desk: Desk, pk: int) -> Row:
    """A row that the person keeps, locked; raises NotVisibleError, NotAllowed."""
    rows = Row.objects.select_for_update(of=("self",)).filter(register=desk.register, pk=pk)
    row = rows.select_related("agency", "by").first()
    if row is None or row.removed_at is not None:
        raise NotVisibleError(str(pk))
    agency_kept(desk, row.agency_id)
    return row


def reopen_years(desk: Desk, agency: Agency, years: Iterable[int]) -> None:
    """Whoever changes a row takes back that its year is complete."""
    for closed in YearClosed.objects.filter(register=desk.register, agency=agency, year__in=set(years)):
        closed.delete()
        subject = desk.subject(agency, closed.year)
        record("registers.year_opened", subject, {"by_change": True}, by=desk.by, now=desk.now)
