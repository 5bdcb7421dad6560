"""What was understood from a document, in the words of the page on which a person looks it over."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.numerals import UNKNOWN_LABEL, date_text, points_text
from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.draft import DraftPlan
from cchc.files.plan_import.report import mends_text, understood_text
from cchc.files.plan_import.verdicts import CLEAR, parted, verdict


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One task as read, with its verdict."""

    id: str
    title: str
    leads: str
    coordinating: str
    deadline: str
    mends: str
    verdict: str
    clear: bool
    place: str


@dataclass(frozen=True, slots=True)
class ReadLoss:
    """One deduction as read, with its verdict."""

    code: str
    title: str
    most: str
    achieved: str
    lost: str
    responsible: str
    verdict: str
    clear: bool


@dataclass(frozen=True, slots=True)
class ReadCriterion:
    """One line of an appendix of criteria as read, with its verdict."""

    code: str
    title: str
    leads: str
    coordinating: str
    verdict: str
    clear: bool


@dataclass(frozen=True, slots=True)
class ReadDoubt:
    """One thing to look at, as read."""

    place: str
    message: str
    text: str
    candidates: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that is told of a document before it becomes a draft."""

    file: str
    facts: tuple[tuple[str, str], ...]
    tasks: tuple[ReadTask, ...]
    losses: tuple[ReadLoss, ...]
    criteria: tuple[ReadCriterion, ...]
    body: tuple[tuple[str, str, str], ...]
    unread: tuple[ReadDoubt, ...]
    doubts: tuple[ReadDoubt, ...]


def verdict_content(draft: DraftPlan, register: AgencyRegister) -> dict[str, Any]:
    """The keys of a Verdict as JSON: texts, numbers as a person reads them."""
    return asdict(_verdict(draft, register))


def _verdict(draft: DraftPlan, register: AgencyRegister) -> Verdict:
    unread, doubtful = parted(draft.doubts)
    return Verdict(
        draft.file,
        _facts(draft, register),
        tuple(_task(draft, register)),
        tuple(_losses(draft, register)),
        tuple(_criteria(draft, register)),
        understood_text(draft, register),
        _doubts(unread, register),
        _doubts(doubtful, register),
    )


def _doubts(doubts: Iterable[Doubt], register: AgencyRegister) -> tuple[ReadDoubt, ...]:
    return tuple(
        ReadDoubt(one.place, one.message, one.text, _names(register, one.candidates)) for one in doubts
    )


def _names(register: AgencyRegister, who: Iterable[str]) -> str:
    """The names of agencies, one after the other; what is no agency stays as it is."""
    return ", ".join(register.name_of(one) if register.has(one) else one for one in who)


def _facts(draft: DraftPlan, register: AgencyRegister) -> tuple[tuple[str, str], ...]:
    header = draft.header
    years = [str(year) for year in (header.first_year, header.last_year) if year]
    said = (
        ("Trích yếu", header.title),
        ("Số, ký hiệu", header.number),
        ("Ngày ban hành", date_text(header.day) if header.day else ""),
        ("Cơ quan ban hành", register.name_of(header.issuer) if header.issuer else ""),
        ("Giai đoạn", " - ".join(years)),
        ("Nhiệm vụ cụ thể", str(len(draft.tasks))),
        ("Nhiệm vụ chung", str(len(draft.duties))),
        ("Mục tiêu", str(len(draft.targets))),
        ("Nội dung trong thân kế hoạch", str(len(draft.requirements))),
        ("Dòng tiêu chí", str(len(draft.criteria))),
        ("Dòng bị trừ điểm", str(len(draft.deductions))),
    )
    return tuple((label, text or UNKNOWN_LABEL) for label, text in said)


def _task(draft: DraftPlan, register: AgencyRegister) -> list[ReadTask]:
    rows = []
    for one in draft.tasks:
        said = verdict(draft.doubts_on(f"tasks/{one.id}"))
        rows.append(
            ReadTask(
                one.id,
                one.title,
                _names(register, one.leads),
                _names(register, one.coordinating),
                one.deadline,
                mends_text(one.mends),
                said,
                said == CLEAR,
                one.place,
            )
        )
    return rows


def _losses(draft: DraftPlan, register: AgencyRegister) -> list[ReadLoss]:
    rows = []
    for one in draft.deductions:
        said = verdict(draft.doubts_on(f"deductions/{one.code}"))
        figures = [points_text(value) for value in (one.most, one.achieved, one.lost)]
        rows.append(
            ReadLoss(
                one.code,
                one.title,
                figures[0],
                figures[1],
                figures[2],
                _names(register, one.responsible),
                said,
                said == CLEAR,
            )
        )
    return rows


def _criteria(draft: DraftPlan, register: AgencyRegister) -> list[ReadCriterion]:
    rows = []
    for one in draft.criteria:
        said = verdict(draft.doubts_on(f"criteria/{one.code}"))
        who = _names(register, one.leads), _names(register, one.coordinating)
        rows.append(ReadCriterion(one.code, one.title, *who, said, said == CLEAR))
    return rows
