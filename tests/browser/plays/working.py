"""What people of the plays do again and again: open their work, fill a line in, send, look at a page."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import PHONE, WIDE

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SAVED = "#tinh-trang-luu"
Check = Callable[[Page], None]


def day(later: int = 0) -> str:
    """A day as people write it, so many days after today."""
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    return (today + timedelta(days=later)).strftime("%d/%m/%Y")


def look(page: Page, check: Check) -> None:
    """The page as it stands is accessible on a phone, and nothing is hidden at the side, there or wide.

    Whoever clicked before waits first for what the next page says: a page that goes has nothing to look at.
    """
    assert page.evaluate(SIDEWAYS) <= 0, f"sideways: {page.url}"
    page.set_viewport_size(PHONE)
    assert page.evaluate(SIDEWAYS) <= 0, f"sideways on a phone: {page.url}"
    check(page)
    page.set_viewport_size(WIDE)


def told(page: Page, text: str) -> None:
    """The page says something, and is there to its end."""
    expect(page.get_by_text(text).first).to_be_visible()
    page.wait_for_load_state()


def open_portion(page: Page, slug: str, whose: str, step: str = "") -> None:
    """Open a portion from the page of the campaign."""
    page.goto(f"/dot/{slug}/{f'?buoc={step}' if step else ''}")
    page.locator("#phan-viec").get_by_role("link", name=whose, exact=True).first.click()
    page.wait_for_url("**/phan/**")


def act(page: Page, name: str, answer: str) -> None:
    """Press a button and read what comes of it."""
    page.get_by_role("button", name=name, exact=True).click()
    told(page, answer)


def open_line(page: Page, line: str) -> None:
    """From a portion to one of its lines."""
    page.locator(f'[id="dong-{line}"] th a').first.click()
    page.wait_for_url(f"**/dong/{line}/**")


def known(page: Page, note: str, **figures: str) -> None:
    """Say that there is a figure, type it by the labels' first words, and say why."""
    page.get_by_label("Có số liệu", exact=True).check()
    for label, figure in figures.items():
        page.locator(f'[name$="f_{label}"]').fill(figure)
    page.get_by_label("Thuyết minh").fill(note)


def unfold(details: Locator) -> None:
    """Open what is folded."""
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()


def pick(page: Page, name: str, values: Iterable[str]) -> None:
    """Tick these of many boxes, in whatever fold they are."""
    for value in values:
        box = page.locator(f"[name={name}][value='{value}']")
        folded = box.locator("xpath=ancestor::details")
        if folded.count():
            unfold(folded)
        box.check()


def set_time(page: Page, slug: str, step: str, first: int, last: int) -> None:
    """The coordinator sets the time of a step, in days from today."""
    page.goto(f"/dot/{slug}/thiet-lap/")
    setting = page.locator("details.cc-setting").filter(has=page.get_by_text(step, exact=True))
    unfold(setting)
    setting.get_by_label("Mở từ").fill(day(first))
    setting.get_by_label("Đóng").fill(day(last))
    setting.get_by_role("button").click()
    told(page, f"Đã đặt thời gian của bước “{step}”")
