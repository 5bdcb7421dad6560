"""Vietnamese letters: the order in which officials list names, and a form for searching without marks."""

import unicodedata

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS = {
    letter: chr(ord("a") + place // 10) + chr(ord("a") + place % 10) for place, letter in enumerate(ALPHABET)
}
DIGITS = {str(digit): f"1{digit}" for digit in range(10)}
SPACE = "00"
OTHER = "zz"


def folded(text: str) -> str:
    """The text in small letters without marks, đ as d, single spaces: what is compared when one searches."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def sort_key(text: str) -> str:
    """A key of digits and small letters whose plain order is the Vietnamese one, on any database.

    Letters decide before tones (ngang, huyền, hỏi, ngã, sắc, nặng); numbers stand before letters.
    """
    letters, tones = [], []
    for sign in unicodedata.normalize("NFC", " ".join(text.lower().split())):
        letter, tone = _letter_and_tone(sign)
        letters.append(_code(letter))
        tones.append(str(tone))
    return f"{''.join(letters)}0{''.join(tones)}"


def _letter_and_tone(sign: str) -> tuple[str, int]:
    apart = unicodedata.normalize("NFD", sign)
    tone = next((TONES[mark] for mark in apart if mark in TONES), 0)
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TONES)), tone


def _code(letter: str) -> str:
    if letter.isspace() or letter == "-":
        return SPACE
    return LETTERS.get(letter) or DIGITS.get(letter) or OTHER
