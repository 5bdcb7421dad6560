"""Questions and answers about lines, grouped by line, found without marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from cchc.core.vietnamese import folded
from cchc.records.entries.queries.questions import QuestionShown
from cchc.web.portion_list import Choice
from cchc.web.question_forms import AnswerForm

MOST_WORDS = 100
UNANSWERED, ANSWERED = "chua-tra-loi", "da-tra-loi"
STATES = {"": "Mọi câu hỏi", UNANSWERED: "Chưa trả lời", ANSWERED: "Đã trả lời"}


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """Which questions are asked for."""

    words: str = ""
    state: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.state)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question with its answer, and the form in which the person may answer."""

    id: int
    text: str
    asked: str
    answer: str
    answered: str
    form: AnswerForm | None = None


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions about one line."""

    key: str
    code: str
    name: str
    questions: tuple[QuestionRow, ...]


def read_question_filter(asked: Mapping[str, str]) -> QuestionFilter:
    """What an address asks for; what is not understood asks for nothing."""
    state = asked.get("loc", "")
    words = asked.get("tim", "").replace("\x00", "")[:MOST_WORDS].strip()
    return QuestionFilter(words, state if state in STATES else "")


def state_choices(chosen: str) -> tuple[Choice, ...]:
    """The states as options."""
    return tuple(Choice(value, text, value == chosen) for value, text in STATES.items())


def found_in(questions: Iterable[QuestionShown], wanted: QuestionFilter) -> tuple[QuestionShown, ...]:
    """The questions that hold every word, with or without marks, and are in the state."""
    sought = folded(wanted.words).split()
    return tuple(one for one in questions if _in_state(one, wanted.state) and _holds(one, sought))


def _in_state(one: QuestionShown, state: str) -> bool:
    return not state or bool(one.answer) == (state == ANSWERED)


def _holds(one: QuestionShown, sought: list[str]) -> bool:
    text = folded(f"{one.node.key} {one.node.title} {one.text} {one.answer} {one.agency}")
    return all(word in text for word in sought)


def question_groups(
    questions: Iterable[QuestionShown], refused: AnswerForm | None = None
) -> tuple[QuestionGroup, ...]:
    """Questions by line, in the order of the catalogue; `refused`: an answer that comes back with errors."""
    return tuple(
        QuestionGroup(
            node.key, node.code or "", node.title, tuple(_answerable(one, refused) for one in found)
        )
        for node, found in groupby(questions, key=lambda one: one.node)
    )


def _answerable(one: QuestionShown, refused: AnswerForm | None) -> QuestionRow:
    if not one.may_answer:
        return question_row(one)
    mine = refused is not None and str(refused["question"].value()) == str(one.id)
    fresh = AnswerForm(initial={"question": one.id, "text": one.answer}, auto_id=f"id_{one.id}_%s")
    return question_row(one, refused if mine else fresh)


def question_row(one: QuestionShown, form: AnswerForm | None = None) -> QuestionRow:
    """One question with who asked and who answered."""
    answered = f"{one.answered_by} trả lời {_when(one.answered_at)}" if one.answered_at else ""
    asked = f"{one.by}, {one.agency} hỏi {_when(one.at)}"
    return QuestionRow(one.id, one.text, asked, one.answer, answered, form)


def _when(at: datetime) -> str:
    return f"{timezone.localtime(at):ngày %d/%m/%Y}"
