"""People of Vĩnh Phúc and rows of the register of tasks given, as the tests of registers need them."""

from datetime import UTC, date, datetime
from typing import Any

from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.registers.actions import save_row
from cchc.records.registers.models import Row
from tests.web.campaigns_built import person

REPORTS, DISCIPLINE = "bao-cao-dinh-ky", "ky-luat"
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
GIVEN = {
    "title": "Báo cáo công tác cải cách hành chính Quý III",
    "kind": "par_quarter",
    "receiver": "Bộ Nội vụ",
    "due": "20/09/2026",
    "complete": "có",
}


def coordinator() -> User:
    """Who coordinates in Vĩnh Phúc."""
    return User.objects.get(username="vinhphuc")


def scorer(agency: str = "so-tu-phap") -> User:
    """Who keeps the registers of an agency of Vĩnh Phúc."""
    return person(f"so.{agency}", f"vinh-phuc/{agency}", Role.SCORER, f"Đầu mối {agency}")


def head(agency: str = "so-tu-phap") -> User:
    """The head of an agency of Vĩnh Phúc."""
    return person(f"ld.{agency}", f"vinh-phuc/{agency}", Role.UNIT_HEAD, f"Lãnh đạo {agency}")


def leader() -> User:
    """A leader of the province."""
    return person("ld.tinh", "vinh-phuc/ubnd-tinh", Role.LEADER, "Lãnh đạo tỉnh")


def number(agency: str = "so-tu-phap", register: str = "vinh-phuc") -> int:
    """The key of an agency."""
    return agency_by_key(f"{register}/{agency}").pk


def standing(by: User) -> Standing:
    """What a person holds today."""
    return standing_of(by, TODAY)


def row(by: User | None = None, agency: str = "so-tu-phap", register: str = REPORTS, **given: Any) -> Row:
    """A new row of the register of reports."""
    wanted = {**GIVEN, **given} if register == REPORTS else given
    return save_row(register, None, wanted, agency=number(agency), seen=0, by=by or scorer(agency), now=NOW)


def emptied() -> None:
    """Take out the rows of the demonstration."""
    Row.objects.all().delete()
