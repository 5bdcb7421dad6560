"""Whose name, sign and signature a document bears."""

from dataclasses import replace

import pytest

from cchc.core.agency.lineage import Agency, AgencyRegister
from cchc.core.document.letterhead import (
    Letterhead,
    committee_of,
    deputy,
    drafting_agency,
    initials,
    letterhead,
    province_name,
    signed_for,
)
from cchc.core.errors import UnknownReference
from tests.core.document.papers import PLAN, committee, department


def test_the_committee_of_the_province() -> None:
    head = committee()
    assert (head.issuer, head.sign, head.place) == ("Ủy ban nhân dân tỉnh Vĩnh Phúc", "UBND", "Vĩnh Phúc")
    assert (head.authority, head.position) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert letterhead(PLAN.agencies, "tinh-vinh-phuc") == head
    assert letterhead(PLAN.agencies, "hdnd-tinh").authority == "TM. HỘI ĐỒNG NHÂN DÂN"
    assert letterhead(PLAN.agencies, "hdnd-tinh").sign == "HĐND"


def test_the_chairman_decides_on_paper_of_his_committee() -> None:
    chairman = Agency(id="chairman", name="Chủ tịch UBND tỉnh", kind="committee", parent="ubnd-tinh")
    register = replace(PLAN.agencies, agencies=(*PLAN.agencies.agencies, chairman))
    head = letterhead(register, "chairman")
    assert (head.issuer, head.sign, head.authority) == (committee().issuer, "UBND", "")
    assert head.decider == "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Phúc"
    assert committee().decider == committee().issuer


def test_a_department_below_it() -> None:
    head = department()
    assert (head.superior, head.sign) == ("Ủy ban nhân dân tỉnh Vĩnh Phúc", "SNV")
    assert (head.position, head.head) == ("GIÁM ĐỐC", "Giám đốc Sở Nội vụ")
    office = letterhead(PLAN.agencies, "van-phong-ubnd-tinh")
    assert (office.position, office.sign) == ("CHÁNH VĂN PHÒNG", "VPUBNDT")
    assert letterhead(PLAN.agencies, "cong-an-tinh").position == "THỦ TRƯỞNG"
    assert letterhead(PLAN.agencies, "cong-an-tinh").superior == ""


def test_a_deputy_signs_in_place_of_the_head() -> None:
    head = committee()
    acting = signed_for(head, deputy(head))
    assert acting.authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert acting.position == "PHÓ CHỦ TỊCH"
    assert signed_for(department(), "PHÓ GIÁM ĐỐC").authority == "KT. GIÁM ĐỐC"


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Sở Thông tin và Truyền thông", "STTTT"),
        ("Ban Quản lý các khu công nghiệp", "BQLKCN"),
        ("A , b", "AB"),
    ],
)
def test_signs(name: str, sign: str) -> None:
    assert initials(name) == sign


def test_registers_without_a_root_or_a_committee() -> None:
    province = Agency(id="p", name="Thành phố Huế", kind="province")
    bare = AgencyRegister("x", "p", (province,))
    assert province_name(bare) == "Huế"
    assert committee_of(bare, "p") == "p"
    assert province_name(AgencyRegister("x", None, (province,))) == ""
    assert drafting_agency(bare, "p") == "p"
    assert drafting_agency(PLAN.agencies, "ubnd-tinh") == "so-noi-vu"
    other = AgencyRegister("x", "q", (Agency(id="q", name="Đặc khu", kind="province"),))
    assert province_name(other) == "Đặc khu"


def test_unknown_agencies_are_refused() -> None:
    with pytest.raises(UnknownReference):
        letterhead(PLAN.agencies, "khong-co")


def test_a_letterhead_says_who_is_its_head() -> None:
    assert (
        Letterhead(issuer="Sở A", sign="SA", position="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC").head
        == "Phó giám đốc Sở A"
    )
