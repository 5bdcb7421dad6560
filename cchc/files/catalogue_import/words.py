"""Words of an annex as they are compared: one form of letters, dashes and spaces, however typed."""

import re
from unicodedata import normalize

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
DASHES = re.compile("[‐-―−]")
BULLET = re.compile(r"^(?:[-+•*●▪]\s*|[a-zđ]\)\s*)")
NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
MOST_TEXT = 2_000


def tidy(text: object) -> str:
    """The text in NFC on one line, single spaces, plain dashes; empty for nothing."""
    if text is None:
        return ""
    plain = DASHES.sub("-", INVISIBLE.sub("", normalize("NFC", str(text))))
    return " ".join(plain.split())


def lines_of(text: object) -> tuple[str, ...]:
    """The lines of a cell that say something, each tidy."""
    return tuple(line for line in map(tidy, str(text or "").splitlines()) if line)


def small(text: str) -> str:
    """The tidy text in small letters."""
    return tidy(text).casefold()


def bare(text: str) -> str:
    """The text without the bullet before it and the full stop behind it."""
    return BULLET.sub("", tidy(text)).strip(" .,;:")


def words(template: str) -> str:
    """A pattern whose words may stand with or without spaces between them."""
    return r"\s*".join(template.split())
