"""What a catalogue does not know and why, with the sources from which everything else comes."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.catalogue.nodes import Catalogue, Kind, Node
from cchc.web.catalogue_lines import unknown_because
from cchc.web.navigation import catalogue_url

NOT_SAID = "không nêu"


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line and its place on the page of its version."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """One thing that is unknown for one reason, of the whole version or of the lines named."""

    what: str
    why: str
    lines: tuple[LineRef, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A cited document, and how many lines rest on it."""

    number: int
    anchor: str
    title: str
    address: str
    lines: int


def unknown_rows(catalogue: Catalogue) -> tuple[UnknownRow, ...]:
    """Everything unknown: of the version, of its parts, then of its lines, alike reasons together."""
    grouped: dict[tuple[str, str], list[LineRef]] = {}
    base = catalogue_url(catalogue)
    for node in catalogue.nodes:
        for what, why in _unknown_of(catalogue, node):
            ref = LineRef(node.code or "", node.title, f"{base}#dong-{node.key}")
            grouped.setdefault((what, why), []).append(ref)
    lines = tuple(UnknownRow(what, why, tuple(refs)) for (what, why), refs in grouped.items())
    return (*_of_version(catalogue), *lines)


def _of_version(catalogue: Catalogue) -> Iterator[UnknownRow]:
    silent = f"Nguồn dẫn {NOT_SAID}{'; xem nhận xét ở trên' if catalogue.notes else ''}"
    if not catalogue.illustrative and not catalogue.decision.number:
        yield UnknownRow("Số quyết định ban hành", silent, ())
    if catalogue.scale is None:
        yield UnknownRow("Thang điểm", silent, ())
    if not catalogue.bands:
        yield UnknownRow("Mức xếp loại", silent, ())
    for part in catalogue.parts:
        if part.max_points is None:
            yield UnknownRow(f"Điểm tối đa của phần “{part.name}”", part.note or silent, ())


def _unknown_of(catalogue: Catalogue, node: Node) -> Iterator[tuple[str, str]]:
    """What is unknown of a line and why; what is unknown for the same reason is said together."""
    cited = node.reference
    said = cited.note or f"{cited.source.title} {NOT_SAID}"
    found: dict[str, list[str]] = {}
    if node.max_points is None:
        found.setdefault(unknown_because(catalogue, node) or said, []).append("điểm tối đa")
    if node.name is None:
        found.setdefault(said, []).append("tên")
    if node.is_leaf and node.rule is None:
        found.setdefault(said, []).append("cách chấm điểm")
    if node.kind is Kind.AREA and not node.children:
        found.setdefault(said, []).append("các dòng bên dưới")
    for why, what in found.items():
        text = ", ".join(what)
        yield f"{text[:1].upper()}{text[1:]}", why


def source_rows(catalogue: Catalogue) -> tuple[SourceRow, ...]:
    """The documents cited, numbered as the lines cite them."""
    cited = [node.reference.source.id for node in catalogue.nodes]
    return tuple(
        SourceRow(number, f"nguon-{number}", source.title, source.address or "", cited.count(source.id))
        for number, source in enumerate(catalogue.sources, start=1)
    )
