"""The board of requirements: each line with its target, the verdict, and the evidence still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.facts import Collected, Fact, NotApplicable, RatioFact, Unknown
from cchc.core.catalogue.measure_wording import explain, in_short
from cchc.core.catalogue.measures import quantity
from cchc.core.catalogue.nodes import Node, RequiredEvidence, Target
from cchc.core.errors import FactError
from cchc.core.plan.attainment import Attainment, Met, attain_line
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

    @property
    def mark(self) -> str:
        """Changes whenever another verdict, person, day or reason stands here."""
        told = "\n".join((self.line, str(self.met), self.by, self.on.isoformat(), self.reason))
        return sha256(told.encode()).hexdigest()[:16]


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
    `reason` says why nothing is known or applies, `short` which units keep a ratio from its target, the worst
    first with how many they lack.
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
    reason: str = ""
    short: tuple[tuple[str, Decimal], ...] = ()
    provisional: bool = False
    cutoff: date | None = None

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

    @property
    def newest_word(self) -> date | None:
        """The day of the newest verdict of a person that counts on the board; None for none."""
        waited = (entry for entry in self.requirements if entry.attainment.met is Met.BY_PERSON)
        return max((entry.person.on for entry in waited if entry.person), default=None)

    @property
    def measured(self) -> bool:
        """Whether any verdict rests on figures."""
        known = (Met.MET, Met.MET_AS_MEASURED, Met.NOT_MET)
        return any(entry.met in known for entry in self.requirements if not entry.by_person)


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
    entry = assessment.entry(node.key)
    attainment = _attained(assessment, node.key, target)
    figure, reckoning = "", ""
    if not (attainment.missing or attainment.unlisted):
        figure, reckoning = _figure(target, entry.fact, assessment.calendar)
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
        reason=_reason(entry.fact) if attainment.met in (Met.UNKNOWN, Met.NOT_APPLICABLE) else "",
        short=_short(entry.fact) if attainment.met is Met.NOT_MET else (),
        provisional=entry.provisional,
        cutoff=entry.cutoff_date,
    )


def _attained(assessment: Assessment, key: str, target: Target) -> Attainment:
    if target.measure is None and isinstance(assessment.entry(key).fact, NotApplicable):
        return Attainment(Met.NOT_APPLICABLE)
    return attain_line(assessment, key, target)


def _reason(fact: Fact) -> str:
    """Why nothing is known or applies, in the words of who entered it; each reason of many units once."""
    if isinstance(fact, Collected):
        told = (entry.reason for _, entry in fact.entries if isinstance(entry, Unknown | NotApplicable))
        return "; ".join(dict.fromkeys(reason for reason in told if reason))
    return fact.reason if isinstance(fact, Unknown | NotApplicable) else ""


def _short(fact: Fact) -> tuple[tuple[str, Decimal], ...]:
    """The units whose part is smaller than their whole, the largest gap first."""
    known = fact.known() if isinstance(fact, Collected) else ()
    gaps = ((unit, one.whole - one.part) for unit, one in known if isinstance(one, RatioFact))
    return tuple(sorted((gap for gap in gaps if gap[1]), key=lambda gap: -gap[1]))


def _figure(target: Target, fact: Fact, calendar: WorkCalendar) -> tuple[str, str]:
    """The figure alone and how it came about."""
    measure = target.measure
    if measure is None:
        return "", ""
    try:
        known = sum_of(measure, fact, calendar) if isinstance(fact, Collected) else fact
        if known is None or isinstance(known, Unknown | NotApplicable):
            return "", ""
        seen = quantity(measure, known, calendar)
    except FactError:  # the line is scored by another measure: its figure says nothing about the requirement
        return "", ""
    bound = None if target.condition is None else target.condition.bound
    return in_short(measure, seen, bound), explain(measure, known, seen)
