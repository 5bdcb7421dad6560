"""Saving a figure: who, when, what is refused, and that nothing is overwritten unseen."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import (
    CasesFact,
    Collected,
    CountFact,
    Fact,
    GivenFact,
    NotApplicable,
    PlanFact,
    RatioFact,
    Unknown,
)
from cchc.core.errors import CchcError, FactError, InputRefused, NotAllowed
from cchc.files.facts_json import fact_from_json
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.entries.actions import Closed, save_entry
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import NOW, coordinator, person
from tests.records.entries.builders import (
    DONE,
    LATE,
    LATER,
    ON_TIME,
    PLAN,
    close_step,
    figures,
    head,
    internal,
    logged,
    open_step,
    owed,
    save,
    scorer,
)

pytestmark = pytest.mark.django_db


def codes(raised: pytest.ExceptionInfo[InputRefused]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_a_figure_is_stored_with_points_of_the_server_and_logged() -> None:
    portion = owed(internal())
    entry = save(portion, note="  Ban hành đúng hạn ")
    assert (entry.points, entry.version, entry.note, entry.by) == (2, 1, "Ban hành đúng hạn", scorer())
    again = save(portion, fact=LATE, seen=1, now=LATER)
    assert (again.pk, again.points, again.version, again.note) == (entry.pk, 0, 2, "")
    told = logged("entry_saved")[1]
    assert told.subject == "so-2026/so-a/1.1.1/self"
    assert told.detail["version"] == 2
    assert told.detail["from"]["fact"] == {"done": "2026-01-10", "due": "2026-01-15"}
    assert (told.detail["from"]["points"], told.detail["to"]["points"]) == ("2", "0")
    assert told.detail["from"]["note"] == "Ban hành đúng hạn"


def test_who_has_not_seen_the_newest_version_is_told_and_nothing_is_overwritten() -> None:
    portion = owed(internal())
    save(portion, fact=LATE, by=head())
    with pytest.raises(InputRefused) as raised:
        save(portion, by=scorer(), now=LATER)
    assert codes(raised) == ["entry_changed"]
    message = raised.value.problem.message
    assert "Cán bộ đã ghi dòng này lúc 10:00 ngày 22/11/2026: thực hiện 20/01/2026" in message
    assert raised.value.problem.place.criterion == PLAN
    assert fact_from_json(figures().get().fact) == LATE
    with pytest.raises(InputRefused) as raised:
        save(portion, "1.1.2", DONE, seen=3)
    assert codes(raised) == ["entry_changed"]


def test_the_same_content_is_no_write_and_no_conflict() -> None:
    portion = owed(internal())
    first = save(portion, "1.2", CasesFact((("late-year", 1), ("late-quarter", 0), ("incomplete", 2))))
    events = Event.objects.count()
    same = CasesFact((("incomplete", 2), ("late-year", 1), ("late-quarter", 0)))
    assert save(portion, "1.2", same, now=LATER).at == first.at
    assert (figures().get().version, Event.objects.count()) == (1, events)


def test_unknown_zero_and_not_applicable_are_three_things() -> None:
    portion = owed(internal())
    assert save(portion, "1.1.2", Unknown("Chờ số liệu")).points is None
    assert save(portion, "1.1.2", replace(DONE, actual=Decimal(0)), seen=1).points == 0
    assert save(portion, "1.3.1", NotApplicable("Không có đơn vị trực thuộc")).points is None


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        (PLAN, NotApplicable("Không thuộc")),
        ("1.3.1", NotApplicable(" ")),
        ("1.3.1", RatioFact(Decimal(6), Decimal(5))),
        (PLAN, DONE),
        ("7.1", CountFact(Decimal("1e40"))),
        ("7.1", CountFact(Decimal("NaN"))),
        ("7.1", CountFact(Decimal("0.0000000000001"))),
        ("1.2", CasesFact((("late-year", 10**30), ("late-quarter", 0), ("incomplete", 0)))),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_line(line: str, fact: Fact) -> None:
    with pytest.raises(FactError) as raised:
        save(owed(internal()), line, fact)
    assert raised.value.problem.place.criterion == line
    assert not figures().exists()


def test_points_from_outside_and_sums_are_not_typed() -> None:
    portion = owed(internal())
    assert "4.4" not in portion.lines
    Portion.objects.filter(pk=portion.pk).update(lines=[*portion.lines, "4.4"])
    for line, fact in (("4.4", GivenFact(Decimal(5))), ("4.4", Unknown("Chờ khảo sát"))):
        with pytest.raises(InputRefused) as raised:
            save(portion, line, fact)
        assert codes(raised) == ["from_outside"]
    with pytest.raises(InputRefused) as raised:
        save(portion, "1.3.2", Collected((), ("so-a",)))
    assert codes(raised) == ["collected_line"]


def test_texts_are_tidied_and_limited() -> None:
    portion = owed(internal())
    entry = save(portion, fact=Unknown("  Chờ\x00 số liệu "), note="Kê\u0301")
    assert (entry.fact, entry.note) == ({"unknown": "Chờ số liệu"}, "Kế")
    with pytest.raises(InputRefused) as raised:
        save(portion, note="x" * 10_001, seen=1)
    assert codes(raised) == ["too_long"]


def test_source_cutoff_and_provisional_are_kept() -> None:
    portion = owed(internal())
    given = {"source": "Báo cáo số 1", "cutoff": date(2026, 11, 15), "provisional": True}
    entry = save_entry(portion.pk, "1.1.2", DONE, seen=0, by=scorer(), now=NOW, **given)
    assert (entry.source, entry.cutoff_date, entry.provisional) == tuple(given.values())
    final = save_entry(portion.pk, "1.1.2", DONE, seen=1, by=scorer(), now=NOW)
    assert (final.version, final.provisional) == (2, False)
    told = logged("entry_saved")[1].detail
    assert (told["from"]["cutoff"], told["from"]["provisional"]) == ("2026-11-15", True)


@pytest.mark.parametrize(
    ("agency", "role", "error"),
    [
        ("minh-hoa/so-b", Role.SCORER, NotVisibleError),
        ("minh-hoa/trung-tam-a1", Role.SCORER, NotVisibleError),
        ("vinh-long/so-noi-vu", Role.COORDINATOR, NotVisibleError),
        ("minh-hoa/so-a", Role.APPRAISER, NotVisibleError),
        ("vinh-phuc/so-noi-vu", Role.COORDINATOR, NotAllowed),
        ("vinh-phuc/ubnd-tinh", Role.LEADER, NotAllowed),
    ],
)
def test_nobody_else_saves(agency: str, role: Role, error: type[Exception]) -> None:
    portion = owed(internal())
    with pytest.raises(error):
        save(portion, by=person(agency, role))
    assert not figures().exists()


def test_an_account_that_is_switched_off_or_whose_role_is_over_saves_nothing() -> None:
    portion = owed(internal())
    off, over = scorer(), head()
    User.objects.filter(pk=off.pk).update(is_active=False)
    off.refresh_from_db()
    over.memberships.update(valid_to=date(2026, 11, 21))
    for by in (off, over):
        with pytest.raises(NotVisibleError):
            save(portion, by=by)


def test_lines_and_portions_that_are_not_there_look_like_those_of_others() -> None:
    portion = owed(internal())
    for line in ("1.1", "khong-co", ""):
        with pytest.raises(NotVisibleError):
            save(portion, line)
    with pytest.raises(NotVisibleError):
        save_entry(10**9, PLAN, ON_TIME, seen=0, by=scorer(), now=NOW)


@pytest.mark.parametrize(("state", "code"), [("submitted", "wrong_state"), ("confirmed", "wrong_state")])
def test_a_portion_that_is_handed_on_is_not_changed(state: str, code: str) -> None:
    portion = owed(internal())
    Portion.objects.filter(pk=portion.pk).update(state=state)
    with pytest.raises(Closed) as raised:
        save(portion)
    assert (raised.value.code, raised.value.problem.code) == (code, code)


def test_time_closes_by_itself_to_the_second_and_more_time_is_given_by_name() -> None:
    campaign = internal()
    portion = owed(campaign)
    close_step(campaign, Step.SELF_SCORING, LATER)
    save(portion, now=LATER - timedelta(seconds=1))
    with pytest.raises(Closed) as raised:
        save(portion, fact=LATE, seen=1, now=LATER)
    assert raised.value.code == "window_closed"
    until = LATER + timedelta(hours=1)
    portion.extensions.create(kind="late", until=until, reason="Giám đốc gọi", by=coordinator(), at=LATER)
    save(portion, fact=LATE, seen=1, now=until - timedelta(seconds=1))
    with pytest.raises(Closed):
        save(portion, seen=2, now=until)


def test_nothing_of_a_published_unit_changes() -> None:
    campaign = internal()
    portion = owed(campaign)
    published = CampaignUnit.objects.filter(campaign=campaign, unit__slug="so-a")
    from cchc.records.assessments.models import Assessment

    published.update(published=Assessment.objects.order_by("pk").first())
    with pytest.raises(Closed) as raised:
        save(portion)
    assert raised.value.code == "published"


def test_an_appraisal_waits_until_the_unit_has_handed_in() -> None:
    campaign = internal()
    open_step(campaign, Step.APPRAISAL_1)
    judging = owed(campaign, Step.APPRAISAL_1, agency="so-noi-vu")
    with pytest.raises(Closed) as raised:
        save(judging)
    assert raised.value.code == "waiting"


def test_saving_costs_the_same_whatever_is_there() -> None:
    portion = owed(internal())
    by = scorer()
    save(portion, by=by)
    with CaptureQueriesContext(connection) as first:
        save(portion, fact=LATE, seen=1, by=by)
    for line in ("1.1.2", "1.3.1"):
        save(portion, line, Unknown("x"), by=by)
    with CaptureQueriesContext(connection) as second:
        save(portion, seen=2, by=by)
    assert len(first) == len(second) <= 14


def test_every_refusal_is_in_the_one_tree_of_errors() -> None:
    assert issubclass(Closed, CchcError)


def test_minus_nothing_is_stored_as_nothing() -> None:
    portion = owed(internal())
    save(portion, "1.1.2", PlanFact(Decimal("-0"), Decimal(10)), note="Chưa làm được việc nào")
    assert figures().get(line__key="1.1.2").fact == {"actual": "0", "planned": "10"}
