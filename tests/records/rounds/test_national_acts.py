"""Milestones in their order, and what the Ministry and the province said of lines: recorded with proof."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cchc.core.campaign.circuit import Round, Step
from cchc.core.catalogue.facts import Collected, GivenFact
from cchc.core.errors import CchcError, FactError, InputRefused, NotAllowed, UnknownReference
from cchc.core.scoring.assessment import DeductionItem, DocumentCited, Published, PublishedFigure
from cchc.records.assessments.queries import NotVisibleError, assessment_for
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.entries.models import Entry
from cchc.records.evidence.models import Document
from cchc.records.people.models import User
from cchc.records.rounds.actions import (
    Decided,
    MilestoneEntry,
    publish,
    record_answer,
    record_deductions,
    record_external,
    record_milestone,
    record_ministry,
    record_published,
)
from cchc.records.rounds.models import Milestone, PublishedResult, RoundDeduction
from cchc.records.rounds.queries import milestones_of
from cchc.records.rounds.stored import core_deduction
from tests.records.plays.acting import at
from tests.records.rounds.builders import officer, small_campaign, strangers
from tests.records.rounds.national import (
    ANSWER,
    LATER,
    MINISTRY,
    MOST,
    OURS,
    REVIEW,
    SIGNING,
    SLUG,
    TOLD,
    UNIT,
    accepted,
    judged,
    opened,
    reached,
)

pytestmark = pytest.mark.django_db
NOTHING = GivenFact(Decimal(0))


def leader() -> User:
    return User.objects.get(username="lanhdao.vinhphuc")


def mark(entry: MilestoneEntry, by: User | None = None) -> Milestone:
    return record_milestone(SLUG, UNIT, entry, by=by or officer(), now=LATER)


def test_the_order_is_kept() -> None:
    campaign = accepted()
    for early, missing in ((SIGNING, "Rà soát"), (MINISTRY, "Ký gửi"), (ANSWER, "Bộ Nội vụ thẩm định")):
        with pytest.raises(InputRefused, match=missing):
            mark(early)
    for entry in (REVIEW, SIGNING, MINISTRY, ANSWER):
        mark(entry)
    unit = CampaignUnit.objects.get(campaign=campaign)
    assert [one.step for one in milestones_of(unit)] == [
        Step.REVIEW,
        Step.SIGNING,
        Step.MINISTRY,
        Step.ANSWER,
    ]


def test_nothing_is_signed_before_everything_is_accepted() -> None:
    opened()
    with pytest.raises(InputRefused, match="Sở Nội vụ: Đang nhập"):
        mark(REVIEW)


NO_MILESTONES = (
    (replace(SIGNING, number=" "), "số, ký hiệu"),
    (replace(SIGNING, source=" "), "nguồn"),
    (replace(SIGNING, day=at("2018-07-01").date()), "phía trước"),
    (replace(SIGNING, sent_on=at("2018-02-01").date()), "Ngày gửi"),
    (replace(SIGNING, day=at("2018-01-09").date()), "trước ngày của mốc"),
    (replace(SIGNING, document=0), "văn bản này"),
    (replace(SIGNING, step=Step.COUNCIL), "không phải là mốc"),
)


def test_a_milestone_that_cannot_be_is_refused() -> None:
    reached(REVIEW)
    for entry, said in NO_MILESTONES:
        with pytest.raises(InputRefused, match=said):
            mark(entry)
    assert Milestone.objects.filter(**OURS).count() == 1


def test_the_leader_signs_and_nothing_else() -> None:
    campaign = reached(REVIEW)
    document = Document.objects.create(
        owner=campaign.province, title="Báo cáo", entered_by=officer(), entered_at=LATER
    )
    signed = mark(replace(SIGNING, number="", document=document.pk), by=leader())
    assert (signed.by, signed.document) == (leader(), document)
    with pytest.raises(NotAllowed):
        mark(MINISTRY, by=leader())
    with pytest.raises(NotAllowed):
        record_ministry(SLUG, UNIT, "3.1.1", NOTHING, seen=0, by=leader(), now=LATER)
    for who in strangers():
        with pytest.raises((NotVisibleError, NotAllowed)):
            mark(SIGNING, by=who)


def test_a_milestone_is_corrected_and_the_log_keeps_both() -> None:
    reached(REVIEW, SIGNING)
    mark(replace(SIGNING, number="13/BC"))
    mark(replace(SIGNING, number="13/BC"))
    assert Milestone.objects.get(step=Step.SIGNING, **OURS).number == "13/BC"


def test_the_ministry_speaks_after_its_appraisal_is_recorded() -> None:
    reached(REVIEW, SIGNING)
    with pytest.raises(InputRefused, match="Bộ Nội vụ thẩm định"):
        record_ministry(SLUG, UNIT, "3.1.1", NOTHING, seen=0, by=officer(), now=LATER)
    mark(MINISTRY)
    first = record_ministry(SLUG, UNIT, "3.1.1", NOTHING, seen=0, by=officer(), now=LATER)
    assert first.entry.source == "34/BNV: Kết quả thẩm định"
    final = record_ministry(
        SLUG, UNIT, "3.1.1", MOST, kept=Round.PUBLISHED, source="Công bố", seen=0, by=officer(), now=LATER
    )
    assert (final.entry.round, final.entry.source) == (Round.PUBLISHED, "Công bố")
    with pytest.raises(NotAllowed):
        record_ministry(SLUG, UNIT, "3.1.1", MOST, kept=Round.SELF, seen=1, by=officer(), now=LATER)
    with pytest.raises(FactError):
        record_ministry(SLUG, UNIT, "3.1.1", Collected((), ("a",)), seen=1, by=officer(), now=LATER)
    with pytest.raises(UnknownReference):
        record_ministry(SLUG, UNIT, "1.1", NOTHING, seen=0, by=officer(), now=LATER)


def test_an_answer_has_a_reason_and_does_not_decide() -> None:
    judged()
    with pytest.raises(InputRefused, match="lý do giải trình"):
        record_answer(SLUG, UNIT, "3.1.1", MOST, note=" ", seen=0, by=officer(), now=LATER)
    record_answer(SLUG, UNIT, "3.1.1", MOST, note="Đúng thẩm quyền", seen=0, by=officer(), now=LATER)
    assert Entry.objects.get(round=Round.ANSWER, **OURS).points == Decimal("0.5")


def item(**changed: Any) -> DeductionItem:
    cited = DocumentCited("53/2017/QĐ-UBND", at("2017-12-22").date(), "Quyết định")
    whole = DeductionItem(
        line="3.1.1", cause="Trái thẩm quyền", amount=MOST.points, document=cited, responsible=("so-tu-phap",)
    )
    return replace(whole, **changed)


def test_deductions_are_kept_as_they_were_told() -> None:
    judged()
    items = [item(amount=Decimal("0.3")), item(cause="Chậm", amount=Decimal("0.2"), document=None)]
    for _ in range(2):
        assert record_deductions(SLUG, UNIT, "3.1.1", items, by=officer(), now=LATER) == 2
    assert [core_deduction(row) for row in RoundDeduction.objects.filter(**OURS)] == items
    record_deductions(SLUG, UNIT, "3.1.1", [], by=officer(), now=LATER)
    assert not RoundDeduction.objects.filter(**OURS).exists()


NO_DEDUCTIONS: tuple[tuple[dict[str, Any], type[CchcError]], ...] = (
    ({"cause": " "}, InputRefused),
    ({"amount": Decimal(0)}, InputRefused),
    ({"amount": Decimal("0.51")}, InputRefused),
    ({"line": "3.2.1"}, InputRefused),
    ({"leading": ("so-khong-co",)}, UnknownReference),
)


def test_a_deduction_that_cannot_be_is_refused() -> None:
    judged()
    for changed, error in NO_DEDUCTIONS:
        with pytest.raises(error):
            record_deductions(SLUG, UNIT, "3.1.1", [item(**changed)], by=officer(), now=LATER)


def test_published_figures_are_those_of_the_ministry() -> None:
    judged()
    assert record_published(SLUG, UNIT, TOLD, seen=0, by=officer(), now=LATER).version == 1
    other: Published = replace(TOLD, total=PublishedFigure(Decimal("80.30"), 20))
    with pytest.raises(InputRefused, match="vừa ghi"):
        record_published(SLUG, UNIT, other, seen=0, by=officer(), now=LATER)
    assert record_published(SLUG, UNIT, other, seen=1, by=officer(), now=LATER).version == 2
    for wrong in (replace(TOLD, source=" "), replace(TOLD, parts=(("x", TOLD.total),))):
        with pytest.raises(InputRefused):
            record_published(SLUG, UNIT, wrong, seen=2, by=officer(), now=LATER)
    PublishedResult.objects.filter(**OURS).delete()
    with pytest.raises(InputRefused, match="vừa được bỏ"):
        record_published(SLUG, UNIT, TOLD, seen=2, by=officer(), now=LATER)


def test_the_two_circuits_are_not_mixed() -> None:
    accepted()
    with pytest.raises(InputRefused, match="nội bộ"):
        record_external(SLUG, UNIT, "3.1.1", MOST, source="x", seen=0, by=officer(), now=LATER)
    small_campaign()
    with pytest.raises(InputRefused, match="Bộ Nội vụ thẩm định"):
        record_milestone("nho-2026", "so-a", REVIEW, by=officer(), now=at("2026-11-05"))


def test_what_is_missing_is_named_before_publishing() -> None:
    reached(REVIEW, SIGNING)
    decided = Decided("1/QĐ", LATER.date(), "Chưa có số liệu chi tiết")
    with pytest.raises(InputRefused) as refused:
        publish(SLUG, "", decided, by=officer(), now=LATER)
    assert [one.code for one in refused.value.problems] == ["milestone_missing", "published_missing"]
    mark(MINISTRY)
    record_published(SLUG, UNIT, TOLD, seen=0, by=officer(), now=LATER)
    publish(SLUG, "", decided, by=officer(), now=LATER)
    told = assessment_for(officer(), f"{SLUG}-{UNIT}")
    assert told.published == TOLD
    assert told.title == "Kết quả Chỉ số cải cách hành chính năm 2017 của tỉnh Vĩnh Phúc"
