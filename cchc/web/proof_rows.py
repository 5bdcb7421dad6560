"""The documents of one line: what is asked for, what is there, what is to be looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.campaign.circuit import ROUND_NAMES
from cchc.core.catalogue.nodes import Node, RequiredEvidence
from cchc.core.numerals import date_text
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.entries.queries.proofs import ProofShown
from cchc.web.document_pick import document_href, upload_href
from cchc.web.portion_forms import ProofForm
from cchc.web.portion_rows import line_address, portion_address


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One kind of document that the line asks for."""

    text: str
    met: bool
    missing: str


@dataclass(frozen=True, slots=True)
class ProofLink:
    """Where a document is opened; `outside` leads away from this site."""

    text: str
    href: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One document on the line."""

    title: str
    number: str
    pages: str
    round: str
    from_last_year: bool
    other_reason: str
    links: tuple[ProofLink, ...]
    detach_href: str


@dataclass(frozen=True, slots=True)
class ProofBox:
    """All documents of the line, and how one more is attached."""

    needed: tuple[NeedRow, ...]
    warnings: tuple[str, ...]
    rows: tuple[ProofRow, ...]
    form: ProofForm | None
    attach_href: str
    choose_href: str
    upload_href: str


def proof_box(sheet: PortionSheet, line: SheetLine, form: ProofForm | None) -> ProofBox:
    """The documents of the own round and of those that are judged; `form` chooses one more."""
    key, editable = line.node.key, line.may_edit
    return ProofBox(
        tuple(_need(one, line.proofs) for one in line.node.required_evidence),
        line.warnings,
        tuple(_row(sheet, line, one) for one in line.proofs),
        form,
        portion_address(sheet, "web:entry_attach", key),
        f"{line_address(sheet, key)}?gan=1#tai-lieu" if editable and form is None else "",
        upload_href(sheet.portion, key) if editable else "",
    )


def _need(one: RequiredEvidence, proofs: Iterable[ProofShown]) -> NeedRow:
    held = sum(proof.pieces for proof in proofs if proof.kind == one.id)
    least = f", ít nhất {one.minimum:02d} {one.noun}" if one.minimum > 1 else ""
    missing = "chưa có" if held == 0 else f"mới có {held:02d} {one.noun}"
    return NeedRow(f"{one.name}{least}", held >= one.minimum, missing)


def _row(sheet: PortionSheet, line: SheetLine, one: ProofShown) -> ProofRow:
    key = line.node.key
    day = "" if one.day is None else f"ngày {date_text(one.day)}"
    links = [ProofLink("Mở", document_href(one.document))]
    if one.address:
        links.append(ProofLink("Trang gốc", one.address, outside=True))
    links.append(ProofLink("Xem bên cạnh", f"{line_address(sheet, key)}?xem={one.document}#xem-truoc"))
    own = line.may_edit and one.round == sheet.round
    return ProofRow(
        one.title,
        ", ".join(part for part in (one.number, day) if part),
        one.pages,
        ROUND_NAMES[one.round],
        one.from_last_year,
        one.other_reason,
        tuple(links),
        portion_address(sheet, "web:entry_detach", key, one.id) if own else "",
    )


def asks(node: Node, kind: str) -> bool:
    """Whether the line asks for a kind of document; where it names none, every kind will do."""
    return not node.required_evidence or any(one.id == kind for one in node.required_evidence)
