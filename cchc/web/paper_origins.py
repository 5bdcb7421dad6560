"""From what a document is made: a plan, a result, what is late in a campaign, the evidence of a unit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.document.evidence_list import ProofEntry, evidence_list
from cchc.core.document.kinds import OF_A_PLAN, OF_A_RESULT, DocumentKind
from cchc.core.document.letterhead import Letterhead, drafting_agency, letterhead
from cchc.core.document.official import OfficialDocument
from cchc.core.document.reminder import LateAgency, LateTask, Reminder, reminder_letter
from cchc.core.document.written import of_plan as paper_of_plan
from cchc.core.document.written import of_result as paper_of_result
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.core.scoring.assessment import Assessment as CoreAssessment
from cchc.core.scoring.sheet import score_sheet
from cchc.web.navigation import Crumb

SIGNED_BY_DRAFTER = (DocumentKind.PLAN_SUBMISSION, DocumentKind.DEDUCTION_TABLE)
Written = Callable[[DocumentKind, Letterhead, date | None], OfficialDocument]


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What a document is made of, who signs which kind, and where the page leads back."""

    title: str
    back: Crumb
    subject: str
    root: int
    agency: int | None
    kinds: tuple[DocumentKind, ...]
    sources: dict[str, str]
    signing: Callable[[DocumentKind], Letterhead]
    write: Written
    asks_until: bool = False
    illustrative: bool = False


def plan_origin(
    plan: CorePlan, assessment: CoreAssessment | None, root: int, sources: dict[str, str], back: Crumb
) -> Origin:
    """The plan, its submission, its decision."""
    sheet = None if assessment is None else score_sheet(assessment)
    names, register = _names(plan.agencies), plan.agencies
    issuer = letterhead(register, plan.issuer)
    drafter = letterhead(register, drafting_agency(register, plan.issuer))

    def write(kind: DocumentKind, head: Letterhead, _until: date | None) -> OfficialDocument:
        by_drafter = kind in SIGNED_BY_DRAFTER
        decided, drafted = (issuer, head) if by_drafter else (head, drafter)
        return paper_of_plan(kind, plan, sheet, names, decided, drafted)

    return Origin(
        title=f"Lập văn bản từ kế hoạch {plan.number}",
        back=back,
        subject=f"plan:{plan.id}",
        root=root,
        agency=None,
        kinds=OF_A_PLAN,
        sources=sources,
        signing=lambda kind: drafter if kind in SIGNED_BY_DRAFTER else issuer,
        write=write,
        illustrative=plan.catalogue.illustrative,
    )


def result_origin(
    assessment: CoreAssessment, root: int, agency: int | None, sources: dict[str, str], back: Crumb
) -> Origin:
    """The deduction table and the report of the scores of a result."""
    sheet, register = score_sheet(assessment), assessment.agencies
    unit = letterhead(register, assessment.unit.id)
    drafter = unit
    if register.by_id[assessment.unit.id].kind == "province":
        drafter = letterhead(register, drafting_agency(register, assessment.unit.id))
    return Origin(
        title=f"Lập văn bản từ kết quả: {assessment.unit.name}, năm {assessment.year}",
        back=back,
        subject=f"result:{assessment.id}",
        root=root,
        agency=agency,
        kinds=OF_A_RESULT,
        sources=sources,
        signing=lambda kind: drafter if kind in SIGNED_BY_DRAFTER else unit,
        write=lambda kind, head, _until: paper_of_result(kind, sheet, _names(register), head),
        illustrative=assessment.illustrative or assessment.catalogue.illustrative,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignWords:
    """What the documents of a campaign say of it."""

    slug: str
    title: str
    root: int
    register: AgencyRegister
    illustrative: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ReminderWords:
    """What is reminded of: a campaign or a plan, as of a day."""

    about: str
    subject: str
    root: int
    illustrative: bool
    day: date


def reminder_origin(
    words: ReminderWords,
    late: tuple[LateAgency, ...],
    tasks: tuple[LateTask, ...],
    head: Letterhead,
    back: Crumb,
) -> Origin:
    """The reminder to the agencies that are late in a campaign or with tasks of a plan, signed as `head`."""

    def write(_kind: DocumentKind, head: Letterhead, until: date | None) -> OfficialDocument:
        about = Reminder(
            about=words.about,
            day=words.day,
            agencies=late,
            tasks=tasks,
            until=until,
            illustrative=words.illustrative,
        )
        return reminder_letter(about, head)

    return Origin(
        title=f"Lập công văn đôn đốc: {words.about}",
        back=back,
        subject=words.subject,
        root=words.root,
        agency=None,
        kinds=(DocumentKind.REMINDER,),
        sources={},
        signing=lambda _kind: head,
        write=write,
        asks_until=True,
        illustrative=words.illustrative,
    )


def evidence_origin(
    campaign: CampaignWords, unit: str, unit_pk: int, entries: tuple[ProofEntry, ...], back: Crumb
) -> Origin:
    """The list of the documents that prove the scores of a unit; the unit signs it."""
    head = letterhead(campaign.register, unit)
    return Origin(
        title=f"Lập danh mục tài liệu kiểm chứng: {head.issuer}",
        back=back,
        subject=f"campaign:{campaign.slug}/{unit}",
        root=campaign.root,
        agency=unit_pk,
        kinds=(DocumentKind.EVIDENCE_LIST,),
        sources={},
        signing=lambda _kind: head,
        write=lambda _kind, head, _until: evidence_list(
            head.issuer, campaign.title, entries, head, illustrative=campaign.illustrative
        ),
        illustrative=campaign.illustrative,
    )


def _names(register: AgencyRegister) -> Callable[[str], str]:
    return lambda identifier: register.name_of(identifier) if register.has(identifier) else identifier
