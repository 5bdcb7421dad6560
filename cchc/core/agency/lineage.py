"""Dated agencies and the functions that pass from one to another; scores never move with them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cchc.core.errors import UnknownReference


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a statement about an agency comes from: a title, how well it is supported, and a remark."""

    title: str = ""
    status: str = "sourced"
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency:
    """One organisation, valid between two dates (both inclusive, None = open)."""

    id: str
    name: str
    kind: str
    short_name: str = ""
    parent: str | None = None
    central: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    provenance: Provenance = Provenance()

    def valid_on(self, day: date) -> bool:
        """Tell whether the agency exists on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyGroup:
    """A collective name of the documents ('các sở, ban, ngành'): by kinds of agencies, by name, or both."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """One function that passes to another agency from a date on; `to` None: a person must reassign it."""

    origin: str
    to: str | None
    day: date
    function: str
    provenance: Provenance = Provenance()


@dataclass(frozen=True)
class AgencyRegister:
    """The agencies and groups of one file, with everything that came after them."""

    id: str
    root: str | None
    agencies: tuple[Agency, ...]
    groups: tuple[AgencyGroup, ...] = ()
    successions: tuple[Succession, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Agency]:
        """Agencies by identifier."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def group_by_id(self) -> dict[str, AgencyGroup]:
        """Groups by identifier."""
        return {group.id: group for group in self.groups}

    def name_of(self, identifier: str) -> str:
        """Return the name of an agency or group; raises UnknownReference when there is none."""
        named = self.by_id.get(identifier) or self.group_by_id.get(identifier)
        if named is None:
            raise UnknownReference(
                f"Không có cơ quan hay nhóm cơ quan “{identifier}” trong danh sách “{self.id}”"
            )
        return named.name

    def has(self, identifier: str) -> bool:
        """Tell whether an agency or group of this identifier exists."""
        return identifier in self.by_id or identifier in self.group_by_id

    def successors(self, identifier: str, day: date) -> tuple[Succession, ...]:
        """Return what has passed from the agency to others up to `day`, one entry per function."""
        return tuple(s for s in self.successions if s.origin == identifier and s.day <= day)


def members_on(register: AgencyRegister, identifier: str, day: date) -> tuple[str, ...]:
    """Resolve an agency or group to the agencies that exist on `day`, in the order of the register.

    Raises UnknownReference for an identifier that is neither.
    """
    group = register.group_by_id.get(identifier)
    if group is None:
        register.name_of(identifier)
        wanted = {identifier}
    else:
        wanted = set(group.members) | {a.id for a in register.agencies if a.kind in group.kinds}
    return tuple(a.id for a in register.agencies if a.id in wanted and a.valid_on(day))
