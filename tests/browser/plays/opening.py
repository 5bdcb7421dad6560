"""How a coordinator of the plays opens a campaign: what is chosen first, which days are set."""

from playwright.sync_api import Page

from tests.browser.plays.working import day


def choose(page: Page, kind: str, year: int, units_on: str, catalogue: str) -> None:
    """Kind, year, day and catalogue; then the form for them stands there."""
    page.goto("/dot/")
    page.get_by_role("link", name="Mở đợt mới").click()
    page.get_by_label("Loại đợt").select_option(kind)
    page.get_by_label("Năm đánh giá").select_option(str(year))
    page.get_by_label("Đơn vị tính theo ngày").fill(units_on)
    page.get_by_role("button", name="Xem bộ tiêu chí phù hợp").click()
    page.get_by_label("Bộ tiêu chí đã ban hành").select_option(catalogue)
    page.get_by_role("button", name="Tiếp tục").click()


def call(page: Page, title: str) -> None:
    """Give the campaign its name."""
    page.get_by_label("Tên đợt", exact=True).fill(title)
    page.wait_for_load_state()


def only_self_scoring(page: Page) -> None:
    """Self-scoring is open from five days ago to ten days from now; the other steps get their time later."""
    dates = page.locator("section[aria-labelledby=thoi-gian-ten]")
    for field in dates.get_by_role("textbox").all():
        field.fill("")
    dates.get_by_label("Tự chấm điểm: từ ngày").fill(day(-5))
    dates.get_by_label("Tự chấm điểm: đến hết ngày").fill(day(10))


def tick_only(page: Page, field: str, names: tuple[str, ...]) -> None:
    """Of all boxes of a field those of these names are ticked, and no other."""
    boxes = page.locator(f"[name={field}]")
    script = (
        "(all, names) => all.forEach(b => {b.checked = names.includes(b.parentElement.innerText.trim())})"
    )
    boxes.evaluate_all(script, list(names))
