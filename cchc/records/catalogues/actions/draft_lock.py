"""Who may write to a draft now: locked, not published, and nothing written over that one has not seen."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from cchc.core.errors import InputRefused, Problem
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_stored import stored
from cchc.records.catalogues.draft_queries import draft_for
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

HEAD = ""


def open_draft(pk: int, by: User, now: datetime) -> CatalogueDraft:
    """The draft for writing; raises UnknownDraftError, and InputRefused for a published one."""
    row = draft_for(standing_of(by, timezone.localdate(now)), pk, lock=True)
    if row.published_id is not None:
        raise InputRefused(
            [Problem("published_catalogue_changed", "Bộ tiêu chí đã ban hành, không sửa được nữa")]
        )
    return row


def locked_draft(pk: int, seen: int, by: User, now: datetime) -> CatalogueDraft:
    """The draft for what concerns all of it, unchanged since it was seen.

    Raises UnknownDraftError, and InputRefused for a published draft and for one that another has changed.
    """
    row = open_draft(pk, by, now)
    if row.version != seen:
        text = f"{_who(row.changed_by)} đã sửa bản thảo lúc {_when(row.changed_at)}; chưa ghi gì"
        raise InputRefused([Problem("draft_changed", text, hint="Xem lại nội dung hiện có rồi ghi")])
    return row


def refuse_unseen(row: CatalogueDraft, seen: int, keys: Iterable[str]) -> None:
    """Refuse to write over a line, or another place of the draft, that was changed after it was seen.

    One query where something was; raises InputRefused `entry_changed`.
    """
    for key in keys:
        last = row.touched.get(key)
        if last is not None and last["version"] > seen:
            who = _who(User.objects.get(pk=last["by"]))
            what = "thông tin chung" if key == HEAD else "nội dung này"
            text = f"{who} đã sửa {what} lúc {_when(datetime.fromisoformat(last['at']))}; chưa ghi gì"
            raise InputRefused([Problem("entry_changed", text, hint="Xem lại nội dung hiện có rồi ghi")])


def keep(row: CatalogueDraft, draft: Draft, by: User, now: datetime, *keys: str) -> None:
    """Store a draft; `keys` are the lines and other places that were written."""
    row.text, row.notes = stored(draft)
    kept = draft.codes()
    row.by_hand = [line for line in dict.fromkeys((*row.by_hand, *keys)) if line in kept]
    touch(row, by, now, *keys)
    row.save()


def touch(row: CatalogueDraft, by: User, now: datetime, *keys: str) -> None:
    """Count one more change, and who made it where; what is gone keeps its trace."""
    row.version += 1
    row.changed_by, row.changed_at = by, now
    trace = {"version": row.version, "by": by.pk, "at": now.isoformat()}
    row.touched = {**row.touched, **dict.fromkeys(keys, trace)}


def _who(person: User) -> str:
    return person.get_full_name() or str(person)


def _when(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
