"""How plans are carried out: what is owed, what was said of it, boards, difficulties, agencies' own plans."""

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.plain import Slug, Year
from cchc.api.schemas.plan_life import (
    BoardAsked,
    DifficultyOut,
    OwedAsked,
    OwedOut,
    OwedPageOut,
    OwnPlanOut,
    PlanFindingOut,
    PlanGroupOut,
    PlanProgressOut,
    ProgressGiven,
    SeenGiven,
    TaskId,
    difficulty_out,
    findings_out,
    group_out,
    owed_out,
    own_plan_out,
    progress_out,
)
from cchc.core.plan.boards import by_agency, by_criterion, by_month, hurried
from cchc.core.plan.check import plan_findings
from cchc.core.plan.progress import Owed, Slot
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.plans.actions import confirm_progress, save_progress
from cchc.records.plans.queries.difficulties import difficulties_of
from cchc.records.plans.queries.mended import coverage_of_work
from cchc.records.plans.queries.own_plans import own_plans
from cchc.records.plans.queries.work import PlanWork, work_of

MOST = 500
GROUPING = {"agency": by_agency, "month": by_month, "criterion": by_criterion}
plan_life = Router(tags=["Thực hiện kế hoạch"])


def _work(request: Call, slug: str) -> PlanWork:
    return work_of(caller(request), slug, timezone.localdate())


def _of_year(one: Owed, year: int | None) -> bool:
    """What has no day belongs to every year, as on the board of the pages."""
    return year is None or one.due is None or one.due.year == year


@plan_life.get(
    "/plans/{slug}/progress",
    response=reads(OwedPageOut),
    url_name="plan_progress",
    summary="Việc phải làm và tình hình",
    operation_id="plan_progress",
)
def owed(request: Call, slug: Path[Slug], asked: Query[OwedAsked]) -> OwedPageOut:
    """Mỗi cơ quan, mỗi nhiệm vụ, mỗi kỳ một dòng; việc quá hạn đứng trước."""
    work = _work(request, slug)
    found = [
        one
        for one in work.owed
        if asked.agency in (None, one.agency)
        and asked.task in (None, one.task.id)
        and asked.outlook in (None, one.outlook(work.day))
        and _of_year(one, asked.year)
    ]
    shown = hurried(found, work.day)[asked.offset : asked.offset + asked.limit]
    return OwedPageOut(count=len(found), items=[owed_out(work, one) for one in shown])


@plan_life.get(
    "/plans/{slug}/board",
    response=reads(list[PlanGroupOut]),
    url_name="plan_board",
    summary="Bảng theo dõi nhiệm vụ",
    operation_id="plan_board",
)
def board(request: Call, slug: Path[Slug], asked: Query[BoardAsked]) -> list[PlanGroupOut]:
    """Theo cơ quan, theo tháng hay theo tiêu chí; nhóm có việc quá hạn đứng trước."""
    work = _work(request, slug)
    covered = coverage_of_work(caller(request), work)
    gains = None if covered is None else {gain.task.id: gain for gain in covered.tasks}
    rows = [one for one in work.owed if _of_year(one, asked.year)]
    groups = GROUPING[asked.by](rows, work.day, gains)
    return [group_out(one, work.name_of(one.key) if asked.by == "agency" else one.key) for one in groups]


@plan_life.get(
    "/plans/{slug}/check",
    response=reads(list[PlanFindingOut]),
    url_name="plan_check",
    summary="Rà soát kế hoạch",
    operation_id="plan_check",
)
def check(request: Call, slug: Path[Slug]) -> list[PlanFindingOut]:
    """Thiếu cơ quan chủ trì, thời hạn không hiểu, điểm mất chưa ai nhận khắc phục; phải sửa đứng trước."""
    work = _work(request, slug)
    covered, plan = coverage_of_work(caller(request), work), work.chain.plan
    same = covered is not None and covered.plan.catalogue.id == plan.catalogue.id
    return findings_out(plan_findings(plan, covered.sheet if covered is not None and same else None))


@plan_life.get(
    "/plans/{slug}/difficulties",
    response=reads(list[DifficultyOut]),
    url_name="plan_difficulties",
    summary="Khó khăn, kiến nghị",
    operation_id="plan_difficulties",
)
def difficulties(request: Call, slug: Path[Slug]) -> list[DifficultyOut]:
    """Nội dung chưa trả lời đứng trước; nhiều nhất 500."""
    found = difficulties_of(_work(request, slug).chain.rows)[:MOST]
    return [difficulty_out(one) for one in found]


@plan_life.get(
    "/plans/{slug}/progress/{task}/{agency}/{occurrence}",
    response=reads(OwedOut),
    url_name="progress",
    summary="Tình hình một kỳ",
    operation_id="progress",
)
def one(
    request: Call, slug: Path[Slug], task: Path[TaskId], agency: Path[Slug], occurrence: Path[Slug]
) -> OwedOut:
    """Một nhiệm vụ, một cơ quan, một kỳ."""
    work = _work(request, slug)
    found = work.at(Slot(task, agency, occurrence))
    if found is None:
        raise NotVisibleError(slug)
    return owed_out(work, found)


@plan_life.post(
    "/plans/{slug}/progress/{task}/{agency}/{occurrence}",
    response=writes(PlanProgressOut),
    auth=WRITE,
    url_name="progress",
    summary="Ghi tình hình một kỳ",
    operation_id="save_progress",
)
def save(
    request: Call,
    slug: Path[Slug],
    task: Path[TaskId],
    agency: Path[Slug],
    occurrence: Path[Slug],
    given: ProgressGiven,
) -> PlanProgressOut:
    """Người khác đã ghi sau `seen` thì 409, không ghi đè."""
    slot, by = Slot(task, agency, occurrence), caller(request)
    row = save_progress(slug, slot, given.report(), seen=given.seen, by=by, now=timezone.now())
    return progress_out(row)


@plan_life.post(
    "/plans/{slug}/progress/{task}/{agency}/{occurrence}/confirm",
    response=writes(PlanProgressOut),
    auth=WRITE,
    url_name="progress_confirm",
    summary="Xác nhận kết quả một kỳ",
    operation_id="confirm_progress",
)
def confirm(
    request: Call,
    slug: Path[Slug],
    task: Path[TaskId],
    agency: Path[Slug],
    occurrence: Path[Slug],
    given: SeenGiven,
) -> PlanProgressOut:
    """Lãnh đạo cơ quan xác nhận việc đã hoàn thành hay không thực hiện được."""
    slot, by = Slot(task, agency, occurrence), caller(request)
    return progress_out(confirm_progress(slug, slot, seen=given.seen, by=by, now=timezone.now()))


@plan_life.get(
    "/own-plans/{year}",
    response=reads(list[OwnPlanOut]),
    url_name="own_plans",
    summary="Kế hoạch riêng của các cơ quan",
    operation_id="own_plans",
)
def own(request: Call, year: Path[Year]) -> list[OwnPlanOut]:
    """Các cơ quan của tỉnh mà người gọi làm việc; cơ quan chưa ban hành đứng trước."""
    roots = sorted({one.root for one in standing(request).held if one.root is not None})
    return [own_plan_out(row) for root in roots for row in own_plans(root, year)]
