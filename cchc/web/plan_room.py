"""What the pages of one plan share: the plan with what was said of it, who asks, and the sister pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone

from cchc.core.numerals import date_text
from cchc.core.plan.coverage import Coverage, TaskGain
from cchc.core.plan.progress import Slot
from cchc.core.plan.tasks import Plan
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.queries.mended import coverage_of_work
from cchc.records.plans.queries.work import PlanWork, work_of
from cchc.web.navigation import Crumb, PageHead, Tab, home_crumb
from cchc.web.requests import PageRequest, or_not_found

PAGES = (
    ("Nội dung kế hoạch", "web:plan"),
    ("Theo dõi nhiệm vụ", "web:plan_board"),
    ("Khó khăn, kiến nghị", "web:plan_difficulties"),
    ("Kiểm tra kế hoạch", "web:plan_check"),
)
OF_RESULT = (("Độ phủ điểm mất", "web:coverage"), ("Điểm lấy lại", "web:plan_won_back"))
AMENDED = ("Các lần sửa đổi", "web:plan_versions")


@dataclass(frozen=True)
class PlanRoom:
    """One plan as a person has it before him at one moment."""

    work: PlanWork
    now: datetime
    by: User

    @cached_property
    def standing(self) -> Standing:
        """What the person holds today; two queries, for pages that ask."""
        return standing_of(self.by, self.work.day)

    @property
    def slug(self) -> str:
        """The identifier of the version that was asked for."""
        return self.work.chain.row.slug

    @property
    def plan(self) -> Plan:
        """The version that was asked for."""
        return self.work.chain.plan

    @property
    def newest(self) -> Plan:
        """The version that was signed last."""
        return self.work.chain.versions[-1].plan

    @property
    def root(self) -> int:
        """The province."""
        return self.work.chain.root

    @property
    def coordinates(self) -> bool:
        """Whether the person coordinates in the province."""
        return self.standing.coordinates(self.root)

    @cached_property
    def coverage(self) -> Coverage | None:
        """The lost points of the result that the plan mends; None where it mends none that one may see."""
        return coverage_of_work(self.by, self.work)

    @property
    def gains(self) -> Mapping[str, TaskGain] | None:
        """What each task can win back; None where no result says it."""
        return None if self.coverage is None else {gain.task.id: gain for gain in self.coverage.tasks}


@dataclass(frozen=True, slots=True)
class TaskState:
    """How far a task has come, in words."""

    text: str = ""
    look: str = ""


def room_of(request: PageRequest, plan: str) -> PlanRoom:
    """The plan for whoever sees it, 404 for all others; four queries."""
    now = timezone.now()
    day = timezone.localdate(now)
    with or_not_found():
        work = work_of(request.user, plan, day)
    return PlanRoom(work, now, request.user)


def plans_crumb() -> Crumb:
    """The way back to the list of plans."""
    return Crumb("Kế hoạch", reverse("web:plans"))


def room_head(room: PlanRoom, title: str, active: str, *above: Crumb, board: str | None = None) -> PageHead:
    """The head of a page; `active` is the tab to which it belongs, `board` follows its requirements."""
    plan = room.plan
    own = (
        ()
        if active == "web:plan"
        else (Crumb(f"Kế hoạch {plan.number}", reverse("web:plan", args=[plan.id])),)
    )
    return PageHead(
        title=title,
        crumbs=(home_crumb(), plans_crumb(), *own, *above),
        tabs=tuple(_tabs(room, active, board, inside=bool(above))),
        tabs_label=f"Các trang của kế hoạch {plan.number}",
        subtitle=plan.title,
        subtitle_label="Tên kế hoạch",
        data_date=date_text(plan.day),
        date_label="Ban hành ngày",
        illustrative=plan.catalogue.illustrative,
    )


def _tabs(room: PlanRoom, active: str, board: str | None, *, inside: bool) -> list[Tab]:
    pages = [*PAGES]
    pages += OF_RESULT if room.work.chain.newest.result_id is not None else ()
    pages += (AMENDED,) if len(room.work.chain.rows) > 1 else ()
    tabs = [
        Tab(text, reverse(name, args=[room.slug]), ("true" if inside else "page") if name == active else "")
        for text, name in pages
    ]
    if board is not None:
        tabs.append(Tab("Bảng theo dõi yêu cầu", reverse("web:board", args=[board]), ""))
    return tabs


def task_href(plan: str, task: str) -> str:
    """The page of one task."""
    return f"{reverse('web:plan', args=[plan])}nhiem-vu/{quote(task, safe='')}/"


def slot_href(plan: str, slot: Slot) -> str:
    """The page on which one agency reports of one occurrence."""
    return f"{task_href(plan, slot.task)}{slot.agency}/{slot.key}/"
