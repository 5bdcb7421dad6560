"""Accounts of a province on their pages: list, one account, what is done with it."""

import re

import pytest
from django.test import Client

from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import Membership, Role, User
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, words
from tests.web.test_cost import cost

LIST, NEW = "/nguoi-dung/", "/nguoi-dung/moi/"
PERSON = f"{LIST}nguyen.van.an/"
PASSWORD = re.compile(r"[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}")


def a_person(**changed: str) -> dict[str, str]:
    agency = agency_by_key("vinh-phuc/so-tu-phap").pk
    whole = {"full_name": "Nguyễn Văn An", "username": "nguyen.van.an", "position": "Chuyên viên"}
    return {**whole, "agency": str(agency), "role": "scorer", "areas": "1, 3", **changed}


def opened(client: Client, **changed: str) -> str:
    """Open the account by the page; its password."""
    return PASSWORD.findall(html(client.post(NEW, a_person(**changed))))[0]


def test_an_account_is_opened_and_its_person_gets_in(vinh_phuc: Client) -> None:
    password = opened(vinh_phuc)
    assert password not in html(vinh_phuc.get(PERSON))
    browser = Client()
    browser.post("/dang-nhap/", {"username": "nguyen.van.an", "password": password})
    assert browser.get("/")["Location"] == "/tai-khoan/mat-khau/"
    row = Membership.objects.get(person__username="nguyen.van.an")
    assert row.areas == ["1", "3"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"username": "vinhlong"}, "Tên đăng nhập vinhlong đã có người dùng"),
        ({"username": "Có Dấu"}, "chữ thường không dấu"),
        ({"role": "coordinator"}, "Vai trò này không do bạn cấp"),
        ({"agency": "0"}, "Hãy chọn cơ quan trong danh sách"),
        ({"areas": "một hai"}, "Ghi mã lĩnh vực"),
        ({"valid_from": "2/1/2027", "valid_to": "1/1/2027"}, "sớm hơn ngày bắt đầu"),
    ],
)
def test_accounts_that_cannot_be_are_told(vinh_phuc: Client, changed: dict[str, str], told: str) -> None:
    assert told in words(html(vinh_phuc.post(NEW, a_person(**changed))))
    assert not User.objects.filter(username="nguyen.van.an").exists()


def test_the_list_is_searched_without_marks_and_filtered(vinh_phuc: Client) -> None:
    opened(vinh_phuc)
    assert "Nguyễn Văn An" in words(html(vinh_phuc.get(f"{LIST}?tim=an+nguyen&vai-tro=scorer")))
    assert "Không có tài khoản nào như vậy" in words(html(vinh_phuc.get(f"{LIST}?tim=zzz")))
    agency = agency_by_key("vinh-phuc/so-noi-vu").pk
    assert "Nguyễn Văn An" not in words(html(vinh_phuc.get(f"{LIST}?co-quan={agency}")))
    for odd in ("co-quan=x", "co-quan=99999999999999999999", "vai-tro=x", "trang=x", "trang=999"):
        assert vinh_phuc.get(f"{LIST}?{odd}").status_code == 200
    assert "vinhlong" not in html(vinh_phuc.get(LIST))


def test_a_long_list_has_pages_and_costs_no_more(vinh_phuc: Client) -> None:
    short = cost(vinh_phuc, LIST)
    agency = agency_by_key("vinh-phuc/so-tu-phap")
    people = User.objects.bulk_create(
        User(username=f"nguoi.{at:03}", sort_key=f"{at:03}") for at in range(120)
    )
    Membership.objects.bulk_create(Membership(person=one, agency=agency, role=Role.SCORER) for one in people)
    assert cost(vinh_phuc, LIST) == short <= 15
    page = html(vinh_phuc.get(f"{LIST}?vai-tro=scorer"))
    assert "?vai-tro=scorer&amp;trang=2" in page
    assert "Các dòng trước" in html(vinh_phuc.get(f"{LIST}?vai-tro=scorer&trang=2"))


def test_the_page_of_an_account_costs_little(vinh_phuc: Client) -> None:
    opened(vinh_phuc)
    assert cost(vinh_phuc, PERSON) <= 15
    assert cost(vinh_phuc, NEW) <= 15


def test_a_role_is_given_and_ended(vinh_phuc: Client) -> None:
    opened(vinh_phuc)
    other = str(agency_by_key("vinh-phuc/so-noi-vu").pk)
    role = {"agency": other, "role": "appraiser", "areas": "", "valid_from": "01/01/2026"}
    assert vinh_phuc.post(f"{PERSON}vai-tro/", role).status_code == 302
    assert "đang giữ vai trò ấy" in words(html(vinh_phuc.post(f"{PERSON}vai-tro/", role)))
    assert "Hãy chọn cơ quan" in words(html(vinh_phuc.post(f"{PERSON}vai-tro/")))
    row = Membership.objects.get(person__username="nguyen.van.an", role="appraiser")
    end = f"{PERSON}vai-tro/{row.pk}/ket-thuc/"
    assert "Viết ngày/tháng/năm" in words(html(vinh_phuc.post(end, {"day": "mai"}, follow=True)))
    assert "bắt đầu ngày" in words(html(vinh_phuc.post(end, {"day": "1/1/2020"}, follow=True)))
    assert "Đã ghi ngày kết thúc" in words(html(vinh_phuc.post(end, {"day": "31/01/2026"}, follow=True)))
    assert "từ 01/01/2026 đến 31/01/2026" in words(html(vinh_phuc.get(PERSON)))
    assert vinh_phuc.post(f"{PERSON}vai-tro/0/ket-thuc/", {"day": "31/01/2026"}).status_code == 404


def test_details_are_changed(vinh_phuc: Client) -> None:
    opened(vinh_phuc)
    told = {"full_name": "Nguyễn Văn Ân", "position": "Phó phòng", "phone": "", "email": "sai"}
    assert "thư điện tử không đúng" in words(html(vinh_phuc.post(f"{PERSON}thong-tin/", told)))
    assert vinh_phuc.post(f"{PERSON}thong-tin/", {**told, "email": ""}).status_code == 302
    assert "Nguyễn Văn Ân" in words(html(vinh_phuc.get(f"{LIST}?tim=an+pho+phong")))


def test_what_is_done_with_an_account(vinh_phuc: Client) -> None:
    first = opened(vinh_phuc)
    second = PASSWORD.findall(html(vinh_phuc.post(f"{PERSON}mat-khau/")))[0]
    assert first != second
    for act, told in (
        ("bat-buoc-lop-thu-hai", "bắt buộc"),
        ("khong-bat-buoc-lop-thu-hai", "tùy chọn"),
        ("ket-thuc-phien", "Đã kết thúc mọi phiên"),
        ("bo-lop-thu-hai", "Đã xóa lớp bảo vệ thứ hai"),
        ("ngung", "đã ngừng"),
    ):
        assert told in words(html(vinh_phuc.post(f"{PERSON}{act}/", follow=True)))
    assert "Nguyễn Văn An" in words(html(vinh_phuc.get(f"{LIST}?trang-thai=ngung")))
    assert "đang dùng" in words(html(vinh_phuc.post(f"{PERSON}mo-lai/", follow=True)))
    assert vinh_phuc.post(f"{PERSON}khac/").status_code == 404


def test_an_administrator_s_account_is_shown_and_not_touched(vinh_phuc: Client) -> None:
    person = User.objects.create(username="quan.tri", first_name="Quản trị")
    agency = agency_by_key("vinh-phuc/so-noi-vu")
    Membership.objects.create(person=person, agency=agency, role=Role.ADMINISTRATOR)
    page = words(html(vinh_phuc.get(f"{LIST}quan.tri/")))
    assert "do quản trị hệ thống" in page
    assert "Đặt lại mật khẩu" not in page
    for act in ("mat-khau", "ngung", "bo-lop-thu-hai", "thong-tin"):
        assert vinh_phuc.post(f"{LIST}quan.tri/{act}/").status_code == 403
    browser = browser_of(person)
    assert "Cấp vai trò mới" in words(html(browser.get(f"{LIST}vinhphuc/")))
    assert browser.post(f"{LIST}vinhphuc/ngung/").status_code == 302


def test_nobody_touches_his_own_account_here(vinh_phuc: Client) -> None:
    page = words(html(vinh_phuc.get(f"{LIST}vinhphuc/")))
    assert "Không ai tự sửa vai trò của mình" in page
    assert "Cấp vai trò mới" not in page
    assert vinh_phuc.post(f"{LIST}vinhphuc/ngung/").status_code == 403
    assert vinh_phuc.post(f"{LIST}vinhphuc/vai-tro/").status_code == 403


def test_names_are_shown_as_text(vinh_phuc: Client) -> None:
    opened(vinh_phuc, full_name="<script>alert(1)</script>")
    assert "<script>alert(1)" not in html(vinh_phuc.get(PERSON)) + html(vinh_phuc.get(LIST))


def test_who_looks_after_nobody_sees_no_list(db: None) -> None:
    assert signed_in("lanhdao.vinhphuc").get(LIST).status_code == 403
