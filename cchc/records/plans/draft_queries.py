"""Reading drafts of plans: who may see which, the draft as a core plan, and what it will mend."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.check import PlanFinding, plan_findings
from cchc.core.plan.coverage import Coverage, coverage
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.core.scoring.sheet import score_sheet
from cchc.files.plan_import.content import doubt_of, with_tables
from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.draft_plan import plan_of_content
from cchc.records.agencies.models import Agency, Register
from cchc.records.agencies.queries import register_of
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError, assessment_for, visible_assessments
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing
from cchc.records.plans.models import PlanDraft, PlanReading, PlanSource
from cchc.records.plans.policies import may_read_plan_draft, may_write_plan_draft

READERS = (Role.COORDINATOR, Role.LEADER)


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft with everything that is read beside it; `writable` for who may change it now."""

    row: PlanDraft
    plan: CorePlan
    doubts: tuple[Doubt, ...]
    covered: Coverage | None
    findings: tuple[PlanFinding, ...]
    writable: bool

    @property
    def register(self) -> AgencyRegister:
        """The agencies that the draft names."""
        return self.plan.agencies

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue whose codes the draft uses."""
        return self.plan.catalogue


def drafts_for(standing: Standing) -> QuerySet[PlanDraft]:
    """The drafts of the provinces that a person coordinates or leads, the last changed first; one query."""
    roots = {one.root for one in standing.held if one.role in READERS and one.root is not None}
    rows = PlanDraft.objects.filter(province__in=roots).select_related(
        "catalogue", "register", "result", "amends", "issued", "changed_by", "province"
    )
    return rows.defer("catalogue__text", "amends__text", "issued__text")


def draft_row(standing: Standing, slug: str) -> PlanDraft:
    """One draft; raises NotVisibleError for who may not read it."""
    row = drafts_for(standing).filter(slug=slug).first()
    if row is None or not may_read_plan_draft(standing, row.province_id):
        raise NotVisibleError(slug)
    return row


def draft_source(standing: Standing, slug: str) -> tuple[str, bytes]:
    """Name and bytes of the file from which a draft was read; raises NotVisibleError where none is kept."""
    row = draft_row(standing, slug)
    found = PlanSource.objects.filter(pk=row.source_id).first() if row.source_id else None
    if found is None:
        raise NotVisibleError(slug)
    return row.file_name, bytes(found.content)


def readings_for(standing: Standing) -> QuerySet[PlanReading]:
    """The documents that were sent for drafts of the provinces a person coordinates, the last first."""
    roots = {one.root for one in standing.held if one.role == Role.COORDINATOR and one.root is not None}
    return PlanReading.objects.filter(province__in=roots).select_related("sent_by").defer("content", "shown")


def reading_row(standing: Standing, reading: int) -> PlanReading:
    """One document that was sent, with what was read of it; raises NotVisibleError."""
    rows = PlanReading.objects.select_related("sent_by", "source", "draft", "catalogue")
    row = rows.defer("content", "source__content", "draft__content", "catalogue__text").filter(pk=reading)
    found = row.first()
    if found is None or not may_write_plan_draft(standing, found.province_id):
        raise NotVisibleError(str(reading))
    return found


def known_draft(row: PlanReading) -> PlanDraft | None:
    """The draft that was made of these bytes with this register and catalogue, by whomever."""
    made = PlanDraft.objects.filter(
        province=row.province_id,
        register=row.register_id,
        catalogue=row.catalogue_id,
        file_sha256=row.source.sha256,
    )
    return row.draft or made.order_by("pk").first()


def open_draft(standing: Standing, slug: str) -> OpenDraft:
    """A draft with doubts, coverage and check; a constant number of queries. Raises NotVisibleError."""
    row = draft_row(standing, slug)
    plan = core_draft(row, standing.day)
    doubts = tuple(doubt_of(one) for one in row.content["doubts"])
    sheet = None
    if row.result is not None:
        assessment = assessment_for(standing.person, row.result.slug)
        if assessment.catalogue.id == plan.catalogue.id:
            sheet = score_sheet(assessment)
    return OpenDraft(
        row,
        plan,
        doubts,
        None if sheet is None else coverage(plan, sheet),
        plan_findings(plan, sheet),
        may_write_plan_draft(standing, row.province_id) and row.issued_id is None,
    )


def core_draft(row: PlanDraft, today: date) -> CorePlan:
    """The draft as a core plan, as far as it is written."""
    return plan_of_content(
        with_tables(row.content), register_of(row.register), core_catalogue(row.catalogue), today
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """What a new draft may be made with: registers, catalogues, results, as keys with names."""

    registers: tuple[tuple[str, str], ...]
    catalogues: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str], ...]


def offered(standing: Standing) -> Offered:
    """The choices of whoever coordinates: registers with agencies of his province, published catalogues."""
    roots = {one.root for one in standing.held if one.role == Role.COORDINATOR and one.root is not None}
    registers = Register.objects.filter(Q(agencies__root__in=roots) | Q(agencies__in=roots)).distinct()
    named = {one.register_id: one.name for one in Agency.objects.filter(pk__in=roots)}
    versions = CatalogueVersion.objects.filter(published=True).order_by("-decision_date", "key")
    results = visible_assessments(standing.person)
    return Offered(
        tuple((one.slug, named.get(one.pk, one.slug)) for one in registers.order_by("slug")),
        tuple((one.key, one.title) for one in versions.defer("text")),
        tuple((one.slug, one.title) for one in results),
    )


def results_offered(standing: Standing, row: PlanDraft) -> tuple[tuple[str, str], ...]:
    """The results that use the catalogue of a draft, as keys with names."""
    found = visible_assessments(standing.person)
    return tuple((one.slug, one.title) for one in found if one.catalogue_key == row.catalogue.key)


def result_named(standing: Standing, slug: str) -> Assessment | None:
    """The result that a draft is to mend, when the person may see it."""
    if slug not in {one.slug for one in visible_assessments(standing.person)}:
        return None
    return Assessment.objects.filter(slug=slug).first()
