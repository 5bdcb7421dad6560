"""What a portion still lacks before it may be submitted, and what is odd about its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc.core.catalogue.facts import Collected, DateFact, Fact, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Node, RequiredEvidence
from cchc.core.numerals import date_text


@dataclass(frozen=True, slots=True)
class LineGap:
    """One thing that is missing on a line: a stable code, and what to do in Vietnamese."""

    line: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ProofHeld:
    """A document on a line: `kind` is the id of the required evidence that it is, empty for another."""

    kind: str
    pieces: int
    day: date | None
    from_last_year: bool


@dataclass(frozen=True, slots=True)
class LineState:
    """What has been entered on a line so far; `collected` lines are added up from many agencies."""

    node: Node
    fact: Fact | None
    note: str
    proofs: tuple[ProofHeld, ...]
    collected: bool = False


def gaps(lines: Iterable[LineState]) -> tuple[LineGap, ...]:
    """Everything that stands against submitting, in the order of the lines.

    A known figure needs every required document in its least number, any document where none is named, or a
    note; an unknown one needs a reason; a sum needs all its members, or a note.
    """
    return tuple(gap for line in lines for gap in _line(line))


def evidence_warnings(line: LineState, year: int, deadline: date | None) -> tuple[str, ...]:
    """What a person should look at: documents issued after the deadline or the year, or of last year."""
    return tuple(text for proof in line.proofs for text in _odd(line.node, proof, year, deadline))


def deadline_of(fact: Fact | None) -> date | None:
    """The last day on which a line was still in time, where its fact names one."""
    return fact.due if isinstance(fact, DateFact) else None


def _line(line: LineState) -> Iterator[LineGap]:
    fact, key = line.fact, line.node.key
    if fact is None or (isinstance(fact, Collected) and not fact.expected):
        yield LineGap(key, "no_fact", "Chưa nhập số liệu")
    elif isinstance(fact, Unknown):
        if not fact.reason.strip():
            yield LineGap(key, "no_reason", "Chưa có số liệu thì phải ghi lý do")
    elif isinstance(fact, NotApplicable):
        yield from _not_applicable(line.node, fact)
    elif not line.note.strip():
        yield from _sum(line, fact)
        yield from _evidence(line)


def _not_applicable(node: Node, fact: NotApplicable) -> Iterator[LineGap]:
    if not node.may_be_not_applicable:
        text = "Bộ tiêu chí không nêu dòng này được “không đánh giá”"
        yield LineGap(node.key, "not_applicable_refused", text)
    elif not fact.reason.strip():
        yield LineGap(node.key, "no_reason", "“Không đánh giá” phải kèm lý do")


def _sum(line: LineState, fact: Fact) -> Iterator[LineGap]:
    if isinstance(fact, Collected):
        missing = len(fact.missing())
        if missing:
            text = f"Số tổng hợp còn thiếu {missing}/{len(fact.expected)} đơn vị: chờ đủ hoặc ghi thuyết minh"
            yield LineGap(line.node.key, "sum_missing_members", text)
    elif line.collected:
        text = "Dòng tổng hợp từ nhiều đơn vị: nhận số tổng hợp hoặc ghi thuyết minh"
        yield LineGap(line.node.key, "sum_missing_members", text)


def _evidence(line: LineState) -> Iterator[LineGap]:
    node = line.node
    for required in node.required_evidence:
        yield from _required(line, required)
    if not node.required_evidence and not line.proofs:
        yield LineGap(node.key, "no_evidence", "Chưa có tài liệu kiểm chứng hoặc thuyết minh")


def _required(line: LineState, required: RequiredEvidence) -> Iterator[LineGap]:
    held = sum(proof.pieces for proof in line.proofs if proof.kind == required.id)
    if held >= required.minimum:
        return
    if held == 0:
        least = "" if required.minimum == 1 else f" (ít nhất {required.minimum:02d} {required.noun})"
        yield LineGap(line.node.key, "no_evidence", f"Chưa có tài liệu kiểm chứng: {required.name}{least}")
    else:
        short = f"còn thiếu {required.minimum - held:02d} {required.noun}"
        yield LineGap(line.node.key, "evidence_too_few", f"{required.name}: {short}")


def _odd(node: Node, proof: ProofHeld, year: int, deadline: date | None) -> Iterator[str]:
    names = {required.id: required.name for required in node.required_evidence}
    name = names.get(proof.kind, "Tài liệu ngoài danh mục")
    if proof.day is not None and deadline is not None and proof.day > deadline:
        yield f"{name}: ngày {date_text(proof.day)}, sau thời hạn {date_text(deadline)}"
    elif proof.day is not None and proof.day.year > year:
        yield f"{name}: ngày {date_text(proof.day)}, sau năm đánh giá {year}"
    if proof.from_last_year:
        yield f"{name}: của năm trước (N-1), kiểm tra còn dùng được cho năm {year}"
