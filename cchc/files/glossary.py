"""The glossary of the house as sections of terms, read from its Markdown file and found without marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from unicodedata import combining, normalize

HEADING = "## "
ROW = re.compile(r"\| (?P<term>[^|]+) \| `(?P<name>[a-z_.0-9]+)` \| (?P<meaning>[^|]+) \|")
ABBREVIATION = re.compile(r"\| (?P<term>[^|`]+) \| (?P<meaning>[^|`]+) \|")
ABBREVIATIONS = "Chữ viết tắt"
ENGLISH = re.compile(r" ?\(`[a-z_.]+`\)|`[a-z_.]+`: ?")
CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a meaning: plain words, or a name as it stands in the program."""

    text: str
    is_name: bool


@dataclass(frozen=True)
class Term:
    """One word of the officers, the one name that the program has for it, and what it means.

    An abbreviation has no name. Names of the program do not stand in the meaning.
    """

    term: str
    name: str
    meaning: tuple[Piece, ...]

    @property
    def anchor(self) -> str:
        """The place of the term on its page: `tu-bonus-cap`."""
        return f"tu-{re.sub('[^a-z0-9]', '-', self.name or 'viet-tat-' + fold(self.term))}"

    @cached_property
    def folded(self) -> str:
        """Everything that a search looks at."""
        return fold(" ".join((self.term, self.name, *(piece.text for piece in self.meaning))))

    def has(self, wanted: str) -> bool:
        """Whether all the words of a search stand in the entry, in any order, with or without marks."""
        return all(word in self.folded for word in fold(wanted).split())


@dataclass(frozen=True, slots=True)
class GlossarySection:
    """Terms under one heading."""

    title: str
    terms: tuple[Term, ...]

    @property
    def named(self) -> bool:
        """Whether its terms have names in the data files."""
        return any(term.name for term in self.terms)


def fold(text: str) -> str:
    """Small letters without marks, as people type in a hurry: `Điểm tối đa` is `diem toi da`."""
    plain = normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not combining(letter))


def read_glossary(path: Path) -> tuple[GlossarySection, ...]:
    """The sections of a glossary file that hold terms; none when there is no file.

    What was read is kept until the file changes.
    """
    if not path.is_file():
        return ()
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[GlossarySection, ...]:
    parts = path.read_text(encoding="utf-8").split(f"\n{HEADING}")[1:]
    found = (GlossarySection(part.partition("\n")[0].strip(), tuple(_terms(part))) for part in parts)
    return tuple(section for section in found if section.terms)


def _terms(part: str) -> Iterator[Term]:
    for line in part.splitlines():
        row, short = ROW.fullmatch(line), ABBREVIATION.fullmatch(line)
        if row is not None:
            yield Term(row["term"], row["name"], tuple(_pieces(ENGLISH.sub("", row["meaning"]))))
        elif short is not None and short["term"] != ABBREVIATIONS:
            yield Term(short["term"], "", tuple(_pieces(short["meaning"])))


def _pieces(meaning: str) -> Iterator[Piece]:
    for place, text in enumerate(CODE.split(meaning)):
        if text:
            yield Piece(text, is_name=place % 2 == 1)
