"""What an address may answer, for its description: the good answer, and which refusals."""

from typing import Any

from cchc.api.problems import RefusalOut

READING = (401, 403, 404, 405, 422, 429)
WRITING = (400, *READING, 409, 413)


def reads(model: Any) -> dict[int, Any]:
    """The answers of an address that is read."""
    return {200: model, **dict.fromkeys(READING, RefusalOut)}


def writes(model: Any) -> dict[int, Any]:
    """The answers of an address that changes something."""
    return {200: model, **dict.fromkeys(WRITING, RefusalOut)}
