"""What programs write: with the version seen, under the same checks as on the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.records.agencies.queries import agency_by_key
from cchc.records.campaigns.models import Member, Portion
from cchc.records.entries.models import Proof
from cchc.records.people.models import Role
from tests.api.calling import ROOT, Program
from tests.records.entries.builders import PLAN
from tests.records.handing_in import pdf
from tests.web.campaigns_built import collecting, internal, person, portion_of, staff_of_a

GIVEN = {"fact": {"done": "2026-01-10", "due": "2026-01-15"}, "note": "Minh họa", "seen": 0}


@pytest.fixture
def portion(db: None) -> Portion:
    return portion_of(internal(), "so-a")


@pytest.fixture
def scorer(portion: Portion) -> Program:
    return Program(staff_of_a()["scorer"])


def line(portion: Portion) -> str:
    return f"/portions/{portion.pk}/lines/{PLAN}"


def test_a_fact_is_saved_and_points_are_reckoned_here(scorer: Program, portion: Portion) -> None:
    answer = scorer.post(line(portion), GIVEN)
    assert answer.status_code == 200, answer.content
    said = answer.json()
    assert (said["version"], said["fact"]) == (1, GIVEN["fact"])
    assert scorer.said(line(portion))["figure"]["points"] == said["points"]
    assert scorer.said(line(portion))["score"]["trace"]


def test_who_saw_another_version_is_told_who_wrote(scorer: Program, portion: Portion) -> None:
    scorer.post(line(portion), GIVEN)
    late = {**GIVEN, "fact": {"done": "2026-01-20", "due": "2026-01-15"}}
    answer = Program(staff_of_a()["second"]).post(line(portion), late)

    assert answer.status_code == 409
    assert answer.json()["code"] == "entry_changed"
    assert "Nguyễn Thị An" in answer.json()["message"]
    assert answer.json()["problems"][0]["place"]["criterion"] == PLAN


@pytest.mark.parametrize(
    ("body", "status", "column"),
    [
        ({"fact": {"value": True}, "seen": 0}, 422, None),
        ({"fact": {"part": "1e9", "whole": "2"}, "seen": 0}, 422, "body.given.fact"),
        ({"fact": {"done": 5, "due": "2026-01-15"}, "seen": 0}, 422, "body.given.fact"),
        ({"fact": {"unknown": "x"}}, 422, "body.given.seen"),
        ({"fact": {"unknown": "x"}, "seen": "0"}, 422, "body.given.seen"),
        ({"fact": {"unknown": "x\x00"}, "seen": 0}, 422, "body.given.fact"),
        ({"fact": {"unknown": "\ud800"}, "seen": 0}, 422, "body.given.fact"),
        ({"fact": {"unknown": "x"}, "seen": 0, "points": "9"}, 422, "body.given.points"),
    ],
)
def test_what_cannot_be_is_refused_in_vietnamese(
    scorer: Program, portion: Portion, body: object, status: int, column: str | None
) -> None:
    answer = scorer.post(line(portion), body)
    assert answer.status_code == status
    assert answer.json()["problems"][0]["place"]["column"] == column


def test_broken_json_is_told(scorer: Program, portion: Portion) -> None:
    answer = scorer.client.post(f"{ROOT}{line(portion)}", "{", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_a_portion_that_lacks_something_is_not_submitted(scorer: Program, portion: Portion) -> None:
    answer = scorer.post(f"/portions/{portion.pk}/submit")
    assert answer.status_code == 422
    assert {one["code"] for one in answer.json()["problems"]} == {"no_fact"}
    assert scorer.post(f"/portions/{portion.pk}/confirm").status_code == 403


def test_a_document_is_handed_in_attached_and_detached(scorer: Program, portion: Portion) -> None:
    agency = agency_by_key("minh-hoa/so-a").pk
    sent = {
        "title": "Kế hoạch",
        "agency": agency,
        "classified": "false",
        "day": "2026-01-09",
    }
    file = SimpleUploadedFile("ke-hoach.pdf", pdf("Kế hoạch"))
    answer = scorer.client.post(f"{ROOT}/documents", {**sent, "file": file})
    assert answer.status_code == 200, answer.content
    document = answer.json()["id"]

    more = {"file": SimpleUploadedFile("lan-2.pdf", pdf("Kế hoạch mới")), "classified": "false"}
    assert scorer.client.post(f"{ROOT}/documents/{document}/files", more).json()["number"] == 2
    got = scorer.get(f"/documents/{document}/files/1")
    assert b"".join(got.streaming_content).startswith(b"%PDF")

    body = {"document": document, "lines": [PLAN], "pages": "1", "other_reason": "Kế hoạch năm"}
    attached = scorer.post(f"/portions/{portion.pk}/proofs", body)
    assert attached.status_code == 200, attached.content
    assert scorer.said(f"/documents/{document}")["uses"][0]["line"] == PLAN
    assert scorer.post(f"/proofs/{attached.json()[0]['id']}/detach").json() == {"done": True, "state": None}
    assert not Proof.objects.filter(document=document).exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [({"classified": "true"}, "classified"), ({"address": "http://x.vn"}, "document_address")],
)
def test_documents_are_checked_as_on_the_page(scorer: Program, more: dict[str, str], code: str) -> None:
    agency = agency_by_key("minh-hoa/so-a").pk
    sent = {"title": "Kế hoạch", "agency": agency, "classified": "false", **more}
    answer = scorer.client.post(f"{ROOT}/documents", sent)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_member_sends_his_figure(db: None) -> None:
    collecting()
    asked = Member.objects.get(
        collected__campaign_unit__campaign__slug="thu-thap-2020", agency__slug="so-y-te"
    )
    program = Program(person("yt", "vinh-long/so-y-te", Role.SCORER))
    assert program.post(f"/contributions/{asked.pk}/send").status_code == 422
    saved = program.post(f"/contributions/{asked.pk}", {"fact": {"part": "9", "whole": "10"}, "seen": 0})
    assert (saved.status_code, saved.json()["state"]) == (200, "draft")
    assert program.post(f"/contributions/{asked.pk}/send").json()["state"] == "sent"
    assert program.said(f"/contributions/{asked.pk}")["final"]["fact"] == {"part": "9", "whole": "10"}


def test_a_key_that_only_reads_writes_nothing(portion: Portion) -> None:
    reader = Program(staff_of_a()["scorer"], "read")
    assert reader.get(f"/portions/{portion.pk}").status_code == 200
    answer = reader.post(line(portion), GIVEN)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
