"""Reporting rounds: listed; opened, amended, extended, closed and opened again by who coordinates."""

from datetime import datetime

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.plain import Slug
from cchc.api.schemas.reporting import ReportingRoundOut, round_out
from cchc.api.schemas.reporting_rounds import (
    PeriodAsked,
    RoundAmendedGiven,
    RoundGiven,
    RoundOfferOut,
    RoundReopenedGiven,
    RoundSeenGiven,
    RoundWrittenOut,
    offer_out,
    rehearsed_out,
    written_out,
)
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.core.reporting.periods import ReportPeriod
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.queries.provinces import provinces_coordinated
from cchc.records.reports.actions import amend_round, close_round, open_round, rehearse_round, reopen_round
from cchc.records.reports.queries import board_for, proposed_units_due, visible_rounds
from cchc.records.reports.queries.asked import asked_before
from cchc.records.reports.queries.listed import RoundCount, round_counts
from cchc.records.reports.queries.offered import PeriodChoice, agencies_to_ask, period_choice

MOST = 100
reporting_rounds = Router(tags=["Báo cáo định kỳ"])


@reporting_rounds.get(
    "/reporting",
    response=reads(list[ReportingRoundOut]),
    url_name="reporting_rounds",
    summary="Các đợt báo cáo được xem",
    operation_id="reporting_rounds",
)
def listed(request: Call) -> list[ReportingRoundOut]:
    """Mới nhất trước, nhiều nhất 100 đợt."""
    mine = standing(request)
    rounds = list(visible_rounds(mine.person, mine.day)[:MOST])
    counts = round_counts(mine, rounds)
    return [round_out(one, counts.get(one.pk, RoundCount())) for one in rounds]


@reporting_rounds.get(
    "/reporting-offer",
    response=reads(RoundOfferOut),
    url_name="reporting_offer",
    summary="Đợt báo cáo có thể mở",
    operation_id="reporting_offer",
)
def offer(request: Call, asked: Query[PeriodAsked]) -> RoundOfferOut:
    """Mốc của kỳ, cơ quan có thể yêu cầu, chỉ tiêu của đợt trước; chỉ cho chuyên viên CCHC của tỉnh."""
    now = timezone.now()
    root = _province(request, now)
    choice, period = _period(root, now, asked.kind, asked.year)
    agencies, before = agencies_to_ask(root, period.data_to), asked_before(root.pk)
    return offer_out(root, choice, period, proposed_units_due(period), agencies, before)


@reporting_rounds.post(
    "/reporting",
    response=writes(RoundWrittenOut),
    auth=WRITE,
    url_name="reporting_rounds",
    summary="Mở đợt báo cáo",
    operation_id="open_reporting_round",
)
def opened(request: Call, given: RoundGiven) -> RoundWrittenOut:
    """Mỗi kỳ một đợt; các cơ quan được yêu cầu viết được ngay. `dry` chỉ kiểm tra, không mở."""
    by, now = caller(request), timezone.now()
    root = _province(request, now)
    _, period = _period(root, now, given.kind, given.year)
    opening = given.opening(root.pk, period, proposed_units_due(period))
    if given.dry:
        rehearse_round(opening, by=by, now=now)
        return rehearsed_out(opening)
    return written_out(open_round(opening, by=by, now=now))


@reporting_rounds.post(
    "/reporting/{slug}/amend",
    response=writes(RoundWrittenOut),
    auth=WRITE,
    url_name="reporting_amend",
    summary="Gia hạn, thêm cơ quan",
    operation_id="amend_reporting_round",
)
def amended(request: Call, slug: Path[Slug], given: RoundAmendedGiven) -> RoundWrittenOut:
    """Báo cáo đã có giữ nguyên. Đợt đã đổi sau `seen`, hoặc đã đóng, thì 409."""
    now = timezone.now()
    wanted = given.amendment(board_for(standing(request, now), slug).round)
    return written_out(amend_round(slug, wanted, seen=given.seen, by=caller(request), now=now))


@reporting_rounds.post(
    "/reporting/{slug}/close",
    response=writes(RoundWrittenOut),
    auth=WRITE,
    url_name="reporting_close",
    summary="Đóng đợt báo cáo",
    operation_id="close_reporting_round",
)
def closed(request: Call, slug: Path[Slug], given: RoundSeenGiven) -> RoundWrittenOut:
    """Đóng rồi thì không cơ quan nào sửa, gửi được nữa. Đợt đã đổi sau `seen` thì 409."""
    return written_out(close_round(slug, seen=given.seen, by=caller(request), now=timezone.now()))


@reporting_rounds.post(
    "/reporting/{slug}/reopen",
    response=writes(RoundWrittenOut),
    auth=WRITE,
    url_name="reporting_reopen",
    summary="Mở lại đợt báo cáo",
    operation_id="reopen_reporting_round",
)
def reopened(request: Call, slug: Path[Slug], given: RoundReopenedGiven) -> RoundWrittenOut:
    """Phải ghi lý do; báo cáo giữ nguyên như khi đóng. Đợt đã đổi sau `seen` thì 409."""
    by, now = caller(request), timezone.now()
    return written_out(reopen_round(slug, given.reason, seen=given.seen, by=by, now=now))


def _province(request: Call, now: datetime) -> Agency:
    """The province in which the caller coordinates; raises NotAllowed for who coordinates in none."""
    found = provinces_coordinated(standing(request, now)).first()
    if found is None:
        raise NotAllowed("Chỉ Sở Nội vụ được mở đợt báo cáo")
    return found


def _period(root: Agency, now: datetime, kind: str, year: int | None) -> tuple[PeriodChoice, ReportPeriod]:
    """The period asked for, the next one where nothing is; raises InputRefused for one that is not there."""
    today = timezone.localdate(now)
    wanted = str(year or today.year) if kind else ""
    choice = period_choice(kind, wanted, root, today)
    known = {one.id: one.name for one in choice.cutoffs}
    if kind and kind not in known:
        hint = f"Các kỳ: {', '.join(f'{one} ({name})' for one, name in known.items())}"
        raise InputRefused([Problem("unknown_period", "Không có kỳ báo cáo này", Place(column="kind"), hint)])
    if wanted and str(choice.year) != wanted:
        text = f"Kỳ báo cáo phải thuộc một năm từ {choice.years[-1]} đến {choice.years[0]}"
        raise InputRefused([Problem("unknown_period", text, Place(column="year"))])
    if choice.period is None:
        raise InputRefused([Problem("no_periods", "Chưa nạp mốc chốt số liệu của các kỳ")])
    return choice, choice.period
