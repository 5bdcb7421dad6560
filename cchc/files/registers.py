"""Registers of agencies with what other files add: agencies named `<file>/<agency>` and their successors."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from cchc.core.agency.lineage import Agency, AgencyGroup, AgencyRegister, Succession
from cchc.core.errors import UnknownReference
from cchc.files.documents.agencies import WrittenRegister

Name = tuple[str, str]
Load = Callable[[str], WrittenRegister]


def name_in(file: str, identifier: str) -> Name:
    """File and agency of an identifier that is written in `file`."""
    other, slash, local = identifier.rpartition("/")
    return (other, local) if slash else (file, identifier)


def key_in(home: str, name: Name) -> str:
    """How an agency is called in the register of `home`."""
    file, local = name
    return local if file == home else f"{file}/{local}"


def build_register(home: str, load: Load) -> AgencyRegister:
    """Build the register of one file; raises UnknownReference when another file lacks what is named."""
    own = load(home)
    foreign = _foreign(home, load)
    agencies = [agency.to_core() for agency in own.agencies]
    successions = [entry.to_core() for entry in own.successions]
    for file, local in foreign:
        agency, later = _from_file(load, (file, local))
        agencies.append(_renamed(home, file, agency))
        successions += [_moved(home, file, entry) for entry in later]
    groups = tuple(_closed(group.to_core(), own) for group in own.groups)
    moved = tuple(_moved(home, home, entry) for entry in successions)
    return AgencyRegister(own.id, own.root, tuple(agencies), groups, moved)


def names_used(register: WrittenRegister) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every agency that a file names outside its own list, with the path of the place."""
    for row, agency in enumerate(register.agencies):
        if agency.parent is not None:
            yield ("agencies", row, "parent"), agency.parent
    for row, group in enumerate(register.groups):
        for position, member in enumerate(group.members):
            yield ("groups", row, "members", position), member
    for row, entry in enumerate(register.successions):
        yield ("successions", row, "from"), entry.from_
        if entry.to is not None:
            yield ("successions", row, "to"), entry.to


def _foreign(home: str, load: Load) -> list[Name]:
    waiting = [name_in(home, used) for _, used in names_used(load(home)) if "/" in used]
    found: dict[Name, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name[0] == home or name in found:
            continue
        found[name] = None
        agency, later = _from_file(load, name)
        following = [agency.parent, *(entry.to for entry in later)]
        waiting += [name_in(name[0], identifier) for identifier in following if identifier is not None]
    return list(found)


def _from_file(load: Load, name: Name) -> tuple[Agency, list[Succession]]:
    file, local = name
    register = load(file)
    agency = next((entry.to_core() for entry in register.agencies if entry.id == local), None)
    if agency is None:
        raise UnknownReference(f"Không có cơ quan “{local}” trong tệp agencies/{file}.yaml")
    return agency, [entry.to_core() for entry in register.successions if entry.from_ == local]


def _renamed(home: str, file: str, agency: Agency) -> Agency:
    parent = None if agency.parent is None else key_in(home, name_in(file, agency.parent))
    return replace(agency, id=key_in(home, (file, agency.id)), parent=parent)


def _moved(home: str, file: str, entry: Succession) -> Succession:
    to = None if entry.to is None else key_in(home, name_in(file, entry.to))
    return replace(entry, origin=key_in(home, name_in(file, entry.origin)), to=to)


def _closed(group: AgencyGroup, own: WrittenRegister) -> AgencyGroup:
    """List the members of a group by name: agencies of other files must not enter it by their kind."""
    by_kind = tuple(agency.id for agency in own.agencies if agency.kind in group.kinds)
    members = dict.fromkeys((*group.members, *by_kind))
    return replace(group, kinds=(), members=tuple(members))
