"""Questions about lines and their answers, as they are given and sent."""

from datetime import datetime

from ninja import Schema

from cchc.api.schemas.plain import Body, LineKey, RowId, Text
from cchc.records.entries.models import Question
from cchc.records.entries.queries import QuestionShown


class QuestionOut(Schema):
    """Một câu hỏi về dòng; `answer` rỗng là chưa trả lời."""

    id: int
    line: str
    agency: str
    text: str
    by: str
    at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    may_answer: bool


class AskedOut(Schema):
    """Câu hỏi vừa gửi hoặc vừa được trả lời."""

    id: int
    text: str
    answer: str


class QuestionGiven(Body):
    """Câu hỏi về một dòng; `agency` là `number` của cơ quan, bỏ trống thì là cơ quan của mình."""

    line: LineKey
    text: Text
    agency: RowId | None = None


class AnswerGiven(Body):
    """Câu trả lời."""

    text: Text


def question_out(shown: QuestionShown) -> QuestionOut:
    """A question with its answer."""
    return QuestionOut(
        id=shown.id,
        line=shown.node.key,
        agency=shown.agency,
        text=shown.text,
        by=shown.by,
        at=shown.at,
        answer=shown.answer,
        answered_by=shown.answered_by,
        answered_at=shown.answered_at,
        may_answer=shown.may_answer,
    )


def asked_out(row: Question) -> AskedOut:
    """A question as it is stored now."""
    return AskedOut(id=row.pk, text=row.text, answer=row.answer)
