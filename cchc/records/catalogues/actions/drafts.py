"""Drafts: started from a file, their head, the workbook that comes back, dropped."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.files.catalogue_import.draft_catalogue import Draft, DraftHead
from cchc.files.catalogue_import.draft_editing import HeadGiven, change_head, head_given
from cchc.files.catalogue_import.draft_stored import loaded, stored
from cchc.files.catalogue_import.draft_workbook_back import Existing, judged_workbook
from cchc.files.catalogue_import.reading import annex_in, head_from, read_annex
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.catalogues.actions.draft_lock import HEAD, keep, locked_draft, open_draft, refuse_unseen
from cchc.records.catalogues.draft_queries import saved_by_hand
from cchc.records.catalogues.models import CatalogueDraft, CatalogueVersion
from cchc.records.catalogues.policies import may_draft_catalogues
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGiven:
    """What a person says of the file that he hands in."""

    key: str
    title: str
    level: str
    year: int
    number: str = ""
    issuer: str = ""
    day: date | None = None
    previous: str = ""
    illustrative: bool = False


@transaction.atomic
def start_draft(
    raw: bytes, file: str, given: DraftGiven, province: Agency, *, by: User, now: datetime
) -> CatalogueDraft:
    """Read a file into a new draft. Raises NotAllowed, InputRefused for the file or a key that is taken."""
    if not may_draft_catalogues(standing_of(by, timezone.localdate(now)), province.pk):
        raise NotAllowed("Chỉ người phụ trách CCHC của tỉnh được lập bản thảo bộ tiêu chí")
    _refuse_taken(given.key)
    previous = CatalogueVersion.objects.defer("text").filter(key=given.previous).first()
    annex = annex_in(raw, file)
    head = head_from(
        annex,
        id=given.key,
        title=given.title,
        level=given.level,
        year=given.year,
        number=given.number or None,
        day=given.day,
        issuer=given.issuer or None,
        illustrative=given.illustrative,
    )
    draft = read_annex(annex, file, head, core_catalogue(previous) if previous else None)
    # Reading takes its time: meanwhile the same file may have been sent once more.
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=province.pk)
    _refuse_taken(given.key)
    return _created(draft, head, raw, file, province, previous, by, now)


def _refuse_taken(key: str) -> None:
    if CatalogueVersion.objects.filter(key=key).exists() or CatalogueDraft.objects.filter(key=key).exists():
        text = f"Mã “{key}” đã có bộ tiêu chí hoặc bản thảo khác dùng"
        raise InputRefused([Problem("key_taken", text, Place(column="key"), "Đặt mã khác")])


def _created(
    draft: Draft,
    head: DraftHead,
    raw: bytes,
    file: str,
    province: Agency,
    previous: CatalogueVersion | None,
    by: User,
    now: datetime,
) -> CatalogueDraft:
    text, notes = stored(draft)
    row = CatalogueDraft.objects.create(
        key=head.id,
        province=province,
        title=head.title,
        level=head.level,
        decision_number=head.number or "",
        decision_date=head.day,
        illustrative=head.illustrative,
        text=text,
        notes=notes,
        previous=previous,
        file_name=file[:255],
        file_sha256=hashlib.sha256(raw).hexdigest(),
        made_by=by,
        made_at=now,
        changed_by=by,
        changed_at=now,
    )
    detail = {"file": row.file_name, "sha256": row.file_sha256, "lines": len(draft.texts)}
    record("catalogues.draft_started", row.key, detail, by=by, now=now)
    return row


@transaction.atomic
def save_head(pk: int, given: HeadGiven, *, seen: int, by: User, now: datetime) -> CatalogueDraft:
    """Save title, decision, year, total and caps. Raises UnknownDraftError, InputRefused."""
    row = open_draft(pk, by, now)
    refuse_unseen(row, seen, [HEAD])
    draft = loaded(row.text, row.notes)
    before, after = asdict(head_given(draft)), asdict(given)
    row.title, row.decision_number, row.decision_date = given.title, given.number or "", given.day
    keep(row, change_head(draft, given), by, now, HEAD)
    changes = {key: [_told(before[key]), _told(after[key])] for key in after if before[key] != after[key]}
    record(
        "catalogues.draft_head_saved", row.key, {"changes": changes, "version": row.version}, by=by, now=now
    )
    return row


def _told(value: object) -> str | None:
    return None if value is None else str(value)


@transaction.atomic
def settle(pk: int, *, by: User, now: datetime) -> CatalogueDraft:
    """Take away the marks that concern no single line. Raises UnknownDraftError, InputRefused."""
    row = open_draft(pk, by, now)
    draft = loaded(row.text, row.notes)
    draft.marks.pop("", None)
    keep(row, draft, by, now)
    detail = {"line": "", "changes": {}, "settled": True, "version": row.version}
    record("catalogues.draft_line_saved", row.key, detail, by=by, now=now)
    return row


@transaction.atomic
def apply_workbook(
    pk: int, raw: bytes, file: str, existing: Existing, *, seen: int, by: User, now: datetime
) -> CatalogueDraft:
    """Take back the workbook of a draft, all of it or nothing.

    `existing`: what of lines that were saved by hand after the workbook was taken away. Raises
    UnknownDraftError, and InputRefused when a row is refused, `stop` meets such a line, or a line that the
    file changes was written after its verdict was `seen` (`entry_changed`).
    """
    row = open_draft(pk, by, now)
    judged = judged_workbook(loaded(row.text, row.notes), raw, file, saved_by_hand(row), existing)
    if judged.problems:
        raise InputRefused(judged.problems)
    refuse_unseen(row, seen, judged.changed)
    keep(row, judged.draft, by, now, *judged.changed)
    digest = hashlib.sha256(raw).hexdigest()
    detail = {"sha256": digest, "lines": list(judged.changed), "existing": existing, "version": row.version}
    record("catalogues.draft_workbook_applied", row.key, detail, by=by, now=now)
    return row


@transaction.atomic
def drop_draft(pk: int, *, seen: int, by: User, now: datetime) -> None:
    """Throw a draft away; a published one stays. Raises UnknownDraftError, InputRefused."""
    row = locked_draft(pk, seen, by, now)
    detail = {"file": row.file_name, "sha256": row.file_sha256, "version": row.version}
    record("catalogues.draft_dropped", row.key, detail, by=by, now=now)
    row.delete()
