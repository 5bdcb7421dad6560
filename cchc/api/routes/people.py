"""Who one is, one's notices, and the agencies of one's provinces."""

from django.db.models import Q
from ninja import Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, caller, standing
from cchc.api.schemas.notices import NoticePage, notice_out
from cchc.api.schemas.people import AgencyPage, MeOut, agency_out, me_out
from cchc.api.schemas.plain import Page, Paged
from cchc.core.vietnamese import folded
from cchc.records.agencies.models import Agency
from cchc.records.notices.queries import notices_of, unread_count
from cchc.records.people.queries import memberships_on, visible_roots

people = Router(tags=["Người và cơ quan"])


@people.get("/me", response=reads(MeOut), url_name="me", summary="Tôi là ai", operation_id="me")
def me(request: Call) -> MeOut:
    """Người có khóa đang dùng: tên, vai trò hôm nay, phạm vi và hạn của khóa."""
    day = standing(request).day
    held = memberships_on(caller(request), day).select_related("agency__register").order_by("pk")
    return me_out(request.auth, list(held))


@people.get(
    "/notices",
    response=reads(NoticePage),
    url_name="notices",
    summary="Thông báo của tôi",
    operation_id="notices",
)
def notices(request: Call, wanted: Query[Page]) -> NoticePage:
    """Thông báo của người gọi: chưa đọc trước, quá hạn trước, rồi mới nhất."""
    person = caller(request)
    rows = notices_of(person)
    shown = rows[wanted.offset : wanted.offset + wanted.limit]
    return NoticePage(
        count=rows.count(), unread=unread_count(person), items=[notice_out(row) for row in shown]
    )


@people.get(
    "/agencies",
    response=reads(AgencyPage),
    url_name="agencies",
    summary="Tìm cơ quan",
    operation_id="agencies",
)
def agencies(request: Call, wanted: Query[Paged]) -> AgencyPage:
    """Cơ quan của các tỉnh mà người gọi được xem, theo tên; `search` không cần dấu."""
    roots = visible_roots(caller(request))
    rows = Agency.objects.filter(Q(root__in=roots) | Q(pk__in=roots)).select_related("register", "parent")
    for word in folded(wanted.search).split():
        rows = rows.filter(folded__contains=word)
    shown = rows.order_by("sort_key", "pk")[wanted.offset : wanted.offset + wanted.limit]
    return AgencyPage(count=rows.count(), items=[agency_out(row) for row in shown])
