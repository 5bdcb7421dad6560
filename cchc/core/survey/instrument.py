"""An instrument of a survey: its blocks, questions and scales, one version for each period."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cchc.core.catalogue.nodes import Status
from cchc.core.index.definition import Evidence

QuestionKind = Literal["rating", "single", "multiple", "matrix", "text"]


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One step of a scale; `satisfied`: whether it counts as satisfied, None where that has no meaning."""

    value: int
    label: str
    satisfied: bool | None = None


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """A scale used by several questions; `satisfied_status`: how well is known which steps count."""

    id: str
    options: tuple[AnswerOption, ...]
    satisfied_status: Status = Status.SOURCED


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question; `line` is the line of the index that it feeds."""

    code: str
    text: str
    kind: QuestionKind = "rating"
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    sensitive: bool = False
    line: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A part of the form: a factor, a domain, a group. `core`: it is part of the measured index."""

    code: str
    title: str
    line: str | None = None
    core: bool = False
    scale: str | None = None
    note: str = ""
    questions: tuple[Question, ...] = ()
    blocks: tuple["Block", ...] = ()

    def all_questions(self) -> Iterator[Question]:
        """Its questions and those of the blocks inside, in the order of the form."""
        yield from self.questions
        for block in self.blocks:
            yield from block.all_questions()


@dataclass(frozen=True, kw_only=True, slots=True)
class RespondentField:
    """What is asked about the person who answers; no options: free text."""

    title: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument:
    """One version of a survey form, for the years from `first_year` to `last_year` (None: on)."""

    id: str
    index: str
    title: str
    decision: str
    first_year: int
    last_year: int | None
    respondents: str
    evidence: Evidence
    warnings: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    scales: tuple[AnswerScale, ...] = ()
    respondent_fields: tuple[RespondentField, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def core_questions(self) -> tuple[Question, ...]:
        """The questions that make the index."""
        return tuple(q for block in self.blocks for q in _core(block, inside=block.core))

    def scale(self, identifier: str) -> AnswerScale:
        """One scale; KeyError when there is none."""
        for scale in self.scales:
            if scale.id == identifier:
                return scale
        raise KeyError(identifier)


def _core(block: Block, *, inside: bool) -> Iterator[Question]:
    if inside:
        yield from block.questions
    for below in block.blocks:
        yield from _core(below, inside=inside or below.core)
