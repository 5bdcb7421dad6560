"""What the page of a survey index shows: periods of the method, factors, questions, targets, results."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc.core.catalogue.nodes import STATUS_LABELS
from cchc.core.index.definition import TOTAL, Break
from cchc.core.numerals import UNKNOWN_LABEL, percent_text
from cchc.core.plan.served import targets_for
from cchc.core.plan.tasks import Plan
from cchc.core.survey.instrument import Block, Instrument, Question
from cchc.web.index_pages import IndexPage


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One factor or question: targets as the plan writes them, leads, a result for each year."""

    code: str
    title: str
    level: str
    targets: tuple[str, ...]
    leads: tuple[str, ...]
    results: tuple["YearResult", ...]

    @property
    def contradictory(self) -> bool:
        """Whether the plan sets more than one target."""
        return len(self.targets) > 1


@dataclass(frozen=True, slots=True)
class YearResult:
    """The figure of one year, or that there is none."""

    year: int
    text: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class OtherBlock:
    """A part of the form that does not enter the index."""

    code: str
    title: str
    questions: tuple[str, ...]
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Period:
    """The years in which one instrument is used; figures of two periods do not compare."""

    id: str
    title: str
    decision: str
    years_text: str
    respondents: str
    status: str
    warnings: tuple[str, ...]
    announced: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[SurveyRow, ...]
    others: tuple[OtherBlock, ...]
    factors: int
    questions: int
    has_targets: bool


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """The periods, that with targets first, then newest first; breaks and changes of form in words; plan."""

    periods: tuple[Period, ...]
    breaks: tuple[str, ...]
    changes: tuple[str, ...]
    plan_number: str
    plan_slug: str


def survey_page(
    page: IndexPage, unit: str, instruments: Sequence[Instrument], plan: Plan | None
) -> SurveyPage:
    """Put targets and results beside the factors and questions of each instrument.

    A period of which nothing is known of the unit has one column that says so.
    """
    newest_first = sorted(instruments, key=lambda one: -one.first_year)
    periods = [_period(page, unit, instrument, plan) for instrument in newest_first]
    periods.sort(key=lambda period: not period.has_targets)
    return SurveyPage(
        tuple(periods),
        tuple(_break_text(found) for found in page.index.breaks),
        tuple(_changes(page.index.breaks, instruments)),
        plan.number if plan else "",
        plan.id if plan else "",
    )


def _break_text(found: Break) -> str:
    """Why from this year on nothing compares; the year is said once."""
    return found.why if found.why.startswith("Từ năm") else f"Từ năm {found.year}: {found.why}"


def _changes(breaks: Iterable[Break], instruments: Iterable[Instrument]) -> Iterator[str]:
    """Years in which another form came into use though no source says that figures do not compare."""
    told = {found.year for found in breaks}
    years = sorted({instrument.first_year for instrument in instruments})[1:]
    for year in years:
        if year not in told:
            yield f"Phiếu đổi từ năm {year}; so sánh với các năm trước cần thận trọng."


def _span(first: int, last: int | None) -> str:
    if last is None:
        return f"từ {first}"
    return str(first) if last == first else f"{first}–{last}"


def _period(page: IndexPage, unit: str, instrument: Instrument, plan: Plan | None) -> Period:
    last = instrument.last_year
    asked = (y for y in page.table.years() if instrument.first_year <= y and (last is None or y <= last))
    known = set(page.table.years_of(unit))
    years = tuple(asked) if known & set(range(instrument.first_year, (last or max(page.years)) + 1)) else ()
    rows = tuple(_rows(page, unit, instrument, plan, years))
    return Period(
        instrument.id.partition("/")[2],
        instrument.title,
        instrument.decision,
        _span(instrument.first_year, last),
        instrument.respondents,
        STATUS_LABELS[instrument.evidence.status],
        instrument.warnings,
        instrument.announced,
        years,
        rows,
        tuple(_other(block) for block in instrument.blocks if not _is_core(block)),
        sum(row.level == "factor" for row in rows),
        len(instrument.core_questions),
        any(row.targets for row in rows),
    )


def _rows(
    page: IndexPage, unit: str, instrument: Instrument, plan: Plan | None, years: tuple[int, ...]
) -> Iterator[SurveyRow]:
    whole = page.index.by_key[TOTAL]
    yield SurveyRow(whole.code, whole.title, "total", (), (), _results(page, unit, TOTAL, years))
    for block in instrument.blocks:
        if _is_core(block):
            yield from _block_rows(page, unit, block, plan, years)


def _block_rows(
    page: IndexPage, unit: str, block: Block, plan: Plan | None, years: tuple[int, ...]
) -> Iterator[SurveyRow]:
    level = "domain" if block.blocks else "factor"
    results = _results(page, unit, block.line, years)
    yield SurveyRow(block.code, block.title, level, _targets(page, block, plan), _leads(block, plan), results)
    for question in block.questions:
        results = _results(page, unit, question.line, years)
        yield SurveyRow(question.code, question.text, "question", (), (), results)
    for below in block.blocks:
        yield from _block_rows(page, unit, below, plan, years)


def _targets(page: IndexPage, block: Block, plan: Plan | None) -> tuple[str, ...]:
    found = targets_for(plan, page.index) if plan and block.line else ()
    return tuple(target.text for target in found if target.factor and target.factor == block.code)


def _leads(block: Block, plan: Plan | None) -> tuple[str, ...]:
    if plan is None or block.line is None:
        return ()
    serving = (task for task in plan.tasks for serve in task.serves if serve.line == block.line)
    return tuple(dict.fromkeys(plan.agencies.name_of(lead) for task in serving for lead in task.leads))


def _results(page: IndexPage, unit: str, line: str | None, years: tuple[int, ...]) -> tuple[YearResult, ...]:
    return tuple(_result(page, unit, line, year) for year in years)


def _result(page: IndexPage, unit: str, line: str | None, year: int) -> YearResult:
    value = page.table.value(unit, year, line) if line else None
    text = UNKNOWN_LABEL if value is None else percent_text(value, page.index.places)
    return YearResult(year, text, value is None)


def _is_core(block: Block) -> bool:
    return block.core or any(_is_core(below) for below in block.blocks)


def _other(block: Block) -> OtherBlock:
    questions = tuple(block.all_questions())
    return OtherBlock(
        block.code, block.title, tuple(map(_words, questions)), any(q.sensitive for q in questions)
    )


def _words(question: Question) -> str:
    return f"{question.code} {question.text}".strip()
