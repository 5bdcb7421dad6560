"""What proved a figure is pinned with it, and publishing does not stand in the way of who is saving."""

import json
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.core.campaign.circuit import Round, Step
from cchc.core.campaign.portion import PortionState
from cchc.core.errors import InputRefused
from cchc.records.campaigns.models import Portion
from cchc.records.entries.actions import attach_proof
from cchc.records.entries.evidence_bundle import bundle_of
from cchc.records.evidence.actions import DocumentEntry, correct_document, store_revision
from cchc.records.evidence.models import Document, Revision
from cchc.records.people.queries import standing_of
from cchc.records.rounds.actions import publish
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.snapshots import reproduces
from tests.records.handing_in import upload
from tests.records.plays import acting
from tests.records.plays.small import small_campaign
from tests.records.rounds.builders import (
    DECIDED,
    FACTS,
    NOW,
    OVER,
    SLUG,
    judge,
    officer,
    points_from_outside,
)

pytestmark = pytest.mark.django_db
FIRST, SECOND = "a" * 64, "b" * 64


def handed_in(portion: Portion) -> Document:
    """A document of the agency with one file, kept before it is proved anything with."""
    by = acting.worker(portion)
    document = Document.objects.create(
        owner=portion.campaign_unit.campaign.province,
        agency=portion.agency,
        title="Kế hoạch",
        number="12/KH",
        day=NOW.date(),
        entered_by=by,
        entered_at=NOW,
    )
    another_file(document, 1, FIRST)
    return document


def another_file(document: Document, number: int, sha256: str) -> None:
    Revision.objects.create(
        document=document,
        number=number,
        sha256=sha256,
        size=10,
        kind="pdf",
        name=f"{number}.pdf",
        uploaded_by=document.entered_by,
        uploaded_at=NOW,
    )


def test_a_snapshot_pins_the_files_that_proved_its_figures() -> None:
    campaign = small_campaign()
    for portion in acting.portions(campaign, Step.SELF_SCORING):
        document = handed_in(portion)
        by, unit = acting.worker(portion), portion.campaign_unit_id
        attach_proof(unit, Round.SELF, document.pk, ["1.1"], pages="3", by=by, now=NOW)
        acting.score(portion, FACTS, NOW)
    judge(campaign, Step.APPRAISAL_1)
    points_from_outside()
    with CaptureQueriesContext(connection) as queries:
        publish(SLUG, "", DECIDED, by=officer(), now=OVER)
    snapshot = Snapshot.objects.get(campaign_unit__campaign=campaign, campaign_unit__unit__slug="so-b")
    (proof,) = json.loads(snapshot.text)["proofs"]["self"]["1.1"]
    assert (proof["document"], proof["pages"], proof["number"]) == (document.pk, "3", "12/KH")
    assert proof["files"] == [{"number": 1, "sha256": FIRST, "size": 10, "name": "1.pdf"}]
    assert reproduces(snapshot)
    stays_as_published(document)
    units = [one["sql"] for one in queries if 'OF "campaigns_campaignunit"' in one["sql"]]
    assert len(units) == connection.features.has_select_for_update
    # Who saves refers to the unit while we wait for his portion: with its key locked, both would wait.
    assert all("FOR NO KEY UPDATE" in sql for sql in units)


def stays_as_published(document: Document) -> None:
    """Neither its agency nor anybody beside the program changes what is pinned."""
    document.refresh_from_db()
    assert document.pinned_at == OVER
    by = document.entered_by
    entry = DocumentEntry(document.kind, "Kế hoạch khác", document.number, document.day)
    with pytest.raises(InputRefused, match="đã công bố ngày") as raised:
        correct_document(document.pk, entry, by=by, now=OVER)
    assert raised.value.problem.hint == "Hãy nộp thành tài liệu mới"
    with pytest.raises(InputRefused, match="không bổ sung tệp"):
        store_revision(document.pk, upload(), classified=False, by=by, now=OVER)
    with pytest.raises(DatabaseError, match="published result"), transaction.atomic():
        another_file(document, 2, SECOND)
    for changed in (Document.objects.filter(pk=document.pk), Revision.objects.filter(document=document)):
        with pytest.raises(DatabaseError, match="published result"), transaction.atomic():
            changed.update(kind="khac")
        with pytest.raises(DatabaseError, match="published result"), transaction.atomic():
            changed._raw_delete("default")
    bundle = bundle_of(standing_of(officer(), OVER.date()), SLUG, "so-b").bundle
    (held,) = next(line for line in bundle.lines if line.key == "1.1").documents
    assert [one.name for one in held.files] == ["1.pdf"]


def test_what_proves_a_line_that_has_not_left_is_not_pinned() -> None:
    campaign = small_campaign()
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-a")
    document = handed_in(portion)
    by, unit = acting.worker(portion), portion.campaign_unit_id
    attach_proof(unit, Round.SELF, document.pk, ["1.1"], by=by, now=NOW)
    judged = Portion.objects.filter(campaign_unit__campaign=campaign, step=Step.APPRAISAL_1)
    judged.update(state=PortionState.CONFIRMED)
    publish(SLUG, "", replace(DECIDED, reason="Đơn vị không nộp"), by=officer(), now=OVER)
    snapshot = Snapshot.objects.get(campaign_unit=unit)
    assert json.loads(snapshot.text)["proofs"] == {}
    assert FIRST not in snapshot.text
    document.refresh_from_db()
    assert document.pinned_at is None
