"""How much of what was lost a draft may win back, as it stands at this moment; and one task of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from cchc.core.numerals import points_text
from cchc.core.plan.coverage import Coverage, CoveredLine, points_lost
from cchc.records.plans.draft_queries import OpenDraft
from cchc.web.plan_draft_fields import line_text


@dataclass(frozen=True, slots=True)
class LostRow:
    """One lost line: the tasks that name it, those that mend its cause, the page of a new task for it."""

    name: str
    lost: str
    tasks: str
    named: bool
    by_cause: str
    href: str


@dataclass(frozen=True, slots=True)
class CoverageTold:
    """How much of what was lost the draft may win back."""

    rows: tuple[LostRow, ...]
    lost: str
    can_win_back: str
    expected: str
    named: int


def coverage_told(draft: OpenDraft) -> CoverageTold | None:
    """Every lost line with the tasks that name it; None without a result to hold the draft against."""
    covered = draft.covered
    if covered is None:
        return None
    expected = sum((task.expected or Decimal(0) for task in covered.plan.tasks), Decimal(0))
    return CoverageTold(
        rows=tuple(_row(draft, one) for one in sorted(covered.lines, key=lambda one: one.named)),
        lost=points_text(points_lost(tuple(one.line for one in covered.lines))),
        can_win_back=points_text(covered.can_win_back),
        expected=points_text(expected),
        named=sum(one.named for one in covered.lines),
    )


def _row(draft: OpenDraft, one: CoveredLine) -> LostRow:
    key = one.line.node.key
    new = reverse("web:plan_draft_task_new", args=[draft.row.slug])
    return LostRow(
        name=line_text(one.line.node),
        lost=points_text(one.lost),
        tasks=", ".join(link.task.id for link in one.links),
        named=one.named,
        by_cause=", ".join(task.id for task, _ in one.by_cause),
        href=f"{new}?{urlencode({'dong': key})}" if draft.writable else "",
    )


def why_uncovered(draft: OpenDraft) -> str:
    """Why the draft is held against no result; empty where it is."""
    if draft.covered is not None:
        return ""
    if draft.row.result is None:
        return "Chưa chọn kết quả cần khắc phục nên chưa đối chiếu được điểm bị trừ với nhiệm vụ."
    return "Kết quả đã chọn chấm theo bộ tiêu chí khác với bản thảo nên không đối chiếu được: mã khác nhau."


def task_told(draft: OpenDraft, task: str) -> tuple[str, ...]:
    """What one task means for the draft: the lost lines that it names, and what the check says of it."""
    return (*_named(draft.covered, task), *(one.text for one in draft.findings if one.tasks == (task,)))


def _named(covered: Coverage | None, task: str) -> Iterable[str]:
    gain = next((one for one in covered.tasks if one.task.id == task), None) if covered is not None else None
    if covered is None or gain is None:
        return ()
    whole = f"Cả bản thảo nêu được {points_text(covered.can_win_back)} điểm"
    whole += f" trong {points_text(points_lost(tuple(one.line for one in covered.lines)))} điểm bị trừ"
    if not gain.lines:
        return (f"Nhiệm vụ này không nêu dòng nào đang mất điểm. {whole}.",)
    lines = ", ".join(f"{one.node.code or one.node.title} ({points_text(one.lost)})" for one in gain.lines)
    return (f"Nhiệm vụ này nêu các dòng mất {points_text(gain.at_most)} điểm: {lines}. {whole}.",)
