"""Bringing in indices from files, and entering published scores by hand; each keeps to its own sources."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal, TypeVar
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.catalogue.nodes import Status
from cchc.core.errors import InputRefused, NotAllowed, Problem, UnknownReference
from cchc.core.index.definition import Index as CoreIndex
from cchc.core.index.scores import Score
from cchc.core.numerals import grouped
from cchc.core.survey.instrument import Instrument as CoreInstrument
from cchc.files.score_faults import score_faults
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import agencies_in
from cchc.records.audit.actions import record
from cchc.records.indexes.models import Index, Instrument, PublishedScore, ScoreSource
from cchc.records.indexes.policies import may_enter_scores, may_load_indexes
from cchc.records.indexes.queries import (
    ENTERED_BEFORE,
    EnteredSource,
    UnknownIndexError,
    UnknownScoreError,
    as_printed,
    index_named,
    why_not_counted,
)
from cchc.records.people.models import User

SOURCE_FIELDS = ("title", "status", "address", "licence", "day", "note", "position")
SCORE_FIELDS = ("value", "decimals", "rank", "of", "entered_by", "entered_at")
TOLD_OF_A_SCORE = ("unit", "source", "entered_by")
Existing = Literal["refuse", "skip", "replace"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entered:
    """How many rows were new, were there already just so, took the place of others, were left out."""

    new: int = 0
    same: int = 0
    replaced: int = 0
    skipped: int = 0


@transaction.atomic
def load_index(
    core: CoreIndex,
    text: str,
    sha256: str,
    scores: Iterable[Score],
    scores_sha256: str,
    *,
    by: AbstractUser,
    now: datetime,
) -> bool:
    """Store an index with the scores of its file; return whether anything changed.

    Entered sources and their scores stay. Raises NotAllowed, UnknownReference.
    """
    if not may_load_indexes(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp chỉ số")
    hashes = {"sha256": sha256, "scores_sha256": scores_sha256}
    if Index.objects.select_for_update().filter(slug=core.id, **hashes).exists():
        return False
    fields = {**hashes, "title": core.title, "text": text, "loaded_at": now, "revision": uuid4()}
    index, _ = Index.objects.update_or_create(slug=core.id, defaults=fields)
    PublishedScore.objects.filter(index=index, source__entered=False).delete()
    sources = _store_sources(index, core)
    made = PublishedScore.objects.bulk_create(_rows(index, core, sources, scores), batch_size=2000)
    record("indexes.loaded", core.id, {**hashes, "scores": len(made)}, by=by, now=now)
    return True


def _store_sources(index: Index, core: CoreIndex) -> dict[str, ScoreSource]:
    kept = [source.id for source in core.sources]
    index.sources.filter(entered=False).exclude(slug__in=kept).delete()
    rows = [
        ScoreSource(
            index=index,
            slug=source.id,
            title=source.title,
            status=source.status.value,
            address=source.address or "",
            licence=source.licence,
            day=source.day,
            note=source.note,
            position=position,
        )
        for position, source in enumerate(core.sources)
    ]
    ScoreSource.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("index", "slug"), update_fields=SOURCE_FIELDS
    )
    return {source.slug: source for source in index.sources.filter(entered=False)}


def _rows(
    index: Index, core: CoreIndex, sources: dict[str, ScoreSource], scores: Iterable[Score]
) -> list[PublishedScore]:
    units = _units(core)
    return [_row(index, _named(sources, score.source, "nguồn"), units, score) for score in scores]


def _units(core: CoreIndex) -> dict[str, Agency]:
    return {agency.slug: agency for agency in agencies_in(core.agencies)}


def _row(index: Index, source: ScoreSource, units: dict[str, Agency], score: Score) -> PublishedScore:
    return PublishedScore(
        index=index,
        source=source,
        unit=_named(units, score.unit, "đơn vị"),
        year=score.year,
        line=score.line,
        rank=score.rank,
        of=score.of,
        value=score.value,
        decimals=_decimals(score),
    )


def _decimals(score: Score) -> int:
    exponent = 0 if score.value is None else score.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _named(known: dict[str, T], name: str, what: str) -> T:
    if name not in known:
        raise UnknownReference(f"Điểm công bố nêu {what} “{name}” không có trong danh sách")
    return known[name]


@transaction.atomic
def load_instrument(core: CoreInstrument, text: str, sha256: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store one version of a survey form; return whether anything changed.

    Raises NotAllowed, and UnknownReference when its index is not loaded.
    """
    if not may_load_indexes(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp phiếu khảo sát")
    if Instrument.objects.select_for_update().filter(slug=core.id, sha256=sha256).exists():
        return False
    index = Index.objects.defer("text").filter(slug=core.index).first()
    if index is None:
        raise UnknownReference(f"Phiếu khảo sát nêu chỉ số “{core.index}” chưa được nạp")
    fields = {"index": index, "title": core.title, "sha256": sha256, "text": text, "loaded_at": now}
    Instrument.objects.update_or_create(slug=core.id, defaults=fields)
    record("indexes.instrument_loaded", core.id, {"sha256": sha256}, by=by, now=now)
    return True


@transaction.atomic
def enter_scores(
    index: str,
    source: EnteredSource,
    rows: Sequence[Score],
    existing: Existing,
    *,
    by: User,
    now: datetime,
) -> Entered:
    """Enter what one publication says, all rows or none; `existing` is for rows that differ from its own.

    What other sources say stays beside it. Raises NotAllowed, UnknownIndexError, UnknownReference, and
    InputRefused: for rows that cannot be, and with `refuse` for rows that are there with other figures.
    """
    if not may_enter_scores(by):
        raise NotAllowed("Chỉ quản trị hệ thống và chuyên viên cải cách hành chính được nhập điểm công bố")
    locked = Index.objects.select_for_update().defer("text").filter(slug=index).first()
    if locked is None:
        raise UnknownIndexError(index)
    core = index_named(index)
    units = _units(core)
    _refuse_impossible(core, units, rows)
    stored = _source_row(locked, source)
    given = [_row(locked, stored, units, score) for score in rows]
    for row in given:
        row.entered_by, row.entered_at = by, now
    meeting = _meeting(given, {_cell(row): row for row in stored.scores.all()})
    if existing == "refuse" and meeting.differing:
        raise InputRefused(Problem("already_there", _told(core, *pair)) for pair in meeting.differing)
    entered = _store_entered(meeting, replace=existing == "replace")
    locked.revision = uuid4()
    locked.save(update_fields=["revision"])
    detail = {
        "source": stored.slug,
        "title": source.title,
        "existing": existing,
        **asdict(entered),
        "was": [_told(core, *pair) for pair in meeting.differing] if entered.replaced else [],
    }
    record("indexes.scores_entered", index, detail, by=by, now=now)
    return entered


@transaction.atomic
def withdraw_score(index: str, score: int, reason: str, *, by: User, now: datetime) -> None:
    """Take back one score that a person entered; the log keeps everything that was there, and why it went.

    Raises NotAllowed, UnknownIndexError, UnknownScoreError (also for a score of the files, which is mended in
    the files), and InputRefused without a reason.
    """
    if not may_enter_scores(by):
        raise NotAllowed("Chỉ quản trị hệ thống và chuyên viên cải cách hành chính được rút điểm đã nhập")
    locked = Index.objects.select_for_update().defer("text").filter(slug=index).first()
    if locked is None:
        raise UnknownIndexError(index)
    row = locked.scores.filter(pk=score, source__entered=True).select_related(*TOLD_OF_A_SCORE).first()
    if row is None:
        raise UnknownScoreError(score)
    if not reason.strip():
        raise InputRefused([Problem("missing_reason", "Hãy ghi lý do rút lại")])
    record("indexes.score_withdrawn", index, {**_whole(row), "reason": reason.strip()}, by=by, now=now)
    row.delete()
    locked.revision = uuid4()
    locked.save(update_fields=["revision"])


def _whole(row: PublishedScore) -> dict[str, object]:
    """Everything that a row holds, so that the log alone can tell what it was."""
    value, source = as_printed(row.value, row.decimals), row.source
    return {
        "score": row.pk,
        "unit": row.unit.slug,
        "year": row.year,
        "line": row.line,
        "value": None if value is None else f"{value:f}",
        "rank": row.rank,
        "of": row.of,
        "source": source.slug,
        "title": source.title,
        "day": source.day.isoformat() if source.day else None,
        "address": source.address,
        "entered_by": row.entered_by.username if row.entered_by else None,
        "entered_at": row.entered_at.isoformat() if row.entered_at else None,
    }


def _refuse_impossible(core: CoreIndex, units: dict[str, Agency], rows: Sequence[Score]) -> None:
    """All that cannot be, at once: lines that the year does not have, rows given twice, figures off scale."""
    problems: list[Problem] = []
    seen: set[tuple[str, int, str]] = set()
    elsewhen = why_not_counted(core, {(score.unit, score.year) for score in rows})
    for score in rows:
        cell = (score.unit, score.year, score.line)
        line = core.by_key.get(score.line)
        named = line.label if line else score.line
        where = f"{_named(units, score.unit, 'đơn vị').name}, năm {score.year}, {named}"
        if line is None or not line.exists_in(score.year):
            problems.append(Problem("unknown_line", f"{where}: năm này không có nội dung ấy"))
            continue
        if (score.unit, score.year) in elsewhen:
            problems.append(Problem("unit_of_another_year", f"{where}: {elsewhen[score.unit, score.year]}"))
        if cell in seen:
            problems.append(Problem("duplicate_row", f"{where}: nhập hai lần"))
        seen.add(cell)
        problems += [Problem(f.code, f"{where}: {f.message}", hint=f.hint) for f in score_faults(core, score)]
    if problems:
        raise InputRefused(problems)


def _source_row(index: Index, source: EnteredSource) -> ScoreSource:
    """The entered source of this title, day and address; made when there is none."""
    named = {"title": source.title, "day": source.day, "address": source.address}
    entered = index.sources.filter(entered=True)
    found = entered.filter(**named).first()
    if found is not None:
        return found
    place = entered.count()
    return ScoreSource.objects.create(
        index=index,
        slug=f"{ENTERED_BEFORE}{place + 1}",
        status=Status.SOURCED.value,
        position=place,
        entered=True,
        **named,
    )


Cell = tuple[int, int, str]


def _cell(row: PublishedScore) -> Cell:
    return (row.unit_id, row.year, row.line)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Rows that are given, beside what their source said before: new, the same, differing as (old, given)."""

    new: list[PublishedScore]
    same: int
    differing: list[tuple[PublishedScore, PublishedScore]]


def _meeting(given: list[PublishedScore], there: dict[Cell, PublishedScore]) -> _Meeting:
    met = [(there[_cell(row)], row) for row in given if _cell(row) in there]
    differing = [(old, row) for old, row in met if not _same(row, old)]
    new = [row for row in given if _cell(row) not in there]
    return _Meeting(new, len(met) - len(differing), differing)


def _store_entered(meeting: _Meeting, *, replace: bool) -> Entered:
    PublishedScore.objects.bulk_create(meeting.new, batch_size=2000)
    new, differing = len(meeting.new), len(meeting.differing)
    if not replace:
        return Entered(new, meeting.same, skipped=differing)
    for old, row in meeting.differing:
        row.pk = old.pk
    PublishedScore.objects.bulk_update([row for _, row in meeting.differing], SCORE_FIELDS, batch_size=500)
    return Entered(new, meeting.same, replaced=differing)


def _same(row: PublishedScore, old: PublishedScore) -> bool:
    return (row.value, row.rank, row.of) == (old.value, old.rank, old.of)


def _told(core: CoreIndex, old: PublishedScore, row: PublishedScore) -> str:
    where = f"{row.unit}, năm {row.year}, {core.by_key[row.line].label}"
    return f"{where}: nguồn này đã ghi {_said(old)}, nay nhập {_said(row)}"


def _said(row: PublishedScore) -> str:
    value = as_printed(row.value, row.decimals)
    text = "không có điểm" if value is None else grouped(f"{value:f}")
    return text if row.rank is None else f"{text}, hạng {row.rank}" + (f"/{row.of}" if row.of else "")
