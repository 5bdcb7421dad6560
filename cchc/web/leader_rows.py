"""Where the figures of the chairman's page lead, and the head of the page."""

from django.urls import reverse

from cchc.core.report.leader_blocks import LeaderPage, Origin
from cchc.web.navigation import PageHead, home_crumb, line_url

ADDRESSES = {
    "overview": ("web:overview", ""),
    "sheet": ("web:sheet", ""),
    "deductions": ("web:deductions", ""),
    "agencies": ("web:deductions", "?xem=theo-co-quan"),
    "board": ("web:board", ""),
    "plan": ("web:plan", "#muc-tieu"),
    "conflicts": ("web:plan", "#mau-thuan"),
    "coverage": ("web:coverage", "#khong-neu"),
}


def origin_href(origin: Origin | None, unit: str) -> str:
    """The address at which a figure of a unit is explained; empty for none."""
    if origin is None:
        return ""
    if origin.page == "profile":
        return reverse("web:profile", args=[origin.id, unit])
    if origin.page == "line":
        return line_url(origin.id, origin.line)
    name, tail = ADDRESSES[origin.page]
    return reverse(name, args=[origin.id]) + tail


def leader_head(page: LeaderPage) -> PageHead:
    """The head of the page; the paper below has its own."""
    return PageHead(
        title=f"Trang lãnh đạo: {page.province}", crumbs=(home_crumb(),), illustrative=page.illustrative
    )
