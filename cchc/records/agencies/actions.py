"""Loading agency files: what exists is brought up to date, nothing is ever deleted."""

from dataclasses import asdict
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.agency.lineage import Agency as CoreAgency
from cchc.core.agency.lineage import AgencyRegister
from cchc.core.errors import NotAllowed, UnknownReference
from cchc.core.vietnamese import folded, sort_key
from cchc.records.agencies.models import Agency, AgencyGroup, Register, Succession
from cchc.records.agencies.policies import may_load_agencies
from cchc.records.audit.actions import record

FIELDS = (
    "name",
    "short_name",
    "kind",
    "central",
    "valid_from",
    "valid_to",
    "aliases",
    "provenance",
    "position",
    "folded",
    "sort_key",
)
LONGEST_FOLDED = 400
GROUP_FIELDS = ("name", "aliases", "kinds", "members", "note", "position")


@transaction.atomic
def load_registers(registers: list[tuple[AgencyRegister, str]], *, by: AbstractUser, now: datetime) -> int:
    """Load agency files, each with the SHA-256 of its text, in any order; return how many had changed.

    Parents and successors may stand in another of the files. Raises NotAllowed, and UnknownReference for a
    parent or successor that exists nowhere.
    """
    if not may_load_agencies(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp danh sách cơ quan")
    changed = [(core, sha256) for core, sha256 in registers if not _is_loaded(core, sha256)]
    for core, sha256 in changed:
        _store_register(core, sha256, now)
    by_key = {f"{a.register.slug}/{a.slug}": a for a in Agency.objects.select_related("register")}
    for core, _ in changed:
        _link_parents(core, by_key)
    _find_roots(by_key)
    for core, sha256 in changed:
        _store_successions(core, by_key)
        record("agencies.loaded", core.id, {"sha256": sha256, "agencies": len(_own(core))}, by=by, now=now)
    return len(changed)


def _is_loaded(core: AgencyRegister, sha256: str) -> bool:
    """Whether the file was loaded as it is, with the letters by which it is searched and sorted."""
    same = Register.objects.select_for_update().filter(slug=core.id, sha256=sha256).exists()
    own = [agency.id for agency in _own(core)]
    bare = Agency.objects.filter(register__slug=core.id, slug__in=own, sort_key="")
    return same and not bare.exists()


def _own(core: AgencyRegister) -> list[CoreAgency]:
    """The agencies of the file itself; a register also carries those of other files that it refers to."""
    return [agency for agency in core.agencies if "/" not in agency.id]


def _store_register(core: AgencyRegister, sha256: str, now: datetime) -> None:
    register, _ = Register.objects.update_or_create(
        slug=core.id, defaults={"sha256": sha256, "loaded_at": now}
    )
    agencies = [_row(register, position, agency) for position, agency in enumerate(_own(core))]
    Agency.objects.bulk_create(
        agencies, update_conflicts=True, unique_fields=("register", "slug"), update_fields=FIELDS
    )
    groups = [
        AgencyGroup(
            register=register,
            slug=group.id,
            name=group.name,
            aliases=list(group.aliases),
            kinds=list(group.kinds),
            members=list(group.members),
            note=group.note,
            position=position,
        )
        for position, group in enumerate(core.groups)
    ]
    AgencyGroup.objects.bulk_create(
        groups, update_conflicts=True, unique_fields=("register", "slug"), update_fields=GROUP_FIELDS
    )


def _row(register: Register, position: int, agency: CoreAgency) -> Agency:
    return Agency(
        register=register,
        slug=agency.id,
        name=agency.name,
        short_name=agency.short_name,
        kind=agency.kind,
        central=agency.central,
        valid_from=agency.valid_from,
        valid_to=agency.valid_to,
        aliases=list(agency.aliases),
        provenance=asdict(agency.provenance),
        position=position,
        folded=folded(" ".join((agency.name, agency.short_name, *agency.aliases)))[:LONGEST_FOLDED],
        sort_key=sort_key(agency.name),
    )


def _full_key(register: str, identifier: str) -> str:
    return identifier if "/" in identifier else f"{register}/{identifier}"


def _find(by_key: dict[str, Agency], register: str, identifier: str) -> Agency:
    try:
        return by_key[_full_key(register, identifier)]
    except KeyError:
        raise UnknownReference(
            f"Không có cơ quan “{identifier}” (nêu trong danh sách “{register}”)"
        ) from None


def _link_parents(core: AgencyRegister, by_key: dict[str, Agency]) -> None:
    own = _own(core)
    rows = [by_key[_full_key(core.id, agency.id)] for agency in own]
    for row, agency in zip(rows, own, strict=True):
        row.parent = None if agency.parent is None else _find(by_key, core.id, agency.parent)
    Agency.objects.bulk_update(rows, ("parent",))


def _find_roots(by_key: dict[str, Agency]) -> None:
    """Set the province of every agency, once the parents of all files are known."""
    by_id = {row.pk: row for row in by_key.values()}
    for row in by_id.values():
        row.root = _topmost(row, by_id)
    Agency.objects.bulk_update(by_id.values(), ("root",))


def _topmost(agency: Agency, by_id: dict[int, Agency]) -> Agency:
    """The top of the tree above an agency; one without a parent is its own root."""
    seen: set[int] = set()
    while agency.parent_id is not None:
        if agency.pk in seen:
            raise UnknownReference(f"Cấp trên của “{agency.name}” quay vòng")
        seen.add(agency.pk)
        agency = by_id[agency.parent_id]
    return agency


def _store_successions(core: AgencyRegister, by_key: dict[str, Agency]) -> None:
    """Replace what the file says about who succeeds its own agencies."""
    Succession.objects.filter(origin__register__slug=core.id).delete()
    Succession.objects.bulk_create(
        Succession(
            origin=_find(by_key, core.id, succession.origin),
            successor=None if succession.to is None else _find(by_key, core.id, succession.to),
            day=succession.day,
            function=succession.function,
            provenance=asdict(succession.provenance),
        )
        for succession in core.successions
        if "/" not in succession.origin
    )
