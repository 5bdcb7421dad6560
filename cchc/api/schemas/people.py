"""Persons and agencies as they are given."""

from datetime import date

from ninja import Schema

from cchc.records.agencies.models import Agency
from cchc.records.people.models import ApiToken, Membership


class RoleOut(Schema):
    """Một vai trò đang giữ; `areas` rỗng là mọi lĩnh vực, `number` là số của cơ quan khi gửi lên."""

    role: str
    role_name: str
    agency: str
    number: int
    agency_name: str
    areas: list[str]
    valid_from: date | None
    valid_to: date | None


class MeOut(Schema):
    """Người có khóa, phạm vi và hạn của khóa."""

    username: str
    name: str
    position: str
    scopes: list[str]
    expires_on: date
    roles: list[RoleOut]


class AgencyOut(Schema):
    """Một cơ quan; `id` là danh sách và mã, `number` là số khi gửi lên, `parent` là cấp trên."""

    id: str
    number: int
    name: str
    short_name: str
    kind: str
    parent: str | None
    central: bool
    valid_from: date | None
    valid_to: date | None


class AgencyPage(Schema):
    """Một trang của danh sách; `count` là số cơ quan tìm được."""

    count: int
    items: list[AgencyOut]


def me_out(token: ApiToken, held: list[Membership]) -> MeOut:
    """The person of a key with his roles of the day."""
    person = token.person
    return MeOut(
        username=person.username,
        name=str(person),
        position=person.position,
        scopes=list(token.scopes),
        expires_on=token.expires_on,
        roles=[_role(one) for one in held],
    )


def _role(row: Membership) -> RoleOut:
    return RoleOut(
        role=row.role,
        role_name=row.get_role_display(),
        agency=agency_id(row.agency),
        number=row.agency_id,
        agency_name=row.agency.name,
        areas=list(row.areas),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def agency_id(agency: Agency) -> str:
    """List and identifier of an agency, whose list is at hand."""
    return f"{agency.register.slug}/{agency.slug}"


def agency_out(row: Agency) -> AgencyOut:
    """An agency whose list and parent are at hand."""
    return AgencyOut(
        id=agency_id(row),
        number=row.pk,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        parent=None if row.parent is None else f"{row.register.slug}/{row.parent.slug}",
        central=row.central,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
