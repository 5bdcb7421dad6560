"""Agencies are brought up to date, never deleted, and hang together across files."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cchc.core.agency.lineage import Agency as CoreAgency
from cchc.core.agency.lineage import AgencyRegister, Succession, members_on
from cchc.core.errors import NotAllowed, UnknownReference
from cchc.records.agencies import models
from cchc.records.agencies.actions import load_registers
from cchc.records.agencies.queries import agency_by_key, register_of
from cchc.records.audit.models import Event
from cchc.records.people.actions import system_person
from cchc.records.people.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PROVINCE = CoreAgency(id="tinh-a", name="Tỉnh A", kind="province")
OFFICE = CoreAgency(id="so-b", name="Sở B", kind="department", parent="tinh-a")


def load(*registers: AgencyRegister, sha256: str = "1" * 64) -> int:
    return load_registers([(register, sha256) for register in registers], by=system_person(now=NOW), now=NOW)


def test_loading_twice_changes_nothing() -> None:
    register = AgencyRegister("tinh-a", "tinh-a", (PROVINCE, OFFICE))
    assert load(register) == 1
    events = Event.objects.count()
    assert load(register) == 0
    assert Event.objects.count() == events


def test_agencies_loaded_before_there_was_a_search_get_its_letters() -> None:
    register = AgencyRegister("tinh-a", "tinh-a", (PROVINCE, replace(OFFICE, aliases=("Ban Đối ngoại",))))
    load(register)
    models.Agency.objects.filter(register__slug="tinh-a").update(folded="", sort_key="")

    assert load(register) == 1
    office = agency_by_key("tinh-a/so-b")
    assert "so b" in office.folded
    assert "ban doi ngoai" in office.folded
    assert office.sort_key < agency_by_key("tinh-a/tinh-a").sort_key
    assert load(register) == 0


def test_what_leaves_the_file_stays_in_the_records() -> None:
    load(AgencyRegister("tinh-a", "tinh-a", (PROVINCE, OFFICE)))
    load(AgencyRegister("tinh-a", "tinh-a", (replace(PROVINCE, name="Tỉnh A mới"),)), sha256="2" * 64)
    assert agency_by_key("tinh-a/so-b").name == "Sở B"
    assert agency_by_key("tinh-a/tinh-a").name == "Tỉnh A mới"


def test_the_root_is_the_topmost_agency_across_files() -> None:
    unit = CoreAgency(id="xa-1", name="Xã 1", kind="commune_committee", parent="tinh-a/so-b")
    load(AgencyRegister("xa", None, (unit,)), AgencyRegister("tinh-a", "tinh-a", (PROVINCE, OFFICE)))
    assert agency_by_key("xa/xa-1").root == agency_by_key("tinh-a/tinh-a")
    assert agency_by_key("tinh-a/tinh-a").root == agency_by_key("tinh-a/tinh-a")


def test_a_parent_that_does_not_exist_stops_the_whole_load() -> None:
    orphan = replace(OFFICE, parent="khong-co")
    with pytest.raises(UnknownReference, match="khong-co"):
        load(AgencyRegister("tinh-a", None, (orphan,)))


def test_parents_in_a_circle_are_refused() -> None:
    circle = (replace(PROVINCE, parent="so-b"), OFFICE)
    with pytest.raises(UnknownReference, match="quay vòng"):
        load(AgencyRegister("tinh-a", None, circle))


def test_a_successor_may_be_nobody() -> None:
    heirless = Succession("so-b", None, date(2025, 7, 1), "Người có thẩm quyền phân công lại")
    load(AgencyRegister("tinh-a", "tinh-a", (PROVINCE, OFFICE), (), (heirless,)))
    stored = models.Succession.objects.get(origin__slug="so-b", origin__register__slug="tinh-a")
    assert str(stored) == "Sở B → phân công lại"


def test_only_an_administrator_loads() -> None:
    stranger = User.objects.get(username="vinhphuc")
    with pytest.raises(NotAllowed):
        load_registers([], by=stranger, now=NOW)


def test_the_register_comes_back_as_core_values() -> None:
    register = register_of(models.Register.objects.get(slug="vinh-phuc"))
    assert register.root == "tinh-vinh-phuc"
    assert register.name_of("so-noi-vu") == "Sở Nội vụ"
    assert "so-noi-vu" in members_on(register, "cac-so-ban-nganh", date(2018, 7, 18))
