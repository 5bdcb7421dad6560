"""Text without marks, spaces and capitals, which still knows where each of its letters stood."""

import unicodedata
from dataclasses import dataclass

from cchc.core.vietnamese import folded

KEPT = frozenset("/-.,()")
ONE_SIGN = str.maketrans({";": ",", **dict.fromkeys("‐‑‒–—―−", "-")})


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Small letters, digits and a few signs; `places[i]` is the place of sign i in the composed `text`.

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
    kept = [(sign, place) for place, letter in enumerate(whole) for sign in _signs(letter)]
    return Squeezed(whole, "".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def _signs(letter: str) -> str:
    return "".join(sign for sign in folded(letter) if (sign.isascii() and sign.isalnum()) or sign in KEPT)
