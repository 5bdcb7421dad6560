"""An official document: header, body, signature, recipients and annexes, in the order of the decree."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cchc.core.document.kinds import ENCLOSED
from cchc.core.report.outline import Section


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its number is added on paper: level 1 is a part (I.), 2 an item (1.), 3 a point (a))."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `style` italic for what stands in brackets below a title."""

    text: str
    style: Literal["plain", "italic", "bold", "centred"] = "plain"


@dataclass(frozen=True, slots=True)
class Bullet:
    """One entry of a list, printed after a dash."""

    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a decision, numbered on paper (`Điều 1.`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the printed columns of a section, its notes below; `titled` prints the title above it."""

    section: Section
    titled: bool = False


Block = Heading | Paragraph | Bullet | Article | Grid


@dataclass(frozen=True, kw_only=True, slots=True)
class Annex:
    """An annex with page numbers of its own; `landscape` where its table does not fit the upright page."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialDocument:
    """One document as it would be signed.

    `kind` is a DocumentKind, or the name of a paper of which offices keep no template. `number` (without the
    symbol) and `day` are None until the office gives them; `type_name` is empty for a letter (công văn).
    `landscape` turns the whole document for a wide table.
    `deciding` is the line above the legal bases of a decision. `authority` is the line 'TM. …' or 'KT. …'
    above `position`. `drafter` is who keeps the copy: 'Lưu: VT, <drafter>'.
    """

    kind: str
    issuer: str
    symbol: str
    abstract: str
    blocks: tuple[Block, ...]
    superior: str = ""
    number: str | None = None
    place: str = ""
    day: date | None = None
    type_name: str = ""
    addressees: tuple[str, ...] = ()
    deciding: str = ""
    legal_bases: tuple[str, ...] = ()
    authority: str = ""
    position: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    drafter: str = ""
    annexes: tuple[Annex, ...] = ()
    landscape: bool = False
    illustrative: bool = False

    @property
    def is_letter(self) -> bool:
        """Whether this is a letter (công văn), whose abstract stands under its number."""
        return not self.type_name

    @property
    def is_enclosed(self) -> bool:
        """Whether this goes out as the annex of a document that has number, signature and recipients."""
        return self.kind in ENCLOSED

    @property
    def title(self) -> str:
        """The document in one line: its type and what it is about."""
        return f"{self.type_name.capitalize() or 'Công văn'} {self.abstract}".strip()
