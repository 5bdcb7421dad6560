"""Reading a document for a draft: while a person waits for the page, or later, with its progress told."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

from django.utils import timezone

from cchc.core.errors import InputRefused
from cchc.files.plan_import.content import content_of
from cchc.files.plan_import.probing import Progress, Told
from cchc.files.plan_import.reading import read_paper
from cchc.files.plan_import.understanding import understand
from cchc.records.agencies.models import Register
from cchc.records.agencies.queries import register_of
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.plans.draft_verdict import verdict_content
from cchc.records.plans.models import PlanReading, ReadingState

AT_ONCE = 5.0  # seconds that a person waits for the page
JUDGED = 1.0  # seconds of reading after which it is known how long the rest takes
LONGEST = 15 * 60.0
APART = timedelta(seconds=1)
FELL_OVER = "Việc đọc bị ngắt vì lỗi của phần mềm; người quản trị xem nhật ký của máy chủ"


class _TooLongError(Exception):
    """The document will take longer than a person waits for a page."""


class _GoneError(Exception):
    """The document was thrown away, or ordered anew, while it was read; or the process has to end."""


def read_at_once(
    raw: bytes,
    file: str,
    sources: tuple[Register, CatalogueVersion],
    day: date,
    seconds: float = AT_ONCE,
) -> dict[str, Any] | None:
    """`content` and `shown` of a reading, None for what takes longer than a person waits for a page.

    Raises InputRefused.
    """
    try:
        return _read(raw, file, sources, day, seconds, _patient(seconds))
    except _TooLongError:
        return None
    except InputRefused as refused:
        if refused.problem.code == "too_slow":
            return None
        raise


def _patient(seconds: float) -> Told:
    """Gives up as soon as it is seen that the rest will take too long."""
    begun: list[float] = []

    def told(far: Progress) -> None:
        begun.append(monotonic())
        spent = begun[-1] - begun[0]
        if spent > JUDGED and spent * far.whole > seconds * far.done:
            raise _TooLongError

    return told


def read_waiting(
    reading: int, attempt: int, clock: Callable[[], datetime], stopping: Callable[[], bool]
) -> bool:
    """Read a document that waits, telling how far it is; False when it waits no more, or not for this order.

    Everything is written outside of one transaction, so that others see the progress. `stopping` is asked
    after each page: what is not read to its end by then is False too.
    """
    mine = PlanReading.objects.filter(pk=reading, attempt=attempt)
    if not mine.filter(state=ReadingState.WAITING).update(state=ReadingState.RUNNING, beat_at=clock()):
        return False
    row = mine.select_related("register", "catalogue", "source").get()
    told = _beating(mine.update, clock, stopping)
    try:
        sources = row.register, row.catalogue
        day = timezone.localdate(row.sent_at)
        found = _read(bytes(row.source.content), row.file_name, sources, day, LONGEST, told)
        found["state"] = ReadingState.READ
    except _GoneError:
        return False
    except InputRefused as refused:
        problems = [{"message": one.message, "hint": one.hint} for one in refused.problems]
        found = {"state": ReadingState.REFUSED, "problems": problems}
    except Exception:
        mine.update(state=ReadingState.REFUSED, problems=[{"message": FELL_OVER, "hint": ""}])
        raise
    return bool(mine.update(**found, beat_at=clock()))


def _beating(update: Callable[..., int], clock: Callable[[], datetime], stopping: Callable[[], bool]) -> Told:
    """Writes how far the reading is, at most once in a while."""
    last = clock() - APART

    def told(far: Progress) -> None:
        nonlocal last
        if stopping():
            raise _GoneError
        now = clock()
        if now - last < APART and far.done < far.whole:
            return
        last = now
        if not update(done=far.done, whole=far.whole, tables=far.tables, beat_at=now):
            raise _GoneError

    return told


def _read(
    raw: bytes, file: str, sources: tuple[Register, CatalogueVersion], day: date, seconds: float, told: Told
) -> dict[str, Any]:
    register, catalogue = register_of(sources[0]), core_catalogue(sources[1])
    draft = understand(read_paper(raw, file, seconds=seconds, told=told), register, catalogue, day)
    return {"content": content_of(draft), "shown": verdict_content(draft, register)}
