"""Names of files: as they may be shown, and as any Windows can unpack them."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from cchc.core.vietnamese import folded
from cchc.files.evidence_kinds import KINDS, FileKind

LONGEST_SHOWN = 150
LONGEST_SAFE = 60
ENDINGS = tuple(ending for kind in KINDS.values() for ending in kind.extensions)
NAMELESS = "tài liệu"
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
NOT_PLAIN = re.compile(r"[^a-z0-9]+")
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def shown_name(given: str, kind: FileKind) -> str:
    """The name without folders and without what does not print or reverses writing, at most 150 signs.

    It ends as its content says: what is a PDF but was called `.exe` gets `.pdf` behind it.
    """
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] not in "CZ" or sign == " ")
    name = " ".join(FORBIDDEN.sub(" ", plain).split()).strip(". ") or NAMELESS
    ending = next((one for one in (*kind.extensions, *ENDINGS) if name.lower().endswith(one)), "")
    stem = name[: -len(ending)].rstrip(". ") if ending else name
    kept = ending if ending in kind.extensions else kind.extensions[0]
    return f"{(stem or NAMELESS)[: LONGEST_SHOWN - 6]}{kept}"


def safe_stem(text: str, longest: int = LONGEST_SAFE) -> str:
    """Small plain letters, digits and hyphens, for any system; never the name of a device of Windows."""
    stem = NOT_PLAIN.sub("-", folded(text)).strip("-")[:longest].strip("-")
    return f"tep-{stem}" if stem in DEVICES or not stem else stem


def unique_name(wanted: str, taken: Collection[str]) -> str:
    """The wanted name, with a number before its ending when it is taken in small or capital letters."""
    held = {one.lower() for one in taken}
    stem, dot, ending = wanted.rpartition(".")
    if not dot:
        stem, ending = wanted, ""
    number, name = 2, wanted
    while name.lower() in held:
        name = f"{stem}-{number}{dot}{ending}"
        number += 1
    return name


def unique_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, each made different from those before it."""
    found: list[str] = []
    for one in wanted:
        found.append(unique_name(one, found))
    return tuple(found)
