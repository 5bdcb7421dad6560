"""What a command line names: files or identifiers of catalogues, results, plans."""

from collections.abc import Callable
from pathlib import Path

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import Place, UnknownReference
from cchc.core.plan.tasks import Plan
from cchc.files.store import CatalogueStore, store_for


def store_at(path: Path) -> CatalogueStore:
    """The folder of data files around a path, or in the working folder."""
    return store_for(path)


def existing(path: Path) -> Path:
    """The path, when it exists; raises UnknownReference otherwise."""
    if not path.exists():
        raise UnknownReference("Không tìm thấy tệp", Place(str(path)), "Kiểm tra lại tên và đường dẫn")
    return path


def catalogue_named(name: str) -> tuple[CatalogueStore, Catalogue]:
    """A catalogue by its file, its folder or its identifier."""
    path = Path(name)
    if path.is_dir():
        path = path / "catalogue.yaml"
    if path.is_file():
        store = store_at(path)
        return store, store.catalogue_at(path)
    store = store_at(Path.cwd())
    return store, store.catalogue(name)


def plan_mending(store: CatalogueStore, path: Path) -> Plan | None:
    """The plan whose result is this file; None when no plan or more than one names it."""
    full, root = path.resolve(), store.root.resolve()
    if not full.is_relative_to(root):
        return None
    named = full.relative_to(root).as_posix().encode()
    plans = [store.inside(f"plans/{plan}/plan.yaml") for plan in store.plan_ids()]
    found = [plan for plan in plans if named in store.raw(plan)]
    return store.plan(found[0]) if len(found) == 1 else None


def plans_using(store: CatalogueStore, catalogue: Catalogue) -> tuple[Plan, ...]:
    """The plans whose codes are those of a catalogue version."""
    paths = (store.inside(f"plans/{plan}/plan.yaml") for plan in store.plan_ids())
    named = [path for path in paths if catalogue.id.encode() in store.raw(path)]
    return tuple(plan for plan in map(store.plan, named) if plan.catalogue.id == catalogue.id)


def names_in(register: AgencyRegister) -> Callable[[str], str]:
    """Names of agencies; an identifier that the register does not know is shown as it is."""
    return lambda identifier: register.name_of(identifier) if register.has(identifier) else identifier
