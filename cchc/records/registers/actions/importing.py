"""Rows of a checked workbook: new ones are added, those already kept are protected as the person says."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.register.rows import Value
from cchc.files.kept_registers import values_to_json
from cchc.records.people.models import User
from cchc.records.registers.actions.found import Desk, agency_kept, desk_of
from cchc.records.registers.actions.rows import add_rows, refuse_changed, write_row
from cchc.records.registers.models import Row

Existing = Literal["stop", "skip", "update"]


@dataclass(frozen=True, slots=True)
class RowOfFile:
    """One row of a file that was read without a fault; `row` is the kept row that it corrects."""

    place: Place
    agency: int
    values: Mapping[str, Value]
    row: int | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a file."""

    added: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0


@transaction.atomic
def import_rows(
    register: str,
    rows: Iterable[RowOfFile],
    existing: Existing,
    *,
    by: User,
    now: datetime,
    dry: bool = False,
) -> Imported:
    """Write the rows of a file, all or nothing; `existing`: what becomes of kept rows that read otherwise.

    `dry` only counts. Raises NotVisibleError, NotAllowed, and InputRefused with the places of all rows
    against which something stands.
    """
    desk = desk_of(register, by, now)
    listed = tuple(rows)
    agencies = {agency: agency_kept(desk, agency) for agency in dict.fromkeys(one.agency for one in listed)}
    kept = _kept(desk, agencies)
    alike = {_words(row.agency_id, row.values): row for row in kept.values()}
    problems: list[Problem] = []
    fresh: dict[tuple[int, str], RowOfFile] = {}
    counts = {"added": 0, "changed": 0, "same": 0, "skipped": 0}
    for one in listed:
        words = _words(one.agency, values_to_json(one.values))
        stored = alike.get(words) if one.row is None else kept.get(one.row)
        if one.row is not None and (stored is None or stored.agency_id != one.agency):
            told = "Không có dòng với mã này trong sổ của cơ quan"
            problems.append(Problem("unknown_row", told, one.place))
            continue
        done = _becomes(desk, stored, one, existing, problems)
        if done == "added" and words in fresh:
            done = "same"  # the file says it twice
        elif done == "added":
            fresh[words] = one
        counts[done] += 1
        if not dry and done == "changed":
            write_row(desk, stored, agencies[one.agency], one.values, one.seen)
    if problems:
        raise InputRefused(problems)
    if not dry:
        add_rows(desk, ((agencies[one.agency], one.values) for one in fresh.values()))
    return Imported(**counts)


def _becomes(
    desk: Desk, stored: Row | None, one: RowOfFile, existing: Existing, problems: list[Problem]
) -> str:
    """What becomes of a row of the file; `stored` is the kept one that it says again or otherwise."""
    if stored is None:
        return "added"
    if stored.values == values_to_json(one.values):
        return "same"
    if existing == "skip":
        return "skipped"
    if existing == "stop":
        told = "Dòng này trong sổ ghi khác tệp"
        hint = "Chọn giữ nội dung trong sổ hoặc ghi theo tệp"
        problems.append(Problem("row_differs", told, one.place, hint))
        return "skipped"
    try:
        refuse_changed(desk, stored, one.seen)
    except InputRefused as error:
        problems += [Problem(p.code, p.message, one.place, "Tải lại tệp mới từ sổ") for p in error.problems]
        return "skipped"
    return "changed"


def _kept(desk: Desk, agencies: Iterable[int]) -> dict[int, Row]:
    rows = Row.objects.filter(register=desk.register, agency__in=agencies, removed_at__isnull=True)
    return {row.pk: row for row in rows.select_related("agency", "by")}


def _words(agency: int, values: Mapping[str, object]) -> tuple[int, str]:
    """What makes two rows say the same: a file brought twice adds nothing."""
    return agency, json.dumps(values, sort_keys=True, ensure_ascii=False)
