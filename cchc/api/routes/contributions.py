"""Figures gathered from many units: the small forms of a person, the table of who adds up."""

from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.contributions import (
    AdoptGiven,
    CollectingOut,
    ContributionGiven,
    ContributionOut,
    ContributionReturned,
    MemberFormOut,
    ProgressOut,
    SendGiven,
    collecting_out,
    contribution_out,
    form_out,
    progress_out,
)
from cchc.api.schemas.facts import fact_given
from cchc.api.schemas.figures import FigureOut, stored_out
from cchc.api.schemas.plain import RowId, Slug
from cchc.api.schemas.portions import DoneOut
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.queries import campaign_for
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions import (
    adopt_sum,
    return_contribution,
    save_contribution,
    send_contribution,
)
from cchc.records.entries.queries import (
    collected_progress,
    collecting_table,
    contribution_form,
    my_contributions,
)

contributions = Router(tags=["Số liệu nhiều đơn vị"])


@contributions.get(
    "/campaigns/{slug}/contributions",
    response=reads(list[MemberFormOut]),
    url_name="contributions",
    summary="Số liệu thành phần phải nhập",
    operation_id="contributions",
)
def mine(request: Call, slug: Path[Slug]) -> list[MemberFormOut]:
    """Những số liệu mà các cơ quan của người gọi phải nhập trong đợt."""
    now = timezone.now()
    me = standing(request, now)
    return [form_out(form) for form in my_contributions(me, campaign_for(me, slug), now)]


@contributions.get(
    "/contributions/{member}",
    response=reads(MemberFormOut),
    url_name="contribution",
    summary="Một phiếu số liệu thành phần",
    operation_id="contribution",
)
def one_form(request: Call, member: Path[RowId]) -> MemberFormOut:
    """Số ước, số chính thức của một đơn vị và các ô phải nhập."""
    now = timezone.now()
    return form_out(contribution_form(standing(request, now), member, now))


@contributions.post(
    "/contributions/{member}",
    response=writes(ContributionOut),
    auth=WRITE,
    url_name="contribution",
    summary="Ghi số liệu thành phần",
    operation_id="save_contribution",
)
def save(request: Call, member: Path[RowId], given: ContributionGiven) -> ContributionOut:
    """Lưu, chưa gửi. Người khác đã ghi sau `seen` thì 409."""
    row = save_contribution(
        member,
        fact_given(given.fact),
        provisional=given.provisional,
        note=given.note,
        seen=given.seen,
        by=caller(request),
        now=timezone.now(),
    )
    return contribution_out(row)


@contributions.post(
    "/contributions/{member}/send",
    response=writes(ContributionOut),
    auth=WRITE,
    url_name="contribution_send",
    summary="Gửi số liệu thành phần",
    operation_id="send_contribution",
)
def send(request: Call, member: Path[RowId], given: SendGiven) -> ContributionOut:
    """Gửi cơ quan tổng hợp; số bị trả lại thì coi như đã bổ sung."""
    by, now = caller(request), timezone.now()
    return contribution_out(send_contribution(member, provisional=given.provisional, by=by, now=now))


@contributions.get(
    "/collected/{collected}",
    response=reads(CollectingOut),
    url_name="collected",
    summary="Bảng tổng hợp",
    operation_id="collected",
)
def table(request: Call, collected: Path[RowId]) -> CollectingOut:
    """Đơn vị nào đã gửi, còn thiếu; tổng số ước và số chính thức."""
    now = timezone.now()
    return collecting_out(collecting_table(standing(request, now), collected, now))


@contributions.get(
    "/campaigns/{slug}/collected",
    response=reads(list[ProgressOut]),
    url_name="collecting",
    summary="Các dòng tổng hợp",
    operation_id="collecting",
)
def progress(request: Call, slug: Path[Slug]) -> list[ProgressOut]:
    """Các dòng mà cơ quan của người gọi tổng hợp, hoặc tỉnh theo dõi, đã có bao nhiêu đơn vị gửi."""
    me = standing(request)
    return [progress_out(row) for row in collected_progress(me, campaign_for(me, slug))]


@contributions.post(
    "/collected/{collected}/adopt",
    response=writes(FigureOut),
    auth=WRITE,
    url_name="adopt",
    summary="Nhận số tổng hợp",
    operation_id="adopt_sum",
)
def adopt(request: Call, collected: Path[RowId], given: AdoptGiven) -> FigureOut:
    """Lấy tổng làm số liệu của dòng, kèm từng phần. Người khác đã ghi sau `seen` thì 409."""
    by, now = caller(request), timezone.now()
    row = adopt_sum(
        collected, provisional=given.provisional, note=given.note, seen=given.seen, by=by, now=now
    )
    return stored_out(row, core_catalogue(row.campaign_unit.campaign.catalogue).by_key.get(row.line.key))


@contributions.post(
    "/collected/{collected}/return",
    response=writes(DoneOut),
    auth=WRITE,
    url_name="contribution_return",
    summary="Trả lại số liệu thành phần",
    operation_id="return_contribution",
)
def send_back(request: Call, collected: Path[RowId], given: ContributionReturned) -> DoneOut:
    """Đơn vị bổ sung trước hết ngày `due`."""
    by, now = caller(request), timezone.now()
    shown = collecting_table(standing(request, now), collected, now).members
    figures = (figure for one in shown for figure in (one.provisional, one.final))
    if given.contribution not in {figure.id for figure in figures if figure is not None}:
        raise NotVisibleError(str(given.contribution))
    return_contribution(given.contribution, given.reason, given.due, by=by, now=now)
    return DoneOut(done=True)
