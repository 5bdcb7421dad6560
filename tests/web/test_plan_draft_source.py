"""The document from which a draft was read: kept with its bytes, for who may see the draft only."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cchc.core.errors import NotAllowed
from cchc.records.people.models import User
from cchc.records.plans.actions.drafts import drop_draft
from cchc.records.plans.actions.sources import KEPT_UNASKED, KEPT_UNCONFIRMED, clear_left, hold_source
from cchc.records.plans.models import PlanReading, PlanSource
from tests.files.plan_import.made import as_docx, as_markdown, laid_out
from tests.web.conftest import signed_in
from tests.web.drafting import VINH_PHUC, document, drafted, imported, kept, mine, sent

pytestmark = pytest.mark.django_db


def test_a_draft_can_be_opened_beside_its_source(client: Client) -> None:
    here = imported()
    officer = signed_in("vinhphuc")
    page = officer.get(here).content.decode()
    assert f'<a href="{here}tep-goc/">ke-hoach.md</a>' in page
    answer = officer.get(f"{here}tep-goc/")
    assert b"".join(answer) == document().read()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ke-hoach.md"'
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{here}tep-goc/").status_code == 302
    assert signed_in("vinhlong").get(f"{here}tep-goc/").status_code == 404


def test_a_word_file_comes_back_as_word() -> None:
    officer = signed_in("vinhphuc")
    file = document("docx")
    raw = file.read()
    file.seek(0)
    answer = officer.get(f"{kept(officer, sent(officer, file))}tep-goc/")
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    assert b"".join(answer) == raw
    assert len(raw) == len(as_docx(laid_out(VINH_PHUC)))


def test_a_draft_written_by_hand_has_no_source() -> None:
    here = drafted()
    officer = signed_in("vinhphuc")
    assert officer.get(f"{here}tep-goc/").status_code == 404
    assert "tep-goc" not in officer.get(here).content.decode()


def test_what_was_only_looked_at_goes_when_its_time_is_over() -> None:
    """Nothing stays of a document of which no draft was made; what a draft names stays."""
    here, now = imported(), timezone.now()
    officer = User.objects.get(username="vinhphuc")
    named = set(PlanSource.objects.values_list("sha256", flat=True))
    looked_at = hold_source(b"chi xem", by=officer, now=now)
    assert hold_source(b"chi xem", by=officer, now=now) == looked_at
    hold_source(b"sau do", by=officer, now=now + KEPT_UNASKED - timedelta(minutes=1))
    assert PlanSource.objects.filter(sha256=looked_at).exists()
    last = hold_source(b"lan cuoi", by=officer, now=now + KEPT_UNASKED + timedelta(minutes=1))
    left = set(PlanSource.objects.values_list("sha256", flat=True))
    assert left >= named | {last}
    assert looked_at not in left
    draft = mine().get()
    drop_draft(draft.slug, seen=draft.version, by=officer, now=now)
    hold_source(b"khac", by=officer, now=now + 2 * KEPT_UNASKED)
    assert PlanSource.objects.filter(sha256=draft.file_sha256).exists()
    clear_left(now + KEPT_UNCONFIRMED + timedelta(minutes=1))
    assert not PlanReading.objects.exists()
    assert not PlanSource.objects.filter(sha256=draft.file_sha256).exists()
    assert signed_in("vinhphuc").get(f"{here}tep-goc/").status_code == 404


def test_a_document_sent_twice_is_one_draft() -> None:
    here, before = imported(), PlanSource.objects.count()
    assert imported() == here
    assert PlanSource.objects.count() == before
    assert mine().count() == 1


def test_who_writes_no_drafts_sends_no_documents() -> None:
    outsider = User.objects.create_user("khong-viec")
    with pytest.raises(NotAllowed):
        hold_source(b"x", by=outsider, now=timezone.now())


def test_a_cause_that_strikes_many_rows_is_looked_at_once() -> None:
    """A table that goes on without its heading: leads and helpers of all of its rows in two clicks."""
    officer = signed_in("vinhphuc")
    made = laid_out(VINH_PHUC).with_table(lambda table: (table[:10], table[10:]))
    reading = sent(officer, SimpleUploadedFile("ke-hoach.md", as_markdown(made)))
    text = officer.get(reading).content.decode()
    assert "Bảng 2, dòng 1-15, cột cơ quan chủ trì" in text
    assert "Chưa hiểu, chưa đưa vào bản thảo: 1 chỗ" in text
    here = kept(officer, reading)
    before = mine().get().content["doubts"]
    row = next(one for one in officer.get(here).context["doubts"] if "dòng 1-15" in one.place)
    officer.post(f"{here}xem-lai/", {"diem": row.number, "seen": 1})
    assert len(mine().get().content["doubts"]) == len(before) - 15
