"""A round of Vĩnh Phúc for the third quarter of 2018, and the people in it."""

from datetime import date

from django.db.models import QuerySet

from cchc.core.reporting.consolidated import Indicator
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import Role, User
from cchc.records.reports.actions import RoundOpening, open_round, save_report, send_report, submit_report
from cchc.records.reports.models import AgencyReport, ReportingRound
from tests.golden.real_data import STORE
from tests.records.plans.building import at, coordinator, head, scorer
from tests.web.campaigns_built import person

SLUG = "tinh-vinh-phuc-2018-quarter-3"
OPENED = at(date(2018, 9, 1))
PERIOD = next(one for one in STORE.cutoffs() if one.id == "quarter-3").period(2018)
DOSSIERS = Indicator("dossiers", "Số hồ sơ đã giải quyết", "hồ sơ")
ON_TIME = Indicator("on_time", "Trong đó đúng hạn", "hồ sơ", "dossiers")
AGENCIES = ("so-noi-vu", "so-tu-phap", "so-tai-chinh")
REMARKS = {"steering": "Đã ban hành kế hoạch.\n- Họp giao ban hàng tháng."}


def root() -> Agency:
    """The province."""
    found = agency_by_key("vinh-phuc/so-noi-vu").root
    assert found is not None
    return found


def opening(*agencies: str, **more: object) -> RoundOpening:
    """What opens the round."""
    given = {
        "root": root().pk,
        "kind": "quarter-3",
        "year": 2018,
        "period": PERIOD,
        "units_due": date(2018, 9, 17),
        "agencies": tuple(agency_by_key(f"vinh-phuc/{slug}").pk for slug in agencies or AGENCIES),
        "indicators": (DOSSIERS, ON_TIME),
        **more,
    }
    return RoundOpening(**given)  # type: ignore[arg-type]


def opened(*agencies: str) -> ReportingRound:
    """The round, open."""
    return open_round(opening(*agencies), by=coordinator(), now=OPENED)


def leader() -> User:
    """A leader of the province."""
    return person("ld.tinh", "vinh-phuc/ubnd-tinh", Role.LEADER, "Lãnh đạo UBND tỉnh")


def saved(agency: str, *, seen: int = 0, **figures: str) -> AgencyReport:
    """A report written by its agency."""
    given = figures or {"dossiers": "1.000,0", "on_time": "996"}
    return save_report(opened_slug(), agency, REMARKS, given, seen=seen, by=scorer(agency), now=OPENED)


def opened_slug() -> str:
    """The slug of the round."""
    return SLUG


def rounds() -> QuerySet[ReportingRound]:
    """The rounds, without that of the demonstration."""
    return ReportingRound.objects.filter(illustrative=False)


def own_report(agency: str = "so-noi-vu") -> AgencyReport:
    """The report of an agency in the round."""
    return AgencyReport.objects.get(round__slug=SLUG, agency__slug=agency)


def sent(agency: str, **figures: str) -> AgencyReport:
    """A report that has left its agency."""
    saved(agency, seen=0, **figures)
    submit_report(opened_slug(), agency, by=scorer(agency), now=OPENED)
    return send_report(opened_slug(), agency, by=head(agency), now=OPENED)
