"""Who one is, what waits for one, one's notices, and the agencies of one's provinces."""

from django.db.models import Q
from django.utils import timezone
from ninja import Query, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.notices import NoticePage, ReadGiven, ReadOut, notice_out
from cchc.api.schemas.people import AgencyPage, MeOut, agency_out, me_out
from cchc.api.schemas.plain import Page, Paged
from cchc.api.schemas.work import WorkOut, work_out
from cchc.core.vietnamese import folded
from cchc.records.agencies.models import Agency
from cchc.records.entries.queries.waiting import waiting_for
from cchc.records.notices.actions import mark_read
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
    "/work",
    response=reads(list[WorkOut]),
    url_name="work",
    summary="Việc đang chờ tôi",
    operation_id="work",
)
def work(request: Call) -> list[WorkOut]:
    """Phần việc phải nhập, duyệt, số liệu phải gửi, câu hỏi phải trả lời; hết hạn trước thì lên trước."""
    now = timezone.now()
    return [work_out(one) for one in waiting_for(standing(request, now), now)]


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


@people.post(
    "/notices/read",
    response=writes(ReadOut),
    auth=WRITE,
    url_name="notices_read",
    summary="Đánh dấu đã đọc",
    operation_id="notices_read",
)
def read(request: Call, given: ReadGiven) -> ReadOut:
    """Những thông báo nêu ở `notices`, hoặc tất cả khi null; của người khác thì để nguyên."""
    return ReadOut(read=mark_read(given.notices, by=caller(request), now=timezone.now()))


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
