"""Reading agencies: as the register of one file, and by their full identifier."""

from dataclasses import replace
from functools import lru_cache

from django.db.models import QuerySet

from cchc.core.agency.lineage import Agency as CoreAgency
from cchc.core.agency.lineage import AgencyGroup as CoreGroup
from cchc.core.agency.lineage import AgencyRegister, Provenance
from cchc.core.agency.lineage import Succession as CoreSuccession
from cchc.records.agencies.models import Agency, AgencyGroup, Register, Succession

TOP = ("province", "committee")


def is_top(kind: str | None, above: int | None, beyond: int | None) -> bool:
    """Whether it is the province, or its committee: whoever serves there serves all agencies alike.

    `above` is the agency above it, `beyond` the one above that.
    """
    return above is None or (kind in TOP and beyond is None)


def register_of(register: Register) -> AgencyRegister:
    """Return the agencies and groups of one file as core values, without successions.

    What was read once is kept as long as the hash of the loaded file stays; two queries otherwise.
    """
    return _read(register.slug, register.sha256)


def lineage_of(register: Register) -> AgencyRegister:
    """The same with what passed from one agency of the file to another; kept likewise, one query more."""
    return _read_lineage(register.slug, register.sha256)


@lru_cache(maxsize=8)
def _read_lineage(slug: str, sha256: str) -> AgencyRegister:
    rows = Succession.objects.filter(origin__register__slug=slug, successor__register__slug=slug)
    passed = tuple(
        CoreSuccession(row.origin.slug, row.successor.slug if row.successor else None, row.day, row.function)
        for row in rows.select_related("origin", "successor").order_by("day", "origin__position", "pk")
    )
    return replace(_read(slug, sha256), successions=passed)


def register_named(slug: str | None) -> AgencyRegister | None:
    """The register of this file, None when there is none; one query once it is in memory."""
    row = Register.objects.filter(slug=slug).first()
    return None if row is None else register_of(row)


@lru_cache(maxsize=64)
def _read(slug: str, _sha256: str) -> AgencyRegister:
    agencies = tuple(
        _core_agency(row) for row in Agency.objects.filter(register__slug=slug).select_related("parent")
    )
    groups = tuple(_core_group(row) for row in AgencyGroup.objects.filter(register__slug=slug))
    root = next((agency.id for agency in agencies if agency.kind == "province"), None)
    return AgencyRegister(slug, root, agencies, groups)


def _core_agency(row: Agency) -> CoreAgency:
    return CoreAgency(
        id=row.slug,
        name=row.name,
        kind=row.kind,
        short_name=row.short_name,
        parent=row.parent.slug if row.parent else None,
        central=row.central,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        aliases=tuple(row.aliases),
        provenance=Provenance(**row.provenance),
    )


def _core_group(row: AgencyGroup) -> CoreGroup:
    return CoreGroup(
        id=row.slug,
        name=row.name,
        aliases=tuple(row.aliases),
        kinds=tuple(row.kinds),
        members=tuple(row.members),
        note=row.note,
    )


def agency_by_key(key: str) -> Agency:
    """Return the agency `register/slug`; raises Agency.DoesNotExist."""
    register, slug = key.split("/")
    return Agency.objects.get(register__slug=register, slug=slug)


def agencies_in(register: str) -> QuerySet[Agency]:
    """All agencies of one file."""
    return Agency.objects.filter(register__slug=register)
