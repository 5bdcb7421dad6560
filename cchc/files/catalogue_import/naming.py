"""Stable identifiers for what an annex only names: short slugs of the name, each used once."""

import re
from collections.abc import Iterable

from cchc.core.catalogue.measures import Named
from cchc.core.vietnamese import folded

LONGEST = 48


def slug_of(name: str, fallback: str = "dong") -> str:
    """A slug of a Vietnamese name, cut at a word."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    while len(plain) > LONGEST and "-" in plain:
        plain = plain.rpartition("-")[0]
    return plain[:LONGEST].strip("-") or fallback


def unused(wanted: str, taken: Iterable[str]) -> str:
    """The slug, numbered where it is taken."""
    used, number, unique = set(taken), 2, wanted
    while unique in used:
        unique, number = f"{wanted}-{number}", number + 1
    return unique


def named(names: Iterable[str], fallback: str) -> tuple[Named, ...]:
    """Names with identifiers of their own."""
    found: list[Named] = []
    for name in names:
        found.append(Named(unused(slug_of(name, fallback), (one.id for one in found)), name))
    return tuple(found)
