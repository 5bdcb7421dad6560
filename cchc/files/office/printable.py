"""Texts as a document can hold them: pasted line breaks become plain ones, signs that no file keeps go."""

import re
from typing import Any

BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
UNPRINTED = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control signs; the line break that Word makes inside a paragraph is a line break."""
    return UNPRINTED.sub("", BREAKS.sub("\n", text))


def printable_values(value: Any) -> Any:
    """The same for every text in lists and mappings."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_values(one) for key, one in value.items()}
    return [printable_values(one) for one in value] if isinstance(value, list) else value
