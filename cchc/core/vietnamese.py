"""Vietnamese letters: the order in which officials list names, and a form for searching without marks."""

import re
import unicodedata
from collections.abc import Iterator

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
FOREIGN_MARK = 6
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS = {
    letter: chr(ord("a") + place // 10) + chr(ord("a") + place % 10) for place, letter in enumerate(ALPHABET)
}
# Letters of other alphabets that look like Đ, as old encodings and keyboards leave them in names.
LIKE_D = str.maketrans({"Đ": "đ", "Ð": "đ", "ð": "đ", "Ɖ": "đ", "ɖ": "đ"})
# Their order: nothing more, space, other signs, numbers, letters, letters of other alphabets.
END, SPACE, SIGN, NUMBER, OTHER = "00", "01", "02", "1", "zz"
LENGTHS = "0123456789abcdefghijklmnopqrstuvwxy"
BETWEEN_WORDS = re.compile(r"[\s\-‐-―]+")
TOKEN = re.compile(r"(?P<zeros>0*)(?P<digits>[0-9]+)|(?P<letter>[^\u0300-\u036f])(?P<marks>[\u0300-\u036f]*)")


def folded(text: str) -> str:
    """The text in small letters without marks, đ as d, single spaces: what is compared when one searches."""
    plain = unicodedata.normalize("NFKD", text.translate(LIKE_D).lower()).replace("đ", "d")
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def sort_key(text: str) -> str:
    """A key of digits and small letters whose plain order is the Vietnamese one, on any database.

    Letters decide before tones (ngang, huyền, hỏi, ngã, sắc, nặng), a shorter name stands before a longer
    one, numbers stand before letters and by their value: Xã 2 before Xã 10.
    """
    apart = unicodedata.normalize("NFKD", text.translate(LIKE_D).lower())
    codes = list(_codes(BETWEEN_WORDS.sub(" ", apart).strip()))
    return f"{''.join(code for code, _ in codes)}{END}{''.join(str(tone) for _, tone in codes)}"


def _codes(text: str) -> Iterator[tuple[str, int]]:
    """The code of each number and letter, and what parts those of equal code: its tone, or leading zeros."""
    for token in TOKEN.finditer(text):
        if token["digits"]:
            yield _number(token["digits"]), min(len(token["zeros"]), 9)
        else:
            yield _letter(token["letter"], token["marks"])


def _number(digits: str) -> str:
    """A number after its length, so that the order of texts is the order of values."""
    more, rest = divmod(len(digits), len(LENGTHS))
    return f"{NUMBER}{'z' * more}{LENGTHS[rest]}{digits}"


def _letter(sign: str, marks: str) -> tuple[str, int]:
    tone = next((TONES[mark] for mark in marks if mark in TONES), 0)
    whole = unicodedata.normalize("NFC", sign + "".join(mark for mark in marks if mark not in TONES))
    if whole in LETTERS:
        return LETTERS[whole], tone
    if sign in LETTERS:
        return LETTERS[sign], FOREIGN_MARK
    if sign.isspace():
        return SPACE, tone
    return (OTHER if sign.isalpha() else SIGN), tone
