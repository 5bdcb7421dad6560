"""Reports as plain text of at most 100 columns: numbers to the right, long text wrapped."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc.core.report.cells import Cell
from cchc.core.report.outline import ILLUSTRATIVE, Align, Column, Fact, Report, Row, Section

WIDTH = 100
GAP = 2
LEAST = 7
INDENTED = ("name", "title")


def text_of(report: Report, *, brief: bool = False) -> str:
    """One report as text; `brief` leaves out what the report before it has already said of the result."""
    mark = f" ({ILLUSTRATIVE})" if report.illustrative else ""
    lines = [f"{report.title}{mark}"]
    if report.subtitle and not brief:
        lines.append(report.subtitle)
    facts = [fact for fact in report.facts if fact.place == "figure" or not brief]
    lines += [
        "",
        *_facts([fact for fact in facts if fact.place != "subtitle" and not _repeated(fact, brief)]),
    ]
    for section in report.sections:
        lines += ["", section.title, *table_lines(section)]
        lines += [line for note in section.notes for line in _note(note)]
    if report.notes:
        lines += ["", "Ghi chú", *(line for note in report.notes for line in _note(note))]
    return "\n".join(lines)


def _repeated(fact: Fact, brief: bool) -> bool:
    return brief and fact.key == "source"


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    label_width = max((len(fact.label) for fact in facts), default=0) + 2
    for fact in facts:
        first = f"{fact.label}:".ljust(label_width)
        yield from textwrap.wrap(
            fact.cell.text, WIDTH, initial_indent=first, subsequent_indent=" " * label_width
        ) or [first.rstrip()]


def _note(note: str) -> list[str]:
    return textwrap.wrap(note, WIDTH, initial_indent="* ", subsequent_indent="  ")


def table_lines(section: Section) -> Iterator[str]:
    """The narrow columns of one table, with headings and a rule above totals."""
    chosen = [index for index, column in enumerate(section.columns) if column.narrow]
    columns = [section.columns[index] for index in chosen]
    rows = [(row, [row.cells[index] for index in chosen]) for row in section.rows]
    widths = _widths(columns, [_texts(columns, row, cells) for row, cells in rows])
    rule = "-" * (sum(widths) + GAP * (len(widths) - 1))
    yield rule
    yield from _group_headings(columns, widths)
    yield from _line([column.heading for column in columns], columns, widths)
    yield rule
    for row, cells in rows:
        if row.style == "total":
            yield rule
        yield from _line(_texts(columns, row, cells), columns, widths)


def _texts(columns: Sequence[Column], row: Row, cells: Sequence[Cell]) -> list[str]:
    return [
        f"{'  ' * row.level}{cell.text}" if column.key in INDENTED else cell.text
        for column, cell in zip(columns, cells, strict=True)
    ]


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Numbers get what they need, texts share the rest by their printed width, none more than it needs."""
    longest = [max((len(row[index]) for row in rows), default=0) for index in range(len(columns))]
    widths = [
        max(size, _longest_word([column.heading])) for size, column in zip(longest, columns, strict=True)
    ]
    flexible = []
    for index, column in enumerate(columns):
        if column.align is Align.RIGHT:
            widths[index] = max(_longest_word([column.heading, *(row[index] for row in rows)]), LEAST)
        elif not column.key.endswith("code"):
            flexible.append(index)
    _share(widths, flexible, [column.width for column in columns])
    return widths


def _longest_word(texts: Sequence[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _share(widths: list[int], flexible: list[int], weights: Sequence[int]) -> None:
    """Narrow the flexible columns until the table fits; who needs less than a share keeps what it needs."""
    room = WIDTH - GAP * (len(widths) - 1)
    while flexible and sum(widths) > room:
        left = room - sum(width for index, width in enumerate(widths) if index not in flexible)
        whole = sum(weights[index] for index in flexible)
        shares = {index: max(left * weights[index] // whole, LEAST) for index in flexible}
        wide = [index for index in flexible if widths[index] > shares[index]]
        if len(wide) == len(flexible):
            for index in flexible:
                widths[index] = shares[index]
            return
        flexible = wide


def _group_headings(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    if not any(column.group for column in columns):
        return
    spans = []
    position = 0
    for group, found in groupby(columns, key=lambda column: column.group):
        size = len(list(found))
        spans.append((group, sum(widths[position : position + size]) + GAP * (size - 1)))
        position += size
    wrapped = [textwrap.wrap(group, span) or [""] for group, span in spans]
    for level in range(max(len(lines) for lines in wrapped)):
        pieces = (
            (lines[level] if level < len(lines) else "").center(span)
            for lines, (_, span) in zip(wrapped, spans, strict=True)
        )
        yield (" " * GAP).join(pieces).rstrip()


def _line(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [_wrap(text, width) for text, width in zip(texts, widths, strict=True)]
    for level in range(max(len(lines) for lines in wrapped)):
        pieces = (
            _aligned(lines[level] if level < len(lines) else "", column.align, width)
            for lines, column, width in zip(wrapped, columns, widths, strict=True)
        )
        yield (" " * GAP).join(pieces).rstrip()


def _wrap(text: str, width: int) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(text.strip(), width, initial_indent=indent, subsequent_indent=indent) or [""]


def _aligned(text: str, align: Align, width: int) -> str:
    match align:
        case Align.RIGHT:
            return text.rjust(width)
        case Align.CENTRE:
            return text.center(width)
        case Align.LEFT:
            return text.ljust(width)
