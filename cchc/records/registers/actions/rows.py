"""Writing one row, and removing one with the reason; nobody writes over another unseen."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, Problem
from cchc.core.numerals import date_text
from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.rows import Value, read_row, shown
from cchc.core.vietnamese import folded
from cchc.files.kept_registers import values_from_json, values_to_json
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record, record_all
from cchc.records.people.models import User
from cchc.records.registers.actions.found import Desk, agency_kept, desk_of, reopen_years, row_kept
from cchc.records.registers.models import Row

CHANGED, SAVED = "row_changed", "registers.row_saved"
EARLIEST, LATEST = 1990, 2100
MOST_REASON = 2000
# A register of persons takes no free text, in which a name might stand.
PERSONAL_REASONS = ("Ghi nhầm", "Ghi trùng", "Quyết định đã được hủy bỏ, thay thế")


@transaction.atomic
def save_row(
    register: str,
    row: int | None,
    given: Mapping[str, str],
    *,
    agency: int,
    seen: int,
    by: User,
    now: datetime,
) -> Row:
    """Write a row as it was typed, a new one for `row` None; `seen` is the version that the person saw.

    What says nothing new is no write. Raises NotVisibleError, NotAllowed, and InputRefused: `row_changed`
    when somebody else has written meanwhile, otherwise every column that cannot be taken.
    """
    desk = desk_of(register, by, now)
    stored = None if row is None else row_kept(desk, row)
    kept_by = stored.agency if stored is not None else agency_kept(desk, agency)
    values = checked_values(desk.definition, given)
    return write_row(desk, stored, kept_by, values, seen)


@transaction.atomic
def remove_row(register: str, row: int, reason: str, *, seen: int, by: User, now: datetime) -> None:
    """Take a row out of the register; it stays in the log and with its reason.

    Raises NotVisibleError, NotAllowed, InputRefused.
    """
    desk = desk_of(register, by, now)
    stored = row_kept(desk, row)
    refuse_changed(desk, stored, seen)
    why = " ".join(reason.split())[:MOST_REASON]
    if not why:
        raise InputRefused([Problem("no_reason", "Hãy ghi lý do bỏ dòng này")])
    if desk.definition.personal and why not in PERSONAL_REASONS:
        told = f"Sổ về cá nhân chỉ nhận một trong các lý do: {', '.join(PERSONAL_REASONS)}"
        raise InputRefused([Problem("personal_text", told)])
    stored.removed_at, stored.removed_why, stored.version = now, why, stored.version + 1
    stored.by, stored.at = by, now
    stored.save(update_fields=["removed_at", "removed_why", "version", "by", "at"])
    reopen_years(desk, stored.agency, [stored.day.year])
    detail = {"from": stored.values, "reason": why, "version": stored.version}
    record("registers.row_removed", desk.subject(stored.agency, stored.pk), detail, by=by, now=now)


def checked_values(definition: RegisterDefinition, given: Mapping[str, str]) -> dict[str, Value]:
    """The values of a typed row; raises InputRefused with every column that cannot be taken."""
    values, problems = read_row(definition, given)
    day = values.get(definition.day)
    if isinstance(day, date) and not EARLIEST <= day.year <= LATEST:
        problems = (*problems, Problem("day_far", f"Năm phải từ {EARLIEST} đến {LATEST}"))
    if problems:
        raise InputRefused(problems)
    return values


def write_row(desk: Desk, stored: Row | None, agency: Agency, values: Mapping[str, Value], seen: int) -> Row:
    """Keep the values; the register is locked and the person may write."""
    kept = values_to_json(values)
    if stored is not None and stored.values == kept:
        return stored
    if stored is not None:
        refuse_changed(desk, stored, seen)
    row = stored or Row(register=desk.register, agency=agency, version=0)
    before, years = (row.values, [row.day.year]) if stored is not None else (None, [])
    _fill(desk, row, values)
    row.save()
    reopen_years(desk, row.agency, [*years, row.day.year])
    detail = {"from": before, "to": kept, "version": row.version}
    record(SAVED, desk.subject(row.agency, row.pk), detail, by=desk.by, now=desk.now)
    return row


def add_rows(desk: Desk, wanted: Iterable[tuple[Agency, Mapping[str, Value]]]) -> None:
    """Keep many new rows as `write_row` keeps one; the number of statements hardly grows with them."""
    rows: list[Row] = []
    for agency, values in wanted:
        row = Row(register=desk.register, agency=agency, version=0)
        _fill(desk, row, values)
        rows.append(row)
    Row.objects.bulk_create(rows, batch_size=500)
    years: dict[Agency, set[int]] = {}
    for row in rows:
        years.setdefault(row.agency, set()).add(row.day.year)
    for agency, its_years in years.items():
        reopen_years(desk, agency, its_years)
    told = (
        (desk.subject(row.agency, row.pk), {"from": None, "to": row.values, "version": row.version})
        for row in rows
    )
    record_all(SAVED, told, by=desk.by, now=desk.now)


def _fill(desk: Desk, row: Row, values: Mapping[str, Value]) -> None:
    """Give a row its values and what is found by them, as its next version."""
    definition = desk.definition
    day = values[definition.day]
    assert isinstance(day, date)  # the day column is always asked for
    row.values, row.day = values_to_json(values), day
    row.due, row.done = _day(values, definition.due), _day(values, definition.done)
    row.folded = _folded(definition, values)
    row.version, row.by, row.at = row.version + 1, desk.by, desk.now


def refuse_changed(desk: Desk, stored: Row, seen: int) -> None:
    """Raise InputRefused with who, when and what, when another version is there than the person saw."""
    if stored.version == seen:
        return
    at = timezone.localtime(stored.at)
    said = row_text(desk.definition, stored)
    when = f"{at:%H:%M} ngày {date_text(at.date())}"
    text = f"{stored.by} đã ghi dòng này lúc {when}: {said}. Nội dung của bạn chưa được lưu"
    raise InputRefused([Problem(CHANGED, text, hint="Xem nội dung mới rồi ghi lại nếu vẫn cần sửa")])


def row_text(definition: RegisterDefinition, row: Row) -> str:
    """A row in one line."""
    values = values_from_json(definition, row.values)
    told = ((field.label, shown(field, values.get(field.key))) for field in definition.fields)
    return "; ".join(f"{label}: {text}" for label, text in told if text)


def _day(values: Mapping[str, Value], key: str) -> date | None:
    found = values.get(key)
    return found if isinstance(found, date) else None


def _folded(definition: RegisterDefinition, values: Mapping[str, Value]) -> str:
    return folded(" ".join(shown(field, values.get(field.key)) for field in definition.fields))
