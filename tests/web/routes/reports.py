"""Reporting rounds: coordinators open, return and add up, leaders read, agencies see their own report."""

from collections.abc import Callable

from cchc.records.people.models import Role
from tests.records.reports.building import opened, sent
from tests.web.routes import Route
from tests.web.walkers import COORDINATORS, FOR_EVERYBODY, OWN, STRANGER, Answers, of, seen

ROUND = "/bao-cao/tinh-vinh-phuc-2018-quarter-3/"
WRITING = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)
LEADERS, WRITERS = of(Role.LEADER), of(*WRITING)
OWN_WRITERS = of(*WRITING, where=(OWN,))
OPENERS = COORDINATORS | {STRANGER}
OPENING = Answers({200: OPENERS}, others=403)


def inside(rest: str) -> Callable[[], str]:
    """A page of a round that is opened on the way, with the report of Sở Nội vụ sent."""

    def made() -> str:
        opened()
        sent("so-noi-vu")
        return f"{ROUND}{rest}"

    return made


READ = seen(COORDINATORS, LEADERS, OWN_WRITERS)
WHOLE = seen(COORDINATORS, LEADERS)
RUNNING = Answers({200: COORDINATORS, 403: LEADERS})
COLLECTING = Answers({200: COORDINATORS, 403: LEADERS | WRITERS})
OF_WRITERS = Answers({200: OWN_WRITERS, 403: COORDINATORS | LEADERS})
ROUTES = {
    "web:reports": Route("/bao-cao/", FOR_EVERYBODY),
    "web:report_open": Route("/bao-cao/mo/", OPENING, OPENING),
    "web:report_round": Route(
        inside(""), seen(COORDINATORS, LEADERS, WRITERS), Answers({302: COORDINATORS, 403: LEADERS})
    ),
    "web:report_whole": Route(inside("tong-hop/"), WHOLE),
    "web:paper_of_round": Route(inside("van-ban/bao-cao/"), RUNNING, RUNNING),
    "web:paper_round_reminder": Route(
        inside("van-ban/don-doc/"),
        Answers({200: COORDINATORS, 403: LEADERS | WRITERS}),
        Answers({200: COORDINATORS, 403: LEADERS | WRITERS}),
    ),
    "web:report": Route(
        inside("so-noi-vu/"),
        READ,
        Answers({302: COORDINATORS, 403: LEADERS | OWN_WRITERS}),
        sent={"viec": "tra-lai", "reason": "Thiếu", "due": "1/1/2100"},
    ),
    "web:report_file": Route(inside("so-noi-vu/tai-ve.docx"), READ),
    "web:report_figures": Route(inside("so-noi-vu/so-lieu/"), OF_WRITERS, OF_WRITERS),
    "web:report_figures_file": Route(inside("so-noi-vu/so-lieu/tai-ve.xlsx"), OF_WRITERS),
    "web:paper_of_report": Route(inside("so-noi-vu/van-ban/"), OF_WRITERS, OF_WRITERS),
    "web:report_filling": Route(inside("so-lieu/"), COLLECTING, COLLECTING),
    "web:report_filling_file": Route(inside("so-lieu/tai-ve.xlsx"), COLLECTING),
}
