"""Who reads a document because of a line: those who work on a portion that it proves, or who judge it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from cchc.core.campaign.circuit import PORTION_ROUNDS, ROUND_NAMES, Round, Step
from cchc.core.catalogue.nodes import RequiredEvidence
from cchc.records.assessments.models import Assessment, LineDocument
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.campaigns.policies import may_see_figures
from cchc.records.campaigns.queries import seen_portions
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Proof
from cchc.records.evidence.models import Document, Revision
from cchc.records.evidence.policies import may_change_document, may_read_document, readable
from cchc.records.evidence.queries import UnknownDocumentError, own_agencies
from cchc.records.people.queries import Standing

MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class DocumentUse:
    """One line that a document proves: where, in which round, on which pages."""

    title: str
    unit: str
    line: str
    name: str
    round: str
    pages: str
    slug: str
    board: bool = False


@dataclass(frozen=True, slots=True)
class ReadableDocument:
    """A document as one person may see it, with its files (newest first) and its uses that concern him."""

    document: Document
    revisions: tuple[Revision, ...]
    uses: tuple[DocumentUse, ...]
    may_change: bool


def document_for(standing: Standing, pk: int) -> ReadableDocument:
    """The document with its files and uses; raises UnknownDocumentError. At most ten queries."""
    document = Document.objects.select_related("owner", "agency", "entered_by").filter(pk=pk).first()
    if document is None:
        raise UnknownDocumentError(pk)
    proofs = _proofs(document)
    own = may_read_document(standing, document)
    seen = proofs if own else _proofs_seen(standing, proofs)
    if not own and not seen:
        raise UnknownDocumentError(pk)
    uses = tuple(_use(proof) for proof in seen) + (_board_uses(document) if own else ())
    revisions = tuple(document.revisions.select_related("uploaded_by"))
    return ReadableDocument(document, revisions, uses, may_change_document(standing, document))


def open_revision(standing: Standing, pk: int, number: int) -> Revision:
    """One file of a document for who may read the document; raises UnknownDocumentError."""
    rows = Revision.objects.select_related("document").filter(document=pk, number=number)
    revision = rows.first()
    if revision is None:
        raise UnknownDocumentError(pk)
    document = revision.document
    if may_read_document(standing, document) or _proofs_seen(standing, _proofs(document)):
        return revision
    raise UnknownDocumentError(pk)


def _proofs(document: Document) -> tuple[Proof, ...]:
    chain = ("line", "campaign_unit__unit", "campaign_unit__campaign")
    rows = Proof.objects.filter(document=document).select_related(*chain)
    return tuple(rows.order_by("campaign_unit__campaign", "campaign_unit__position", "line__position", "pk"))


def _proofs_seen(standing: Standing, proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """The proofs of lines whose figures the person may read as of now."""
    campaigns = {proof.campaign_unit.campaign_id: proof.campaign_unit.campaign for proof in proofs}
    open_lines = {
        (portion.campaign_unit_id, PORTION_ROUNDS[Step(portion.step)].value, line)
        for campaign in campaigns.values()
        for portion in _portions_read(standing, campaign, proofs)
        for line in portion.lines
    }
    return tuple(one for one in proofs if (one.campaign_unit_id, one.round, one.line.key) in open_lines)


def _portions_read(standing: Standing, campaign: Campaign, proofs: tuple[Proof, ...]) -> tuple[Portion, ...]:
    units = {proof.campaign_unit_id for proof in proofs}
    rows = seen_portions(standing, campaign).filter(campaign_unit__in=units).select_related("campaign_unit")
    return tuple(row for row in rows if may_see_figures(standing, row))


def _use(proof: Proof) -> DocumentUse:
    campaign = proof.campaign_unit.campaign
    return DocumentUse(
        title=campaign.title,
        unit=proof.campaign_unit.unit.name,
        line=proof.line.key,
        name=proof.line.title,
        round=ROUND_NAMES[Round(proof.round)],
        pages=proof.pages,
        slug=campaign.slug,
    )


def _board_uses(document: Document) -> tuple[DocumentUse, ...]:
    rows = LineDocument.objects.filter(document=document).select_related("line", "assessment__unit")
    return tuple(
        DocumentUse(
            title=row.assessment.title,
            unit=row.assessment.unit.name,
            line=row.line.key,
            name=row.line.title,
            round="",
            pages="",
            slug=row.assessment.slug,
            board=True,
        )
        for row in rows.order_by("assessment", "line__position")
    )


def offered_documents(standing: Standing, agency_id: int) -> QuerySet[Document]:
    """Documents that a person may choose from to prove a line of an agency, newest first, at most 200.

    Those of the agency, and those of the agencies in which he serves himself.
    """
    near = Q(agency=agency_id) | Q(agency__in=standing.agencies)
    found = Document.objects.filter(readable(standing), near)
    return found.prefetch_related("revisions").order_by("-entered_at", "-pk")[:MOST_OFFERED]


def known_kinds(standing: Standing) -> dict[str, str]:
    """Kinds of evidence that the catalogues of a person's provinces ask for: identifier and name, by name.

    The newest campaign names a kind; where there is none yet, results do. Two queries once in memory.
    """
    roots = {agency.root_id or agency.pk for agency in own_agencies(standing)}
    roots |= {one.root for one in standing.held if one.root is not None}
    used = Campaign.objects.filter(province__in=roots).values("catalogue")
    judged = Assessment.objects.filter(unit__root__in=roots).values("catalogue")
    versions = CatalogueVersion.objects.defer("text").filter(Q(pk__in=used) | Q(pk__in=judged))
    asked = [one for row in versions.order_by("pk") for one in _required(row)]
    names = {one.id: one.name for one in asked}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _required(version: CatalogueVersion) -> tuple[RequiredEvidence, ...]:
    return tuple(one for node in core_catalogue(version).nodes for one in node.required_evidence)
