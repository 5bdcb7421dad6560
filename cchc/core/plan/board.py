"""The board of requirements: each line with its target, the verdict, and the evidence still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.facts import Collected, Fact, NotApplicable, Unknown
from cchc.core.catalogue.measure_wording import explain, in_short
from cchc.core.catalogue.measures import quantity
from cchc.core.catalogue.nodes import Node, RequiredEvidence, Target
from cchc.core.errors import FactError
from cchc.core.plan.attainment import Attainment, Met, attain
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.collect import sum_of


@dataclass(frozen=True, slots=True)
class PersonVerdict:
    """What a responsible person ticked for a requirement that cannot be computed; never for one that can."""

    line: str
    met: bool
    by: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AttachedDocument:
    """A document attached to lines of a result; `kind` is the id of the required evidence that it is.

    Its number, day, title and address as entered; one document may prove many lines. `pieces` is how many of
    what the evidence counts it holds: five descriptions of posts in one file.
    """

    id: int
    kind: str
    title: str
    number: str = ""
    day: date | None = None
    address: str = ""
    lines: frozenset[str] = frozenset()
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """One required document of a line and what is attached for it."""

    required: RequiredEvidence
    attached: tuple[AttachedDocument, ...]

    @property
    def missing(self) -> int:
        """How many are still missing to the least number asked for."""
        return max(self.required.minimum - sum(document.pieces for document in self.attached), 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One line of the board. `person` is set only where a person judges (`by_person`).

    `figure` is what was computed (`99,6%`), `reckoning` with what it was computed from; empty for none.
    """

    node: Node
    target: Target
    attainment: Attainment
    figure: str
    reckoning: str
    by_person: bool
    person: PersonVerdict | None
    evidence: tuple[EvidenceState, ...]
    other_documents: tuple[AttachedDocument, ...]

    @property
    def met(self) -> Met:
        """The verdict that counts: computed, or ticked; BY_PERSON as long as nobody has ticked."""
        if self.attainment.met is not Met.BY_PERSON or self.person is None:
            return self.attainment.met
        return Met.MET if self.person.met else Met.NOT_MET

    @property
    def documents(self) -> tuple[AttachedDocument, ...]:
        """Everything attached to the line."""
        return (*(doc for state in self.evidence for doc in state.attached), *self.other_documents)

    @property
    def missing_evidence(self) -> int:
        """How many required documents are still missing."""
        return sum(state.missing for state in self.evidence)


@dataclass(frozen=True, slots=True)
class Board:
    """All requirements of a result in the order of the catalogue."""

    requirements: tuple[Requirement, ...]

    def count(self, met: Met) -> int:
        """How many lines have this verdict."""
        return sum(entry.met is met for entry in self.requirements)


def requirement_board(
    assessment: Assessment,
    verdicts: Iterable[PersonVerdict] = (),
    documents: Iterable[AttachedDocument] = (),
) -> Board:
    """Hold the facts of a result against the requirements of its lines; lines without a target are left out.

    Lines are named by their code, as facts are.
    """
    ticked = {verdict.line: verdict for verdict in verdicts}
    attached = tuple(documents)
    rows = (
        _requirement(assessment, node, node.target, ticked, attached)
        for node in assessment.catalogue.leaves
        if node.target is not None
    )
    return Board(tuple(rows))


def _requirement(
    assessment: Assessment,
    node: Node,
    target: Target,
    ticked: dict[str, PersonVerdict],
    attached: tuple[AttachedDocument, ...],
) -> Requirement:
    attainment, figure, reckoning = _attained(assessment, node.key, target)
    here = tuple(doc for doc in attached if node.key in doc.lines)
    kinds = {required.id for required in node.required_evidence}
    by_person = target.measure is None
    return Requirement(
        node=node,
        target=target,
        attainment=attainment,
        figure=figure,
        reckoning=reckoning,
        by_person=by_person,
        person=ticked.get(node.key) if by_person else None,
        evidence=tuple(
            EvidenceState(required, tuple(doc for doc in here if doc.kind == required.id))
            for required in node.required_evidence
        ),
        other_documents=tuple(doc for doc in here if doc.kind not in kinds),
    )


def _attained(assessment: Assessment, key: str, target: Target) -> tuple[Attainment, str, str]:
    fact = assessment.entry(key).fact
    if target.measure is None and isinstance(fact, NotApplicable):
        return Attainment(Met.NOT_APPLICABLE), "", ""
    try:
        return attain(target, fact, assessment.calendar), *_figure(target, fact, assessment.calendar)
    except FactError:  # the line is scored by another measure: its figure says nothing about the requirement
        return Attainment(Met.UNKNOWN), "", ""


def _figure(target: Target, fact: Fact, calendar: WorkCalendar) -> tuple[str, str]:
    """The figure alone and how it came about; a sum that still lacks members is none."""
    measure = target.measure
    if measure is None or (isinstance(fact, Collected) and fact.missing()):
        return "", ""
    known = sum_of(measure, fact, calendar) if isinstance(fact, Collected) else fact
    if known is None or isinstance(known, Unknown | NotApplicable):
        return "", ""
    seen = quantity(measure, known, calendar)
    bound = None if target.condition is None else target.condition.bound
    return in_short(measure, seen, bound), explain(measure, known, seen)
