"""Open campaigns of the demonstration: one of the Ministry, one that gathers figures, two internal ones."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import STEPS, Circuit
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import NotAllowed, UnknownReference
from cchc.jobs.demo_agencies import communes, departments
from cchc.jobs.demo_figures import fill_in
from cchc.records.agencies.queries import register_named
from cchc.records.campaigns.actions import CollectedGiven, Opening, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign
from cchc.records.catalogues.queries import catalogue_named
from cchc.records.people.models import User

LEADING = {
    "1": "so-noi-vu",
    "2": "so-tu-phap",
    "3": "van-phong-ubnd-tinh",
    "4": "so-noi-vu",
    "5": "so-noi-vu",
    "6": "so-tai-chinh",
    "7": "so-thong-tin-va-truyen-thong",
    "8": "van-phong-ubnd-tinh",
}
FIRST, LENGTH = timedelta(days=-5), timedelta(days=30)


@transaction.atomic
def open_demo_campaigns(*, now: datetime) -> int:
    """Open the campaigns that do not exist yet, return how many; raises NotAllowed without the demo flag."""
    if not settings.DEMO:
        raise NotAllowed("Đợt chấm điểm minh họa chỉ được mở khi chạy thử (make run)")
    known = set(Campaign.objects.values_list("slug", flat=True))
    wanted = [(who, one) for who, one in _openings(now) if one.slug not in known]
    for who, opening in wanted:
        fill_in(open_campaign(opening, by=User.objects.get(username=who), now=now), now)
    return len(wanted)


def _openings(now: datetime) -> Iterator[tuple[str, Opening]]:
    yield "vinhphuc", _national(now)
    yield "vinhlong", _collecting(now)
    yield "vinhphuc", _departments(now)
    yield "vinhlong", _communes(now)


def windows(circuit: Circuit, now: datetime) -> tuple[Window, ...]:
    """Thirty days for each step, whole days one after the other; the first began five days ago."""
    today = datetime.combine(timezone.localdate(now), time.min, timezone.get_current_timezone())
    starts = [today + FIRST + LENGTH * place for place, _ in enumerate(STEPS[circuit])]
    return tuple(
        Window(step, start, start + LENGTH) for step, start in zip(STEPS[circuit], starts, strict=True)
    )


def _national(now: datetime) -> Opening:
    """Vĩnh Phúc in 2017: who leads which area stands in its plan of 2018; figures are illustrative."""
    return Opening(
        slug="vinh-phuc-2017",
        title="Chấm điểm Chỉ số CCHC năm 2017 của tỉnh Vĩnh Phúc (minh họa)",
        circuit=Circuit.NATIONAL,
        catalogue="par_index_province/2948-qd-bnv-2017",
        province="vinh-phuc/tinh-vinh-phuc",
        register="vinh-phuc",
        year=2017,
        unit_day=date(2017, 12, 31),
        windows=windows(Circuit.NATIONAL, now),
        duties=tuple(Duty("score", area, agency) for area, agency in LEADING.items()),
        illustrative=True,
    )


def _collecting(now: datetime) -> Opening:
    """Vĩnh Long in 2020: lines with one leading agency are its own, two lines are gathered from many."""
    key = "par_index_province/2639-qd-ubnd-2020-vinh-long"
    office, days = "van-phong-ubnd-tinh", {"final_cutoff": date(2020, 12, 31)}
    return Opening(
        slug="vinh-long-2020",
        title="Chấm điểm Chỉ số CCHC năm 2020 của tỉnh Vĩnh Long (minh họa)",
        circuit=Circuit.NATIONAL,
        catalogue=key,
        province="vinh-long/tinh-vinh-long",
        register="vinh-long",
        year=2020,
        unit_day=date(2020, 12, 31),
        windows=windows(Circuit.NATIONAL, now),
        duties=tuple(_leading(catalogue_named(key))),
        collected=(
            CollectedGiven("3.4.1", departments(), office, date(2020, 12, 1), **days),
            CollectedGiven("3.4.3", communes(), office, date(2020, 12, 1), **days),
        ),
        illustrative=True,
    )


def _leading(catalogue: Catalogue | None) -> Iterator[Duty]:
    register = register_named("vinh-long")
    if catalogue is None or register is None:
        raise UnknownReference("Chưa nạp bộ tiêu chí và cơ quan của tỉnh Vĩnh Long")
    for leaf in catalogue.leaves:
        if leaf.lead and leaf.lead[0] in register.by_id:
            yield Duty("score", leaf.key, leaf.lead[0])


def _departments(now: datetime) -> Opening:
    """Three illustrative departments; one of them appraises an area, though never its own."""
    return Opening(
        slug="so-2026-minh-hoa",
        title="Chỉ số CCHC năm 2026 của các sở (minh họa)",
        circuit=Circuit.INTERNAL,
        catalogue="par_index_agency/minh-hoa-so-2026",
        province="vinh-phuc/tinh-vinh-phuc",
        register="minh-hoa",
        year=2026,
        unit_day=date(2026, 11, 15),
        windows=windows(Circuit.INTERNAL, now),
        units=tuple(UnitGiven(unit, "so-nganh") for unit in ("so-a", "so-b", "so-c")),
        duties=(Duty("appraise", "", "vinh-phuc/so-noi-vu"), Duty("appraise", "3", "so-c")),
        illustrative=True,
    )


def _communes(now: datetime) -> Opening:
    """Four illustrative communes in two ranking groups."""
    groups = {"xa-1": "xa", "xa-2": "xa", "xa-3": "xa", "phuong-4": "phuong"}
    return Opening(
        slug="xa-2026-minh-hoa",
        title="Chỉ số CCHC năm 2026 của các xã, phường (minh họa)",
        circuit=Circuit.INTERNAL,
        catalogue="par_index_commune/minh-hoa-xa-2026",
        province="vinh-long/tinh-vinh-long",
        register="minh-hoa",
        year=2026,
        unit_day=date(2026, 11, 15),
        windows=windows(Circuit.INTERNAL, now),
        units=tuple(UnitGiven(unit, group) for unit, group in groups.items()),
        duties=(Duty("appraise", "", "vinh-long/so-noi-vu"),),
        illustrative=True,
    )
