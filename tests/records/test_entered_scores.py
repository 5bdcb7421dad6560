"""Figures that people entered: listed with who and when, withdrawn with a reason; years after the merger."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.index.scores import Score
from cchc.records.agencies.models import Register
from cchc.records.agencies.queries import lineage_of, register_of
from cchc.records.audit.models import Event
from cchc.records.indexes.actions import (
    Entered,
    enter_scores,
    withdraw_score,
)
from cchc.records.indexes.models import Index, PublishedScore, ScoreSource
from cchc.records.indexes.queries import (
    EnteredSource,
    UnknownIndexError,
    UnknownScoreError,
    entered_as,
    entered_score,
    entered_scores,
    entered_years,
    index_named,
    kept_table,
    score_table,
    units_by_year,
    units_in,
)
from cchc.records.people.actions import system_person
from cchc.records.people.models import Membership, Role, User
from tests.records.entering import (
    FAMILIES,
    NOW,
    REPORT,
    VINH_LONG,
    enter,
    papi,
)

pytestmark = pytest.mark.django_db


def the_entered_one() -> PublishedScore:
    return PublishedScore.objects.get(source__entered=True)


def withdraw(score: int, reason: str = "Gõ nhầm", *, by: User | None = None, index: str = "papi") -> None:
    withdraw_score(index, score, reason, by=by or system_person(now=NOW), now=NOW + timedelta(hours=1))


def test_what_is_entered_is_listed_with_who_and_when() -> None:
    enter(VINH_LONG, replace(VINH_LONG, year=2019))
    later = EnteredSource("Báo cáo sau")
    by = system_person(now=NOW)
    enter_scores("papi", later, (VINH_LONG,), "refuse", by=by, now=NOW + timedelta(days=1))
    index = index_named("papi")
    assert entered_years(index) == {2019: 1, 2018: 2}
    with CaptureQueriesContext(connection) as queries:
        found = entered_scores(index, None, 0, 10)
    assert len(queries) == 1
    assert [(one.source.title, one.score.year) for one in found] == [
        ("Báo cáo sau", 2018),
        (REPORT.title, 2018),
        (REPORT.title, 2019),
    ]
    assert (found[0].unit, found[0].by, found[0].at) == ("Tỉnh Vĩnh Long", str(by), NOW + timedelta(days=1))
    assert str(found[0].score.value) == "44.60"
    assert [one.score.year for one in entered_scores(index, 2018, 1, 10)] == [2018]
    assert entered_score(index, found[1].id) == found[1]


def test_who_replaces_a_figure_has_entered_it(officer: User) -> None:
    enter(VINH_LONG)
    Membership.objects.filter(person=officer).update(role=Role.COORDINATOR)
    other = replace(VINH_LONG, value=Decimal("44.65"))
    enter_scores("papi", REPORT, (other,), "replace", by=officer, now=NOW + timedelta(days=2))
    row = the_entered_one()
    assert (row.entered_by, row.entered_at) == (officer, NOW + timedelta(days=2))


def test_figures_of_the_files_were_entered_by_nobody() -> None:
    assert not PublishedScore.objects.exclude(entered_by=None, entered_at=None).exists()
    assert entered_years(papi()) == {}


def test_a_withdrawn_figure_is_gone_and_the_log_keeps_all_of_it() -> None:
    before = score_table(papi()).published("tinh-vinh-long", 2018, "total")
    enter(VINH_LONG)
    shown, row = kept_table(index_named("papi")), the_entered_one()
    revision = Index.objects.get(slug="papi").revision
    withdraw(row.pk, "  Gõ nhầm, bản in ghi 44,65 ")
    assert shown.published("tinh-vinh-long", 2018, "total")[-1].value == Decimal("44.60")
    index = index_named("papi")
    assert kept_table(index).published("tinh-vinh-long", 2018, "total") == before
    assert Index.objects.get(slug="papi").revision != revision
    logged = Event.objects.latest("pk")
    assert (logged.verb, logged.subject, logged.at) == (
        "indexes.score_withdrawn",
        "papi",
        NOW + timedelta(hours=1),
    )
    assert logged.detail == {
        "score": row.pk,
        "unit": "tinh-vinh-long",
        "year": 2018,
        "line": "total",
        "value": "44.60",
        "rank": 21,
        "of": 63,
        "source": "nhap:1",
        "title": REPORT.title,
        "day": "2025-04-15",
        "address": REPORT.address,
        "entered_by": system_person(now=NOW).username,
        "entered_at": NOW.isoformat(),
        "reason": "Gõ nhầm, bản in ghi 44,65",
    }


def test_a_rank_without_figure_day_or_person_can_be_withdrawn() -> None:
    enter(replace(VINH_LONG, value=None), source=EnteredSource("Báo chí"))
    row = the_entered_one()
    PublishedScore.objects.filter(pk=row.pk).update(entered_by=None, entered_at=None)
    assert (entered_score(papi(), row.pk).by, entered_score(papi(), row.pk).at) == (None, None)
    withdraw(row.pk)
    detail = Event.objects.latest("pk").detail
    asked = ("value", "day", "address", "entered_by", "entered_at")
    assert [detail[name] for name in asked] == [None, None, "", None, None]


def test_a_source_that_says_nothing_any_more_leaves_the_lists_and_stays_stored() -> None:
    enter(VINH_LONG)
    enter(replace(VINH_LONG, year=2019), source=EnteredSource("Báo cáo khác"))
    withdraw(PublishedScore.objects.get(source__entered=True, year=2018).pk)
    index = index_named("papi")
    assert [source.title for source in index.sources[len(papi().sources) :]] == ["Báo cáo khác"]
    assert entered_as(index, REPORT) is None
    assert ScoreSource.objects.filter(entered=True, title=REPORT.title).exists()
    assert enter(VINH_LONG) == Entered(new=1)
    assert entered_as(index_named("papi"), REPORT) == "nhap:1"
    assert ScoreSource.objects.filter(entered=True).count() == 2


def test_only_what_a_person_entered_for_this_index_can_be_withdrawn() -> None:
    enter(VINH_LONG)
    loaded = PublishedScore.objects.filter(index__slug="papi", source__entered=False).first()
    assert loaded is not None
    rows = PublishedScore.objects.count()
    for score, index in ((loaded.pk, "papi"), (10**30, "papi"), (the_entered_one().pk, "sipas")):
        with pytest.raises(UnknownScoreError):
            withdraw(score, index=index)
        with pytest.raises(UnknownScoreError):
            entered_score(index_named(index), score)
    with pytest.raises(UnknownIndexError):
        withdraw(the_entered_one().pk, index="khong-co")
    assert PublishedScore.objects.count() == rows


def test_withdrawing_needs_a_reason_and_a_coordinator(officer: User) -> None:
    enter(VINH_LONG)
    events = Event.objects.count()
    with pytest.raises(InputRefused, match="lý do"):
        withdraw(the_entered_one().pk, "   ")
    with pytest.raises(NotAllowed):
        withdraw(the_entered_one().pk, by=officer)
    assert the_entered_one().value == Decimal("44.6")
    assert Event.objects.count() == events


def test_two_people_who_withdraw_wait_for_one_another() -> None:
    enter(VINH_LONG)
    with CaptureQueriesContext(connection) as queries:
        withdraw(the_entered_one().pk)
    locking = [q["sql"] for q in queries if "FOR UPDATE" in q["sql"] and "indexes_index" in q["sql"]]
    assert bool(locking) == connection.features.has_select_for_update


NEW_VINH_LONG = replace(VINH_LONG, unit="tinh-vinh-long-2025", year=2025, rank=12, of=34)


@pytest.mark.parametrize("slug", FAMILIES)
def test_a_year_that_no_file_declares_counts_the_34_of_its_last_day(slug: str) -> None:
    index = index_named(slug)
    year = max((declared.year for declared in index.years), default=2024) + 1
    assert len(units_in(index, max(year, 2025))) == 34
    one = replace(NEW_VINH_LONG, year=max(year, 2025), value=Decimal(60))
    by = system_person(now=NOW)
    assert enter_scores(slug, REPORT, (one,), "refuse", by=by, now=NOW) == Entered(new=1)
    assert kept_table(index_named(slug)).published_rank(one.unit, one.year, "total") is not None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            replace(NEW_VINH_LONG, unit="tinh-ben-tre"),
            "Tỉnh Bến Tre .đơn vị cũ. không còn từ ngày 01/07/2025, nay thuộc Tỉnh Vĩnh Long",
        ),
        (replace(VINH_LONG, year=2026), "Tỉnh Vĩnh Long .đơn vị cũ. không còn từ ngày 01/07/2025"),
        (
            replace(NEW_VINH_LONG, year=2024),
            "chỉ có từ ngày 01/07/2025, trước đó là Tỉnh Bến Tre, Tỉnh Trà Vinh, Tỉnh Vĩnh Long",
        ),
    ],
)
def test_a_unit_of_the_other_era_is_refused(row: Score, message: str) -> None:
    with pytest.raises(InputRefused, match=message):
        enter(NEW_VINH_LONG, row)
    assert not PublishedScore.objects.filter(source__entered=True).exists()


def test_lineage_is_kept_in_memory_and_tells_who_took_over() -> None:
    register = Register.objects.get(slug="provinces")
    lineage_of(register)
    with CaptureQueriesContext(connection) as queries:
        found = lineage_of(register)
    assert not queries.captured_queries
    assert [one.to for one in found.successors("tinh-ben-tre", date(2025, 7, 1))] == ["tinh-vinh-long-2025"]
    assert found.successors("tinh-ben-tre", date(2025, 6, 30)) == ()
    assert found.agencies == register_of(register).agencies


def test_a_merged_province_names_those_it_was_made_of() -> None:
    units = {unit.id: unit for unit in units_by_year(papi(), (2025,))[2025]}
    assert set(units["tinh-vinh-long-2025"].before) == {"tinh-ben-tre", "tinh-tra-vinh", "tinh-vinh-long"}
    assert units["thanh-pho-ha-noi"].before == ()
