"""The rounds of one unit: side by side as a report, line by line, and what Ministry and province did."""

from ninja import Path, Router

from cchc.api.answers import reads
from cchc.api.callers import Call
from cchc.api.desk import running_desk, seen_desk, whole_desk
from cchc.api.schemas.plain import LineKey, Slug
from cchc.api.schemas.reports import ReportOut, report_out
from cchc.api.schemas.rounds import (
    MilestonesOut,
    RoundDeductionOut,
    RoundLineOut,
    milestones_out,
    round_deduction,
    round_line,
)
from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.circuit import Circuit, effective_round
from cchc.core.report.rounds import rounds_report
from cchc.core.scoring.assessment import NO_ENTRY
from cchc.core.scoring.evaluate import evaluate
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.catalogues.queries import work_calendar
from cchc.records.rounds.models import PublishedResult, RoundDeduction
from cchc.records.rounds.queries import milestones_of
from cchc.records.rounds.sight import round_sheets, seen_rounds

rounds = Router(tags=["Các vòng"])


@rounds.get(
    "/campaigns/{slug}/units/{unit}/report",
    response=reads(ReportOut),
    url_name="rounds_report",
    summary="Các vòng cạnh nhau",
    operation_id="rounds_report",
)
def report(request: Call, slug: Path[Slug], unit: Path[Slug]) -> ReportOut:
    """Mỗi dòng, mỗi vòng nói gì, thay đổi bao nhiêu; tổng điểm sau từng vòng."""
    desk = seen_desk(request, slug)
    found = desk.unit(unit)
    seen = seen_rounds(desk.standing, found)
    sheets = round_sheets(found, seen.figures) if seen.whole else {}
    return report_out(rounds_report(desk.head, found.unit.name, seen.figures, sheets))


@rounds.get(
    "/campaigns/{slug}/units/{unit}/lines/{line}",
    response=reads(RoundLineOut),
    url_name="round_line",
    summary="Một dòng ở mọi vòng",
    operation_id="round_line",
)
def one_line(request: Call, slug: Path[Slug], unit: Path[Slug], line: Path[LineKey]) -> RoundLineOut:
    """Số liệu của từng vòng, ai ghi, theo nguồn nào; cách tính điểm của vòng đang được tính."""
    desk = seen_desk(request, slug)
    seen = seen_rounds(desk.standing, desk.unit(unit))
    catalogue = desk.catalogue
    leaf = catalogue.by_key.get(line)
    if leaf is None or not leaf.is_leaf or (not seen.whole and line not in seen.figures):
        raise NotVisibleError(line)
    said = seen.figures.get(line, {})
    kept = effective_round(said, desk.circuit)
    days = work_calendar([desk.campaign.year]) if catalogue.counts_working_days else WEEKENDS_ONLY
    entry = NO_ENTRY if kept is None else said[kept].entry
    return round_line(leaf, said, kept, evaluate(leaf, entry, catalogue.rounding, days))


@rounds.get(
    "/campaigns/{slug}/units/{unit}/lines/{line}/deductions",
    response=reads(list[RoundDeductionOut]),
    url_name="round_deductions",
    summary="Khoản trừ của Bộ ở một dòng",
    operation_id="round_deductions",
)
def deductions(
    request: Call, slug: Path[Slug], unit: Path[Slug], line: Path[LineKey]
) -> list[RoundDeductionOut]:
    """Các khoản đã ghi, theo thứ tự của nguồn; cho chuyên viên CCHC của tỉnh, trước khi công bố."""
    desk = running_desk(request, slug, Circuit.NATIONAL)
    found, leaf = desk.unit(unit), desk.catalogue.by_key.get(line)
    if leaf is None or not leaf.is_leaf or found.published_id:
        raise NotVisibleError(line)
    rows = RoundDeduction.objects.filter(campaign_unit=found, line__key=line)
    return [round_deduction(row) for row in rows]


@rounds.get(
    "/campaigns/{slug}/units/{unit}/milestones",
    response=reads(MilestonesOut),
    url_name="milestones",
    summary="Các mốc của tỉnh",
    operation_id="milestones",
)
def milestones(request: Call, slug: Path[Slug], unit: Path[Slug]) -> MilestonesOut:
    """Ký, gửi, giải trình trong đợt của Bộ, và kết quả Bộ công bố."""
    desk = whole_desk(request, slug, Circuit.NATIONAL)
    found = desk.unit(unit)
    figures = PublishedResult.objects.filter(campaign_unit=found).first()
    return milestones_out(milestones_of(found), figures)
