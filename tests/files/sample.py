"""A small, complete folder of data files, minh họa, that each test breaks in one place."""

from pathlib import Path

from cchc.core.errors import Problem
from cchc.files.check import CheckReport, check_path

HOUSE = Path(__file__).parent / "house"
CATALOGUE_ID = "par_index_agency/thu-nghiem-2026"
CATALOGUE_FILE = f"{CATALOGUE_ID}/catalogue.yaml"
RESULT_FILE = f"{CATALOGUE_ID}/examples/so-moi-2026.yaml"
AGENCIES_FILE = "agencies/don-vi.yaml"
PLAN_FILE = "plans/ke-hoach/plan.yaml"
CALENDAR_FILE = "calendars/2026.yaml"
CUTOFFS_FILE = "calendars/cutoffs.yaml"
MAPPING_FILE = "mappings/2025--2026.yaml"
FILES = {
    path.relative_to(HOUSE).as_posix(): path.read_text("utf-8") for path in sorted(HOUSE.rglob("*.yaml"))
}
CATALOGUE = FILES[CATALOGUE_FILE]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """Write one data file below the folder of a test."""
    path = folder / "catalogues" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def whole_house(folder: Path) -> Path:
    """Write every file and return the folder of catalogues."""
    for name, text in FILES.items():
        written(folder, name, text)
    return folder / "catalogues"


def broken(text: str, old: str, new: str) -> str:
    """Change the one place where `old` stands."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def check_broken(folder: Path, name: str, old: str, new: str) -> CheckReport:
    """Check one file of the house after one change."""
    whole_house(folder)
    return check_path(written(folder, name, broken(FILES[name], old, new)))


def row_of(text: str, fragment: str) -> int:
    """The row in which a fragment stands first."""
    return text[: text.index(fragment)].count("\n") + 1


def only(problems: tuple[Problem, ...]) -> Problem:
    """The single finding; shows all of them when there are more."""
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]
