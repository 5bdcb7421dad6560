"""What programs do besides entering figures: leaving and coming back, sums, questions, board and bundle."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import CollectedLine, Member, Portion
from cchc.records.entries.models import Question
from cchc.records.notices.models import Notice
from cchc.records.people.models import Role, User
from tests.api.calling import Program, demo
from tests.records.plays import acting
from tests.web.campaigns_built import COLLECTING, collecting, figure_sent, internal, person, staff_of_a
from tests.web.coordinating import PROVINCE, SMALL, judged, national, scored, small
from tests.web.test_cost import counted

BOARD = "/results/vinh-long-2020"


def soon() -> str:
    return (timezone.localdate() + timedelta(days=3)).isoformat()


def test_a_portion_is_accepted_or_sent_back_with_lines_and_a_day(db: None) -> None:
    campaign = scored(national())
    first, second = acting.portions(campaign, Step.SELF_SCORING)
    program = demo("vinhphuc")
    assert program.post(f"/portions/{first.pk}/accept").json() == {"done": True, "state": "accepted"}

    body = {"lines": [second.lines[0]], "reason": "Thiếu báo cáo", "due": soon()}
    assert program.post(f"/portions/{second.pk}/return", {**body, "reason": ""}).status_code == 422
    assert program.post(f"/portions/{second.pk}/return", {**body, "lines": ["9.9"]}).status_code == 422
    done = program.post(f"/portions/{second.pk}/return", body)
    assert done.json() == {"done": True, "state": "returned"}
    (shown,) = Program(acting.worker(second)).said(f"/portions/{second.pk}")["returns"]
    assert (shown["lines"], shown["reason"], shown["due"]) == (body["lines"], body["reason"], body["due"])
    (row,) = program.said(f"/campaigns/{PROVINCE}/returns")
    assert (row["portion"], row["lines"], row["overdue"]) == (second.pk, body["lines"], False)
    assert program.post(f"/portions/{second.pk}/accept").status_code == 409
    assert Program(acting.worker(first)).post(f"/portions/{first.pk}/return", body).status_code == 403


def test_a_submitted_portion_is_withdrawn_and_its_head_confirms(db: None) -> None:
    campaign = national()
    portion = acting.portions(campaign, Step.SELF_SCORING)[0]
    Portion.objects.filter(pk=portion.pk).update(state="submitted")
    worker, head = Program(acting.worker(portion)), Program(acting.head(portion))
    assert worker.post(f"/portions/{portion.pk}/withdraw").json()["state"] == "draft"
    Portion.objects.filter(pk=portion.pk).update(state="submitted")
    assert head.post(f"/portions/{portion.pk}/confirm").json()["state"] == "confirmed"


def test_an_appraiser_agrees_with_all_that_is_left(db: None) -> None:
    campaign = scored(small())
    portion = acting.portions(campaign, Step.APPRAISAL_1, "so-a")[0]
    program = Program(acting.worker(portion))
    agreed = program.post(f"/portions/{portion.pk}/agree").json()["lines"]
    assert agreed == program.said(f"/portions/{portion.pk}")["filled"] > 0
    assert program.post(f"/portions/{portion.pk}/agree").json() == {"lines": 0}


@pytest.fixture
def sums(db: None) -> CollectedLine:
    return CollectedLine.objects.select_related("line").get(campaign_unit__campaign=collecting())


def test_a_sum_is_adopted_with_the_version_seen(sums: CollectedLine) -> None:
    for one in Member.objects.filter(collected=sums).select_related("agency__register"):
        figure_sent(one)
    program = Program(person("nv", "vinh-long/so-noi-vu", Role.SCORER))
    address = f"/collected/{sums.pk}"
    table = program.said(address)
    assert (table["adopted"], table["may_adopt"], table["final"]["came"]) == (None, True, 3)

    done = program.post(f"{address}/adopt", {"seen": 0, "note": "Tổng hợp"})
    assert done.status_code == 200, done.content
    assert done.json()["fact"] == table["final"]["total"] or done.json()["fact"]["units"]
    adopted = program.said(address)["adopted"]
    assert (adopted["version"], adopted["note"]) == (1, "Tổng hợp")
    stale = program.post(f"{address}/adopt", {"seen": 0, "note": "Khác"})
    assert (stale.status_code, stale.json()["code"]) == (409, "entry_changed")
    (row,) = program.said(f"/campaigns/{COLLECTING}/collected")
    assert (row["sent"], row["expected"], row["line"]) == (3, 3, "3.4.1")


def test_the_figure_of_a_member_goes_back_to_it(sums: CollectedLine) -> None:
    asked = Member.objects.select_related("agency__register").get(collected=sums, agency__slug="so-y-te")
    sent = figure_sent(asked)
    program = Program(person("nv", "vinh-long/so-noi-vu", Role.SCORER))
    body = {"contribution": sent.pk, "reason": "Kiểm tra mẫu số", "due": soon()}
    assert program.post(f"/collected/{sums.pk}/return", {**body, "contribution": 999_999}).status_code == 404
    assert program.post(f"/collected/{sums.pk}/return", body).status_code == 200
    member = Program(User.objects.get(username="nhap.so-y-te"))
    final = member.said(f"/contributions/{asked.pk}")["final"]
    assert (final["state"], final["returned_reason"]) == ("returned", "Kiểm tra mẫu số")
    assert member.post(f"/collected/{sums.pk}/return", body).status_code == 404


def test_a_question_is_asked_answered_and_read_by_all(db: None) -> None:
    internal()
    staff = staff_of_a()
    here = "/campaigns/noi-bo-so-2026/questions"
    scorer, appraiser = Program(staff["scorer"]), Program(staff["appraiser"])
    assert scorer.post(here, {"line": "1.1.1", "text": " "}).status_code == 422
    assert scorer.post(here, {"line": "9.9", "text": "?"}).status_code == 404
    asked = scorer.post(here, {"line": "1.1.1", "text": "Tính từ ngày nào?"}).json()
    assert scorer.post(f"/questions/{asked['id']}/answer", {"text": "Tôi đoán"}).status_code == 403
    answer = appraiser.post(f"/questions/{asked['id']}/answer", {"text": "Từ ngày ký"})
    assert answer.json()["answer"] == "Từ ngày ký"
    (shown,) = scorer.said(here, line="1.1.1")
    assert (shown["text"], shown["answer"], shown["may_answer"]) == ("Tính từ ngày nào?", "Từ ngày ký", False)
    assert scorer.said(here, line="1.1.2") == []

    with counted() as before:
        scorer.said(here)
    scorer.post(here, {"line": "1.1.2", "text": "Và ở đây?"})
    with counted() as after:
        scorer.said(here)
    assert len(after) == len(before)
    assert Question.objects.count() == 2
    assert demo("vinhlong").post(f"/questions/{asked['id']}/answer", {"text": "x"}).status_code == 404


def test_a_requirement_is_ticked_with_the_mark_seen(db: None) -> None:
    program = demo("vinhlong")
    body = {"met": True, "reason": "Báo cáo số 310/BC-UBND", "seen": ""}
    assert program.post(f"{BOARD}/requirements/1.2", {**body, "reason": ""}).status_code == 422
    assert program.post(f"{BOARD}/requirements/1.2", body).json() == {"changed": True}
    (said,) = program.said(f"{BOARD}/requirements")["verdicts"]
    assert (said["line"], said["met"]) == ("1.2", True)
    stale = program.post(f"{BOARD}/requirements/1.2", {**body, "met": False})
    assert (stale.status_code, stale.json()["code"]) == (409, "verdict_changed")
    taken = {"met": None, "seen": said["mark"]}
    assert program.post(f"{BOARD}/requirements/1.2", taken).json() == {"changed": True}
    assert program.said(f"{BOARD}/requirements")["verdicts"] == []


def test_a_document_is_attached_to_the_board_and_taken_away(db: None) -> None:
    program = demo("vinhlong")
    body = {"title": "Báo cáo kiểm soát TTHC", "lines": ["3.4.1"]}
    made = program.post(f"{BOARD}/documents", body)
    assert made.status_code == 200, made.content
    assert made.json()["added"] == ["3.4.1"]
    (shown,) = program.said(f"{BOARD}/requirements")["documents"]
    assert (shown["id"], shown["title"], shown["lines"]) == (
        made.json()["document"],
        body["title"],
        ["3.4.1"],
    )
    assert program.post(f"{BOARD}/documents", {**body, "lines": ["9.9"]}).status_code == 422
    gone = program.post(f"{BOARD}/documents/{shown['id']}/detach", {"lines": ["3.4.1"]})
    assert gone.json() == {"lines": 1}
    assert program.said(f"{BOARD}/requirements")["documents"] == []


def test_the_bundle_of_a_unit_is_read_and_ticked(db: None) -> None:
    judged(scored(small()), Step.APPRAISAL_1)
    program, unit = demo("vinhphuc"), f"/campaigns/{SMALL}/units/so-a"
    assert program.post(f"{unit}/typed", {"line": "1.1", "typed": True}).json()["done"]
    lines = program.said(f"{unit}/bundle")["lines"]
    assert {one["line"] for one in lines if one["typed"]} == {"1.1"}
    assert all(one["text"].startswith("Số liệu: ") for one in lines)
    assert b"".join(program.get(f"{unit}/bundle/file").streaming_content).startswith(b"PK")
    assert program.post(f"{unit}/typed", {"line": "9.9", "typed": True}).status_code == 404


def test_notices_are_marked_as_read(db: None) -> None:
    program = demo("noivu.vinhphuc")
    mine = Notice.objects.create(
        person=User.objects.get(username="noivu.vinhphuc"), kind="k", text="x", subject="s", at=timezone.now()
    )
    unread = program.said("/notices")["unread"]
    assert program.post("/notices/read", {"notices": [mine.pk]}).json() == {"read": 1}
    assert program.said("/notices")["unread"] == unread - 1
    assert program.post("/notices/read").json() == {"read": unread - 1}


def test_the_number_of_an_agency_is_the_one_that_is_sent(db: None) -> None:
    program = demo("noivu.vinhphuc")
    number = program.said("/me")["roles"][0]["number"]
    assert number in {one["number"] for one in program.said("/agencies", search="so noi vu")["items"]}
    sent = {
        "title": "Kế hoạch",
        "agency": number,
        "classified": "false",
        "address": "https://vinhphuc.gov.vn/x",
    }
    answer = program.client.post("/api/v1/documents", {**sent, "seen_on": timezone.localdate().isoformat()})
    assert answer.status_code == 200, answer.content
