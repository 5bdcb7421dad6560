"""The result that a person names: a .yaml file, or a filled .xlsx template with its catalogue."""

from pathlib import Path

from cchc.cli.source import catalogue_named, existing, store_at
from cchc.core.agency.lineage import Agency, AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import Place, UnknownReference
from cchc.core.scoring.assessment import AssessedUnit, Assessment
from cchc.files.store import CatalogueStore


def read_result(file: Path, catalogue: str | None) -> tuple[CatalogueStore, Assessment]:
    """Read one result and the folder of data files around it; raises InputRefused, UnknownReference."""
    existing(file)
    if file.suffix.lower() == ".xlsx":
        return _from_workbook(file, catalogue)
    store = store_at(file)
    return store, store.assessment(file)


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
