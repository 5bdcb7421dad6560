"""A small index with scores and a survey instrument, minh họa, that each test breaks in one place."""

from pathlib import Path

from cchc.core.index.definition import Index
from cchc.core.index.scores import Score
from cchc.files.check import CheckReport, check_path
from cchc.files.store import CatalogueStore
from cchc.files.unit_names import UnitNames, units_by_year
from tests.files.sample import broken, written

HOUSE = Path(__file__).parent / "house_of_indices"
INDEX_FILE = "mau/index.yaml"
SCORES_FILE = "mau/scores.csv"
INSTRUMENT_FILE = "mau/phieu-2020/instrument.yaml"
FILES = {
    path.relative_to(HOUSE).as_posix(): path.read_text("utf-8")
    for path in sorted(HOUSE.rglob("*"))
    if path.is_file()
}
HEADINGS = FILES[SCORES_FILE].splitlines()[0]


def house_of_indices(folder: Path) -> Path:
    """Write every file and return the folder of catalogues."""
    for name, text in FILES.items():
        written(folder, name, text)
    return folder / "catalogues"


def check_changed(folder: Path, name: str, old: str, new: str) -> CheckReport:
    """Check one file after one change."""
    house_of_indices(folder)
    return check_path(written(folder, name, broken(FILES[name], old, new)))


def sample_index() -> Index:
    """The index of the house."""
    return CatalogueStore(HOUSE).index("mau")


def sample_scores() -> tuple[Score, ...]:
    """Its scores."""
    return CatalogueStore(HOUSE).scores("mau")


def sample_units() -> dict[int, UnitNames]:
    """Its units by year."""
    days = [(year.year, year.units_on) for year in sample_index().years]
    return units_by_year(CatalogueStore(HOUSE).agencies("tinh-thanh"), days)
