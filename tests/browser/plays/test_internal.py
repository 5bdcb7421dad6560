"""The internal index through the pages: three departments, from opening to the ranking.

Catalogues, units and figures are illustrative. Units do not see one another before publication; one of them
rebuts, and the council decides.
"""

from playwright.sync_api import FilePayload, Page, expect

from cchc.core.campaign.circuit import Step
from tests.browser.plays.conftest import Backstage, Cast
from tests.browser.plays.opening import call, choose, only_self_scoring, tick_only
from tests.browser.plays.units import DEPARTMENTS, entered, left, points_from_outside
from tests.browser.plays.working import SAVED, Check, act, day, look, open_line, open_portion, set_time, told
from tests.records.handing_in import pdf

SLUG, HOME = DEPARTMENTS.slug, "Sở Nội vụ"
NAMES = ("Sở A (minh họa)", "Sở B (minh họa)", "Sở C (minh họa)")
WON, LOST = "4.1.1", "1.5"
SEATS = ("Nguyễn Văn Chủ tịch", "Trần Thị Ủy viên", "Lê Văn Ủy viên", "Phạm Thị Thư ký")
REPORT = FilePayload(name="Giải trình.pdf", mimeType="application/pdf", buffer=pdf("Giải trình"))


def test_a_year_of_three_departments(cast: Cast, backstage: Backstage, assert_accessible: Check) -> None:
    officer = cast("vinhphuc")
    opened(officer, assert_accessible)
    typed_and_kept(cast("so-a"), assert_accessible)
    two_on_one_line(cast("so-a"), cast("ld.so-a"), assert_accessible)
    gaps_are_named(cast("so-a"), assert_accessible)
    with backstage():
        entered(DEPARTMENTS, {"so-a": {WON: {"value": "yes"}, LOST: {"count": "0"}}})
        left(DEPARTMENTS, Step.SELF_SCORING, ("so-b", "so-c"))
    leaves(cast("so-a"), cast("ld.so-a"), NAMES[0])
    nobody_sees_another(cast("so-a"))
    appraised(cast, backstage, assert_accessible)
    rebutted(cast, assert_accessible)
    appraised_again(cast)
    from_outside(officer)
    decided(officer, assert_accessible)
    published(officer, assert_accessible)
    everybody_sees_the_ranking(cast("so-a"), assert_accessible)


def opened(page: Page, check: Check) -> None:
    """Three departments; who appraises is taken from the last campaign."""
    choose(page, "so", 2026, day(), DEPARTMENTS.catalogue)
    call(page, "Chỉ số nội bộ của các sở năm 2026 (minh họa)")
    tick_only(page, "units", NAMES)
    only_self_scoring(page)
    page.get_by_role("button", name="Kiểm tra trước khi mở").click()
    told(page, "cho 3 đơn vị")
    look(page, check)
    act(page, "Mở đợt", "Các cơ quan thấy phần việc của mình ngay")


def fill(page: Page, **figures: str) -> None:
    page.get_by_label("Có số liệu", exact=True).check()
    for name, figure in figures.items():
        page.locator(f"[name=f_{name}]").fill(figure)


def typed_and_kept(page: Page, check: Check) -> None:
    """What is typed is saved without a button."""
    open_portion(page, SLUG, NAMES[0], "self_scoring")
    open_line(page, "1.3.1")
    fill(page, part="2", whole="7")
    page.get_by_label("Thuyết minh").fill("Số liệu minh họa")
    page.get_by_label("Nguồn số liệu").click()
    expect(page.locator(SAVED)).to_contain_text("Đã lưu lúc")
    look(page, check)


def two_on_one_line(scorer: Page, head: Page, check: Check) -> None:
    """Both have the line open; the second is told of the first, and nothing is overwritten."""
    for page in (scorer, head):
        open_portion(page, SLUG, NAMES[0], "self_scoring")
        open_line(page, "1.3.2")
    for page, part in ((head, "3"), (scorer, "4")):
        fill(page, part=part, whole="4")
        page.get_by_label("Thuyết minh").fill("Số liệu minh họa")
        page.get_by_label("Nguồn số liệu").click()
        expect(page.locator(SAVED)).to_contain_text("Đã lưu lúc" if page is head else "có người khác vừa ghi")
    expect(scorer.get_by_role("alert")).to_contain_text("3/4")
    look(scorer, check)
    scorer.get_by_role("link", name="Lấy số của người kia").click()
    expect(scorer.locator("[name=f_part]")).to_have_value("3")


def gaps_are_named(page: Page, check: Check) -> None:
    """A portion with gaps does not leave; the page names every one of them."""
    open_portion(page, SLUG, NAMES[0], "self_scoring")
    act(page, "Gửi lãnh đạo đơn vị duyệt", "Chưa gửi được: phần việc còn những chỗ thiếu dưới đây.")
    expect(page.locator(".cc-gaps")).to_contain_text("1.1.1")
    look(page, check)


def leaves(worker: Page, head: Page, whose: str, step: str = "self_scoring") -> None:
    """Who has filled in sends, his head confirms."""
    open_portion(worker, SLUG, whose, step)
    act(worker, "Gửi lãnh đạo đơn vị duyệt", "Đã gửi lãnh đạo đơn vị duyệt.")
    head.goto(worker.url)
    act(head, "Duyệt, chuyển khỏi đơn vị", "Đã duyệt: phần việc đã rời đơn vị.")


def nobody_sees_another(page: Page) -> None:
    """The rounds of another unit and its result are not there."""
    assert page.request.get(f"/dot/{SLUG}/don-vi/so-a/").status == 200
    for address in (f"/dot/{SLUG}/don-vi/so-b/", f"/ket-qua/{SLUG}-so-b/"):
        assert page.request.get(address).status == 404


def open_judging(page: Page, step: str) -> None:
    """From the list of portions to the appraisal of the first unit."""
    page.goto(f"/dot/{SLUG}/?buoc={step}")
    row = page.locator("#phan-viec tbody tr").filter(has_text=NAMES[0]).filter(has_text="Thẩm định")
    row.get_by_role("rowheader").get_by_role("link").first.click()
    page.wait_for_url("**/phan/**")


def ruled(page: Page, step: str, line: str, name: str, value: str) -> None:
    """Another figure than the unit's, with the reason."""
    open_judging(page, step)
    open_line(page, line)
    page.get_by_label("Có số liệu", exact=True).check()
    field = page.locator(f"[name=f_{name}]")
    if name == "value":
        page.locator(f"[name=f_value][value={value}]").check()
    else:
        field.fill(value)
    reason = page.get_by_label("Lý do của kết luận")
    reason.fill("Hồ sơ chưa đủ (minh họa)")
    reason.blur()
    expect(page.locator(SAVED)).to_contain_text("Đã lưu lúc")
    act(page, "Lưu", f"Đã lưu dòng {line}")


def appraised(cast: Cast, backstage: Backstage, check: Check) -> None:
    """Two lines of the first unit are corrected, all others agreed to; other units get what they claim."""
    set_time(cast("vinhphuc"), SLUG, "Thẩm định lần 1", -4, 11)
    page = cast("thamdinh.vinhphuc")
    ruled(page, "appraisal_1", WON, "value", "no")
    look(page, check)
    ruled(page, "appraisal_1", LOST, "count", "2")
    agreed(page, "appraisal_1")
    leave_judging(page, cast("ld.noivu.vinhphuc"), "appraisal_1")
    with backstage():
        left(DEPARTMENTS, Step.APPRAISAL_1, DEPARTMENTS.names)


def agreed(page: Page, step: str) -> None:
    open_judging(page, step)
    page.get_by_role("button", name="Đồng ý tất cả các dòng còn lại").click()
    told(page, "dòng chưa có kết luận.")


def leave_judging(page: Page, head: Page, step: str) -> None:
    open_judging(page, step)
    act(page, "Gửi lãnh đạo đơn vị duyệt", "Đã gửi lãnh đạo đơn vị duyệt.")
    head.goto(page.url)
    act(head, "Duyệt, chuyển khỏi đơn vị", "Đã duyệt: phần việc đã rời đơn vị.")


def rebutted(cast: Cast, check: Check) -> None:
    """The first unit insists on both lines, on one of them with another document."""
    set_time(cast("vinhphuc"), SLUG, "Giải trình", -3, 12)
    page = cast("so-a")
    for line, field in ((WON, "[name=f_value][value=yes]"), (LOST, "[name=f_count]")):
        open_portion(page, SLUG, NAMES[0], "rebuttal")
        open_line(page, line)
        page.get_by_label("Có số liệu", exact=True).check()
        if line == WON:
            page.locator(field).check()
        else:
            page.locator(field).fill("0")
        page.get_by_label("Nội dung giải trình").fill("Đã bổ sung hồ sơ (minh họa)")
        act(page, "Lưu", f"Đã lưu dòng {line}")
    page.get_by_role("link", name="Nộp tài liệu mới").click()
    page.get_by_label("Không, tài liệu không phải là tài liệu mật").check()
    page.get_by_label("Tệp", exact=True).set_input_files([REPORT])
    page.get_by_role("button", name="Nộp tài liệu").click()
    page.get_by_label("Lý do, nếu tài liệu không thuộc danh mục của dòng").fill("Tài liệu giải trình")
    page.get_by_role("button", name="Gắn vào dòng này").click()
    expect(page.locator("#tai-lieu").get_by_role("rowheader", name="Giải trình")).to_be_visible()
    look(page, check)
    leaves(page, cast("ld.so-a"), NAMES[0], "rebuttal")


def appraised_again(cast: Cast) -> None:
    """The appraisers keep to what they said."""
    set_time(cast("vinhphuc"), SLUG, "Thẩm định lần 2", -2, 13)
    page = cast("thamdinh.vinhphuc")
    ruled(page, "appraisal_2", WON, "value", "no")
    ruled(page, "appraisal_2", LOST, "count", "2")
    leave_judging(page, cast("ld.noivu.vinhphuc"), "appraisal_2")


def from_outside(page: Page) -> None:
    """Points of surveys come from a file, checked before anything is stored."""
    for place, step in enumerate(("Tự chấm điểm", "Thẩm định lần 1", "Giải trình", "Thẩm định lần 2")):
        set_time(page, SLUG, step, place - 5, -1)
    page.goto(f"/dot/{SLUG}/diem-ngoai/")
    page.get_by_label("Tệp điểm").set_input_files([points_from_outside(DEPARTMENTS)])
    page.get_by_label("Nguồn của điểm").fill("Điều tra xã hội học năm 2026 (minh họa)")
    page.get_by_role("button", name="Kiểm tra tệp").click()
    page.get_by_role("button", name="điểm", exact=False).filter(has_text="Ghi").click()
    told(page, "Đã ghi:")


def decided(page: Page, check: Check) -> None:
    """Four sit in the council: three of four carry one line, two of four do not carry the other."""
    set_time(page, SLUG, "Hội đồng thẩm định quyết định", -1, 5)
    page.goto(f"/dot/{SLUG}/hoi-dong/")
    while page.locator("[name^=name-]").count() < len(SEATS):
        seated(page, page.locator("[name^=name-]").count())
    seated(page, len(SEATS))
    look(page, check)
    for line, in_favour, verdict in ((WON, 3, "được thông qua"), (LOST, 2, "không thông qua")):
        page.goto(f"/dot/{SLUG}/hoi-dong/so-a/{line}/")
        page.get_by_label("Có số liệu", exact=True).check()
        if line == WON:
            page.locator("[name=f_value][value=yes]").check()
        else:
            page.locator("[name=f_count]").fill("0")
        page.locator("[name=ballot][value=meeting]").check()
        for name, count in (("present", 4), ("in_favour", in_favour), ("against", 4 - in_favour)):
            page.locator(f"[name={name}]").fill(str(count))
        page.locator("[name=note]").fill("Xét giải trình (minh họa)")
        page.get_by_role("button", name="Ghi biểu quyết").click()
        expect(page.locator("#quyet-dinh")).to_contain_text(verdict)


def seated(page: Page, count: int) -> None:
    """Write down so many members; the form has a few spare rows each time it is opened."""
    if not page.locator("[name=name-0]").is_visible():
        page.get_by_text("Sửa danh sách thành viên").click()
    for place, name in enumerate(SEATS[:count]):
        page.locator(f"[name=name-{place}]").fill(name)
    page.locator("[name=chair][value='0']").check()
    act(page, "Lưu danh sách", f"Hội đồng có {count} thành viên.")


def published(page: Page, check: Check) -> None:
    """The group is published by one decision; the frozen text gives the same result again."""
    page.goto(f"/dot/{SLUG}/cong-bo/")
    told(page, "Không còn việc nào phải xong trước khi công bố.")
    page.get_by_label("Số quyết định").fill("01/QĐ-UBND (minh họa)")
    page.get_by_label("Ngày quyết định").fill(day())
    reason = page.get_by_label("Lý do công bố khi còn dòng chưa có số liệu")
    if reason.is_visible():
        reason.fill("Kết quả điều tra chưa có (minh họa)")
    page.get_by_label("Tôi đã kiểm tra kết quả").check()
    act(page, "Công bố 3 đơn vị", "Kết quả đã đóng băng.")
    row = page.get_by_role("row").filter(has_text=NAMES[0])
    row.get_by_role("link", name="Tính lại để đối chiếu").click()
    told(page, "khớp từng chữ số")
    look(page, check)


def everybody_sees_the_ranking(page: Page, check: Check) -> None:
    """After publication a unit reads the others' results, and where it stands among them."""
    page.goto(f"/ket-qua/{SLUG}-so-b/")
    for name in NAMES:
        expect(page.locator("#xep-hang").get_by_text(name).first).to_be_visible()
    look(page, check)
