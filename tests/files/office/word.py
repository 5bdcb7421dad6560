"""A reader of Word files that knows nothing of the writer: what the markup says of layout."""

import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4


@dataclass(frozen=True)
class WordFile:
    """The bytes of a .docx, read part by part."""

    raw: bytes

    def part(self, name: str) -> Any:
        """The tree of a part."""
        with zipfile.ZipFile(BytesIO(self.raw)) as archive:
            return etree.fromstring(archive.read(name))

    @cached_property
    def names(self) -> list[str]:
        with zipfile.ZipFile(BytesIO(self.raw)) as archive:
            return archive.namelist()

    @cached_property
    def body(self) -> Any:
        return self.part("word/document.xml")

    def found(self, tag: str, below: Any = None) -> list[Any]:
        """Every element of a name, in order."""
        return list((self.body if below is None else below).iter(f"{W}{tag}"))

    @property
    def sections(self) -> list[Any]:
        return self.found("sectPr")

    @property
    def tables(self) -> list[Any]:
        return self.found("tbl")

    @property
    def text(self) -> str:
        return "\n".join(words(one) for one in self.found("p"))

    def paragraph(self, opening: str) -> Any:
        """The first paragraph that begins so."""
        return next(one for one in self.found("p") if words(one).startswith(opening))


def words(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def value(element: Any, tag: str, name: str = "val") -> str:
    """An attribute of the first child of a name below; empty where there is none."""
    found = element.find(f".//{W}{tag}")
    return "" if found is None else found.get(f"{W}{name}", "")


def millimetres(twips: str) -> float:
    return round(int(twips) / TWIPS, 1)


def widths(table: Any) -> tuple[list[int], list[list[int]]]:
    """The widths of the columns as LibreOffice reads them, and those of the cells as Word does, by row."""
    grid = [int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")]
    rows = [
        [int(value(cell, "tcW", "w")) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")
    ]
    return grid, rows


def spans(row: Any) -> list[int]:
    """How many columns each cell of a row runs over."""
    return [int(value(cell, "gridSpan") or 1) for cell in row.findall(f"{W}tc")]
