"""The ledger of what was sent back and repaired in a campaign."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cchc.records.entries.queries.returns import LedgerRow, returns_ledger
from cchc.web.coordination_pages import desk_head, seen_desk
from cchc.web.requests import PageRequest

A_PAGE = 50
ONLY = (
    ("", "Mọi lần trả lại"),
    ("cho", "Chưa bổ sung"),
    ("qua-han", "Quá hạn bổ sung"),
    ("xong", "Đã bổ sung"),
)


@require_safe
def returns(request: PageRequest, campaign: str) -> HttpResponse:
    """Every return that concerns the person, the newest first."""
    desk = seen_desk(request, campaign)
    rows, today = returns_ledger(desk.standing, desk.campaign), timezone.localdate(desk.now)
    only = request.GET.get("loc", "")
    kept = [(row, row.overdue(today)) for row in rows if _kept(row, only, overdue=row.overdue(today))]
    shown = Paginator(kept, A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": desk_head(desk, "Trả lại và bổ sung", "web:returns"),
        "campaign": desk.campaign,
        "shown": shown,
        "query": f"loc={only}&" if only else "",
        "only": tuple({"value": value, "text": text, "chosen": value == only} for value, text in ONLY),
        "whole": len(rows),
        "waiting": sum(row.repaired_at is None for row in rows),
        "overdue": sum(row.overdue(today) for row in rows),
    }
    return render(request, "returns/returns.html", context)


def _kept(row: LedgerRow, only: str, *, overdue: bool) -> bool:
    match only:
        case "cho":
            return row.repaired_at is None
        case "qua-han":
            return overdue
        case "xong":
            return row.repaired_at is not None
        case _:
            return True
