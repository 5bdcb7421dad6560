"""The report of the province as a page shows it: sections with who said what, sums with their parts."""

from dataclasses import dataclass

from django.urls import reverse

from cchc.core.numerals import MOST_PLACES, number_text
from cchc.core.reporting.consolidated import IndicatorSum
from cchc.core.reporting.sections import NUMBERED, SECTIONS
from cchc.records.reports.queries import WholeReport

NOBODY = "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class Saying:
    """What one agency said, with the way to its report."""

    agency: str
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class WholeSection:
    """One part of the report; `written`: agencies could speak of it."""

    key: str
    title: str
    level: int
    written: bool
    said: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class SumRow:
    """One figure added up, with its parts and who is missing; `whole`: of which it is a part."""

    title: str
    unit: str
    whole: str
    total: str
    parts: tuple[Saying, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeRows:
    """The whole page."""

    sections: tuple[WholeSection, ...]
    sums: tuple[SumRow, ...]
    silent: tuple[str, ...]
    came: int
    asked: int
    told: int
    done: int
    done_late: int
    overdue: int


def whole_rows(whole: WholeReport) -> WholeRows:
    """Lay the report out; nothing is read from the database."""
    found, names = whole.consolidated, whole.names
    tasks = found.tasks
    return WholeRows(
        sections=tuple(
            WholeSection(
                one.key,
                NUMBERED[one.key],
                one.level,
                one.written,
                tuple(_saying(whole, agency, text) for agency, text in found.remarks.get(one.key, ())),
            )
            for one in SECTIONS
        ),
        sums=tuple(_sum(whole, one) for one in found.sums),
        silent=tuple(names[slug] for slug in found.silent),
        came=len(found.reports),
        asked=len(found.asked),
        told=tasks.told,
        done=tasks.done,
        done_late=tasks.done_late,
        overdue=tasks.overdue,
    )


def _saying(whole: WholeReport, agency: str, text: str) -> Saying:
    href = reverse("web:report", args=[whole.board.round.slug, agency])
    return Saying(whole.names[agency], href, text)


def _sum(whole: WholeReport, one: IndicatorSum) -> SumRow:
    return SumRow(
        one.indicator.title,
        one.indicator.unit,
        next(
            (two.indicator.title for two in whole.consolidated.sums if two.indicator.key == one.indicator.of),
            "",
        ),
        NOBODY if one.total is None else number_text(one.total, MOST_PLACES),
        tuple(_saying(whole, agency, number_text(value, MOST_PLACES)) for agency, value in one.parts),
        tuple(whole.names[agency] for agency in one.missing),
    )
