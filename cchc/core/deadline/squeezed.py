"""Text without marks, spaces and capitals, which still knows where each of its letters stood."""

import re
import unicodedata
from dataclasses import dataclass

from cchc.core.vietnamese import folded

KEPT = frozenset("/-.,()")
ONE_SIGN = str.maketrans({";": ",", **dict.fromkeys("‐‑‒–—―−", "-")})
DROPPED = frozenset("\"'“”‘’:")
UNKNOWN = "?"
QUARTER = re.compile(r"\bq(?:uí|úi)", re.IGNORECASE)  # two other ways to write 'quý'
# A space that parts two numbers: 'Tháng 1 2/2018' is not December, 'Quý I II/2018' not the third quarter.
PARTING = re.compile(
    r"(?:(?<![0-9])[0-9]+|(?:\b|(?<=quý)|(?<=quy))[ivl]+)(?P<gap>[\s:]+)(?=(?:[0-9]+|[ivl]+)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Small letters, digits and a few signs; `places[i]` is the place of sign i in the composed `text`.

    What is neither letter, digit nor one of these signs becomes UNKNOWN, so that it joins nothing silently.

    Slips of recognised print (tinh for tỉnh, Chi số), lost spaces and decomposed letters vanish in it.
    """

    text: str
    signs: str
    places: tuple[int, ...]

    def original(self, start: int) -> str:
        """The text from sign `start` on, as it was written."""
        return "" if start >= len(self.places) else self.text[self.places[start] :]


def squeezed(text: str) -> Squeezed:
    """Squeeze a text; closing punctuation and single spaces in place of many are settled before."""
    whole = " ".join(unicodedata.normalize("NFC", text).translate(ONE_SIGN).split()).rstrip(" .;,:")
    parting = {found.start("gap") for found in PARTING.finditer(whole)}
    heard = QUARTER.sub("quy", whole)
    kept = [
        (sign, place)
        for place, letter in enumerate(heard)
        for sign in (UNKNOWN if place in parting else _signs(letter))
    ]
    return Squeezed(whole, "".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def _signs(letter: str) -> str:
    if letter.isspace() or letter in DROPPED:
        return ""
    if unicodedata.category(letter) == "No":  # a raised digit calls a footnote
        return UNKNOWN
    return "".join(
        sign if (sign.isascii() and sign.isalnum()) or sign in KEPT else UNKNOWN for sign in folded(letter)
    )
