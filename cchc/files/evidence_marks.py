"""Marks of secrecy ('Mật', 'Tối mật', 'Tuyệt mật') that stand alone at the head of a document."""

import re
import unicodedata
from collections.abc import Iterable

MOST_LINES = 30
LEVELS = ("tuyệt mật", "tối mật", "mật")
LABELLED = re.compile(r"\b(?:mức )?độ mật ?[:\-\u2013] ?\W*(tuyệt mật|tối mật|mật)\b(?! độ)")
AROUND = " .:;,*-\u2013_[](){}<>|/\\\"'\u201c\u201d"
APART = re.compile(r"\t+|\s{3,}")
SPACED = re.compile(r"^(?:\w ){1,}\w$")


def secrecy_mark(lines: Iterable[str]) -> str:
    """The mark that the first lines of a document bear, as a person reads it; empty for none.

    A mark is a line (or a part of it set apart by a gap) that says nothing else, in capitals or with a
    capital first letter, or a line 'Độ mật: …'. The same words inside a sentence are no mark.
    """
    seen = 0
    for line in lines:
        text = unicodedata.normalize("NFC", line).strip()
        if not text:
            continue
        found = next((mark for part in APART.split(text) if (mark := _alone(part))), "") or _labelled(text)
        if found:
            return found
        seen += 1
        if seen == MOST_LINES:
            break
    return ""


def _alone(part: str) -> str:
    bare = " ".join(part.strip(AROUND).split())
    if SPACED.match(bare):
        bare = bare.replace(" ", "")
    level = bare.lower() if bare[:1].isupper() else ""
    level = {"tốimật": "tối mật", "tuyệtmật": "tuyệt mật"}.get(level, level)
    return level.capitalize() if level in LEVELS else ""


def _labelled(text: str) -> str:
    found = LABELLED.search(" ".join(text.lower().split()))
    return found[1].capitalize() if found else ""
