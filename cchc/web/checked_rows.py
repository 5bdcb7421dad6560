"""What was checked, carried by the page itself: signed for one person and one index, good for two hours.

A browser cannot keep a chosen file for a second step, and a file sent again need not be the same one. So the
rows that were checked go with the page, and come back only if nobody has touched them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core import signing

from cchc.core.errors import InputRefused, Problem
from cchc.core.index.scores import Score
from cchc.records.indexes.queries import EnteredSource

SALT = "cchc.web.checked_rows"
SECONDS_GOOD = 2 * 60 * 60
# Below DATA_UPLOAD_MAX_MEMORY_SIZE, above which Django would refuse the whole form.
MOST_LETTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One accepted row with the place in the file where it stood."""

    score: Score
    place: str


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """The accepted rows of one file, and the source that they are of."""

    file: str
    source: EnteredSource
    rows: tuple[CheckedRow, ...]

    @property
    def scores(self) -> tuple[Score, ...]:
        """The figures alone."""
        return tuple(row.score for row in self.rows)


def sealed(checked: CheckedRows, person: int, index: str) -> str:
    """The rows as signed text; raises InputRefused when they are too many for a form."""
    source = checked.source
    content = {
        "person": person,
        "index": index,
        "file": checked.file,
        "source": [source.title, source.day.isoformat() if source.day else None, source.address],
        "rows": [_written(row) for row in checked.rows],
    }
    text = signing.dumps(content, salt=SALT, compress=True)
    if len(text) > MOST_LETTERS:
        hint = "Chia thành nhiều tệp, mỗi tệp một năm"
        raise InputRefused([Problem("file_too_large", "Tệp có quá nhiều dòng", hint=hint)])
    return text


def unsealed(text: str, person: int, index: str) -> CheckedRows | None:
    """The rows of a signed text; None when it was changed, is too old, or was made for someone else."""
    try:
        content = signing.loads(text, salt=SALT, max_age=SECONDS_GOOD)
    except signing.BadSignature:
        return None
    if (content["person"], content["index"]) != (person, index):
        return None
    title, day, address = content["source"]
    source = EnteredSource(title, date.fromisoformat(day) if day else None, address)
    return CheckedRows(content["file"], source, tuple(_read(row) for row in content["rows"]))


Written = tuple[str, int, str, str | None, int | None, int | None, str]


def _written(row: CheckedRow) -> Written:
    score = row.score
    value = None if score.value is None else str(score.value)
    return (score.unit, score.year, score.line, value, score.rank, score.of, row.place)


def _read(written: Written) -> CheckedRow:
    unit, year, line, value, rank, of, place = written
    return CheckedRow(Score(unit, year, line, None if value is None else Decimal(value), "", rank, of), place)
