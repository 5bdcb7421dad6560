"""The life of a plan as a whole: its versions, and the points that came back the year after."""

from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, caller
from cchc.api.schemas.plain import Slug
from cchc.api.schemas.plan_loop import PlanVersionOut, WonBackOut, version_out, won_back_out
from cchc.core.plan.won_back import won_back
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.plans.queries.mended import coverage_of_work
from cchc.records.plans.queries.next_year import next_year_of
from cchc.records.plans.queries.work import work_of

plan_loop = Router(tags=["Thực hiện kế hoạch"])


@plan_loop.get(
    "/plans/{slug}/versions",
    response=reads(list[PlanVersionOut]),
    url_name="plan_versions",
    summary="Các lần sửa đổi, bổ sung",
    operation_id="plan_versions",
)
def versions(request: Call, slug: Path[Slug]) -> list[PlanVersionOut]:
    """Bản mới nhất trước, mỗi bản với nhiệm vụ bổ sung, bãi bỏ, sửa đổi so với bản trước."""
    work = work_of(caller(request), slug, timezone.localdate())
    return [version_out(one) for one in reversed(work.chain.versions)]


@plan_loop.get(
    "/plans/{slug}/won-back",
    response=reads(WonBackOut),
    url_name="plan_won_back",
    summary="Điểm lấy lại được",
    operation_id="plan_won_back",
)
def back(request: Call, slug: Path[Slug]) -> WonBackOut:
    """Điểm dự kiến lấy lại so với kết quả năm sau; 404 khi kế hoạch không khắc phục kết quả được xem."""
    by = caller(request)
    work = work_of(by, slug, timezone.localdate())
    covered = coverage_of_work(by, work)
    if covered is None:
        raise NotVisibleError(slug)
    after, crosswalk = next_year_of(by, covered.sheet.assessment)
    found = won_back(covered, None if after is None else score_sheet(after), crosswalk)
    return won_back_out(work, found)
