"""Bringing the data files into the database, each after those it refers to; twice does no harm."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.errors import InputRefused
from cchc.files import lock
from cchc.files.kept_registers import register_from_tree
from cchc.files.store import CatalogueStore, digest
from cchc.records.agencies.actions import load_registers
from cchc.records.assessments.actions import load_assessment
from cchc.records.catalogues.actions import load_calendar, load_catalogue, load_mapping
from cchc.records.indexes.actions import load_index, load_instrument
from cchc.records.people.actions import system_person
from cchc.records.people.models import User
from cchc.records.plans.actions import load_plan
from cchc.records.registers.actions import load_register
from cchc.records.reports.actions import load_cutoffs

Tell = Callable[[str], object]


@transaction.atomic
def load_data(root: Path, *, now: datetime, tell: Tell) -> int:
    """Load agencies, indices, catalogues, results and plans below `root`, all or nothing.

    Counts the changed files. `tell` receives one Vietnamese line per stage. Raises InputRefused or
    UnknownReference for a file that does not hold what it should.
    """
    store, by = CatalogueStore(root), system_person(now=now)
    tell("Nạp danh sách cơ quan …")
    changed = load_registers(_registers(store), by=by, now=now)
    tell("Nạp lịch làm việc …")
    for year in (int(path.stem) for path in store.calendar_paths()):
        changed += load_calendar(year, store.work_calendar(year), by=by, now=now)
    changed += load_cutoffs(store.cutoffs(), by=by, now=now)
    changed += _load_indexes(store, by=by, now=now, tell=tell)
    for identifier in store.catalogue_ids():
        tell(f"Nạp bộ tiêu chí {identifier} …")
        path = store.inside(f"{identifier}/catalogue.yaml")
        _refuse_altered(store, identifier, path)
        changed += load_catalogue(store.catalogue(identifier), store.raw(path).decode(), by=by, now=now)
        for file in store.assessment_paths(identifier):
            changed += load_assessment(store.assessment(file), digest(store.raw(file)), by=by, now=now)
    tell("Nạp sổ theo dõi …")
    for file in store.kept_register_paths():
        changed += load_register(register_from_tree(store.tree(file)), by=by, now=now)
    tell("Nạp bảng đối chiếu tiêu chí …")
    for path in store.mapping_paths():
        raw = store.raw(path)
        changed += load_mapping(store.mapping(path), raw.decode(), digest(raw), by=by, now=now)
    for identifier in sorted(store.plan_ids(), key=lambda one: store.plan_named(one).day):
        tell(f"Nạp kế hoạch {identifier} …")
        plan, path = store.plan_named(identifier), store.inside(f"plans/{identifier}/plan.yaml")
        result = store.result(plan.result).id if plan.result else None
        raw = store.raw(path)
        changed += load_plan(plan, raw.decode(), digest(raw), result, by=by, now=now)
    return changed


def _load_indexes(store: CatalogueStore, *, by: User, now: datetime, tell: Tell) -> int:
    """The definitions with their scores, then the survey forms that name them."""
    changed = 0
    for family in store.index_ids():
        index, path = store.index(family), store.scores_path(family)
        tell(f"Nạp chỉ số {index.short_name} …")
        raw = store.raw(store.inside(f"{family}/index.yaml"))
        hashes = digest(raw), digest(store.raw(path)) if path.is_file() else ""
        scores = store.scores(family)
        changed += load_index(index, raw.decode(), hashes[0], scores, hashes[1], by=by, now=now)
    for identifier in store.instrument_ids():
        tell(f"Nạp phiếu khảo sát {identifier} …")
        raw = store.raw(store.inside(f"{identifier}/instrument.yaml"))
        form = store.instrument(identifier)
        changed += load_instrument(form, raw.decode(), digest(raw), by=by, now=now)
    return changed


def _refuse_altered(store: CatalogueStore, identifier: str, path: Path) -> None:
    """A published catalogue is loaded only as it was published."""
    problem = lock.changed(store, identifier, path)
    if problem is not None:
        raise InputRefused([problem])


def _registers(store: CatalogueStore) -> list[tuple[AgencyRegister, str]]:
    files = [(identifier, store.inside(f"agencies/{identifier}.yaml")) for identifier in store.register_ids()]
    return [(store.agencies(identifier), digest(store.raw(path))) for identifier, path in files]
