"""Signing in through the door, and the addresses that are walked."""

import re

from playwright.sync_api import Page

from cchc.jobs.demo_accounts import SHARED_WORD
from tests.web.addresses import COMPARED

WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 360, "height": 740}
NOBODY = "khach"

PLAN_DRAFT = "/ke-hoach/ban-thao/tinh-vinh-phuc-ke-hoach-khac-phuc-tieu-chi-bi-tru-diem-cua-c/"
OF_PLAN_DRAFT = (
    "",
    "phan-dau/",
    "nhiem-vu/3/",
    "ban-hanh/",
    "muc/nhiem-vu-chung/",
    "muc/nhiem-vu-chung/0/",
    "muc/nhiem-vu-chung/0/chi-tieu/?cach-do=ratio",
    "muc/bi-tru-diem/them/",
)

VISITS = (
    ("vinhphuc", "/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-diem/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-diem/?loc=mat-diem&co-quan=so-noi-vu"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-diem/?loc=khong-danh-gia"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-diem/1.2/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-diem/7.1.1/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-diem/officials-rest/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-tru-diem/"),
    ("vinhphuc", "/ket-qua/vinh-phuc-2017/bang-tru-diem/?xem=theo-co-quan"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/do-phu/"),
    ("vinhphuc", "/ke-hoach/"),
    ("vinhphuc", "/ke-hoach/co-quan/2018/"),
    ("vinhphuc", "/ke-hoach/ket-luan/"),
    ("vinhphuc", "/ke-hoach/lich/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/theo-doi/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/theo-doi/?xem=tieu-chi&nam=2018&loc=qua-han"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/kiem-tra/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/diem-lay-lai/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/kho-khan/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/nhiem-vu/13/"),
    ("vinhphuc", "/ke-hoach/vinh-phuc-5264-2018/nhiem-vu/13/so-thong-tin-va-truyen-thong/once/"),
    ("vinhphuc", "/bao-cao/"),
    ("vinhphuc", "/bao-cao/mo/?ky=quarter-3&nam=2018"),
    ("vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/"),
    ("vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/?loc=chua-gui"),
    ("vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/tong-hop/"),
    ("vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/so-noi-vu/"),
    ("vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/van-ban/don-doc/"),
    ("vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/so-lieu/"),
    ("vinhphuc", "/so/"),
    ("vinhphuc", "/so/dat-so/"),
    ("vinhphuc", "/so/bao-cao-dinh-ky/"),
    ("vinhphuc", "/lanh-dao/tinh-vinh-phuc/"),
    ("vinhphuc", "/dot/"),
    ("vinhphuc", "/dot/mo/"),
    ("vinhphuc", "/dot/so-2026-minh-hoa/"),
    ("vinhphuc", "/dot/so-2026-minh-hoa/thiet-lap/"),
    ("vinhphuc", "/dot/so-2026-minh-hoa/hoi-dong/"),
    ("vinhphuc", "/dot/so-2026-minh-hoa/cong-bo/"),
    ("vinhphuc", "/dot/so-2026-minh-hoa/don-vi/so-a/"),
    ("vinhphuc", "/dot/vinh-phuc-2017/cham-muon/"),
    ("vinhphuc", "/dot/vinh-phuc-2017/nhat-ky/"),
    ("vinhphuc", "/tai-lieu/"),
    ("vinhphuc", "/van-ban/"),
    ("vinhphuc", "/van-ban/lap/ke-hoach/vinh-phuc-5264-2018/"),
    ("vinhphuc", "/van-ban/lap/ket-qua/vinh-phuc-2017/"),
    ("vinhphuc", "/van-ban/mau/"),
    ("vinhphuc", "/van-ban/mau/ke-hoach/"),
    ("vinhphuc", "/thong-bao/"),
    ("vinhphuc", "/nguoi-dung/"),
    ("vinhphuc", "/tai-khoan/"),
    ("vinhphuc", "/ke-hoach/ban-thao/"),
    ("vinhphuc", "/ke-hoach/ban-thao/moi/"),
    ("vinhphuc", "/ke-hoach/ban-thao/tu-van-ban/"),
    *(("vinhphuc", f"{PLAN_DRAFT}{rest}") for rest in OF_PLAN_DRAFT),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/moi/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/1/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/1/dong/muc-do-hoan-thanh-ke-hoach-nam/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/1/thong-tin/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/1/doi-chieu/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/1/so-sanh/"),
    ("vinhphuc", "/bo-tieu-chi/ban-thao/1/bang-tinh/"),
    ("vinhphuc", "/ket-qua/so-a-2026/"),
    ("vinhphuc", "/ket-qua/so-b-2026/"),
    ("vinhphuc", "/ket-qua/so-f-2026/bang-diem/"),
    ("vinhphuc", "/ket-qua/so-c-2026/bang-tru-diem/"),
    ("vinhlong", "/dot/vinh-long-2020/"),
    ("vinhlong", "/dot/vinh-long-2020/so-lieu/"),
    ("vinhlong", "/dot/vinh-long-2020/hoi-dap/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/yeu-cau/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/yeu-cau/?co-quan=so-noi-vu&vai-tro=chu-tri&tai-lieu=thieu"),
    ("vinhlong", "/ket-qua/vinh-long-2020/yeu-cau/?ket-luan=dat&co-quan=ubnd-huyen-long-ho"),
    ("vinhlong", "/ket-qua/vinh-long-2020/yeu-cau/tai-lieu/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/yeu-cau/tai-lieu/?loai=bao-cao-kiem-soat-tthc"),
    ("vinhlong", "/ket-qua/vinh-long-2020-minh-hoa/yeu-cau/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/bang-diem/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/bang-diem/3.4.1/"),
    ("vinhlong", "/ket-qua/vinh-long-2020/bang-tru-diem/"),
    ("vinhlong", "/ke-hoach/vinh-long-2639-2020/"),
    ("vinhlong", "/lanh-dao/tinh-vinh-long/"),
    ("vinhlong", "/ket-qua/xa-1-2026/"),
    ("vinhlong", "/chi-so/"),
    ("vinhlong", "/chi-so/papi/xep-hang/2019/?muc-tieu=30"),
    ("vinhlong", "/chi-so/par-index/xep-hang/2020/"),
    ("vinhlong", "/chi-so/papi/ban-do/2020/"),
    ("vinhlong", "/chi-so/papi/ho-so/tinh-vinh-long/?nam=2020"),
    ("vinhlong", "/chi-so/sipas/ho-so/tinh-vinh-long/"),
    ("vinhlong", "/chi-so/papi/nhap/"),
    ("vinhlong", "/bo-tieu-chi/"),
    ("vinhlong", "/bo-tieu-chi/par_index_province/2639-qd-ubnd-2020-vinh-long/"),
    ("vinhlong", "/bo-tieu-chi/par_index_province/2948-qd-bnv-2017/?loc=chua-biet&linh-vuc=7"),
    ("vinhlong", "/bo-tieu-chi/par_index_agency/minh-hoa-so-2026/"),
    ("vinhlong", "/bo-tieu-chi/phieu/sipas/1001-qd-bnv-2023/"),
    ("vinhlong", "/bo-tieu-chi/so-sanh/"),
    ("vinhlong", f"/bo-tieu-chi/so-sanh/?{COMPARED}"),
    ("vanphong.vinhphuc", "/bao-cao/"),
    ("vanphong.vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/van-phong-ubnd-tinh/"),
    ("vanphong.vinhphuc", "/bao-cao/tinh-vinh-phuc-2018-year/van-phong-ubnd-tinh/so-lieu/"),
    ("so-b", "/dot/"),
    ("so-b", "/dot/so-2026-minh-hoa/"),
    ("vinhlong", "/thuat-ngu/?tim=diem"),
    ("vinhlong", "/thuat-ngu/?tim=khong-co-tu-nay"),
    ("tuphap.vinhphuc", "/so/bao-cao-dinh-ky/?nam=2018"),
    ("tuphap.vinhphuc", "/so/bao-cao-dinh-ky/dong/1/"),
    ("tuphap.vinhphuc", "/so/bao-cao-dinh-ky/dong/them/"),
    ("tuphap.vinhphuc", "/so/bao-cao-dinh-ky/nhap/"),
)

# Walked like the others, but near enough to a page that is pictured: the pictures have a budget.
NOT_PICTURED = frozenset(
    {
        "/ket-qua/vinh-phuc-2017/bang-diem/?loc=mat-diem&co-quan=so-noi-vu",
        "/ket-qua/vinh-phuc-2017/bang-diem/?loc=khong-danh-gia",
        "/ket-qua/vinh-phuc-2017/bang-diem/7.1.1/",
        "/ket-qua/so-b-2026/",
        "/ket-qua/so-f-2026/bang-diem/",
        "/ket-qua/so-c-2026/bang-tru-diem/",
        "/ket-qua/xa-1-2026/",
        "/ket-qua/vinh-long-2020/yeu-cau/?ket-luan=dat&co-quan=ubnd-huyen-long-ho",
        "/ket-qua/vinh-long-2020/yeu-cau/tai-lieu/?loai=bao-cao-kiem-soat-tthc",
        "/ket-qua/vinh-long-2020-minh-hoa/yeu-cau/",
        "/ket-qua/vinh-long-2020/bang-tru-diem/",
        "/chi-so/par-index/xep-hang/2020/",
        "/bo-tieu-chi/par_index_province/2948-qd-bnv-2017/?loc=chua-biet&linh-vuc=7",
        "/ke-hoach/co-quan/2018/",
        "/ke-hoach/ket-luan/",
        "/ke-hoach/lich/",
        "/ke-hoach/vinh-phuc-5264-2018/theo-doi/?xem=tieu-chi&nam=2018&loc=qua-han",
        "/ke-hoach/vinh-phuc-5264-2018/kho-khan/",
        "/ke-hoach/vinh-phuc-5264-2018/diem-lay-lai/",
        "/bao-cao/",
        "/bao-cao/mo/?ky=quarter-3&nam=2018",
        "/bao-cao/tinh-vinh-phuc-2018-year/?loc=chua-gui",
        "/bao-cao/tinh-vinh-phuc-2018-year/so-noi-vu/",
        "/bao-cao/tinh-vinh-phuc-2018-year/van-ban/don-doc/",
        "/bao-cao/tinh-vinh-phuc-2018-year/so-lieu/",
        "/bao-cao/tinh-vinh-phuc-2018-year/van-phong-ubnd-tinh/so-lieu/",
        "/van-ban/lap/ket-qua/vinh-phuc-2017/",
        "/van-ban/mau/",
        "/van-ban/mau/ke-hoach/",
        "/ke-hoach/ban-thao/",
        "/ke-hoach/ban-thao/moi/",
        "/ke-hoach/ban-thao/tu-van-ban/",
        *(f"{PLAN_DRAFT}{rest}" for rest in OF_PLAN_DRAFT),
        "/bo-tieu-chi/ban-thao/",
        "/bo-tieu-chi/ban-thao/moi/",
        "/bo-tieu-chi/ban-thao/1/thong-tin/",
        "/bo-tieu-chi/ban-thao/1/doi-chieu/",
        "/bo-tieu-chi/ban-thao/1/so-sanh/",
        "/bo-tieu-chi/ban-thao/1/bang-tinh/",
        "/so/dat-so/",
        "/so/bao-cao-dinh-ky/",
        "/so/bao-cao-dinh-ky/dong/them/",
        "/so/bao-cao-dinh-ky/nhap/",
        "/thuat-ngu/?tim=khong-co-tu-nay",
    }
)


def sign_in(page: Page, base_url: str, username: str, then: str = "/") -> None:
    """Enter name and password as a person does, and come to where he was going."""
    page.goto(f"{base_url}/dang-nhap/{'' if then == '/' else f'?next={then}'}")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(SHARED_WORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{base_url}{then}")


def let_in(page: Page, username: str) -> None:
    """The same without drawing the door: for who is one of many people of a test."""
    door = "/dang-nhap/"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.request.get(door).text())
    assert token is not None
    form = {"username": username, "password": SHARED_WORD, "csrfmiddlewaretoken": token[1]}
    assert page.request.post(door, form=form, max_redirects=0).status == 302
