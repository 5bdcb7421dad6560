"""An open campaign moves to another version of its catalogue only as a person has read and confirmed."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial

import pytest
from django.conf import settings
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.portion import PortionState
from cchc.core.catalogue.facts import PlanFact, RatioFact
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, NotAllowed
from cchc.files.store import catalogue_from_text
from cchc.records.assessments.models import Assessment
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.campaigns.actions import propose_move
from cchc.records.campaigns.models import (
    Campaign,
    CampaignUnit,
    CatalogueMove,
    CollectedLine,
    Member,
    Portion,
)
from cchc.records.campaigns.queries import campaign_for
from cchc.records.catalogues.actions import load_catalogue
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions import ask, confirm_move, save_contribution, save_entry
from cchc.records.entries.models import Contribution, Entry, Question
from cchc.records.entries.queries import questions_for
from cchc.records.people.actions import system_person
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import (
    DEPARTMENTS,
    INTERNAL,
    NOW,
    coordinator,
    opened,
    person,
    portion,
)

pytestmark = pytest.mark.django_db
VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long"
CORRECTED = f"{DEPARTMENTS}-sua"
WHY = "Bộ Nội vụ có văn bản hướng dẫn"
PLANNED = "            measure: {kind: against_plan"
CHANGES = (
    ('code: "1.3.1"', 'code: "1.3.9"'),
    (f"max_points: 4\n{PLANNED}", f"max_points: 3\n{PLANNED}"),
    ("- id: legal-documents-drafted\n", "- id: legal-documents-drafted-2\n"),
)
DONE = PlanFact(Decimal(10), Decimal(10))


def loaded(key: str, *changes: tuple[str, str]) -> CatalogueVersion:
    """A version made from the text of another one."""
    core, text = _written(key, changes)
    load_catalogue(core, text, by=system_person(now=NOW), now=NOW)
    return CatalogueVersion.objects.get(key=core.id)


@cache
def _written(key: str, changes: tuple[tuple[str, str], ...]) -> tuple[Catalogue, str]:
    text = (settings.CATALOGUES / key / "catalogue.yaml").read_text(encoding="utf-8")
    for old, new in ((f"id: {key}\n", f"id: {key}-sua\n"), *changes):
        assert old in text
        text = text.replace(old, new)
    return catalogue_from_text(text.encode(), f"{key}-sua"), text


@pytest.fixture
def campaign() -> Campaign:
    loaded(DEPARTMENTS, *CHANGES)
    return opened(duties=(*INTERNAL.duties, Duty("appraise", "1.3.1", "so-b")))


def proposed() -> CatalogueMove:
    return propose_move("so-2026", CORRECTED, WHY, by=coordinator(), now=NOW)


def own(campaign: Campaign) -> Portion:
    return portion(campaign, "so-a", Step.SELF_SCORING, "so-a")


def entered(campaign: Campaign) -> None:
    mine, scorer = own(campaign), person("minh-hoa/so-a", Role.SCORER)
    for line, fact in (
        ("1.1.2", DONE),
        ("1.3.1", RatioFact(Decimal(1), Decimal(3))),
        ("2.1", DONE),
        ("2.2", RatioFact(Decimal(1), Decimal(2))),
    ):
        save_entry(mine.pk, line, fact, note="Ghi chú", seen=0, by=scorer, now=NOW)


def test_a_proposal_tells_what_is_kept_changed_and_lost_and_moves_nothing(campaign: Campaign) -> None:
    move = proposed()

    assert move.report["counts"] == {"kept": 34, "changed": 2, "lost": 1, "new": 1}
    told = {one["old"]: (one["what"], one["why"]) for one in move.report["lines"] if one["old"]}
    assert told["1.3.1"] == ("changed", "mã 1.3.1 thành 1.3.9")
    assert told["2.1"][0] == "lost"
    campaign.refresh_from_db()
    assert campaign.catalogue.key == DEPARTMENTS
    assert Event.objects.get(verb="campaigns.move_proposed").detail["lost"] == 1


def test_a_confirmed_move_carries_figures_and_reckons_their_points_anew(campaign: Campaign) -> None:
    entered(campaign)
    moved = confirm_move(proposed().pk, by=coordinator(), now=NOW)

    assert moved.catalogue.key == CORRECTED
    assert moved.catalogue_sha256 == moved.catalogue.sha256
    points = {row.line.key: row.points for row in Entry.objects.filter(campaign_unit__campaign=campaign)}
    assert set(points) == {"1.1.2", "1.3.9", "2.2"}
    assert (points["1.1.2"], points["1.3.9"]) == (Decimal(3), Decimal(2))
    rows = Entry.objects.filter(campaign_unit__campaign=campaign)
    assert set(rows.values_list("line__version__key", flat=True)) == {CORRECTED}
    outcome = CatalogueMove.objects.get().report["outcome"]
    assert (outcome["figures_kept"], outcome["figures_changed"], outcome["figures_lost"]) == (1, 2, 1)


def test_what_is_lost_can_still_be_read_in_the_log(campaign: Campaign) -> None:
    entered(campaign)
    confirm_move(proposed().pk, by=coordinator(), now=NOW)

    lost = Event.objects.get(verb="entries.entry_lost_by_move")
    assert lost.subject == "so-2026/so-a/2.1/self"
    assert (lost.detail["from"]["points"], lost.detail["from"]["note"]) == ("3", "Ghi chú")
    moved = Event.objects.get(verb="entries.entry_moved", subject="so-2026/so-a/1.1.2/self")
    assert (moved.detail["from"]["points"], moved.detail["to"]["points"]) == ("4", "3")
    assert Event.objects.filter(verb="campaigns.move_confirmed", subject="so-2026").count() == 1


def test_work_and_duties_follow_their_lines(campaign: Campaign) -> None:
    Portion.objects.filter(agency__slug="so-b", step=Step.SELF_SCORING).update(state=PortionState.CONFIRMED)
    confirm_move(proposed().pk, by=coordinator(), now=NOW)

    assert "1.3.9" in own(campaign).lines
    assert "1.3.1" not in own(campaign).lines
    assert own(campaign).lines.count("2.1") == 1
    assert len(own(campaign).lines) == 32
    assert portion(campaign, "so-a", Step.APPRAISAL_1, "so-b").lines == ["1.3.9"]
    assert "2.1" in portion(campaign, "so-a", Step.APPRAISAL_1, "so-noi-vu").lines
    assert set(campaign.duties.values_list("key", flat=True)) == {"", "3", "1.3.9"}
    assert CatalogueMove.objects.get().report["outcome"]["left_with_new_lines"] == 1


def test_questions_go_with_their_line(campaign: Campaign) -> None:
    scorer = person("minh-hoa/so-a", Role.SCORER)
    for line in ("1.3.1", "2.1"):
        ask("so-2026", line, "Tiêu chí này hiểu thế nào?", by=scorer, now=NOW)
    confirm_move(proposed().pk, by=coordinator(), now=NOW)

    keys = Question.objects.order_by("pk").values_list("line__key", "line__version__key")
    assert list(keys) == [("1.3.9", CORRECTED), ("2.1", DEPARTMENTS)]


def test_a_question_about_a_line_that_was_left_behind_keeps_that_line() -> None:
    scorer = person("minh-hoa/so-a", Role.SCORER)
    loaded(DEPARTMENTS, *CHANGES[2:], ('code: "2.1"', 'code: "2.9"'))
    opened()
    ask("so-2026", "2.1", "Tiêu chí này hiểu thế nào?", by=scorer, now=NOW)
    confirm_move(proposed().pk, by=coordinator(), now=NOW)
    standing = standing_of(scorer, NOW.date())
    moved = campaign_for(standing, "so-2026")
    assert "2.1" not in core_catalogue(moved.catalogue).by_key
    (shown,) = questions_for(standing, moved)
    assert (shown.node.key, questions_for(standing, moved, "2.1")) == ("2.1", ())


def test_figures_of_members_follow_their_collected_line_or_are_told() -> None:
    campaign = Campaign.objects.get(slug="vinh-long-2020")
    coordinator, enters = (User.objects.get(username=name) for name in ("vinhlong", "xa-001"))
    loaded(VINH_LONG, ("- id: commune-dossiers-on-time\n", "- id: commune-dossiers-on-time-2\n"))
    members = Member.objects.filter(collected__campaign_unit__campaign=campaign)
    now = timezone.now()
    for line, who in (("3.4.3", enters), ("3.4.1", User.objects.get(username="so.vinhlong"))):
        agencies = [one.agency for one in standing_of(who, now.date()).held]
        member = members.filter(collected__line__key=line, agency__in=agencies, contributions=None).first()
        fact = RatioFact(Decimal(3), Decimal(4))
        save_contribution(member.pk, fact, provisional=False, seen=0, by=who, now=now)
    move = propose_move("vinh-long-2020", f"{VINH_LONG}-sua", WHY, by=coordinator, now=now)
    confirm_move(move.pk, by=coordinator, now=now)

    assert [row.line.key for row in CollectedLine.objects.filter(campaign_unit__campaign=campaign)] == [
        "3.4.1"
    ]
    kept = Contribution.objects.filter(member__collected__campaign_unit__campaign=campaign)
    versions = set(kept.values_list("member__collected__line__version__key", flat=True))
    assert versions == {f"{VINH_LONG}-sua"}
    lost = Event.objects.filter(verb="entries.contribution_lost_by_move")
    assert {one.subject for one in lost} == {"vinh-long-2020/tinh-vinh-long/3.4.3"}
    assert "xa-001" in {one.detail["agency"] for one in lost}


def publish() -> None:
    result = Assessment.objects.get(slug="so-b-2026")
    CampaignUnit.objects.filter(campaign__slug="so-2026", unit__slug="so-b").update(published=result)


def confirm_before() -> None:
    confirm_move(CatalogueMove.objects.get().pk, by=coordinator(), now=NOW)


STALE: list[tuple[str, Callable[[], None]]] = [
    ("published", publish),
    ("move_confirmed", confirm_before),
]


@pytest.mark.parametrize(("code", "meanwhile"), STALE)
def test_what_is_no_longer_true_is_not_confirmed(
    campaign: Campaign, code: str, meanwhile: Callable[[], None]
) -> None:
    move = proposed()
    meanwhile()

    with pytest.raises(InputRefused) as refused:
        confirm_move(move.pk, by=coordinator(), now=NOW)
    assert refused.value.code == code


def test_a_version_that_changed_since_is_not_confirmed(campaign: Campaign) -> None:
    move = proposed()
    CatalogueMove.objects.update(new_sha256="0" * 64)

    with pytest.raises(InputRefused) as refused:
        confirm_move(move.pk, by=coordinator(), now=NOW)
    assert refused.value.code == "move_stale"
    campaign.refresh_from_db()
    assert campaign.catalogue.key == DEPARTMENTS


def test_a_report_that_would_read_otherwise_today_is_not_confirmed(campaign: Campaign) -> None:
    move = proposed()
    CatalogueMove.objects.update(report={**move.report, "counts": {"kept": 37}})

    with pytest.raises(InputRefused, match="Bảng đối chiếu đã thay đổi"):
        confirm_move(move.pk, by=coordinator(), now=NOW)


@pytest.mark.parametrize(
    ("code", "key", "reason"),
    [
        ("unknown_catalogue", "khong/co", WHY),
        ("same_catalogue", DEPARTMENTS, WHY),
        ("wrong_level", "par_index_commune/minh-hoa-xa-2026", WHY),
        ("no_reason", CORRECTED, " "),
    ],
)
def test_a_move_that_cannot_be_is_not_proposed(campaign: Campaign, code: str, key: str, reason: str) -> None:
    with pytest.raises(InputRefused) as refused:
        propose_move("so-2026", key, reason, by=coordinator(), now=NOW)
    assert refused.value.code == code
    assert not CatalogueMove.objects.exists()


def test_a_draft_or_a_published_unit_stops_a_proposal(campaign: Campaign) -> None:
    CatalogueVersion.objects.filter(key=CORRECTED).update(published=False)
    with pytest.raises(InputRefused, match="chưa ban hành"):
        proposed()
    publish()
    with pytest.raises(InputRefused) as refused:
        proposed()
    assert {problem.code for problem in refused.value.problems} == {"unpublished_catalogue", "published"}


def test_only_who_coordinates_proposes_and_confirms(campaign: Campaign) -> None:
    move = proposed()
    for username, error in (("vinhlong", NotVisibleError), ("lanhdao.vinhphuc", NotAllowed)):
        who = User.objects.get(username=username)
        for act in (partial(propose_move, "so-2026", CORRECTED, WHY), partial(confirm_move, move.pk)):
            with pytest.raises(error):
                act(by=who, now=NOW)
    with pytest.raises(NotVisibleError):
        confirm_move(10**9, by=coordinator(), now=NOW)
