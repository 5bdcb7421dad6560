"""What befalls documents on their way: columns moved, tables cut, letters and marks and cells lost."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import ByDirection, OnEvent
from cchc.core.vietnamese import folded
from tests.files.plan_import.made import TWO_STOREYS, Made

Table = tuple[tuple[str, ...], ...]
Change = Callable[[random.Random, Made], Made]
HEADINGS = {
    "STT": ("TT", "Số TT", "Mã"),
    "Nhiệm vụ cụ thể": ("Nội dung công việc", "NHIỆM VỤ, GIẢI PHÁP", "Công việc phải làm", "Việc cần làm"),
    "Cơ quan chủ trì": ("Đơn vị chủ trì", "Chủ trì thực hiện", "Cơ quan đầu mối", "Ai làm"),
    "Cơ quan phối hợp": ("Đơn vị phối hợp", "Phối hợp", "Cùng làm"),
    "Thời gian hoàn thành": ("Thời hạn", "Tiến độ thực hiện", "Thời hạn hoàn thành", "Khi nào xong"),
}
# A part that another change has left with fewer rows is not cut again.
LEAST_ROWS = 5
# The columns that say which row it is, whatever they are called and wherever they stand.
NAMING = frozenset(folded(name) for one in ("STT", "Nhiệm vụ cụ thể") for name in (one, *HEADINGS[one]))


def shuffled_columns(chance: random.Random, made: Made) -> Made:
    """Columns in another order."""
    order = list(range(len(made.tables[0][0])))
    chance.shuffle(order)
    return made.with_table(lambda table: (tuple(tuple(row[at] for at in order) for row in table),))


def split_table(chance: random.Random, made: Made) -> Made:
    """The table in two or three parts, with or without the heading again."""
    headed = chance.random() < 0.5

    def change(table: Table) -> tuple[Table, ...]:
        if len(table) < LEAST_ROWS:
            return (table,)
        places = sorted(chance.sample(range(2, len(table) - 1), chance.choice((1, 2))))
        parts = [table[start:end] for start, end in zip((0, *places), (*places, None), strict=True)]
        return (parts[0], *(((table[0], *part) if headed else part) for part in parts[1:]))

    return made.with_table(change)


def broken_row(chance: random.Random, made: Made) -> Made:
    """One row cut in the middle of its text, the rest on the next page."""

    def change(table: Table) -> tuple[Table, ...]:
        at = chance.randrange(1, len(table))
        words = table[at][1].replace("<i>", "").replace("</i>", "").split()
        cut = chance.randrange(1, len(words))
        above = (table[at][0], " ".join(words[:cut]), *table[at][2:])
        rest = ("", " ".join(words[cut:]), *("" for _ in table[at][2:]))
        return ((*table[:at], above), (table[0], rest, *table[at + 1 :]))

    return made.with_table(change)


def dropped_marks(chance: random.Random, made: Made) -> Made:
    """Letters that lost their marks, at random or all of them."""
    share = chance.choice((0.05, 0.3, 1.0))

    def change(text: str) -> str:
        return "".join(_bare(sign) if chance.random() < share else sign for sign in text)

    return made.mapped(change)


def _bare(sign: str) -> str:
    plain = folded(sign)
    return (plain.upper() if sign.isupper() else plain) if len(plain) == 1 and sign.isalpha() else sign


def empty_rows(chance: random.Random, made: Made) -> Made:
    """Rows without anything in them."""

    def change(table: Table) -> tuple[Table, ...]:
        rows = list(table)
        for _ in range(chance.randrange(1, 5)):
            rows.insert(chance.randrange(1, len(rows) + 1), ("",) * len(table[0]))
        return (tuple(rows),)

    return made.with_table(change)


def extra_column(chance: random.Random, made: Made) -> Made:
    """A column more, known or not."""
    heading, text = chance.choice((("Ghi chú", "x"), ("Mức ưu tiên", "Cao"), ("Kinh phí", "50 triệu đồng")))
    at = chance.randrange(0, len(made.tables[0][0]) + 1)

    def change(table: Table) -> tuple[Table, ...]:
        cells = [heading, *(text for _ in table[1:])]
        return (tuple((*row[:at], cell, *row[at:]) for row, cell in zip(table, cells, strict=True)),)

    return made.with_table(change)


def decomposed(chance: random.Random, made: Made) -> Made:
    """Marks as signs of their own, as some systems write them."""
    del chance
    return made.mapped(lambda text: unicodedata.normalize("NFD", text))


def other_headings(chance: random.Random, made: Made) -> Made:
    """Columns called otherwise, some in words that nobody uses."""

    def change(table: Table) -> tuple[Table, ...]:
        names = {one: chance.choice((one, *HEADINGS.get(one, ()))) for one in table[0]}
        return ((tuple(names[one] for one in table[0]), *table[1:]),)

    return made.with_table(change)


def misspelt(chance: random.Random, made: Made) -> Made:
    """Small letters of agencies and deadlines lost; a lost figure would say another thing in earnest."""

    def change(table: Table) -> tuple[Table, ...]:
        rows = [list(row) for row in table]
        columns = [at for at, name in enumerate(table[0]) if folded(name) not in NAMING]
        for _ in range(6):
            row, column = chance.randrange(1, len(rows)), chance.choice(columns)
            text = rows[row][column] if column < len(rows[row]) else ""
            small = [place for place, sign in enumerate(text) if sign.islower()]
            if small and not isinstance(
                parse_deadline(text), ByDirection | OnEvent
            ):  # kept as written, whatever it says
                at = chance.choice(small)
                rows[row][column] = text[:at] + text[at + 1 :]
        return (tuple(map(tuple, rows)),)

    return made.with_table(change)


def moved_parts(chance: random.Random, made: Made) -> Made:
    """A table in parts, the later ones without heading and with columns of their own order."""
    return made.with_table(lambda table: _parts_moved(chance, table, headed=False))


def moved_headed_parts(chance: random.Random, made: Made) -> Made:
    """A table in parts, each with its columns in an order of its own and the heading over them."""
    return made.with_table(lambda table: _parts_moved(chance, table, headed=True))


def swapped_agencies(chance: random.Random, made: Made) -> Made:
    """A table in two, below the cut without heading and with leads and helpers exchanged."""

    def change(table: Table) -> tuple[Table, ...]:
        if len(table) < LEAST_ROWS:
            return (table,)
        at = chance.randrange(2, len(table) - 1)
        lead, helper = table[0].index("Cơ quan chủ trì"), table[0].index("Cơ quan phối hợp")
        order = list(range(len(table[0])))
        order[lead], order[helper] = helper, lead
        return (table[:at], _ordered(table[at:], order))

    return made.with_table(change)


def moved_losses(chance: random.Random, made: Made) -> Made:
    """The table of deductions, where there is one, in parts without heading, their columns moved."""
    if len(made.tables) < 2:
        return made
    parts = _parts_moved(chance, made.tables[1], headed=False)
    captions = (*made.captions[:2], *("" for _ in parts[1:]), *made.captions[2:])
    return replace(made, tables=(made.tables[0], *parts, *made.tables[2:]), captions=captions)


def lost_cells(chance: random.Random, made: Made) -> Made:
    """Rows in which a cell is missing, so that all behind it stand one column too far left."""

    def change(table: Table) -> tuple[Table, ...]:
        rows = list(table)
        for at in chance.sample(range(1, len(rows)), min(2, len(rows) - 1)):
            gone = chance.randrange(1, len(rows[at]))
            rows[at] = (*rows[at][:gone], *rows[at][gone + 1 :])
        return (tuple(rows),)

    return made.with_table(change)


def repeated_rows(chance: random.Random, made: Made) -> Made:
    """A page turns inside a row; above the rest stand the heading, the first row, or both once more."""
    again = chance.choice((slice(0, 1), slice(0, 2), slice(1, 2)))

    def change(table: Table) -> tuple[Table, ...]:
        if len(table) < LEAST_ROWS or (again.stop > 1 and not table[1][0]):
            return (table,)
        at = chance.randrange(3, len(table))
        cuts = [_cut(chance, cell) if len(cell.split()) > 3 else (cell, "") for cell in table[at]]
        above, below = zip(*cuts, strict=True)
        return ((*table[:at], above), (*table[again], below, *table[at + 1 :]))

    return made.with_table(change)


def _cut(chance: random.Random, cell: str) -> tuple[str, str]:
    words = cell.replace("<i>", "").replace("</i>", "").split()
    at = chance.randrange(1, len(words) + 1)
    return " ".join(words[:at]), " ".join(words[at:])


def two_storeys(chance: random.Random, made: Made) -> Made:
    """Who leads and who helps under one heading, where the two stand side by side."""
    del chance

    def change(table: Table) -> tuple[Table, ...]:
        pairs = list(pairwise(table[0]))
        if ("Cơ quan chủ trì", "Cơ quan phối hợp") not in pairs:
            return (table,)
        at = pairs.index(("Cơ quan chủ trì", "Cơ quan phối hợp"))
        upper = (*table[0][:at], TWO_STOREYS, TWO_STOREYS, *table[0][at + 2 :])
        lower = ("",) * at + ("Chủ trì", "Phối hợp") + ("",) * (len(upper) - at - 2)
        return ((upper, lower, *table[1:]),)

    tables = tuple(change(table)[0] for table in made.tables)
    return replace(made, tables=tables)


def numbered_by_word(chance: random.Random, made: Made) -> Made:
    """Numbers that Word writes; in other formats nothing changes."""
    del chance
    return replace(made, word=made.word | {"numbers"})


def in_controls(chance: random.Random, made: Made) -> Made:
    """Rows, cells and words in controls of Word; in other formats nothing changes."""
    del chance
    return replace(made, word=made.word | {"controls"})


def _parts_moved(chance: random.Random, table: Table, *, headed: bool) -> tuple[Table, ...]:
    if len(table) < LEAST_ROWS:
        return (table,)
    places = sorted(chance.sample(range(2, len(table) - 1), chance.choice((1, 2))))
    parts = [table[places[0] : places[-1]], table[places[-1] :]] if len(places) > 1 else [table[places[0] :]]
    found = [table[: places[0]]]
    for part in parts:
        order = list(range(len(table[0])))
        chance.shuffle(order)
        found.append(_ordered((table[0], *part) if headed else part, order))
    return tuple(found)


def _ordered(rows: Table, order: list[int]) -> Table:
    return tuple(tuple(row[at] for at in order) for row in rows)


CHANGES: tuple[Change, ...] = (
    shuffled_columns,
    moved_parts,
    moved_headed_parts,
    swapped_agencies,
    moved_losses,
    split_table,
    lost_cells,
    broken_row,
    dropped_marks,
    empty_rows,
    extra_column,
    decomposed,
    other_headings,
    misspelt,
    repeated_rows,
    two_storeys,
)
WORD_CHANGES: tuple[Change, ...] = (two_storeys, numbered_by_word, in_controls)
