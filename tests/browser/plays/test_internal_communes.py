"""The internal index of four communes, illustrative: published by groups, until then closed to others."""

from django.utils import timezone
from playwright.sync_api import Page, expect

from cchc.core.campaign.circuit import Step
from cchc.records.people.models import User
from cchc.records.rounds.actions import import_external
from tests.browser.plays.conftest import Backstage, Cast
from tests.browser.plays.opening import call, choose, only_self_scoring, tick_only
from tests.browser.plays.units import COMMUNES, entered, left, points_from_outside
from tests.browser.plays.working import Check, act, day, look, set_time, told

SLUG = COMMUNES.slug
NAMES = ("Xã 1 (minh họa)", "Xã 2 (minh họa)", "Xã 3 (minh họa)", "Phường 4 (minh họa)")


def test_a_year_of_four_communes(cast: Cast, backstage: Backstage, assert_accessible: Check) -> None:
    officer, commune = cast("vinhlong"), cast("xa-1")
    opened(officer, assert_accessible)
    with backstage():
        entered(COMMUNES)
        left(COMMUNES, Step.SELF_SCORING, COMMUNES.names)
    set_time(officer, SLUG, "Thẩm định lần 1", -4, 11)
    with backstage():
        left(COMMUNES, Step.APPRAISAL_1, COMMUNES.names)
        points_come_in()
    for place, step in enumerate(("Tự chấm điểm", "Thẩm định lần 1", "Giải trình", "Thẩm định lần 2")):
        set_time(officer, SLUG, step, place - 5, -1)
    assert commune.request.get(f"/dot/{SLUG}/don-vi/xa-2/").status == 404
    published(officer, "Xã (minh họa)", 3)
    assert commune.request.get(f"/ket-qua/{SLUG}-phuong-4/").status == 404
    published(officer, "Phường (minh họa)", 1)
    look(officer, assert_accessible)
    ranked(commune, assert_accessible)


def opened(page: Page, check: Check) -> None:
    """Three communes in one ranking group, a ward in another."""
    choose(page, "xa", 2026, day(), COMMUNES.catalogue)
    call(page, "Chỉ số nội bộ của các xã, phường năm 2026 (minh họa)")
    tick_only(page, "units", NAMES)
    only_self_scoring(page)
    page.get_by_role("button", name="Kiểm tra trước khi mở").click()
    told(page, "cho 4 đơn vị")
    act(page, "Mở đợt", "Các cơ quan thấy phần việc của mình ngay")
    look(page, check)


def points_come_in() -> None:
    file, now = points_from_outside(COMMUNES), timezone.now()
    by = User.objects.get(username="vinhlong")
    import_external(SLUG, file["buffer"], file["name"], by=by, now=now)


def published(page: Page, group: str, units: int) -> None:
    """One group by one decision."""
    page.goto(f"/dot/{SLUG}/cong-bo/")
    page.get_by_label("Các nhóm xếp hạng").get_by_role("link", name=group).click()
    card = page.get_by_role("region", name=group).first
    card.get_by_label("Số quyết định").fill(f"0{units}/QĐ-UBND (minh họa)")
    card.get_by_label("Ngày quyết định").fill(day())
    reason = card.get_by_label("Lý do công bố khi còn dòng chưa có số liệu")
    if reason.is_visible():
        reason.fill("Kết quả điều tra chưa có (minh họa)")
    card.get_by_label("Tôi đã kiểm tra kết quả").check()
    act(page, f"Công bố {units} đơn vị", "Kết quả đã đóng băng.")


def ranked(page: Page, check: Check) -> None:
    """The communes stand in the order of their group, the ward in its own."""
    page.goto(f"/ket-qua/{SLUG}-xa-1/")
    for name in (*NAMES, "Phường (minh họa)"):
        expect(page.locator("#xep-hang").get_by_text(name).first).to_be_visible()
    look(page, check)
    assert page.request.get(f"/ket-qua/{SLUG}-phuong-4/").status == 200
