"""A province of any number of communes, for measurements only: its people, its catalogue, its figures."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bench.catalogue import KEY, WORK, catalogue_text
from cchc.core.agency.lineage import Agency, AgencyRegister, Provenance
from cchc.files.store import catalogue_from_text
from cchc.records.agencies.actions import load_registers
from cchc.records.catalogues.actions import load_catalogue
from cchc.records.people.actions import Account, open_account, system_person
from cchc.records.people.models import Role, User

REGISTER = "do-tai"
WORD = "mat-khau-do-tai"  # nobody signs in with it: sessions are made in the database
SOURCE = Provenance(WORK, "illustrative", "không có thật")


@dataclass(frozen=True, slots=True)
class Province:
    """What was made: the coordinator, and the scorers by the slug of their commune."""

    coordinator: User
    appraiser: User
    scorers: dict[str, User]


def commune(number: int) -> str:
    """The slug of a commune."""
    return f"xa-{number:04}"


def make_province(communes: int, lines: int, scorers: int, *, now: datetime) -> Province:
    """Load the register and the catalogue, and open accounts: coordinator, appraiser, scorers."""
    by = system_person(now=now)
    register = _register(communes)
    load_registers([(register, sha256(f"{communes}".encode()).hexdigest())], by=by, now=now)
    text = catalogue_text(lines)
    load_catalogue(catalogue_from_text(text.encode(), KEY), text, by=by, now=now)
    people = {
        commune(number): _person(commune(number), Role.COMMUNE_OFFICER, now) for number in range(scorers)
    }
    return Province(
        coordinator=_person("so-noi-vu", Role.COORDINATOR, now),
        appraiser=_person("so-tham-dinh", Role.APPRAISER, now),
        scorers=people,
    )


def _person(agency: str, role: Role, now: datetime) -> User:
    account = Account(f"do-tai.{agency}", f"Người của {agency}", f"{REGISTER}/{agency}", role)
    return open_account(account, WORD, by=system_person(now=now), now=now)[0]


def _register(communes: int) -> AgencyRegister:
    above = (
        _agency("tinh", "Tỉnh đo tải (minh họa)", "province", None),
        _agency("ubnd-tinh", "UBND tỉnh đo tải (minh họa)", "committee", "tinh"),
        _agency("so-noi-vu", "Sở Nội vụ (đo tải)", "department", "ubnd-tinh"),
        _agency("so-tham-dinh", "Sở thẩm định (đo tải)", "department", "ubnd-tinh"),
    )
    below = tuple(
        _agency(commune(number), f"Xã {number} (đo tải)", "commune_committee", "ubnd-tinh")
        for number in range(communes)
    )
    return AgencyRegister(REGISTER, "tinh", above + below)


def _agency(slug: str, name: str, kind: str, parent: str | None) -> Agency:
    return Agency(id=slug, name=name, kind=kind, parent=parent, provenance=SOURCE)
