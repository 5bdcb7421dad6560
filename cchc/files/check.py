"""The check of data files: every fault with file, row, criterion and advice; notices apart from faults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc.core.catalogue.checks import catalogue_notices, check_agencies, check_catalogue
from cchc.core.errors import CchcError, InputRefused, Place, Problem
from cchc.files.findings import Findings
from cchc.files.index_checks import check_index
from cchc.files.instrument_checks import check_instrument
from cchc.files.kept_registers import check_kept_register
from cchc.files.lock import changed, missing, read_lock
from cchc.files.places import located
from cchc.files.plan_checks import check_plan
from cchc.files.register_checks import check_calendar, check_cutoffs, check_mapping, check_register
from cchc.files.result_checks import check_result
from cchc.files.score_checks import check_scores
from cchc.files.store import CatalogueStore, store_for


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found in how many files; without errors the files may be used."""

    errors: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    files: int = 0


def check_path(path: Path) -> CheckReport:
    """Check one file, or every data file below a folder. Raises UnknownReference outside a data folder."""
    store = store_for(path)
    if path.is_dir() and path.resolve() == store.root.resolve():
        return check_all(path)
    paths = data_files(path) if path.is_dir() else [path]
    return _together([_file(store, one) for one in paths])


def data_files(folder: Path) -> list[Path]:
    """Every file below a folder that the check reads."""
    return sorted(path for kind in ("*.yaml", "*.csv") for path in folder.rglob(kind))


def check_all(root: Path) -> CheckReport:
    """Check every data file below the folder of catalogues, and that no published catalogue is gone."""
    store = CatalogueStore(root)
    try:
        gone = missing(store)
    except InputRefused as error:
        gone = error.problems
    return _together([*(_file(store, path) for path in data_files(root)), CheckReport(gone)])


def _file(store: CatalogueStore, path: Path) -> CheckReport:
    place = Place(store.shown(path))
    try:
        if path.suffix == ".csv":
            return CheckReport((), check_scores(store, path), 1)
        found = Findings(store.tree(path))
    except CchcError as error:
        return CheckReport(_problems(error, place), (), 1)
    data = found.tree.data
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, str) or schema not in CHECKS:
        hint = f"Dòng đầu tệp ghi schema: một trong {', '.join(CHECKS)}"
        found.add("unknown_schema", "Không rõ đây là loại tệp gì", ("schema",), hint)
        return CheckReport(tuple(found.errors), (), 1)
    try:
        CHECKS[schema](found, store, path)
    except CchcError as error:
        found.errors.extend(_problems(error, place))
    notices = (_with_file(problem, place) for problem in found.notices)
    return CheckReport(tuple(found.errors), tuple(notices), 1)


def _catalogue(found: Findings, store: CatalogueStore, path: Path) -> None:
    identifier = store.folder_of(path)
    altered = changed(store, identifier, path)
    if altered is not None:
        found.errors.append(altered)
    catalogue = store.catalogue_at(path)
    if catalogue.id != identifier:
        message = f"Mã “{catalogue.id}” khác thư mục “{identifier}”"
        found.add("id_not_folder", message, ("id",), "Mã bộ tiêu chí là đường dẫn thư mục của nó")
    found.errors.extend(located(found.tree, check_catalogue(catalogue)))
    if catalogue.agencies is not None:
        register = store.agencies(catalogue.agencies)
        found.errors.extend(located(found.tree, check_agencies(catalogue, register)))
    if catalogue.published and identifier not in read_lock(store):
        message = "Bộ tiêu chí ghi đã ban hành nhưng chưa có trong LOCK"
        hint = f"Ghi “state: draft”, xem lại nội dung, rồi chạy: cchc publish {found.tree.file}"
        found.add("published_not_locked", message, ("state",), hint)
    found.notices.extend(located(found.tree, catalogue_notices(catalogue)))


def _problems(error: CchcError, place: Place) -> tuple[Problem, ...]:
    problems = error.problems if isinstance(error, InputRefused) else (error.problem,)
    return tuple(_with_file(problem, place) for problem in problems)


def _with_file(problem: Problem, place: Place) -> Problem:
    if problem.place.file is not None:
        return problem
    at = problem.place
    return Problem(
        problem.code,
        problem.message,
        Place(place.file, at.sheet, at.row, at.column, at.criterion),
        problem.hint,
    )


def _together(reports: Iterable[CheckReport]) -> CheckReport:
    listed = list(reports)
    errors = dict.fromkeys(problem for report in listed for problem in report.errors)
    notices = dict.fromkeys(problem for report in listed for problem in report.notices)
    return CheckReport(tuple(errors), tuple(notices), sum(report.files for report in listed))


CHECKS: dict[str, Callable[[Findings, CatalogueStore, Path], None]] = {
    "catalogue/1": _catalogue,
    "assessment/1": lambda found, store, path: check_result(found, store),
    "plan/1": lambda found, store, path: check_plan(found, store),
    "agencies/1": lambda found, store, path: check_register(found, store),
    "calendar/1": lambda found, store, path: check_calendar(found),
    "cutoffs/1": lambda found, store, path: check_cutoffs(found),
    "mapping/1": lambda found, store, path: check_mapping(found, store),
    "index/1": check_index,
    "instrument/1": check_instrument,
    "register/1": lambda found, store, path: check_kept_register(found, store, path.stem),
}
