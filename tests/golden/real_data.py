"""The data files of the house, read once."""

from pathlib import Path

from cchc.core.scoring.sheet import Sheet, score_sheet
from cchc.files.store import CatalogueStore

STORE = CatalogueStore(Path(__file__).parents[2] / "catalogues")
PAR_2017 = "par_index_province/2948-qd-bnv-2017"
VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long"


def sheet_of(name: str) -> Sheet:
    """The sheet of a result by its file below the folder of catalogues."""
    return score_sheet(STORE.result(name))
