"""Documents on their way to drafts: sent and read, read again, confirmed once, thrown away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, Problem
from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.actions.drafts import NewDraft, drafting_province, start_draft
from cchc.records.plans.actions.reading import AT_ONCE, read_at_once
from cchc.records.plans.actions.sources import hold_source
from cchc.records.plans.draft_queries import known_draft, result_named
from cchc.records.plans.models import PlanDraft, PlanReading, PlanSource, ReadingState
from cchc.records.plans.policies import may_write_plan_draft
from cchc.records.plans.tasks import read_document

SILENT = timedelta(minutes=3)
MOST_ATTEMPTS = 3
STOPPED = {
    "message": "Việc đọc ba lần bị ngắt giữa chừng",
    "hint": "Báo người quản trị; có thể chia văn bản thành nhiều tệp",
}
UNTITLED = "Kế hoạch đọc từ tệp"


@dataclass(frozen=True, kw_only=True, slots=True)
class SentDocument:
    """A document with what it is to be held against."""

    register: str
    catalogue: str
    result: str
    file_name: str
    raw: bytes


def send_document(sent: SentDocument, *, by: User, now: datetime, patience: float = AT_ONCE) -> PlanReading:
    """Keep a document with what was read of it; one that takes longer than `patience` is left to the queue.

    Raises NotAllowed, and InputRefused, with nothing kept, for missing sources and for what is no plan.
    """
    standing = standing_of(by, timezone.localdate(now))
    register = Register.objects.filter(slug=sent.register).first()
    catalogue = CatalogueVersion.objects.filter(key=sent.catalogue).first()
    if register is None or catalogue is None:
        raise InputRefused([Problem("unknown_source", "Không có danh sách cơ quan hoặc bộ tiêu chí đã chọn")])
    province = drafting_province(standing, register)
    result = result_named(standing, sent.result) if sent.result else None
    if sent.result and result is None:
        raise NotVisibleError(sent.result)
    read = read_at_once(sent.raw, sent.file_name, (register, catalogue), standing.day, patience)
    with transaction.atomic():
        source = PlanSource.objects.defer("content").get(sha256=hold_source(sent.raw, by=by, now=now))
        row = PlanReading.objects.create(
            province=province,
            register=register,
            catalogue=catalogue,
            result=result,
            source=source,
            file_name=sent.file_name[:255],
            state=ReadingState.WAITING if read is None else ReadingState.READ,
            beat_at=now,
            sent_by=by,
            sent_at=now,
            **(read or {}),
        )
        detail = {"file": row.file_name, "sha256": source.sha256, "at_once": read is not None}
        record("plans.document_sent", str(row.pk), detail, by=by, now=now)
        if read is None:
            transaction.on_commit(partial(_enqueue, row.pk, row.attempt))
    return row


def _enqueue(reading: int, attempt: int) -> None:
    read_document.enqueue(reading, attempt)


def is_silent(row: PlanReading, now: datetime) -> bool:
    """Whether nothing was heard for minutes of a document that is to be read."""
    waits = row.state in (ReadingState.WAITING, ReadingState.RUNNING)
    return waits and now - row.beat_at > SILENT


@transaction.atomic
def read_again(reading: int, *, by: User, now: datetime) -> None:
    """Order a document to be read once more that was refused or of which nothing was heard.

    Raises NotVisibleError, and InputRefused while it is being read or when it was.
    """
    row = _locked(reading, by, now)
    if row.state != ReadingState.REFUSED and not is_silent(row, now):
        raise InputRefused([Problem("reading_goes_on", "Văn bản này đang được đọc hoặc đã đọc xong")])
    _order_again(row, by, now)


def _order_again(row: PlanReading, by: User | None, now: datetime) -> None:
    row.attempt, row.state, row.beat_at = row.attempt + 1, ReadingState.WAITING, now
    row.done = row.whole = row.tables = 0
    row.problems = []
    row.save(update_fields=["attempt", "state", "beat_at", "done", "whole", "tables", "problems"])
    record("plans.document_read_again", str(row.pk), {"attempt": row.attempt}, by=by, now=now)
    transaction.on_commit(partial(_enqueue, row.pk, row.attempt))


@transaction.atomic
def resume_readings(now: datetime) -> None:
    """Order anew what was cut off when the work in the background stopped, but not forever."""
    running = PlanReading.objects.filter(state=ReadingState.RUNNING, beat_at__lt=now - SILENT)
    for row in running.select_for_update(of=("self",), skip_locked=True).defer("content", "shown"):
        if row.attempt < MOST_ATTEMPTS:
            _order_again(row, None, now)
        else:
            row.state, row.problems = ReadingState.REFUSED, [STOPPED]
            row.save(update_fields=["state", "problems"])


def another_runs(row: PlanReading, now: datetime) -> bool:
    """Whether a document waits because another one is being read."""
    heard = PlanReading.objects.filter(state=ReadingState.RUNNING, beat_at__gte=now - SILENT)
    return row.state == ReadingState.WAITING and heard.exclude(pk=row.pk).exists()


@transaction.atomic
def drop_reading(reading: int, *, by: User, now: datetime) -> None:
    """Throw away what was read, or is being read; a draft that was made of it stays."""
    row = _locked(reading, by, now)
    record("plans.document_dropped", str(row.pk), {"file": row.file_name}, by=by, now=now)
    row.delete()


@transaction.atomic
def keep_reading(reading: int, *, by: User, now: datetime) -> tuple[PlanDraft, bool]:
    """The draft of a document, and whether it was made now: one document makes one draft.

    Raises NotVisibleError, NotAllowed, and InputRefused for what was not read yet.
    """
    row = _locked(reading, by, now)
    Agency.objects.select_for_update(of=("self",)).get(pk=row.province_id)  # one document sent twice
    if (known := known_draft(row)) is not None:
        return known, False
    if row.content is None:
        raise InputRefused([Problem("not_read_yet", "Văn bản này chưa đọc xong")])
    plan = row.content["plan"]
    new = NewDraft(
        register=row.register.slug,
        catalogue=row.catalogue.key,
        kind=plan["kind"],
        title=plan["title"] or f"{UNTITLED} {row.file_name}",
        content=row.content,
        result=row.result.slug if row.result else "",
        file_name=row.file_name,
        file_sha256=row.source.sha256,
    )
    row.draft = start_draft(new, by=by, now=now)
    row.save(update_fields=["draft"])
    return row.draft, True


def _locked(reading: int, by: User, now: datetime) -> PlanReading:
    standing = standing_of(by, timezone.localdate(now))
    row = PlanReading.objects.select_for_update(of=("self",)).filter(pk=reading).first()
    if row is None or not may_write_plan_draft(standing, row.province_id):
        raise NotVisibleError(str(reading))
    return row
