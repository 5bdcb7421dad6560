"""Names in the order of the Vietnamese alphabet, numbers by value, and search without marks."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.core.vietnamese import ALPHABET, folded, sort_key
from tests.core.bounded import BOUNDED

SYLLABLES = ("an", "àn", "ản", "ãn", "án", "ạn")
NAMES = st.text(alphabet="aàảãáạăằâấbcdđeêghiklmnoôơpqrstuưvxy 0123456789-.ABĐƯ", max_size=30)


def in_order(*names: str) -> bool:
    return sorted(names, key=sort_key) == list(names)


def test_the_order_is_that_of_the_alphabet() -> None:
    assert in_order(*ALPHABET)
    assert ALPHABET == "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


@pytest.mark.parametrize("vowel", "aăâeêioôơuưy")
def test_tones_stand_in_their_order(vowel: str) -> None:
    toned = [unicodedata.normalize("NFC", vowel + tone) for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")]

    assert in_order(*toned)


@pytest.mark.parametrize(
    "names",
    [
        SYLLABLES,
        ("Bình Dương", "Bình Định"),
        ("Cà Mau", "Cao Bằng"),
        ("Xã 2", "Xã 10", "Xã 100", "Xã A"),
        ("Phường 1", "Phường 01", "Phường 2", "Phường 09", "Phường 10"),
        ("1.2", "1.10", "2.1", "10"),
        ("An", "án", "an b"),
        ("Sở Nội vụ", "Sở Nông nghiệp"),
        ("Long Hồ", "Lộc Ninh"),
        ("Tam Bình", "Tân Hạnh", "Thanh Bình", "Trà Ôn"),
        ("Xã 9", f"Xã {'9' * 34}", f"Xã 1{'0' * 34}", f"Xã 2{'0' * 34}", f"Xã {'9' * 80}", "Xã B"),
        ("", " a", "a."),
        ("Sở A", "Sở Ä", "Sở A (cũ)"),
    ],
)
def test_names_stand_as_an_official_lists_them(names: tuple[str, ...]) -> None:
    assert in_order(*names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đà Nẵng", "ĐÀ NẴNG"),
        ("Đà Nẵng", "Ðà Nẵng"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa –  Vũng Tàu"),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa Vũng Tàu"),
        ("Xã １２", "Xã 12"),
        ("  Sở\u00a0Nội vụ ", "Sở Nội vụ"),
    ],
)
def test_ways_of_writing_one_name_have_one_key(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đề nghị", "de nghi"),
        ("  ĐƯỜNG\tƯỚC  ", "duong uoc"),
        ("Ðồng Ɖa", "dong da"),
        ("e\u0301", "e"),
        ("Xã １", "xa 1"),
        ("", ""),
    ],
)
def test_search_needs_no_marks(text: str, found: str) -> None:
    assert folded(text) == found


def test_signs_of_other_alphabets_stand_last() -> None:
    assert in_order(".", "1", "a", "ä", "z", "я")


@BOUNDED
@given(st.text(max_size=40))
@example("İ\u0301\u0307")
@example("\u0301")
def test_a_key_is_made_of_digits_and_small_letters(text: str) -> None:
    assert re.fullmatch("[0-9a-z]*", sort_key(text))
    assert len(sort_key(text)) <= 4 * len(unicodedata.normalize("NFKD", text.lower())) + 2


@BOUNDED
@given(st.text(max_size=40))
def test_composed_and_decomposed_writing_are_the_same(text: str) -> None:
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    assert sort_key(composed) == sort_key(apart)
    assert folded(composed) == folded(apart)


@BOUNDED
@given(st.text(max_size=40))
def test_folding_once_is_enough(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@BOUNDED
@given(NAMES, st.integers(0, 10**40), st.integers(0, 10**40))
def test_numbers_inside_names_go_by_value(name: str, one: int, other: int) -> None:
    before, after = sort_key(f"{name} {one}"), sort_key(f"{name} {other}")

    assert (before < after) == (one < other)


@BOUNDED
@given(NAMES, NAMES)
def test_names_that_differ_in_letters_have_different_keys(one: str, other: str) -> None:
    if folded(one) != folded(other) and folded(one).isalpha() and folded(other).isalpha():
        assert sort_key(one) != sort_key(other)


@BOUNDED
@given(NAMES, NAMES)
def test_a_name_stands_before_what_goes_on_after_it(name: str, rest: str) -> None:
    whole = f"{name.strip()} {rest}".strip()
    if len(whole.split()) > len(name.split()):
        assert sort_key(name) < sort_key(whole) or not folded(rest).strip("- ")
