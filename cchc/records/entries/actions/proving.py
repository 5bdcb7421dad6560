"""Documents as proof of lines: attached to one or many, taken away again; and the tick 'đã nhập'."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import PORTION_ROUNDS, Round
from cchc.core.campaign.words import storable
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions.figures import tidy
from cchc.records.entries.actions.work import opened, refuse_published, subject
from cchc.records.entries.models import Proof, Typed
from cchc.records.entries.policies import may_attach_proof, may_prove_for_province, may_tick_typed
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import may_read_document
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of

MOST_PAGES = 120


@dataclass(frozen=True, slots=True)
class Use:
    """How a document proves a line: where in it to look, whether it is of last year, why it is another."""

    pages: str
    from_last_year: bool
    other_reason: str

    def as_json(self, document: int) -> dict[str, object]:
        """The same as the log keeps it."""
        return {
            "document": document,
            "pages": self.pages,
            "from_last_year": self.from_last_year,
            "other_reason": self.other_reason,
        }


@transaction.atomic
def attach_proof(
    campaign_unit_id: int,
    kept: Round,
    document_id: int,
    lines: Sequence[str],
    *,
    pages: str = "",
    from_last_year: bool = False,
    other_reason: str = "",
    by: User,
    now: datetime,
) -> tuple[Proof, ...]:
    """Let one document prove one or many lines in a round; one that proves a line already is corrected.

    Where the catalogue names the documents of a line, another one needs a reason. Raises NotVisibleError for
    a unit, a line or a document of others, NotAllowed, Closed, and InputRefused; then nothing is attached.
    """
    standing = standing_of(by, timezone.localdate(now))
    unit = _open_lines(campaign_unit_id, kept, lines, standing, by=by, now=now)
    document = Document.objects.filter(pk=document_id, owner=unit.campaign.province_id).first()
    if document is None or not may_read_document(standing, document):
        raise NotVisibleError(str(document_id))
    use = Use(tidy(pages), from_last_year, tidy(other_reason))
    leaves = [core_catalogue(unit.campaign.catalogue).by_key[line] for line in lines]
    found = list(_against(leaves, document, use))
    if found:
        raise InputRefused(found)
    return tuple(_attached(unit, kept, leaf, document, use, by=by, now=now) for leaf in leaves)


@transaction.atomic
def attach_proofs(
    campaign_unit_id: int,
    kept: Round,
    documents: Sequence[int],
    line: str,
    *,
    other_reason: str = "",
    by: User,
    now: datetime,
) -> tuple[Proof, ...]:
    """Let several documents prove one line at once; what proves it already stays as it is.

    Raises as `attach_proof` does; then nothing is attached.
    """
    proofs = Proof.objects.filter(campaign_unit=campaign_unit_id, round=kept, line__key=line)
    there = frozenset(proofs.filter(document__in=documents).values_list("document_id", flat=True))
    return tuple(
        proof
        for document in documents
        if document not in there
        for proof in attach_proof(
            campaign_unit_id, kept, document, [line], other_reason=other_reason, by=by, now=now
        )
    )


@transaction.atomic
def detach_proof(proof_id: int, *, by: User, now: datetime) -> None:
    """Take a document away from a line; raises NotVisibleError, NotAllowed, Closed."""
    proof = Proof.objects.select_related("line", "campaign_unit__unit").filter(pk=proof_id).first()
    if proof is None:
        raise NotVisibleError(str(proof_id))
    standing, kept, line = standing_of(by, timezone.localdate(now)), Round(proof.round), proof.line.key
    unit = _open_lines(proof.campaign_unit_id, kept, [line], standing, by=by, now=now)
    if not Proof.objects.select_for_update().filter(pk=proof_id).exists():
        raise NotVisibleError(str(proof_id))
    before = _use_of(proof).as_json(proof.document_id)
    proof.delete()
    detail = {"from": before, "to": None}
    record("entries.proof_detached", subject(unit, line, kept), detail, by=by, now=now)


@transaction.atomic
def tick_typed(campaign_unit_id: int, line: str, *, typed: bool, by: User, now: datetime) -> None:
    """Say that a line has been retyped into the Ministry's software, or that it has not.

    Raises NotVisibleError, NotAllowed, Closed. What is so already is left as it is.
    """
    unit = _unit(campaign_unit_id)
    standing = standing_of(by, timezone.localdate(now))
    if not may_tick_typed(standing, unit.campaign):
        if standing.leads(unit.campaign.province_id):
            raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được đánh dấu đã nhập")
        raise NotVisibleError(str(campaign_unit_id))
    refuse_published(unit)
    lines = CatalogueLine.objects.filter(version=unit.campaign.catalogue_id)
    row = lines.filter(key=line).first() if storable(line) else None
    if row is None:
        raise NotVisibleError(line)
    found = Typed.objects.filter(campaign_unit=unit, line=row)
    if found.exists() == typed:
        return
    if typed:
        Typed.objects.create(campaign_unit=unit, line=row, by=by, at=now)
    else:
        found.delete()
    record("entries.typed_ticked", subject(unit, line), {"from": not typed, "to": typed}, by=by, now=now)


def _unit(campaign_unit_id: int) -> CampaignUnit:
    rows = CampaignUnit.objects.select_for_update(of=("self",)).select_related(
        "unit", "campaign__catalogue", "campaign__province"
    )
    found = rows.defer("campaign__catalogue__text").filter(pk=campaign_unit_id).first()
    if found is None:
        raise NotVisibleError(str(campaign_unit_id))
    return found


def _open_lines(
    campaign_unit_id: int, kept: Round, lines: Iterable[str], standing: Standing, *, by: User, now: datetime
) -> CampaignUnit:
    """The unit, once every line may be proved by this person now; its portions stay locked."""
    if kept not in PORTION_ROUNDS.values():
        return _province_lines(campaign_unit_id, lines, standing)
    step = next(step for step, its in PORTION_ROUNDS.items() if its is kept)
    owed = Portion.objects.filter(campaign_unit=campaign_unit_id, step=step)
    owner = {line: pk for pk, its in owed.values_list("pk", "lines") for line in its}
    for line in lines:
        if line not in owner:
            raise NotVisibleError(line)
    # Always in one order, so that two people who prove the same lines do not wait for each other.
    works = [opened(pk, by=by, now=now) for pk in sorted({owner[line] for line in lines})]
    for work in works:
        if not may_attach_proof(work.standing, work.portion, work.kin):
            raise NotAllowed("Bạn không được gắn tài liệu vào dòng này")
        work.refuse_unless_editable()
    if not works:
        raise InputRefused([Problem("no_lines", "Hãy chọn ít nhất một dòng")])
    return works[0].unit


def _province_lines(campaign_unit_id: int, lines: Iterable[str], standing: Standing) -> CampaignUnit:
    """Rounds without portions are acts of the province: its coordinator proves them."""
    unit = _unit(campaign_unit_id)
    if not may_prove_for_province(standing, unit.campaign):
        raise NotVisibleError(str(campaign_unit_id))
    refuse_published(unit)
    leaves = {leaf.key for leaf in core_catalogue(unit.campaign.catalogue).leaves}
    for line in lines:
        if line not in leaves:
            raise NotVisibleError(line)
    return unit


def _against(leaves: Iterable[Node], document: Document, use: Use) -> Iterable[Problem]:
    if len(use.pages) > MOST_PAGES:
        yield Problem("too_long", f"Trang, mục: nhiều nhất {MOST_PAGES} ký tự")
    for leaf in leaves:
        kinds = {required.id for required in leaf.required_evidence}
        if kinds and document.kind not in kinds and not use.other_reason:
            names = "; ".join(required.name for required in leaf.required_evidence)
            text = f"Tài liệu không thuộc danh mục của dòng ({names}): hãy ghi lý do dùng tài liệu khác"
            yield Problem("other_without_reason", text, Place(criterion=leaf.key))


def _use_of(proof: Proof) -> Use:
    return Use(proof.pages, proof.from_last_year, proof.other_reason)


def _attached(
    unit: CampaignUnit, kept: Round, leaf: Node, document: Document, use: Use, *, by: User, now: datetime
) -> Proof:
    row = CatalogueLine.objects.get(version=unit.campaign.catalogue_id, key=leaf.key)
    stored = Proof.objects.filter(campaign_unit=unit, line=row, round=kept, document=document).first()
    if stored is not None and _use_of(stored) == use:
        return stored
    before = None if stored is None else _use_of(stored).as_json(document.pk)
    proof = stored or Proof(campaign_unit=unit, line=row, round=kept, document=document)
    proof.pages, proof.from_last_year, proof.other_reason = use.pages, use.from_last_year, use.other_reason
    proof.by, proof.at = by, now
    proof.save()
    detail = {"from": before, "to": use.as_json(document.pk)}
    record("entries.proof_attached", subject(unit, leaf.key, kept), detail, by=by, now=now)
    return proof
