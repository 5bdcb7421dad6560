"""Templates of a province: brought in as a new version, started, ended; older versions stay."""

import hashlib
from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils import timezone

from cchc.core.document.kinds import DocumentKind
from cchc.core.errors import NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.documents.models import OfficeTemplate
from cchc.records.documents.policies import may_keep_templates
from cchc.records.documents.queries import UnknownPaperError
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

LONGEST_NAME = 255


def bring_template(
    root: int, kind: DocumentKind, stream: IO[bytes], name: str, note: str = "", *, by: User, now: datetime
) -> OfficeTemplate:
    """Check an uploaded template, try it on a sample, keep it as the next version; it is not in use yet.

    Raises NotAllowed, and InputRefused with everything that stands against it.
    """
    from cchc.files.office.template_apart import check_apart
    from cchc.files.office.template_guard import guarded_template

    _refuse_others(root, by, now)
    raw = guarded_template(stream, name)
    check_apart(raw, kind, name)
    return _kept(root, kind, raw, name, note, by, now)


@transaction.atomic
def _kept(
    root: int, kind: DocumentKind, raw: bytes, name: str, note: str, by: User, now: datetime
) -> OfficeTemplate:
    Agency.objects.select_for_update(of=("self",)).get(pk=root)
    newest = OfficeTemplate.objects.filter(root=root, kind=kind).order_by("-number").first()
    made = OfficeTemplate.objects.create(
        root_id=root,
        kind=kind,
        number=1 if newest is None else newest.number + 1,
        name=name[-LONGEST_NAME:],
        content=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        note=note,
        by=by,
        at=now,
    )
    detail = {"kind": kind, "number": made.number, "sha256": made.sha256}
    record("documents.template_brought", str(made.pk), detail, by=by, now=now)
    return made


@transaction.atomic
def start_template(template: int, *, by: User, now: datetime) -> OfficeTemplate:
    """Use a version for new documents of its kind; the one before ends. Raises NotAllowed."""
    chosen = _locked(template, by, now)
    if chosen.in_use:
        return chosen
    # Two versions started at once would both be in use.
    Agency.objects.select_for_update(of=("self",)).get(pk=chosen.root_id)
    running = OfficeTemplate.objects.filter(root=chosen.root_id, kind=chosen.kind, started_at__isnull=False)
    running.filter(ended_at__isnull=True).update(ended_at=now)
    chosen.started_at, chosen.ended_at = now, None
    chosen.save(update_fields=["started_at", "ended_at"])
    record("documents.template_started", str(chosen.pk), {"kind": chosen.kind}, by=by, now=now)
    return chosen


@transaction.atomic
def end_template(template: int, *, by: User, now: datetime) -> OfficeTemplate:
    """Go back to the house's own layout. Raises NotAllowed."""
    chosen = _locked(template, by, now)
    if chosen.in_use:
        chosen.ended_at = now
        chosen.save(update_fields=["ended_at"])
        record("documents.template_ended", str(chosen.pk), {"kind": chosen.kind}, by=by, now=now)
    return chosen


def _locked(template: int, by: User, now: datetime) -> OfficeTemplate:
    rows = OfficeTemplate.objects.select_for_update(of=("self",)).defer("content")
    found = rows.filter(pk=template).first()
    if found is None:
        raise UnknownPaperError(template)
    _refuse_others(found.root_id, by, now)
    return found


def _refuse_others(root: int, by: User, now: datetime) -> None:
    if not may_keep_templates(standing_of(by, timezone.localdate(now)), root):
        raise NotAllowed("Chỉ người điều phối của tỉnh được đổi mẫu văn bản")
