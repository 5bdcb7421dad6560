"""A checked file, carried by the page itself to the step that confirms it: signed, good for two hours."""

import base64
from dataclasses import dataclass

from django.core import signing

from cchc.core.errors import InputRefused, Problem

SALT = "cchc.web.sealed_file"
SECONDS_GOOD = 2 * 60 * 60
# Below DATA_UPLOAD_MAX_MEMORY_SIZE, above which Django would refuse the whole form.
MOST_LETTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class SealedFile:
    """The content of a file as it was checked, its name, and the source that was named for it."""

    raw: bytes
    name: str
    source: str


def sealed_file(file: SealedFile, person: int, purpose: str) -> str:
    """The file as signed text; raises InputRefused when it is too large to be carried by a form."""
    content = [person, purpose, file.name, file.source, base64.b64encode(file.raw).decode()]
    text = signing.dumps(content, salt=SALT, compress=True)
    if len(text) > MOST_LETTERS:
        raise InputRefused([Problem("file_too_large", "Tệp quá lớn", hint="Chia thành nhiều tệp")])
    return text


def unsealed_file(text: str, person: int, purpose: str) -> SealedFile | None:
    """The file of a signed text; None when it was changed, is too old, or was made for something else."""
    try:
        owner, made_for, name, source, raw = signing.loads(text, salt=SALT, max_age=SECONDS_GOOD)
    except (signing.BadSignature, ValueError):
        return None
    if (owner, made_for) != (person, purpose):
        return None
    return SealedFile(base64.b64decode(raw), name, source)
