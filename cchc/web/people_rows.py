"""Rows of the pages of accounts: roles as words, dates, what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.http import QueryDict

from cchc.core.numerals import date_text
from cchc.records.people.models import Membership, Role, User
from cchc.records.people.policies import AccountHeld, may_end_role, may_grant_role
from cchc.records.people.standing import Standing

SHOWN_ROLES = 3


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account in the list: its roles of today, the first few in words."""

    person: User
    roles: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of an account, with its dates in words and whether the reader may end it."""

    membership: Membership
    areas: str
    dates: str
    over: bool
    may_end: bool


def account_rows(people: Iterable[User], day: date) -> tuple[AccountRow, ...]:
    """Accounts with the roles that they hold today."""
    rows = []
    for person in people:
        words = [one.words for one in person.memberships.all() if _on(one, day)]
        rows.append(AccountRow(person, tuple(words[:SHOWN_ROLES]), max(0, len(words) - SHOWN_ROLES)))
    return tuple(rows)


def role_rows(person: User, held: AccountHeld, standing: Standing) -> tuple[RoleRow, ...]:
    """All roles of an account, those of today and to come first."""
    rows = [_role_row(one, held, standing) for one in person.memberships.all()]
    return tuple(sorted(rows, key=lambda row: row.over))


def _role_row(one: Membership, held: AccountHeld, standing: Standing) -> RoleRow:
    over = one.valid_to is not None and one.valid_to < standing.day
    root = one.agency.root_id
    may = not over and root is not None and may_end_role(standing, Role(one.role), root, held)
    return RoleRow(one, ", ".join(one.areas) or "mọi lĩnh vực", _dates(one), over, may)


def roles_given(standing: Standing, account: AccountHeld | None = None) -> tuple[Role, ...]:
    """The roles that the person may give to somebody in one of his provinces."""
    if standing.person.is_superuser and standing.administers():
        roots = account.roots if account and account.roots else frozenset({0})
    else:
        roots = frozenset(one.root for one in standing.held if one.root is not None)
    return tuple(
        role for role in Role if any(may_grant_role(standing, role, root, account) for root in roots)
    )


def page_links(page: "Page[User]", asked: QueryDict) -> dict[str, str]:
    """Where the pages before and after this one are, with the filter kept."""
    links = {}
    for name, there, number in (
        ("before", page.has_previous(), page.number - 1),
        ("after", page.has_next(), page.number + 1),
    ):
        if there:
            kept = asked.copy()
            kept["trang"] = str(number)
            links[name] = f"?{kept.urlencode()}"
    return links


def _on(one: Membership, day: date) -> bool:
    started = one.valid_from is None or one.valid_from <= day
    return started and (one.valid_to is None or one.valid_to >= day)


def _dates(one: Membership) -> str:
    start = f"từ {date_text(one.valid_from)}" if one.valid_from else ""
    end = f"đến {date_text(one.valid_to)}" if one.valid_to else ""
    return f"{start} {end}".strip() or "không ghi ngày"
