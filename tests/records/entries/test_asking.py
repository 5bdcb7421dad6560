"""Questions about lines: any agency of the campaign asks, who knows answers, all units read."""

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.actions import answer, ask
from cchc.records.entries.models import Question
from cchc.records.entries.queries import questions_for
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NATIONAL, NOW, coordinator, opened, person
from tests.records.entries.builders import LATER, PLAN, appraiser, head, internal, logged, scorer

pytestmark = pytest.mark.django_db


def asked(campaign: Campaign, line: str = PLAN, by: User | None = None) -> Question:
    return ask(campaign.slug, line, " Ngày ký hay ngày phát hành? ", by=by or scorer(), now=NOW)


def seen(campaign: Campaign, by: User, line: str | None = None) -> list[tuple[str, str, str, bool]]:
    found = questions_for(standing_of(by, NOW.date()), campaign, line)
    return [(one.node.key, one.agency, one.answer, one.may_answer) for one in found]


def test_a_question_and_its_answer_are_read_by_all_units() -> None:
    campaign = internal()
    question = asked(campaign)
    assert (question.text, question.agency.slug) == ("Ngày ký hay ngày phát hành?", "so-a")
    answer(question.pk, "Ngày ký.", by=appraiser(), now=LATER)
    asked(campaign, "1.1", scorer("minh-hoa/so-b"))
    name = "Sở A (minh họa)"
    assert seen(campaign, scorer("minh-hoa/so-c"), PLAN) == [(PLAN, name, "Ngày ký.", False)]
    assert seen(campaign, appraiser()) == [
        ("1.1", "Sở B (minh họa)", "", True),
        (PLAN, name, "Ngày ký.", True),
    ]
    assert [one.verb for one in logged("question_")] == [
        "entries.question_asked",
        "entries.question_answered",
        "entries.question_asked",
    ]
    shown = questions_for(standing_of(coordinator(), NOW.date()), campaign, PLAN)[0]
    assert (shown.answered_at, shown.by, shown.answered_by) == (LATER, "Cán bộ", "Cán bộ")


def test_an_answer_is_corrected_and_the_log_keeps_the_old_one() -> None:
    campaign = internal()
    question = asked(campaign)
    for text in ("Ngày ký.", "Ngày ký.", "Ngày phát hành."):
        answer(question.pk, text, by=coordinator(), now=NOW)
    told = logged("question_answered")
    assert [(one.detail["from"], one.detail["to"]) for one in told] == [
        ("", "Ngày ký."),
        ("Ngày ký.", "Ngày phát hành."),
    ]


def test_who_does_not_take_part_neither_asks_nor_reads() -> None:
    campaign = internal()
    question = asked(campaign)
    for by in (
        User.objects.get(username="vinhlong"),
        scorer("minh-hoa/so-h"),
        person("vinh-phuc/so-y-te", Role.SCORER),
    ):
        with pytest.raises(NotVisibleError):
            asked(campaign, by=by)
        with pytest.raises(NotVisibleError):
            answer(question.pk, "Không", by=by, now=NOW)
        with pytest.raises(NotVisibleError):
            seen(campaign, by)
    with pytest.raises(NotVisibleError):
        ask("khong-co", PLAN, "Hỏi", by=scorer(), now=NOW)
    with pytest.raises(NotVisibleError):
        asked(campaign, "9.9")
    with pytest.raises(NotVisibleError):
        answer(10**9, "x", by=coordinator(), now=NOW)


def test_units_do_not_answer_and_nobody_asks_in_the_name_of_others() -> None:
    campaign = internal()
    question = asked(campaign)
    for by in (scorer(), head(), appraiser("minh-hoa/so-c")):  # Sở C judges area 3 only
        with pytest.raises(NotAllowed):
            answer(question.pk, "Không", by=by, now=NOW)
    answer(asked(campaign, "3.3").pk, "Có", by=appraiser("minh-hoa/so-c"), now=NOW)
    other = Agency.objects.get(slug="so-b", register__slug="minh-hoa")
    with pytest.raises(NotAllowed):
        ask(campaign.slug, PLAN, "Hỏi", agency_id=other.pk, by=scorer(), now=NOW)


def test_empty_texts_are_refused() -> None:
    campaign = internal()
    with pytest.raises(InputRefused):
        ask(campaign.slug, PLAN, "  ", by=scorer(), now=NOW)
    with pytest.raises(InputRefused):
        answer(asked(campaign).pk, "", by=coordinator(), now=NOW)


def test_in_the_national_circuit_the_leading_agency_answers() -> None:
    campaign = opened(NATIONAL)
    question = asked(campaign, "7.1.1", coordinator())
    lead = person("vinh-phuc/so-thong-tin-va-truyen-thong", Role.SCORER)
    other = person("vinh-phuc/van-phong-ubnd-tinh", Role.SCORER)
    with pytest.raises(NotAllowed):
        answer(question.pk, "Theo báo cáo CNTT", by=other, now=NOW)
    answer(question.pk, "Theo báo cáo CNTT", by=lead, now=NOW)
    assert seen(campaign, other) == [("7.1.1", "Sở Nội vụ", "Theo báo cáo CNTT", False)]
