"""The verdict on every row of an uploaded file, beside what is stored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst

from cchc.core.errors import Place
from cchc.core.index.definition import Index
from cchc.core.index.scores import Score, ScoreTable, same_figure
from cchc.core.numerals import points_text
from cchc.files.score_faults import absence_warning
from cchc.files.scores_verdict import ImportVerdict, RowVerdict
from cchc.web.checked_rows import CheckedRow

MOST_SHOWN = 2500
NO_SCORE = "không có điểm"
NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken: what it says as it is written, and why not."""

    place: str
    year: str
    unit: str
    line: str
    value: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row that can be entered, with what its source said before, what others say, what is odd."""

    place: str
    unit: str
    year: int
    line: str
    figure: str
    stored: str
    others: tuple[str, ...]
    warning: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one verdict; `more` of them are not shown."""

    key: str
    title: str
    lead: str
    rows: tuple[TakenRow, ...]
    count: int

    @property
    def more(self) -> int:
        """How many rows are left out."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """All verdicts: rows refused, and the groups of those that can be entered."""

    refused: tuple[RefusedRow, ...]
    refused_count: int
    groups: tuple[Group, ...]

    @property
    def taken(self) -> int:
        """How many rows can be entered."""
        return sum(group.count for group in self.groups)

    @property
    def differing(self) -> int:
        """How many rows differ from what their own source said before."""
        return next((group.count for group in self.groups if group.key == "khac"), 0)


GROUPS = (
    (
        "khac",
        "Khác số đã nhập từ chính nguồn này",
        "Chọn ở cuối trang: dừng, giữ số cũ hay thay bằng số mới.",
    ),
    ("moi", "Nhận, số mới", "Nguồn khác nêu số khác thì để cạnh nhau, không thay nhau."),
    ("nhu-cu", "Đã có đúng như vậy", "Nhập lại không thay đổi gì."),
)


def place_text(verdict: RowVerdict) -> str:
    """Where a row stands in its file."""
    return capfirst(str(Place(sheet=verdict.sheet, row=verdict.row, column=verdict.column)))


def accepted(verdict: ImportVerdict) -> tuple[CheckedRow, ...]:
    """The rows of a file that can be entered."""
    return tuple(CheckedRow(row.score, place_text(row)) for row in verdict.rows if row.score is not None)


def refused_rows(verdict: ImportVerdict) -> tuple[RefusedRow, ...]:
    """The rows of a file that are not taken."""
    return tuple(_refused(row) for row in verdict.refused)


def _refused(row: RowVerdict) -> RefusedRow:
    reasons = tuple(f"cột {reason.column}: {reason.text}" for reason in row.reasons)
    place = capfirst(str(Place(sheet=row.sheet, row=row.row)))
    return RefusedRow(place, row.year, row.unit, row.line, row.value, reasons)


def checked_file(
    table: ScoreTable,
    rows: Sequence[CheckedRow],
    refused: Sequence[RefusedRow],
    source: str | None,
    name_of: NameOf,
) -> CheckedFile:
    """Sort rows by verdict; `source` is the identifier of the entered source, None while it is new."""
    found: dict[str, list[TakenRow]] = {key: [] for key, _, _ in GROUPS}
    for row in rows:
        before = _before(table, row.score, source)
        key = "moi" if before is None else "nhu-cu" if _same(before, row.score) else "khac"
        found[key].append(_taken(table, row, before, name_of))
    groups = (
        Group(key, title, lead, tuple(found[key][:MOST_SHOWN]), len(found[key]))
        for key, title, lead in GROUPS
        if found[key]
    )
    return CheckedFile(tuple(refused[:MOST_SHOWN]), len(refused), tuple(groups))


def _before(table: ScoreTable, score: Score, source: str | None) -> Score | None:
    told = table.published(score.unit, score.year, score.line)
    return next((one for one in told if one.source == source), None)


def _same(one: Score, other: Score) -> bool:
    return (one.value, one.rank, one.of) == (other.value, other.rank, other.of)


def _taken(table: ScoreTable, row: CheckedRow, before: Score | None, name_of: NameOf) -> TakenRow:
    score, index = row.score, table.index
    return TakenRow(
        row.place,
        name_of(score.unit),
        score.year,
        index.by_key[score.line].label,
        figure_text(index, score),
        "" if before is None else figure_text(index, before),
        tuple(_others(table, score, before)),
        absence_warning(index, score),
    )


def _others(table: ScoreTable, score: Score, before: Score | None) -> Iterator[str]:
    """What other sources say, and what the parts add up to, where it is something else."""
    index, titles = table.index, {source.id: source.title for source in table.index.sources}
    for one in table.published(score.unit, score.year, score.line):
        if one is not before and not _agree(one, score):
            yield f"{titles.get(one.source, one.source)}: {figure_text(index, one)}"
    used = table.figure(score.unit, score.year, score.line)
    if used and used.computed and score.value is not None and not same_figure(used.value, score.value):
        yield f"Tổng các nội dung: {value_text(index, used.value, decimals(score.value))}"


def _agree(one: Score, other: Score) -> bool:
    """Whether two sources do not contradict one another, as far as both say something."""
    values = one.value is None or other.value is None or same_figure(one.value, other.value)
    ranks = one.rank is None or other.rank is None or one.rank == other.rank
    return values and ranks


def figure_text(index: Index, score: Score) -> str:
    """Score and rank as people write them, with the places that were printed: `44,60 điểm, hạng 21/63`."""
    value = NO_SCORE if score.value is None else value_text(index, score.value, decimals(score.value))
    if score.rank is None:
        return value
    return f"{value}, hạng {score.rank}" + (f"/{score.of}" if score.of else "")


def value_text(index: Index, value: Decimal, places: int) -> str:
    """A score with the unit of its index, never with fewer places than the index shows: `44,60 điểm`."""
    text = points_text(value, max(index.places, places))
    return f"{text}%" if index.unit == "%" else f"{text} {index.unit}"


def decimals(value: Decimal) -> int:
    """How many decimals a number was printed with."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
