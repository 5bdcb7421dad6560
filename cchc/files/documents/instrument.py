"""An instrument of a survey as written, and its conversion to the core value."""

from typing import Annotated, Literal

from cchc.core.catalogue.nodes import Status
from cchc.core.report.title_block import decision_text
from cchc.core.survey.instrument import (
    AnswerOption,
    AnswerScale,
    Block,
    Instrument,
    Question,
    RespondentField,
)
from cchc.files.document import Many, Some, written
from cchc.files.documents.catalogue import WrittenDecision
from cchc.files.documents.index import evidence
from cchc.files.documents.written import (
    SLUG_FORM,
    SNAKE_FORM,
    Slug,
    StatusText,
    Text,
    WrittenPeriod,
    WrittenSource,
)
from cchc.files.misfits import Meaning, pattern

InstrumentId = Annotated[
    str, pattern(f"{SNAKE_FORM}/{SLUG_FORM}", "mã phiếu khảo sát", "Viết như sipas/2640-qd-bnv-2017")
]


@written
class WrittenAnswerOption:
    value: int
    label: Text
    satisfied: Annotated[bool | None, Meaning("Có được tính là hài lòng; null: không có nghĩa ấy")] = None


@written
class WrittenAnswerScale:
    id: Slug
    options: Some[WrittenAnswerOption]
    satisfied_status: StatusText = Status.SOURCED

    def to_core(self) -> AnswerScale:
        options = (AnswerOption(option.value, option.label, option.satisfied) for option in self.options)
        return AnswerScale(self.id, tuple(options), self.satisfied_status)


@written
class WrittenRespondentField:
    title: Text
    options: Many[Text] = ()


@written
class WrittenQuestion:
    code: Text
    text: Text
    kind: Literal["rating", "single", "multiple", "matrix", "text"] = "rating"
    options: Many[Text] = ()
    rows: Many[Text] = ()
    sensitive: bool = False
    line: Annotated[Slug | None, Meaning("Nội dung của chỉ số mà câu hỏi đo")] = None

    def to_core(self) -> Question:
        return Question(
            code=self.code,
            text=self.text,
            kind=self.kind,
            options=self.options,
            rows=self.rows,
            sensitive=self.sensitive,
            line=self.line,
        )


@written
class WrittenBlock:
    code: Text
    title: Text
    line: Annotated[Slug | None, Meaning("Nội dung của chỉ số mà phần này đo")] = None
    core: Annotated[bool, Meaning("Thuộc phần tính ra chỉ số")] = False
    leads_text: Text | None = None
    scale: Slug | None = None
    note: Text | None = None
    questions: Many[WrittenQuestion] = ()
    blocks: Many["WrittenBlock"] = ()

    def to_core(self) -> Block:
        return Block(
            code=self.code,
            title=self.title,
            line=self.line,
            core=self.core,
            scale=self.scale,
            note=" ".join(filter(None, (self.leads_text, self.note))),
            questions=tuple(question.to_core() for question in self.questions),
            blocks=tuple(block.to_core() for block in self.blocks),
        )


@written
class WrittenInstrument:
    schema_: Literal["instrument/1"]
    id: InstrumentId
    index: Slug
    title: Text
    decision: WrittenDecision | None = None
    years: WrittenPeriod
    respondents: Text
    source: WrittenSource
    warnings: Many[Text] = ()
    announced: Annotated[Many[Text], Meaning("Số lượng như cơ quan công bố nêu")] = ()
    scales: Many[WrittenAnswerScale] = ()
    respondent_fields: Many[WrittenRespondentField] = ()
    blocks: Some[WrittenBlock]

    def to_core(self) -> Instrument:
        source = evidence(self.source)
        assert source is not None
        return Instrument(
            id=self.id,
            index=self.index,
            title=self.title,
            decision=decision_text(self.decision.to_core()) if self.decision else "",
            first_year=self.years.from_,
            last_year=self.years.to,
            respondents=self.respondents,
            evidence=source,
            warnings=self.warnings,
            announced=self.announced,
            scales=tuple(scale.to_core() for scale in self.scales),
            respondent_fields=tuple(
                RespondentField(title=field.title, options=field.options) for field in self.respondent_fields
            ),
            blocks=tuple(block.to_core() for block in self.blocks),
        )
