"""Checks of scores.csv: every row resolves; what is neither published nor said to be absent is counted."""

from collections.abc import Iterator
from pathlib import Path

from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.index.definition import Index
from cchc.core.index.scores import Score
from cchc.core.numerals import number_text
from cchc.files.store import CatalogueStore


def check_scores(store: CatalogueStore, path: Path) -> tuple[Problem, ...]:
    """Check the scores of one index; returns what a reader must know.

    Raises InputRefused with every fault, also those for which its index.yaml cannot be read.
    """
    place = Place(store.shown(path))
    family = store.folder_of(path)
    if family not in store.index_ids() or path.resolve() != store.scores_path(family).resolve():
        hint = "Điểm công bố là tệp scores.csv đứng cạnh index.yaml của chỉ số"
        raise InputRefused([Problem("unknown_schema", "Không rõ đây là loại tệp gì", place, hint)])
    index, scores = store.index(family), store.scores(family)
    return tuple(_gaps(store, index, scores, place))


Cell = tuple[int, str, str]


def _gaps(store: CatalogueStore, index: Index, scores: tuple[Score, ...], place: Place) -> Iterator[Problem]:
    known = {(score.year, score.unit, score.line) for score in scores}
    scored = {score.year for score in scores}
    register = store.agencies(index.agencies)
    for published in index.years:
        year = published.year
        if year not in scored:
            yield Problem("no_scores", f"Năm {year} chưa có điểm nào", place)
            continue
        units = [agency.id for agency in register.agencies if agency.valid_on(published.units_on)]
        missing = [cell for unit in units for cell in _missing(index, known, year, unit)]
        if missing:
            message = (
                f"Năm {year}: {number_text(len(missing))} ô chưa có điểm mà chưa ghi vì sao "
                f"({len({unit for _, unit, _ in missing})}/{len(units)} đơn vị, "
                f"{len({line for _, _, line in missing})} nội dung)"
            )
            hint = "Thêm dòng; nếu công bố không có thì ghi vào “absent” của năm kèm lý do"
            yield Problem("missing_scores", message, place, hint)


def _missing(index: Index, known: set[Cell], year: int, unit: str) -> Iterator[Cell]:
    """Cells without a score, lowest lines first; a sum is known when all its parts are."""
    sums: set[str] = set()
    for line in reversed(index.lines_in(year)):
        cell = (year, unit, line.key)
        parts = index.children(line.key, year) if line.summed else ()
        if parts and all(part.key in sums or (year, unit, part.key) in known for part in parts):
            sums.add(line.key)
        elif cell not in known and index.absent_in(year, unit, line.key) is None:
            yield cell
