"""The mapping of a draft with last year: each old line said by a person, kept apart from the others."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.files.catalogue_import.draft_mapping import (
    Became,
    DraftMapping,
    comparable,
    mapping_stored,
    old_lines,
)
from cchc.records.audit.actions import record
from cchc.records.catalogues.actions.draft_lock import open_draft, refuse_unseen, touch
from cchc.records.catalogues.actions.publishing import keep_said
from cchc.records.catalogues.draft_queries import OpenDraft, draft_for, opened
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.catalogues.policies import may_publish_draft
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

FRESH = "mapping"


@transaction.atomic
def save_mapping(
    pk: int, said: Mapping[str, Became | None], *, seen: int, by: User, now: datetime
) -> CatalogueDraft:
    """Say of old lines, by code, which new lines they became; None takes back what was said.

    Raises UnknownDraftError, and InputRefused: `entry_changed` for a line of which another has said
    something else since it was seen, a code that last year's version does not have.
    """
    row = open_draft(pk, by, now)
    mapping, changes = _changed(row, said, seen)
    _keep(row, mapping, by, now, *map(_key, changes))
    detail = {"changes": _told(changes), "version": row.version}
    record("catalogues.draft_mapped", row.key, detail, by=by, now=now)
    return row


@transaction.atomic
def save_correction(
    pk: int, said: Mapping[str, Became | None], reason: str, *, seen: int, by: User, now: datetime
) -> CatalogueDraft:
    """Correct the mapping of a version that is published; whoever calls this has asked whether it may be.

    Raises UnknownDraftError, NotAllowed, and InputRefused as `save_mapping`, without a reason, and for a
    mapping of which nothing would be left.
    """
    standing = standing_of(by, timezone.localdate(now))
    row = draft_for(standing, pk, lock=True)
    if not may_publish_draft(standing, row.province_id):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được sửa bảng đối chiếu đã ban hành")
    if row.published_id is None:
        raise InputRefused([Problem("not_published", "Bản thảo chưa ban hành, ghi đối chiếu như thường")])
    if not reason.strip():
        raise InputRefused([Problem("missing_reason", "Ghi lý do sửa bảng đối chiếu")])
    before = opened(row).mapping.lines
    mapping, changes = _changed(row, said, seen)
    if not mapping.lines:
        raise InputRefused([Problem("mapping_empty", "Bảng đối chiếu phải còn ít nhất một dòng")])
    if changes:
        _keep(row, mapping, by, now, *map(_key, changes))
        keep_said(row, by, now)
        was = _told({code: before.get(code) for code in changes})
        detail = {"changes": _told(changes), "before": was, "reason": reason.strip(), "version": row.version}
        record("catalogues.mapping_corrected", row.key, detail, by=by, now=now)
    return row


def _changed(
    row: CatalogueDraft, said: Mapping[str, Became | None], seen: int
) -> tuple[DraftMapping, dict[str, Became | None]]:
    """The mapping after what was said, and what of it is new; raises InputRefused."""
    draft = opened(row)
    _refuse_unknown(draft, said)
    before = draft.mapping.lines
    changes = {code: became for code, became in said.items() if before.get(code) != became}
    refuse_unseen(row, seen, [_key(code) for code in changes])
    kept = {code: became for code, became in {**before, **changes}.items() if became is not None}
    new = frozenset(line for became in kept.values() for line in became.new)
    fresh = tuple(line for line in draft.mapping.fresh if line not in new)
    return DraftMapping(kept, fresh), changes


def _told(changes: Mapping[str, Became | None]) -> dict[str, object]:
    return {code: None if became is None else asdict(became) for code, became in changes.items()}


@transaction.atomic
def save_fresh(pk: int, lines: Iterable[str], *, seen: int, by: User, now: datetime) -> CatalogueDraft:
    """Say which new lines, by id, no old line became. Raises UnknownDraftError, InputRefused."""
    row = open_draft(pk, by, now)
    draft = opened(row)
    refuse_unseen(row, seen, [FRESH])
    asked, taken = set(lines), draft.mapping.targets()
    fresh = tuple(
        str(one["id"]) for _, one in comparable(draft.draft) if one["id"] in asked and one["id"] not in taken
    )
    _keep(row, replace(draft.mapping, fresh=fresh), by, now, FRESH)
    record("catalogues.draft_mapped", row.key, {"fresh": list(fresh), "version": row.version}, by=by, now=now)
    return row


def _key(code: str) -> str:
    return f"{FRESH}/{code}"


def _refuse_unknown(draft: OpenDraft, said: Mapping[str, Became | None]) -> None:
    known = {node.key for node in old_lines(draft.before)} if draft.before is not None else set()
    unknown = next((code for code in said if code not in known), None)
    if unknown is not None:
        raise InputRefused([Problem("unknown_line", f"Bộ tiêu chí năm trước không có dòng “{unknown[:40]}”")])


def _keep(row: CatalogueDraft, mapping: DraftMapping, by: User, now: datetime, *keys: str) -> None:
    row.mapping = mapping_stored(mapping)
    touch(row, by, now, *keys)
    row.save(update_fields=["mapping", "version", "touched", "changed_by", "changed_at"])
