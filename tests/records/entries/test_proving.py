"""Documents on lines: one for many, a closed list plus others with a reason, pages, last year; the tick."""

from datetime import date

import pytest

from cchc.core.campaign.circuit import Round, Step
from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.entries.actions import Closed, attach_proof, detach_proof, tick_typed
from cchc.records.entries.models import Proof, Typed
from cchc.records.entries.queries import portion_gaps
from cchc.records.evidence.models import Document
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import NOW, coordinator, opened, person
from tests.records.entries.builders import (
    ON_TIME,
    PLAN,
    appraiser,
    close_step,
    head,
    internal,
    logged,
    owed,
    save,
    scorer,
)

pytestmark = pytest.mark.django_db


def paper(
    portion: Portion, kind: str = "ke-hoach-cchc-nam", pieces: int = 1, agency: str = "so-a"
) -> Document:
    """A document that an agency has handed in."""
    return Document.objects.create(
        owner=portion.campaign_unit.campaign.province,
        agency=Agency.objects.get(slug=agency, register__slug="minh-hoa"),
        kind=kind,
        title="Kế hoạch năm 2026",
        day=date(2026, 1, 10),
        pieces=pieces,
        entered_by=coordinator(),
        entered_at=NOW,
    )


def attach(
    portion: Portion,
    document: Document,
    *lines: str,
    by: User | None = None,
    pages: str = "",
    reason: str = "",
) -> tuple[Proof, ...]:
    """Attach as the scorer of Sở A does."""
    return attach_proof(
        portion.campaign_unit_id,
        Round.SELF,
        document.pk,
        lines,
        pages=pages,
        other_reason=reason,
        by=by or scorer(),
        now=NOW,
    )


def codes(portion: Portion, line: str) -> list[str]:
    return [gap.code for gap in portion_gaps(portion) if gap.line == line]


def test_one_document_proves_many_lines_and_closes_their_gaps() -> None:
    portion = owed(internal())
    save(portion)
    document = paper(portion)
    assert codes(portion, PLAN) == ["no_evidence"]
    found = attach(portion, document, PLAN, "1.3.2", pages=" Trang 3 ")
    assert [(one.line.key, one.pages, one.round) for one in found] == [
        (PLAN, "Trang 3", "self"),
        ("1.3.2", "Trang 3", "self"),
    ]
    assert codes(portion, PLAN) == []
    told = logged("proof_attached")[0]
    assert told.subject == "so-2026/so-a/1.1.1/self"
    assert told.detail["to"] == {
        "document": document.pk,
        "pages": "Trang 3",
        "from_last_year": False,
        "other_reason": "",
    }


def test_the_required_number_is_counted_in_pieces() -> None:
    portion = owed(internal())
    from cchc.core.catalogue.facts import CasesFact

    save(portion, "1.2", CasesFact((("late-quarter", 0), ("late-year", 0), ("incomplete", 0))))
    attach(portion, paper(portion, "bao-cao-dinh-ky", 2), "1.2")
    assert codes(portion, "1.2") == ["evidence_too_few"]
    attach(portion, paper(portion, "bao-cao-dinh-ky"), "1.2")
    assert codes(portion, "1.2") == []


def test_attaching_again_corrects_and_the_same_is_no_write() -> None:
    portion = owed(internal())
    document = paper(portion)
    first = attach(portion, document, PLAN)[0]
    assert attach(portion, document, PLAN)[0].pk == first.pk
    again = attach(portion, document, PLAN, pages="Trang 5", by=head())[0]
    assert (again.pk, again.pages, again.by) == (first.pk, "Trang 5", head())
    assert [one.detail["from"] is None for one in logged("proof_attached")] == [True, False]


def test_a_document_outside_the_list_of_the_line_needs_a_reason() -> None:
    portion = owed(internal())
    other = paper(portion, "bao-cao-khac")
    with pytest.raises(InputRefused) as raised:
        attach(portion, other, "1.3.2", PLAN)
    assert [(one.code, one.place.criterion) for one in raised.value.problems] == [
        ("other_without_reason", PLAN)
    ]
    assert not portion.campaign_unit.proofs.exists()
    assert attach(portion, other, PLAN, reason="Văn bản gốc bị thất lạc")[0].other_reason
    with pytest.raises(InputRefused) as raised:
        attach(portion, other, "1.3.2", pages="x" * 121)
    assert raised.value.problem.code == "too_long"
    with pytest.raises(InputRefused) as raised:
        attach(portion, other)
    assert raised.value.problem.code == "no_lines"


def test_lines_units_documents_of_others_do_not_exist() -> None:
    campaign = internal()
    portion, other = owed(campaign), owed(campaign, unit="so-b")
    document, foreign = paper(portion), paper(portion, agency="so-b")
    elsewhere = Document.objects.create(
        owner=Agency.objects.get(slug="tinh-vinh-long", register__slug="vinh-long"),
        title="Của tỉnh khác",
        entered_by=coordinator(),
        entered_at=NOW,
    )
    for arguments in (
        (other, document, PLAN),
        (portion, document, "9.9"),
        (portion, document, PLAN, "4.4"),
        (portion, foreign, PLAN),
        (portion, elsewhere, PLAN),
    ):
        with pytest.raises(NotVisibleError):
            attach(*arguments)
    with pytest.raises(NotVisibleError):
        attach_proof(10**9, Round.SELF, document.pk, [PLAN], by=scorer(), now=NOW)
    with pytest.raises(NotVisibleError):
        attach_proof(portion.campaign_unit_id, Round.SELF, 10**9, [PLAN], by=scorer(), now=NOW)
    with pytest.raises(NotAllowed):
        attach(portion, document, PLAN, by=coordinator())
    assert not Proof.objects.filter(campaign_unit__campaign=campaign).exists()


def test_what_is_closed_takes_no_proof_and_loses_none() -> None:
    campaign = internal()
    portion = owed(campaign)
    document = paper(portion)
    proof = attach(portion, document, PLAN)[0]
    close_step(campaign, Step.SELF_SCORING)
    with pytest.raises(Closed):
        attach(portion, document, "1.3.2")
    with pytest.raises(Closed):
        detach_proof(proof.pk, by=scorer(), now=NOW)


def test_a_proof_is_taken_away_by_who_works_on_the_line() -> None:
    portion = owed(internal())
    proof = attach(portion, paper(portion), PLAN)[0]
    for by, error in ((coordinator(), NotAllowed), (scorer("minh-hoa/so-b"), NotVisibleError)):
        with pytest.raises(error):
            detach_proof(proof.pk, by=by, now=NOW)
    detach_proof(proof.pk, by=scorer(), now=NOW)
    assert not portion.campaign_unit.proofs.exists()
    assert logged("proof_detached").get().detail["to"] is None
    with pytest.raises(NotVisibleError):
        detach_proof(proof.pk, by=scorer(), now=NOW)


def test_an_appraiser_proves_in_his_own_round_only() -> None:
    campaign = internal()
    portion = owed(campaign)
    document = paper(portion)
    with pytest.raises(NotVisibleError):
        attach(portion, document, PLAN, by=appraiser())
    save(portion, fact=ON_TIME)


def test_what_the_province_answers_is_proved_by_its_coordinator() -> None:
    from tests.records.campaigns.opening import NATIONAL

    campaign = opened(NATIONAL)
    unit = campaign.units.get()
    document = Document.objects.create(
        owner=campaign.province, title="Công văn giải trình", entered_by=coordinator(), entered_at=NOW
    )
    found = attach_proof(unit.pk, Round.ANSWER, document.pk, ["1.2"], by=coordinator(), now=NOW)
    assert found[0].round == "answer"
    outsider = person("vinh-phuc/so-tu-phap", Role.SCORER)
    for by, line in ((outsider, "1.2"), (coordinator(), "9.9")):
        with pytest.raises(NotVisibleError):
            attach_proof(unit.pk, Round.ANSWER, document.pk, [line], by=by, now=NOW)
    with pytest.raises(NotVisibleError):
        attach_proof(10**9, Round.ANSWER, document.pk, ["1.2"], by=coordinator(), now=NOW)
    detach_proof(found[0].pk, by=coordinator(), now=NOW)


def test_the_coordinator_ticks_what_was_retyped() -> None:
    campaign = internal()
    unit = owed(campaign).campaign_unit

    def tick(line: str = PLAN, *, typed: bool = True, by: User | None = None) -> None:
        tick_typed(unit.pk, line, typed=typed, by=by or coordinator(), now=NOW)

    tick()
    tick()
    assert Typed.objects.get(campaign_unit=unit).by == coordinator()
    tick(typed=False)
    tick(typed=False)
    assert not Typed.objects.filter(campaign_unit=unit).exists()
    assert [one.detail["to"] for one in logged("typed_ticked")] == [True, False]
    with pytest.raises(NotVisibleError):
        tick("9.9")
    with pytest.raises(NotVisibleError):
        tick(by=scorer())
    with pytest.raises(NotAllowed):
        tick(by=person("vinh-phuc/ubnd-tinh", Role.LEADER))
    with pytest.raises(NotVisibleError):
        tick_typed(10**9, PLAN, typed=True, by=coordinator(), now=NOW)
    CampaignUnit.objects.filter(pk=unit.pk).update(published=Assessment.objects.order_by("pk").first())
    with pytest.raises(Closed):
        tick()
