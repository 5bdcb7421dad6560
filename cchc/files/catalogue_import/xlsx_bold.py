"""Which cells of a workbook are bold: so offices mark areas, and a plain reader of cells forgets it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Place = tuple[int, int]


def bold_cells(raw: bytes) -> dict[str, frozenset[Place]]:
    """By name of sheet the (row, column), counted from 1, whose whole text is bold.

    The bytes were guarded before: no part declares an entity or is larger than allowed. Empty where the
    workbook does not say it in the usual way.
    """
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            styles, texts = _bold_styles(archive), _bold_texts(archive)
            return {
                name: frozenset(_bold(archive, part, styles, texts))
                for name, part in _sheets(archive).items()
            }
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


def _bold_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the formats of cells whose font is bold."""
    fonts: list[bool] = []
    formats: list[int] = []
    for element in _elements(archive, "xl/styles.xml", "fonts", "cellXfs"):
        if _local(element) == "fonts":
            fonts = [_is_bold(font) for font in element]
        else:
            formats = [int(one.get("fontId", "0")) for one in element]
    return frozenset(at for at, font in enumerate(formats) if font < len(fonts) and fonts[font])


def _is_bold(font: ET.Element) -> bool:
    """Whether a font, or a run of text, is bold."""
    return any(_local(one) == "b" and one.get("val", "1") not in ("0", "false") for one in font)


def _bold_texts(archive: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of shared texts of which every run is bold."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return frozenset()
    found = enumerate(_elements(archive, "xl/sharedStrings.xml", "si"))
    return frozenset(at for at, text in found if _runs_bold(text))


def _runs_bold(text: ET.Element) -> bool:
    runs = [one for one in text if _local(one) == "r"]
    properties = [next((part for part in run if _local(part) == "rPr"), None) for run in runs]
    return bool(runs) and all(one is not None and _is_bold(one) for one in properties)


def _bold(
    archive: zipfile.ZipFile, part: str, styles: frozenset[int], texts: frozenset[int]
) -> Iterator[Place]:
    for cell in _elements(archive, part, "c"):
        place = CELL.fullmatch(cell.get("r", ""))
        if place is None:
            continue
        shared = next((one.text or "" for one in cell if _local(one) == "v"), "")
        own = cell.get("t") == "s" and shared.isdigit() and int(shared) in texts
        if own or int(cell.get("s", "0")) in styles:
            yield int(place[2]), _column(place[1])


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
