"""The result that a person names: a .yaml file, or a filled .xlsx template with its catalogue."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cchc.cli.source import catalogue_named, existing, store_at
from cchc.core.agency.lineage import Agency, AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import FactError, InputRefused, Place, Problem, RuleError, UnknownReference
from cchc.core.scoring.assessment import AssessedUnit, Assessment
from cchc.core.scoring.evaluate import evaluate
from cchc.core.scoring.sheet import Sheet, score_sheet
from cchc.files.places import at_facts
from cchc.files.store import CatalogueStore

WORKBOOK = ".xlsx"


def read_result(file: Path, catalogue: str | None) -> tuple[CatalogueStore, Assessment]:
    """Read one result and the folder of data files around it; raises InputRefused, UnknownReference."""
    existing(file)
    if file.suffix.lower() == WORKBOOK:
        return _from_workbook(file, catalogue)
    store = store_at(file)
    return store, store.assessment(file)


def sheet_of(store: CatalogueStore, file: Path, assessment: Assessment) -> Sheet:
    """Score the result of a file; raises InputRefused with file and row of every fact that cannot be true."""
    try:
        return score_sheet(assessment)
    except (FactError, RuleError):
        problems = tuple(_impossible(assessment))
    if file.suffix.lower() == WORKBOOK:
        named = (replace(problem, place=replace(problem.place, file=file.name)) for problem in problems)
        raise InputRefused(named)
    raise InputRefused(at_facts(store.tree(file), problems))


def _impossible(assessment: Assessment) -> Iterator[Problem]:
    catalogue = assessment.catalogue
    for leaf in catalogue.leaves:
        try:
            evaluate(leaf, assessment.entry(leaf.key), catalogue.rounding, assessment.calendar)
        except (FactError, RuleError) as error:
            yield error.problem


def _from_workbook(file: Path, name: str | None) -> tuple[CatalogueStore, Assessment]:
    from cchc.files.facts_xlsx import read_filled

    if name is None:
        hint = "thêm --catalogue với mã hoặc tệp của bộ tiêu chí"
        raise UnknownReference("Tệp .xlsx cần biết bộ tiêu chí", Place(str(file)), hint)
    store, catalogue = catalogue_named(name)
    with file.open("rb") as stream:
        filled = read_filled(stream, catalogue, file.name)
    assessment = Assessment(
        id=file.stem,
        title=f"Số liệu trong tệp {file.name}",
        catalogue=catalogue,
        agencies=_register(store, catalogue, filled.unit),
        unit=AssessedUnit(filled.unit, filled.unit, filled.day),
        year=filled.year,
        facts=filled.facts,
        data_date=filled.day,
        source=f"Tệp {file.name}",
        illustrative=catalogue.illustrative,
    )
    return store, store.dated(assessment)


def _register(store: CatalogueStore, catalogue: Catalogue, unit: str) -> AgencyRegister:
    """The agencies of the catalogue where it names them, otherwise the unit alone."""
    if catalogue.agencies is not None:
        return store.agencies(catalogue.agencies)
    return AgencyRegister("", unit, (Agency(id=unit, name=unit, kind="department"),))
