"""What an opening names, looked up in the database: agencies, the catalogue, and whoever collates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cchc.core.agency.lineage import members_on
from cchc.core.campaign.duties import Duty, agency_for
from cchc.core.catalogue.nodes import Catalogue
from cchc.records.agencies.models import Agency, Register
from cchc.records.agencies.queries import register_named
from cchc.records.campaigns.actions.opening_values import CollectedGiven, Everyone, Opening
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

Agencies = dict[str, Agency]


@dataclass(frozen=True, slots=True)
class Found:
    """An opening with everything it names; agencies by `register/slug`, without those that do not exist."""

    opening: Opening
    version: CatalogueVersion
    core: Catalogue
    province: Agency
    register: Register
    home: Agency
    agencies: Agencies
    units: tuple[tuple[str, str], ...]
    members: dict[str, tuple[str, ...]]
    collating: dict[str, str]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties with full identifiers of their agencies."""
        full = self.opening.full_key
        return tuple(Duty(one.kind, one.key, full(one.agency)) for one in self.opening.duties)

    def agency(self, key: str) -> Agency:
        """An agency that the checks have found."""
        return self.agencies[self.opening.full_key(key)]


def key_of(agency: Agency) -> str:
    """The agency as `register/slug`; its register must be at hand."""
    return f"{agency.register.slug}/{agency.slug}"


def home_of(standing: Standing, province: Agency) -> Agency | None:
    """The agency in which the person coordinates: what nobody has the duty of falls to it. One query."""
    held = (one.agency for one in standing.held if one.role == Role.COORDINATOR and one.root == province.pk)
    own = next(held, None)
    return None if own is None else Agency.objects.select_related("register").get(pk=own)


def look_up(
    opening: Opening,
    version: CatalogueVersion,
    core: Catalogue,
    province: Agency,
    register: Register,
    home: Agency,
) -> Found:
    """Find everything that an opening names; a handful of queries, however many units there are."""
    members = {one.line: _members(opening, one, core) for one in opening.collected}
    collating = {one.line: _collating(opening, one, core, home) for one in opening.collected}
    named = {opening.full_key(key) for key in _named(opening, members, collating)}
    agencies = _agencies(named) | {key_of(home): home}
    units = [(opening.full_key(one.agency), one.group) for one in opening.units]
    for everyone in opening.everyone:
        there = _everyone(everyone, opening.unit_day)
        agencies |= there
        units += [(key, everyone.group) for key in there]
    if opening.circuit == "national" and not units:
        agencies[key_of(province)] = province
        units.append((key_of(province), ""))
    return Found(opening, version, core, province, register, home, agencies, tuple(units), members, collating)


def _named(opening: Opening, members: dict[str, tuple[str, ...]], collating: dict[str, str]) -> Iterable[str]:
    yield from (one.agency for one in opening.units)
    yield from (one.agency for one in opening.duties)
    yield from collating.values()
    for expected in members.values():
        yield from expected


def _agencies(keys: set[str]) -> Agencies:
    apart = [key.split("/", 1) for key in keys]
    registers, slugs = {one[0] for one in apart}, {one[-1] for one in apart}
    rows = Agency.objects.filter(register__slug__in=registers, slug__in=slugs).select_related("register")
    found = {key_of(row): row for row in rows}
    return {key: found[key] for key in keys if key in found}


def _everyone(everyone: Everyone, day: date) -> Agencies:
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    rows = Agency.objects.filter(started, running, register__slug=everyone.register, kind__in=everyone.kinds)
    return {key_of(row): row for row in rows.select_related("register").order_by("sort_key", "position")}


def _members(opening: Opening, given: CollectedGiven, core: Catalogue) -> tuple[str, ...]:
    """Those given, else the agencies of the leading groups on the day, in the order of the register."""
    if given.members:
        return tuple(dict.fromkeys(opening.full_key(one) for one in given.members))
    node, register = core.by_key.get(given.line), register_named(opening.register)
    if node is None or register is None:
        return ()
    leads = [lead for lead in node.lead if register.has(lead)]
    slugs = {slug for lead in leads for slug in members_on(register, lead, opening.unit_day)}
    return tuple(opening.full_key(agency.id) for agency in register.agencies if agency.id in slugs)


def _collating(opening: Opening, given: CollectedGiven, core: Catalogue, home: Agency) -> str:
    if given.collating:
        return opening.full_key(given.collating)
    node = core.by_key.get(given.line)
    if node is None:
        return key_of(home)
    said = agency_for(core, opening.duties, "collate", node.key) or node.collating
    return opening.full_key(said) if said else key_of(home)
