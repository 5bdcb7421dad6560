"""Publishing a draft: its checks pass, its hash is pinned, and from then on nobody changes it."""

import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.catalogue.checks import check_catalogue
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.files.catalogue_import.draft_mapping import crosswalk_of, mapping_text
from cchc.files.store import catalogue_from_text, crosswalk_from_text, digest
from cchc.records.audit.actions import record
from cchc.records.catalogues.actions.draft_lock import locked_draft
from cchc.records.catalogues.actions.loading import keep_mapping, keep_version
from cchc.records.catalogues.draft_queries import opened
from cchc.records.catalogues.models import CatalogueDraft, CatalogueVersion
from cchc.records.catalogues.policies import may_publish_draft
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

STATE = re.compile(r"^state: draft$", re.MULTILINE)


@transaction.atomic
def publish_draft(pk: int, *, seen: int, by: User, now: datetime) -> CatalogueVersion:
    """Make a draft a version that campaigns can use.

    Raises UnknownDraftError, NotAllowed, and InputRefused while a check fails or a mark is not settled.
    """
    row = locked_draft(pk, seen, by, now)
    if not may_publish_draft(standing_of(by, timezone.localdate(now)), row.province_id):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được ban hành bộ tiêu chí")
    text = STATE.sub("state: published", row.text, count=1)
    core = catalogue_from_text(text.encode(), row.key)
    problems = [*check_catalogue(core), *_unsettled(row.notes)]
    if problems:
        raise InputRefused(problems)
    keep_version(core, text, by=by, now=now)
    keep_said(row, by, now)
    row.published = CatalogueVersion.objects.defer("text").get(key=core.id)
    row.version += 1
    row.changed_by, row.changed_at = by, now
    row.save(update_fields=["published", "version", "changed_by", "changed_at"])
    detail = {"sha256": core.sha256, "lines": len(core.nodes), "file": row.file_sha256}
    record("catalogues.draft_published", row.key, detail, by=by, now=now)
    return row.published


def keep_said(row: CatalogueDraft, by: User, now: datetime) -> None:
    """The mapping that persons have written becomes that of the version; nothing where they wrote none."""
    draft = opened(row)
    if draft.before is None or not (draft.mapping.lines or draft.mapping.fresh):
        return
    text = mapping_text(crosswalk_of(draft.mapping, draft.before, draft.draft))
    core = crosswalk_from_text(text.encode(), f"{draft.before.id} → {row.key}")
    keep_mapping(core, text, digest(text.encode()), by=by, now=now)


def _unsettled(notes: dict[str, dict[str, list[object]]]) -> list[Problem]:
    marks = sum(len(found) for found in notes.get("marks", {}).values())
    if not marks:
        return []
    hint = "Mở từng dòng còn đánh dấu, xem lại rồi ghi"
    return [Problem("marks_unsettled", f"Còn {marks} chỗ phải xem lại", hint=hint)]
