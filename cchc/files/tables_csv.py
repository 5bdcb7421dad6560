"""Reports as .csv for a Vietnamese spreadsheet: UTF-8 with byte order mark, semicolons, decimal comma."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from cchc.core.report.cells import Cell
from cchc.core.report.outline import ILLUSTRATIVE, Report, Section

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"


def write(report: Report, *more: Report) -> bytes:
    """Write reports one under the other: title block, then each section with its title and headings.

    Numbers are plain (no dots between thousands); text that a spreadsheet would run as a formula gets a
    leading apostrophe.
    """
    lines: list[list[str]] = []
    for one in (report, *more):
        if lines:
            lines.append([])
        lines += _report(one)
    return _encoded(lines)


def write_section(section: Section) -> bytes:
    """Write one table alone: headings and rows, for a program to read."""
    return _encoded(list(_table(section)))


def write_lines(lines: Iterable[Sequence[str]]) -> bytes:
    """Lines of texts alone, none of which starts a formula."""
    return _encoded([[safe(text) for text in line] for line in lines])


def _encoded(lines: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(lines)
    return f"{BYTE_ORDER_MARK}{stream.getvalue()}".encode()


def _report(report: Report) -> Iterator[list[str]]:
    yield [safe(f"{report.title} ({ILLUSTRATIVE})" if report.illustrative else report.title)]
    yield [safe(report.subtitle)] if report.subtitle else []
    yield from ([safe(fact.label), cell_text(fact.cell)] for fact in report.facts)
    for section in report.sections:
        yield []
        yield [safe(section.title)]
        yield from _table(section)
        yield from ([safe(note)] for note in section.notes)
    if report.notes:
        yield []
        yield from ([safe(note)] for note in report.notes)


def _table(section: Section) -> Iterator[list[str]]:
    yield [safe(heading) for heading in headings(section)]
    for row in section.rows:
        yield [cell_text(cell) for cell in row.cells]


def headings(section: Section) -> list[str]:
    """Headings on one line: the merged heading stands before that of the column."""
    return [f"{col.group}: {col.heading}" if col.group else col.heading for col in section.columns]


def cell_text(cell: Cell) -> str:
    """A cell as it stands in the file; a number keeps its sign, a text never starts a formula."""
    return cell.text.replace(".", "") if cell.numeric and _plain(cell) else safe(cell.text)


def _plain(cell: Cell) -> bool:
    """Whether the text is only the number: a sentence about a number stays as it is."""
    return all(letter.isdigit() or letter in "+-.," for letter in cell.text)


def safe(text: str) -> str:
    """Neutralise what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(STARTS_FORMULA) else text
