"""Which cells of a workbook are bold, struck out or hidden: it carries meaning, a plain reader forgets it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Place = tuple[int, int]
Look = tuple[bool, bool]
PLAIN: Look = (False, False)
MOST_COLUMNS = 40
STRUCK = ("strike", "vertAlign")


@dataclass(frozen=True, slots=True)
class Looks:
    """How cells of a sheet look, by (row, column) counted from 1.

    `bold`: the whole text is bold; `struck`: some of it is struck out, raised or lowered. `hidden` are the
    rows and columns that nobody sees, as they are named to a person.
    """

    bold: frozenset[Place] = frozenset()
    struck: frozenset[Place] = frozenset()
    hidden: tuple[str, ...] = ()


def looks_of(raw: bytes) -> dict[str, Looks]:
    """The looks of every sheet by its name.

    The bytes were guarded before: no part declares an entity or is larger than allowed. Empty where the
    workbook does not say it in the usual way.
    """
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            fonts, texts = _fonts(archive), _texts(archive)
            return {name: _looks(archive, part, fonts, texts) for name, part in _sheets(archive).items()}
    except (KeyError, ValueError, ET.ParseError, zipfile.BadZipFile):
        return {}


def _elements(archive: zipfile.ZipFile, part: str, *names: str) -> Iterator[ET.Element]:
    """The elements of these names, one at a time."""
    with archive.open(part) as opened:
        for _, element in ET.iterparse(opened):  # noqa: S314 - nothing is left that a parser could expand
            if _local(element) in names:
                yield element
                element.clear()


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of every sheet by its name."""
    targets = {
        one.get("Id", ""): one.get("Target", "").removeprefix("/").removeprefix("xl/")
        for one in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    found = _elements(archive, "xl/workbook.xml", "sheet")
    sheets = ((one.get("name", ""), one.get(RELATION, "")) for one in found)
    return {name: f"xl/{targets[key]}" for name, key in sheets if key in targets}


def _fonts(archive: zipfile.ZipFile) -> list[Look]:
    """The look of every format of cells, by its number."""
    fonts: list[Look] = []
    formats: list[int] = []
    for element in _elements(archive, "xl/styles.xml", "fonts", "cellXfs"):
        if _local(element) == "fonts":
            fonts = [_look(font) for font in element]
        else:
            formats = [int(one.get("fontId", "0")) for one in element]
    return [fonts[font] if font < len(fonts) else PLAIN for font in formats]


def _look(font: ET.Element) -> Look:
    """Whether a font, or a run of text, is bold, and whether it is struck out, raised or lowered."""
    found = {_local(one): one.get("val", "1") for one in font}
    off = ("0", "false", "baseline")
    return found.get("b", "0") not in off, any(found.get(one, "0") not in off for one in STRUCK)


def _texts(archive: zipfile.ZipFile) -> list[Look]:
    """The look of every shared text by its number: bold when every run is, struck when one is."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_of_runs(text) for text in _elements(archive, "xl/sharedStrings.xml", "si")]


def _of_runs(text: ET.Element) -> Look:
    runs = [one for one in text if _local(one) == "r"]
    looks = [next((_look(part) for part in run if _local(part) == "rPr"), PLAIN) for run in runs]
    return bool(looks) and all(bold for bold, _ in looks), any(struck for _, struck in looks)


def _looks(archive: zipfile.ZipFile, part: str, fonts: list[Look], texts: list[Look]) -> Looks:
    bold: set[Place] = set()
    struck: set[Place] = set()
    hidden: list[str] = []
    for cell in _elements(archive, part, "c", "row", "col"):
        if cell.get("hidden", "0") not in ("0", "false") and int(cell.get("min", "1")) <= MOST_COLUMNS:
            hidden.append(f"dòng {cell.get('r')}" if _local(cell) == "row" else f"cột thứ {cell.get('min')}")
        place = CELL.fullmatch(cell.get("r", ""))
        if place is None:
            continue
        at = int(place[2]), _column(place[1])
        for look in (_at(fonts, cell.get("s", "0")), _own(cell, texts)):
            bold |= {at} if look[0] else set()
            struck |= {at} if look[1] else set()
    return Looks(frozenset(bold), frozenset(struck), tuple(hidden))


def _own(cell: ET.Element, texts: list[Look]) -> Look:
    """The look that the text of a cell has by itself."""
    inline = next((one for one in cell if _local(one) == "is"), None)
    if inline is not None:
        return _of_runs(inline)
    shared = next((one.text or "" for one in cell if _local(one) == "v"), "")
    return _at(texts, shared) if cell.get("t") == "s" else PLAIN


def _at(looks: list[Look], number: str) -> Look:
    return looks[int(number)] if number.isdigit() and int(number) < len(looks) else PLAIN


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
