"""Vĩnh Long 2020 through the pages: two lines are gathered from twenty departments and a hundred communes.

All figures are illustrative, drawn with a seed: three communes are missing, one is sent back and repairs.
"""

import io
import random

import openpyxl
from playwright.sync_api import FilePayload, Locator, Page, expect

from cchc.core.numerals import number_text
from tests.browser.plays.conftest import Cast
from tests.browser.plays.opening import call, choose, only_self_scoring
from tests.browser.plays.working import SIDEWAYS, Check, act, day, look, told, unfold
from tests.browser.visits import PHONE

SLUG, SEED, OFFICE = "tinh-vinh-long-2020", 20201231, "Văn phòng UBND tỉnh"
DEPARTMENTS, COMMUNES = "3.4.1", "3.4.3"
FINAL, PROVISIONAL = "Số chính thức", "Số ước"
# Who types on the pages, by account: the names of agencies.
BY_HAND = {
    "xa-001": ("Xã số 1 (minh họa)",),
    "xa-002": ("Xã số 2 (minh họa)",),
    "xa.vinhlong": ("Phường số 3 (minh họa)", "Xã số 4 (minh họa)"),
    "so.vinhlong": ("Sở Y tế", "Sở số 4 (minh họa)"),
}
MISSING = ("Xã số 5 (minh họa)", "Xã số 6 (minh họa)", "Xã số 7 (minh họa)")
TYPED = tuple(name for names in BY_HAND.values() for name in names)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_figures_are_gathered_from_a_hundred_and_twenty(cast: Cast, assert_accessible: Check) -> None:
    opened(cast("vinhlong"), assert_accessible)
    office = cast("vanphong.vinhlong")
    provisional_first(cast, office)
    typed(cast, assert_accessible)
    by_list(office, DEPARTMENTS, FINAL, TYPED)
    by_list(office, COMMUNES, FINAL, (*TYPED, *MISSING), assert_accessible)
    three_are_missing(office, assert_accessible)
    one_is_sent_back(cast, office)
    adopted(office, assert_accessible)
    one_comes_late(cast("xa.vinhlong"), office)


def opened(page: Page, check: Check) -> None:
    """The coordinator ticks the two lines, the departments and the communes."""
    choose(page, "tinh", 2020, "31/12/2020", "par_index_province/2639-qd-ubnd-2020-vinh-long")
    call(page, "Thu số liệu năm 2020 của tỉnh Vĩnh Long (minh họa)")
    duties = page.locator("section[aria-labelledby=phan-cong-ten]")
    unfold(duties.locator("details"))
    choose_everywhere(duties.locator("select[id^=id_rieng]"), "")
    sought = duties.locator("select[id^=id_viec]").first.locator("option", has_text="Sở Nội vụ").first
    choose_everywhere(duties.locator("select[id^=id_viec]"), str(sought.get_attribute("value")))
    duties.locator("#id_viec-3").select_option(OFFICE)
    for line in (DEPARTMENTS, COMMUNES):
        page.locator(f"[name=collect][value='{line}']").check()
        page.get_by_label(f"Cơ quan tổng hợp dòng {line}").select_option(OFFICE)
    tick(page, "cac-so-ban-nganh", "Sở số ")
    tick(page, "ubnd-cap-xa", "Xã số ", "Phường số ", "Đặc khu số ", "Thị trấn số ")
    page.locator("#id_provisional").fill(day(-2))
    page.locator("#id_final").fill(day(5))
    only_self_scoring(page)
    look(page, check)
    page.get_by_role("button", name="Kiểm tra trước khi mở").click()
    told(page, f"Dòng {DEPARTMENTS}: 20 đơn vị nhập, {OFFICE} tổng hợp")
    told(page, f"Dòng {COMMUNES}: 100 đơn vị nhập, {OFFICE} tổng hợp")
    act(page, "Mở đợt", "Các cơ quan thấy phần việc của mình ngay")


def choose_everywhere(choices: Locator, value: str) -> None:
    """The same in every choice: a hundred choices at once."""
    assert choices.count()
    choices.evaluate_all("(all, value) => all.forEach(one => { one.value = value })", value)


def tick(page: Page, group: str, *names: str) -> None:
    """Tick every agency whose name begins so: a hundred clicks at once."""
    named = "names.some(name => box.parentElement.textContent.startsWith(name))"
    script = f"(all, names) => all.forEach(box => {{ box.checked ||= {named} }})"
    page.locator(f"[name=nhom-{group}]").evaluate_all(script, list(names))


def figures(name: str) -> tuple[int, int]:
    """The figures of an agency, of the dossiers in time and of all; drawn with the seed."""
    drawn = random.Random(f"{SEED}/{name}")  # noqa: S311 - seeded, so that figures repeat
    whole = drawn.randint(200, 2000)
    return whole - drawn.randint(0, 9), whole


def small_form(page: Page, name: str, kind: str) -> None:
    """From the list of one's own figures to the small form of an agency."""
    page.goto(f"/dot/{SLUG}/so-lieu/")
    page.locator("section[aria-labelledby=nhap-ten] tr").filter(has_text=name).get_by_role("link").click()
    page.wait_for_url(f"**/dot/{SLUG}/so-lieu/*/")
    if kind == PROVISIONAL:
        page.get_by_role("link", name=PROVISIONAL).click()
        page.wait_for_url(f"**/dot/{SLUG}/so-lieu/*/?*")


def send(page: Page, name: str, kind: str = FINAL, part: int | None = None) -> None:
    """Type both figures and send them to the collating agency."""
    small_form(page, name, kind)
    first, whole = figures(name)
    page.locator("[name=f_part]").fill(str(first if part is None else part))
    page.locator("[name=f_whole]").fill(str(whole))
    act(page, "Lưu và gửi", f"Đã gửi {OFFICE} lúc")


def provisional_first(cast: Cast, office: Page) -> None:
    """Two have told what they reckon with; the sum of it is taken over as provisional."""
    for name in BY_HAND["xa.vinhlong"]:
        send(cast("xa.vinhlong"), name, PROVISIONAL)
    by_list(office, COMMUNES, PROVISIONAL, (*TYPED, *MISSING))
    open_table(office, COMMUNES)
    office.get_by_role("button", name="số ước").click()
    told(office, f"Đã nhận số tổng hợp làm số của dòng {COMMUNES}.")


def typed(cast: Cast, check: Check) -> None:
    """Six type on the pages, one of them on a telephone."""
    for username, names in BY_HAND.items():
        page = cast(username)
        if username == "xa-001":
            page.set_viewport_size(PHONE)
        for name in names:
            small_form(page, name, FINAL)
            assert page.evaluate(SIDEWAYS) <= 0
            send(page, name)
        if username == "xa-001":
            check(page)


def open_table(page: Page, line: str) -> None:
    page.goto(f"/dot/{SLUG}/so-lieu/")
    page.locator("section[aria-labelledby=tong-hop-ten]").get_by_role("link", name=line).click()
    page.wait_for_url(f"**/dot/{SLUG}/tong-hop/**")


def by_list(page: Page, line: str, kind: str, without: tuple[str, ...], check: Check | None = None) -> None:
    """The collating agency reads the rest from a list that came by mail."""
    open_table(page, line)
    page.get_by_role("link", name="Tải ra, nộp vào bằng Excel").click()
    raw = page.request.get(str(page.get_by_role("link", name="Tải tệp mẫu").get_attribute("href"))).body()
    file, count = filled(raw, without)
    page.get_by_label("Tệp số liệu").set_input_files([file])
    page.get_by_label("Loại số liệu").select_option(kind)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    told(page, f"{count} đơn vị nhận được")
    if check:
        look(page, check)
    page.get_by_role("button", name="Ghi").click()
    told(page, f"Đã ghi số liệu từ tệp so-lieu.xlsx: {count} mới")


def filled(raw: bytes, without: tuple[str, ...]) -> tuple[FilePayload, int]:
    """The list with the figures of all agencies but some, and of how many."""
    book, stream, count = openpyxl.load_workbook(io.BytesIO(raw)), io.BytesIO(), 0
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=6):
        name = str(row[1].value)
        if row[1].value and name not in without:
            row[2].value, row[3].value = figures(name)
            count += 1
    book.save(stream)
    return FilePayload(name="so-lieu.xlsx", mimeType=XLSX, buffer=stream.getvalue()), count


def three_are_missing(page: Page, check: Check) -> None:
    """The table names who has not sent anything."""
    open_table(page, COMMUNES)
    page.get_by_role("link", name="Còn thiếu (3)").click()
    members = page.locator(".cc-members tbody")
    for name in MISSING:
        expect(members).to_contain_text(name)
    expect(members.get_by_role("row")).to_have_count(3)
    look(page, check)


def one_is_sent_back(cast: Cast, office: Page) -> None:
    """A commune mistook a digit; it is told so, and repairs."""
    page, name = cast("xa-002"), "Xã số 2 (minh họa)"
    open_table(office, COMMUNES)
    office.get_by_role("link", name=f"Trả lại số liệu của {name}").click()
    office.get_by_label("Lý do trả lại").fill("Số liệu lệch với phần mềm một cửa")
    office.get_by_label("Bổ sung trước hết ngày").fill(day(2))
    act(office, "Trả lại để bổ sung", f"Đã trả lại số liệu của {name}")
    told(office, "Còn thiếu (4)")
    small_form(page, name, FINAL)
    told(page, "Số liệu lệch với phần mềm một cửa")
    send(page, name, part=figures(name)[0] - 5)


def adopted(page: Page, check: Check) -> None:
    """The sums stand with every part: of each agency its own figures."""
    for line, came, total in ((DEPARTMENTS, 20, 20), (COMMUNES, 97, 100)):
        open_table(page, line)
        told(page, f"{came}/{total} đơn vị đã gửi")
        page.get_by_role("button", name="chính thức").click()
        told(page, f"Đã nhận số tổng hợp làm số của dòng {line}.")
    first, whole = figures("Xã số 2 (minh họa)")
    row = page.get_by_role("row").filter(has_text="Xã số 2 (minh họa)")
    expect(row).to_contain_text(f"{number_text(first - 5)}/{number_text(whole)} hồ sơ")
    look(page, check)


def one_comes_late(page: Page, office: Page) -> None:
    """A late figure makes the sum outdated until it is taken over again."""
    send(page, MISSING[0])
    open_table(office, COMMUNES)
    told(office, "Số của dòng đã cũ.")
    office.get_by_role("button", name="chính thức").click()
    told(office, f"Đã nhận số tổng hợp làm số của dòng {COMMUNES}.")
    told(office, "98/100 đơn vị")
    expect(office.get_by_text("Số của dòng đã cũ.")).to_have_count(0)
