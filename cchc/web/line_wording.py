"""What hangs on a line of a catalogue, in words: documents that prove it, clauses on which it rests."""

from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import Measure, unit_of
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import date_text


def evidence_names(node: Node) -> tuple[str, ...]:
    """Required documents, with the least number asked for."""
    return tuple(
        document.name
        if document.minimum == 1
        else f"{document.name} (ít nhất {document.minimum:02d} {document.noun})"
        for document in node.required_evidence
    )


def legal_bases(node: Node) -> tuple[str, ...]:
    """Clauses and documents, with the dates between which they are in force."""
    found = []
    for basis in node.legal_basis:
        text = f"{basis.clause}, {basis.document}" if basis.clause else basis.document
        since = f", hiệu lực từ {date_text(basis.valid_from)}" if basis.valid_from else ""
        until = f" đến {date_text(basis.valid_to)}" if basis.valid_to else ""
        found.append(f"{text}{since}{until}")
    return tuple(found)


def measure_text(measure: Measure | None, condition: Comparison | None = None) -> str:
    """How a line is measured, its scope, and the bound that must be kept; empty where nothing is measured."""
    if measure is None:
        return ""
    told, scope = measure_wording.describe(measure), measure.scope.text()
    bound = "" if condition is None else f"; đạt khi {condition.text(unit_of(measure))}"
    return f"{told[:1].upper()}{told[1:]}{f' ({scope})' if scope else ''}{bound}"
