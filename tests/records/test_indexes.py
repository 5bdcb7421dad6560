"""Indices are loaded once, and what people enter stands beside what the files say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.core.errors import InputRefused, NotAllowed, UnknownReference
from cchc.core.index.scores import Score
from cchc.records.audit.models import Event
from cchc.records.indexes.actions import (
    Entered,
    enter_scores,
    load_index,
    load_instrument,
)
from cchc.records.indexes.models import Index, Instrument, PublishedScore, ScoreSource
from cchc.records.indexes.policies import may_enter_scores
from cchc.records.indexes.queries import (
    RankedUnit,
    UnknownIndexError,
    index_named,
    index_summaries,
    instruments_of,
    score_table,
    units_in,
)
from cchc.records.people.actions import system_person
from cchc.records.people.models import Membership, Role, User
from tests.records.entering import (
    FAMILIES,
    NOW,
    REPORT,
    STORE,
    VINH_LONG,
    enter,
    papi,
    reload_papi,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", FAMILIES)
def test_what_is_stored_is_what_the_files_say(slug: str) -> None:
    from_file = STORE.index(FAMILIES[slug])
    assert index_named(slug) == from_file
    rows = PublishedScore.objects.filter(index__slug=slug)
    assert rows.count() == len(STORE.scores(FAMILIES[slug]))
    table = score_table(from_file)
    for score in STORE.scores(FAMILIES[slug])[::97]:
        stored = table.published(score.unit, score.year, score.line)
        assert score in stored
        assert [str(one.value) for one in stored if one.source == score.source] == [str(score.value)]


def test_a_list_names_the_years_that_have_scores() -> None:
    index_summaries()
    with CaptureQueriesContext(connection) as queries:
        summaries = {one.slug: one for one in index_summaries()}
    assert len(queries) == 3
    assert set(summaries) == set(FAMILIES)
    assert summaries["papi"].years[:3] == (2011, 2012, 2013)
    assert summaries["papi"].short_name == "PAPI"


def test_reading_takes_a_constant_number_of_queries() -> None:
    index_named("papi")
    units_in(papi(), 2024)
    with CaptureQueriesContext(connection) as queries:
        index = index_named("papi")
        table = score_table(index, years=(2018,))
        alone = score_table(index, unit="tinh-vinh-long")
        units_in(index, 2024)
    assert len(queries) == 5
    assert table.years() == (2018,)
    assert alone.figure("thanh-pho-ha-noi", 2018, "total") is None
    assert alone.years_of("tinh-vinh-long") == alone.years()


def test_units_are_those_of_the_day_of_the_year() -> None:
    assert len(units_in(papi(), 2024)) == 63
    assert len(units_in(papi(), 2026)) == 34
    assert RankedUnit("tinh-vinh-long", "Tỉnh Vĩnh Long", "Vĩnh Long") in units_in(papi(), 2024)


def test_an_index_that_is_not_there() -> None:
    with pytest.raises(UnknownIndexError):
        index_named("khong-co")
    with pytest.raises(UnknownIndexError):
        enter_scores("khong-co", REPORT, (), "refuse", by=system_person(now=NOW), now=NOW)


def test_survey_forms_come_back_the_earliest_first() -> None:
    forms = instruments_of("sipas")
    assert set(forms) == {STORE.instrument(name) for name in STORE.instrument_ids()}
    assert [form.first_year for form in forms] == sorted(form.first_year for form in forms)
    assert instruments_of("papi") == ()


def test_loading_twice_changes_nothing() -> None:
    stored = Index.objects.get(slug="papi")
    form = Instrument.objects.first()
    assert form is not None
    by, events = system_person(now=NOW), Event.objects.count()
    hashes = stored.sha256, stored.scores_sha256
    assert not load_index(papi(), stored.text, hashes[0], (), hashes[1], by=by, now=NOW)
    core = STORE.instrument(form.slug)
    assert not load_instrument(core, form.text, form.sha256, by=by, now=NOW)
    assert Event.objects.count() == events


def test_another_file_takes_the_place_of_what_was_loaded_and_leaves_what_was_entered() -> None:
    enter(VINH_LONG)
    source = papi().sources[0]
    one = replace(VINH_LONG, value=Decimal("1.5"), source=source.id)
    assert reload_papi(replace(papi(), sources=(source,)), (one,))
    table = score_table(index_named("papi"))
    told = table.published("tinh-vinh-long", 2018, "total")
    assert {score.value for score in told} == {Decimal("1.5"), Decimal("44.60")}
    assert PublishedScore.objects.filter(index__slug="papi").count() == 2
    assert set(ScoreSource.objects.filter(index__slug="papi").values_list("slug", "entered")) == {
        (source.id, False),
        ("nhap:1", True),
    }
    assert Event.objects.filter(verb="indexes.loaded").latest("pk").detail["scores"] == 1


def test_a_file_that_names_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownReference, match="nguồn “khong-co”"):
        reload_papi(papi(), (replace(VINH_LONG, source="khong-co"),))
    with pytest.raises(UnknownReference, match="đơn vị “tinh-x”"):
        reload_papi(papi(), (replace(VINH_LONG, unit="tinh-x", source=papi().sources[0].id),))
    lost = replace(STORE.instrument(STORE.instrument_ids()[0]), index="khong-co")
    with pytest.raises(UnknownReference, match="chưa được nạp"):
        load_instrument(lost, "", "1" * 64, by=system_person(now=NOW), now=NOW)


def test_a_form_is_loaded_again_when_its_file_has_changed() -> None:
    form = STORE.instrument(STORE.instrument_ids()[0])
    assert load_instrument(form, "mới", "1" * 64, by=system_person(now=NOW), now=NOW)
    assert str(Instrument.objects.get(slug=form.id)) == form.title
    assert Event.objects.filter(verb="indexes.instrument_loaded").latest("pk").subject == form.id


def test_only_an_administrator_loads() -> None:
    stranger = User.objects.get(username="vinhphuc")
    with pytest.raises(NotAllowed):
        load_index(papi(), "", "", (), "", by=stranger, now=NOW)
    with pytest.raises(NotAllowed):
        load_instrument(STORE.instrument(STORE.instrument_ids()[0]), "", "", by=stranger, now=NOW)


def test_a_coordinator_enters_and_others_do_not(officer: User) -> None:
    assert not may_enter_scores(officer)
    with pytest.raises(NotAllowed):
        enter_scores("papi", REPORT, (VINH_LONG,), "refuse", by=officer, now=NOW)
    Membership.objects.filter(person=officer).update(role=Role.COORDINATOR)
    assert may_enter_scores(officer)
    Membership.objects.filter(person=officer).update(valid_to=date(2020, 1, 1))
    assert not may_enter_scores(officer)
    assert not may_enter_scores(User(is_superuser=True, is_active=False))


def test_what_is_entered_stands_beside_the_files_as_it_was_printed() -> None:
    before = score_table(papi()).published("tinh-vinh-long", 2018, "total")
    assert enter(VINH_LONG) == Entered(new=1)
    index = index_named("papi")
    assert index.sources[-1].title == REPORT.title
    assert index.sources[:-1] == papi().sources
    told = score_table(index).published("tinh-vinh-long", 2018, "total")
    assert told[:-1] == before
    assert (told[-1].source, str(told[-1].value), told[-1].rank, told[-1].of) == ("nhap:1", "44.60", 21, 63)
    assert str(PublishedScore.objects.latest("pk")) == "Tỉnh Vĩnh Long, 2018, total: 44.6 (21)"
    assert str(Index.objects.get(slug="papi")) == index.title
    assert str(ScoreSource.objects.latest("pk")) == REPORT.title


def test_entering_is_logged_in_the_transaction_of_the_act() -> None:
    enter(VINH_LONG)
    logged = Event.objects.filter(verb="indexes.scores_entered").latest("pk")
    assert logged.subject == "papi"
    assert logged.detail["new"] == 1
    assert logged.detail["title"] == REPORT.title
    assert logged.detail["existing"] == "refuse"


def test_what_differs_from_the_same_source_follows_the_choice() -> None:
    enter(VINH_LONG)
    other = replace(VINH_LONG, value=Decimal("44.65"))
    assert enter(VINH_LONG) == Entered(same=1)
    with pytest.raises(
        InputRefused,
        match="Tỉnh Vĩnh Long, năm 2018, Tổng hợp: nguồn này đã ghi 44,60, hạng 21/63, nay nhập 44,65",
    ):
        enter(other, replace(VINH_LONG, year=2019))
    assert enter(other, replace(VINH_LONG, year=2019), existing="skip") == Entered(new=1, skipped=1)
    assert enter(other, existing="replace") == Entered(replaced=1)
    logged = Event.objects.filter(verb="indexes.scores_entered").latest("pk")
    assert "đã ghi 44,60, hạng 21/63, nay nhập 44,65" in logged.detail["was"][0]
    assert enter(other) == Entered(same=1)
    assert ScoreSource.objects.filter(entered=True).count() == 1


def test_another_day_or_address_is_another_source() -> None:
    enter(VINH_LONG)
    assert enter(VINH_LONG, source=replace(REPORT, day=None)) == Entered(new=1)
    assert [source.id for source in index_named("papi").sources[-2:]] == ["nhap:1", "nhap:2"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (replace(VINH_LONG, line="khong-co"), "không có nội dung"),
        (replace(VINH_LONG, value=Decimal(90)), "ngoài thang"),
        (replace(VINH_LONG, value=None, rank=None, of=None), "không có điểm và không có hạng"),
        (replace(VINH_LONG, rank=64), "lớn hơn số đơn vị"),
        (VINH_LONG, "hai lần"),
    ],
)
def test_rows_that_cannot_be_enter_nothing(row: Score, message: str) -> None:
    with pytest.raises(InputRefused, match=message):
        enter(VINH_LONG, row)
    assert not ScoreSource.objects.filter(entered=True).exists()


def test_a_unit_that_is_not_in_the_list_enters_nothing() -> None:
    with pytest.raises(UnknownReference, match="tinh-x"), transaction.atomic():
        enter(replace(VINH_LONG, unit="tinh-x"))
    assert not ScoreSource.objects.filter(entered=True).exists()


def test_entering_costs_the_same_for_any_number_of_rows() -> None:
    with CaptureQueriesContext(connection) as few:
        enter(VINH_LONG)
    with CaptureQueriesContext(connection) as many:
        enter(*(replace(VINH_LONG, year=year) for year in (2020, 2021, 2022, 2023)))
    assert len(many) < len(few)


def test_two_people_who_enter_wait_for_one_another() -> None:
    with CaptureQueriesContext(connection) as queries:
        enter(VINH_LONG)
    locking = [q["sql"] for q in queries if "FOR UPDATE" in q["sql"]]
    expected = [sql for sql in locking if "indexes_index" in sql]
    assert bool(expected) == connection.features.has_select_for_update


@pytest.mark.parametrize(
    "change", [{"value": None, "rank": None, "of": None}, {"rank": 0}, {"rank": 64}, {"rank": None}]
)
def test_the_database_itself_refuses_what_cannot_be(change: dict[str, int | None]) -> None:
    enter(VINH_LONG)
    row = PublishedScore.objects.filter(source__entered=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(**change)


def test_one_source_says_one_thing_of_a_cell() -> None:
    enter(VINH_LONG)
    row = PublishedScore.objects.get(source__entered=True)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
