"""Documents nobody tuned for: whatever is done to them, no value is wrong without a doubt that says so."""

import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import ByDirection
from cchc.core.vietnamese import folded
from tests.files.plan_import.made import Made, as_docx, as_markdown, held_against, laid_out, understood

VINH_PHUC, VINH_LONG = "vinh-phuc-5264-2018", "vinh-long-2639-2020"
Table = tuple[tuple[str, ...], ...]
Change = Callable[[random.Random, Made], Made]
HEADINGS = {
    "STT": ("TT", "Số TT", "Mã"),
    "Nhiệm vụ cụ thể": ("Nội dung công việc", "NHIỆM VỤ, GIẢI PHÁP", "Công việc phải làm", "Việc cần làm"),
    "Cơ quan chủ trì": ("Đơn vị chủ trì", "Chủ trì thực hiện", "Cơ quan đầu mối", "Ai làm"),
    "Cơ quan phối hợp": ("Đơn vị phối hợp", "Phối hợp", "Cùng làm"),
    "Thời gian hoàn thành": ("Thời hạn", "Tiến độ thực hiện", "Thời hạn hoàn thành", "Khi nào xong"),
}
# The columns that say which row it is, whatever they are called and wherever they stand.
NAMING = frozenset(folded(name) for one in ("STT", "Nhiệm vụ cụ thể") for name in (one, *HEADINGS[one]))
# Fields of which no value may be wrong unless a doubt says so.
WATCHED = (
    "số, ký hiệu",
    "ngày ban hành",
    "cơ quan ban hành",
    "dòng nhiệm vụ",
    "tên nhiệm vụ",
    "cơ quan chủ trì",
    "cơ quan phối hợp",
    "thời hạn",
    "tiêu chí khắc phục",
    "dòng bị trừ điểm",
    "điểm chuẩn",
    "điểm đạt được",
    "điểm bị trừ",
    "trách nhiệm về điểm bị trừ",
)


def shuffled_columns(chance: random.Random, made: Made) -> Made:
    """Columns in another order."""
    order = list(range(len(made.tables[0][0])))
    chance.shuffle(order)
    return made.with_table(lambda table: (tuple(tuple(row[at] for at in order) for row in table),))


def split_table(chance: random.Random, made: Made) -> Made:
    """The table in two or three parts, with or without the heading again."""
    headed = chance.random() < 0.5

    def change(table: Table) -> tuple[Table, ...]:
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
            text = rows[row][column]
            small = [place for place, sign in enumerate(text) if sign.islower()]
            if small and not isinstance(
                parse_deadline(text), ByDirection
            ):  # kept as written, whatever it says
                at = chance.choice(small)
                rows[row][column] = text[:at] + text[at + 1 :]
        return (tuple(map(tuple, rows)),)

    return made.with_table(change)


CHANGES: tuple[Change, ...] = (
    shuffled_columns,
    split_table,
    broken_row,
    dropped_marks,
    empty_rows,
    extra_column,
    decomposed,
    other_headings,
    misspelt,
)
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def seeded(seed: int) -> random.Random:
    """The same chance for the same seed."""
    return random.Random(seed)  # noqa: S311 - seeded, so that documents repeat


def silent_in(raw: bytes, file: str, identifier: str) -> dict[str, tuple[str, ...]]:
    """The fields in which something is wrong and nobody says so."""
    draft = understood(raw, file, identifier)
    scores = held_against(draft, identifier)
    return {name: scores[name].silent for name in WATCHED if name in scores and scores[name].silent}


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
@FEW
@given(seed=st.integers(0, 10_000))
def test_one_distortion_never_makes_a_silent_wrong_value(change: Change, seed: int) -> None:
    """Either the value is right, or it is doubted."""
    made = change(seeded(seed), laid_out(VINH_PHUC))
    assert silent_in(as_markdown(made), "ke-hoach.md", VINH_PHUC) == {}


@FEW
@given(
    seed=st.integers(0, 10_000), picks=st.lists(st.sampled_from(CHANGES), min_size=2, max_size=4, unique=True)
)
def test_distortions_together(seed: int, picks: list[Change]) -> None:
    """Several at once, on a plan of groups; columns move before a table is split, never in one part of it."""
    chance, made = seeded(seed), laid_out(VINH_LONG)
    for change in sorted(picks, key=CHANGES.index):
        made = change(chance, made) if change is not broken_row else made
    assert silent_in(as_markdown(made), "ke-hoach.md", VINH_LONG) == {}


@pytest.mark.parametrize("change", [shuffled_columns, split_table, empty_rows, extra_column, decomposed])
def test_what_only_moves_things_about_costs_nothing(change: Change) -> None:
    """Order, splits, empty rows and composed letters leave every value as it was."""
    made = change(seeded(20181215), laid_out(VINH_PHUC))
    scores = held_against(understood(as_docx(made), "ke-hoach.docx", VINH_PHUC), VINH_PHUC)
    for name in WATCHED:
        assert (scores[name].precision, scores[name].recall) == (1, 1), name


@pytest.mark.parametrize(
    ("figures", "doubts"),
    [
        (("1.000", "0", "1.000"), ["points_unread", "points_unread"]),
        (("1", "1,5", "-0,5"), ["points_over_max", "points_over_max"]),
        (("", "3,5", ""), ["points_over_max"]),
        (("-1", "", ""), ["points_unread"]),
        (("1", "0.75", "0,25"), []),
    ],
)
def test_points_that_cannot_be_are_doubted(figures: tuple[str, str, str], doubts: list[str]) -> None:
    """A thousand is no 1, and nobody achieves more than there is."""
    rows = (
        "| STT | Tiêu chí bị trừ điểm | Điểm chuẩn | Điểm đạt được | Điểm bị trừ |",
        "|---|---|---|---|---|",
        f"| 1.2 | Chế độ báo cáo | {' | '.join(figures)} |",
    )
    draft = understood("\n".join(rows).encode(), "ke-hoach.md", VINH_PHUC)
    told = [one.code for one in draft.doubts if one.code.startswith("points") and "other_max" not in one.code]
    assert told == doubts
