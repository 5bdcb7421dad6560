"""The log of a campaign: who did what and when, from what to what; filtered, by pages, and as a file."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.core.numerals import number_text
from cchc.records.audit.log_report import log_report
from cchc.records.audit.models import Event
from cchc.records.audit.paging import counted, page_of
from cchc.records.campaigns.queries import seen_units
from cchc.records.rounds.queries import campaign_events, campaign_log
from cchc.web.coordination_pages import Desk, desk_head, desk_of
from cchc.web.log_filter import LogFilter, act_choices, read_log_filter
from cchc.web.requests import PageRequest
from cchc.web.views.downloads import sent

A_PAGE, MOST_IN_FILE, MOST_DIGITS = 50, 20_000, 18
FILES = {"xlsx": "Bảng tính (.xlsx)", "csv": "Dữ liệu (.csv)"}


@require_safe
def log(request: PageRequest, campaign: str) -> HttpResponse:
    """One page of the log, newest first."""
    desk = desk_of(request, campaign)
    units = _units(desk)
    wanted = read_log_filter(request.GET.dict(), units, desk.catalogue.by_key)
    events = _events(desk, wanted)
    before, after = (_number(request.GET.get(name, "")) for name in ("truoc", "sau"))
    shown = page_of(events, A_PAGE, before=before, after=after)
    found = counted(events, MOST_IN_FILE)
    context = {
        "page": desk_head(desk, "Nhật ký của đợt", "web:campaign_log"),
        "campaign": desk.campaign,
        "filter": wanted,
        "units": tuple(units.items()),
        "acts": act_choices(),
        "rows": campaign_log(desk.standing, desk.campaign, shown.events),
        "shown": shown,
        "query": f"{wanted.query}&" if wanted.query else "",
        "count": number_text(min(found, MOST_IN_FILE)),
        "more": found > MOST_IN_FILE,
        "files": _files(desk, wanted),
    }
    return render(request, "campaign_log/log.html", context)


@require_safe
def log_file(request: PageRequest, campaign: str, form: str) -> HttpResponse:
    """The same as a file, the newest events of the filter."""
    desk = desk_of(request, campaign)
    wanted = read_log_filter(request.GET.dict(), _units(desk), desk.catalogue.by_key)
    rows = campaign_log(desk.standing, desk.campaign, _events(desk, wanted)[:MOST_IN_FILE])
    report = log_report(f"NHẬT KÝ: {desk.campaign.title}", rows, illustrative=desk.campaign.illustrative)
    return sent(report, f"{campaign}-nhat-ky", form)


def _number(text: str) -> int | None:
    """The number of an event in an address; none where it is not one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _units(desk: Desk) -> dict[str, str]:
    rows = seen_units(desk.standing, desk.campaign).order_by("unit__sort_key", "position")
    return dict(rows.values_list("unit__slug", "unit__name"))


def _events(desk: Desk, wanted: LogFilter) -> QuerySet[Event]:
    line = wanted.line if wanted.unit else ""
    return wanted.kept(campaign_events(desk.standing, desk.campaign, wanted.unit, line))


def _files(desk: Desk, wanted: LogFilter) -> tuple[dict[str, str], ...]:
    query = f"?{wanted.query}" if wanted.query else ""
    return tuple(
        {"text": text, "href": f"{reverse('web:campaign_log_file', args=[desk.campaign.slug, form])}{query}"}
        for form, text in FILES.items()
    )
