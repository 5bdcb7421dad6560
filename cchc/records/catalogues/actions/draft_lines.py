"""The lines of a draft, each with a version of its own: saved, added, moved, taken out, numbered anew."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cchc.core.errors import InputRefused, Problem
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import add_line, change_line, find, line_fields, remove_line
from cchc.files.catalogue_import.draft_numbering import renumbered, with_codes
from cchc.files.catalogue_import.draft_order import below, move_line
from cchc.files.catalogue_import.draft_stored import loaded
from cchc.records.audit.actions import record
from cchc.records.catalogues.actions.draft_lock import keep, locked_draft, open_draft, refuse_unseen
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import User


@transaction.atomic
def save_line(
    pk: int,
    line: str,
    fields: Mapping[str, str],
    *,
    settled: bool,
    seen: int,
    by: User,
    now: datetime,
) -> CatalogueDraft:
    """Save one line as its fields say; other lines may have changed since it was seen.

    Raises UnknownDraftError, UnknownReference, and InputRefused: `entry_changed` for a line that has changed.
    """
    row = open_draft(pk, by, now)
    refuse_unseen(row, seen, [line])
    draft = loaded(row.text, row.notes)
    before = line_fields(find(draft, line).line)
    after = change_line(draft, line, fields, settled=settled)
    written = line_fields(find(after, line).line)
    changes = {
        key: [before.get(key, ""), written.get(key, "")]
        for key in sorted({*before, *written})
        if before.get(key, "") != written.get(key, "")
    }
    keep(row, after, by, now, line)
    detail = {"line": line, "changes": changes, "settled": settled, "version": row.version}
    record("catalogues.draft_line_saved", row.key, detail, by=by, now=now)
    return row


@transaction.atomic
def add_draft_line(pk: int, above: str, code: str, name: str, *, seen: int, by: User, now: datetime) -> str:
    """Add a line below another ("" an area); returns its id.

    Raises UnknownDraftError, UnknownReference, and InputRefused: `entry_changed` where the line above loses a
    scale that another has written since.
    """
    row = open_draft(pk, by, now)
    before = loaded(row.text, row.notes)
    scored = _scored(before, above)
    refuse_unseen(row, seen, scored)
    draft, line = add_line(before, above, code, name)
    keep(row, draft, by, now, line, *scored)
    detail = {"line": line, "above": above, "code": code, "name": name, "version": row.version}
    record("catalogues.draft_line_added", row.key, detail, by=by, now=now)
    return line


def _scored(draft: Draft, above: str) -> list[str]:
    """The line that would lose its scale when another comes below it; none for one without a scale."""
    line = find(draft, above).line if above else {}
    return [above] if line.get("rule") or line.get("measure") else []


@transaction.atomic
def remove_draft_line(pk: int, line: str, *, seen: int, by: User, now: datetime) -> CatalogueDraft:
    """Take a line out, with all below it.

    Raises UnknownDraftError, UnknownReference, and InputRefused: `entry_changed` when anything of it has
    changed since it was seen.
    """
    row = open_draft(pk, by, now)
    draft = loaded(row.text, row.notes)
    found = find(draft, line)
    gone = tuple(below(found.line))
    refuse_unseen(row, seen, gone)
    alone = [found.parent["id"]] if found.parent is not None and len(found.sisters) == 1 else []
    told = {"line": line, "code": found.line.get("code"), "name": found.line.get("name"), "lines": len(gone)}
    keep(row, remove_line(draft, line), by, now, *gone, *alone)
    record("catalogues.draft_line_removed", row.key, told | {"version": row.version}, by=by, now=now)
    return row


@transaction.atomic
def move_draft_line(
    pk: int, line: str, above: str, before: str, *, seen: int, by: User, now: datetime
) -> CatalogueDraft:
    """Move a line below `above` ("" an area), in front of its sister `before` ("" last); codes stay.

    Raises UnknownDraftError, UnknownReference, and InputRefused: `entry_changed` when another has moved the
    line or its sister since it was seen.
    """
    row = open_draft(pk, by, now)
    draft = loaded(row.text, row.notes)
    parent = find(draft, line).parent
    scored = _scored(draft, above)
    refuse_unseen(row, seen, [place_of(line), *scored])
    after = move_line(draft, line, above, before)
    left = "" if parent is None else str(parent["id"])
    alone = [left] if left and not find(after, left).line.get("children") else []
    keep(row, after, by, now, place_of(line), *scored, *alone)
    places = {"from": left, "to": above, "before": before}
    record(
        "catalogues.draft_line_moved",
        row.key,
        {"line": line, **places, "version": row.version},
        by=by,
        now=now,
    )
    return row


def place_of(line: str) -> str:
    """Under what the place of a line is counted: it changes apart from what the line says."""
    return f"{line}/place"


@transaction.atomic
def renumber_draft(pk: int, *, seen: int, by: User, now: datetime) -> CatalogueDraft:
    """Give the lines the codes of their order, as they were shown.

    Raises UnknownDraftError, and InputRefused when the draft has changed since, or all is in order.
    """
    row = locked_draft(pk, seen, by, now)
    draft = loaded(row.text, row.notes)
    codes = renumbered(draft)
    if not codes:
        raise InputRefused([Problem("nothing_changes", "Mã của các dòng đã theo thứ tự")])
    old = draft.codes()
    keep(row, with_codes(draft, codes), by, now, *codes)
    changes = {line: [old[line], code] for line, code in codes.items()}
    detail = {"changes": changes, "version": row.version}
    record("catalogues.draft_renumbered", row.key, detail, by=by, now=now)
    return row
