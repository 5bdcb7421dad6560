"""What people have entered for an index: by source, the newest first, a hundred rows at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from cchc.core.index.definition import Index
from cchc.core.numerals import date_text
from cchc.records.indexes.queries import EnteredScore, entered_scores, entered_years
from cchc.web.index_entry_rows import NO_SCORE, decimals, value_text
from cchc.web.sheet_filter import Choice

MOST_ROWS = 100
LONGEST_NUMBER = 6
NO_RANK = "không nêu"


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """One entered figure as it is shown, with who entered it and when."""

    id: int
    year: int
    unit: str
    line: str
    value: str
    rank: str
    source: str
    by: str | None
    at: datetime | None

    @property
    def text(self) -> str:
        """The figure in one line."""
        return f"{self.unit}, năm {self.year}, {self.line}: {self.value}, hạng {self.rank}"


@dataclass(frozen=True, slots=True)
class EnteredGroup:
    """The figures of one publication."""

    title: str
    day: date | None
    address: str | None
    rows: tuple[EnteredRow, ...]


@dataclass(frozen=True, slots=True)
class EnteredList:
    """The part of the list that is shown: `count` figures fit the filter, `rest` of them come after it."""

    groups: tuple[EnteredGroup, ...]
    years: tuple[Choice, ...]
    year: int | None
    start: int
    count: int
    total: int

    @property
    def rest(self) -> int:
        """How many figures come after those shown."""
        return self.count - self.start - sum(len(group.rows) for group in self.groups)

    @property
    def next(self) -> str:
        """The address of the figures that come after those shown."""
        return self._at(self.start + MOST_ROWS)

    @property
    def first(self) -> str:
        """The address of the first figures."""
        return self._at(0)

    def _at(self, start: int) -> str:
        asked = {"nam": self.year or "", "tu": start or ""}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}#da-nhap"


def entered_list(index: Index, asked: Mapping[str, str]) -> EnteredList:
    """The list as asked by `nam` and `tu`; what makes no sense is as if nothing were asked. Two queries."""
    years = entered_years(index)
    total = sum(years.values())
    year = next((year for year in years if str(year) == asked.get("nam")), None)
    count = total if year is None else years[year]
    start = _start(asked.get("tu", ""), count)
    found = entered_scores(index, year, start, MOST_ROWS) if count else ()
    groups = groupby(found, key=lambda one: one.source)
    choices = (Choice(str(one), f"{one} ({number})", one == year) for one, number in years.items())
    return EnteredList(
        groups=tuple(
            EnteredGroup(
                source.title, source.day, source.address, tuple(entered_row(index, one) for one in rows)
            )
            for source, rows in groups
        ),
        years=(Choice("", f"Mọi năm ({total})", year is None), *choices),
        year=year,
        start=start,
        count=count,
        total=total,
    )


def _start(asked: str, count: int) -> int:
    known = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER and int(asked) < count
    return int(asked) if known else 0


def entered_row(index: Index, entered: EnteredScore) -> EnteredRow:
    """One figure in words."""
    score, source = entered.score, entered.source
    line = index.by_key.get(score.line)
    day = f", công bố ngày {date_text(source.day)}" if source.day else ""
    return EnteredRow(
        id=entered.id,
        year=score.year,
        unit=entered.unit,
        line=line.label if line else score.line,
        value=NO_SCORE if score.value is None else value_text(index, score.value, decimals(score.value)),
        rank=_rank_text(score.rank, score.of),
        source=f"{source.title}{day}",
        by=entered.by,
        at=entered.at,
    )


def _rank_text(rank: int | None, of: int | None) -> str:
    if rank is None:
        return NO_RANK
    return f"{rank}/{of}" if of else f"{rank}"
