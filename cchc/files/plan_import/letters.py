"""Letters that are not those that were meant: of an old encoding, of a font of its own, or lost."""

import re

# No Vietnamese word holds these; texts in TCVN3 (.VnTime) and VNI are full of them.
OLD = re.compile(
    r"[äëïöüÿåæçñøßîþûœÄËÏÖÜŸÅÆÇÑØÎÞÛŒ]"
    r"|(?<=[^\W\d_])[¸µ¶¹¬·]"
    r"|(?<=[^\W\d_])[«®¨©ª](?=[^\W\d_])"
    r"|(?<=[a-z])[À-ÖØ-Þ]"
)
LOST = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]|\(cid:\d+\)|[\x00-\x08\x0e-\x1f]")
MOST_SHOWN = 300
LEAST_OLD, SHARE_OLD = 5, 5  # of five pieces of text one, and five of them, make a document of old letters


def strange_in(text: str) -> tuple[tuple[str, str], ...]:
    """The doubts about the letters of a text, each with the text."""
    found = []
    if LOST.search(text):
        found.append(("signs_unreadable", text[:MOST_SHOWN]))
    if OLD.search(text):
        found.append(("letters_old", text[:MOST_SHOWN]))
    return tuple(found)


def is_old(strange: int, whole: int) -> bool:
    """Whether so many pieces of text with such letters, of all with letters, make an old encoding."""
    return strange >= LEAST_OLD and strange * SHARE_OLD >= whole
