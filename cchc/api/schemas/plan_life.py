"""What is owed of a plan and what was said of it, as it is given and as it is sent."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import GREATEST, Body, Day, Exact, Page, Slug, Text, Words, Year, exact
from cchc.core.plan.boards import Group
from cchc.core.plan.check import PlanFinding
from cchc.core.plan.progress import Outlook, Owed, Status
from cchc.records.plans.actions import Report
from cchc.records.plans.models import Difficulty, Progress
from cchc.records.plans.queries.own_plans import OwnPlanRow
from cchc.records.plans.queries.work import PlanWork

TaskId = Annotated[str, Field(pattern=r"^[^/\x00]{1,80}$")]
MOST_UNITS = 500


class OwedAsked(Page):
    """Cơ quan nào, nhiệm vụ nào, năm nào, tình trạng nào; không nêu là tất cả."""

    agency: Slug | None = None
    task: TaskId | None = None
    year: Year | None = None
    outlook: Outlook | None = None


class BoardAsked(Body):
    """Nhóm theo gì, và năm nào; không nêu năm là tất cả."""

    by: Literal["agency", "month", "criterion"] = "agency"
    year: Year | None = None


class OwedOut(Schema):
    """Một cơ quan phải làm một nhiệm vụ ở một kỳ; gửi `version` ở `seen` khi ghi, 0: chưa ai ghi."""

    task: str
    title: str
    agency: str
    agency_name: str
    occurrence: str
    label: str
    due: date | None
    outlook: str
    status: str | None
    version: int
    result: str
    done_on: date | None
    units: list[str]
    reason: str
    confirmed: bool
    documents: int


class OwedPageOut(Schema):
    """Một phần của danh sách, việc gấp đứng trước; `count` là số việc tìm thấy."""

    count: int
    items: list[OwedOut]


class ProgressGiven(Body):
    """Tình hình một kỳ; `units` là các đơn vị đã xong của nhiệm vụ có số lượng."""

    status: Status
    result: Text = ""
    done_on: Day | None = None
    units: list[Words] = Field(default_factory=list, max_length=MOST_UNITS)
    reason: Text = ""
    seen: int = Field(ge=0, le=GREATEST)

    def report(self) -> Report:
        """What is said, as the act takes it."""
        return Report(self.status, self.result, self.done_on, tuple(self.units), self.reason)


class SeenGiven(Body):
    """Lần ghi mà người gọi đã thấy."""

    seen: int = Field(ge=0, le=GREATEST)


class PlanProgressOut(Schema):
    """Tình hình sau khi ghi."""

    version: int
    status: str
    confirmed: bool


class PlanGroupOut(Schema):
    """Một cơ quan, tháng hay tiêu chí với số việc theo tình trạng; `at_risk` null: chưa biết."""

    key: str
    name: str
    owed: int
    settled: int
    counts: dict[str, int]
    at_risk: Exact


class DifficultyOut(Schema):
    """Một khó khăn, kiến nghị của cơ quan; `answer` rỗng: chưa trả lời."""

    task: str
    agency: str
    agency_name: str
    occurrence: str
    kind: str
    text: str
    at: datetime
    answer: str
    answered_at: datetime | None


class PlanFindingOut(Schema):
    """Một điều cần đọc lại trong kế hoạch: phải sửa, cần cân nhắc, cần biết."""

    code: str
    weight: str
    text: str
    tasks: list[str]
    line: str


class OwnPlanOut(Schema):
    """Kế hoạch riêng của một cơ quan trong một năm; `issued` false: chưa biết đã ban hành."""

    agency: str
    name: str
    issued: bool
    number: str
    day: date | None
    address: str
    note: str
    version: int


def owed_out(work: PlanWork, one: Owed) -> OwedOut:
    """What one agency owes at one time, with what it said."""
    said, turn = one.said, one.occurrence
    return OwedOut(
        task=one.task.id,
        title=one.task.title,
        agency=one.agency,
        agency_name=work.name_of(one.agency),
        occurrence=one.slot.key,
        label="" if turn is None else turn.label,
        due=one.due,
        outlook=one.outlook(work.day),
        status=None if said is None else said.status,
        version=0 if said is None else said.version,
        result="" if said is None else said.result,
        done_on=None if said is None else said.done_on,
        units=[] if said is None else list(said.units),
        reason="" if said is None else said.reason,
        confirmed=said is not None and said.confirmed,
        documents=0 if said is None else said.documents,
    )


def progress_out(row: Progress) -> PlanProgressOut:
    """What stands now."""
    return PlanProgressOut(version=row.version, status=row.status, confirmed=row.confirmed_at is not None)


def group_out(group: Group, name: str) -> PlanGroupOut:
    """One group of a board."""
    return PlanGroupOut(
        key=group.key,
        name=name,
        owed=len(group.owed),
        settled=group.settled,
        counts={str(outlook): number for outlook, number in group.counts.items()},
        at_risk=exact(group.at_risk),
    )


def difficulty_out(row: Difficulty) -> DifficultyOut:
    """One difficulty with its answer."""
    return DifficultyOut(
        task=row.task.number,
        agency=row.agency.slug,
        agency_name=row.agency.name,
        occurrence=row.occurrence,
        kind=row.kind,
        text=row.text,
        at=row.at,
        answer=row.answer,
        answered_at=row.answered_at,
    )


def findings_out(findings: Iterable[PlanFinding]) -> list[PlanFindingOut]:
    """What the check found."""
    return [
        PlanFindingOut(code=one.code, weight=one.weight, text=one.text, tasks=list(one.tasks), line=one.line)
        for one in findings
    ]


def own_plan_out(row: OwnPlanRow) -> OwnPlanOut:
    """One agency and its plan of the year."""
    plan = row.plan
    return OwnPlanOut(
        agency=row.agency.slug,
        name=row.agency.name,
        issued=row.issued,
        number="" if plan is None else plan.number,
        day=None if plan is None else plan.day,
        address="" if plan is None else plan.address,
        note="" if plan is None else plan.note,
        version=0 if plan is None else plan.version,
    )
