"""Survey forms as they are given: blocks, questions, scales."""

from ninja import Schema


class InstrumentRowOut(Schema):
    """Một phiếu khảo sát; `last_year` null: đến nay."""

    id: str
    index: str
    title: str
    decision: str
    first_year: int
    last_year: int | None


class SourceOut(Schema):
    """Nguồn, và mức độ có nguồn."""

    title: str
    status: str
    note: str


class AnswerOut(Schema):
    """Một mức của thang; `satisfied` null: không phân là hài lòng hay không."""

    value: int
    label: str
    satisfied: bool | None


class AnswerScaleOut(Schema):
    """Một thang trả lời."""

    id: str
    options: list[AnswerOut]
    satisfied_status: str


class RespondentOut(Schema):
    """Điều hỏi về người trả lời."""

    title: str
    options: list[str]


class SurveyQuestionOut(Schema):
    """Một câu hỏi; `line` là nội dung của chỉ số mà câu trả lời đi vào."""

    code: str
    text: str
    kind: str
    options: list[str]
    rows: list[str]
    sensitive: bool
    line: str | None


class BlockOut(Schema):
    """Một phần của phiếu; `core`: thuộc phần tính chỉ số."""

    code: str
    title: str
    line: str | None
    core: bool
    scale: str | None
    note: str
    questions: list[SurveyQuestionOut]
    blocks: list["BlockOut"]


class InstrumentOut(InstrumentRowOut):
    """Cả phiếu khảo sát, với điều cần lưu ý khi dùng."""

    respondents: str
    evidence: SourceOut
    warnings: list[str]
    announced: list[str]
    scales: list[AnswerScaleOut]
    respondent_fields: list[RespondentOut]
    blocks: list[BlockOut]
