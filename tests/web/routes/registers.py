"""Registers: everybody with a role sees them, their agency writes, the coordinator defines and sees all."""

from collections.abc import Callable

from cchc.records.people.models import Role
from cchc.records.registers.actions import define_register
from cchc.records.registers.policies import KEEPING
from tests.records.registers.building import NOW, REPORTS, coordinator, number, row
from tests.records.registers.test_defining import MEETINGS, province
from tests.web.routes import Route
from tests.web.walkers import (
    ADMINISTRATOR,
    COORDINATORS,
    EVERYBODY,
    FOR_EVERYBODY,
    OWN,
    REFUSED,
    STRANGER,
    Answers,
    of,
    seen,
)

HERE = f"/so/{REPORTS}/"
KEEPS = of(*KEEPING, where=(OWN,))
WRITING = of(*KEEPING)
READS = seen(KEEPS, COORDINATORS, of(Role.LEADER))
# Registers belong to provinces: who administers the installation and holds no role has none.
HOLDING = EVERYBODY - {ADMINISTRATOR}
ABOVE = COORDINATORS | of(Role.LEADER)
FILE = Answers({200: WRITING, 403: HOLDING - WRITING})
DEFINES = Answers({200: COORDINATORS | {STRANGER}}, others=403)
EXTENDS = Answers({200: COORDINATORS, 403: of(*Role)})
CHANGES = Answers({302: KEEPS, 403: ABOVE})


def of_row(rest: str = "") -> Callable[[], str]:
    """The address of a row of Sở Nội vụ, which is made on the way."""
    return lambda: f"{HERE}dong/{row(agency='so-noi-vu').pk}/{rest}"


def own() -> str:
    """The columns of a register that the province sets up on the way."""
    return f"/so/{define_register(MEETINGS, province(), by=coordinator(), now=NOW).slug}/cot/"


def figure() -> str:
    """The rows behind a figure of Sở Nội vụ."""
    return (
        f"{HERE}so-lieu/?bo=par_index_agency/minh-hoa-so-2026&dong=1.2&nam=2026&co-quan={number('so-noi-vu')}"
    )


ROUTES = {
    "web:registers": Route("/so/", FOR_EVERYBODY),
    "web:register_define": Route("/so/dat-so/", DEFINES, DEFINES),
    "web:register": Route(HERE, seen(HOLDING)),
    "web:register_close": Route(f"{HERE}du/", REFUSED, Answers()),
    "web:register_fact": Route(figure, READS),
    "web:register_extend": Route(own, EXTENDS, EXTENDS),
    "web:register_file": Route(f"{HERE}tai-ve.xlsx", seen(HOLDING)),
    "web:register_upload": Route(f"{HERE}nhap/", FILE, FILE),
    "web:register_row_new": Route(f"{HERE}dong/them/", FILE, FILE),
    "web:register_row": Route(of_row(), READS, Answers({200: KEEPS, 403: ABOVE})),
    "web:register_row_remove": Route(
        of_row("bo/"), REFUSED, CHANGES, sent={"reason": "Ghi nhầm", "seen": "1"}
    ),
    "web:register_row_proof": Route(of_row("tai-lieu/"), REFUSED, CHANGES, sent={"document": "0"}),
}
