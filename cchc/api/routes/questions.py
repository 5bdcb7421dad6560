"""Questions about lines: asked by one unit, answered once, read by all of the campaign."""

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.plain import OfLine, RowId, Slug
from cchc.api.schemas.questions import (
    AnswerGiven,
    AskedOut,
    QuestionGiven,
    QuestionOut,
    asked_out,
    question_out,
)
from cchc.records.campaigns.queries import campaign_for
from cchc.records.entries.actions import answer, ask
from cchc.records.entries.queries import questions_for

questions = Router(tags=["Hỏi đáp"])


@questions.get(
    "/campaigns/{slug}/questions",
    response=reads(list[QuestionOut]),
    url_name="questions",
    summary="Hỏi đáp của đợt",
    operation_id="questions",
)
def listed(request: Call, slug: Path[Slug], asked: Query[OfLine]) -> list[QuestionOut]:
    """Câu hỏi về các dòng (hoặc một dòng) và câu trả lời, mọi đơn vị trong đợt đều thấy."""
    mine = standing(request)
    return [question_out(one) for one in questions_for(mine, campaign_for(mine, slug), asked.line)]


@questions.post(
    "/campaigns/{slug}/questions",
    response=writes(AskedOut),
    auth=WRITE,
    url_name="questions",
    summary="Hỏi về một dòng",
    operation_id="ask",
)
def asking(request: Call, slug: Path[Slug], given: QuestionGiven) -> AskedOut:
    """Hỏi nhân danh cơ quan `agency`, hoặc cơ quan của mình trong đợt; mọi đơn vị trong đợt đều thấy."""
    by, now = caller(request), timezone.now()
    return asked_out(ask(slug, given.line, given.text, agency_id=given.agency, by=by, now=now))


@questions.post(
    "/questions/{question}/answer",
    response=writes(AskedOut),
    auth=WRITE,
    url_name="question_answer",
    summary="Trả lời câu hỏi",
    operation_id="answer",
)
def answering(request: Call, question: Path[RowId], given: AnswerGiven) -> AskedOut:
    """Trả lời, hoặc sửa câu trả lời, của cơ quan chủ trì, thẩm định dòng ấy hoặc Sở Nội vụ."""
    return asked_out(answer(question, given.text, by=caller(request), now=timezone.now()))
