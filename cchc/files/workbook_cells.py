"""What a plain reader forgets of the cells of a workbook: errors, formulas never reckoned, per cents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from cchc.core.campaign.written import number_written

At = tuple[int, int]
PERCENT = "%"
ERRORS = frozenset(
    {"#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ERROR!"}
)
FORMULA = "Ô có công thức: chép rồi dán lại dạng giá trị"
NOISE_FREE = Context(prec=14)

CELL = r"<(?:\w+:)?c\b"
AT = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
KIND = r"""\st\s*=\s*["']"""
RECKONING = r"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)"
ERROR_CELL = re.compile(
    rf"""{CELL}(?=[^<>]*?{KIND}e["'])([^<>]*)>(?:\s*{RECKONING})?(?:\s*<(?:\w+:)?v\b[^<>]*>([^<]*))?""".encode()
)
UNRECKONED = re.compile(
    rf"{CELL}([^<>]*)>\s*{RECKONING}\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>".encode()
)
UNPLACED = re.compile(
    rf"""{CELL}(?![^<>]*?\sr\s*=)(?:(?=[^<>]*?{KIND}e["'])|(?=[^<>]*>\s*<(?:\w+:)?f\b))""".encode()
)
SHOWN = re.compile(rb"#[A-Z0-9/]+[!?]?")
FORMATS = b"cellXfs"
FORMAT = re.compile(rb"""<(?:\w+:)?xf\b[^<>]*?\snumFmtId\s*=\s*["']([0-9]+)["']|<(?:\w+:)?xf\b""")
OWN_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
OWN_NUMBER = re.compile(rb"""\snumFmtId\s*=\s*["']([0-9]+)["']""")
OWN_CODE = re.compile(rb"""\sformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""")
SAID = re.compile(rb'&quot;.*?&quot;|".*?"|\\.|_.')
BUILT_IN = frozenset({9, 10})


@dataclass(frozen=True, slots=True)
class FaultyCell:
    """What stands in a cell that has no value to be read: an error, or a formula that nobody reckoned.

    `at` is its address as a person sees it (`C12`); `error` is empty for a formula.
    """

    at: str
    error: str

    def __str__(self) -> str:
        return self.error or "(công thức chưa tính)"

    @property
    def message(self) -> str:
        """What is wrong and what to do about it."""
        if self.error:
            return f"Ô {self.at} chứa lỗi {self.error}: sửa ô rồi nộp lại tệp"
        return FORMULA


Told = FaultyCell | str


def fault_in(value: object) -> str:
    """Why a cell has nothing to be read, in Vietnamese; empty for any other cell."""
    if isinstance(value, FaultyCell):
        return value.message
    error = value.strip().upper() if isinstance(value, str) and value.lstrip()[:1] == "#" else ""
    return f"Ô chứa lỗi {error}: sửa ô rồi nộp lại tệp" if error in ERRORS else ""


def told_cells(sheet: bytes, percents: frozenset[int]) -> dict[At, Told]:
    """The cells of a sheet, by row and column from 1, of which a value alone says too little.

    `percents` are the formats that show a number as a per cent; such a cell is told as PERCENT. Raises
    ValueError where an error or a formula stands in a cell without an address.
    """
    if UNPLACED.search(sheet):
        raise ValueError("cell without an address")
    found: dict[At, Told] = {}
    for shown_as in _in_percent(sheet, percents):
        found |= {at: PERCENT for at, _ in _places(shown_as)}
    for unreckoned in UNRECKONED.finditer(sheet):
        found |= {at: FaultyCell(name, "") for at, name in _places(unreckoned[1])}
    for faulty in ERROR_CELL.finditer(sheet):
        shown = SHOWN.search(faulty[2] or b"")
        error = shown[0].decode() if shown is not None else "#ERROR!"
        found |= {at: FaultyCell(name, error) for at, name in _places(faulty[1])}
    return found


def _in_percent(sheet: bytes, percents: frozenset[int]) -> Iterable[bytes]:
    if not percents:
        return ()
    styles = "|".join(map(str, sorted(percents)))
    form = rf"""{CELL}(?=[^<>]*?\ss\s*=\s*["'](?:{styles})["'])([^<>]*[^<>/])>"""
    return [cell[1] for cell in re.finditer(form.encode(), sheet)]


def _places(attributes: bytes) -> Iterable[tuple[At, str]]:
    found = AT.search(attributes)
    return () if found is None else (((int(found[2]), column_of(found[1])), (found[1] + found[2]).decode()),)


def column_of(letters: bytes) -> int:
    """The number of a column from 1: `A`, `AA`."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - ord("A") + 1
    return number


def percents_in(styles: bytes) -> frozenset[int]:
    """The formats of cells, by their place in the list of a workbook, that show numbers as per cents."""
    own = set(BUILT_IN)
    for tag in OWN_FORMAT.findall(styles):
        number, code = OWN_NUMBER.search(tag), OWN_CODE.search(tag)
        if number is not None and code is not None and b"%" in SAID.sub(b"", code[1] or code[2] or b""):
            own.add(int(number[1]))
    formats = FORMAT.findall(styles.partition(FORMATS)[2].partition(FORMATS)[0])
    return frozenset(place for place, number in enumerate(formats) if int(number or b"0") in own)


def as_told(rows: Iterable[Iterable[object]], told: Mapping[At, Told]) -> list[list[object]]:
    """The rows of a sheet from its first on, with what is told of its cells in their places."""
    grid = [list(row) for row in rows]
    for (row, column), what in sorted(told.items()):
        if isinstance(what, FaultyCell):
            grid += [[] for _ in range(row - len(grid))]
            cells = grid[row - 1]
            cells += [""] * (column - len(cells))
            cells[column - 1] = what
        elif row <= len(grid) and column <= len(grid[row - 1]):
            grid[row - 1][column - 1] = _as_shown(grid[row - 1][column - 1])
    return grid


def _as_shown(value: object) -> object:
    """A number as its cell shows it: 0.65 is 65%."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    number = NOISE_FREE.plus(Decimal(repr(value)) * 100)
    return f"-{number_written(-number)}%" if number < 0 else f"{number_written(number)}%"
