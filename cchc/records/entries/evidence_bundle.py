"""The bundle of a unit from what is stored: figures that have left their agency, and what proves them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.core.campaign.circuit import PORTION_ROUNDS, ROUND_NAMES, Round
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import Unknown
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import points_text
from cchc.files.bundle import Bundle
from cchc.files.bundle_lines import BundleDocument, BundleFile, BundleLine
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.campaigns.policies import may_see_figures, may_see_whole
from cchc.records.campaigns.queries import campaign_for, unit_for
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Proof, Typed
from cchc.records.entries.policies import may_tick_typed
from cchc.records.entries.queries.judging import lines_in
from cchc.records.entries.queries.rounds import RoundFigure, rounds_of
from cchc.records.evidence.models import Revision
from cchc.records.evidence.policies import HANDING_IN
from cchc.records.evidence.store import evidence_store, name_of
from cchc.records.people.queries import Standing

# What a unit says of itself; what others judged is not retyped.
SAID = (Round.SELF, Round.ANSWER, Round.REBUTTAL)
NOT_SENT = "chưa nộp"


@dataclass(frozen=True, slots=True)
class UnitBundle:
    """The bundle of a unit with the unit itself, and whether the person may tick what he has retyped."""

    unit: CampaignUnit
    bundle: Bundle
    may_tick: bool


def bundle_of(standing: Standing, campaign: str, unit: str) -> UnitBundle:
    """The bundle of a unit for its own people, coordinators and leaders of the province.

    Raises NotVisibleError for everybody else. A constant number of queries.
    """
    seen = campaign_for(standing, campaign)
    found = unit_for(standing, seen, unit)
    if not (may_see_whole(standing, seen) or standing.serves(found.unit_id, *HANDING_IN)):
        raise NotVisibleError(unit)
    figures = rounds_of(found, standing)
    documents = _documents(standing, found)
    typed = frozenset(Typed.objects.filter(campaign_unit=found).values_list("line__key", flat=True))
    lines = tuple(
        _line(leaf, figures.get(leaf.key, {}), documents.get(leaf.key, ()), typed=leaf.key in typed)
        for leaf in core_catalogue(seen.catalogue).leaves
    )
    return UnitBundle(found, Bundle(seen.title, found.unit.name, lines), may_tick_typed(standing, seen))


def _line(
    leaf: Node,
    figures: Mapping[Round, RoundFigure],
    documents: tuple[BundleDocument, ...],
    *,
    typed: bool,
) -> BundleLine:
    said = [(one, figures[one]) for one in SAID if one in figures]
    own = figures.get(Round.SELF)
    points = own.points if own is not None else None
    notes = tuple(
        text if kept is Round.SELF else f"{ROUND_NAMES[kept]}: {text}"
        for kept, figure in said
        if (text := figure.entry.note)
    )
    return BundleLine(
        key=leaf.key,
        title=leaf.title,
        fact=fact_text(own.entry.fact if own is not None else Unknown(NOT_SENT), leaf),
        points="" if points is None else points_text(points),
        notes=notes,
        documents=documents,
        typed=typed,
    )


def _documents(standing: Standing, unit: CampaignUnit) -> dict[str, tuple[BundleDocument, ...]]:
    """By line what proves it, each document once; two queries for proofs, one for portions."""
    portions = Portion.objects.filter(campaign_unit=unit).select_related("campaign_unit__campaign")
    left = lines_in(one for one in portions if may_see_figures(standing, one))
    rows = Proof.objects.filter(campaign_unit=unit, round__in=SAID).select_related("document", "line")
    found: dict[str, dict[int, BundleDocument]] = {}
    for row in rows.order_by("line__position", "pk").prefetch_related("document__revisions"):
        kept = Round(row.round)
        if kept in PORTION_ROUNDS.values() and (kept, row.line.key) not in left:
            continue
        found.setdefault(row.line.key, {}).setdefault(row.document_id, _document(row))
    return {line: tuple(documents.values()) for line, documents in found.items()}


def _document(row: Proof) -> BundleDocument:
    document = row.document
    newest = next(iter(document.revisions.all()), None)
    return BundleDocument(
        title=document.title,
        number=document.number,
        day=document.day,
        pages=row.pages,
        address=document.address,
        seen_on=document.seen_on,
        from_last_year=row.from_last_year,
        files=() if newest is None else (_file(newest),),
    )


def _file(revision: Revision) -> BundleFile:
    content = Path(evidence_store().path(name_of(revision.sha256)))
    return BundleFile(revision.name, content, revision.size)
