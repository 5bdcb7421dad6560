"""Documents nobody tuned for: whatever is done to them, no value is wrong without a doubt that says so."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.plan_import.distorting import (
    CHANGES,
    WORD_CHANGES,
    Change,
    broken_row,
    decomposed,
    empty_rows,
    extra_column,
    repeated_rows,
    shuffled_columns,
    split_table,
)
from tests.files.plan_import.made import as_docx, as_markdown, held_against, laid_out, understood

VINH_PHUC, VINH_LONG = "vinh-phuc-5264-2018", "vinh-long-2639-2020"
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


@pytest.mark.parametrize("change", WORD_CHANGES, ids=lambda one: one.__name__)
def test_habits_of_word_never_make_a_silent_wrong_value(change: Change) -> None:
    """Numbers that Word writes, controls and merged heads, on a table cut inside a row."""
    chance = seeded(20181215)
    made = change(chance, repeated_rows(chance, laid_out(VINH_PHUC)))
    assert silent_in(as_docx(made), "ke-hoach.docx", VINH_PHUC) == {}


@FEW
@given(
    seed=st.integers(0, 10_000), picks=st.lists(st.sampled_from(CHANGES), min_size=2, max_size=4, unique=True)
)
def test_distortions_together(seed: int, picks: list[Change]) -> None:
    """Several at once, on a plan of groups; a row is only broken by itself."""
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
