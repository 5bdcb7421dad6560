"""The coordinator's pages: who runs a campaign writes, leaders of the province read, others find nothing."""

from collections.abc import Callable

from cchc.core.campaign.circuit import Step
from cchc.records.people.models import Role
from tests.web.campaigns_built import INTERNAL, internal
from tests.web.coordinating import national
from tests.web.routes import Route
from tests.web.walkers import COORDINATORS, STRANGER, Answers, of, seen

LEADERS = of(Role.LEADER)
READ = seen(COORDINATORS, LEADERS)
RUN = Answers({200: COORDINATORS, 403: LEADERS})
SCORING = of(Role.SCORER, Role.UNIT_HEAD, Role.COMMUNE_OFFICER)
LED = Answers({302: COORDINATORS, 403: LEADERS})
SENT = Answers({200: COORDINATORS, 403: LEADERS})


def inside(tail: str) -> Callable[[], str]:
    """A page of an internal campaign that is opened on the way."""

    def made() -> str:
        internal()
        return f"/dot/{INTERNAL}/{tail}"

    return made


def of_the_province(tail: str) -> Callable[[], str]:
    """A page of the province in a national campaign that is opened on the way."""

    def made() -> str:
        return f"/dot/{national().slug}/don-vi/tinh-vinh-phuc/{tail}"

    return made


OPENING = Answers({200: COORDINATORS | {STRANGER}}, others=403)
ROUTES = {
    "web:campaign_open": Route("/dot/mo/", OPENING, OPENING),
    "web:campaign_settings": Route(inside("thiet-lap/"), RUN, SENT, sent={"viec": "gia-han"}),
    "web:campaign_move": Route(inside("doi-bo-tieu-chi/"), RUN, SENT),
    "web:campaign_move_file": Route(
        inside("doi-bo-tieu-chi/tai-ve.csv"), Answers({403: LEADERS}), Answers(others=405)
    ),
    "web:rounds": Route(inside("don-vi/so-a/"), READ),
    "web:rounds_file": Route(inside("don-vi/so-a/tai-ve.csv"), READ),
    "web:round_line": Route(
        inside("don-vi/so-a/dong/1.1.1/"),
        READ,
        Answers({403: COORDINATORS | LEADERS}),
        sent={"vong": "ministry"},
    ),
    "web:milestone": Route(
        of_the_province("moc/"),
        Answers({200: COORDINATORS | LEADERS, 403: SCORING}),
        Answers({200: COORDINATORS, 403: LEADERS | SCORING}),
        sent={"viec": Step.REVIEW},
    ),
    "web:round_deductions": Route(
        of_the_province("dong/1.2/khoan-tru/"),
        Answers({200: COORDINATORS, 403: LEADERS | SCORING}),
        Answers({200: COORDINATORS, 403: LEADERS | SCORING}),
    ),
    "web:external": Route(inside("diem-ngoai/"), RUN, SENT),
    "web:external_pick": Route(inside("diem-ngoai/chon/?unit=so-a&line=2.4"), LED),
    "web:external_confirm": Route(inside("diem-ngoai/xac-nhan/"), LED, LED),
    "web:external_template": Route(inside("diem-ngoai/mau.xlsx"), RUN),
    "web:council": Route(inside("hoi-dong/"), READ, SENT),
    "web:council_choose": Route(inside("hoi-dong/chon/?don-vi=so-a&dong=1.1.1"), LED),
    "web:council_vote": Route(inside("hoi-dong/so-a/1.1.1/"), RUN, SENT),
    "web:publication": Route(inside("cong-bo/"), READ, SENT, sent={"group": "so-nganh"}),
    "web:late": Route(inside("cham-muon/"), READ, SENT),
    "web:late_file": Route(inside("cham-muon/tai-ve.csv"), READ),
    "web:returns": Route(inside("tra-lai/"), READ),
    "web:campaign_log": Route(inside("nhat-ky/"), READ),
    "web:campaign_log_file": Route(inside("nhat-ky/tai-ve.csv"), READ),
}
