"""Tables of official documents: some columns of a report, or rows of plain texts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc.core.report.cells import Cell, words
from cchc.core.report.outline import Align, Column, Row, Section

ORDER = Column("order", "STT", 5, Align.CENTRE)


def counted(number: int) -> str:
    """A count as official texts write it: `05 nhiệm vụ`, `24 nhiệm vụ`."""
    return f"{number:02d}"


def narrowed(section: Section, keys: Sequence[str], title: str | None = None) -> Section:
    """The section with these columns only, in this order. KeyError for an unknown key."""
    places = {column.key: place for place, column in enumerate(section.columns)}
    kept = [places[key] for key in keys]
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in section.rows)
    columns = tuple(replace(section.columns[place], printed=True) for place in kept)
    return replace(section, columns=columns, rows=rows, title=section.title if title is None else title)


def with_column(section: Section, column: Column, texts: Sequence[str]) -> Section:
    """The section with one more column of texts at the right, one for each row."""
    rows = tuple(
        replace(row, cells=(*row.cells, words(text))) for row, text in zip(section.rows, texts, strict=True)
    )
    return replace(section, columns=(*section.columns, column), rows=rows)


def table(
    identifier: str, title: str, columns: tuple[Column, ...], rows: Iterable[Sequence[Cell]]
) -> Section:
    """A table of plain rows, numbered in the first column (STT)."""
    made = tuple(
        Row(str(number), (Cell(str(number), number), *cells)) for number, cells in enumerate(rows, start=1)
    )
    return Section(identifier, title, title, (ORDER, *columns), made)
