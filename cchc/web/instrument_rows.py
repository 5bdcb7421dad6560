"""Survey instruments as rows: the list, and one form with its scales, blocks and questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from cchc.core.catalogue.nodes import STATUS_LABELS, Status
from cchc.core.survey.instrument import AnswerScale, Block, Instrument, Question, QuestionKind
from cchc.web.catalogue_rows import UNSOURCED, list_crumb
from cchc.web.navigation import PageHead, home_crumb

KIND_NAMES: dict[QuestionKind, str] = {
    "rating": "chọn mức theo thang",
    "single": "chọn một câu trả lời",
    "multiple": "chọn một hay nhiều câu trả lời",
    "matrix": "trả lời từng dòng theo thang",
    "text": "tự viết câu trả lời",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow:
    """One form in the list."""

    title: str
    href: str
    decision: str
    years: str
    questions: int
    in_index: int
    status: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question as the form asks it."""

    code: str
    text: str
    how: str
    options: tuple[str, ...]
    rows: tuple[str, ...]
    sensitive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """One block of the form; `level` is its depth, 0 outermost; `how` all its questions are answered."""

    code: str
    title: str
    level: int
    in_index: bool
    note: str
    how: str
    questions: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One scale: its steps from the lowest, and which of them count as satisfied."""

    number: int
    steps: str
    satisfied: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage:
    """Everything of one form."""

    row: InstrumentRow
    respondents: str
    source: str
    note: str
    announced: tuple[str, ...]
    warnings: tuple[str, ...]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    scales: tuple[ScaleRow, ...]
    blocks: tuple[BlockRow, ...]


def instrument_rows(instruments: Iterable[Instrument]) -> tuple[InstrumentRow, ...]:
    """The forms in the order in which they were found."""
    return tuple(_row(one) for one in instruments)


def _row(one: Instrument) -> InstrumentRow:
    status = one.evidence.status
    return InstrumentRow(
        title=one.title,
        href=reverse("web:instrument", args=one.id.split("/")),
        decision=one.decision or UNSOURCED,
        years=_years(one),
        questions=sum(len(list(block.all_questions())) for block in one.blocks),
        in_index=len(one.core_questions),
        status="" if status is Status.SOURCED else STATUS_LABELS[status],
    )


def _years(one: Instrument) -> str:
    if one.last_year is None:
        return f"từ {one.first_year}"
    return f"{one.first_year}" if one.last_year == one.first_year else f"{one.first_year} - {one.last_year}"


def instrument_head(one: Instrument) -> PageHead:
    """The head of the page of one form."""
    return PageHead(
        title=one.title,
        crumbs=(home_crumb(), list_crumb()),
        subtitle=one.decision or UNSOURCED,
        subtitle_label="Văn bản ban hành",
        data_date=_years(one),
        date_label="Năm áp dụng",
        source=one.evidence.title,
    )


def instrument_page(one: Instrument) -> InstrumentPage:
    """The whole form as rows."""
    numbers = {scale.id: number for number, scale in enumerate(one.scales, start=1)}
    return InstrumentPage(
        row=_row(one),
        respondents=one.respondents,
        source=one.evidence.title,
        note=one.evidence.note,
        announced=one.announced,
        warnings=one.warnings,
        fields=tuple((field.title, field.options) for field in one.respondent_fields),
        scales=tuple(_scale(scale, numbers[scale.id]) for scale in one.scales),
        blocks=tuple(row for block in one.blocks for row in _blocks(block, numbers, 0, within=False)),
    )


def _scale(scale: AnswerScale, number: int) -> ScaleRow:
    steps, status = sorted(scale.options, key=lambda option: option.value), scale.satisfied_status
    return ScaleRow(
        number,
        "; ".join(f"{step.value}. {step.label}" for step in steps),
        ", ".join(str(step.value) for step in steps if step.satisfied),
        "" if status is Status.SOURCED else STATUS_LABELS[status],
    )


def _blocks(block: Block, numbers: dict[str, int], level: int, *, within: bool) -> Iterator[BlockRow]:
    in_index = within or block.core
    questions = tuple(_question(asked, numbers.get(block.scale or "")) for asked in block.questions)
    ways = {asked.how for asked in questions}
    shared = ways.pop() if len(ways) == 1 and not any(asked.options for asked in questions) else ""
    yield BlockRow(
        code=block.code,
        title=block.title,
        level=level,
        in_index=in_index or _holds_core(block),
        note=block.note,
        how=shared,
        questions=questions,
    )
    for below in block.blocks:
        yield from _blocks(below, numbers, level + 1, within=in_index)


def _holds_core(block: Block) -> bool:
    return any(below.core or _holds_core(below) for below in block.blocks)


def _question(asked: Question, scale: int | None) -> QuestionRow:
    on_scale = asked.kind in ("rating", "matrix") and scale is not None
    how = f"{KIND_NAMES[asked.kind]}{f' {scale}' if on_scale else ''}"
    return QuestionRow(asked.code, asked.text, how, asked.options, asked.rows, asked.sensitive)
