"""What proved the figures of a unit when it was published: its documents, with the hash of every file."""

from cchc.records.campaigns.models import CampaignUnit
from cchc.records.entries.models import Proof
from cchc.records.entries.queries.rounds import Figures
from cchc.records.rounds.frozen_json import Json


def proofs_of(unit: CampaignUnit, figures: Figures) -> Json:
    """By round and line the documents of the figures that are frozen, as they were proved; two queries."""
    rows = Proof.objects.filter(campaign_unit=unit).select_related("line", "document").order_by("pk")
    told: Json = {}
    for row in rows.prefetch_related("document__revisions"):
        if any(kept.value == row.round for kept in figures.get(row.line.key, {})):
            told.setdefault(row.round, {}).setdefault(row.line.key, []).append(_proof_json(row))
    return told


def documents_of(proofs: Json) -> frozenset[int]:
    """The documents that frozen proofs name."""
    return frozenset(one["document"] for lines in proofs.values() for held in lines.values() for one in held)


def _proof_json(row: Proof) -> Json:
    document = row.document
    return {
        "document": document.pk,
        "kind": document.kind,
        "title": document.title,
        "number": document.number,
        "day": None if document.day is None else document.day.isoformat(),
        "address": document.address,
        "pieces": document.pieces,
        "pages": row.pages,
        "from_last_year": row.from_last_year,
        "other_reason": row.other_reason,
        "files": [
            {"number": one.number, "sha256": one.sha256, "size": one.size, "name": one.name}
            for one in sorted(document.revisions.all(), key=lambda one: one.number)
        ],
    }
