"""Which lines of a catalogue a person asked for: those of one area, those with something unknown."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.web.sheet_filter import Choice

UNKNOWN_ONLY = "chua-biet"
REST = "chua-chia"
REST_TITLE = "Phần điểm chưa nguồn nào chia theo tiêu chí"


@dataclass(frozen=True, slots=True)
class CatalogueFilter:
    """What was asked for; `unknown_words` tells that an address named something that does not exist."""

    area: str = ""
    unknown_only: bool = False
    unknown_words: bool = False

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not (self.area or self.unknown_only)

    def keeps_area(self, key: str) -> bool:
        """Whether the area is wanted."""
        return self.area in ("", key)

    def keeps(self, node: Node) -> bool:
        """Whether the line itself is wanted."""
        return not self.unknown_only or node.max_points is None or node.name is None


def read_catalogue_filter(asked: Mapping[str, str], catalogue: Catalogue) -> CatalogueFilter:
    """Read the query of an address; words that mean nothing here are dropped and said so."""
    area, state = asked.get("linh-vuc", ""), asked.get("loc", "")
    known_area = area in {"", *(value for value, _ in _areas(catalogue))}
    known_state = state in ("", UNKNOWN_ONLY)
    return CatalogueFilter(
        area if known_area else "", state == UNKNOWN_ONLY, unknown_words=not (known_area and known_state)
    )


def _areas(catalogue: Catalogue) -> list[tuple[str, str]]:
    found = [(area.key, f"{area.key}. {area.title}") for area in catalogue.areas]
    return [*found, (REST, REST_TITLE)] if catalogue.remainder else found


def area_choices(catalogue: Catalogue, chosen: str) -> tuple[Choice, ...]:
    """The areas of a version."""
    every = Choice("", "Tất cả lĩnh vực", not chosen)
    return (every, *(Choice(value, text, value == chosen) for value, text in _areas(catalogue)))


def known_choices(wanted: CatalogueFilter) -> tuple[Choice, ...]:
    """All lines, or only those of which something is unknown."""
    return (
        Choice("", "Tất cả các dòng", not wanted.unknown_only),
        Choice(UNKNOWN_ONLY, "Dòng chưa biết điểm tối đa hoặc tên", wanted.unknown_only),
    )
