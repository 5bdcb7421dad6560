"""Agencies exist between dates, groups resolve on a date, functions pass on one by one."""

from datetime import date

import pytest

from cchc.core.agency.lineage import Agency, AgencyGroup, AgencyRegister, Succession, members_on
from cchc.core.errors import UnknownReference

MERGER = date(2025, 7, 1)
REGISTER = AgencyRegister(
    "tinh-minh-hoa",
    "tinh",
    (
        Agency(id="so-a", name="Sở A", kind="department", valid_to=date(2025, 6, 30)),
        Agency(id="so-b", name="Sở B", kind="department", valid_from=date(2016, 3, 1)),
        Agency(id="van-phong", name="Văn phòng", kind="office"),
    ),
    (
        AgencyGroup(id="cac-so", name="Các sở", kinds=("department",)),
        AgencyGroup(id="co-quan", name="Các cơ quan", kinds=("department",), members=("van-phong",)),
    ),
    (Succession("so-a", "so-b", MERGER, "Báo chí"), Succession("so-a", None, MERGER, "Việc còn lại")),
)


def test_an_agency_exists_on_both_of_its_dates() -> None:
    agency = REGISTER.by_id["so-a"]

    assert agency.valid_on(date(2000, 1, 1))
    assert agency.valid_on(date(2025, 6, 30))
    assert not agency.valid_on(MERGER)
    assert not REGISTER.by_id["so-b"].valid_on(date(2016, 2, 29))


def test_agencies_and_groups_have_names() -> None:
    assert REGISTER.name_of("so-a") == "Sở A"
    assert REGISTER.name_of("cac-so") == "Các sở"
    assert REGISTER.has("cac-so")
    assert REGISTER.has("so-b")
    assert not REGISTER.has("so-x")


def test_an_unknown_agency_is_refused_by_name() -> None:
    with pytest.raises(UnknownReference, match="“so-x” trong danh sách “tinh-minh-hoa”"):
        REGISTER.name_of("so-x")
    with pytest.raises(UnknownReference):
        members_on(REGISTER, "so-x", MERGER)


def test_a_group_holds_the_agencies_of_the_day() -> None:
    assert members_on(REGISTER, "cac-so", date(2020, 1, 1)) == ("so-a", "so-b")
    assert members_on(REGISTER, "cac-so", MERGER) == ("so-b",)
    assert members_on(REGISTER, "co-quan", MERGER) == ("so-b", "van-phong")


def test_an_agency_is_its_own_only_member() -> None:
    assert members_on(REGISTER, "so-a", date(2020, 1, 1)) == ("so-a",)
    assert members_on(REGISTER, "so-a", MERGER) == ()


def test_functions_pass_on_from_their_date() -> None:
    assert REGISTER.successors("so-a", date(2025, 6, 30)) == ()
    assert [step.to for step in REGISTER.successors("so-a", MERGER)] == ["so-b", None]
    assert REGISTER.successors("so-b", MERGER) == ()
