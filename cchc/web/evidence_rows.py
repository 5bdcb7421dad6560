"""Kinds of required evidence with what rests on them, and the lines to which a document is attached."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cchc.core.plan.board import Board, Requirement
from cchc.core.report.requirement_board import required_text

OTHER = "khac"
OTHER_NAME = "Tài liệu khác, không thuộc loại nào mà kế hoạch đòi hỏi"


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of document: how many lines rest on it, how many still lack it, what is counted in it."""

    id: str
    name: str
    lines: tuple[str, ...]
    lacking: int
    counted: str
    title: str = ""

    @property
    def stored(self) -> str:
        """The kind as documents keep it; other documents have none."""
        return "" if self.id == OTHER else self.id


@dataclass(frozen=True, slots=True)
class LineChoice:
    """A line to which a document may be attached."""

    key: str
    name: str
    asks: bool
    chosen: bool
    attached: int


def evidence_kinds(board: Board) -> tuple[EvidenceKind, ...]:
    """The kinds of the board, the most needed first; what no line asks for comes last."""
    needed: dict[str, list[Requirement]] = {}
    for entry in board.requirements:
        for state in entry.evidence:
            needed.setdefault(state.required.id, []).append(entry)
    found = [_kind(kind, entries) for kind, entries in needed.items()]
    found.sort(key=lambda kind: (-len(kind.lines), kind.name))
    return (*found, EvidenceKind(OTHER, OTHER_NAME, (), 0, ""))


def _kind(kind: str, entries: list[Requirement]) -> EvidenceKind:
    states = [state for entry in entries for state in entry.evidence if state.required.id == kind]
    required = states[0].required
    return EvidenceKind(
        kind,
        required_text(required),
        tuple(entry.node.key for entry in entries),
        sum(bool(state.missing) for state in states),
        required.noun if required.minimum > 1 else "",
        required.name,
    )


def line_choices(
    entries: Iterable[Requirement], kind: EvidenceKind, chosen: Collection[str]
) -> tuple[LineChoice, ...]:
    """The lines of the board, with whether they ask for the kind and what of it is there already."""
    return tuple(
        LineChoice(
            entry.node.key,
            entry.node.title,
            entry.node.key in kind.lines,
            entry.node.key in chosen,
            sum(document.kind == kind.stored for document in entry.documents),
        )
        for entry in entries
    )
