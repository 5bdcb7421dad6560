"""A checked list of new accounts, carried by the page itself: signed for one person, good for two hours."""

from collections.abc import Iterable
from datetime import date

from django.core import signing

from cchc.core.errors import Place
from cchc.records.people.actions import NewAccount
from cchc.records.people.models import Role

SALT = "cchc.web.checked_accounts"
SECONDS_GOOD = 2 * 60 * 60


def sealed(accounts: Iterable[NewAccount], person: int) -> str:
    """The accounts as signed text; nothing secret is in it, passwords are made later."""
    return signing.dumps([person, [_written(one) for one in accounts]], salt=SALT, compress=True)


def unsealed(text: str, person: int) -> tuple[NewAccount, ...] | None:
    """The accounts of a signed text; None when it was changed, is too old, or was made for someone else."""
    try:
        owner, rows = signing.loads(text, salt=SALT, max_age=SECONDS_GOOD)
    except signing.BadSignature:
        return None
    return tuple(_read(row) for row in rows) if owner == person else None


def _written(one: NewAccount) -> list[object]:
    said = [one.username, one.full_name, one.agency, one.role.value, one.position, one.phone, one.areas]
    days = [day.isoformat() if day else None for day in (one.valid_from, one.valid_to)]
    return [*said, *days, one.place.sheet, one.place.row]


def _read(row: list[object]) -> NewAccount:
    username, name, agency, role, position, phone, areas, start, end, sheet, number = row
    return NewAccount(
        username=str(username),
        full_name=str(name),
        agency=int(str(agency)),
        role=Role(str(role)),
        position=str(position),
        phone=str(phone),
        areas=tuple(areas) if isinstance(areas, list) else (),
        valid_from=date.fromisoformat(str(start)) if start else None,
        valid_to=date.fromisoformat(str(end)) if end else None,
        place=Place(None, str(sheet) if sheet else None, int(str(number))),
    )
