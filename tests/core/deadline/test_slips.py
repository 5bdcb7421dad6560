"""Slips of recognised print: a phrase says the same with them, or is left to a person; never another day."""

from collections.abc import Iterator

import pytest

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import NotUnderstood
from cchc.core.vietnamese import folded
from tests.core.deadline.test_phrases import IN_THE_DOCUMENTS, WRITTEN_OTHERWISE

PHRASES = {**IN_THE_DOCUMENTS, **WRITTEN_OTHERWISE}
LOOK_ALIKE = str.maketrans({"1": "l", "0": "o"})


def slips(text: str) -> Iterator[str]:
    """The text without spaces or marks, in capitals; without one space, one sign; with one digit misread."""
    yield from (text.replace(" ", ""), text.upper(), folded(text), f" {text} .")
    for place, sign in enumerate(text):
        before, after = text[:place], text[place + 1 :]
        if sign in " /-.,":
            yield before + after
        if sign.isdigit():
            yield before + " " + sign + after
            yield before + sign.translate(LOOK_ALIKE) + after


@pytest.mark.parametrize("text", PHRASES)
def test_a_slip_changes_no_day(text: str) -> None:
    meant = parse_deadline(text)
    for slip in slips(text):
        read = parse_deadline(slip)
        if not isinstance(read, NotUnderstood) and read != meant:
            assert type(read) is type(meant), (slip, read)
            assert not hasattr(read, "due"), (slip, read)
            assert not hasattr(read, "cycles"), (slip, read)
